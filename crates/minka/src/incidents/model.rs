//! Nouns: what was told of one incident, and the closed lists of its fields (Primero, casework reference 2.1).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::id_type!(IncidentId, "What was done to her once.");

/// The six core types of violence, and what is none of them.
pub(super) const TYPES: [&str; 7] =
    ["rape", "sexual_assault", "physical_assault", "forced_marriage", "denial", "psychological", "other"];

/// One field with a closed list; its text keys are `incidents-<field>` and `incidents-<field>-<answer>`.
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) answers: &'static [&'static str],
}

const YES_NO: &[&str] = &["yes", "no", "unknown"];

/// In the order in which they are asked; each may stay unasked.
pub(super) const FIELDS: [Field; 9] = [
    Field { key: "hour", answers: &["morning", "afternoon", "night", "unknown"] },
    Field { key: "place", answers: &["her_home", "other_home", "street", "work", "other"] },
    Field { key: "age", answers: &["child", "adult", "unknown"] },
    Field { key: "number", answers: &["one", "two", "three", "more", "unknown"] },
    Field { key: "relation", answers: &["partner", "former_partner", "family", "known", "stranger", "unknown"] },
    Field { key: "goods", answers: YES_NO },
    Field { key: "abduction", answers: YES_NO },
    Field { key: "practice", answers: YES_NO },
    Field { key: "earlier", answers: YES_NO },
];

/// To whom it was told before.
pub(super) const TOLD_BEFORE: [&str; 5] = ["nobody", "health", "police", "organisation", "other"];

/// What was told of one incident. Empty: not asked, or not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// On which day it happened.
    #[serde(with = "day")]
    pub happened_on: Option<Date>,
    /// On which day she told it here.
    #[serde(with = "day")]
    pub told_on: Option<Date>,
    /// Keys of the types of violence.
    pub types: Vec<String>,
    /// The time of day.
    pub hour: String,
    /// Where it happened, as a kind of place.
    pub place: String,
    /// Whether she was a child then.
    pub age: String,
    /// How many did it.
    pub number: String,
    /// What they are to her, never who.
    pub relation: String,
    /// Whether goods or money were given for it.
    pub goods: String,
    /// Whether she was taken away.
    pub abduction: String,
    /// Whether it was a harmful custom.
    pub practice: String,
    /// Whether it happened before.
    pub earlier: String,
    /// Keys of those to whom it was told before.
    pub told_before: Vec<String>,
    /// Her account, as far as she wants it written down.
    pub account: String,
}

impl Told {
    pub(super) fn get(&self, key: &str) -> &str {
        match key {
            "hour" => &self.hour,
            "place" => &self.place,
            "age" => &self.age,
            "number" => &self.number,
            "relation" => &self.relation,
            "goods" => &self.goods,
            "abduction" => &self.abduction,
            "practice" => &self.practice,
            _ => &self.earlier,
        }
    }

    pub(super) fn set(&mut self, key: &str, answer: &str) {
        let place = match key {
            "hour" => &mut self.hour,
            "place" => &mut self.place,
            "age" => &mut self.age,
            "number" => &mut self.number,
            "relation" => &mut self.relation,
            "goods" => &mut self.goods,
            "abduction" => &mut self.abduction,
            "practice" => &mut self.practice,
            _ => &mut self.earlier,
        };
        answer.clone_into(place);
    }
}

/// A day as text; empty when it is not known.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&day.map(|day| day.to_string()).unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let text = String::deserialize(from)?;
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
    }
}
