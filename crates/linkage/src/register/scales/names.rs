//! How names weigh.

use super::{
    Scales, Weighed, channel, frequency,
    weights::{self, NAMES},
};
use crate::{
    Agreement,
    register::{
        record::{FAMILY, GIVEN, Name, Record, SECOND},
        vocabulary::{Concept, Likeness},
    },
};

/// The role of a first name compared with a family name.
const CROSSED: usize = 3;

impl Scales<'_> {
    /// First and family name, each in its place or each in the other's.
    pub(super) fn first_and_family(&mut self, one: &Record, other: &Record) -> (Weighed, Weighed) {
        let given = self.with_second(one, other, GIVEN);
        let family = self.with_second(one, other, FAMILY);
        if given.0 >= 0.0 || family.0 >= 0.0 && family.1.is_some() {
            return (given, family);
        }
        let crossed = self.name(&one.names[GIVEN], &other.names[FAMILY], CROSSED);
        let back = self.name(&one.names[FAMILY], &other.names[GIVEN], CROSSED);
        let cost = weights::EXCHANGED_NAMES.log2();
        let met = |weighed: &Weighed| weighed.0 > 0.0 && weighed.1.is_some();
        if (met(&crossed) || met(&back)) && crossed.0 + back.0 + cost > given.0 + family.0 {
            // The stronger half goes with the first name, whichever registration comes first.
            let (more, less) = if crossed.0 >= back.0 { (crossed, back) } else { (back, crossed) };
            let exchanged = |weighed: Weighed| (weighed.0 + cost / 2.0, weighed.1.map(|_| Agreement::Exchanged));
            return (exchanged(more), exchanged(less));
        }
        (given, family)
    }

    /// A name as it stands, or with the second name that the other register writes into the same field.
    fn with_second(&mut self, one: &Record, other: &Record, role: usize) -> Weighed {
        let (a, b) = (&one.names[role], &other.names[role]);
        let plain = self.name(a, b, role);
        let (second_a, second_b) = (&one.names[SECOND], &other.names[SECOND]);
        let longer = match (second_a.is_empty(), second_b.is_empty()) {
            (false, true) if b.list().len() > a.list().len() => self.name(&a.and(second_a), b, role),
            (true, false) if a.list().len() > b.list().len() => self.name(a, &b.and(second_b), role),
            _ => return plain,
        };
        if longer.0 - 1.0 > plain.0 { (longer.0 - 1.0, longer.1) } else { plain }
    }

    /// Two names of one or more words: the words are paired so that they weigh most.
    pub(super) fn name(&mut self, one: &Name, other: &Name, role: usize) -> Weighed {
        if one.is_empty() || other.is_empty() {
            return (0.0, None);
        }
        let (a, b) = (one.list(), other.list());
        if let ([a], [b]) = (a, b) {
            return self.word(*a, *b, role);
        }
        let mut matrix = [[(0.0, None); 3]; 3];
        for (row, a) in a.iter().enumerate() {
            for (column, b) in b.iter().enumerate() {
                matrix[row][column] = self.word(*a, *b, role);
            }
        }
        let best = assign(&matrix, a.len(), b.len());
        let kind = &NAMES[role.min(SECOND)];
        let apart = (kind.apart.log2(), Some(Agreement::Differs));
        let (left_one, left_other) = (a.len() - best.met, b.len() - best.met);
        let found = match (best.met, left_one.min(left_other), left_one.max(left_other)) {
            (0, ..) => apart,
            (_, 0, 0) if best.in_order => (best.bits, best.worst),
            (_, 0, 0) => (best.bits + weights::TURNED_NAMES[role.min(SECOND)].log2(), Some(Agreement::Turned)),
            (_, 0, _) => (best.bits + kind.part.log2(), Some(Agreement::Part)),
            _ => (best.bits + kind.part_differs.log2(), Some(Agreement::PartDiffers)),
        };
        if left_one > 0 && left_other > 0 || best.met == 0 {
            // A space too many or too few.
            let joined = self.word(one.joined, other.joined, role);
            if joined.0 > found.0 {
                return joined;
            }
        }
        if found.0 > apart.0 { found } else { apart }
    }

    fn word(&mut self, one: u32, other: u32, role: usize) -> Weighed {
        let names = &self.words.names;
        let (one, other) = (one.min(other), one.max(other));
        let likeness = self.likeness(one, other);
        let kind = &NAMES[if role == CROSSED { FAMILY } else { role }];
        let apart = (kind.apart.log2(), Some(Agreement::Differs));
        if likeness == Likeness::Apart {
            return apart;
        }
        let count = |word: u32| have(names.concept_of(word), role);
        let total = f64::from(self.words.totals.names[if role == CROSSED { GIVEN } else { role }]).max(weights::FEWEST);
        let (a, b) = (count(one), count(other));
        let slipped = |m: f64, ways: f64| channel(m / ways, a, b, total);
        let (bits, agreement) = match likeness {
            Likeness::Same => (frequency(kind.same, a, total), Agreement::Same),
            Likeness::OtherSpelling => (frequency(kind.same, a, total), Agreement::OtherSpelling),
            Likeness::ShortForm if role != GIVEN => return apart,
            Likeness::ShortForm => (slipped(kind.short_form, weights::FORMS_OF_A_NAME), Agreement::ShortForm),
            Likeness::Made if role != GIVEN => return apart,
            Likeness::Made => (slipped(kind.made, weights::FORMS_OF_A_NAME), Agreement::ShortForm),
            Likeness::Slip => (slipped(kind.slip, weights::SLIPS_OF_A_WORD), Agreement::Slip),
            Likeness::SameRoot => (slipped(kind.same_root, weights::FORMS_OF_A_NAME), Agreement::SameRoot),
            Likeness::Alike => (slipped(kind.alike, weights::DOUBLE_SLIPS_OF_A_WORD), Agreement::Alike),
            Likeness::Apart => return apart,
        };
        if bits > apart.0 { (bits, Some(agreement)) } else { apart }
    }

    fn likeness(&mut self, one: u32, other: u32) -> Likeness {
        let names = &self.words.names;
        if one == other {
            Likeness::Same
        } else if names.word(one).concept == names.word(other).concept {
            Likeness::OtherSpelling
        } else if names.concept_of(one).may_be(names.concept_of(other)) {
            self.memory.likeness(names, one, other)
        } else {
            Likeness::Apart
        }
    }
}

