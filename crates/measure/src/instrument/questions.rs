//! Questions and the answers that they take.

use serde::{Deserialize, Serialize};

/// A set of answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSet {
    /// Its name within the file.
    pub id: String,
    /// Whole numbers from one to the other, such as days; instead of `option`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The answers one by one, in the order in which they are shown.
    #[serde(rename = "option", default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// How a yes or no, asked before the option, is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// Whole numbers, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The lowest.
    pub from: i32,
    /// The highest.
    pub to: i32,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name.
    pub id: String,
    /// What it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The number that stands for it in a table; none: its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// Half an answer, such as "yes" with no "how often": the least it may count …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
    /// … and the most. It has no value and counts as missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<f64>,
    /// What else it is called in tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A yes or no in a column of its own, before the column that says how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The option that "no" is, whatever stands in the second column.
    pub no: String,
    /// How "no" is written.
    pub no_codes: Vec<String>,
    /// The option that "yes" is while the second column is empty.
    pub yes: String,
    /// How "yes" is written.
    pub yes_codes: Vec<String>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name. It stays the same in every order and in every language.
    pub id: String,
    /// Which set of answers it takes.
    pub options: String,
    /// What it is about, where an instrument asks about several things that are shown one by one and never added up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Worded the other way round: its values are mirrored before they count.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reversed: bool,
    /// Asked and stored, and no part of any score.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unscored: bool,
    /// How often it counts; none: once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// From which answer on a person is told at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<FlagRule>,
    /// What its column is called in tables that others made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// From which answer on a person is told at once, whatever the total says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagRule {
    /// Its name, such as `item9`.
    pub id: String,
    /// The lowest value, as answered, that raises it.
    pub from: f64,
}

/// The same questions in another order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The instrument's name when it is asked in this order.
    pub id: String,
    /// Where it comes from.
    pub source: String,
    /// Every item once.
    pub items: Vec<String>,
}

/// Lets a plain "no" stay out of a written file.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) fn is_false(yes: &bool) -> bool {
    !yes
}
