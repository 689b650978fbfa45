//! Which rules stand in the way, when no seating keeps them all.

use std::collections::BTreeSet;

use super::Refusal;
use super::chains::chains;
use super::feasible::{self, Start};
use super::model::most_circles;
use super::problem::{Problem, Room};
use super::roster::Roster;
use crate::seed::Chance;

/// The steps for each question asked here. Many are asked, and an unanswered one only makes the answer less sharp.
const STEPS: usize = 4_000;

/// Whether some seating keeps the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
}

type Pair = (usize, usize);

/// The refusal for so many circles.
pub(super) fn refused<Id: Copy + Ord>(roster: &Roster<Id>, circles: usize) -> Refusal<Id> {
    let [_, room] = Room::to_try(roster.women, circles);
    for chain in chains(roster.ids.len(), &roster.together) {
        let women: Vec<usize> = chain.into_iter().filter(|&person| roster.is_woman(person)).collect();
        if women.len() > room.most {
            let possible_with = nearest_possible(roster, circles);
            let chain = women.iter().map(|&woman| roster.ids[woman]).collect();
            return Refusal::ChainTooLong { chain, capacity: room.most, circles, possible_with };
        }
    }
    if let Some(facilitator) = apart_from_all(roster, circles) {
        return Refusal::FacilitatorApartFromAll { facilitator: roster.ids[facilitator] };
    }
    let possible_with = nearest_possible(roster, circles);
    if possible(roster, circles, &roster.apart, &roster.together) == Answer::Unknown {
        return Refusal::NoneFound { circles, possible_with };
    }
    let (apart, together) = in_the_way(roster, circles);
    let people: BTreeSet<usize> = apart.iter().chain(&together).flat_map(|&(one, other)| [one, other]).collect();
    let named = |pairs: Vec<Pair>| pairs.into_iter().map(|(one, other)| (roster.ids[one], roster.ids[other])).collect();
    Refusal::CannotKeepAll {
        people: people.into_iter().map(|person| roster.ids[person]).collect(),
        apart: named(apart),
        together: named(together),
        circles,
        possible_with,
    }
}

/// A facilitator who is needed, since there are no more of them than circles, and can be with nobody.
fn apart_from_all<Id: Copy + Ord>(roster: &Roster<Id>, circles: usize) -> Option<usize> {
    let people = roster.ids.len();
    if people - roster.women > circles {
        return None;
    }
    let apart_from =
        |leader: usize| roster.apart.iter().filter(|&&(one, other)| other == leader && roster.is_woman(one)).count();
    (roster.women..people).find(|&leader| apart_from(leader) == roster.women)
}

/// The number of circles nearest to the one asked for that keeps all rules with nobody sitting alone.
fn nearest_possible<Id: Copy + Ord>(roster: &Roster<Id>, asked: usize) -> Option<usize> {
    let mut numbers: Vec<usize> = (1..=most_circles(roster.women)).filter(|&circles| circles != asked).collect();
    numbers.sort_by_key(|&circles| (circles.abs_diff(asked), usize::MAX - circles));
    numbers.into_iter().find(|&circles| possible(roster, circles, &roster.apart, &roster.together) == Answer::Yes)
}

fn possible<Id: Copy + Ord>(roster: &Roster<Id>, circles: usize, apart: &[Pair], together: &[Pair]) -> Answer {
    let problem = Problem::new(roster, circles, apart, together);
    // The answer does not hang on chance, so neither does the refusal: the same people are named for every seed.
    let mut chance = Chance::new(0);
    let mut answer = Answer::No;
    for room in Room::to_try(roster.women, circles) {
        match feasible::start(&problem, room, &mut chance, STEPS) {
            Start::Found(_) => return Answer::Yes,
            Start::Impossible => {}
            Start::OutOfSteps => answer = Answer::Unknown,
        }
    }
    answer
}

/// Rules that already cannot be kept, of which none can go: each that can go without changing the answer goes.
fn in_the_way<Id: Copy + Ord>(roster: &Roster<Id>, circles: usize) -> (Vec<Pair>, Vec<Pair>) {
    let (mut apart, mut together) = (roster.apart.clone(), roster.together.clone());
    for pair in &roster.together {
        let fewer: Vec<Pair> = together.iter().copied().filter(|other| other != pair).collect();
        if possible(roster, circles, &apart, &fewer) == Answer::No {
            together = fewer;
        }
    }
    for pair in &roster.apart {
        let fewer: Vec<Pair> = apart.iter().copied().filter(|other| other != pair).collect();
        if possible(roster, circles, &fewer, &together) == Answer::No {
            apart = fewer;
        }
    }
    (apart, together)
}
