//! The one default setting: how often a woman's second registration agrees with her first, field by field.
//!
//! I. P. Fellegi and A. B. Sunter, "A theory for record linkage", JASA 64 (328), 1969: a field that agrees in the way γ
//! weighs log₂ m(γ)/u(γ) bits, where m is how often registrations of one person agree like that and u how often those of
//! two people do. The m below are round numbers, settled on invented people of one seed only. The u are not set: they come
//! from the file itself, value by value, so that a rare family name in common weighs more than a frequent one (W. E.
//! Winkler, "Frequency-based matching in Fellegi–Sunter model of record linkage", US Census Bureau RR2000/06).
//!
//! A slip is weighed as a noisy channel: m × the chance that the slip gave just this word, against how often the word
//! stands in the file by itself. So `Shynarr` beside `Shynar` is a slip, and `Анар` beside `Жанар`, two names that many
//! women have, is none.

/// How names of one person agree.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// The same sounds, in any script or spelling.
    pub same: f64,
    /// A short form, listed.
    pub short_form: f64,
    /// One slip.
    pub slip: f64,
    /// A small ending, or cut short, by rule.
    pub made: f64,
    /// Another ending on one root.
    pub same_root: f64,
    /// More than one slip.
    pub alike: f64,
    /// Nothing in common: another name after marriage, a wrong field.
    pub apart: f64,
    /// One of two names left out.
    pub part: f64,
    /// One of two names agrees and the other does not.
    pub part_differs: f64,
}

/// First, family and second names.
pub(super) const NAMES: [Names; 3] = [
    Names {
        same: 0.75,
        short_form: 0.05,
        slip: 0.12,
        made: 0.02,
        same_root: 0.0,
        alike: 0.03,
        apart: 0.03,
        part: 0.25,
        part_differs: 0.03,
    },
    Names {
        same: 0.70,
        short_form: 0.0,
        slip: 0.14,
        made: 0.0,
        same_root: 0.02,
        alike: 0.03,
        apart: 0.08,
        part: 0.20,
        part_differs: 0.03,
    },
    Names {
        same: 0.85,
        short_form: 0.0,
        slip: 0.06,
        made: 0.0,
        same_root: 0.03,
        alike: 0.02,
        apart: 0.04,
        part: 0.20,
        part_differs: 0.03,
    },
];

/// First and family name stand in each other's place.
pub(super) const EXCHANGED_NAMES: f64 = 0.05;

/// Both names agree in the other order. Sánchez Condori and Condori Sánchez are two families; first names change places.
pub(super) const TURNED_NAMES: [f64; 3] = [0.2, 0.05, 0.2];

/// Different words that one slip can make of a word of usual length.
pub(super) const SLIPS_OF_A_WORD: f64 = 40.0;
/// … and that two slips can.
pub(super) const DOUBLE_SLIPS_OF_A_WORD: f64 = 600.0;
/// Short forms of a name in use.
pub(super) const FORMS_OF_A_NAME: f64 = 3.0;
/// A value nobody else has counts as if this part of a person had it.
pub(super) const UNSEEN: f64 = 0.5;
/// The same for a word that may be a slip.
pub(super) const UNSEEN_SLIP: f64 = 0.2;
/// Files smaller than this know too little about what is frequent.
pub(super) const FEWEST: f64 = 50.0;

/// Birth dates.
pub(super) mod dates {
    pub(crate) const SAME: f64 = 0.72;
    pub(crate) const EXCHANGED: f64 = 0.03;
    pub(crate) const ONE_DIGIT: f64 = 0.03;
    /// Real dates that one digit can make of another.
    pub(crate) const ONE_DIGIT_WAYS: f64 = 20.0;
    pub(crate) const YEAR_BESIDE: f64 = 0.02;
    pub(crate) const ONLY_YEAR: f64 = 0.08;
    pub(crate) const BY_AGE: f64 = 0.15;
    pub(crate) const SAME_MONTH: f64 = 0.004;
    pub(crate) const PART_MONTH: f64 = 0.8;
    pub(crate) const SAME_YEAR: f64 = 0.01;
    pub(crate) const SAME_DAY_OF_YEAR: f64 = 0.006;
    pub(crate) const DIFFER: f64 = 0.04;
    pub(crate) const DAYS_IN_YEAR: f64 = 365.25;
}

/// Phones: women change numbers, families share them.
pub(super) mod phones {
    pub(crate) const SAME: f64 = 0.6;
    /// A line that no third person has counts as if this part of a person shared it.
    pub(crate) const UNSEEN: f64 = 0.1;
    /// Bits of a line with one digit off.
    pub(crate) const ONE_DIGIT_BITS: f64 = 8.0;
    pub(crate) const DIFFER: f64 = 0.4;
}

/// A field of the address or a number: how often it agrees, agrees but for a slip, differs.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    pub same: f64,
    pub slip: f64,
    pub alike: f64,
    pub differ: f64,
}

/// Street and further line of the address.
pub(super) const STREETS: [Plain; 2] = [
    Plain { same: 0.70, slip: 0.08, alike: 0.05, differ: 0.20 },
    Plain { same: 0.60, slip: 0.08, alike: 0.05, differ: 0.30 },
];
/// Suburb, town, region.
pub(super) const AREAS: [Plain; 3] = [
    Plain { same: 0.65, slip: 0.08, alike: 0.03, differ: 0.30 },
    Plain { same: 0.65, slip: 0.08, alike: 0.03, differ: 0.30 },
    Plain { same: 0.85, slip: 0.05, alike: 0.02, differ: 0.15 },
];
/// House number, postcode, national number.
pub(super) const NUMBERS: [Plain; 3] = [
    Plain { same: 0.70, slip: 0.05, alike: 0.0, differ: 0.25 },
    Plain { same: 0.75, slip: 0.06, alike: 0.0, differ: 0.20 },
    Plain { same: 0.90, slip: 0.05, alike: 0.0, differ: 0.05 },
];
/// Fields of one address agree and differ together: beside the strongest, the others count by this part.
pub(super) const ADDRESS_BESIDE: f64 = 0.6;
/// The same for disagreement: who moves, changes all of it.
pub(super) const MOVED_BESIDE: f64 = 0.3;

/// Relatives: they share family name, father, phone and home, and have a first name and a birth date of their own.
pub(super) mod relatives {
    /// A relative in the register has the same first name.
    pub(crate) const SAME_GIVEN: f64 = 0.03;
    /// Twins, and the birth date of a sister given by mistake.
    pub(crate) const SAME_DATE: f64 = 0.01;
    /// Bits that what they share weighs less than for one person.
    pub(crate) const LESS_BITS: f64 = 1.0;
}
