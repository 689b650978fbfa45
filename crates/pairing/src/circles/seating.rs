//! A seating under change: what it costs, and what one exchange would add or save.

use super::grid::Grid;
use super::problem::{Problem, Room};
use super::roster::Roster;
use super::weights;

/// The soft part of the evening, as the search needs it.
pub(super) struct Costs {
    /// What it costs that two units share a circle.
    between: Grid<i64>,
    /// How many women of a unit a woman can talk with, herself not counted.
    talkers: Grid<u16>,
    /// Women whom an exchange can leave alone: they can talk with some of the others, and not with whomever they meet.
    may_be_alone: Vec<bool>,
    anyone_alone: bool,
}

impl Costs {
    pub(super) fn new<Id: Copy + Ord>(roster: &Roster<Id>, problem: &Problem) -> Self {
        let units = &problem.units;
        let mut between = Grid::new(units.len(), units.len(), 0);
        let mut talkers = Grid::new(roster.women, units.len(), 0);
        for (index, unit) in units.iter().enumerate() {
            for (earlier, other) in units[..index].iter().enumerate() {
                let mut cost = 0;
                for &one in &unit.women {
                    cost += other.women.iter().map(|&two| roster.again.at(one, two)).sum::<u64>();
                }
                cost +=
                    unheard(roster, &unit.women, other.facilitator) + unheard(roster, &other.women, unit.facilitator);
                between.set_both(index, earlier, signed(cost));
            }
            for woman in 0..roster.women {
                for &other in &unit.women {
                    let talks = woman != other && roster.can_talk.at(woman, other);
                    *talkers.at_mut(woman, index) += u16::from(talks);
                }
            }
        }
        let may_be_alone: Vec<bool> = (0..roster.women)
            .map(|woman| {
                let with =
                    (0..roster.women).filter(|&other| other != woman && roster.can_talk.at(woman, other)).count();
                let talks_with_all = with + 1 == roster.women && roster.women >= 2 * problem.circles;
                with > 0 && !talks_with_all
            })
            .collect();
        let anyone_alone = may_be_alone.contains(&true);
        Self { between, talkers, may_be_alone, anyone_alone }
    }
}

/// What it costs that these women are led by that facilitator.
fn unheard<Id: Copy + Ord>(roster: &Roster<Id>, women: &[usize], facilitator: Option<usize>) -> u64 {
    let Some(leader) = facilitator else { return 0 };
    women.iter().filter(|&&woman| roster.cannot_talk(woman, leader)).map(|_| weights::FACILITATOR_LANGUAGE).sum()
}

fn signed(cost: u64) -> i64 {
    i64::try_from(cost).unwrap_or(i64::MAX)
}

/// One unit leaves its circle for another; somebody from there may come in return.
#[derive(Clone, Copy)]
pub(super) struct Exchange {
    pub(super) leaves: usize,
    pub(super) to: usize,
    pub(super) returns: Option<usize>,
}

/// Who sits where, with everything that makes an exchange cheap to weigh.
pub(super) struct Seating<'a> {
    problem: &'a Problem,
    costs: &'a Costs,
    room: Room,
    pub(super) seats: Vec<usize>,
    /// What can still change of the cost: less than the total by what holds inside chains and for any seating.
    pub(super) cost: i64,
    units_in: Vec<Vec<usize>>,
    sizes: Vec<usize>,
    /// By circle: how many women there are the only one of their language.
    alone: Vec<i64>,
    /// By unit and circle: how many there it must not sit with.
    clashes: Grid<u16>,
    /// By unit and circle: what it would cost, or costs, to sit with those there.
    with: Grid<i64>,
    /// By woman and circle: how many women there she can talk with, herself not counted.
    talkers: Grid<u16>,
}

