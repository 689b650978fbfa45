//! A registration as numbers: which words it has, and the totals of the file.

use super::vocabulary::{NONE, ROLES, Vocabulary};
use crate::{BirthDate, Person, clean, names, phone};

/// Role of first names in the vocabulary of names.
pub(super) const GIVEN: usize = 0;
/// Role of family names.
pub(super) const FAMILY: usize = 1;
/// Role of fathers' and second names.
pub(super) const SECOND: usize = 2;

/// Words of a name field that are compared; more are ignored.
const WORDS: usize = 3;

/// A name field: its words, and all of them as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub words: [u32; WORDS],
    pub joined: u32,
}

impl Name {
    const EMPTY: Self = Self { words: [NONE; WORDS], joined: NONE };

    pub(crate) fn is_empty(&self) -> bool {
        self.joined == NONE
    }

    /// Its words, followed by those of another name.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut both = *self;
        for (place, word) in both.words.iter_mut().skip(self.list().len()).zip(other.list()) {
            *place = *word;
        }
        both
    }

    pub(crate) fn list(&self) -> &[u32] {
        let many = self.words.iter().position(|word| *word == NONE).unwrap_or(WORDS);
        &self.words[..many]
    }
}

/// A registration with its words replaced by numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub names: [Name; ROLES],
    pub birth_date: Option<BirthDate>,
    /// The phone line, zero when there is none.
    pub line: u32,
    /// Street and further line.
    pub streets: [u32; 2],
    /// Suburb, town, region.
    pub areas: [u32; 3],
    /// House number, postcode, national number.
    pub numbers: [u32; 3],
}

/// The words of a file and what is frequent in it.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub names: Vocabulary,
    pub streets: Vocabulary,
    pub areas: Vocabulary,
    pub numbers: Vocabulary,
    pub totals: Totals,
}

/// How many registrations give a field, and which dates and lines are frequent.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub people: u32,
    pub names: [u32; ROLES],
    pub streets: [u32; 2],
    pub areas: [u32; 3],
    pub numbers: [u32; 3],
    pub dates: u32,
    /// Dates that stand for a year.
    pub only_years: u32,
    pub years: rustc_hash::FxHashMap<i16, u32>,
    pub lines: rustc_hash::FxHashMap<u32, u32>,
}

impl Words {
    /// Takes a registration in and counts what it holds.
    pub(crate) fn take(&mut self, person: &Person) -> Record {
        let record = self.read(person, 1);
        self.totals.count(&record);
        record
    }

    /// A registration as numbers, its words counted so many times.
    pub(crate) fn read(&mut self, person: &Person, times: u32) -> Record {
        let mut record = Record {
            names: [Name::EMPTY; ROLES],
            birth_date: person.birth_date,
            line: phone::line(person.phone).map_or(0, |line| line as u32),
            streets: [NONE; 2],
            areas: [NONE; 3],
            numbers: [NONE; 3],
        };
        for (role, text) in [person.given_name, person.family_name, person.second_name].into_iter().enumerate() {
            record.names[role] = self.name(text, role, times);
        }
        for (role, text) in [person.street, person.address_line].into_iter().enumerate() {
            record.streets[role] = value(&mut self.streets, text, role, times);
        }
        for (role, text) in [person.suburb, person.place, person.region].into_iter().enumerate() {
            record.areas[role] = value(&mut self.areas, text, role, times);
        }
        let numbers = [person.street_number, person.postcode, person.national_number];
        for (role, text) in numbers.into_iter().enumerate() {
            record.numbers[role] = value(&mut self.numbers, text, role, times);
        }
        record
    }

    fn name(&mut self, text: &str, role: usize, times: u32) -> Name {
        let text = clean(text);
        let mut name = Name::EMPTY;
        if text.is_empty() {
            return name;
        }
        let all: Vec<&str> = text.split(' ').collect();
        let telling: Vec<&str> = all.iter().copied().filter(|word| !names::is_particle(word)).collect();
        let kept = if telling.is_empty() { &all } else { &telling };
        for (place, word) in name.words.iter_mut().zip(kept) {
            *place = self.names.take(word, role, times);
        }
        name.joined = match kept[..] {
            [_] => name.words[0],
            _ => self.names.take(&kept.concat(), role, times),
        };
        name
    }

    /// Ends counting.
    pub(crate) fn settle(&mut self) {
        self.each_vocabulary(Vocabulary::settle);
    }

    /// Does something with each vocabulary.
    pub(crate) fn each_vocabulary(&mut self, mut act: impl FnMut(&mut Vocabulary)) {
        [&mut self.names, &mut self.streets, &mut self.areas, &mut self.numbers].into_iter().for_each(&mut act);
    }
}

impl Totals {
    fn count(&mut self, record: &Record) {
        self.people += 1;
        for (total, name) in self.names.iter_mut().zip(&record.names) {
            *total += u32::from(!name.is_empty());
        }
        let totals = self.streets.iter_mut().chain(&mut self.areas).chain(&mut self.numbers);
        for (total, word) in totals.zip(record.streets.iter().chain(&record.areas).chain(&record.numbers)) {
            *total += u32::from(*word != NONE);
        }
        if let Some(date) = record.birth_date {
            self.dates += 1;
            self.only_years += u32::from(date.stands_for_a_year());
            if let Some(year) = date.year() {
                *self.years.entry(year).or_default() += 1;
            }
        }
        if record.line != 0 {
            *self.lines.entry(record.line).or_default() += 1;
        }
    }
}

fn value(words: &mut Vocabulary, text: &str, role: usize, times: u32) -> u32 {
    let text = clean(text).replace(' ', "");
    if text.is_empty() { NONE } else { words.take(&text, role, times) }
}
