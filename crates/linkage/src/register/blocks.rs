//! Pairs worth comparing, each once, in memory that grows with the people and not with the pairs.

use super::{
    keys::{self, Kind},
    record::{Record, Words},
};

/// How far the search for pairs went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Pairs compared.
    pub compared: u64,
    /// Places in blocks that were too large and could not be made narrower: their pairs had to be found by other keys.
    pub left_out: u64,
}

/// Who shares a key with whom.
pub(super) struct Blocks {
    /// Members of all blocks, block after block, each block in the order of adding.
    members: Vec<u32>,
    /// Where each block begins in `members`; one more at the end.
    begins: Vec<u32>,
    /// Blocks of each person, person after person.
    of: Vec<u32>,
    /// Where each person's blocks begin in `of`; one more at the end.
    of_begins: Vec<u32>,
    left_out: u64,
}

impl Blocks {
    /// Puts everybody into blocks of at most `largest` people.
    pub(crate) fn new(words: &Words, records: &[Record], largest: usize) -> Self {
        let mut blocks =
            Self { members: Vec::new(), begins: vec![0], of: Vec::new(), of_begins: Vec::new(), left_out: 0 };
        for kind in Kind::ALL {
            blocks.gather(words, records, kind, largest);
        }
        let mut many = vec![0u32; records.len() + 1];
        for member in &blocks.members {
            many[*member as usize + 1] += 1;
        }
        for at in 1..many.len() {
            many[at] += many[at - 1];
        }
        let mut next = many.clone();
        blocks.of = vec![0; blocks.members.len()];
        for (block, ends) in blocks.begins.windows(2).enumerate() {
            for member in &blocks.members[ends[0] as usize..ends[1] as usize] {
                let place = &mut next[*member as usize];
                blocks.of[*place as usize] = block as u32;
                *place += 1;
            }
        }
        blocks.of_begins = many;
        blocks
    }

    /// Goes through all pairs that share a block, each once, person by person.
    pub(crate) fn each_pair(&self, mut meet: impl FnMut(u32, u32)) -> Effort {
        let mut effort = Effort { compared: 0, left_out: self.left_out };
        let people = self.of_begins.len() - 1;
        let mut met_by = vec![u32::MAX; people];
        for one in 0..people as u32 {
            let own = self.of_begins[one as usize] as usize..self.of_begins[one as usize + 1] as usize;
            for block in &self.of[own] {
                let (from, to) = (self.begins[*block as usize] as usize, self.begins[*block as usize + 1] as usize);
                for other in self.members[from..to].iter().rev().take_while(|other| **other > one) {
                    let met = &mut met_by[*other as usize];
                    if *met != one {
                        *met = one;
                        effort.compared += 1;
                        meet(one, *other);
                    }
                }
            }
        }
        effort
    }

    fn gather(&mut self, words: &Words, records: &[Record], kind: Kind, largest: usize) {
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for (id, record) in records.iter().enumerate() {
            let keys = words.keys(record, kind);
            entries.extend(keys.iter().filter(|key| **key != 0).map(|key| (*key, id as u32)));
        }
        let mut large = self.keep(entries, largest);
        // Blocks that are too large are made narrower by one more part, then by another.
        for step in 0..2 {
            let narrowed = large
                .iter()
                .map(|(key, id)| (keys::narrow(*key, words.narrower(&records[*id as usize], kind)[step]), *id));
            let (narrowed, without): (Vec<_>, Vec<_>) = narrowed.partition(|(key, _)| *key != 0);
            self.left_out += without.len() as u64;
            large = self.keep(narrowed, largest);
        }
        self.left_out += large.len() as u64;
    }

    /// Keeps the blocks that fit and gives back what is too large.
    fn keep(&mut self, mut entries: Vec<(u32, u32)>, largest: usize) -> Vec<(u32, u32)> {
        entries.sort_unstable();
        let mut large = Vec::new();
        for block in entries.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
            if block.len() <= largest {
                self.members.extend(block.iter().map(|(_, id)| *id));
                self.begins.push(self.members.len() as u32);
            } else {
                large.extend_from_slice(block);
            }
        }
        large
    }
}
