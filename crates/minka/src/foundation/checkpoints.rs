//! Checkpoints of the audit chain: once a day how long it was, its newest hash, and a signature of this installation.
//!
//! The chain tells what was altered in its middle. That its end was cut off, or that somebody who holds the keys wrote all
//! of it anew, only somebody outside can tell who has yesterday's checkpoint: a member of the board, on paper. The signature
//! tells a paper of this installation from one that somebody else wrote; it does not bind whoever holds the master key.

use jiff::{civil::Date, tz::TimeZone};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use super::{
    audit::Entry,
    change::{Change, Committed},
    crypto::Keys,
    error::Error,
    store::{Db, Row},
};

/// The use of the subkey that signs. Part of the format: never change it.
const LABEL: &str = "checkpoint signing";

/// One day's checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The day, in universal time.
    pub day: Date,
    /// How many entries the chain had.
    pub entries: i64,
    /// The hash of the newest of them, in hexadecimal.
    pub hash: String,
    /// The installation's Ed25519 signature, in hexadecimal.
    pub signature: String,
}

impl Checkpoint {
    /// How it is written down, and given to `minka check --checkpoint`.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}:{}:{}:{}", self.entries, self.hash, self.day, self.signature)
    }

    /// What is signed.
    fn signed(&self) -> String {
        format!("minka checkpoint 1\n{}\n{}\n{}\n", self.day, self.entries, self.hash)
    }

    /// Whether this installation signed it.
    #[must_use]
    pub fn is_of(&self, keys: &Keys) -> bool {
        let Ok(signature) = data_encoding::HEXLOWER.decode(self.signature.as_bytes()) else { return false };
        let public = pair(keys).public_key().as_ref().to_vec();
        UnparsedPublicKey::new(&ED25519, public).verify(self.signed().as_bytes(), &signature).is_ok()
    }
}

fn pair(keys: &Keys) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(keys.subkey(LABEL).as_slice()).expect("a seed of 32 bytes")
}

/// The key with which anybody outside can prove a checkpoint, in hexadecimal. It is no secret.
#[must_use]
pub fn public_key(keys: &Keys) -> String {
    data_encoding::HEXLOWER.encode(pair(keys).public_key().as_ref())
}

/// Makes today's checkpoint, once. `None`: it is made already, or there is nothing yet.
///
/// # Errors
/// When the database cannot be read or written.
pub fn make(change: &mut Change<'_>, keys: &Keys) -> Result<Committed<Option<Checkpoint>>, Error> {
    let day = change.at().to_zoned(TimeZone::UTC).date();
    let is_made = change.find("select 1 from audit_checkpoint where day = $1", crate::binds![day], |_| Ok(()))?;
    let newest = change.find("select seq, hash from audit_entry order by seq desc limit 1", &[], |row| {
        Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    let Some((entries, hash)) = newest.filter(|_| is_made.is_none()) else { return change.unchanged(None) };
    let mut made = Checkpoint { day, entries, hash: data_encoding::HEXLOWER.encode(&hash), signature: String::new() };
    made.signature = data_encoding::HEXLOWER.encode(pair(keys).sign(made.signed().as_bytes()).as_ref());
    change.execute(
        "insert into audit_checkpoint (day, entries, hash, signature) values ($1, $2, $3, $4)",
        crate::binds![day, entries, &made.hash, &made.signature],
    )?;
    change.commit(Entry::event("audit.checkpoint").on("entry", entries), Some(made))
}

fn read(row: &Row<'_>) -> Result<Checkpoint, Error> {
    Ok(Checkpoint { day: row.get(0)?, entries: row.get(1)?, hash: row.get(2)?, signature: row.get(3)? })
}

/// The newest ones, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_newest(db: &mut Db<'_>, most: i64) -> Result<Vec<Checkpoint>, Error> {
    db.list(
        "select day, entries, hash, signature from audit_checkpoint order by day desc limit $1",
        crate::binds![most],
        read,
    )
}

/// The oldest checkpoint, among those that this machine keeps, with which the chain does not agree any more.
///
/// # Errors
/// When the database cannot be read.
pub fn find_broken(db: &mut Db<'_>) -> Result<Option<Checkpoint>, Error> {
    let mut broken = None;
    let all = db.list("select day, entries, hash, signature from audit_checkpoint order by entries, day", &[], read)?;
    for checkpoint in all {
        if super::audit::hash_of(db, checkpoint.entries)?.is_none_or(|hash| hash != checkpoint.hash) {
            broken = Some(checkpoint);
            break;
        }
    }
    Ok(broken)
}
