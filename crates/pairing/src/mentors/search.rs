//! The shortest way to room, over mentors (Dijkstra with prices; plain arrays, so that the machine takes four at once).

use super::costs::{FORBIDDEN, UNREACHED};
use super::matching::{Matching, NOBODY};

/// What a search came to.
pub(super) enum Way {
    /// At this mentor there is room; the cost counts her price.
    Found { mentor: usize, cost: i32 },
    /// All who can be reached are full.
    None,
}

/// What searches use again and again.
pub(super) struct Workspace {
    /// What it costs to bring one more to each mentor, prices left out.
    pub(super) distance: Vec<i32>,
    /// From which mentor the way comes; nobody: straight from the seeker.
    pub(super) reached_from: Vec<u32>,
    /// Nought, or so much that a mentor once passed is not the nearest again.
    shut: Vec<i32>,
    /// Distance, price and whether she was passed, together.
    key: Vec<i32>,
    /// Whom the search passed, and at what cost with her price.
    pub(super) passed: Vec<(u32, i32)>,
}

impl Workspace {
    pub(super) fn new(mentors: usize) -> Self {
        Self {
            distance: vec![FORBIDDEN; mentors],
            reached_from: vec![NOBODY; mentors],
            shut: vec![0; mentors],
            key: vec![FORBIDDEN; mentors],
            passed: Vec::with_capacity(mentors),
        }
    }

    /// From a row of the costs to the nearest mentor with room.
    pub(super) fn search(&mut self, matching: &Matching, row: usize) -> Way {
        let mut nearest = self.begin(matching, row);
        loop {
            let Some((mentor, cost)) = self.at(nearest) else { return Way::None };
            if matching.has_room(mentor) {
                return Way::Found { mentor, cost };
            }
            nearest = self.pass(matching, mentor, cost);
        }
    }

    /// Sets out from a row; answers the least cost at which a mentor is reached.
    pub(super) fn begin(&mut self, matching: &Matching, row: usize) -> i32 {
        self.distance.copy_from_slice(matching.costs.row(row));
        for &gone in &matching.gone {
            self.distance[gone] = FORBIDDEN;
        }
        self.reached_from.fill(NOBODY);
        self.shut.fill(0);
        self.passed.clear();
        self.least(matching)
    }

    pub(super) fn least(&mut self, matching: &Matching) -> i32 {
        let reached = self.distance.iter().zip(&matching.price).zip(&self.shut);
        let mut least = i32::MAX;
        for (key, ((distance, price), shut)) in self.key.iter_mut().zip(reached) {
            *key = distance + price + shut;
            least = least.min(*key);
        }
        least
    }

    /// The mentor who is reached at this cost.
    pub(super) fn at(&self, cost: i32) -> Option<(usize, i32)> {
        if cost >= UNREACHED {
            return None;
        }
        Some((place_of(&self.key, cost)?, cost))
    }

    /// Goes on from a mentor who is full; answers the least cost at which another is reached.
    pub(super) fn pass(&mut self, matching: &Matching, mentor: usize, cost: i32) -> i32 {
        self.shut[mentor] = FORBIDDEN;
        self.passed.push((mentor as u32, cost));
        let mentors = self.distance.len();
        let here = self.distance[mentor];
        let handing = &matching.handing[mentor * mentors..][..mentors];
        let from = mentor as u32;
        let mut least = i32::MAX;
        let reached = self.distance.iter_mut().zip(self.reached_from.iter_mut());
        let priced = matching.price.iter().zip(&self.shut).zip(self.key.iter_mut());
        for (((distance, reached_from), handing), ((price, shut), key)) in reached.zip(handing).zip(priced) {
            let better = here + handing < *distance;
            *distance = if better { here + handing } else { *distance };
            *reached_from = if better { from } else { *reached_from };
            *key = *distance + price + shut;
            least = least.min(*key);
        }
        least
    }
}

/// Where a value stands first. Looks at a block at a time, which the machine does without a question for each.
pub(super) fn place_of<T: Copy + PartialEq>(values: &[T], value: T) -> Option<usize> {
    const BLOCK: usize = 32;
    let holds = |block: &[T]| block.iter().fold(false, |found, one| found | (*one == value));
    let block = values.chunks(BLOCK).position(holds)? * BLOCK;
    Some(block + values[block..].iter().position(|one| *one == value)?)
}
