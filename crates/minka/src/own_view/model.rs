//! Nouns: what is held on her, in words, and what is not shown.

use crate::{foundation::told::Told, keyed};

/// One kind of thing that is held on her.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// The end of the text key `own-section-…`, and its name in the copy for machines.
    pub(super) key: &'static str,
    /// What is held, in her language; empty: nothing.
    pub(super) lines: Vec<Told>,
    /// Where the older lines stand on her screen, when these are not all.
    pub(super) older: String,
}

impl Section {
    /// All of its kind.
    pub(super) fn of(key: &'static str, lines: Vec<Told>) -> Self {
        Section { key, lines, older: String::new() }
    }
}

keyed! {
    /// What is held on her and neither shown nor copied. She is told of each in one sentence, which is the same for every woman:
    /// whoever stands beside her learns nothing from it.
    Withheld {
        /// What her mentor wrote down.
        Notes = "notes",
        /// What she answered, one by one.
        Answers = "answers",
        /// What she does when it becomes dangerous.
        Plan = "plan",
        /// What was done to her.
        Told = "told",
        /// What others feared for her.
        Care = "care",
        /// Another way to reach her that somebody told.
        Heard = "heard",
        /// Whose file looks like hers.
        Alike = "alike",
        /// By what she is found, and rows as they were before two files became one.
        Marks = "marks",
    }
}

keyed! {
    /// Why something is withheld: there is no other reason.
    Why {
        /// Somebody reads it out to her.
        ReadOut = "read_out",
        /// Whoever stands beside her would read it.
        Safety = "safety",
        /// It names somebody else.
        Others = "others",
        /// It says nothing that does not stand there already.
        Marks = "marks",
    }
}

impl Withheld {
    /// Why.
    #[must_use]
    pub fn why(self) -> Why {
        match self {
            Withheld::Notes | Withheld::Answers | Withheld::Plan | Withheld::Told => Why::ReadOut,
            Withheld::Care => Why::Safety,
            Withheld::Heard | Withheld::Alike => Why::Others,
            Withheld::Marks => Why::Marks,
        }
    }
}
