//! Nouns: a plan of hers, how long it took.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    foundation::ids::{ParticipantId, SiteId},
    keyed,
};

crate::id_type!(PlanId, "What she does when it becomes dangerous, as it was written down once.");
crate::id_type!(PlanReviewId, "That the two looked at a plan again.");
crate::id_type!(PlanPaperId, "That she asked for a plan on paper.");

keyed! {
    /// How long it took; Primero's bands (casework reference 2.1).
    Minutes {
        /// Under a quarter of an hour.
        Under15 = "under_15",
        /// Up to half an hour.
        To30 = "to_30",
        /// Up to an hour.
        To60 = "to_60",
        /// Up to two hours.
        To120 = "to_120",
        /// Longer.
        Longer = "longer",
    }
}

/// The words of a plan. Empty text: not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Whether she made it herself, together with her mentor.
    pub with_her: bool,
    /// What she fears, as she says it.
    pub concern: String,
    /// What she has: money, papers, things.
    pub economic: String,
    /// Whom she has.
    pub relationships: String,
    /// What there is around her.
    pub community: String,
    /// What else helps.
    pub other: String,
    /// What she does before.
    pub before: String,
    /// What she does when she leaves.
    pub during: String,
    /// What she does afterwards.
    pub after: String,
}

impl Words {
    /// The fields of the form and the text keys, in their order.
    pub(super) const FIELDS: [&'static str; 8] =
        ["concern", "economic", "relationships", "community", "other", "before", "during", "after"];

    /// The text of a field.
    pub(super) fn get(&self, field: &str) -> &str {
        match field {
            "concern" => &self.concern,
            "economic" => &self.economic,
            "relationships" => &self.relationships,
            "community" => &self.community,
            "other" => &self.other,
            "before" => &self.before,
            "during" => &self.during,
            _ => &self.after,
        }
    }

    pub(super) fn set(&mut self, field: &str, text: String) {
        let place = match field {
            "concern" => &mut self.concern,
            "economic" => &mut self.economic,
            "relationships" => &mut self.relationships,
            "community" => &mut self.community,
            "other" => &mut self.other,
            "before" => &mut self.before,
            "during" => &mut self.during,
            _ => &mut self.after,
        };
        *place = text;
    }
}

/// What writing one down takes.
#[derive(Clone, Debug)]
pub struct NewPlan {
    /// Where.
    pub site: SiteId,
    /// Whose.
    pub woman: ParticipantId,
    /// On which day the two made it.
    pub made_on: Date,
    /// How long that took.
    pub minutes: Option<Minutes>,
    /// Its words.
    pub words: Words,
}

/// A plan, opened.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) id: PlanId,
    pub(super) made_on: Date,
    pub(super) minutes: Option<Minutes>,
    pub(super) words: Words,
}
