//! The audit chain: who did what to which code, when; each entry's hash covers the one before it.
//!
//! It holds ids and marks, never names, codes of women, notes or answers. A woman's mark leads to her while her key lives
//! (`keyring::marks`); when she was forgotten, nothing does. An entry is part of the change it describes: without it
//! nothing is committed ([`super::change::Change::commit`]), and what is sensitive is read only after its entry is durable.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{
    access::Action, change::By, clock::instant_text, error::Error, ids::ParticipantId, keyring::Keyring, store::Db,
};

/// What happened, to whom or what.
#[derive(Clone, Debug)]
pub struct Entry {
    action: &'static str,
    subject: Subject,
    detail: String,
    others: Vec<ParticipantId>,
}

/// To whom or what.
#[derive(Clone, Debug)]
enum Subject {
    Nothing,
    Thing(String),
    Woman(ParticipantId),
}

impl Entry {
    /// An entry for an action of the access table.
    #[must_use]
    pub fn new(action: Action) -> Self {
        Entry::event(action.name())
    }

    /// An entry for something that is no action of the table: signing in, a back-up, a command.
    #[must_use]
    pub fn event(name: &'static str) -> Self {
        Entry { action: name, subject: Subject::Nothing, detail: String::new(), others: Vec::new() }
    }

    /// What it was done to: a kind and an id, such as `session 0199…`. Never a woman's code.
    #[must_use]
    pub fn on(mut self, kind: &str, id: impl std::fmt::Display) -> Self {
        self.subject = Subject::Thing(format!("{kind} {id}"));
        self
    }

    /// The woman to whom it was done. The chain names her by a mark that leads to her only while her key lives.
    #[must_use]
    pub fn on_woman(mut self, woman: ParticipantId) -> Self {
        self.subject = Subject::Woman(woman);
        self
    }

    /// Another woman whom it is about, named by her mark as well.
    #[must_use]
    pub fn with_woman(mut self, other: ParticipantId) -> Self {
        self.others.push(other);
        self
    }

    /// Ids, counts and states that explain it. Never a name, a woman's code, or what somebody wrote.
    #[must_use]
    pub fn detail(mut self, detail: impl std::fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }

    /// Subject and detail as they stand in the chain.
    fn words(&self, keyring: Option<&Keyring>) -> Result<(String, String), Error> {
        let subject = match &self.subject {
            Subject::Nothing => String::new(),
            Subject::Thing(thing) => thing.clone(),
            Subject::Woman(woman) => marked(keyring, *woman)?,
        };
        let mut detail = self.detail.clone();
        for other in &self.others {
            detail.push_str(if detail.is_empty() { "with " } else { ", with " });
            detail.push_str(&marked(keyring, *other)?);
        }
        Ok((subject, detail))
    }
}

/// How the chain names a woman.
fn marked(keyring: Option<&Keyring>, woman: ParticipantId) -> Result<String, Error> {
    let keyring = keyring.ok_or_else(|| Error::Unexpected("there is no keyring".to_owned()))?;
    Ok(format!("woman {}", keyring.make_mark(woman)?))
}

/// How entries about a woman name her, for statements that look for them: by her mark, and by her code as they did before
/// there were marks.
///
/// # Errors
/// When the keyring cannot be read.
pub fn subjects_of(keyring: &Keyring, (woman, code): (ParticipantId, &str)) -> Result<[String; 2], Error> {
    let by_code = format!("participant {code}");
    let by_mark = keyring.find_mark(woman)?.map(|mark| format!("woman {mark}"));
    Ok([by_mark.unwrap_or_else(|| by_code.clone()), by_code])
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
    pub(super) fn add(
        &mut self,
        db: &mut Db<'_>,
        (at, by, keyring): (Timestamp, &By, Option<&Keyring>),
        entry: &Entry,
    ) -> Result<(), Error> {
        let actor = match by {
            By::Woman(woman, _) => marked(keyring, *woman)?,
            other => other.text(),
        };
        let (at, (subject, detail)) = (instant_text(at), entry.words(keyring)?);
        let seq = self.seq + 1;
        let hash = link(&self.hash, seq, [&at, &actor, entry.action, &subject, &detail]);
        db.execute(
            "insert into audit_entry (seq, at, actor, action, subject, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)",
            crate::binds![seq, &at, &actor, entry.action, &subject, &detail, &hash],
        )?;
        *self = Head { seq, hash };
        Ok(())
    }
}

/// One entry as it stands in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub seq: i64,
    /// When, who, what, to whom, and what explains it.
    pub fields: [String; 5],
    /// Its hash, which covers the one before.
    pub hash: Vec<u8>,
}

/// A walk along the chain, as far as it has come.
#[derive(Clone, Debug)]
pub struct Walk {
    seq: i64,
    hash: Vec<u8>,
}

impl Default for Walk {
    fn default() -> Self {
        Walk { seq: 0, hash: vec![0; 32] }
    }
}

impl Walk {
    /// Goes on by one entry. `false`: it was changed, or it is not the one that comes next.
    pub fn takes(&mut self, line: &Line) -> bool {
        let expected = link(&self.hash, self.seq + 1, line.fields.each_ref().map(String::as_str));
        if line.seq != self.seq + 1 || expected != line.hash {
            return false;
        }
        (self.seq, self.hash) = (line.seq, expected);
        true
    }

    /// What was found, when the entry that came next was taken, or was not.
    #[must_use]
    pub fn end(self, is_whole: bool) -> Chain {
        if is_whole {
            Chain::Whole { entries: self.seq, newest: data_encoding::HEXLOWER.encode(&self.hash) }
        } else {
            Chain::Broken { at: self.seq + 1 }
        }
    }
}

/// Hands over the entries in their order, until `take` says that it has enough.
///
/// # Errors
/// When the database cannot be read.
pub fn each_line(db: &mut Db<'_>, mut take: impl FnMut(Line) -> bool) -> Result<(), Error> {
    db.each("select seq, at, actor, action, subject, detail, hash from audit_entry order by seq", &[], |row| {
        let fields = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
        Ok(take(Line { seq: row.get(0)?, fields, hash: row.get(6)? }))
    })
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
    let (mut walk, mut is_whole) = (Walk::default(), true);
    each_line(db, |line| {
        is_whole = walk.takes(&line);
        is_whole
    })?;
    Ok(walk.end(is_whole))
}
