//! The hard part of the evening: what must sit where, with how much room.

use super::chains::chains;
use super::grid::Grid;
use super::roster::Roster;

/// People who move as one: a chain, mostly of a single woman. A facilitator takes no seat.
pub(super) struct Unit {
    pub(super) women: Vec<usize>,
    pub(super) facilitator: Option<usize>,
}

impl Unit {
    pub(super) fn size(&self) -> usize {
        self.women.len()
    }
}

/// Units to be seated in circles `0..circles`. Seat number `circles` is the bench, where spare facilitators wait.
pub(super) struct Problem {
    pub(super) units: Vec<Unit>,
    pub(super) circles: usize,
    pub(super) women: usize,
    /// How many facilitators are more than there are circles.
    pub(super) bench: usize,
    /// Units that cannot share a circle. Any two facilitators cannot: that is what makes it one to a circle.
    pub(super) apart: Grid<bool>,
}

impl Problem {
    pub(super) fn new<Id: Copy + Ord>(
        roster: &Roster<Id>,
        circles: usize,
        apart: &[(usize, usize)],
        together: &[(usize, usize)],
    ) -> Self {
        let people = roster.ids.len();
        let mut unit_of = vec![0; people];
        let mut units = Vec::new();
        for chain in chains(people, together) {
            for &person in &chain {
                unit_of[person] = units.len();
            }
            let (women, leaders): (Vec<usize>, Vec<usize>) =
                chain.into_iter().partition(|&person| roster.is_woman(person));
            units.push(Unit { women, facilitator: leaders.first().copied() });
        }

        let mut grid = Grid::new(units.len(), units.len(), false);
        for &(one, other) in apart {
            grid.set_both(unit_of[one], unit_of[other], true);
        }
        for one in roster.women..people {
            for other in one + 1..people {
                grid.set_both(unit_of[one], unit_of[other], true);
            }
        }
        let bench = (people - roster.women).saturating_sub(circles);
        Self { units, circles, women: roster.women, bench, apart: grid }
    }

    /// Whether the unit may wait on the bench: a facilitator to whom no woman is tied.
    pub(super) fn may_wait(&self, unit: usize) -> bool {
        self.units[unit].women.is_empty()
    }
}

/// The fewest and the most women a circle may have.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) fewest: usize,
    pub(super) most: usize,
}

impl Room {
    /// Even sizes, and the same one wider for evenings whose hard rules forbid even ones.
    pub(super) fn to_try(women: usize, circles: usize) -> [Self; 2] {
        let even = Self { fewest: women / circles, most: women.div_ceil(circles) };
        // A rule may cost a circle one woman, but leaves nobody to sit alone.
        let fewest = (even.fewest - 1).max(even.fewest.min(2));
        [even, Self { fewest, most: even.most + 1 }]
    }
}
