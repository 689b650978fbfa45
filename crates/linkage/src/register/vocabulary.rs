//! Every different word once, with its sounds and how often it stands in which field.

use rustc_hash::FxHashMap;

use super::roots::Forms;
use crate::{names, words};

/// Fields that share a vocabulary count apart.
pub(super) const ROLES: usize = 3;
/// Stands for "no word".
pub(super) const NONE: u32 = u32::MAX;

/// A word as typed.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub typed: Box<str>,
    pub concept: u32,
    /// Another reading, until the file has decided.
    other: u32,
    counts: [u32; ROLES],
}

/// All words that sound the same.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    pub code: Box<str>,
    pub counts: [u32; ROLES],
    /// A bit for each letter and digit that the code holds.
    pub letters: u64,
    /// The first three letters.
    head: [u8; 3],
    /// Lines of the lists of short forms that hold it.
    pub lines: &'static [u16],
    /// What blocks are made of: the frequent concept that this one is a slip of, or itself.
    pub roots: [u32; ROLES],
}

impl Concept {
    fn new(code: &str, id: u32) -> Self {
        let mut head = [0; 3];
        for (place, byte) in head.iter_mut().zip(code.bytes()) {
            *place = byte;
        }
        let bit = |byte: u8| match byte {
            b'a'..=b'z' => 1u64 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            other => 1 << (36 + other % 28),
        };
        let letters = code.bytes().fold(0, |letters, byte| letters | bit(byte));
        Self { code: code.into(), counts: [0; ROLES], letters, head, lines: names::lines_of(code), roots: [id; ROLES] }
    }

    /// Whether the two can be anything but apart: a slip changes few letters, an ending leaves the beginning.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        (self.letters ^ other.letters).count_ones() <= 4
            || self.head == other.head
            || self.lines.iter().any(|line| other.lines.contains(line))
    }
}

/// The words of one field, or of fields whose values change places.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    words: Vec<Word>,
    by_code: FxHashMap<Box<str>, u32>,
    concepts: Vec<Concept>,
    /// Set when counting has ended: finds what a new word may be a slip of.
    forms: Option<[Forms; ROLES]>,
}

impl Vocabulary {
    /// The word for a cleaned, spaceless text; counted for a role so many times: once for a registration, not at all for a
    /// question.
    pub(crate) fn take(&mut self, typed: &str, role: usize, times: u32) -> u32 {
        let id = match self.ids.get(typed) {
            Some(id) => *id,
            None => self.learn(typed),
        };
        let word = &mut self.words[id as usize];
        word.counts[role] += times;
        if self.forms.is_some() {
            self.concepts[word.concept as usize].counts[role] += times;
        }
        id
    }

