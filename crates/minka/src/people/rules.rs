//! Decisions about people, without database or clock.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::model::SIGNS;
use crate::foundation::{form::Problem, text::Language};

/// A name folded for search and order: lower case, without accents, Kazakh letters beside their Russian neighbours
/// (ә after а, қ after к …), white space single. Both databases order text by its bytes, so order is made here.
#[must_use]
pub fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut key = String::with_capacity(lower.len() + 8);
    for part in lower.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in part.nfkd() {
            match letter {
                // й and ё decompose; й must stay a letter of its own.
                '\u{306}' if key.ends_with('и') => {
                    key.pop();
                    key.push('й');
                }
                '\u{300}'..='\u{36f}' => {}
                'ә' => key.push_str("а\u{10ffff}"),
                'ғ' => key.push_str("г\u{10ffff}"),
                'қ' => key.push_str("к\u{10ffff}"),
                'ң' => key.push_str("н\u{10ffff}"),
                'ө' => key.push_str("о\u{10ffff}"),
                'ұ' => key.push_str("у\u{10ffff}"),
                'ү' => key.push_str("у\u{10ffff}\u{10ffff}"),
                'һ' => key.push_str("х\u{10ffff}"),
                'і' => key.push_str("ы\u{10ffff}"),
                other => key.push(other),
            }
        }
    }
    key
}

/// What a name is found by: its folded form from each word on, the other words behind (`maria jose`, `jose maria`).
/// Here Kazakh letters and their Russian neighbours are one: who types Куралай finds Құралай.
#[must_use]
pub(super) fn name_words(name: &str) -> Vec<String> {
    let plain = search_key(name);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    let mut found: Vec<String> = Vec::with_capacity(words.len());
    for first in 0..words.len() {
        let turned = words[first..].iter().chain(&words[..first]).copied().collect::<Vec<_>>().join(" ");
        if !found.contains(&turned) {
            found.push(turned);
        }
    }
    found
}

/// A name has rarely more words than this; further ones are not searched.
const MOST_WORDS: usize = 6;

/// What was typed into the search box, folded like [`name_words`].
#[must_use]
pub fn search_key(typed: &str) -> String {
    name_key(typed).replace('\u{10ffff}', "")
}

/// The first text after all that start with `prefix`; `None` when there is none.
#[must_use]
pub fn after_prefix(prefix: &str) -> Option<String> {
    let mut letters: Vec<char> = prefix.chars().collect();
    while let Some(last) = letters.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

/// The longest chosen name: what fits a card and a row on a small phone.
pub(super) const LONGEST_NAME: usize = 60;

/// A chosen name as it is kept: single spaces, at least one letter, nothing invisible.
///
/// # Errors
/// The problem at `field`.
pub fn check_name(field: &str, typed: &str) -> Result<String, Problem> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(Problem::new(field, "people-name-missing"))
    } else if !name.chars().any(char::is_alphabetic) {
        Err(Problem::new(field, "people-name-no-letter"))
    } else if name.chars().any(char::is_control) {
        Err(Problem::new(field, "people-name-signs"))
    } else if name.chars().count() > LONGEST_NAME {
        Err(Problem::new(field, "people-name-long").with("most", LONGEST_NAME))
    } else {
        Ok(name)
    }
}

/// A sign of the twelve.
///
/// # Errors
/// The problem at `field`.
pub fn check_sign(field: &str, chosen: &str) -> Result<String, Problem> {
    let known = SIGNS.iter().find(|sign| **sign == chosen);
    known.map(|sign| (*sign).to_owned()).ok_or_else(|| Problem::new(field, "people-sign-missing"))
}

/// A language that we speak.
///
/// # Errors
/// The problem at `field`.
pub fn check_language(field: &str, chosen: &str) -> Result<Language, Problem> {
    let known = Language::ALL.into_iter().find(|language| language.code() == chosen);
    known.ok_or_else(|| Problem::new(field, "people-language-missing"))
}

/// No programme of ours is older.
const FIRST_YEAR: i16 = 1990;

/// Words that fit their field; none at all are not said.
///
/// # Errors
/// What is wrong with them.
pub fn check_words(field: &str, typed: &str, most: usize) -> Result<String, Problem> {
    let typed = typed.trim().replace("\r\n", "\n");
    if typed.chars().any(|sign| sign.is_control() && sign != '\n') {
        Err(Problem::new(field, "people-name-signs"))
    } else if typed.chars().count() > most {
        Err(Problem::new(field, "people-too-long").with("most", most))
    } else {
        Ok(typed)
    }
}

/// Words that say something.
///
/// # Errors
/// As [`check_words`], and `missing` when nothing was said.
pub fn check_said(field: &'static str, typed: &str, (most, missing): (usize, &'static str)) -> Result<String, Problem> {
    let words = check_words(field, typed, most)?;
    if words.chars().any(char::is_alphabetic) { Ok(words) } else { Err(Problem::new(field, missing)) }
}

