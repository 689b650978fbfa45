//! Nouns: what she can ask to hear, and what she heard.

use crate::{foundation::told::Told, keyed};

keyed! {
    /// What she can ask to hear, in the order in which it is read to her.
    Part {
        /// What was noted of her talks, and what few may read.
        Notes = "notes",
        /// What she does when it becomes dangerous.
        Plan = "plan",
        /// What was done to her.
        Told = "told",
    }
}

/// What she asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// What she wants to hear.
    pub(super) parts: Vec<Part>,
    /// Whether she wants to hear those notes too whose author walks with her no more.
    pub(super) of_left: bool,
    /// Why.
    pub(super) reason: String,
}

/// Notes as she hears them, and how many stay sealed.
pub(super) struct Notes {
    /// When, whose words, the words.
    pub(super) lines: Vec<Told>,
    /// How many somebody else wrote who walks with her and reads them to her.
    pub(super) of_others: usize,
    /// How many somebody wrote who walks with her no more.
    pub(super) of_left: usize,
}

/// All that she asked for.
#[derive(Default)]
pub(super) struct Heard {
    /// Each part, line by line.
    pub(super) parts: Vec<(Part, Vec<Told>)>,
    /// As for [`Notes`].
    pub(super) of_others: usize,
    /// As for [`Notes`].
    pub(super) of_left: usize,
}
