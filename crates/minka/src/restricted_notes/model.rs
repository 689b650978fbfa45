//! Nouns: a note that few may read, and what was added under it.

use jiff::Timestamp;

use crate::foundation::ids::{ParticipantId, SiteId, UserId};

crate::id_type!(RestrictedNoteId, "A note that few may read, or what was added under one.");

/// What writing one takes.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// Where.
    pub site: SiteId,
    /// Of whom.
    pub woman: ParticipantId,
    /// Who writes it.
    pub author: UserId,
    /// The note that it is added under; nothing: it is a note of its own.
    pub under: Option<RestrictedNoteId>,
    /// Its words.
    pub words: String,
}

/// One in a list: when, by whom, how much was added; none of its words.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) id: RestrictedNoteId,
    pub(super) author: UserId,
    pub(super) by: String,
    pub(super) written_at: Timestamp,
    pub(super) additions: i64,
}

/// A note, or what was added under it, opened.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) id: RestrictedNoteId,
    pub(super) author: UserId,
    pub(super) by: String,
    pub(super) written_at: Timestamp,
    pub(super) words: String,
}
