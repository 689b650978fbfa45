//! The women present tonight, split into small circles.
//!
//! **Never broken** (hard): every woman present sits in exactly one circle; people kept apart never share a circle; people
//! kept together always do; each facilitator leads at most one circle, and as many circles as there are facilitators
//! have one. **Wished for** (soft, weighed in [`weights`]): nobody is the only one of her language, nobody is led by a
//! facilitator she cannot talk with, and women who have not sat together, or not lately, do.
//!
//! **Sizes** count the women, not the facilitator, and differ by at most one whenever the hard rules allow that at all.
//! Only when they do not (three pairs kept together cannot sit as 3 and 3), a circle may have one woman more or fewer
//! than an even split gives; such a circle keeps at least two women. What cannot be done even so is refused, and the
//! [`Refusal`] names the people, the rules and, where there is one, the number of circles that would work.
//!
//! The search is bounded: with so many rules that no answer comes within its steps, it says so
//! ([`Refusal::NoneFound`]). It is exact for every group and set of rules met in practice.
//!
//! Pairs that name somebody who is not there tonight are passed over. The order in which people and pairs are given
//! changes nothing: only the ids, the rules, the history and the seed count. A refusal is the same for every seed.

mod chains;
mod check;
mod explain;
mod feasible;
mod grid;
mod improve;
mod model;
mod problem;
mod refusal;
mod roster;
mod seating;
pub mod weights;
mod why;

pub use check::{Finding, check};
pub use explain::{CircleFacts, Explanation, explain};
pub use model::{Circle, PastSession, Person, Split, Tonight, Wish};
pub use refusal::Refusal;

use crate::seed::Chance;
use feasible::Start;
use problem::{Problem, Room};
use roster::Roster;
use seating::Costs;

/// Splits the women present tonight into circles, or says why that cannot be done.
///
/// With [`Wish::Circles`] the number is kept or refused. With [`Wish::Size`] the number of circles is ours to choose:
/// the one that comes nearest to the wished size and keeps every hard rule.
pub fn split<Id: Copy + Ord>(tonight: &Tonight<Id>, wish: Wish, seed: u64) -> Result<Split<Id>, Refusal<Id>> {
    refusal::refuse_unreadable(tonight, wish)?;
    let roster = Roster::new(tonight);
    chains::refuse_contradictions(&roster)?;

    let mut chance = Chance::new(seed);
    let numbers = wish.numbers_to_try(roster.women);
    for &circles in &numbers {
        let problem = Problem::new(&roster, circles, &roster.apart, &roster.together);
        if let Some((room, start)) = first_start(&problem, &mut chance) {
            let costs = Costs::new(&roster, &problem);
            let seats = improve::improve(&problem, &costs, room, start, &mut chance);
            return Ok(told(&roster, &problem, &seats));
        }
    }
    Err(why::refused(&roster, numbers[0]))
}

/// A seating that keeps every hard rule: with even sizes if there is one, else with the sizes one wider.
fn first_start(problem: &Problem, chance: &mut Chance) -> Option<(Room, Vec<usize>)> {
    Room::to_try(problem.women, problem.circles).into_iter().find_map(|room| {
        match feasible::start(problem, room, chance, feasible::STEPS) {
            Start::Found(seats) => Some((room, seats)),
            Start::Impossible | Start::OutOfSteps => None,
        }
    })
}

/// The seating in the caller's own ids: members in order of id, circles in order of their first member.
fn told<Id: Copy + Ord>(roster: &Roster<Id>, problem: &Problem, seats: &[usize]) -> Split<Id> {
    let mut circles = vec![Circle { members: Vec::new(), facilitator: None }; problem.circles];
    let mut spare_facilitators = Vec::new();
    for (unit, &seat) in problem.units.iter().zip(seats) {
        let facilitator = unit.facilitator.map(|person| roster.ids[person]);
        match circles.get_mut(seat) {
            Some(circle) => {
                circle.members.extend(unit.women.iter().map(|&woman| roster.ids[woman]));
                circle.facilitator = circle.facilitator.or(facilitator);
            }
            None => spare_facilitators.extend(facilitator),
        }
    }
    for circle in &mut circles {
        circle.members.sort_unstable();
    }
    circles.sort_unstable_by(|one, other| one.members.cmp(&other.members));
    spare_facilitators.sort_unstable();
    let explanation = explain::explain_roster(&circles, roster);
    Split { circles, spare_facilitators, explanation }
}
