//! Nouns: a one-session link.

use jiff::Timestamp;

use crate::sessions::SessionId;

/// A link as the database knows it: by its hash, which opens nothing.
#[derive(Clone, Debug)]
pub(super) struct SessionLink {
    pub(super) hash: Vec<u8>,
    pub(super) session: SessionId,
    pub(super) created: Timestamp,
    /// Whoever made it.
    pub(super) maker: String,
    /// Her name among staff.
    pub(super) made_by: String,
    pub(super) expires: Timestamp,
    /// How often somebody looked.
    pub(super) opened: i64,
    /// How often somebody saved.
    pub(super) saved: i64,
    pub(super) ended: Option<Timestamp>,
    /// Whether whoever made it could make it today as well: a link is worth no more than her own right.
    pub(super) vouched: bool,
}

impl SessionLink {
    /// The start of the hash: it names the link in lists and in the audit chain.
    pub(super) fn start(&self) -> String {
        start_of(&self.hash)
    }
}

/// The first six bytes of a hash, in hexadecimal.
pub(super) fn start_of(hash: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(hash.get(..6).unwrap_or(hash))
}
