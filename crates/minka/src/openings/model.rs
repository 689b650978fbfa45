//! Nouns: an emergency opening, and what stands in the chain about a woman.

use jiff::Timestamp;

use crate::foundation::ids::{ParticipantId, SiteId, UserId};

crate::id_type!(OpeningId, "An emergency opening.");

/// One woman, opened by one member of staff for an hour.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its id.
    pub id: OpeningId,
    /// Her site.
    pub site: SiteId,
    /// Who was opened.
    pub participant: ParticipantId,
    /// Her code.
    pub code: String,
    /// Who opened.
    pub by: UserId,
    /// The name of whoever opened, among staff.
    pub by_name: String,
    /// Since when.
    pub opened: Timestamp,
    /// Until when, at the longest.
    pub until: Timestamp,
    /// When it was given up earlier.
    pub ended: Option<Timestamp>,
    /// Which reason stands sealed.
    pub reason: String,
    /// When somebody else looked at it.
    pub reviewed: Option<Timestamp>,
}

/// What a reviewer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was needed.
    Justified,
    /// It was not.
    Unjustified,
}

impl Verdict {
    pub(super) const ALL: [Verdict; 2] = [Verdict::Justified, Verdict::Unjustified];

    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Justified => "justified",
            Verdict::Unjustified => "unjustified",
        }
    }

    /// Reads [`Verdict::key`].
    pub(super) fn parse(key: &str) -> Option<Self> {
        Verdict::ALL.into_iter().find(|verdict| verdict.key() == key)
    }
}

/// One line of "who opened my file".
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// What was done: an action's name.
    pub action: String,
    /// The roles that whoever did it had at her site on that day; none for the machine and for who has gone.
    pub roles: Vec<&'static str>,
    /// The reason that was kept: its id and its seal.
    pub reason: Option<(String, Vec<u8>)>,
    /// What a reviewer said of an emergency opening; empty for anything else and until then.
    pub verdict: String,
}
