//! How the fields of an address, and numbers, weigh.

use super::{
    Scales, Weighed, channel, frequency,
    weights::{self, Plain},
};
use crate::{
    Agreement, Field,
    register::{
        record::Record,
        vocabulary::{NONE, Vocabulary},
    },
    words,
};

/// The fields of an address in the order they are weighed.
pub(super) const FIELDS: [Field; 7] = [
    Field::Street,
    Field::AddressLine,
    Field::Suburb,
    Field::Place,
    Field::Region,
    Field::StreetNumber,
    Field::Postcode,
];

/// Bits by which two lines of an address must gain to count as exchanged, and half of what that costs.
const EXCHANGED_LINES: f64 = 4.0;

/// A field with what is known about it.
struct Column<'a> {
    words: &'a Vocabulary,
    role: usize,
    total: u32,
    kind: &'a Plain,
}

impl Scales<'_> {
    /// A number that a state gave to one person.
    pub(super) fn national_number(&self, one: &Record, other: &Record) -> Weighed {
        self.number(2).weigh(one.numbers[2], other.numbers[2])
    }

    /// All fields of the address, in the order of [`FIELDS`].
    pub(super) fn address(&self, one: &Record, other: &Record) -> [Weighed; 7] {
        let [street, line] = self.streets(one, other);
        let totals = &self.words.totals;
        let area = |role: usize| {
            let column =
                Column { words: &self.words.areas, role, total: totals.areas[role], kind: &weights::AREAS[role] };
            column.weigh(one.areas[role], other.areas[role])
        };
        let number = |role: usize| self.number(role).weigh(one.numbers[role], other.numbers[role]);
        [street, line, area(0), area(1), area(2), number(0), number(1)]
    }

    fn number(&self, role: usize) -> Column<'_> {
        let total = self.words.totals.numbers[role];
        Column { words: &self.words.numbers, role, total, kind: &weights::NUMBERS[role] }
    }

    /// Street and further line, each in its place or each in the other's.
    fn streets(&self, one: &Record, other: &Record) -> [Weighed; 2] {
        let column = |role: usize| {
            let total = self.words.totals.streets[role];
            Column { words: &self.words.streets, role, total, kind: &weights::STREETS[role] }
        };
        let straight = [0, 1].map(|role| column(role).weigh(one.streets[role], other.streets[role]));
        if straight.iter().any(|(bits, agreement)| agreement.is_some() && *bits >= 0.0) {
            return straight;
        }
        let mut crossed = [(one, other), (other, one)].map(|(a, b)| column(0).weigh(a.streets[0], b.streets[1]));
        let sum = |both: &[Weighed; 2]| both[0].0 + both[1].0;
        if sum(&crossed) - EXCHANGED_LINES <= sum(&straight).max(0.0) {
            return straight;
        }
        // The stronger goes with the street, whichever registration comes first.
        crossed.sort_by(|a, b| b.0.total_cmp(&a.0));
        crossed.map(|(bits, how)| (bits - EXCHANGED_LINES / 2.0, how.map(|_| Agreement::Exchanged)))
    }
}

impl Column<'_> {
    fn weigh(&self, one: u32, other: u32) -> Weighed {
        if one == NONE || other == NONE {
            return (0.0, None);
        }
        let differ = (self.kind.differ.log2(), Some(Agreement::Differs));
        let total = f64::from(self.total).max(weights::FEWEST);
        let (a, b) = (self.words.concept_of(one), self.words.concept_of(other));
        let (have, has) = (f64::from(a.counts[self.role]), f64::from(b.counts[self.role]));
        if self.words.word(one).concept == self.words.word(other).concept {
            let how = if one == other { Agreement::Same } else { Agreement::OtherSpelling };
            return (frequency(self.kind.same, have, total), Some(how));
        }
        let (code, other_code) = (a.code.as_bytes(), b.code.as_bytes());
        let longer = code.len().max(other_code.len());
        // Long lines may have more than one slip; numbers may not.
        let most = if self.kind.alike > 0.0 { (longer / 4).max(1) } else { 1 };
        let letters = (a.letters ^ b.letters).count_ones() as usize;
        if code.len().abs_diff(other_code.len()) > most || letters > 2 * most {
            return differ;
        }
        let (made, how) = match words::edits(code, other_code) {
            1 if longer > 1 => (self.kind.slip / weights::SLIPS_OF_A_WORD, Agreement::Slip),
            edits if edits > 1 && edits <= most => {
                (self.kind.alike / weights::DOUBLE_SLIPS_OF_A_WORD, Agreement::Alike)
            }
            _ => return differ,
        };
        let bits = channel(made, have, has, total);
        if bits > differ.0 { (bits, Some(how)) } else { differ }
    }
}

/// Fields that agree and differ together: the strongest counts whole, the others in part.
pub(super) fn together(bits: impl Iterator<Item = f64>) -> f64 {
    let (mut most, mut sum, mut least, mut fall) = (0.0f64, 0.0, 0.0f64, 0.0);
    for bits in bits {
        if bits > 0.0 {
            sum += bits;
            most = most.max(bits);
        } else {
            fall += bits;
            least = least.min(bits);
        }
    }
    most + weights::ADDRESS_BESIDE * (sum - most) + least + weights::MOVED_BESIDE * (fall - least)
}
