//! Nouns: a request that a part be erased.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::{ids::SiteId, keyring::Part, text::Language},
    people::Participant,
};

crate::id_type!(PartErasureId, "A request that a part of what is kept of a woman be erased.");

/// Who asked, as the row says it: she herself.
pub(super) const HERSELF: &str = "woman";

/// A request that a part be erased.
#[derive(Clone, Debug)]
pub(super) struct PartErasure {
    pub(super) id: PartErasureId,
    pub(super) site: SiteId,
    pub(super) part: Part,
    /// The language of her receipt.
    pub(super) language: Language,
    pub(super) asked_by: String,
    /// The day from which no copy can be read; nothing while it is only asked for.
    pub(super) unreadable_from: Option<Date>,
}

/// A request that nobody has done yet.
#[derive(Clone, Debug)]
pub struct Open {
    /// Whose.
    pub woman: Participant,
    /// Which part.
    pub part: Part,
    /// When it was asked for.
    pub asked: Timestamp,
    /// Whether she asked herself, in front of her own file.
    pub by_herself: bool,
}
