//! Nouns: a period, a meeting in it, a group and what its marks come to.

use jiff::civil::Date;

use crate::{foundation::ids::GroupId, participation::Tally, sessions::SessionId};

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// A held meeting of a group.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) session: SessionId,
    pub(super) day: Date,
    /// The title of its lesson; empty without one.
    pub(super) title: String,
    /// How many people were counted in the room; nothing where nobody counted.
    pub(super) headcount: Option<i64>,
}

/// A group of a site in a period.
#[derive(Clone, Debug)]
pub(super) struct Attended {
    pub(super) group: GroupId,
    pub(super) name: String,
    /// How many meetings were held.
    pub(super) held: i64,
    /// What the marks of its women come to.
    pub(super) tally: Tally,
}
