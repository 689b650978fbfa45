//! What is computed from answers: scales with their bands, classes by rule, and when a change is clear.

use serde::{Deserialize, Serialize};

use super::questions::is_false;

/// Something computed from answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Its name; `total` is the instrument's score.
    pub id: String,
    /// How its parts are put together.
    pub aggregate: Aggregate,
    /// Items, and scales that stand above this one; none: every scored item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// What the result is multiplied by; none: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<f64>,
    /// What happens when answers are missing; none: there is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<MissingRule>,
    /// What the height is called; the first set is the usual one.
    #[serde(rename = "band_set", default, skip_serializing_if = "Vec::is_empty")]
    pub band_sets: Vec<BandSet>,
    /// Single thresholds.
    #[serde(rename = "cut", default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Cut>,
    /// Results that are possible and unlikely: somebody should look at how they were asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<Likely>,
}

/// How parts are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregate {
    /// Added up.
    Sum,
    /// The mean.
    Mean,
    /// The mean, stretched from the lowest and highest possible answer to 0 and 100.
    Rescaled,
}

/// How many answers may be missing. The mean of those given then stands for the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingRule {
    /// The most that may be missing.
    pub most: usize,
    /// Whose rule it is.
    pub status: Status,
    /// Where it stands.
    pub source: String,
}

/// Whose rule something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The author's.
    Author,
    /// Usual, and the author gives none.
    Convention,
    /// Found or set for one place.
    Local,
    /// Ours.
    Own,
}

/// What the height of a score is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandSet {
    /// Its name.
    pub id: String,
    /// Whose bands they are.
    pub status: Status,
    /// Where they stand.
    pub source: String,
    /// The distance from the end of a band to the start of the next. A score is rounded half up to it before it is looked up.
    pub step: f64,
    /// From low to high, with neither a gap nor an overlap.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
}

/// One band, both ends included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name.
    pub id: String,
    /// The lowest score.
    pub from: f64,
    /// The highest score.
    pub to: f64,
}

/// One threshold: reached from here on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// Its name.
    pub id: String,
    /// The lowest score that reaches it.
    pub from: f64,
    /// Whose it is.
    pub status: Status,
    /// Where it stands.
    pub source: String,
}

/// Scores outside are possible and unlikely.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Likely {
    /// The lowest likely score.
    pub from: f64,
    /// The highest likely score.
    pub to: f64,
}

/// Classes by rule: the first whose conditions hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSet {
    /// Its name.
    pub id: String,
    /// Whose rule it is.
    pub status: Status,
    /// Where it stands.
    pub source: String,
    /// For comparing with other work, never for a screen.
    #[serde(default, skip_serializing_if = "is_false")]
    pub analysis_only: bool,
    /// In the order in which they are tried; the last one takes the rest.
    #[serde(rename = "class")]
    pub classes: Vec<Class>,
}

/// A class: all of `all` and, if there are any, one of `any`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its name.
    pub id: String,
    /// Conditions that must all hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all: Vec<Condition>,
    /// Conditions of which one must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<Condition>,
}

/// A count of answers, or the score of a scale, from here to there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Answers that count one each; or …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub count: Vec<Term>,
    /// … the scale whose score is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// The least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
}

/// Answers to some items: by their value (after mirroring), or by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The items.
    pub items: Vec<String>,
    /// The least value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// The options by name, instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// The fixed constants of reliable change: never those of our own small group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRule {
    /// Standard deviation in the reference group.
    pub sd: f64,
    /// Its reliability.
    pub reliability: f64,
    /// Which reliability that is.
    pub kind: ReliabilityKind,
    /// Where both stand.
    pub source: String,
}

/// Which reliability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReliabilityKind {
    /// The same people asked twice: the stricter one.
    Retest,
    /// The same, as an intraclass correlation.
    Icc,
    /// Internal consistency: it leaves out what changes from day to day.
    Alpha,
}
