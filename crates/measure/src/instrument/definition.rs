//! What an instrument file holds. Every key is known: a file with another one is refused, so that a misspelt `reversed` cannot pass.

use serde::{Deserialize, Serialize};

use super::{
    computing::{ChangeRule, ClassSet, Scale},
    questions::{Item, OptionSet, Order, is_false},
};

/// A whole instrument file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its short name, such as `phq9`.
    pub id: String,
    /// A new one whenever anything changes that an answer could depend on.
    pub version: String,
    /// Its published name.
    pub name: String,
    /// What it asks about, such as `self-esteem`.
    pub construct: String,
    /// Which way is better.
    pub better: Better,
    /// How many days back the questions look; none: in general.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall_days: Option<u16>,
    /// Minutes it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// What is asked where nobody can answer for a flag: the same questions without those that raise one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_flags: Option<String>,
    /// Asked with drawn signs, one for each item, and described levels that run from low to high.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pictures: bool,
    /// What may be done with it.
    pub licence: Licence,
    /// Sets of answers that items name.
    #[serde(rename = "option_set")]
    pub option_sets: Vec<OptionSet>,
    /// The questions, in the published order.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// Other orders in which the same questions circulate, each under a name of its own.
    #[serde(rename = "order", default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,
    /// What is computed from the answers. The one called `total` is the score; the others are its sub-scales.
    #[serde(rename = "scale", default, skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<Scale>,
    /// Classes by rule rather than by the score's height.
    #[serde(rename = "class_set", default, skip_serializing_if = "Vec::is_empty")]
    pub class_sets: Vec<ClassSet>,
    /// The fixed constants that a change is held against; none: no change is called clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeRule>,
    /// What was found in published groups.
    #[serde(rename = "reference", default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// In which languages it was checked. A language that is absent here was not.
    #[serde(rename = "validation", default, skip_serializing_if = "Vec::is_empty")]
    pub validations: Vec<Validation>,
    /// The wording, by language.
    #[serde(rename = "text", default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Text>,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// What may be done with an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Whether the wording may be handed on with the program.
    pub text: TextRight,
    /// Who says so.
    pub source: String,
    /// What has to be said or asked when it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether the wording may be handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextRight {
    /// Free to hand on.
    Free,
    /// Only the structure is; a site enters the wording that it has a right to.
    StructureOnly,
}

/// What was found in a published group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Who was asked.
    pub who: String,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<f64>,
    /// The standard deviation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// Cronbach's alpha.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// Test-retest correlation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retest: Option<f64>,
    /// Test-retest intraclass correlation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icc: Option<f64>,
    /// Where it stands.
    pub source: String,
}

/// Whether it was checked in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validation {
    /// The language, such as `ru`.
    pub language: String,
    /// How far.
    pub status: Checked,
    /// With whom, and where that stands.
    pub source: String,
}

/// How far a language version was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Checked {
    /// A study in this language was published: bands may be shown.
    Validated,
    /// A published translation, with no study found.
    Translated,
    /// Words of one's own, which nobody compared with the original: what was found with other words does not hold for them.
    Own,
    /// Nothing is known.
    Unchecked,
}

/// The wording in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The language, such as `es`.
    pub language: String,
    /// A new one whenever a word changes: a line drawn across two versions shows a break.
    pub version: String,
    /// Where the wording stands.
    pub source: String,
    /// What is said before the questions.
    pub instruction: String,
    /// The questions, in the order in which this language's version prints them.
    #[serde(rename = "item")]
    pub items: Vec<Words>,
    /// The answers. Whole numbers need no words.
    #[serde(rename = "option", default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Words>,
}

/// The words for an item or an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Which item or option.
    pub id: String,
    /// Its words.
    pub words: String,
}
