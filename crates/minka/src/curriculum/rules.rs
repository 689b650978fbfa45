//! Decisions about lessons: which comes next, and which of a lesson's languages is shown.

use super::model::LessonId;
use crate::foundation::text::Language;

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
}
