//! Decisions about lessons: which comes next, which of its languages is shown, and what its words may be.

use std::ops::RangeInclusive;

use super::model::{LESSON_FIELDS, LessonId, LessonText};
use crate::foundation::{form::Problem, text::Language};

/// How long a lesson may take, in minutes.
pub const MINUTES: RangeInclusive<i64> = 5..=600;
/// How many questions the small circles can be given.
pub(super) const MOST_QUESTIONS: usize = 12;
/// How many letters a course's title takes.
pub(super) const LONGEST_COURSE_TITLE: usize = 120;

/// The lesson a group comes to next: the first in the course's order that it has not held. None when it has held all.
#[must_use]
pub fn next_lesson(in_order: &[LessonId], held: &[LessonId]) -> Option<LessonId> {
    in_order.iter().find(|lesson| !held.contains(lesson)).copied()
}

/// The first wished language that is there; or else the first that is there.
#[must_use]
pub fn choose_language(wished: &[Language], there: &[Language]) -> Option<Language> {
    wished.iter().find(|language| there.contains(language)).or(there.first()).copied()
}

/// What somebody wrote, as it is kept: no steering signs, one kind of line end, nothing blank around it.
#[must_use]
pub(super) fn tidy(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        words.chars().filter(|letter| !letter.is_control() || *letter == '\n' || *letter == '\t').collect();
    kept.trim().to_owned()
}

