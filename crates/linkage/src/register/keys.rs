//! What two registrations must have in common to be compared at all.
//!
//! Every registration gets a few keys: her phone line, her birth date, first and family name together … Names go in by
//! their root (see `roots`) and by the lists of short forms, so that a slip or a nickname keeps its key. Only
//! registrations that share a key are compared.

use super::{
    record::{FAMILY, GIVEN, Name, Record, SECOND, Words},
    vocabulary::NONE,
};
use crate::{BirthDate, words};

/// Most keys of one kind that a registration has.
pub(super) const SLOTS: usize = 4;
/// A kind's keys; zero is no key.
pub(super) type Keys = [u32; SLOTS];

/// What a key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    National,
    Phone,
    BirthDate,
    Names,
    GivenAndYear,
    FamilyAndYear,
    GivenAndSecond,
    FamilyAndSecond,
    HouseAndPostcode,
    StreetAndArea,
    StreetAndPostcode,
    GivenAndArea,
    FamilyAndArea,
    Beginnings,
    Skeletons,
}

impl Kind {
    pub(crate) const ALL: [Self; 15] = [
        Self::National,
        Self::Phone,
        Self::BirthDate,
        Self::Names,
        Self::GivenAndYear,
        Self::FamilyAndYear,
        Self::GivenAndSecond,
        Self::FamilyAndSecond,
        Self::HouseAndPostcode,
        Self::StreetAndArea,
        Self::StreetAndPostcode,
        Self::GivenAndArea,
        Self::FamilyAndArea,
        Self::Beginnings,
        Self::Skeletons,
    ];
}

/// A registration's parts that keys are made of.
struct Parts {
    given: [u32; 3],
    family: [u32; 2],
    second: u32,
    year: u32,
    area: u32,
    postcode: u32,
}

impl Words {
    /// The keys of one kind.
    pub(crate) fn keys(&self, record: &Record, kind: Kind) -> Keys {
        let mut keys = [0; SLOTS];
        let mut many = 0;
        let mut add = |parts: &[u32]| {
            if many < SLOTS && parts.iter().all(|part| *part != 0) {
                let key = mix(kind as u32 + 1, parts);
                if !keys[..many].contains(&key) {
                    keys[many] = key;
                    many += 1;
                }
            }
        };
        match kind {
            Kind::National => add(&[self.number(record.numbers[2])]),
            Kind::Phone => add(&[record.line]),
            Kind::BirthDate => {
                add(&[record.birth_date.filter(|date| !date.stands_for_a_year()).map_or(0, BirthDate::digits)]);
            }
            Kind::HouseAndPostcode => add(&[self.number(record.numbers[0]), self.number(record.numbers[1])]),
            Kind::StreetAndArea => add(&[self.street(record.streets[0]), self.area(record)]),
            Kind::StreetAndPostcode => {
                add(&[self.street(record.streets[0]), self.number(record.numbers[1])]);
                add(&[self.street(record.streets[1]), self.number(record.numbers[1])]);
            }
            Kind::Beginnings => add(&self.beginnings(record)),
            Kind::Skeletons => add(&self.skeletons(record)),
            _ => {
                let parts = self.parts(record);
                self.name_keys(&parts, kind, &mut add);
            }
        }
        keys
    }

    fn name_keys(&self, parts: &Parts, kind: Kind, add: &mut impl FnMut(&[u32])) {
        match kind {
            Kind::Names => {
                for given in parts.given {
                    for family in parts.family {
                        // Either may stand in the other's place.
                        add(&[given.min(family), given.max(family)]);
                    }
                }
            }
            Kind::GivenAndYear => parts.given.iter().for_each(|given| add(&[*given, parts.year])),
            Kind::FamilyAndYear => parts.family.iter().for_each(|family| add(&[*family, parts.year])),
            Kind::GivenAndSecond => parts.given.iter().for_each(|given| add(&[*given, parts.second])),
            Kind::FamilyAndSecond => add(&[parts.family[0], parts.second]),
            Kind::GivenAndArea => {
                add(&[parts.given[0], parts.postcode]);
                add(&[parts.given[0], parts.area]);
            }
            Kind::FamilyAndArea => {
                add(&[parts.family[0], parts.postcode]);
                add(&[parts.family[0], parts.area]);
            }
            _ => {}
        }
    }

