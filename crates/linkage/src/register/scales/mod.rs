//! What speaks for and against two registrations being one woman.

mod address;
mod dates;
mod memory;
mod names;
mod weights;

use super::record::{Record, SECOND, Words};
use crate::{Agreement, Field, Reason, phone};
pub(super) use memory::Memory;
use weights::relatives;

/// Expected registrations of the same woman beside any one registration, and of her relatives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    pub same: f64,
    pub relatives: f64,
}

/// Compares registrations of one register.
pub(super) struct Scales<'a> {
    pub words: &'a Words,
    pub expected: Expected,
    pub memory: &'a mut Memory,
}

/// Bits, and how the field agrees; nothing when it is missing on one side.
type Weighed = (f64, Option<Agreement>);

/// Sums of a comparison in bits: for one woman, and for two of one family, each against two strangers.
struct Sum {
    same: f64,
    kin: f64,
}

impl Sum {
    /// Evidence that relatives share as well: it speaks for them almost as much as for one person.
    fn shared(&mut self, bits: f64) {
        self.same += bits;
        self.kin += (bits - relatives::LESS_BITS).max(0.0);
    }

    /// One woman against relatives and strangers together.
    fn probability(&self) -> f64 {
        let odds = self.same.exp2() / (1.0 + self.kin.exp2());
        odds / (1.0 + odds)
    }
}

impl Scales<'_> {
    /// The probability that both are one woman. With a list, adds the reasons to it.
    pub(crate) fn probability(&mut self, one: &Record, other: &Record, mut reasons: Option<&mut Vec<Reason>>) -> f64 {
        let people = f64::from(self.words.totals.people).max(weights::FEWEST);
        let mut sum =
            Sum { same: (self.expected.same / people).log2(), kin: (self.expected.relatives / people).log2() };
        let mut note = |field, (bits, agreement): Weighed| {
            if let (Some(list), Some(agreement)) = (reasons.as_deref_mut(), agreement) {
                list.push(Reason { field, agreement, bits });
            }
            bits
        };
        sum.shared(note(Field::Phone, self.lines(one.line, other.line)));
        let date = self.dates(one.birth_date, other.birth_date);
        sum.same += note(Field::BirthDate, date);
        if date.1 == Some(Agreement::Same) {
            sum.kin += date.0 + relatives::SAME_DATE.log2();
        }
        sum.same += note(Field::NationalNumber, self.national_number(one, other));
        let address = self.address(one, other);
        sum.shared(address::together(address.iter().map(|(bits, _)| *bits)));
        for (field, found) in address::FIELDS.into_iter().zip(address) {
            note(field, found);
        }
        let second = self.name(&one.names[SECOND], &other.names[SECOND], SECOND);
        sum.shared(note(Field::SecondName, second));
        let (given, family) = self.first_and_family(one, other);
        sum.shared(note(Field::FamilyName, family));
        sum.same += note(Field::GivenName, given);
        if given.1.is_some_and(|agreement| agreement != Agreement::Differs) {
            sum.kin += given.0 + relatives::SAME_GIVEN.log2();
        }
        sum.probability()
    }

    fn lines(&self, one: u32, other: u32) -> Weighed {
        use weights::phones::{DIFFER, ONE_DIGIT_BITS, SAME, UNSEEN};
        if one == 0 || other == 0 {
            return (0.0, None);
        }
        if one == other {
            let have = f64::from(self.words.totals.lines.get(&one).copied().unwrap_or(0).saturating_sub(2));
            let people = f64::from(self.words.totals.people).max(weights::FEWEST);
            return ((SAME / ((have + UNSEEN) / people)).log2(), Some(Agreement::Same));
        }
        if phone::one_slip(u64::from(one), u64::from(other)) {
            return (ONE_DIGIT_BITS, Some(Agreement::OneDigit));
        }
        (DIFFER.log2(), Some(Agreement::Differs))
    }
}

/// Agreement on a value that so many have, the two themselves left out.
fn frequency(m: f64, have: f64, total: f64) -> f64 {
    (m * total / ((have - 2.0).max(0.0) + weights::UNSEEN)).log2()
}

/// The noisy channel: the chance that one value was made of the other, against meeting it by itself.
fn channel(made: f64, a: f64, b: f64, total: f64) -> f64 {
    let (rare, frequent) = (a.min(b), a.max(b));
    let by_itself = ((rare - 1.0).max(0.0) + weights::UNSEEN_SLIP) / total;
    (made / (by_itself + frequent / total * made)).log2()
}
