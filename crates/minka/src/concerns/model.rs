//! Nouns: a concern, how urgent it is, what has happened since; the written procedure of a site.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::ids::{ParticipantId, SiteId, UserId},
    keyed,
};

crate::id_type!(ConcernId, "Somebody fears for her.");
crate::id_type!(ConcernActionId, "Something that was done about a concern.");
crate::id_type!(ProcedureId, "What a site has written down for the moment when a woman is in danger.");

keyed! {
    /// How urgent it is; the clock hangs on it.
    Risk {
        /// Something may happen to her now.
        High = "high",
        /// Something may happen to her these days.
        Medium = "medium",
        /// Somebody should speak with her.
        Low = "low",
    }
}

keyed! {
    /// What it is about.
    Kind {
        /// Nobody said: one tap.
        Unsaid = "unsaid",
        /// She thinks of ending her life, or of harming herself.
        Despair = "despair",
        /// Somebody hurts or threatens her.
        Violence = "violence",
        /// A child is in danger.
        Child = "child",
        /// Her health.
        Health = "health",
        /// Something else.
        Other = "other",
    }
}

keyed! {
    /// How it ended.
    Outcome {
        /// She is safe.
        Safe = "safe",
        /// She has help elsewhere.
        Elsewhere = "elsewhere",
        /// She wants no help now, and knows that she may come back.
        Declined = "declined",
        /// It was a mistake.
        Mistaken = "mistaken",
    }
}

/// From where a concern comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// Somebody of the staff.
    ByHand,
    /// An answer of hers.
    Answer {
        /// The instrument's id.
        instrument: &'a str,
        /// The item's id.
        item: &'a str,
    },
    /// She herself, in front of her own file.
    Herself,
}

/// What raising takes.
#[derive(Clone, Copy, Debug)]
pub struct NewConcern<'a> {
    /// About whom.
    pub participant: ParticipantId,
    /// From where it comes.
    pub source: Source<'a>,
    /// What it is about.
    pub kind: Kind,
    /// How urgent it is.
    pub risk: Risk,
    /// What was said; sealed.
    pub words: Option<&'a str>,
}

/// When it was raised, and what has happened since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Course {
    /// Raised.
    pub(super) raised: Timestamp,
    /// Somebody took it.
    pub(super) seen: Option<Timestamp>,
    /// The first thing was done.
    pub(super) acted: Option<Timestamp>,
    /// Until when somebody looks again, said with what was done last.
    pub(super) again: Option<Timestamp>,
    /// It is over.
    pub(super) closed: Option<Timestamp>,
}

/// A concern as far as the clock needs it; its words are still sealed.
#[derive(Clone, Debug)]
pub(super) struct Concern {
    /// Its id.
    pub(super) id: ConcernId,
    /// Where.
    pub(super) site: SiteId,
    /// About whom.
    pub(super) woman: ParticipantId,
    /// Her code.
    pub(super) code: String,
    /// How urgent.
    pub(super) risk: Risk,
    /// What has happened.
    pub(super) course: Course,
    /// How far it had come when something was done last.
    pub(super) came_to: Rung,
    /// Who raised it, as rows name them.
    pub(super) raised_by: String,
    /// The member of staff whom it is about.
    pub(super) about: Option<UserId>,
    /// Who took it.
    pub(super) seen_by: Option<String>,
    /// How it ended.
    pub(super) outcome: Option<Outcome>,
}

impl Concern {
    /// Where, of whom, and about which member of staff it is.
    pub(super) fn whose(&self) -> (SiteId, ParticipantId, Option<UserId>) {
        (self.site, self.woman, self.about)
    }
}

/// Something that was done about a concern.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// When.
    pub(super) done: Timestamp,
    /// By whom, by name; empty when that is nobody of the staff.
    pub(super) by: String,
    /// What.
    pub(super) words: String,
}

/// What a site has written down.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its id.
    pub id: ProcedureId,
    /// Where.
    pub site: SiteId,
    /// Who answers first.
    pub responder: UserId,
    /// Who stands in.
    pub deputy: UserId,
    /// Their names.
    pub names: [String; 2],
    /// What is done.
    pub steps: String,
    /// Where she can be taken or sent.
    pub paths: String,
    /// The day that stands on it.
    pub written_on: Date,
    /// Who wrote it.
    pub written_by: String,
    /// Whether both may answer: their accounts are open, and each has a role of the site that has no end.
    pub holds: bool,
}

/// How far a concern has come: to whom the clock has brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rung {
    /// The named responder.
    Responder,
    /// The deputy as well.
    Deputy,
    /// The managers of the site as well.
    Manager,
}

impl Rung {
    /// In the database and the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Rung::Responder => "responder",
            Rung::Deputy => "deputy",
            Rung::Manager => "manager",
        }
    }

    /// Reads the key.
    pub(super) fn parse(key: &str) -> Option<Self> {
        [Rung::Responder, Rung::Deputy, Rung::Manager].into_iter().find(|rung| rung.key() == key)
    }
}