    /// What parts a block that has grown too large, in the order tried.
    pub(crate) fn narrower(&self, record: &Record, kind: Kind) -> [u32; 2] {
        let parts = self.parts(record);
        match kind {
            Kind::National | Kind::Phone | Kind::HouseAndPostcode | Kind::StreetAndArea | Kind::StreetAndPostcode => {
                [parts.given[0], parts.family[0]]
            }
            Kind::BirthDate => [parts.given[0], parts.family[0]],
            Kind::Names | Kind::Beginnings | Kind::Skeletons => [parts.second, parts.year],
            Kind::GivenAndYear => [parts.area, parts.second],
            Kind::FamilyAndYear => [parts.area, parts.given[0]],
            Kind::GivenAndSecond | Kind::FamilyAndSecond => [parts.year, parts.area],
            Kind::GivenAndArea => [parts.year, parts.family[0]],
            Kind::FamilyAndArea => [parts.year, parts.given[0]],
        }
    }

    fn parts(&self, record: &Record) -> Parts {
        let mut parts = Parts { given: [0; 3], family: [0; 2], second: 0, year: 0, area: 0, postcode: 0 };
        let mut many = 0;
        for word in record.names[GIVEN].list() {
            self.canonical(*word, GIVEN, |name| {
                if many < 3 && !parts.given[..many].contains(&name) {
                    parts.given[many] = name;
                    many += 1;
                }
            });
        }
        for (place, word) in parts.family.iter_mut().zip(record.names[FAMILY].list()) {
            self.canonical(*word, FAMILY, |name| *place = name);
        }
        if let Some(word) = record.names[SECOND].list().first() {
            self.canonical(*word, SECOND, |name| parts.second = name);
        }
        parts.year = record.birth_date.and_then(BirthDate::year).map_or(0, |year| year.unsigned_abs().into());
        parts.area = self.area(record);
        parts.postcode = self.number(record.numbers[1]);
        parts
    }

    /// What a name goes by: the lines of the lists in which its root stands, or the root itself.
    fn canonical(&self, word: u32, role: usize, mut take: impl FnMut(u32)) {
        let root = self.names.concept_of(word).roots[role];
        let lines = self.names.lines(root);
        if role == GIVEN && (1..=2).contains(&lines.len()) {
            lines.iter().for_each(|line| take(u32::from(*line) + 1));
        } else {
            take(hash(self.names.code(root)) | 1 << 31);
        }
    }

    fn beginnings(&self, record: &Record) -> [u32; 2] {
        let begin = |name: &Name, letters: usize| {
            name.list().first().map_or(0, |word| {
                let code = &self.names.concept_of(*word).code;
                hash(code.get(..letters.min(code.len())).unwrap_or(code))
            })
        };
        [begin(&record.names[FAMILY], 4), begin(&record.names[GIVEN], 3)]
    }

    fn skeletons(&self, record: &Record) -> [u32; 2] {
        let bone = |name: &Name| {
            name.list().first().map_or(0, |word| hash(&words::skeleton(&self.names.concept_of(*word).code)))
        };
        let (given, family) = (bone(&record.names[GIVEN]), bone(&record.names[FAMILY]));
        [given.min(family), given.max(family)]
    }

    fn area(&self, record: &Record) -> u32 {
        let found = record.areas[..2].iter().enumerate().find(|(_, word)| **word != NONE);
        found.map_or(0, |(role, word)| hash(self.areas.code(self.areas.concept_of(*word).roots[role])))
    }

    fn street(&self, word: u32) -> u32 {
        // Both lines of an address are looked for under one name, since they change places.
        if word == NONE { 0 } else { hash(&self.streets.concept_of(word).code) }
    }

    fn number(&self, word: u32) -> u32 {
        if word == NONE { 0 } else { hash(&self.numbers.concept_of(word).code) }
    }
}

fn hash(text: &str) -> u32 {
    let mut whole = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        whole = (whole ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    ((whole ^ (whole >> 32)) as u32).max(1)
}

fn mix(kind: u32, parts: &[u32]) -> u32 {
    let mut whole = u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in parts {
        whole = (whole.rotate_left(5) ^ u64::from(*part)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        whole ^= whole >> 29;
    }
    ((whole >> 32) as u32).max(1)
}

/// A key made narrower by one more part.
pub(super) fn narrow(key: u32, part: u32) -> u32 {
    if part == 0 { 0 } else { mix(key, &[part]) }
}
