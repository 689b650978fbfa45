//! Nouns: a telephone's link.

use jiff::Timestamp;

use crate::foundation::{
    ids::{SiteId, UserId},
    text::Language,
};

/// A link as the database knows it: by its hash, which opens nothing.
#[derive(Clone, Debug)]
pub(super) struct PhoneLink {
    pub(super) hash: Vec<u8>,
    /// The mentor who asks with it.
    pub(super) user: UserId,
    /// Her name among staff.
    pub(super) name: String,
    pub(super) site: SiteId,
    pub(super) language: Language,
    pub(super) created: Timestamp,
    pub(super) expires: Timestamp,
    /// How often it took the codes.
    pub(super) fetched: i64,
    /// How often it sent something that was kept.
    pub(super) sent: i64,
    pub(super) ended: Option<Timestamp>,
}

impl PhoneLink {
    /// The start of the hash: it names the link in lists and in the audit chain.
    pub(super) fn start(&self) -> String {
        start_of(&self.hash)
    }
}

/// The first six bytes of a hash, in hexadecimal.
pub(super) fn start_of(hash: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(hash.get(..6).unwrap_or(hash))
}
