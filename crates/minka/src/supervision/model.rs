//! Nouns: a talk with a mentor.

use jiff::{Timestamp, civil::Date};

use crate::foundation::ids::UserId;

crate::id_type!(TalkId, "A talk with a mentor about how she is.");

/// What it can be about. Keys of the text `supervision-topic-<key>`.
pub const TOPICS: [&str; 6] = ["heavy", "caseload", "promises", "own_life", "training", "other"];

/// A visit that a mentor wants to talk over. Whom it was to is not told: it is about the mentor.
#[derive(Clone, Debug)]
pub(super) struct Heavy {
    /// Who wants to talk.
    pub(super) mentor: UserId,
    /// Since when she wants to; never on which day the visit was.
    pub(super) at: Timestamp,
}

/// A mentor who wants to talk, for the first page of whoever cares for her.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Who.
    pub mentor: UserId,
    /// Her name among staff.
    pub name: String,
    /// How many visits she wants to talk over.
    pub visits: i64,
}

/// A talk with a mentor that stands written down.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) talk: Talk,
    /// When it was written down, and with it what it marked as talked over.
    pub(super) recorded_at: Timestamp,
    /// Whether it was a slip.
    pub(super) set_aside: bool,
}

/// A talk with a mentor.
#[derive(Clone, Debug)]
pub struct Talk {
    /// Its id.
    pub id: TalkId,
    /// With whom.
    pub mentor: UserId,
    /// On which day.
    pub on: Date,
    /// How long; not said is not nought.
    pub minutes: Option<i64>,
    /// Some of [`TOPICS`].
    pub topics: Vec<String>,
}
