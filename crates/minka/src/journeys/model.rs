//! Nouns: a dated step, a woman who arrives.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::ids::{ParticipantId, SiteId},
    people::{Basics, Step},
};

crate::id_type!(StepId, "One dated step of a journey.");

/// One dated step.
#[derive(Clone, Debug)]
pub struct JourneyStep {
    /// Its id.
    pub id: StepId,
    /// Which step.
    pub step: Step,
    /// On which day.
    pub on: Date,
    /// Why, where a reason is asked for: a key of the reasons, or empty.
    pub reason: String,
    /// The earlier step that this one corrects.
    pub corrects: Option<StepId>,
}

/// A step as it was written down.
#[derive(Clone, Debug)]
pub struct RecordedStep {
    /// What it says.
    pub step: JourneyStep,
    /// When somebody wrote it down.
    pub recorded_at: Timestamp,
}

/// A woman to be registered; her code is drawn.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Made by the form, so that a double tap adds nobody.
    pub id: ParticipantId,
    /// Her site.
    pub site: SiteId,
    /// Name, language and sign.
    pub basics: Basics,
    /// Her first step.
    pub step: Step,
    /// On which day.
    pub on: Date,
}
