//! Nouns: the questions, and what she answered.

use std::collections::BTreeMap;

use crate::switches::Switch;

crate::id_type!(BackgroundId, "One telling of what her life is like.");
crate::id_type!(WhyId, "One of the things that bring women to a programme.");

/// What can be answered to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Keys of the text `backgrounds-<question>-<key>`.
    Keys(&'static [&'static str]),
    /// A whole number from the first to the last.
    Number(u8, u8),
    /// The programme's own list.
    Own,
    /// The four answers of the Washington Group.
    Difficulty,
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its key.
    pub key: &'static str,
    /// What it is switched off with: the six of the Washington Group go together.
    pub switch: Switch,
    /// What can be answered.
    pub choices: Choices,
}

/// She was asked and would rather not say: neither yes, no nor nought.
pub(super) const RATHER_NOT: &str = "rather_not";

/// The answers of the Washington Group short set, from the least difficulty to the most.
pub(super) const DIFFICULTY: [&str; 4] = ["none", "some", "lot", "cannot"];

const fn asks(key: &'static str, switch: Switch, choices: Choices) -> Question {
    Question { key, switch, choices }
}

const fn functions(key: &'static str) -> Question {
    asks(key, Switch::Functioning, Choices::Difficulty)
}

/// Every question, in the order in which they are asked. The last six are the Washington Group Short Set on Functioning.
pub const QUESTIONS: [Question; 12] = [
    asks(
        "marital",
        Switch::Marital,
        Choices::Keys(&["single", "married", "together", "religious", "separated", "divorced", "widowed"]),
    ),
    asks("children", Switch::Children, Choices::Number(0, 15)),
    asks("household_size", Switch::HouseholdSize, Choices::Number(1, 20)),
    asks(
        "livelihood",
        Switch::Livelihood,
        Choices::Keys(&["employed", "own_work", "day_work", "home", "studying", "pension", "looking"]),
    ),
    asks("brings", Switch::Brings, Choices::Own),
    asks(
        "heard",
        Switch::Heard,
        Choices::Keys(&["friend", "neighbour", "member", "staff", "internet", "poster", "other_help", "other"]),
    ),
    functions("seeing"),
    functions("hearing"),
    functions("walking"),
    functions("remembering"),
    functions("self_care"),
    functions("communicating"),
];

/// What she answered: by question. A question that is not here was not asked.
pub type Answers = BTreeMap<String, String>;

/// One of the things that bring women to a programme, in its own words.
#[derive(Clone, Debug)]
pub(super) struct Why {
    pub(super) id: WhyId,
    pub(super) words: String,
    pub(super) ended: bool,
}
