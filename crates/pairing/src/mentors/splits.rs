//! Women in parts made whole again, and made cheaper while that is easy.

use super::proposal::Case;

/// Whole women with mentors who have room for them.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) mentor_of: Vec<Option<usize>>,
    /// How much each mentor can still take.
    pub(super) left: Vec<u32>,
    cost: u64,
}

/// How often all women are gone through for a cheaper place: enough in practice, and bounded.
const ROUNDS: usize = 50;

impl Whole {
    pub(super) fn new(case: &Case) -> Self {
        Self { mentor_of: vec![None; case.needs.len()], left: case.room.clone(), cost: 0 }
    }

    /// From who holds how many seats of each.
    pub(super) fn made_of(case: &Case, women: &[usize], holders: &[Vec<(usize, u32)>]) -> Self {
        let mut whole = Self::new(case);
        let mut in_parts = Vec::new();
        for &woman in women {
            match holders[woman][..] {
                [(mentor, seats)] if seats == case.needs[woman] => whole.put(case, woman, mentor),
                _ => in_parts.push(woman),
            }
        }
        in_parts.sort_by_key(|woman| std::cmp::Reverse(case.needs[*woman]));
        for woman in in_parts {
            if !whole.seat(case, woman) {
                whole.make_room(case, women, woman);
            }
        }
        for _ in 0..ROUNDS {
            let missing: Vec<usize> = whole.unplaced(women);
            let seated = missing.into_iter().filter(|woman| whole.seat(case, *woman)).count();
            if seated == 0 && !whole.shift(case, women) && !whole.swap(case, women) {
                break;
            }
        }
        whole
    }

    pub(super) fn cost(&self) -> u64 {
        self.cost
    }

    pub(super) fn unplaced(&self, women: &[usize]) -> Vec<usize> {
        women.iter().copied().filter(|woman| self.mentor_of[*woman].is_none()).collect()
    }

    pub(super) fn is_full(&self, women: &[usize]) -> bool {
        women.iter().all(|woman| self.mentor_of[*woman].is_some())
    }

    /// More women placed, or as many at less cost.
    pub(super) fn is_better_than(&self, other: &Self, women: &[usize]) -> bool {
        (self.unplaced(women).len(), self.cost) < (other.unplaced(women).len(), other.cost)
    }

    fn put(&mut self, case: &Case, woman: usize, mentor: usize) {
        self.mentor_of[woman] = Some(mentor);
        self.left[mentor] -= case.needs[woman];
        self.cost += price(case, woman, mentor).unwrap_or(0);
    }

    fn take(&mut self, case: &Case, woman: usize) {
        if let Some(mentor) = self.mentor_of[woman].take() {
            self.left[mentor] += case.needs[woman];
            self.cost -= price(case, woman, mentor).unwrap_or(0);
        }
    }

    /// The cheapest mentor who has room for her, but not this one.
    fn cheapest(&self, case: &Case, woman: usize, but: Option<usize>) -> Option<(u64, usize)> {
        let room =
            (0..self.left.len()).filter(|mentor| Some(*mentor) != but && self.left[*mentor] >= case.needs[woman]);
        room.filter_map(|mentor| Some((price(case, woman, mentor)?, mentor))).min()
    }

    fn seat(&mut self, case: &Case, woman: usize) -> bool {
        let found = self.cheapest(case, woman, None);
        if let Some((_, mentor)) = found {
            self.put(case, woman, mentor);
        }
        found.is_some()
    }

    /// Moves one other woman away so that this one has room, at the least cost.
    fn make_room(&mut self, case: &Case, women: &[usize], woman: usize) {
        let mut best: Option<(u64, usize, usize, usize)> = None;
        for &other in women {
            let Some(mentor) = self.mentor_of[other] else { continue };
            let Some(hers) = price(case, woman, mentor) else { continue };
            if self.left[mentor] + case.needs[other] < case.needs[woman] {
                continue;
            }
            let Some((away, there)) = self.cheapest(case, other, Some(mentor)) else { continue };
            // What the other costs now is left out of the sum on purpose: it is given back.
            let cost = (hers + away).saturating_sub(price(case, other, mentor).unwrap_or(0));
            if best.is_none_or(|best| cost < best.0) {
                best = Some((cost, other, mentor, there));
            }
        }
        if let Some((_, other, mentor, there)) = best {
            self.take(case, other);
            self.put(case, other, there);
            self.put(case, woman, mentor);
        }
    }

    /// Each woman to a cheaper mentor with room; whether anybody moved.
    fn shift(&mut self, case: &Case, women: &[usize]) -> bool {
        let mut moved = false;
        for &woman in women {
            let Some(own) = self.mentor_of[woman] else { continue };
            let cheaper =
                self.cheapest(case, woman, Some(own)).filter(|(cost, _)| Some(*cost) < price(case, woman, own));
            if let Some((_, mentor)) = cheaper {
                self.take(case, woman);
                self.put(case, woman, mentor);
                moved = true;
            }
        }
        moved
    }

    /// Two women change places where both fit and it costs less; whether any did.
    fn swap(&mut self, case: &Case, women: &[usize]) -> bool {
        let mut swapped = false;
        for (place, &one) in women.iter().enumerate() {
            for &other in &women[place + 1..] {
                let (Some(here), Some(there)) = (self.mentor_of[one], self.mentor_of[other]) else { continue };
                let (heavy, light) = (case.needs[one], case.needs[other]);
                if here == there || self.left[here] + heavy < light || self.left[there] + light < heavy {
                    continue;
                }
                let sum = |mentor_of_one, mentor_of_other| {
                    Some(price(case, one, mentor_of_one)? + price(case, other, mentor_of_other)?)
                };
                if sum(there, here).is_some_and(|cost| Some(cost) < sum(here, there)) {
                    self.take(case, one);
                    self.take(case, other);
                    self.put(case, one, there);
                    self.put(case, other, here);
                    swapped = true;
                }
            }
        }
        swapped
    }
}

fn price(case: &Case, woman: usize, mentor: usize) -> Option<u64> {
    case.costs.pair(woman, mentor).ok().map(u64::from)
}
