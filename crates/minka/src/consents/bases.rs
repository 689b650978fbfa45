//! On what each purpose rests in each country, and what stays after she stopped it: `bases.toml`, read once.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::model::{Purpose, Way};
use crate::foundation::law::Country;

/// Country by country, the key of a ground: text `consent-basis-<key>`.
type Grounds = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bases {
    country: BTreeMap<String, String>,
    purpose: BTreeMap<String, Grounds>,
    kept: BTreeMap<String, Kept>,
}

/// Something that stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    of: Vec<String>,
    tables: Vec<String>,
    basis: Grounds,
}

static BASES: LazyLock<Bases> =
    LazyLock::new(|| toml::from_str(include_str!("bases.toml")).expect("a test reads it before anybody does"));

/// Every column of the table of grounds: countries, and `other`.
#[must_use]
pub fn countries() -> Vec<&'static str> {
    BASES.country.keys().map(String::as_str).collect()
}

/// The country of a programme, by its currency.
#[must_use]
pub fn country_of(currency: &str) -> &'static str {
    let found = BASES.country.iter().find(|(_, known)| known.as_str() == currency && !currency.is_empty());
    found.map_or("other", |(country, _)| country.as_str())
}

/// The column of the country whose law a programme keeps: the one that its folder names, or else that of its currency.
#[must_use]
pub fn country_under(said: Option<Country>, currency: &str) -> &'static str {
    let Some(country) = said else { return country_of(currency) };
    let code = country.code().to_ascii_lowercase();
    BASES.country.keys().find(|known| **known == code).map_or("other", String::as_str)
}

/// Whether a purpose has to be agreed to on paper in a country.
#[must_use]
pub fn is_in_writing(purpose: Purpose, country: &str) -> bool {
    basis_of(purpose, country) == Some("written")
}

/// What is said of the ground when she has stopped a purpose: the end of `consent-basis-<key>`. What rested on her word is said as
/// she gave it; `way` is nothing when she never did, or when the reader must not learn that.
pub(super) fn basis_said(purpose: Purpose, country: &str, way: Option<Way>) -> &'static str {
    match (basis_of(purpose, country).unwrap_or("consent"), way) {
        ("consent" | "written", Some(Way::Spoken)) => "spoken",
        ("consent" | "written", Some(Way::Written | Way::Mark)) => "written",
        ("consent" | "written", None) => "hers",
        (other, _) => other,
    }
}

/// On what a purpose rests; nothing for a country that is no column.
#[must_use]
pub fn basis_of(purpose: Purpose, country: &str) -> Option<&'static str> {
    BASES.purpose.get(purpose.key())?.get(country).map(String::as_str)
}

/// What stays when she stops a purpose, and on what each rests: keys of `consent-kept-<key>` and `consent-basis-<key>`.
#[must_use]
pub fn kept_after(purpose: Purpose, country: &str) -> Vec<(&'static str, &'static str)> {
    let stays = BASES.kept.iter().filter(|(_, kept)| kept.of.iter().any(|of| of == purpose.key()));
    stays.filter_map(|(class, kept)| Some((class.as_str(), kept.basis.get(country)?.as_str()))).collect()
}

/// Each class of what stays, and the tables that it is of.
pub fn kept_tables() -> impl Iterator<Item = (&'static str, &'static [String])> {
    BASES.kept.iter().map(|(class, kept)| (class.as_str(), kept.tables.as_slice()))
}

/// On what it rests in a country that a class of what stays is kept.
#[must_use]
pub fn kept_basis(class: &str, country: &str) -> Option<&'static str> {
    BASES.kept.get(class)?.basis.get(country).map(String::as_str)
}
