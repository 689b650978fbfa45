//! Nouns: a place that helps, a referral, what became of it.

use jiff::civil::Date;

pub use super::sealed::Told;
use crate::{consents::Recipient, foundation::ids::ParticipantId, keyed};

crate::id_type!(PlaceId, "A place that helps.");
crate::id_type!(ReferralId, "She was sent to a place.");
crate::id_type!(StepId, "What became of a referral on a day.");

keyed! {
    /// What it costs her.
    Cost {
        /// Nothing.
        Free = "free",
        /// A part.
        Some = "some",
        /// All of it.
        Full = "full",
        /// Nobody has asked.
        Unknown = "unknown",
    }
}

keyed! {
    /// Where a referral stands.
    State {
        /// The place was told; nobody has answered.
        Sent = "sent",
        /// They take her.
        Accepted = "accepted",
        /// They do not.
        Refused = "refused",
        /// She was helped.
        Done = "done",
        /// It came to nothing.
        NotMade = "not_made",
        /// She was never sent, and the place was told nothing.
        NotSent = "not_sent",
    }
}

/// Why she was refused, not sent, or it came to nothing. Keys of the text `referrals-reason-<key>`.
pub(super) const REASONS: [&str; 10] =
    ["she_decided", "has_it", "no_place", "closed", "not_theirs", "not_safe", "cost", "far", "no_answer", "other"];

/// A place that helps.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// One of [`crate::consents::SECTORS`].
    pub sector: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub offers: String,
    /// Telephone, address.
    pub reach: String,
    /// When it is open.
    pub hours: String,
    /// What it costs her.
    pub cost: Cost,
    /// Whether its name may be said to others at her home.
    pub safe_to_name: bool,
    /// The day on which somebody last asked.
    pub checked_on: Date,
    /// Whether it is offered.
    pub offered: bool,
}

impl Place {
    /// As a consent names it.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient { sector: self.sector.clone(), name: self.name.clone() }
    }
}

/// She was sent to a place.
#[derive(Clone, Debug)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// Who.
    pub woman: ParticipantId,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub state_on: Date,
    /// What was told; empty where the reader may not see it.
    pub told: Told,
}