    /// How many words and concepts there are, to return to after a question.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.words.len(), self.concepts.len())
    }

    /// Forgets the words that came after.
    pub(crate) fn shrink(&mut self, (words, concepts): (usize, usize)) {
        for word in self.words.drain(words..) {
            self.ids.remove(&word.typed);
        }
        for concept in self.concepts.drain(concepts..) {
            self.by_code.remove(&concept.code);
        }
    }

    fn learn(&mut self, typed: &str) -> u32 {
        let sounds = words::sounds(typed);
        let concept = self.concept(&sounds.usual);
        let other = sounds.other.map_or(NONE, |code| self.concept(&code));
        let id = self.words.len() as u32;
        self.words.push(Word { typed: typed.into(), concept, other, counts: [0; ROLES] });
        self.ids.insert(typed.into(), id);
        if let Some(forms) = self.forms.take() {
            self.decide(id as usize);
            let concept = self.words[id as usize].concept;
            for (role, forms) in forms.iter().enumerate() {
                self.concepts[concept as usize].roots[role] = forms.root(&self.concepts, concept);
            }
            self.forms = Some(forms);
        }
        id
    }

    fn concept(&mut self, code: &str) -> u32 {
        if let Some(id) = self.by_code.get(code) {
            return *id;
        }
        let id = self.concepts.len() as u32;
        self.concepts.push(Concept::new(code, id));
        self.by_code.insert(code.into(), id);
        id
    }

    /// Ends counting: words with two readings take the one that the rest of the file knows better, slips find their root.
    pub(crate) fn settle(&mut self) {
        for word in self.words.iter().filter(|word| word.other == NONE) {
            add(&mut self.concepts[word.concept as usize].counts, &word.counts);
        }
        for at in 0..self.words.len() {
            if self.words[at].other != NONE {
                self.decide(at);
            }
        }
        for word in self.words.iter().filter(|word| word.other != NONE) {
            add(&mut self.concepts[word.concept as usize].counts, &word.counts);
        }
        let forms = [0, 1, 2].map(|role| Forms::new(&self.concepts, role));
        for (role, forms) in forms.iter().enumerate() {
            for id in 0..self.concepts.len() {
                self.concepts[id].roots[role] = forms.root(&self.concepts, id as u32);
            }
        }
        self.forms = Some(forms);
    }

    /// Forgets what only new words need.
    pub(crate) fn close(&mut self) {
        self.forms = None;
    }

    /// Chooses between two readings. Only words with one reading have been counted, so the order of words is no matter.
    fn decide(&mut self, at: usize) {
        let word = &self.words[at];
        if word.other == NONE {
            return;
        }
        let known = |concept: u32| self.concepts[concept as usize].counts.iter().sum::<u32>();
        if known(word.other) > known(word.concept) {
            let word = &mut self.words[at];
            (word.concept, word.other) = (word.other, word.concept);
        }
    }

    pub(crate) fn word(&self, id: u32) -> &Word {
        &self.words[id as usize]
    }

    pub(crate) fn concept_of(&self, id: u32) -> &Concept {
        &self.concepts[self.words[id as usize].concept as usize]
    }

    pub(crate) fn code(&self, concept: u32) -> &str {
        &self.concepts[concept as usize].code
    }

    pub(crate) fn lines(&self, concept: u32) -> &'static [u16] {
        self.concepts[concept as usize].lines
    }

    /// How two words are alike.
    pub(crate) fn likeness(&self, one: u32, other: u32) -> Likeness {
        let (a, b) = (self.word(one), self.word(other));
        if a.concept == b.concept {
            return if one == other { Likeness::Same } else { Likeness::OtherSpelling };
        }
        alike(&a.typed, self.code(a.concept), &b.typed, self.code(b.concept))
    }
}

fn add(to: &mut [u32; ROLES], counts: &[u32; ROLES]) {
    for (sum, count) in to.iter_mut().zip(counts) {
        *sum += count;
    }
}

/// How two words are alike, from closest to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Likeness {
    Same,
    OtherSpelling,
    /// Listed as forms of one first name.
    ShortForm,
    /// One slip apart.
    Slip,
    /// Made from one another by a small ending, or cut short.
    Made,
    /// Another ending on the same root.
    SameRoot,
    /// Alike, with more than one slip.
    Alike,
    Apart,
}

/// The likeness of words of different sounds.
pub(super) fn alike(typed: &str, code: &str, other_typed: &str, other_code: &str) -> Likeness {
    let kin = names::kin(code, other_code);
    if kin == Some(names::Kin::Listed) {
        return Likeness::ShortForm;
    }
    let (a, b) = (code.as_bytes(), other_code.as_bytes());
    let shorter = a.len().min(b.len());
    let close = |limit: usize| a.len().abs_diff(b.len()) <= limit;
    let mut edits = usize::MAX;
    if close(2) {
        edits = words::edits(a, b);
        if edits == 1 && shorter >= 3 {
            return Likeness::Slip;
        }
    }
    // A slip inside sh, zh or kh, or before an e, is one slip on paper and more in sounds.
    if shorter >= 3
        && close(3)
        && let (Some(one), Some(other)) = (words::plain_latin(typed), words::plain_latin(other_typed))
        && words::edits(one.as_bytes(), other.as_bytes()) <= 1
    {
        return Likeness::Slip;
    }
    if kin.is_some() {
        return Likeness::Made;
    }
    let (root, other_root) = (names::root(code), names::root(other_code));
    if root == other_root && root.len() >= 3 {
        return Likeness::SameRoot;
    }
    if edits == 2 && shorter >= 6 || shorter >= 5 && words::jaro_winkler(a, b) >= 0.9 {
        return Likeness::Alike;
    }
    Likeness::Apart
}