impl<'a> Seating<'a> {
    pub(super) fn new(problem: &'a Problem, costs: &'a Costs, room: Room, seats: Vec<usize>) -> Self {
        let (units, places) = (problem.units.len(), problem.circles + 1);
        let mut seating = Self {
            problem,
            costs,
            room,
            seats: Vec::new(),
            cost: 0,
            units_in: vec![Vec::new(); places],
            sizes: vec![0; places],
            alone: vec![0; places],
            clashes: Grid::new(units, places, 0),
            with: Grid::new(units, places, 0),
            talkers: Grid::new(problem.women, places, 0),
        };
        for (unit, &seat) in seats.iter().enumerate() {
            seating.enter(unit, seat);
        }
        for seat in 0..places {
            seating.count_alone(seat);
        }
        seating.seats = seats;
        seating.cost = seating.whole_cost();
        seating
    }

    /// What the exchange adds to the cost; none if a hard rule forbids it.
    pub(super) fn weigh(&self, exchange: Exchange) -> Option<i64> {
        Some(self.weigh_without_language(exchange)? + self.language(exchange))
    }

    /// What the exchange adds to the cost, if it is less than nothing: the same as weighing it, mostly much quicker.
    pub(super) fn weigh_if_it_saves(&self, exchange: Exchange) -> Option<i64> {
        let change = self.weigh_without_language(exchange)?;
        let alone_now = self.alone[self.seats[exchange.leaves]] + self.alone[exchange.to];
        if change >= alone_now * signed(weights::ALONE_IN_LANGUAGE) {
            return None;
        }
        let change = change + self.language(exchange);
        (change < 0).then_some(change)
    }

    fn weigh_without_language(&self, exchange: Exchange) -> Option<i64> {
        let Exchange { leaves, to, returns } = exchange;
        let from = self.seats[leaves];
        let uneven = self.uneven(exchange)?;
        if !self.may_sit(leaves, to, returns) {
            return None;
        }
        let mut change = uneven + self.with.at(leaves, to) - self.with.at(leaves, from);
        if let Some(unit) = returns {
            if !self.may_sit(unit, from, Some(leaves)) {
                return None;
            }
            let between = self.costs.between.at(leaves, unit);
            change += self.with.at(unit, from) - self.with.at(unit, to) - 2 * between;
        }
        Some(change)
    }

    /// What the exchange adds by leaving women alone in their language, or saves.
    fn language(&self, exchange: Exchange) -> i64 {
        if !self.costs.anyone_alone {
            return 0;
        }
        let Exchange { leaves, to, returns } = exchange;
        let from = self.seats[leaves];
        let here = self.alone_after(from, Some(leaves), returns);
        let there = self.alone_after(to, returns, Some(leaves));
        (here + there - self.alone[from] - self.alone[to]) * signed(weights::ALONE_IN_LANGUAGE)
    }

    /// Makes an exchange that was weighed.
    pub(super) fn make(&mut self, exchange: Exchange, change: i64) {
        let from = self.seats[exchange.leaves];
        self.leave(exchange.leaves, from);
        if let Some(unit) = exchange.returns {
            self.leave(unit, exchange.to);
            self.enter(unit, from);
            self.seats[unit] = from;
        }
        self.enter(exchange.leaves, exchange.to);
        self.seats[exchange.leaves] = exchange.to;
        self.cost += change;
        self.count_alone(from);
        self.count_alone(exchange.to);
    }

    fn is_bench(&self, seat: usize) -> bool {
        seat == self.problem.circles
    }

    fn may_sit(&self, unit: usize, seat: usize, instead_of: Option<usize>) -> bool {
        if self.is_bench(seat) {
            return self.problem.may_wait(unit) && instead_of.is_some();
        }
        let gone = instead_of.is_some_and(|other| self.problem.apart.at(unit, other));
        self.clashes.at(unit, seat) == u16::from(gone)
    }

