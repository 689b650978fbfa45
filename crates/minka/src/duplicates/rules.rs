//! Decisions about files that look like one woman's, without database or clock.

use linkage::{Field, Person, Reason};

use super::model::{AGREEMENTS, FIELDS, Why};
use crate::identities::{Birth, Identity};

/// Pairs less probable than this are not listed.
pub const LEAST_LISTED: f64 = 0.3;
/// Women less probable than this are not asked about while somebody registers, unless they are of the same group.
pub(super) const LEAST_ASKED: f64 = 0.05;
/// So many pairs of a site are kept, the likeliest.
pub const MOST_KEPT: usize = 2_000;
/// So many women are shown to whoever registers, at most.
pub(super) const MOST_SHOWN: usize = 6;

/// What may be said of a pair that is of two women, beside that it is. A choice and no words: nothing can be written here
/// that could harm one of them. Keys of the text `duplicates-word-<key>`.
pub(super) const WORDS: [&str; 6] = ["known", "sisters", "mother", "twins", "namesakes", "other"];

/// A name as papers have it, parted: for comparing only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PaperName {
    pub(super) given: String,
    pub(super) family: String,
    pub(super) second: String,
}

/// Endings of a father's name, in the letters in which papers have it.
const FATHER: [&str; 14] =
    ["овна", "евна", "ична", "ович", "евич", "қызы", "кызы", "ұлы", "улы", "ovna", "evna", "kyzy", "qyzy", "uly"];

/// Parts a name in papers. The words that sound like the name she chose are her first name; without any, papers in Cyrillic
/// begin with the family name and those in Latin letters with the first name.
pub(super) fn part_name(chosen: &str, papers: &str) -> PaperName {
    let words: Vec<&str> = papers.split_whitespace().collect();
    let is_father = |word: &str| {
        let word = linkage::clean(word);
        FATHER.iter().any(|ending| word.len() > ending.len() + 4 && word.ends_with(ending))
    };
    let is_hers = |word: &&str| {
        chosen.split_whitespace().any(|chosen| sounds(chosen) == sounds(word) || linkage::same_first_name(chosen, word))
    };
    let (fathers, others): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| is_father(word));
    let (mut given, mut family): (Vec<&str>, Vec<&str>) = others.iter().copied().partition(is_hers);
    if given.is_empty() && family.len() > 1 {
        let begins_with_family = papers.chars().any(|sign| ('\u{400}'..='\u{4ff}').contains(&sign));
        given.push(family.remove(usize::from(begins_with_family)));
    }
    PaperName { given: given.join(" "), family: family.join(" "), second: fathers.join(" ") }
}

fn sounds(word: &str) -> String {
    linkage::words::sounds(&linkage::clean(word)).usual
}

/// The name she chose as first and further words: where nothing else is known of her, these are what is compared.
pub(super) fn part_chosen(chosen: &str) -> (&str, &str) {
    let chosen = chosen.trim();
    chosen.split_once(char::is_whitespace).map_or((chosen, ""), |(first, rest)| (first, rest.trim()))
}

/// The name she chose, for asking while it is typed: all of one site share a place, so that a first name alone is enough to be
/// compared.
pub(super) fn by_name(chosen: &str) -> Person<'_> {
    let (given_name, family_name) = part_chosen(chosen);
    Person { given_name, family_name, place: "here", ..Person::default() }
}

/// What is compared of one woman: the name she chose, and in memory what is sealed.
#[derive(Clone, Default)]
pub struct Compared {
    pub(super) chosen: String,
    pub(super) papers: PaperName,
    pub(super) birth_date: String,
    pub(super) phone: String,
}

/// Never written by accident.
impl std::fmt::Debug for Compared {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Compared(sealed)")
    }
}

impl Compared {
    /// Of the name she chose and what is sealed of her.
    #[must_use]
    pub fn of(chosen: String, held: Identity) -> Self {
        let papers = part_name(&chosen, &held.legal_name);
        Compared { chosen, papers, birth_date: held.birth_date, phone: held.phone }
    }

    /// Whether the first name that is compared is the one in her papers.
    #[must_use]
    pub fn by_papers(&self) -> bool {
        !self.papers.given.is_empty()
    }

    /// As the comparing crate takes it.
    #[must_use]
    pub fn person(&self) -> Person<'_> {
        let (first, rest) = part_chosen(&self.chosen);
        Person {
            given_name: if self.by_papers() { &self.papers.given } else { first },
            family_name: if self.papers.family.is_empty() { rest } else { &self.papers.family },
            second_name: &self.papers.second,
            birth_date: Birth::read(&self.birth_date).and_then(Birth::compared),
            phone: &self.phone,
            ..Person::default()
        }
    }
}

/// Reasons as they are kept. `by_papers`: a first name that was compared stands in papers, so it is not said which.
pub(super) fn whys(reasons: &[Reason], by_papers: bool) -> Vec<Why> {
    let field = |reason: &Reason| match reason.field {
        Field::GivenName if by_papers => Some("paper_name"),
        other => FIELDS.into_iter().find(|known| *known == other.code()),
    };
    let why = |reason: &Reason| {
        let agreement = AGREEMENTS.into_iter().find(|known| *known == reason.agreement.code())?;
        Some(Why { speaks_for: reason.bits > 0.0, field: field(reason)?, agreement })
    };
    reasons.iter().filter_map(why).collect()
}

/// Reasons as the database keeps them: `+given_name:other-spelling -birth_date:differs`.
pub(super) fn written(reasons: &[Why]) -> String {
    let one = |why: &Why| format!("{}{}:{}", if why.speaks_for { '+' } else { '-' }, why.field, why.agreement);
    reasons.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Reads [`written`]; what is unknown is left out.
pub(super) fn read_reasons(text: &str) -> Vec<Why> {
    let one = |word: &str| {
        let (sign, rest) = word.split_at_checked(1)?;
        let (field, agreement) = rest.split_once(':')?;
        Some(Why {
            speaks_for: sign == "+",
            field: FIELDS.into_iter().find(|known| *known == field)?,
            agreement: AGREEMENTS.into_iter().find(|known| *known == agreement)?,
        })
    };
    text.split(' ').filter_map(one).collect()
}

/// A probability in ten-thousandths, as the database keeps it.
pub(super) fn ten_thousandths(probability: f64) -> i64 {
    (probability * 10_000.0).round() as i64
}

/// Whole percent, never 100: nothing is certain before somebody has looked.
pub(super) fn percent(likely: i64) -> i64 {
    ((likely + 50) / 100).clamp(1, 99)
}

/// Whether a woman is asked about while somebody registers another: she is likely enough, or sits in the very group and her
/// name agrees at all.
pub(super) fn is_asked_about(probability: f64, is_near: bool, reasons: &[Why]) -> bool {
    let name_agrees = |why: &Why| {
        why.field == "given_name"
            && matches!(why.agreement, "same" | "other-spelling" | "short-form" | "slip" | "turned")
    };
    probability >= LEAST_ASKED || is_near && reasons.iter().any(name_agrees)
}

#[cfg(test)]
mod tests;
