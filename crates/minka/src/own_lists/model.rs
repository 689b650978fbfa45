//! Nouns: a list of her file, a page of it, for whom and how it is told, and what she wishes.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::{keyring::Keyring, text::Text, told::Told},
    keyed,
};

crate::id_type!(WishId, "Something she wishes.");

keyed! {
    /// One kind of thing that is held on her: the end of the text key `own-section-…`, and its name in the copy for machines. They
    /// stand in this order; a test compares them with `migrations/fields.toml`.
    List {
        /// How we know her: her code, what she is called, her language, her sign.
        Basics = "basics",
        /// Her name on papers, when she was born, how she is reached.
        Identity = "identity",
        /// What she told of how she lives.
        Background = "background",
        /// That she belongs to somebody's home or kin.
        Ties = "ties",
        /// Her steps with us.
        Journey = "journey",
        /// Who walks beside her.
        Mentor = "mentor",
        /// What walking beside her takes.
        Need = "need",
        /// What she wants to reach, and how it goes.
        Goals = "goals",
        /// When she and her mentor spoke.
        Visits = "visits",
        /// What the two promised each other.
        Promises = "promises",
        /// Where she was sent for help.
        Referrals = "referrals",
        /// Where she waits for a place.
        Waiting = "waiting",
        /// Her groups.
        Groups = "groups",
        /// At which meetings she was.
        Attendance = "attendance",
        /// In which small circle she sat.
        Circles = "circles",
        /// Lessons she caught up on.
        Lessons = "lessons",
        /// Private words that were asked for.
        Words = "words",
        /// What she was asked.
        Assessments = "assessments",
        /// What she agreed to.
        Consents = "consents",
        /// How she is reached safely.
        Contact = "contact",
        /// When nobody might reach her.
        Pauses = "pauses",
        /// Whom she named.
        Names = "names",
        /// That she is kept apart from somebody.
        Apart = "apart",
        /// Who opened her file.
        Openings = "openings",
        /// Who asked for her data from outside.
        Outside = "outside",
        /// What of hers came into strange hands.
        Breaches = "breaches",
        /// What she wished.
        Wishes = "wishes",
        /// Until when nothing of hers may be removed.
        Holds = "holds",
        /// Since when an account is hers.
        Account = "account",
        /// What happened to her file as a whole.
        File = "file",
        /// That she called for help.
        Calls = "calls",
    }
}

impl List {
    /// Whether a copy has it: not that she called, for somebody might find the paper.
    #[must_use]
    pub fn is_on_copies(self) -> bool {
        self != List::Calls
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What it says, the newest first.
    pub lines: Vec<Told>,
    /// After what the next page begins; empty: this is the last one.
    pub older: String,
}

/// For whom it is told, and how.
pub struct Telling<'a> {
    /// What opens what is sealed.
    pub keyring: &'a Keyring,
    /// Her language.
    pub text: Text,
    /// Her programme's zone.
    pub zone: &'a str,
    /// The day there.
    pub today: Date,
    /// Whether it is for paper, which others may find.
    pub on_paper: bool,
}

keyed! {
    /// What she wishes.
    WishKind {
        /// Something that stands there is wrong.
        Correction = "correction",
        /// She wants to be forgotten: how it was told before it became a request.
        Forgetting = "forgetting",
    }
}

/// A wish of hers.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Its id.
    pub id: WishId,
    /// What kind.
    pub kind: WishKind,
    /// Her words, sealed.
    pub sealed: Vec<u8>,
    /// When she said it.
    pub said: Timestamp,
    /// When it was answered.
    pub answered: Option<Timestamp>,
}
