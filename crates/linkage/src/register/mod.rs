//! A register of people: its pairs that may be one woman, and whom a new one may be.

mod blocks;
mod index;
mod keys;
mod record;
mod roots;
mod scales;
mod vocabulary;

pub use blocks::Effort;
pub use index::{Candidate, Index};

use crate::{Person, Reason};
use blocks::Blocks;
use record::{Record, Words};
use scales::{Expected, Memory, Scales};
use vocabulary::Vocabulary;

/// What may be set; the default serves every register.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Pairs less probable than this are not returned.
    pub least: f64,
    /// How many registrations of the same woman are expected beside any one, on average.
    pub expected_same: f64,
    /// How many relatives of a woman, under one roof and name with her, are expected in the register.
    pub expected_relatives: f64,
    /// Largest block of registrations that are all compared with each other.
    pub largest_block: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { least: 0.5, expected_same: 0.33, expected_relatives: 0.03, largest_block: 40 }
    }
}

/// Two registrations that may be one woman. Nothing is ever merged here: people decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Place of the earlier registration in the order in which they were added.
    pub one: u32,
    /// Place of the later one.
    pub other: u32,
    /// The probability that both are the same woman.
    pub probability: f64,
    /// What speaks for it and against it, strongest first.
    pub reasons: Vec<Reason>,
}

/// Collects registrations, then finds pairs or becomes an index.
#[derive(Default)]
pub struct Register {
    words: Words,
    records: Vec<Record>,
    settings: Settings,
}

impl Register {
    /// An empty register.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Takes a registration in and returns its place.
    pub fn add(&mut self, person: &Person) -> u32 {
        self.records.push(self.words.take(person));
        self.records.len() as u32 - 1
    }

    /// All pairs at or above the least probability: most probable first, then in the order of adding.
    #[must_use]
    pub fn pairs(self) -> (Vec<Pair>, Effort) {
        let expected = self.expected();
        self.search(expected, |_, _| true)
    }

    /// Pairs between two files of which each names nobody twice: the first so many registrations are the first file.
    ///
    /// Whoever stands in one file is expected once in the other, and a pair is kept when it is the likeliest for both.
    #[must_use]
    pub fn links(self, first_file: u32) -> (Vec<Pair>, Effort) {
        let expected = Expected { same: 1.0, ..self.expected() };
        let people = self.records.len();
        let (pairs, effort) = self.search(expected, |one, other| (one < first_file) != (other < first_file));
        let mut likeliest = vec![0.0f64; people];
        for pair in &pairs {
            for place in [pair.one, pair.other] {
                likeliest[place as usize] = likeliest[place as usize].max(pair.probability);
            }
        }
        let best =
            |pair: &Pair| [pair.one, pair.other].iter().all(|place| pair.probability >= likeliest[*place as usize]);
        (pairs.into_iter().filter(best).collect(), effort)
    }

    /// The register as an index that is asked while people type.
    #[must_use]
    pub fn into_index(mut self) -> Index {
        self.words.settle();
        Index::new(self.words, self.records, self.settings)
    }

    fn expected(&self) -> Expected {
        Expected { same: self.settings.expected_same, relatives: self.settings.expected_relatives }
    }

    fn search(mut self, expected: Expected, wanted: impl Fn(u32, u32) -> bool) -> (Vec<Pair>, Effort) {
        self.words.settle();
        self.words.each_vocabulary(Vocabulary::close);
        let mut memory = Memory::new();
        let mut scales = Scales { words: &self.words, expected, memory: &mut memory };
        let (records, least) = (&self.records, self.settings.least);
        let mut found: Vec<(f64, u32, u32)> = Vec::new();
        let blocks = Blocks::new(&self.words, records, self.settings.largest_block);
        let effort = blocks.each_pair(|one, other| {
            if wanted(one, other) {
                let probability = scales.probability(&records[one as usize], &records[other as usize], None);
                if probability >= least {
                    found.push((probability, one, other));
                }
            }
        });
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let pairs = found.into_iter().map(|(probability, one, other)| {
            let mut reasons = Vec::new();
            scales.probability(&records[one as usize], &records[other as usize], Some(&mut reasons));
            strongest_first(&mut reasons);
            Pair { one, other, probability, reasons }
        });
        (pairs.collect(), effort)
    }
}

fn strongest_first(reasons: &mut [Reason]) {
    reasons.sort_by(|a, b| b.bits.abs().total_cmp(&a.bits.abs()).then(a.field.cmp(&b.field)));
}
