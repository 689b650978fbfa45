//! What speaks for and against two registrations being one woman.

use super::{
    memory::Memory,
    record::{FAMILY, GIVEN, Name, Record, SECOND, Words},
    vocabulary::{Likeness, NONE},
    weights::{self, Plain, relatives},
};
use crate::{
    Agreement, BirthDate, Field, Reason,
    date::{self, Dates},
    phone,
};

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

/// Sums of a comparison, in bits.
#[derive(Default)]
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
}

impl Scales<'_> {
    /// The probability that both are one woman. With a list, adds the reasons to it.
    pub fn probability(&mut self, one: &Record, other: &Record, mut reasons: Option<&mut Vec<Reason>>) -> f64 {
        let people = f64::from(self.words.totals.people).max(weights::FEWEST);
        let mut sum =
            Sum { same: (self.expected.same / people).log2(), kin: (self.expected.relatives / people).log2() };
        let mut note = |field, (bits, agreement): (f64, Option<Agreement>)| {
            if let (Some(list), Some(agreement)) = (reasons.as_deref_mut(), agreement) {
                list.push(Reason { field, agreement, bits });
            }
            bits
        };
        let line = note(Field::Phone, self.lines(one.line, other.line));
        sum.shared(line);
        let date = self.dates(one.birth_date, other.birth_date);
        sum.same += note(Field::BirthDate, (date.0, date.1));
        sum.kin += if date.1 == Some(Agreement::Same) { date.0 + relatives::SAME_DATE.log2() } else { 0.0 };
        let national = note(Field::NationalNumber, self.number(one, other, 2));
        sum.same += national;
        let mut address = [(0.0, None); 7];
        self.address(one, other, &mut address);
        sum.shared(together(address.iter().map(|(bits, _)| *bits)));
        for (field, found) in ADDRESS.into_iter().zip(address) {
            note(field, found);
        }
        let second = note(Field::SecondName, self.name(&one.names[SECOND], &other.names[SECOND], SECOND));
        sum.shared(second);
        let (given, family) = self.first_and_family(one, other);
        sum.same += note(Field::GivenName, given);
        sum.shared(note(Field::FamilyName, family));
        if given.1.is_some_and(|agreement| agreement != Agreement::Differs) {
            sum.kin += given.0 + relatives::SAME_GIVEN.log2();
        }
        let odds = sum.same.exp2() / (1.0 + sum.kin.exp2());
        odds / (1.0 + odds)
    }

    fn lines(&self, one: u32, other: u32) -> (f64, Option<Agreement>) {
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

    fn dates(&self, one: Option<BirthDate>, other: Option<BirthDate>) -> (f64, Option<Agreement>) {
        use weights::dates as w;
        let (Some(one), Some(other)) = (one, other) else { return (0.0, None) };
        let totals = &self.words.totals;
        let dates = f64::from(totals.dates).max(weights::FEWEST);
        let year = |date: BirthDate| {
            let have = date.year().and_then(|year| totals.years.get(&year)).copied().unwrap_or(0);
            (f64::from(have) + 1.0) / (dates + 60.0)
        };
        let of_year = year(one).max(year(other));
        let only_year = (f64::from(totals.only_years) + 1.0) / (dates + w::DAYS_IN_YEAR);
        let both_only_year = one.stands_for_a_year() && other.stands_for_a_year();
        let (ratio, agreement) = match date::compare(one, other) {
            Dates::Same if both_only_year => (w::SAME / of_year, Agreement::Same),
            Dates::Same => (w::SAME * w::DAYS_IN_YEAR / of_year, Agreement::Same),
            Dates::Exchanged => (w::EXCHANGED * w::DAYS_IN_YEAR / of_year, Agreement::Exchanged),
            Dates::OneDigit => (w::ONE_DIGIT / w::ONE_DIGIT_WAYS * w::DAYS_IN_YEAR / of_year, Agreement::OneDigit),
            Dates::YearBeside => (w::YEAR_BESIDE / 2.0 * w::DAYS_IN_YEAR / of_year, Agreement::YearBeside),
            Dates::OnlyYear if both_only_year => (w::SAME / of_year, Agreement::OnlyYear),
            Dates::OnlyYear => (w::ONLY_YEAR.max(only_year) / (of_year * only_year), Agreement::OnlyYear),
            Dates::ByAge => (w::BY_AGE / (2.0 * of_year), Agreement::ByAge),
            Dates::SameMonth if matches!((one, other), (BirthDate::Day(..), BirthDate::Day(..))) => {
                (w::SAME_MONTH * 12.0 / of_year, Agreement::SameMonth)
            }
            Dates::SameMonth => (w::PART_MONTH * 12.0 / of_year, Agreement::SameMonth),
            Dates::SameYear => ((w::SAME_YEAR / of_year).min(1.0), Agreement::SameYear),
            Dates::SameDayOfYear => (w::SAME_DAY_OF_YEAR * w::DAYS_IN_YEAR, Agreement::SameDayOfYear),
            Dates::Differ => (w::DIFFER, Agreement::Differs),
        };
        (ratio.log2(), Some(agreement))
    }

    fn number(&self, one: &Record, other: &Record, role: usize) -> (f64, Option<Agreement>) {
        let (a, b) = (one.numbers[role], other.numbers[role]);
        let total = self.words.totals.numbers[role];
        plain(&self.words.numbers, a, b, role, total, &weights::NUMBERS[role])
    }

    fn address(&self, one: &Record, other: &Record, found: &mut [(f64, Option<Agreement>); 7]) {
        let (words, totals) = (self.words, &self.words.totals);
        let street = |a: usize, b: usize| {
            let total = totals.streets[a];
            plain(&words.streets, one.streets[a], other.streets[b], a, total, &weights::STREETS[a])
        };
        let straight = [street(0, 0), street(1, 1)];
        found[..2].copy_from_slice(&straight);
        if straight.iter().all(|(bits, agreement)| agreement.is_none() || *bits < 0.0) {
            let crossed = [street(0, 1), street(1, 0)];
            let sum = |pair: &[(f64, Option<Agreement>); 2]| pair[0].0 + pair[1].0;
            if sum(&crossed) - 4.0 > sum(&straight).max(0.0) {
                found[..2].copy_from_slice(&crossed.map(|(bits, how)| (bits - 2.0, how.map(|_| Agreement::Exchanged))));
            }
        }
        for role in 0..3 {
            let total = totals.areas[role];
            found[2 + role] =
                plain(&words.areas, one.areas[role], other.areas[role], role, total, &weights::AREAS[role]);
        }
        found[5] = self.number(one, other, 0);
        found[6] = self.number(one, other, 1);
    }

    fn first_and_family(&mut self, one: &Record, other: &Record) -> (Weighed, Weighed) {
        let given = self.name(&one.names[GIVEN], &other.names[GIVEN], GIVEN);
        let family = self.name(&one.names[FAMILY], &other.names[FAMILY], FAMILY);
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

    fn name(&mut self, one: &Name, other: &Name, role: usize) -> Weighed {
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
        let kind = &weights::NAMES[role.min(SECOND)];
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
        let (first, second) = (names.concept_of(one), names.concept_of(other));
        let likeness = if one == other {
            Likeness::Same
        } else if names.word(one).concept == names.word(other).concept {
            Likeness::OtherSpelling
        } else if first.may_be(second) {
            self.memory.likeness(names, one, other)
        } else {
            Likeness::Apart
        };
        let kind = &weights::NAMES[if role == CROSSED { FAMILY } else { role }];
        let apart = (kind.apart.log2(), Some(Agreement::Differs));
        if likeness == Likeness::Apart {
            return apart;
        }
        let count = |word: u32| {
            let counts = &names.concept_of(word).counts;
            match role {
                CROSSED => f64::from(counts[GIVEN].max(counts[FAMILY])),
                SECOND => f64::from(counts[SECOND]),
                // Some of the others stand in the wrong field.
                _ => f64::from(counts[role]) + weights::EXCHANGED_NAMES * f64::from(counts[1 - role]),
            }
        };
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
}

/// Bits, and how the field agrees; nothing when it is missing on one side.
pub(super) type Weighed = (f64, Option<Agreement>);

/// The role of a first name compared with a family name.
const CROSSED: usize = 3;

/// The fields of the address in the order they are weighed.
const ADDRESS: [Field; 7] = [
    Field::Street,
    Field::AddressLine,
    Field::Suburb,
    Field::Place,
    Field::Region,
    Field::StreetNumber,
    Field::Postcode,
];

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

fn plain(
    words: &super::vocabulary::Vocabulary,
    one: u32,
    other: u32,
    role: usize,
    total: u32,
    kind: &Plain,
) -> Weighed {
    if one == NONE || other == NONE {
        return (0.0, None);
    }
    let differ = (kind.differ.log2(), Some(Agreement::Differs));
    let total = f64::from(total).max(weights::FEWEST);
    let (a, b) = (words.concept_of(one), words.concept_of(other));
    let (have, has) = (f64::from(a.counts[role]), f64::from(b.counts[role]));
    if words.word(one).concept == words.word(other).concept {
        let how = if one == other { Agreement::Same } else { Agreement::OtherSpelling };
        return (frequency(kind.same, have, total), Some(how));
    }
    let (code, other_code) = (a.code.as_bytes(), b.code.as_bytes());
    let longer = code.len().max(other_code.len());
    let most = if kind.alike > 0.0 { (longer / 4).max(1) } else { 1 };
    let letters = (a.letters ^ b.letters).count_ones() as usize;
    if code.len().abs_diff(other_code.len()) > most || letters > 2 * most {
        return differ;
    }
    let edits = crate::words::edits(code, other_code);
    let found = match edits {
        1 if longer > 1 => (channel(kind.slip / weights::SLIPS_OF_A_WORD, have, has, total), Agreement::Slip),
        2.. if edits <= most => {
            (channel(kind.alike / weights::DOUBLE_SLIPS_OF_A_WORD, have, has, total), Agreement::Alike)
        }
        _ => return differ,
    };
    if found.0 > differ.0 { (found.0, Some(found.1)) } else { differ }
}

/// Fields that agree and differ together: the strongest counts whole, the others in part.
fn together(bits: impl Iterator<Item = f64>) -> f64 {
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

struct Assignment {
    bits: f64,
    met: usize,
    in_order: bool,
    worst: Option<Agreement>,
}

/// The pairing of words with the greatest sum; words that differ stay alone.
fn assign(matrix: &[[Weighed; 3]; 3], rows: usize, columns: usize) -> Assignment {
    fn step(
        matrix: &[[Weighed; 3]; 3],
        rows: usize,
        columns: usize,
        row: usize,
        used: u8,
        so_far: &mut Vec<(usize, usize)>,
        best: &mut (f64, Vec<(usize, usize)>),
    ) {
        if row == rows {
            let sum: f64 = so_far.iter().map(|(row, column)| matrix[*row][*column].0).sum();
            if sum > best.0 {
                *best = (sum, so_far.clone());
            }
            return;
        }
        step(matrix, rows, columns, row + 1, used, so_far, best);
        for column in 0..columns {
            let (bits, agreement) = matrix[row][column];
            if used & (1 << column) == 0 && bits > 0.0 && agreement != Some(Agreement::Differs) {
                so_far.push((row, column));
                step(matrix, rows, columns, row + 1, used | 1 << column, so_far, best);
                so_far.pop();
            }
        }
    }
    let mut best = (0.0, Vec::new());
    step(matrix, rows, columns, 0, 0, &mut Vec::new(), &mut best);
    let worst = best.1.iter().filter_map(|(row, column)| matrix[*row][*column].1).max();
    let in_order = best.1.is_sorted_by_key(|(_, column)| *column);
    Assignment { bits: best.0, met: best.1.len(), in_order, worst }
}
