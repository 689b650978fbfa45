//! Nouns: a visit, a note, a promise.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::ids::{ParticipantId, UserId},
    keyed,
};

crate::id_type!(VisitId, "One time at which a mentor reached a woman, or tried to.");
crate::id_type!(NoteId, "What was said, or added to it.");
crate::id_type!(PromiseId, "What one of the two said she would do.");

keyed! {
    /// How they spoke, or how it was tried.
    Medium {
        /// Sitting together.
        Together = "together",
        /// By telephone.
        Call = "call",
        /// By video.
        Video = "video",
        /// By a message.
        Message = "message",
        /// By a letter or a note.
        Letter = "letter",
        /// Another way.
        Other = "other",
    }
}

keyed! {
    /// Who promised, or that a day awaits her.
    Whose {
        /// She did.
        Hers = "hers",
        /// Her mentor did.
        Mentor = "mentor",
        /// A day at a court, a clinic, an office.
        Appointment = "appointment",
    }
}

keyed! {
    /// What became of a promise.
    Ending {
        /// It was done.
        Kept = "kept",
        /// It is not needed any more, or was let go.
        LetGo = "let_go",
        /// The visit at which it was said was a slip: it went with it, and comes back with it.
        Struck = "struck",
    }
}

/// One time at which a mentor reached a woman, or tried to.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// Whom.
    pub woman: ParticipantId,
    /// By whom.
    pub mentor: UserId,
    /// On which day.
    pub on: Date,
    /// Whether they spoke.
    pub reached: bool,
    /// How; not said is not "other".
    pub medium: Option<Medium>,
    /// How long; not said is not nought.
    pub minutes: Option<i64>,
    /// In what she grows: words of the programme's list.
    pub areas: Vec<String>,
    /// What stands in her way: words of the programme's list.
    pub obstacles: Vec<String>,
    /// Whether her mentor wants to talk it over with somebody, and they have not.
    pub heavy: bool,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Whether it was a slip.
    pub set_aside: bool,
}

/// What was said, or what was added to it.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it.
    pub author: UserId,
    /// When.
    pub written_at: Timestamp,
    /// Whether they are the woman's own words about what stands above, and not her mentor's.
    pub hers: bool,
    /// The words.
    pub words: String,
}

/// What one of the two said she would do, or a day on which something awaits her.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// Beside whom.
    pub woman: ParticipantId,
    /// Who.
    pub whose: Whose,
    /// On which day it was said.
    pub made_on: Date,
    /// Until when; not said is not "today".
    pub due: Option<Date>,
    /// What became of it, and on which day.
    pub ended: Option<(Ending, Date)>,
    /// What; empty where the reader may not see it.
    pub words: String,
}

/// An open promise of one of a mentor's women: who, whose, until when; its words stay sealed.
#[derive(Clone, Debug)]
pub struct Due {
    /// The woman.
    pub woman: ParticipantId,
    /// Her code.
    pub code: String,
    /// Who promised.
    pub whose: Whose,
    /// On which day.
    pub made_on: Date,
    /// Until when, where that was said.
    pub due: Option<Date>,
}
