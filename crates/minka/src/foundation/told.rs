//! One thing that is held on a woman, as it is told to her: in words of her language, and in names and codes for another program.

use std::borrow::Cow;

use super::text::Text;

/// What rooms say about her, said to her: `own-you-…` where there is such a sentence.
#[must_use]
pub fn said_to_her<'k>(text: &Text, key: &'k str) -> Cow<'k, str> {
    let hers = format!("own-you-{key}");
    if text.knows(&hers) { hers.into() } else { key.into() }
}

/// What rooms say about her, said by herself on a paper of hers: `own-i-…` where there is such a sentence.
#[must_use]
pub fn said_by_her<'k>(text: &Text, key: &'k str) -> Cow<'k, str> {
    let hers = format!("own-i-{key}");
    if text.knows(&hers) { hers.into() } else { key.into() }
}

/// The words of [`said_to_her`].
#[must_use]
pub fn say_to_her(text: &Text, key: &str) -> String {
    text.say(&said_to_her(text, key))
}

/// One thing that is held on her.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it is, or when it was.
    pub what: String,
    /// What it says.
    pub words: String,
    /// The same by names that no language changes: days as 2026-11-24, choices as the codes that the database writes.
    pub fields: Vec<(&'static str, String)>,
}

impl Told {
    /// In words.
    pub fn new(what: impl Into<String>, words: impl Into<String>) -> Self {
        Told { what: what.into(), words: words.into(), fields: Vec::new() }
    }

    /// With a field for another program; nothing for what was not said.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.fields.push((name, value));
        }
        self
    }

    /// With a field that may be missing.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

/// Which rows of a list of hers are read. Its statement sorts them so that no two change places, the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// How many stand before them.
    pub skip: u32,
    /// How many there are at the most.
    pub most: u32,
}

impl Portion {
    /// All of them.
    pub const ALL: Portion = Portion::first(u32::MAX);

    /// The first so many.
    #[must_use]
    pub const fn first(most: u32) -> Self {
        Portion { skip: 0, most }
    }

    /// The same out of a list that is short by its nature and was read whole.
    #[must_use]
    pub fn of<T>(self, whole: impl IntoIterator<Item = T>) -> Vec<T> {
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        whole.into_iter().skip(count(self.skip)).take(count(self.most)).collect()
    }
}
