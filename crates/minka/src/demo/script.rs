//! The programmes that are played: their sites, groups, staff, names and holidays, from the two files beside this one.

use std::collections::BTreeMap;

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::foundation::{error::Error, text::Language};

/// A programme as its file describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) programme: String,
    pub(super) zone: String,
    pub(super) languages: Vec<String>,
    pub(super) currency: String,
    /// The shipped pack with its course.
    pub(super) pack: String,
    /// How many women it has today, those on the waiting list included.
    pub(super) women: usize,
    /// How many of them have a mentor.
    pub(super) mentored: usize,
    /// What circles talk about: keys of the text.
    pub(super) themes: Vec<String>,
    /// What the weeks between two terms are called.
    pub(super) break_name: String,
    /// Names of two files that look like one woman's.
    pub(super) alike: Vec<[String; 2]>,
    pub(super) site: Vec<SiteLine>,
    pub(super) group: Vec<GroupLine>,
    pub(super) staff: Vec<StaffLine>,
    /// Organisations that some women let us tell.
    pub(super) recipient: Vec<RecipientLine>,
    /// By language.
    pub(super) names: BTreeMap<String, Vec<String>>,
    pub(super) holiday: Vec<HolidayLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteLine {
    pub(super) name: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupLine {
    pub(super) name: String,
    pub(super) site: usize,
    pub(super) place: String,
    pub(super) weekday: i64,
    #[serde(deserialize_with = "hour")]
    pub(super) starts: Time,
    pub(super) language: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StaffLine {
    pub(super) sign_in: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) language: String,
    #[serde(default)]
    pub(super) sites: Vec<usize>,
    /// A facilitator's.
    #[serde(default)]
    pub(super) groups: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecipientLine {
    pub(super) sector: String,
    pub(super) name: String,
    pub(super) offers: String,
    pub(super) hours: String,
    pub(super) cost: String,
    pub(super) safe_to_name: bool,
    /// What the place is told of whoever is sent there.
    pub(super) need: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayLine {
    pub(super) name: String,
    pub(super) month: i8,
    pub(super) day: i8,
    pub(super) days: i64,
}

fn hour<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// Both programmes.
pub(super) fn both() -> Result<[Script; 2], Error> {
    Ok([read(include_str!("almaty.toml"))?, read(include_str!("lima.toml"))?])
}

fn read(text: &str) -> Result<Script, Error> {
    toml::from_str(text).map_err(|cause| Error::unexpected("read a script of the demonstration", cause))
}

/// A language of the script; its files name only the four that there are.
pub(super) fn language(code: &str) -> Language {
    Language::parse(code).unwrap_or(Language::En)
}
