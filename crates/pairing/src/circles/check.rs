//! What circles break that a person has changed by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::{Circle, Tonight, explain};

/// One thing that is not as it should be. [`Finding::is_hard`] tells what must not stay from what is only a hint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding<Id> {
    /// Two people who are kept apart share a circle.
    KeptApart {
        /// Which circle, counted from 0.
        circle: usize,
        /// The two.
        pair: (Id, Id),
    },
    /// Two people who are kept together sit in different circles.
    NotTogether {
        /// The two.
        pair: (Id, Id),
    },
    /// A woman is present and sits in no circle.
    NotSeated {
        /// Who.
        woman: Id,
    },
    /// A woman sits, or a facilitator leads, in two places.
    SeatedTwice {
        /// Who.
        person: Id,
    },
    /// Somebody sits in a circle, or leads one, who is not listed so tonight.
    NotPresent {
        /// Who.
        person: Id,
    },
    /// The sizes differ by more than one.
    Uneven {
        /// How many women the smallest circle has.
        smallest: usize,
        /// How many women the largest circle has.
        largest: usize,
    },
    /// A woman is the only one of her language in her circle.
    AloneInLanguage {
        /// Which circle, counted from 0.
        circle: usize,
        /// Who.
        woman: Id,
    },
    /// A circle has no facilitator while one is free.
    NoFacilitator {
        /// Which circle, counted from 0.
        circle: usize,
    },
}

impl<Id> Finding<Id> {
    /// Whether a rule is broken that must be kept; otherwise it is a hint, and the leader decides.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        !matches!(self, Self::Uneven { .. } | Self::AloneInLanguage { .. } | Self::NoFacilitator { .. })
    }
}

/// What these circles break, hard rules first; empty when all is well.
#[must_use]
pub fn check<Id: Copy + Ord>(circles: &[Circle<Id>], tonight: &Tonight<Id>) -> Vec<Finding<Id>> {
    let places = places(circles);
    let mut findings = BTreeSet::new();
    find_broken_pairs(tonight, &places, &mut findings);
    find_misplaced(circles, tonight, &places, &mut findings);
    find_hints(circles, tonight, &mut findings);
    findings.into_iter().collect()
}

/// The circles each person sits in or leads, once for each time.
fn places<Id: Copy + Ord>(circles: &[Circle<Id>]) -> BTreeMap<Id, Vec<usize>> {
    let mut places: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    for (index, circle) in circles.iter().enumerate() {
        for &person in circle.members.iter().chain(&circle.facilitator) {
            places.entry(person).or_default().push(index);
        }
    }
    places
}

fn find_broken_pairs<Id: Copy + Ord>(
    tonight: &Tonight<Id>,
    places: &BTreeMap<Id, Vec<usize>>,
    findings: &mut BTreeSet<Finding<Id>>,
) {
    let of = |person: &Id| places.get(person).map_or(&[][..], Vec::as_slice);
    let ordered = |one: Id, other: Id| (one.min(other), one.max(other));
    for &(one, other) in &tonight.apart {
        for &circle in of(&one).iter().filter(|circle| of(&other).contains(circle)) {
            findings.insert(Finding::KeptApart { circle, pair: ordered(one, other) });
        }
    }
    for &(one, other) in &tonight.together {
        let (here, there) = (of(&one), of(&other));
        if !here.is_empty() && !there.is_empty() && !here.iter().any(|circle| there.contains(circle)) {
            findings.insert(Finding::NotTogether { pair: ordered(one, other) });
        }
    }
}

fn find_misplaced<Id: Copy + Ord>(
    circles: &[Circle<Id>],
    tonight: &Tonight<Id>,
    places: &BTreeMap<Id, Vec<usize>>,
    findings: &mut BTreeSet<Finding<Id>>,
) {
    let women: BTreeSet<Id> = tonight.women.iter().map(|woman| woman.id).collect();
    let leaders: BTreeSet<Id> = tonight.facilitators.iter().map(|leader| leader.id).collect();
    let seated: BTreeSet<Id> = circles.iter().flat_map(|circle| circle.members.iter().copied()).collect();
    let leading: BTreeSet<Id> = circles.iter().filter_map(|circle| circle.facilitator).collect();
    findings.extend(women.difference(&seated).map(|&woman| Finding::NotSeated { woman }));
    findings.extend(seated.difference(&women).map(|&person| Finding::NotPresent { person }));
    findings.extend(leading.difference(&leaders).map(|&person| Finding::NotPresent { person }));
    let twice = places.iter().filter(|(_, places)| places.len() > 1);
    findings.extend(twice.map(|(&person, _)| Finding::SeatedTwice { person }));
}

fn find_hints<Id: Copy + Ord>(circles: &[Circle<Id>], tonight: &Tonight<Id>, findings: &mut BTreeSet<Finding<Id>>) {
    let explanation = explain(circles, tonight);
    if !explanation.is_even() {
        findings.insert(Finding::Uneven { smallest: explanation.smallest, largest: explanation.largest });
    }
    for (circle, facts) in explanation.circles.iter().enumerate() {
        findings.extend(facts.alone_in_language.iter().map(|&woman| Finding::AloneInLanguage { circle, woman }));
    }
    let leads = |id: Id| circles.iter().any(|circle| circle.facilitator == Some(id));
    if tonight.facilitators.iter().any(|leader| !leads(leader.id)) {
        let leaderless = circles.iter().enumerate().filter(|(_, circle)| circle.facilitator.is_none());
        findings.extend(leaderless.map(|(circle, _)| Finding::NoFacilitator { circle }));
    }
}
