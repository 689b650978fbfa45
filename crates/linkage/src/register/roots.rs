//! Rare words that are one slip away from a frequent one: what the clerk meant.

use rustc_hash::FxHashMap;

use super::vocabulary::Concept;
use crate::words;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// A word is taken for a slip only of one that is this many times as frequent.
const TIMES: u32 = 4;
/// … unless it stands in the file no more often than this.
const SELDOM: u32 = 2;

/// The most frequent word of each form with one letter left out.
///
/// Two words at one edit from each other share such a form (the symmetric-delete index), so no pair of words needs to be
/// compared to find neighbours.
#[derive(Debug)]
pub(super) struct Forms {
    best: FxHashMap<u64, u32>,
    role: usize,
}

impl Forms {
    /// Goes through the words that stand in one role.
    pub(crate) fn new(concepts: &[Concept], role: usize) -> Self {
        let mut best: FxHashMap<u64, u32> = FxHashMap::default();
        for (id, concept) in concepts.iter().enumerate() {
            if concept.counts[role] == 0 || !takes_part(concept) {
                continue;
            }
            each_form(&concept.code, |form| {
                let kept = best.entry(form).or_insert(id as u32);
                if better(concept, &concepts[*kept as usize], role) {
                    *kept = id as u32;
                }
            });
        }
        Self { best, role }
    }

    /// The frequent word that this one is a slip of, or itself.
    pub(crate) fn root(&self, concepts: &[Concept], id: u32) -> u32 {
        let (concept, role) = (&concepts[id as usize], self.role);
        let mut root = id;
        if !takes_part(concept) {
            return root;
        }
        each_form(&concept.code, |form| {
            let Some(found) = self.best.get(&form) else { return };
            let meant = &concepts[*found as usize];
            let seldom = concept.counts[role] <= SELDOM || meant.counts[role] >= TIMES * concept.counts[role];
            if seldom
                && better(meant, &concepts[root as usize], role)
                && words::edits(meant.code.as_bytes(), concept.code.as_bytes()) <= 1
            {
                root = *found;
            }
        });
        root
    }
}

/// More frequent; among equals the first in the alphabet, so that the order of the file is no matter.
fn better(one: &Concept, other: &Concept, role: usize) -> bool {
    (one.counts[role], &other.code) > (other.counts[role], &one.code)
}

fn takes_part(concept: &Concept) -> bool {
    concept.code.len() >= SHORTEST && concept.code.is_ascii()
}

/// The word, and the word without each of its letters, each as its FNV-1a hash (Fowler, Noll, Vo).
fn each_form(code: &str, mut take: impl FnMut(u64)) {
    let bytes = code.as_bytes();
    for left_out in 0..=bytes.len() {
        let mut form = 0xcbf2_9ce4_8422_2325_u64;
        for (at, byte) in bytes.iter().enumerate() {
            if at != left_out {
                form = (form ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        take(form);
    }
}