/// How many have a name in a role; some of those who have it in the other role stand in the wrong field.
fn have(name: &Concept, role: usize) -> f64 {
    let counts = name.counts.map(f64::from);
    match role {
        CROSSED => counts[GIVEN].max(counts[FAMILY]),
        SECOND => counts[SECOND],
        _ => counts[role] + weights::EXCHANGED_NAMES * counts[1 - role],
    }
}

/// Words paired with words.
#[derive(Default)]
struct Assignment {
    bits: f64,
    met: usize,
    in_order: bool,
    worst: Option<Agreement>,
}

/// The pairing of up to three words with up to three that weighs most; words that differ stay alone.
fn assign(matrix: &[[Weighed; 3]; 3], rows: usize, columns: usize) -> Assignment {
    /// The place of "no partner".
    const ALONE: usize = 3;
    let partners = |row: usize| {
        (0..=ALONE)
            .filter(move |column| *column == ALONE || row < rows && *column < columns && matrix[row][*column].0 > 0.0)
    };
    let mut best = Assignment::default();
    for first in partners(0) {
        for second in partners(1).filter(|second| *second == ALONE || *second != first) {
            for third in partners(2).filter(|third| *third == ALONE || *third != first && *third != second) {
                let met = [first, second, third].into_iter().enumerate().filter(|(_, column)| *column != ALONE);
                let bits: f64 = met.clone().map(|(row, column)| matrix[row][column].0).sum();
                if bits > best.bits {
                    let in_order = met.clone().map(|(_, column)| column).is_sorted();
                    let worst = met.clone().filter_map(|(row, column)| matrix[row][column].1).max();
                    best = Assignment { bits, met: met.count(), in_order, worst };
                }
            }
        }
    }
    best
}
