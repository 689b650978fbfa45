//! How well a woman and a mentor fit: the parts of the cost, each with its reason, or the rule that forbids the pair.
//!
//! What was not asked is neither nought nor the worst: it costs half of what the worst costs, and says so.

use std::collections::BTreeSet;

use super::Rule;

/// No day of the week on which both can.
pub const NO_SHARED_DAY: u32 = 180;
/// One day on which both can; two and more cost nothing.
pub const ONE_SHARED_DAY: u32 = 60;
/// They live in different districts.
pub const ANOTHER_DISTRICT: u32 = 120;
/// They share a language, but not the one she speaks best.
pub const NOT_HER_FIRST_LANGUAGE: u32 = 100;
/// She has somebody already, and would have to begin anew.
pub const BEGINS_ANEW: u32 = 250;

/// What is known of one of the two. Empty or none means not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<Place> {
    /// Languages, the one spoken best first.
    pub languages: Vec<String>,
    /// In which district.
    pub district: Option<Place>,
    /// Days of the week, by number.
    pub days: BTreeSet<u8>,
}

/// One reason, as a fact a screen can put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// They share the language that she speaks best.
    HerLanguage(String),
    /// They share this language, which is not the one she speaks best.
    OtherLanguage(String),
    /// The languages of one of them are not known.
    LanguageNotAsked,
    /// The same district.
    SameDistrict,
    /// Different districts.
    AnotherDistrict,
    /// The district of one of them is not known.
    DistrictNotAsked,
    /// The days on which both can; none if empty.
    SharedDays(Vec<u8>),
    /// The days of one of them are not known.
    DaysNotAsked,
    /// They are together already.
    Together,
    /// She would leave the mentor she has.
    LeavesHerMentor,
}

impl Part {
    /// What it adds to the cost of the pair.
    #[must_use]
    pub fn cost(&self) -> u32 {
        match self {
            Self::HerLanguage(_) | Self::SameDistrict | Self::Together => 0,
            Self::OtherLanguage(_) => NOT_HER_FIRST_LANGUAGE,
            Self::LanguageNotAsked => NOT_HER_FIRST_LANGUAGE / 2,
            Self::AnotherDistrict => ANOTHER_DISTRICT,
            Self::DistrictNotAsked => ANOTHER_DISTRICT / 2,
            Self::SharedDays(days) => [NO_SHARED_DAY, ONE_SHARED_DAY].get(days.len()).copied().unwrap_or(0),
            Self::DaysNotAsked => NO_SHARED_DAY / 2,
            Self::LeavesHerMentor => BEGINS_ANEW,
        }
    }
}

/// Whether she has this mentor already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// She has no mentor.
    None,
    /// She has this one.
    This,
    /// She has another.
    Another,
}

/// The reasons for and against a pair, each with its cost; or that they have no language in common.
pub fn fit<Place: PartialEq>(woman: &Known<Place>, mentor: &Known<Place>, bond: Bond) -> Result<Vec<Part>, Rule> {
    let mut parts = vec![language(&woman.languages, &mentor.languages)?];
    parts.push(match (&woman.district, &mentor.district) {
        (Some(hers), Some(other)) if hers == other => Part::SameDistrict,
        (Some(_), Some(_)) => Part::AnotherDistrict,
        _ => Part::DistrictNotAsked,
    });
    parts.push(if woman.days.is_empty() || mentor.days.is_empty() {
        Part::DaysNotAsked
    } else {
        Part::SharedDays(woman.days.intersection(&mentor.days).copied().collect())
    });
    match bond {
        Bond::None => {}
        Bond::This => parts.push(Part::Together),
        Bond::Another => parts.push(Part::LeavesHerMentor),
    }
    Ok(parts)
}

fn language(hers: &[String], mentors: &[String]) -> Result<Part, Rule> {
    let Some(first) = hers.first().filter(|_| !mentors.is_empty()) else { return Ok(Part::LanguageNotAsked) };
    match hers.iter().find(|language| mentors.contains(language)) {
        Some(shared) if shared == first => Ok(Part::HerLanguage(shared.clone())),
        Some(shared) => Ok(Part::OtherLanguage(shared.clone())),
        None => Err(Rule::NoSharedLanguage),
    }
}

/// What the parts cost together.
#[must_use]
pub fn cost(parts: &[Part]) -> u32 {
    parts.iter().map(Part::cost).sum()
}
