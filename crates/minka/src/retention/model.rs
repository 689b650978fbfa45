//! Nouns: a file that comes to its end, and what keeps it.

use jiff::civil::Date;

use crate::people::Participant;

/// A file that comes to its end.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    /// Whose.
    pub(super) woman: Participant,
    /// When she was last met, told something or took a step.
    pub(super) last_contact: Date,
    /// When its years are over.
    pub(super) ends: Date,
    /// Since when it is listed.
    pub(super) listed: Date,
    /// What keeps it for now.
    pub(super) waits: Option<Waits>,
}

/// Words about a woman that come to their end before her file does; which is said nowhere.
#[derive(Clone, Debug)]
pub(super) struct WordsEnding {
    /// About whom.
    pub(super) woman: Participant,
    /// When the first of them ends.
    pub(super) ends: Date,
    /// Since when she is listed.
    pub(super) listed: Date,
    /// What keeps them for now.
    pub(super) waits: Option<Waits>,
}

/// What keeps a file whose time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waits {
    /// A hold, through this day.
    Hold(Date),
    /// It is being put together with another, or taken apart: two people decide first.
    Merge,
    /// It was opened in an emergency, and nobody has looked at that yet.
    Review,
}
