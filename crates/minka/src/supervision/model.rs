//! Nouns: a talk with a mentor.

use jiff::civil::Date;

use crate::foundation::ids::UserId;

crate::id_type!(TalkId, "A talk with a mentor about how she is.");

/// What it can be about. Keys of the text `supervision-topic-<key>`.
pub const TOPICS: [&str; 6] = ["heavy", "caseload", "promises", "own_life", "training", "other"];

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
