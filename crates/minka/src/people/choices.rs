//! What forms and filters about people offer.

use super::model::{SIGNS, Step};
use crate::foundation::text::{Language, Text};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// As it is sent.
    pub value: String,
    /// As it is said.
    pub label: String,
    /// A word of explanation, or empty.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// Without a hint.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Choice { chosen: value == chosen, value, label: label.into(), hint: String::new() }
    }
}

/// The languages, each by its own name.
#[must_use]
pub fn languages(chosen: &str) -> Vec<Choice> {
    Language::ALL.into_iter().map(|language| Choice::new(language.code(), language.own_name(), chosen)).collect()
}

/// The twelve pictures.
#[must_use]
pub fn signs(text: &Text, chosen: &str) -> Vec<Choice> {
    SIGNS.into_iter().map(|sign| Choice::new(sign, text.say(&format!("people-sign-{sign}")), chosen)).collect()
}

/// Some steps.
#[must_use]
pub fn steps(text: &Text, steps: &[Step], chosen: &str) -> Vec<Choice> {
    steps.iter().map(|step| Choice::new(step.key(), say_step(text, *step), chosen)).collect()
}

/// A step in words.
#[must_use]
pub fn say_step(text: &Text, step: Step) -> String {
    text.say(&format!("people-step-{}", step.key()))
}

/// The look of a state: of the four kinds and `plain`.
#[must_use]
pub fn kind_of(state: Step) -> &'static str {
    match state {
        Step::Active => "good",
        Step::Applied | Step::Waitlisted | Step::Paused => "wait",
        Step::Enrolled | Step::Graduated | Step::Alumna => "info",
        Step::Left | Step::Transferred => "plain",
    }
}
