//! Remembers how words compare: names repeat, comparing letters is slow.

use crate::register::vocabulary::{Likeness, Vocabulary};

/// Places for remembered pairs; a new pair takes the place of an older one. 3 MB.
const PLACES: usize = 1 << 18;

/// A bounded memory of likenesses.
pub(in crate::register) struct Memory {
    pairs: Vec<(u32, u32, Likeness)>,
    /// Words from this one on are a passing question's and not remembered.
    pub lasting: u32,
}

impl Memory {
    pub(crate) fn new() -> Self {
        Self { pairs: vec![(u32::MAX, u32::MAX, Likeness::Apart); PLACES], lasting: u32::MAX }
    }

    /// The likeness of two words, given in ascending order.
    pub(crate) fn likeness(&mut self, words: &Vocabulary, one: u32, other: u32) -> Likeness {
        if other >= self.lasting {
            return words.likeness(one, other);
        }
        let mixed = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = (mixed >> 40) as usize & (self.pairs.len() - 1);
        let kept = self.pairs[place];
        if (kept.0, kept.1) == (one, other) {
            return kept.2;
        }
        let likeness = words.likeness(one, other);
        self.pairs[place] = (one, other, likeness);
        likeness
    }
}
