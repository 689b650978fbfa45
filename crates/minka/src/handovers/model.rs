//! Nouns: a draft, and a woman beside whom somebody walked.

use jiff::{Timestamp, civil::Date};

use crate::foundation::ids::{ParticipantId, SiteId};

/// A visit that somebody began to write down and has not saved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The woman.
    pub woman: ParticipantId,
    /// Her code.
    pub code: String,
    /// Her site.
    pub site: SiteId,
    /// When it was left.
    pub left: Timestamp,
    /// Whether she is in the writer's reach, who can finish it then.
    pub in_reach: bool,
    /// The first day on which the writer no longer walks beside her; none while that is not known.
    pub ends: Option<Date>,
}

/// A woman beside whom somebody walked until lately.
#[derive(Clone, Debug)]
pub(super) struct Former {
    pub(super) woman: ParticipantId,
    pub(super) code: String,
    pub(super) site: SiteId,
    /// The first day on which she did so no more.
    pub(super) ended: Date,
}
