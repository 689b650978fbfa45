//! Decisions about plans: when there is one, which days are days.

use jiff::civil::Date;

use super::model::Words;
use crate::{
    concerns,
    foundation::form::{Fields, Problem, Problems},
};

/// Longest text of one field, and of where she keeps a paper.
pub(super) const LONGEST: usize = 2_000;
pub(super) const LONGEST_PLACE: usize = 200;
/// After so many days the two should look at it again. Our own figure: the sources say "reviewed" without a number.
const REVIEW_DAYS: i32 = 90;

/// Reads the words of a form. A plan says at least what she fears or one thing that she does.
pub(super) fn read_words(typed: &Fields, problems: &mut Problems) -> Words {
    let mut words = Words { with_her: typed.text("with_her") == "yes", ..Words::default() };
    for field in Words::FIELDS {
        if let Some(text) = problems.keep(concerns::check_words(field, typed.text(field), LONGEST)) {
            words.set(field, text);
        }
    }
    if ["concern", "before", "during", "after"].iter().all(|field| words.get(field).is_empty()) {
        problems.add(Problem::new("concern", "plans-empty"));
    }
    if !words.with_her {
        problems.add(Problem::new("with_her", "plans-with-her-missing"));
    }
    words
}

/// Whether the two should look at it again.
pub(super) fn is_due(last: Date, today: Date) -> bool {
    (today - last).get_days() >= REVIEW_DAYS
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_plan_says_something_and_is_made_with_her() {
        for (typed, expected) in [
            ("with_her=yes&before=bag", vec![]),
            ("with_her=yes&concern=he+drinks", vec![]),
            ("with_her=yes&economic=savings", vec!["plans-empty"]),
            ("before=bag", vec!["plans-with-her-missing"]),
            ("", vec!["plans-empty", "plans-with-her-missing"]),
        ] {
            let mut problems = Problems::default();
            read_words(&Fields::parse(typed.as_bytes()).expect("fields"), &mut problems);
            let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key).collect();
            assert_eq!(keys, expected, "{typed}");
        }
        let (mut problems, long) = (Problems::default(), format!("with_her=yes&before={}", "a".repeat(2001)));
        read_words(&Fields::parse(long.as_bytes()).expect("fields"), &mut problems);
        assert_eq!(problems.0[0].key, "people-too-long");
    }

    #[test]
    fn after_ninety_days_the_two_look_again() {
        for (last, due) in [(date(2026, 8, 26), true), (date(2026, 8, 27), false), (date(2026, 11, 24), false)] {
            assert_eq!(is_due(last, date(2026, 11, 24)), due, "{last}");
        }
    }
}
