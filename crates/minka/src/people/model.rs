//! Nouns: participant, and where she stands.

use jiff::civil::Date;

use crate::foundation::{
    ids::{ParticipantId, SiteId},
    text::Language,
};

/// The pictures that can stand for a woman; each is a symbol `sign-<name>` of the icon sheet.
pub const SIGNS: [&str; 12] =
    ["sun", "bird", "mountain", "tulip", "spindle", "fish", "star", "moon", "apple", "leaf", "horse", "cup"];

/// Where a woman stands in the programme. The newest step of her journey is her state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// She asked to join, or came along as a visitor.
    Applied,
    /// There was no place yet.
    Waitlisted,
    /// She has a place.
    Enrolled,
    /// She comes.
    Active,
    /// She is away for a while.
    Paused,
    /// She reached what she came for.
    Graduated,
    /// She stays in touch afterwards.
    Alumna,
    /// She left, with a reason.
    Left,
    /// She goes on at another site.
    Transferred,
}

impl Step {
    /// In the order of a usual journey.
    pub const ALL: [Step; 9] = [
        Step::Applied,
        Step::Waitlisted,
        Step::Enrolled,
        Step::Active,
        Step::Paused,
        Step::Graduated,
        Step::Alumna,
        Step::Left,
        Step::Transferred,
    ];

    /// As the database and the text keys (`people-step-<key>`) write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Step::Applied => "applied",
            Step::Waitlisted => "waitlisted",
            Step::Enrolled => "enrolled",
            Step::Active => "active",
            Step::Paused => "paused",
            Step::Graduated => "graduated",
            Step::Alumna => "alumna",
            Step::Left => "left",
            Step::Transferred => "transferred",
        }
    }

    /// Reads [`Step::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Step::ALL.into_iter().find(|step| step.key() == key)
    }
}

/// A woman of a programme as lists and pages show her.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Her id; never shown.
    pub id: ParticipantId,
    /// Her site.
    pub site: SiteId,
    /// Her code, such as `BAKO-7`.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
    /// The language she is spoken to in.
    pub language: Language,
    /// Where she stands.
    pub state: Step,
    /// Since when.
    pub since: Date,
}

/// What registering takes.
#[derive(Clone, Debug)]
pub struct NewParticipant {
    /// Made by the form, so that a double tap adds nobody.
    pub id: ParticipantId,
    /// Her site.
    pub site: SiteId,
    /// Her code.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
    /// Her language.
    pub language: Language,
    /// Her first step.
    pub step: Step,
    /// On which day.
    pub on: Date,
}

/// What can be changed about her without anything sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basics {
    /// The name she chose.
    pub chosen_name: String,
    /// The language she is spoken to in.
    pub language: Language,
    /// Her picture sign.
    pub sign: String,
}
