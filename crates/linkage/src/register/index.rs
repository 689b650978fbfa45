//! Whom a woman may be who is just being registered: answers while the clerk types.

use rustc_hash::FxHashMap;

use super::{
    Settings,
    keys::Kind,
    record::{Record, Words},
    scales::{Expected, Memory, Scales},
};
use crate::{Person, Reason};

/// Registrations weighed for one answer, at most: what keeps an answer quick in a register of any size.
const WEIGHED: usize = 2_000;

/// A registration that may be the woman asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Place of the registration in the order of adding.
    pub place: u32,
    /// The probability that it is she.
    pub probability: f64,
    /// What speaks for it and against it, strongest first.
    pub reasons: Vec<Reason>,
}

/// A register that can be asked again and again, and grows.
pub struct Index {
    words: Words,
    records: Vec<Record>,
    /// Members of each key's block; a registration that was taken out leaves no trace in them.
    blocks: FxHashMap<u32, Vec<u32>>,
    settings: Settings,
    memory: Memory,
    /// For each registration the number of the question that met it last.
    met_by: Vec<u32>,
    questions: u32,
}

impl Index {
    pub(super) fn new(words: Words, records: Vec<Record>, settings: Settings) -> Self {
        let met_by = vec![0; records.len()];
        let memory = Memory::new();
        let mut index = Self { words, records, blocks: FxHashMap::default(), settings, memory, met_by, questions: 0 };
        for place in 0..index.records.len() {
            index.enter(place as u32);
        }
        index
    }

    /// Takes a new registration in and returns its place.
    pub fn add(&mut self, person: &Person) -> u32 {
        let place = self.records.len() as u32;
        self.records.push(self.words.take(person));
        self.met_by.push(0);
        self.enter(place);
        place
    }

    /// Takes a registration out: it is never a candidate again. Places of the others stay. Words keep their frequency.
    pub fn remove(&mut self, place: u32) {
        let Some(record) = self.records.get(place as usize) else { return };
        for kind in Kind::ALL {
            for key in self.words.keys(record, kind) {
                if let Some(block) = self.blocks.get_mut(&key) {
                    block.retain(|member| *member != place);
                }
            }
        }
    }

    /// At most so many registrations that may be this person, likeliest first, then in the order of adding.
    ///
    /// Fields may be empty: a name alone gives low probabilities, because many women share it. Registrations less probable
    /// than `least` are left out.
    pub fn candidates(&mut self, person: &Person, least: f64, most: usize) -> Vec<Candidate> {
        let words = &self.words;
        let before = [&words.names, &words.streets, &words.areas, &words.numbers].map(super::Vocabulary::size);
        self.memory.lasting = before[0].0 as u32;
        let asked = self.words.read(person, 0);
        let met = self.met(&asked);
        let expected = Expected { same: self.settings.expected_same, relatives: self.settings.expected_relatives };
        let mut scales = Scales { words: &self.words, expected, memory: &mut self.memory };
        let mut found: Vec<(f64, u32)> = met
            .into_iter()
            .map(|place| (scales.probability(&self.records[place as usize], &asked, None), place))
            .filter(|(probability, _)| *probability >= least)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
        let candidates = found.into_iter().map(|(probability, place)| {
            let mut reasons = Vec::new();
            scales.probability(&self.records[place as usize], &asked, Some(&mut reasons));
            super::strongest_first(&mut reasons);
            Candidate { place, probability, reasons }
        });
        let candidates = candidates.collect();
        // Words of a question are not words of the register.
        let mut sizes = before.into_iter();
        self.words.each_vocabulary(|words| {
            if let Some(size) = sizes.next() {
                words.shrink(size);
            }
        });
        candidates
    }

    /// Registrations that share a key with the one asked for: small blocks first, until enough are met.
    fn met(&mut self, asked: &Record) -> Vec<u32> {
        self.questions += 1;
        let keys = Kind::ALL.into_iter().flat_map(|kind| self.words.keys(asked, kind)).filter(|key| *key != 0);
        let mut blocks: Vec<&Vec<u32>> = keys.filter_map(|key| self.blocks.get(&key)).collect();
        blocks.sort_by_key(|block| block.len());
        let mut met = Vec::new();
        for member in blocks.into_iter().flatten() {
            let last = &mut self.met_by[*member as usize];
            if *last != self.questions && met.len() < WEIGHED {
                *last = self.questions;
                met.push(*member);
            }
        }
        met
    }

    fn enter(&mut self, place: u32) {
        let record = self.records[place as usize];
        for kind in Kind::ALL {
            for key in self.words.keys(&record, kind).into_iter().filter(|key| *key != 0) {
                self.blocks.entry(key).or_default().push(place);
            }
        }
    }
}
