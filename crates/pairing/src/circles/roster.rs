//! Everybody tonight by number, so that the search never sees an id and the order of the input cannot matter.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::{Person, Tonight, weights};

/// The people tonight, numbered in order of id: the women first, then the facilitators.
pub(super) struct Roster<Id> {
    pub(super) ids: Vec<Id>,
    /// How many of the numbers are women.
    pub(super) women: usize,
    /// Pairs to keep apart of which both are here, each once, lower number first.
    pub(super) apart: Vec<(usize, usize)>,
    /// Pairs to keep together of which both are here, each once, lower number first.
    pub(super) together: Vec<(usize, usize)>,
    /// What it costs to seat two women together again; 0 for two who never sat together.
    pub(super) again: Grid<u64>,
    /// Whether two women sat together in the last session.
    pub(super) last_time: Grid<bool>,
    /// Whether two people have a language in common.
    pub(super) can_talk: Grid<bool>,
    /// Whether a person's languages are known.
    pub(super) languages_known: Vec<bool>,
    numbers: BTreeMap<Id, usize>,
}

impl<Id: Copy + Ord> Roster<Id> {
    pub(super) fn new(tonight: &Tonight<Id>) -> Self {
        let mut people: Vec<&Person<Id>> = tonight.women.iter().collect();
        people.sort_by_key(|person| person.id);
        let mut facilitators: Vec<&Person<Id>> = tonight.facilitators.iter().collect();
        facilitators.sort_by_key(|person| person.id);
        people.extend(facilitators);

        let women = tonight.women.len();
        let numbers = people.iter().enumerate().map(|(number, person)| (person.id, number)).collect();
        let mut can_talk = Grid::new(people.len(), people.len(), false);
        for (one, person) in people.iter().enumerate() {
            for (other, another) in people.iter().enumerate() {
                *can_talk.at_mut(one, other) = person.can_talk_with(another);
            }
        }
        let mut roster = Self {
            ids: people.iter().map(|person| person.id).collect(),
            women,
            apart: Vec::new(),
            together: Vec::new(),
            again: Grid::new(women, women, 0),
            last_time: Grid::new(women, women, false),
            can_talk,
            languages_known: people.iter().map(|person| !person.languages.is_empty()).collect(),
            numbers,
        };
        roster.apart = roster.present_pairs(&tonight.apart);
        roster.together = roster.present_pairs(&tonight.together);
        roster.remember(tonight);
        roster
    }

    pub(super) fn number_of(&self, id: Id) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    pub(super) fn is_woman(&self, person: usize) -> bool {
        person < self.women
    }

    /// The two have languages, and none in common.
    pub(super) fn cannot_talk(&self, one: usize, other: usize) -> bool {
        self.languages_known[one] && self.languages_known[other] && !self.can_talk.at(one, other)
    }

    fn present_pairs(&self, pairs: &[(Id, Id)]) -> Vec<(usize, usize)> {
        let present: BTreeSet<(usize, usize)> = pairs
            .iter()
            .filter_map(|&(one, other)| Some((self.number_of(one)?, self.number_of(other)?)))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        present.into_iter().collect()
    }

    fn remember(&mut self, tonight: &Tonight<Id>) {
        for (index, session) in tonight.earlier.iter().enumerate() {
            // A session counts once for a pair, even if it was written down twice.
            let mut sat_together = BTreeSet::new();
            for circle in &session.circles {
                let members: BTreeSet<usize> =
                    circle.iter().filter_map(|&id| self.number_of(id)).filter(|&one| self.is_woman(one)).collect();
                for &one in &members {
                    sat_together.extend(members.range(one + 1..).map(|&other| (one, other)));
                }
            }
            for (one, other) in sat_together {
                let before = self.again.at(one, other);
                let first = if before == 0 { weights::AGAIN } else { 0 };
                self.again.set_both(one, other, before + first + weights::recent(index + 1));
                if index == 0 {
                    self.last_time.set_both(one, other, true);
                }
            }
        }
    }
}
