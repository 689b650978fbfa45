//! Nouns: what she can ask to hear, and what she heard.

use crate::foundation::told::Told;

/// What she can ask to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What was noted of her talks, and what few may read.
    Notes,
    /// What she does when it becomes dangerous.
    Plan,
    /// What was done to her.
    Told,
}

impl Part {
    /// In the order in which it is read to her.
    pub(super) const ALL: [Part; 3] = [Part::Notes, Part::Plan, Part::Told];

    /// In the form and the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Part::Notes => "notes",
            Part::Plan => "plan",
            Part::Told => "told",
        }
    }

    /// Reads [`Part::key`].
    pub(super) fn parse(key: &str) -> Option<Self> {
        Part::ALL.into_iter().find(|part| part.key() == key)
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
