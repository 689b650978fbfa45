//! What speaks for and against a split, as facts a screen can put into words.

use std::collections::BTreeSet;

use super::roster::Roster;
use super::seating::even_squares;
use super::{Circle, Tonight, weights};

/// What is to be said about one circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleFacts<Id> {
    /// Pairs of women who sit together for the first time.
    pub first_time_pairs: usize,
    /// Pairs of women who have sat together before.
    pub pairs_again: usize,
    /// Those of them who sat together in the last session.
    pub pairs_from_last_time: usize,
    /// Women who are the only one of their language here.
    pub alone_in_language: Vec<Id>,
    /// Women who have no language in common with the facilitator.
    pub cannot_talk_with_facilitator: Vec<Id>,
    /// What all this comes to by the [`weights`].
    pub cost: u64,
}

/// What is to be said about a split: each circle in its order, and the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<Id> {
    /// The facts of each circle, in the order of the circles.
    pub circles: Vec<CircleFacts<Id>>,
    /// How many women the smallest circle has.
    pub smallest: usize,
    /// How many women the largest circle has.
    pub largest: usize,
    /// The cost of all circles, and of uneven sizes.
    pub total_cost: u64,
}

impl<Id> Explanation<Id> {
    /// Whether the sizes differ by at most one.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.largest - self.smallest <= 1
    }

    /// Pairs of women who sit together for the first time, in all circles.
    #[must_use]
    pub fn first_time_pairs(&self) -> usize {
        self.circles.iter().map(|circle| circle.first_time_pairs).sum()
    }

    /// Pairs of women who have sat together before, in all circles.
    #[must_use]
    pub fn pairs_again(&self) -> usize {
        self.circles.iter().map(|circle| circle.pairs_again).sum()
    }
}

/// Explains circles, also ones that a person has changed by hand. Whoever is not here tonight is passed over.
#[must_use]
pub fn explain<Id: Copy + Ord>(circles: &[Circle<Id>], tonight: &Tonight<Id>) -> Explanation<Id> {
    explain_roster(circles, &Roster::new(tonight))
}

pub(super) fn explain_roster<Id: Copy + Ord>(circles: &[Circle<Id>], roster: &Roster<Id>) -> Explanation<Id> {
    let facts: Vec<CircleFacts<Id>> = circles.iter().map(|circle| facts(circle, roster)).collect();
    let sizes = || circles.iter().map(|circle| circle.members.len());
    let squares: usize = sizes().map(|size| size * size).sum();
    let even = if circles.is_empty() { 0 } else { even_squares(sizes().sum(), circles.len()) };
    let uneven = (squares - even) as u64 * weights::UNEVEN;
    Explanation {
        smallest: sizes().min().unwrap_or(0),
        largest: sizes().max().unwrap_or(0),
        total_cost: facts.iter().map(|circle| circle.cost).sum::<u64>() + uneven,
        circles: facts,
    }
}

fn facts<Id: Copy + Ord>(circle: &Circle<Id>, roster: &Roster<Id>) -> CircleFacts<Id> {
    // A set, because by hand a woman may have been put into the same circle twice.
    let women: BTreeSet<usize> = circle
        .members
        .iter()
        .filter_map(|&id| roster.number_of(id))
        .filter(|&person| roster.is_woman(person))
        .collect();
    let leader = circle.facilitator.and_then(|id| roster.number_of(id));
    let mut facts = CircleFacts {
        first_time_pairs: 0,
        pairs_again: 0,
        pairs_from_last_time: 0,
        alone_in_language: Vec::new(),
        cannot_talk_with_facilitator: Vec::new(),
        cost: 0,
    };
    for &one in &women {
        for &other in women.range(one + 1..) {
            let again = roster.again.at(one, other);
            facts.first_time_pairs += usize::from(again == 0);
            facts.pairs_again += usize::from(again > 0);
            facts.pairs_from_last_time += usize::from(roster.last_time.at(one, other));
            facts.cost += again;
        }
        let has_company = women.iter().any(|&other| other != one && roster.can_talk.at(one, other));
        if roster.languages_known[one] && !has_company {
            facts.alone_in_language.push(roster.ids[one]);
            facts.cost += weights::ALONE_IN_LANGUAGE;
        }
        if leader.is_some_and(|leader| roster.cannot_talk(one, leader)) {
            facts.cannot_talk_with_facilitator.push(roster.ids[one]);
            facts.cost += weights::FACILITATOR_LANGUAGE;
        }
    }
    facts
}
