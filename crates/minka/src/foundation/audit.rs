//! The audit chain: who did what to which code, when; each entry's hash covers the one before it.
//!
//! It holds codes and ids, never names, notes or answers. An entry is part of the change it describes: without it
//! nothing is committed ([`super::change::Change::commit`]), and what is sensitive is read only after its entry is durable.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{access::Action, change::By, clock::instant_text, error::Error, store::Db};

/// What happened, to whom or what.
#[derive(Clone, Debug)]
pub struct Entry {
    action: &'static str,
    subject: String,
    detail: String,
}

impl Entry {
    /// An entry for an action of the access table.
    #[must_use]
    pub fn new(action: Action) -> Self {
        Entry { action: action.name(), subject: String::new(), detail: String::new() }
    }

    /// An entry for something that is no action of the table: signing in, a back-up, a command.
    #[must_use]
    pub fn event(name: &'static str) -> Self {
        Entry { action: name, subject: String::new(), detail: String::new() }
    }

    /// What it was done to: a kind and a code or id, such as `participant BAKO-7`.
    #[must_use]
    pub fn on(mut self, kind: &str, code: impl std::fmt::Display) -> Self {
        self.subject = format!("{kind} {code}");
        self
    }

    /// Codes, counts and states that explain it. Never a name, never what somebody wrote.
    #[must_use]
    pub fn detail(mut self, detail: impl std::fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }
}

/// The newest link of the chain.
#[derive(Clone, Debug)]
pub struct Head {
    seq: i64,
    hash: Vec<u8>,
}

impl Head {
    /// Reads the newest link, and on PostgreSQL keeps other processes from adding one until this commit.
    pub(super) fn newest(db: &mut Db<'_>) -> Result<Self, Error> {
        if db.is_postgres() {
            db.find("select pg_advisory_xact_lock(77)", &[], |_| Ok(()))?;
        }
        let newest = db.find("select seq, hash from audit_entry order by seq desc limit 1", &[], |row| {
            Ok(Head { seq: row.get(0)?, hash: row.get(1)? })
        })?;
        Ok(newest.unwrap_or(Head { seq: 0, hash: vec![0; 32] }))
    }

    /// The number that the next link will have.
    pub(super) fn next(&self) -> i64 {
        self.seq + 1
    }

    /// Adds a link.
    pub(super) fn add(&mut self, db: &mut Db<'_>, at: Timestamp, by: &By, entry: &Entry) -> Result<(), Error> {
        let (at, actor) = (instant_text(at), by.text());
        let seq = self.seq + 1;
        let hash = link(&self.hash, seq, [&at, &actor, entry.action, &entry.subject, &entry.detail]);
        db.execute(
            "insert into audit_entry (seq, at, actor, action, subject, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)",
            crate::binds![seq, &at, &actor, entry.action, &entry.subject, &entry.detail, &hash],
        )?;
        *self = Head { seq, hash };
        Ok(())
    }
}

/// SHA-256 over the hash before, the number, and each field with its length, so that no two entries read alike.
fn link(before: &[u8], seq: i64, fields: [&str; 5]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(seq.to_be_bytes());
    for field in fields {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().to_vec()
}

/// The hash of an entry, in hexadecimal; nothing when there is none of that number.
///
/// # Errors
/// When the database cannot be read.
pub fn hash_of(db: &mut Db<'_>, seq: i64) -> Result<Option<String>, Error> {
    db.find("select hash from audit_entry where seq = $1", crate::binds![seq], |row| {
        Ok(data_encoding::HEXLOWER.encode(&row.get::<Vec<u8>>(0)?))
    })
}

/// What a walk along the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Whole: how many entries, and the newest hash in hexadecimal, to be written down outside.
    Whole {
        /// Number of entries.
        entries: i64,
        /// The newest hash.
        newest: String,
    },
    /// The first number at which an entry was changed, removed or put in.
    Broken {
        /// That number.
        at: i64,
    },
}

/// Walks the whole chain.
///
/// # Errors
/// [`Error::Unexpected`] when the database cannot be read.
pub fn verify(db: &mut Db<'_>) -> Result<Chain, Error> {
    let (mut seq, mut hash, mut broken) = (0i64, vec![0u8; 32], None);
    db.each("select seq, at, actor, action, subject, detail, hash from audit_entry order by seq", &[], |row| {
        let found: i64 = row.get(0)?;
        let fields: [String; 5] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
        let expected = link(&hash, seq + 1, fields.each_ref().map(String::as_str));
        if found != seq + 1 || expected != row.get::<Vec<u8>>(6)? {
            broken = Some(seq + 1);
            return Ok(false);
        }
        (seq, hash) = (found, expected);
        Ok(true)
    })?;
    Ok(match broken {
        Some(at) => Chain::Broken { at },
        None => Chain::Whole { entries: seq, newest: data_encoding::HEXLOWER.encode(&hash) },
    })
}
