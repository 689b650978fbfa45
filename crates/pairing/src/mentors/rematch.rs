//! One woman more, or one mentor fewer: the cheapest matching again, by the fewest moves.
//!
//! Prices are kept, so only the way of whoever is new is looked for. Costs become pairs, compared one part after the
//! other: what it costs, then how many women are with another mentor than before. Both fit in one number ([`STEP`] of the
//! second make one of the first). The matching before was the cheapest with no move at all, so the cheapest by
//! both parts is what one shortest way for each new woman gives.

use super::Refusal;
use super::costs::{FORBIDDEN, Rule, UNREACHED};
use super::matching::{Matching, Move, NOBODY};

/// One unit of cost in units of moves. There are fewer moves on a way than mentors, and fewer mentors than this.
const STEP: i64 = 1 << 24;
/// What cannot be reached: a forbidden pair, far above any sum.
const FAR: i64 = (FORBIDDEN as i64) * STEP;
/// Sums below this are real.
const REACHED: i64 = (UNREACHED as i64) * STEP;

/// What a change came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rematched {
    /// Who goes where, in order of the women: the new ones and those who had to move.
    pub moves: Vec<Move>,
    /// Those for whom there is no room any more.
    pub left: Vec<usize>,
}

impl Matching {
    /// Adds a woman and places her.
    pub fn add(&mut self, row: impl IntoIterator<Item = Result<u32, Rule>>) -> Result<Rematched, Refusal> {
        let woman = self.costs.add(row)?;
        self.rows.push(woman as u32);
        self.mentor_of.push(NOBODY);
        Ok(Rematch::new(self).place(vec![self.rows.len() as u32 - 1], self))
    }

    /// Takes a mentor out and gives each of her women another.
    pub fn lose(&mut self, mentor: usize) -> Rematched {
        let freed = std::mem::take(&mut self.with[mentor]);
        for &seeker in &freed {
            self.mentor_of[seeker as usize] = NOBODY;
        }
        let mut rematch = Rematch::new(self);
        for &seeker in &freed {
            rematch.before[seeker as usize] = mentor as u32;
        }
        self.room[mentor] = 0;
        self.gone.push(mentor);
        self.close(mentor);
        rematch.price[mentor] = 0;
        rematch.place(freed, self)
    }

    /// Nobody is handed to a mentor who is gone, nor by her.
    fn close(&mut self, gone: usize) {
        let mentors = self.costs.mentors();
        self.price[gone] = 0;
        for mentor in 0..mentors {
            self.handing[mentor * mentors + gone] = FORBIDDEN;
        }
        self.refresh(gone);
    }
}

struct Rematch {
    /// Whom each was with before the change.
    before: Vec<u32>,
    /// The prices, in units of moves.
    price: Vec<i64>,
    /// Of mentors whose women are not those of before.
    touched: Vec<Option<Handing>>,
}

impl Rematch {
    fn new(matching: &Matching) -> Self {
        Self {
            before: matching.mentor_of.clone(),
            price: matching.price.iter().map(|price| i64::from(*price) * STEP).collect(),
            touched: (0..matching.costs.mentors()).map(|_| None).collect(),
        }
    }

    fn place(mut self, seekers: Vec<u32>, matching: &mut Matching) -> Rematched {
        let mut left = Vec::new();
        for seeker in seekers {
            if !self.place_one(seeker, matching) {
                left.push(matching.rows[seeker as usize] as usize);
            }
        }
        for (price, fine) in matching.price.iter_mut().zip(&self.price) {
            // The second part is less than half a step, so rounding takes it away.
            *price = i32::try_from((fine + STEP / 2).div_euclid(STEP)).unwrap_or(i32::MAX);
        }
        for mentor in 0..self.touched.len() {
            if self.touched[mentor].is_some() {
                matching.refresh(mentor);
            }
        }
        Rematched { moves: self.moves(matching), left }
    }

    fn moves(&self, matching: &Matching) -> Vec<Move> {
        let pairs = self.before.iter().zip(&matching.mentor_of).enumerate();
        let moved = pairs.filter(|(_, (before, now))| before != now && **now != NOBODY);
        moved
            .map(|(seeker, (before, now))| Move {
                woman: matching.rows[seeker] as usize,
                from: (*before != NOBODY).then_some(*before as usize),
                to: *now as usize,
            })
            .collect()
    }

    /// What a woman with a mentor costs, where she was before counting as no move.
    fn cost(&self, matching: &Matching, seeker: u32, mentor: usize) -> i64 {
        let cost = matching.costs.row(matching.rows[seeker as usize] as usize)[mentor];
        if cost >= FORBIDDEN || matching.gone.contains(&mentor) {
            return FAR;
        }
        i64::from(cost) * STEP + i64::from(self.before[seeker as usize] != mentor as u32)
    }

