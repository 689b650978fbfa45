//! Nouns: a request to be forgotten, a hold.

use jiff::civil::Date;

use crate::foundation::{
    ids::{ParticipantId, SiteId},
    text::Language,
};

crate::id_type!(RequestId, "A request that a woman be forgotten.");
crate::id_type!(HoldId, "A time in which nothing of hers is removed.");

/// A request that a woman be forgotten.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) id: RequestId,
    pub(super) site: SiteId,
    /// The language of her receipt.
    pub(super) language: Language,
    pub(super) asked_by: String,
    /// The day from which no copy can be read; nothing while it is only asked for.
    pub(super) unreadable_from: Option<Date>,
}

/// A time in which nothing of hers is removed.
#[derive(Clone, Debug)]
pub(super) struct Hold {
    pub(super) id: HoldId,
    pub(super) woman: ParticipantId,
    pub(super) site: SiteId,
    /// The last day on which it holds.
    pub(super) until: Date,
    pub(super) placed_by: String,
}