/// A day as three fields say it, that has been and is not from another time.
///
/// # Errors
/// The problem at `field`.
pub fn check_day(field: &str, parts: [&str; 3], today: Date) -> Result<Date, Problem> {
    let day = read_day(field, parts)?;
    if day > today {
        Err(Problem::new(field, "people-day-future"))
    } else if day.year() < FIRST_YEAR {
        Err(Problem::new(field, "people-day-old").with("year", FIRST_YEAR))
    } else {
        Ok(day)
    }
}

/// A day as three fields say it.
///
/// # Errors
/// The problem at `field`.
pub fn read_day(field: &str, [day, month, year]: [&str; 3]) -> Result<Date, Problem> {
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Err(Problem::new(field, "people-day-missing"));
    }
    let unknown = || Problem::new(field, "people-day-unknown");
    if year.len() != 4 {
        return Err(Problem::new(field, "people-day-year"));
    }
    let (day, month, year) = (day.parse(), month.parse(), year.parse());
    let (Ok(day), Ok(month), Ok(year)) = (day, month, year) else { return Err(unknown()) };
    Date::new(year, month, day).map_err(|_| unknown())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_people_expect() {
        let mut names = ["Өрік", "Әсем", "Ольга", "Аяжан", "Ёлка", "Елена", "Құралай", "Камила", "Peña", "Pena B"];
        names.sort_by_key(|name| name_key(name));
        assert_eq!(names, ["Peña", "Pena B", "Аяжан", "Әсем", "Елена", "Ёлка", "Камила", "Құралай", "Ольга", "Өрік"]);
    }

    #[test]
    fn case_accents_and_spaces_do_not_matter() {
        assert_eq!(name_key("  María   JOSÉ "), name_key("maria jose"));
    }

    #[test]
    fn a_name_is_found_from_each_of_its_words() {
        let cases: [(&str, &[&str]); 5] = [
            ("Құралай", &["куралай"]),
            ("María José", &["maria jose", "jose maria"]),
            ("Ана Ана", &["ана ана"]),
            ("Rosa de la Cruz", &["rosa de la cruz", "de la cruz rosa", "la cruz rosa de", "cruz rosa de la"]),
            ("", &[]),
        ];
        for (name, expected) in cases {
            assert_eq!(name_words(name), expected, "{name}");
        }
    }

    #[test]
    fn everything_that_starts_so_lies_before_the_end() {
        for (prefix, end) in
            [("а", "б"), ("maria", "marib"), ("a\u{10ffff}", "b"), ("z", "{"), ("\u{d7ff}", "\u{e000}")]
        {
            assert_eq!(after_prefix(prefix).as_deref(), Some(end), "{prefix}");
        }
        assert_eq!(after_prefix(""), None);
        assert_eq!(after_prefix("\u{10ffff}"), None);
    }

    #[test]
    fn a_chosen_name_is_kept_or_refused() {
        let longest = "ы".repeat(LONGEST_NAME);
        for (typed, kept) in [
            ("  Роза  ", "Роза"),
            ("María\t José", "María José"),
            ("O'Neill-Әсем 2", "O'Neill-Әсем 2"),
            (longest.as_str(), longest.as_str()),
        ] {
            assert_eq!(check_name("n", typed).as_deref(), Ok(kept));
        }
        let long = format!("{longest}ы");
        for (typed, key) in [
            ("   ", "people-name-missing"),
            ("123", "people-name-no-letter"),
            ("Роза\u{7}", "people-name-signs"),
            (long.as_str(), "people-name-long"),
        ] {
            assert_eq!(check_name("n", typed).map_err(|problem| problem.key), Err(key), "{typed}");
        }
    }

    #[test]
    fn a_sign_and_a_language_are_ours() {
        assert!(SIGNS.iter().all(|sign| check_sign("s", sign).is_ok()));
        assert!(["", "Sun", "dragon"].iter().all(|sign| check_sign("s", sign).is_err()));
        assert!(Language::ALL.iter().all(|known| check_language("l", known.code()) == Ok(*known)));
        assert!(["", "ru-KZ", "de"].iter().all(|code| check_language("l", code).is_err()));
    }

    #[test]
    fn a_day_has_been_and_exists() {
        let today = jiff::civil::date(2026, 11, 24);
        for (parts, day) in [
            (["24", "11", "2026"], today),
            (["1", "1", "1990"], jiff::civil::date(1990, 1, 1)),
            (["29", "02", "2024"], jiff::civil::date(2024, 2, 29)),
        ] {
            assert_eq!(check_day("d", parts, today), Ok(day));
        }
        for (parts, key) in [
            (["", "", ""], "people-day-missing"),
            (["31", "2", "2026"], "people-day-unknown"),
            (["x", "2", "2026"], "people-day-unknown"),
            (["", "2", "2026"], "people-day-unknown"),
            (["1", "2", "26"], "people-day-year"),
            (["25", "11", "2026"], "people-day-future"),
            (["31", "12", "1989"], "people-day-old"),
        ] {
            assert_eq!(check_day("d", parts, today).map_err(|problem| problem.key), Err(key), "{parts:?}");
        }
    }
}
