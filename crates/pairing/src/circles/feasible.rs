//! A seating that keeps every hard rule, or the proof that there is none.
//!
//! Seating people who are kept apart is colouring a graph, in general hard; for a group of sixty with a few dozen rules a
//! backtracking search that always seats the most hemmed-in unit next is done in a handful of steps. Women whom no rule
//! touches are left to the end, where they fit whatever room is left.

use super::grid::Grid;
use super::problem::{Problem, Room};
use crate::seed::Chance;

/// How many placements are tried before the search gives up on a number of circles.
pub(super) const STEPS: usize = 20_000;

/// What the search for a seating came to.
pub(super) enum Start {
    /// The seat of each unit.
    Found(Vec<usize>),
    /// No seating keeps the rules.
    Impossible,
    /// Neither found nor excluded within the steps.
    OutOfSteps,
}

/// Looks for a seating, a different one for a different chance.
pub(super) fn start(problem: &Problem, room: Room, chance: &mut Chance, steps: usize) -> Start {
    let mut search = Search::new(problem, room, chance, steps);
    if search.seat_next() {
        search.fill();
        Start::Found(search.seats)
    } else if search.steps_left == 0 {
        Start::OutOfSteps
    } else {
        Start::Impossible
    }
}

const UNSEATED: usize = usize::MAX;

struct Search<'a> {
    problem: &'a Problem,
    room: Room,
    chance: &'a mut Chance,
    steps_left: usize,
    /// Units that a rule touches and that are not seated yet.
    bound: Vec<usize>,
    /// Women whom no rule touches.
    free: Vec<usize>,
    degree: Vec<usize>,
    seats: Vec<usize>,
    sizes: Vec<usize>,
    units_in: Vec<usize>,
    waiting: usize,
    unseated_women: usize,
    /// How many units already in a circle a unit must not sit with.
    clashes: Grid<u16>,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem, room: Room, chance: &'a mut Chance, steps: usize) -> Self {
        let count = problem.units.len();
        let degree: Vec<usize> =
            (0..count).map(|unit| (0..count).filter(|&other| problem.apart.at(unit, other)).count()).collect();
        let (mut bound, mut free): (Vec<usize>, Vec<usize>) =
            (0..count).partition(|&unit| degree[unit] > 0 || problem.units[unit].size() != 1);
        chance.shuffle(&mut bound);
        chance.shuffle(&mut free);
        Self {
            problem,
            room,
            chance,
            steps_left: steps,
            bound,
            free,
            degree,
            seats: vec![UNSEATED; count],
            sizes: vec![0; problem.circles],
            units_in: vec![0; problem.circles],
            waiting: 0,
            unseated_women: problem.women,
            clashes: Grid::new(count, problem.circles, 0),
        }
    }

    /// Seats all bound units; false when that cannot be done from here or the steps are used up.
    fn seat_next(&mut self) -> bool {
        let Some((place, open)) = self.most_hemmed_in() else {
            return true;
        };
        let unit = self.bound.swap_remove(place);
        for seat in open {
            if self.steps_left == 0 {
                break;
            }
            self.steps_left -= 1;
            self.seat(unit, seat);
            if self.room_is_left() && self.seat_next() {
                return true;
            }
            self.unseat(unit, seat);
        }
        self.bound.push(unit);
        let last = self.bound.len() - 1;
        self.bound.swap(place, last);
        false
    }

    /// The bound unit with the fewest seats open to it, and those seats; of several, the one with more rules, then the
    /// larger chain.
    fn most_hemmed_in(&mut self) -> Option<(usize, Vec<usize>)> {
        let urgency = |unit: usize| {
            let open = self.open_seats(unit).count();
            (open, usize::MAX - self.degree[unit], usize::MAX - self.problem.units[unit].size())
        };
        let (place, unit) = self.bound.iter().copied().enumerate().min_by_key(|&(_, unit)| urgency(unit))?;
        let mut open: Vec<usize> = self.open_seats(unit).collect();
        self.chance.shuffle(&mut open);
        Some((place, open))
    }

    /// Where a unit may go now. Circles nobody sits in yet are all alike, so only the first of them counts.
    fn open_seats(&self, unit: usize) -> impl Iterator<Item = usize> {
        let size = self.problem.units[unit].size();
        let first_empty = self.units_in.iter().position(|&units| units == 0);
        let circles = (0..self.problem.circles).filter(move |&circle| {
            self.clashes.at(unit, circle) == 0
                && self.sizes[circle] + size <= self.room.most
                && (self.units_in[circle] > 0 || first_empty == Some(circle))
        });
        let bench = self.problem.may_wait(unit) && self.waiting < self.problem.bench;
        circles.chain(bench.then_some(self.problem.circles))
    }

    /// Whether the women still to be seated can bring every circle to a size it may have.
    fn room_is_left(&self) -> bool {
        let missing: usize = self.sizes.iter().map(|&size| self.room.fewest.saturating_sub(size)).sum();
        let places: usize = self.sizes.iter().map(|&size| self.room.most - size).sum();
        missing <= self.unseated_women && self.unseated_women <= places
    }

    fn seat(&mut self, unit: usize, seat: usize) {
        self.seats[unit] = seat;
        if seat == self.problem.circles {
            self.waiting += 1;
            return;
        }
        let size = self.problem.units[unit].size();
        self.sizes[seat] += size;
        self.units_in[seat] += 1;
        self.unseated_women -= size;
        for other in 0..self.seats.len() {
            *self.clashes.at_mut(other, seat) += u16::from(self.problem.apart.at(unit, other));
        }
    }

    fn unseat(&mut self, unit: usize, seat: usize) {
        self.seats[unit] = UNSEATED;
        if seat == self.problem.circles {
            self.waiting -= 1;
            return;
        }
        let size = self.problem.units[unit].size();
        self.sizes[seat] -= size;
        self.units_in[seat] -= 1;
        self.unseated_women += size;
        for other in 0..self.seats.len() {
            *self.clashes.at_mut(other, seat) -= u16::from(self.problem.apart.at(unit, other));
        }
    }

    /// Gives the free women the places that are left: first where a circle is short, then wherever there is room.
    fn fill(&mut self) {
        for unit in std::mem::take(&mut self.free) {
            let short = (0..self.sizes.len()).filter(|&circle| self.sizes[circle] < self.room.fewest);
            let mut open: Vec<usize> = short.collect();
            if open.is_empty() {
                open = (0..self.sizes.len()).filter(|&circle| self.sizes[circle] < self.room.most).collect();
            }
            let seat = open[self.chance.below(open.len())];
            self.seats[unit] = seat;
            self.sizes[seat] += 1;
        }
    }
}
