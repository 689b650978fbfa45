//! Nouns: a correction of what was noted about asking her, and why something was a mistake.

use jiff::{Timestamp, civil::Date};

use crate::{assessments::State, keyed};

crate::id_type!(CorrectionId, "A correction of what was noted about asking a woman.");

keyed! {
    /// What was corrected.
    Act {
        /// It was a mistake, and counts no more.
        Void = "void",
        /// It was none, and counts again.
        Return = "return",
        /// It was on another day, or took another time.
        Day = "day",
    }
}

keyed! {
    /// Why it was a mistake.
    Reason {
        /// It was about another woman.
        Woman = "woman",
        /// It was another questionnaire.
        Instrument = "instrument",
        /// Somebody only tried it out.
        Trial = "trial",
        /// She was asked once, and it was noted twice.
        Twice = "twice",
    }
}

/// One correction, with what stood there before it.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    /// What was corrected.
    pub(super) act: Act,
    /// Why, where it was a mistake.
    pub(super) reason: Option<Reason>,
    /// What became of it, as it stood before.
    pub(super) state: State,
    /// The day that stood there before.
    pub(super) asked_on: Date,
    /// How long it took, as it stood before.
    pub(super) minutes: Option<i64>,
    /// When it was corrected.
    pub(super) at: Timestamp,
    /// By whom, by name; empty when that is nobody of the staff.
    pub(super) by: String,
}