    /// What the exchange adds for sizes; none if a circle would get too large or too small.
    fn uneven(&self, exchange: Exchange) -> Option<i64> {
        let from = self.seats[exchange.leaves];
        let out = self.problem.units[exchange.leaves].size();
        let back = exchange.returns.map_or(0, |unit| self.problem.units[unit].size());
        if out == back {
            return Some(0);
        }
        let (here, there) = (self.sizes[from] + back - out, self.sizes[exchange.to] + out - back);
        let allowed = self.room.fewest..=self.room.most;
        if !allowed.contains(&here) || !allowed.contains(&there) {
            return None;
        }
        let after = here * here + there * there;
        let before = self.sizes[from] * self.sizes[from] + self.sizes[exchange.to] * self.sizes[exchange.to];
        Some((signed(after as u64) - signed(before as u64)) * signed(weights::UNEVEN))
    }

    fn count_alone(&mut self, seat: usize) {
        if self.costs.anyone_alone {
            self.alone[seat] = self.alone_after(seat, None, None);
        }
    }

    /// How many women are alone in their language in a circle once one unit has left it and another has come.
    fn alone_after(&self, seat: usize, leaves: Option<usize>, comes: Option<usize>) -> i64 {
        let staying = self.units_in[seat].iter().copied().filter(|&unit| Some(unit) != leaves);
        let talkers_in = |woman: usize, unit: Option<usize>| unit.map_or(0, |unit| self.costs.talkers.at(woman, unit));
        let alone = |woman: usize| {
            let talkers = self.talkers.at(woman, seat) + talkers_in(woman, comes) - talkers_in(woman, leaves);
            self.costs.may_be_alone[woman] && talkers == 0
        };
        let women = staying.chain(comes).flat_map(|unit| self.problem.units[unit].women.iter().copied());
        women.map(|woman| i64::from(alone(woman))).sum()
    }

    fn whole_cost(&self) -> i64 {
        let circles = 0..self.problem.circles;
        let pairs: i64 = (0..self.problem.units.len())
            .filter(|&unit| !self.is_bench(self.seats[unit]))
            .map(|unit| self.with.at(unit, self.seats[unit]))
            .sum();
        let alone: i64 = self.alone.iter().sum();
        let squares: usize = circles.map(|circle| self.sizes[circle] * self.sizes[circle]).sum();
        let excess = squares - even_squares(self.problem.women, self.problem.circles);
        pairs / 2 + alone * signed(weights::ALONE_IN_LANGUAGE) + signed(excess as u64) * signed(weights::UNEVEN)
    }

    fn enter(&mut self, unit: usize, seat: usize) {
        self.units_in[seat].push(unit);
        self.sizes[seat] += self.problem.units[unit].size();
        if self.is_bench(seat) {
            return;
        }
        for other in 0..self.problem.units.len() {
            *self.clashes.at_mut(other, seat) += u16::from(self.problem.apart.at(unit, other));
            *self.with.at_mut(other, seat) += self.costs.between.at(unit, other);
        }
        for woman in 0..self.problem.women {
            *self.talkers.at_mut(woman, seat) += self.costs.talkers.at(woman, unit);
        }
    }

    fn leave(&mut self, unit: usize, seat: usize) {
        self.units_in[seat].retain(|&other| other != unit);
        self.sizes[seat] -= self.problem.units[unit].size();
        if self.is_bench(seat) {
            return;
        }
        for other in 0..self.problem.units.len() {
            *self.clashes.at_mut(other, seat) -= u16::from(self.problem.apart.at(unit, other));
            *self.with.at_mut(other, seat) -= self.costs.between.at(unit, other);
        }
        for woman in 0..self.problem.women {
            *self.talkers.at_mut(woman, seat) -= self.costs.talkers.at(woman, unit);
        }
    }
}

/// The sum of the squared sizes of an even split, the least there can be.
pub(super) fn even_squares(women: usize, circles: usize) -> usize {
    let (size, larger) = (women / circles, women % circles);
    (circles - larger) * size * size + larger * (size + 1) * (size + 1)
}
