//! Needs of different weight: a bound that is proven, and a search that meets it where it can.
//!
//! A woman of weight three takes three seats with one mentor. To fill seats so at least cost is the generalised assignment
//! problem, for which no quick exact way is known. What is done here:
//!
//! 1. **Bound.** Each seat of a woman by itself may go to another mentor, at its part of her cost. That is again the
//!    problem of equal needs, solved exactly; nothing whole can cost less.
//! 2. **Whole again.** Who is in parts goes to the cheapest mentor with room; others make room where that helps; then single
//!    women move and pairs of women change places while that costs less.
//! 3. **Branch and bound**: a woman in parts is given to one of the mentors that hold a part of her, or to none of these, and
//!    each of these cases is bounded anew. For the sizes of a site (thirty women, six mentors) it mostly ends, and the answer
//!    is proven the best; it is cut off after a bounded amount of work, and then [`super::Proposal::least`] says how far
//!    from the best the answer can be at most.
//!
//! That somebody is left over is **proven** when the seats do not suffice even in parts. Otherwise there is room, but none of
//! one piece was found; the [`Blocked`] then names her alone, and the room is what one mentor still has. The set of women
//! who share too little room is made as small as can be while they are at most thirty.

use std::collections::BTreeSet;

use super::blocked::{Blocked, settle};
use super::costs::{Costs, FORBIDDEN, Rule};
use super::matching::{Matching, NOBODY};
use super::proposal::Case;
use super::search::Workspace;
use super::splits::Whole;

/// A whole woman in parts of seats: every weight up to six divides it.
pub(super) const WHOLE: u32 = 60;
/// Work allowed for the proposal itself, in seats times mentors.
pub(super) const MANY: usize = 1_000_000;
/// Work allowed for each question what else there is.
pub(super) const FEW: usize = 10_000;

pub(super) struct Found {
    pub(super) mentor_of: Vec<Option<usize>>,
    pub(super) total: u64,
    pub(super) least: Option<u64>,
    pub(super) blocked: Vec<Blocked>,
}

/// Solves a case; `work` is how many seats times mentors may be looked at in bounds.
pub(super) fn solve(case: &Case, work: usize) -> Found {
    let case = &without_too_heavy(case);
    let (women, mut blocked) = blocked_in_parts(case, (0..case.costs.women()).collect());
    let mut found = place(case, &women, work);
    blocked.append(&mut found.blocked);
    Found { blocked, ..found }
}

/// The case without the pairs for which a mentor can never have room enough.
fn without_too_heavy(case: &Case) -> Case {
    let mut case = case.clone();
    for woman in 0..case.costs.women() {
        for mentor in 0..case.costs.mentors() {
            if case.needs[woman] > case.room[mentor] && case.costs.pair(woman, mentor).is_ok() {
                case.costs.forbid(woman, mentor, Rule::TooHeavy);
            }
        }
    }
    case
}

/// Places these women, for whom there are seats enough in parts.
pub(super) fn place(case: &Case, women: &[usize], work: usize) -> Found {
    let (best, bound, exhausted) = Branching { case, women, best: None, work }.run();
    let total = best.cost();
    let unplaced = best.unplaced(women);
    let blocked = unplaced.iter().map(|woman| alone(case, &best, *woman)).collect();
    let least = if unplaced.is_empty() { Some(if exhausted { total } else { bound.min(total) }) } else { None };
    Found { mentor_of: best.mentor_of, total, least, blocked }
}

/// Who cannot be placed even in parts, those earlier in the list first: each woman's seats are added to those before her, and taken
/// out again where one of them finds no room, so that all the others can be placed.
fn blocked_in_parts(case: &Case, mut women: Vec<usize>) -> (Vec<usize>, Vec<Blocked>) {
    let level = Parts { costs: case.costs.levelled(), case };
    let mut placed = Matching::new(level.costs.clone(), level.seats(&women), case.room.clone());
    let mut space = Workspace::new(case.costs.mentors());
    placed.refresh_all();
    let (mut blocked, mut next) = (Vec::new(), 0);
    for &woman in &women {
        let seats = next..next + case.needs[woman];
        next = seats.end;
        if let Some(none) = seats.clone().find(|seat| !placed.place(*seat, &mut space)) {
            blocked.push(smallest(&level, Blocked::around(&placed, none, &case.needs)));
            placed.take_out(seats.start..none);
        }
    }
    women.retain(|woman| blocked.iter().all(|one| one.woman != *woman));
    (women, blocked)
}

/// So many women share too little room that asking of each whether she is needed for it would take long.
const MANY_WOMEN: usize = 30;

/// Leaves out whoever is not needed to show that there is too little room.
fn smallest(level: &Parts<'_>, mut blocked: Blocked) -> Blocked {
    if blocked.women.len() > MANY_WOMEN {
        return blocked;
    }
    for one in blocked.women.clone() {
        let without: Vec<usize> = blocked.women.iter().copied().filter(|woman| *woman != one).collect();
        if one != blocked.woman && !level.settle(&without).1.is_empty() {
            let women = without.into_iter().collect();
            blocked = Blocked::of(&level.case.costs, blocked.woman, women, &level.case.room, &level.case.needs);
        }
    }
    blocked
}

