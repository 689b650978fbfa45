//! Nouns: a request to be forgotten, a hold.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::{
        ids::{ParticipantId, SiteId},
        text::Language,
    },
    people::Participant,
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
    pub(super) asked: Timestamp,
    pub(super) asked_by: String,
    /// The day from which no copy can be read; nothing while it is only asked for.
    pub(super) unreadable_from: Option<Date>,
}

/// Who asked, as the row says it: she herself. Her code would lead from the receipt to the chain.
pub(super) const HERSELF: &str = "woman";

impl Request {
    /// Whether she asked herself, in front of her own file.
    pub(super) fn is_by_herself(&self) -> bool {
        self.asked_by == HERSELF
    }
}

/// A request that nobody has done yet, with her of whom it is.
pub(super) type Open = (Request, Participant);

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
