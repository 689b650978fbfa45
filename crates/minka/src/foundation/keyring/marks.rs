//! The mark under which the audit chain speaks of a woman: an HMAC under a subkey of her own key.
//!
//! While her key lives, the mark leads to her and she to it. When it was taken away, her entries are still one another's
//! and nobody's: nothing that is left anywhere, in the database or in an old back-up of it, tells whose they were.

use std::collections::HashMap;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{
    Keyring,
    store::{File, Held},
};
use crate::foundation::{crypto::subkey_of, error::Error, ids::ParticipantId};

/// The use of the subkey and what is authenticated under it. Both are part of the chain's format: never change one.
const LABEL: &str = "woman audit";
const ABOUT: &[u8] = b"audit_entry.subject/1";

/// How an entry names somebody whose key is gone already.
const FORGOTTEN: &str = "forgotten";

type Mark = [u8; 16];

/// Whose marks are known, so that an entry can be followed back to her; read once, then kept up to date.
#[derive(Default)]
pub(super) struct Marks {
    of: HashMap<Mark, ParticipantId>,
    /// The version of the file when it was read: another program may have written since.
    version: i64,
}

fn mark_under(key: &[u8; 32]) -> Mark {
    let subkey = subkey_of(key, LABEL);
    let mut mac = Hmac::<Sha256>::new_from_slice(subkey.as_slice()).expect("a key of any length");
    mac.update(ABOUT);
    let mut mark = Mark::default();
    mark.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    mark
}

impl Marks {
    fn read(file: &File) -> Result<Self, Error> {
        let version = file.version()?;
        let mut of = HashMap::new();
        file.each_key(|woman, key| {
            of.insert(mark_under(key), woman);
        })?;
        Ok(Marks { of, version })
    }

    pub(super) fn add(&mut self, woman: ParticipantId, key: &[u8; 32]) {
        self.of.insert(mark_under(key), woman);
    }

    pub(super) fn remove(&mut self, woman: ParticipantId) {
        self.of.retain(|_, known| *known != woman);
    }
}

impl Keyring {
    /// Her mark, for an entry that is being written. Her key is made when this is the first that is about her.
    ///
    /// # Errors
    /// When the keyring cannot be read or written.
    pub fn make_mark(&self, woman: ParticipantId) -> Result<String, Error> {
        if matches!(self.files().first.find(woman)?, Held::Nothing) {
            self.make_keys(&[woman])?;
        }
        Ok(self.find_mark(woman)?.unwrap_or_else(|| FORGOTTEN.to_owned()))
    }

    /// Her mark; nothing when she has no key, or has it no more.
    ///
    /// # Errors
    /// When the keyring cannot be read.
    pub fn find_mark(&self, woman: ParticipantId) -> Result<Option<String>, Error> {
        let held = self.files().first.find(woman)?;
        let Held::Key(key) = held else { return Ok(None) };
        Ok(Some(data_encoding::HEXLOWER.encode(&mark_under(&key))))
    }

    /// Who is meant by each mark; nothing for one whose key is gone, and for what is no mark.
    ///
    /// # Errors
    /// When the keyring cannot be read.
    pub fn find_marked(&self, marks: &[&str]) -> Result<Vec<Option<ParticipantId>>, Error> {
        let mut files = self.files();
        let version = files.first.version()?;
        if files.marks.as_ref().is_none_or(|known| known.version != version) {
            files.marks = Some(Marks::read(&files.first)?);
        }
        let Some(known) = &files.marks else { return Ok(vec![None; marks.len()]) };
        let find = |mark: &&str| {
            let bytes = data_encoding::HEXLOWER.decode(mark.as_bytes()).ok()?;
            known.of.get(&Mark::try_from(bytes).ok()?).copied()
        };
        Ok(marks.iter().map(find).collect())
    }
}