    fn place_one(&mut self, seeker: u32, matching: &mut Matching) -> bool {
        let mentors = self.price.len();
        let mut ways = Ways::new(seeker, (0..mentors).map(|mentor| self.cost(matching, seeker, mentor)));
        let mut next = ways.pass(None, |_| FAR, &self.price);
        while let Some((nearest, cost)) = next {
            if matching.has_room(nearest) {
                for &(passed, at) in &ways.passed {
                    self.price[passed] += cost - at;
                }
                self.go(&ways, nearest, matching);
                return true;
            }
            ways.passed.push((nearest, cost));
            next = match &self.touched[nearest] {
                Some(touched) => ways.pass(Some(nearest), |to| touched.cost[to], &self.price),
                None => {
                    let handing = &matching.handing[nearest * mentors..][..mentors];
                    // Whoever is forbidden costs so much that it stays far by itself.
                    ways.pass(Some(nearest), |to| i64::from(handing[to]) * STEP + 1, &self.price)
                }
            };
        }
        false
    }

    /// Moves everybody along the way.
    fn go(&mut self, ways: &Ways, end: usize, matching: &mut Matching) {
        let mentors = self.price.len();
        let (mut to, mut changed) = (end, vec![end]);
        while ways.from[to] != NOBODY {
            let from = ways.from[to] as usize;
            let touched = self.touched[from].as_ref().map(|touched| touched.whom[to]);
            let handed = touched.unwrap_or(matching.handed[from * mentors + to]);
            matching.with[from].retain(|one| *one != handed);
            matching.seat(handed, to);
            changed.push(from);
            to = from;
        }
        matching.seat(ways.seeker, to);
        for mentor in changed {
            self.touched[mentor] = Some(self.handing_from(mentor, matching));
        }
    }

    /// What handing on costs from a mentor as things stand now, and whom.
    fn handing_from(&self, mentor: usize, matching: &Matching) -> Handing {
        let mentors = self.price.len();
        let mut handing = Handing { cost: vec![FAR; mentors], whom: vec![NOBODY; mentors] };
        for &seeker in &matching.with[mentor] {
            let row = matching.costs.row(matching.rows[seeker as usize] as usize);
            let own = self.cost(matching, seeker, mentor);
            for ((cost, best), whom) in row.iter().zip(&mut handing.cost).zip(&mut handing.whom) {
                // Whoever is forbidden costs so much that it stays far by itself.
                let cost = i64::from(*cost) * STEP + 1 - own;
                let better = cost < *best;
                *best = if better { cost } else { *best };
                *whom = if better { seeker } else { *whom };
            }
            let back = self.before[seeker as usize] as usize;
            if back < mentors && self.cost(matching, seeker, back) - own < handing.cost[back] {
                (handing.cost[back], handing.whom[back]) = (self.cost(matching, seeker, back) - own, seeker);
            }
        }
        for &gone in &matching.gone {
            handing.cost[gone] = FAR;
        }
        handing
    }
}

/// What it costs to hand the cheapest woman of a mentor on to each other, and who that is.
struct Handing {
    cost: Vec<i64>,
    whom: Vec<u32>,
}

/// The ways that one search has found so far.
struct Ways {
    seeker: u32,
    /// What it costs to bring one more to each mentor, prices left out.
    cost: Vec<i64>,
    /// From which mentor; nobody: straight from the seeker.
    from: Vec<u32>,
    /// Whom the search has not passed yet.
    open: Vec<u32>,
    /// Whom it passed, and at what cost with her price.
    passed: Vec<(usize, i64)>,
}

impl Ways {
    fn new(seeker: u32, cost: impl Iterator<Item = i64>) -> Self {
        let cost: Vec<i64> = cost.collect();
        let mentors = cost.len();
        Self { seeker, cost, from: vec![NOBODY; mentors], open: (0..mentors as u32).collect(), passed: Vec::new() }
    }

    /// Goes on from a mentor (from the seeker herself: nobody) by what handing on costs there; answers the nearest of those
    /// who are reached and were not passed, and at what cost with her price. She counts as passed from now on.
    fn pass(&mut self, mentor: Option<usize>, handing: impl Fn(usize) -> i64, price: &[i64]) -> Option<(usize, i64)> {
        let (here, from) = mentor.map_or((FAR, NOBODY), |mentor| (self.cost[mentor], mentor as u32));
        let mut nearest = (REACHED, None);
        for (place, &to) in self.open.iter().enumerate() {
            let to = to as usize;
            let there = here + handing(to);
            if there < self.cost[to] {
                (self.cost[to], self.from[to]) = (there, from);
            }
            if self.cost[to] + price[to] < nearest.0 {
                nearest = (self.cost[to] + price[to], Some(place));
            }
        }
        nearest.1.map(|place| (self.open.swap_remove(place) as usize, nearest.0))
    }
}
