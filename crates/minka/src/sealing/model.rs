//! Nouns: who can seal, who named them, and the word of one of them.

use jiff::Timestamp;

use crate::foundation::ids::UserId;

crate::id_type!(SealNamingId, "That somebody named those who can seal.");
crate::id_type!(SealWordId, "That one of them has said that it is time.");

/// One of those who can seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) user: UserId,
    pub(super) name: String,
}

/// Holders who were named and wait for a second person.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) id: SealNamingId,
    pub(super) by: UserId,
    pub(super) holders: Vec<Holder>,
}

/// What one of them has said, and not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) user: UserId,
    pub(super) said: Timestamp,
}
