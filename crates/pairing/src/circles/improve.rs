//! A better seating from a possible one: exchanges that save something until none is left, then a shake and again.

use super::feasible::{self, Start};
use super::problem::{Problem, Room};
use super::seating::{Costs, Exchange, Seating};
use crate::seed::Chance;

/// How many exchanges are weighed in all: what bounds the time of a split.
const WEIGHED: usize = 80_000;
/// How often the search sets out again, at most.
const ROUNDS: usize = 150;
/// Every so many rounds begin from a new seating, which frees women whom apart rules hold in place; the others shake
/// the best one.
const ANEW: usize = 3;
/// The steps a new seating may take; the first one has shown that there is one.
const STEPS: usize = 500;

/// The best seating found; never worse than the one given, and every one on the way keeps the hard rules.
pub(super) fn improve(
    problem: &Problem,
    costs: &Costs,
    room: Room,
    start: Vec<usize>,
    chance: &mut Chance,
) -> Vec<usize> {
    let mut left = WEIGHED;
    let mut seating = Seating::new(problem, costs, room, start);
    climb(&mut seating, problem, chance, &mut left);
    let (mut best, mut best_cost) = (seating.seats, seating.cost);
    for round in 1..ROUNDS {
        if left == 0 || best_cost == 0 {
            break;
        }
        let anew = round.is_multiple_of(ANEW).then(|| another_start(problem, room, chance)).flatten();
        let mut seating = match anew {
            Some(seats) => Seating::new(problem, costs, room, seats),
            None => shaken(Seating::new(problem, costs, room, best.clone()), problem, chance),
        };
        climb(&mut seating, problem, chance, &mut left);
        // As good is good enough to go on from: it is how the search crosses a plain.
        if seating.cost <= best_cost {
            (best, best_cost) = (seating.seats, seating.cost);
        }
    }
    best
}

fn another_start(problem: &Problem, room: Room, chance: &mut Chance) -> Option<Vec<usize>> {
    match feasible::start(problem, room, chance, STEPS) {
        Start::Found(seats) => Some(seats),
        Start::Impossible | Start::OutOfSteps => None,
    }
}

/// Makes every exchange that saves something, until a whole pass finds none.
fn climb(seating: &mut Seating, problem: &Problem, chance: &mut Chance, left: &mut usize) {
    let mut order: Vec<usize> = (0..problem.units.len()).collect();
    chance.shuffle(&mut order);
    let mut improved = true;
    while improved && *left > 0 {
        improved = false;
        for (place, &unit) in order.iter().enumerate() {
            for circle in 0..problem.circles {
                improved |= try_exchange(seating, Exchange { leaves: unit, to: circle, returns: None }, left);
            }
            for &other in &order[place + 1..] {
                let to = seating.seats[other];
                improved |= try_exchange(seating, Exchange { leaves: unit, to, returns: Some(other) }, left);
            }
        }
    }
}

fn try_exchange(seating: &mut Seating, exchange: Exchange, left: &mut usize) -> bool {
    if seating.seats[exchange.leaves] == exchange.to || *left == 0 {
        return false;
    }
    *left -= 1;
    match seating.weigh_if_it_saves(exchange) {
        Some(change) => {
            seating.make(exchange, change);
            true
        }
        None => false,
    }
}

/// The same after a few exchanges at random, whatever they cost.
fn shaken<'a>(mut seating: Seating<'a>, problem: &Problem, chance: &mut Chance) -> Seating<'a> {
    let units = problem.units.len();
    let mut wanted = 2 + chance.below(3);
    for _ in 0..8 * wanted {
        let (leaves, other) = (chance.below(units), chance.below(units));
        let exchange = Exchange { leaves, to: seating.seats[other], returns: Some(other) };
        if seating.seats[leaves] == exchange.to {
            continue;
        }
        if let Some(change) = seating.weigh(exchange) {
            seating.make(exchange, change);
            wanted -= 1;
        }
        if wanted == 0 {
            break;
        }
    }
    seating
}