/// There is room for her, but not in one piece.
fn alone(case: &Case, whole: &Whole, woman: usize) -> Blocked {
    let mut blocked = Blocked::of(&case.costs, woman, BTreeSet::from([woman]), &case.room, &case.needs);
    blocked.room = blocked.mentors.iter().map(|mentor| whole.left[*mentor]).max().unwrap_or(0);
    blocked
}

/// Women in parts: every seat on its own.
pub(super) struct Parts<'a> {
    pub(super) costs: Costs,
    pub(super) case: &'a Case,
}

impl Parts<'_> {
    /// The cheapest matching of the seats of these women.
    fn settle(&self, women: &[usize]) -> (Matching, Vec<Blocked>) {
        settle(self.costs.clone(), self.seats(women), self.case.room.clone(), &self.case.needs)
    }

    /// The row of each of their seats.
    fn seats(&self, women: &[usize]) -> Vec<u32> {
        let of = |woman: &usize| std::iter::repeat_n(*woman as u32, self.case.needs[*woman] as usize);
        women.iter().flat_map(of).collect()
    }
}

/// The search, and the best that it has met.
struct Branching<'a> {
    case: &'a Case,
    women: &'a [usize],
    best: Option<Whole>,
    work: usize,
}

impl Branching<'_> {
    fn parts(&self, costs: &Costs) -> Parts<'_> {
        let costs = costs.times(|woman| i32::try_from(WHOLE / self.case.needs[woman]).unwrap_or(1));
        Parts { costs, case: self.case }
    }

    /// Looks through all cases, the most promising first, until nothing is left or the work is done. Answers the best, the least
    /// that all these women can cost in parts, and whether all was looked at.
    fn run(mut self) -> (Whole, u64, bool) {
        let seats: usize = self.women.iter().map(|woman| self.case.needs[*woman] as usize).sum();
        let each = (seats * self.case.costs.mentors()).max(1);
        let case = self.case;
        let whole_case = self.parts(&case.costs).settle(self.women);
        let least = in_whole(&whole_case.0);
        let mut open = Vec::new();
        self.look(&case.costs, whole_case, &mut open);
        for _ in 1..(self.work / each).max(1) {
            if self.best.as_ref().is_some_and(|best| best.is_full(self.women) && best.cost() <= least) {
                open.clear();
            }
            let Some(costs) = open.pop() else { break };
            let bounded = self.parts(&costs).settle(self.women);
            self.look(&costs, bounded, &mut open);
        }
        let best = self.best.take().unwrap_or_else(|| Whole::new(case));
        let is_met = best.is_full(self.women) && best.cost() <= least;
        (best, least, is_met || open.is_empty())
    }

    /// Takes what one case gives, bounded before, and opens the cases it falls into.
    fn look(&mut self, costs: &Costs, (matching, blocked): (Matching, Vec<Blocked>), open: &mut Vec<Costs>) {
        let best = self.best.as_ref().filter(|best| best.is_full(self.women)).map(Whole::cost);
        if self.best.is_some() && (!blocked.is_empty() || best.is_some_and(|best| in_whole(&matching) >= best)) {
            return;
        }
        let holders = holders(&matching, self.case.costs.women());
        let whole = Whole::made_of(self.case, self.women, &holders);
        if self.best.as_ref().is_none_or(|best| whole.is_better_than(best, self.women)) {
            self.best = Some(whole);
        }
        let split = self.women.iter().filter(|woman| holders[**woman].len() > 1);
        let Some(&woman) = split.max_by_key(|woman| self.case.needs[**woman]) else { return };
        let mut none_of_these = costs.clone();
        for (mentor, _) in &holders[woman] {
            none_of_these.forbid(woman, *mentor, Rule::Declined);
        }
        open.push(none_of_these);
        // Taken from the end: the mentor who holds most of her comes first.
        for (mentor, _) in holders[woman].iter().rev() {
            let mut only = costs.clone();
            for other in (0..costs.mentors()).filter(|other| other != mentor && costs.row(woman)[*other] < FORBIDDEN) {
                only.forbid(woman, other, Rule::Declined);
            }
            open.push(only);
        }
    }
}

/// What seats cost together, in whole costs and upwards: what is whole costs no fraction.
fn in_whole(matching: &Matching) -> u64 {
    matching.total().unsigned_abs().div_ceil(u64::from(WHOLE))
}

/// Who holds how many seats of each woman, most first.
fn holders(matching: &Matching, women: usize) -> Vec<Vec<(usize, u32)>> {
    let mut holders: Vec<Vec<(usize, u32)>> = vec![Vec::new(); women];
    for (row, mentor) in matching.rows.iter().zip(&matching.mentor_of).filter(|(_, mentor)| **mentor != NOBODY) {
        let held = &mut holders[*row as usize];
        match held.iter_mut().find(|(one, _)| *one == *mentor as usize) {
            Some((_, seats)) => *seats += 1,
            None => held.push((*mentor as usize, 1)),
        }
    }
    for held in &mut holders {
        held.sort_by_key(|(mentor, seats)| (std::cmp::Reverse(*seats), *mentor));
    }
    holders
}
