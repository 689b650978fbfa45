//! Decisions about editing: names for what is new, places in the order, and what a form was made from.

use sha2::{Digest, Sha256};

use crate::curriculum::{LESSON_FIELDS, LessonId, LessonText};

/// The next free name such as `lesson-15`.
#[must_use]
pub(super) fn free_key(kind: &str, taken: &[String]) -> String {
    let mut number = taken.len() + 1;
    while taken.contains(&format!("{kind}-{number}")) {
        number += 1;
    }
    format!("{kind}-{number}")
}

/// Which way a lesson moves in its course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// One place earlier.
    Up,
    /// One place later.
    Down,
}

/// The order after a lesson changed places with its neighbour. `in_use` says which lessons count as neighbours: retired
/// ones are passed over. A lesson at the end stays where it is.
#[must_use]
pub(super) fn moved(order: &[LessonId], in_use: &[LessonId], lesson: LessonId, way: Way) -> Vec<LessonId> {
    let mut moved = order.to_vec();
    let place = |wanted: LessonId| order.iter().position(|lesson| *lesson == wanted);
    let at = in_use.iter().position(|known| *known == lesson);
    let neighbour = at.and_then(|at| match way {
        Way::Up => at.checked_sub(1).map(|at| in_use[at]),
        Way::Down => in_use.get(at + 1).copied(),
    });
    if let (Some(from), Some(to)) = (place(lesson), neighbour.and_then(place)) {
        moved.swap(from, to);
    }
    moved
}

/// What a form was made from: it changes with the minutes and with every letter, so that an edit made from older words
/// is noticed, and one that was made twice does no harm.
#[must_use]
pub(super) fn version_of(minutes: i64, text: Option<&LessonText>) -> String {
    let mut hash = Sha256::new();
    hash.update(minutes.to_be_bytes());
    for field in LESSON_FIELDS.iter().filter(|_| text.is_some()) {
        let words = text.map(|text| text.field(field.name)).unwrap_or_default();
        hash.update((words.len() as u64).to_be_bytes());
        hash.update(words);
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..12])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn a_new_name_is_one_that_nothing_has() {
        assert_eq!(free_key("lesson", &["welcome".to_owned()]), "lesson-2");
        assert_eq!(free_key("lesson", &["lesson-2".to_owned()]), "lesson-3");
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
    fn a_lesson_changes_places_with_its_neighbour_in_use() {
        let clock = Clock::system();
        let [a, b, c]: [LessonId; 3] = std::array::from_fn(|_| LessonId::new(&clock));
        let cases = [
            (vec![a, b, c], b, Way::Up, vec![b, a, c]),
            (vec![a, b, c], b, Way::Down, vec![a, c, b]),
            (vec![a, b, c], a, Way::Up, vec![a, b, c]),
            (vec![a, b, c], c, Way::Down, vec![a, b, c]),
            (vec![a, c], a, Way::Down, vec![c, b, a]),
            (vec![a, c], b, Way::Down, vec![a, b, c]),
        ];
        for (in_use, lesson, way, expected) in cases {
            assert_eq!(moved(&[a, b, c], &in_use, lesson, way), expected, "{lesson:?} {way:?} among {in_use:?}");
        }
    }

    #[test]
    fn the_version_changes_with_every_letter_and_minute_and_with_nothing_else() {
        let words = text("T", "talk", 2);
        assert_eq!(version_of(90, Some(&words)), version_of(90, Some(&words.clone())));
        let shifted = LessonText { aim: "talk".to_owned(), talk: String::new(), ..words.clone() };
        for other in [
            version_of(91, Some(&words)),
            version_of(90, None),
            version_of(90, Some(&text("T", "talk.", 2))),
            version_of(90, Some(&text("T", "talk", 3))),
            version_of(90, Some(&shifted)),
        ] {
            assert_ne!(other, version_of(90, Some(&words)));
        }
    }
}