/// A title as it is kept: on one line.
#[must_use]
pub(super) fn tidy_line(words: &str) -> String {
    let spaced: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A lesson's words as they are kept.
#[must_use]
pub fn tidy_text(text: &LessonText) -> LessonText {
    let mut tidied = LessonText::from_fields(|name| {
        let is_title = LESSON_FIELDS.iter().any(|field| field.name == name && field.is_title);
        if is_title { tidy_line(&text.field(name)) } else { tidy(&text.field(name)) }
    });
    let questions = text.circle_questions.iter().map(|question| tidy_line(question));
    tidied.circle_questions = questions.filter(|question| !question.is_empty()).collect();
    tidied
}

/// What is wrong with a lesson's words, each problem at its field.
#[must_use]
pub fn check_text(text: &LessonText) -> Vec<Problem> {
    let mut problems = Vec::new();
    for field in LESSON_FIELDS {
        let words = text.field(field.name);
        if field.is_title && words.is_empty() {
            problems.push(Problem::new(field.name, "curriculum-empty"));
        } else if words.chars().count() > field.most {
            problems.push(too_long(field.name, field.most));
        }
    }
    if text.circle_questions.len() > MOST_QUESTIONS {
        problems.push(Problem::new("circle_questions", "curriculum-too-many-questions").with("most", MOST_QUESTIONS));
    }
    problems
}

/// A course's title as it is kept.
///
/// # Errors
/// A problem at `field` when it is empty or too long.
pub fn check_course_title(field: &str, title: &str) -> Result<String, Problem> {
    let title = tidy_line(title);
    if title.is_empty() {
        Err(Problem::new(field, "curriculum-empty"))
    } else if title.chars().count() > LONGEST_COURSE_TITLE {
        Err(too_long(field, LONGEST_COURSE_TITLE))
    } else {
        Ok(title)
    }
}

fn too_long(field: &str, most: usize) -> Problem {
    Problem::new(field, "curriculum-too-long").with("most", most)
}

/// A lesson's minutes.
///
/// # Errors
/// A problem at `minutes` when it is no whole number of 5 to 600.
pub fn check_minutes(typed: &str) -> Result<i64, Problem> {
    let minutes = typed.parse().ok().filter(|minutes| MINUTES.contains(minutes));
    minutes.ok_or_else(|| Problem::new("minutes", "curriculum-minutes-wrong"))
}

/// The fields in which two texts differ: name, words of the one, words of the other.
pub fn differing_fields(now: &LessonText, new: &LessonText) -> Vec<(&'static str, String, String)> {
    let both = LESSON_FIELDS.iter().map(|field| (field.name, now.field(field.name), new.field(field.name)));
    both.filter(|(_, now, new)| now != new).collect()
}

/// Paragraphs, apart by an empty line, each with its lines.
#[must_use]
pub fn paragraphs(words: &str) -> Vec<Vec<String>> {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in words.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (false, Some(last)) => last.push(line.to_owned()),
            (true, Some(last)) if !last.is_empty() => paragraphs.push(Vec::new()),
            _ => {}
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn the_next_lesson_is_the_first_in_order_that_was_not_held() {
        let clock = Clock::system();
        let [a, b, c, other]: [LessonId; 4] = std::array::from_fn(|_| LessonId::new(&clock));
        let cases: [(&[LessonId], &[LessonId], Option<LessonId>); 9] = [
            (&[a, b, c], &[], Some(a)),
            (&[a, b, c], &[a], Some(b)),
            (&[a, b, c], &[a, b], Some(c)),
            (&[a, b, c], &[b], Some(a)),
            (&[a, b, c], &[c, a], Some(b)),
            (&[c, a, b], &[a], Some(c)),
            (&[a, b, c], &[other, a], Some(b)),
            (&[a, b, c], &[c, b, a, a], None),
            (&[], &[a], None),
        ];
        for (in_order, held, expected) in cases {
            assert_eq!(next_lesson(in_order, held), expected, "{in_order:?} after {held:?}");
        }
    }

    #[test]
    fn a_language_is_chosen_by_wish_and_then_by_what_there_is() {
        use Language::{En, Es, Kk, Ru};
        let cases: [(&[Language], &[Language], Option<Language>); 6] = [
            (&[Kk, Ru], &[Ru, Kk], Some(Kk)),
            (&[En, Kk], &[Ru, Kk], Some(Kk)),
            (&[En], &[Ru, Kk], Some(Ru)),
            (&[], &[Es], Some(Es)),
            (&[En], &[], None),
            (&[], &[], None),
        ];
        for (wished, there, expected) in cases {
            assert_eq!(choose_language(wished, there), expected, "{wished:?} of {there:?}");
        }
    }

    #[test]
    fn words_are_kept_without_steering_signs_and_blank_edges() {
        for (typed, kept) in [
            ("  Two\r\nlines \n", "Two\nlines"),
            ("old\rmac", "old\nmac"),
            ("be\u{7}ep\ttab", "beep\ttab"),
            (" \n ", ""),
            ("«Нет»", "«Нет»"),
        ] {
            assert_eq!(tidy(typed), kept, "{typed:?}");
        }
        for (typed, kept) in [(" My\n title ", "My title"), ("a\u{0}b", "a b"), ("\t", ""), ("Сабақ 6", "Сабақ 6")]
        {
            assert_eq!(tidy_line(typed), kept, "{typed:?}");
        }
    }

    fn text(title: &str, talk: &str, questions: usize) -> LessonText {
        LessonText {
            title: title.to_owned(),
            neutral_title: "Lesson 1".to_owned(),
            talk: talk.to_owned(),
            circle_questions: vec!["Why?".to_owned(); questions],
            ..LessonText::default()
        }
    }

    #[test]
    fn a_lesson_needs_its_titles_and_keeps_within_its_limits() {
        let long = "ә".repeat(15_000);
        for good in [text("T", "", 0), text(&"T".repeat(120), &long, 12)] {
            assert_eq!(check_text(&good), []);
        }
        let cases = [
            (text("", "talk", 4), "title", "curriculum-empty"),
            (text(&"T".repeat(121), "talk", 4), "title", "curriculum-too-long"),
            (text("T", &format!("{long}ә"), 4), "talk", "curriculum-too-long"),
            (text("T", "talk", 13), "circle_questions", "curriculum-too-many-questions"),
        ];
        for (bad, field, key) in cases {
            let problems = check_text(&bad);
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert_eq!((problems[0].field.as_str(), problems[0].key), (field, key));
        }
    }

    #[test]
    fn minutes_and_titles_are_taken_or_refused() {
        for (typed, minutes) in [("5", Some(5)), ("90", Some(90)), ("600", Some(600))] {
            assert_eq!(check_minutes(typed).ok(), minutes);
        }
        for typed in ["", "4", "601", "-90", "1.5", "an hour", "99999999999999999999"] {
            assert!(check_minutes(typed).is_err(), "{typed}");
        }
        assert_eq!(check_course_title("title-ru", " Наш  курс "), Ok("Наш курс".to_owned()));
        assert!(check_course_title("title-ru", " ").is_err());
        assert!(check_course_title("title-ru", &"я".repeat(121)).is_err());
    }

    #[test]
    fn an_empty_line_parts_paragraphs() {
        for (words, expected) in [
            ("one", vec![vec!["one"]]),
            ("one\ntwo\n\n\n three ", vec![vec!["one", "two"], vec!["three"]]),
            ("\n\none", vec![vec!["one"]]),
            ("", vec![]),
        ] {
            assert_eq!(paragraphs(words), expected, "{words:?}");
        }
    }
}
