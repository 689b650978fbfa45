//! Nouns: a list, and a word of it.

use crate::{foundation::text::Text, keyed};

crate::id_type!(WordId, "A word that a programme added to a list.");

keyed! {
    /// What a list is of.
    List {
        /// In what she grows.
        Growth = "growth",
        /// What stands in her way.
        Obstacle = "obstacle",
    }
}

impl List {
    /// The words that every programme begins with, and which come in every language.
    #[must_use]
    pub fn given(self) -> &'static [&'static str] {
        match self {
            List::Growth => &["emotional", "social", "physical", "spiritual", "practical"],
            List::Obstacle => &["relations", "parenting", "money", "health", "work", "safety", "other"],
        }
    }
}

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As rows name it: the key of a given word, or the id of one that was added.
    pub key: String,
    /// The programme's own words; empty for a given one.
    pub words: String,
    /// Whether it can be chosen now.
    pub offered: bool,
}

impl Word {
    /// As she reads it.
    #[must_use]
    pub fn say(&self, text: &Text, list: List) -> String {
        if self.words.is_empty() {
            text.say(&format!("vocabularies-{}-{}", list.key(), self.key))
        } else {
            self.words.clone()
        }
    }
}
