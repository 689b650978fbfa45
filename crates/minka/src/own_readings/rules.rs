//! Decisions about what is read to her: only when she is alone and safe, only what she asks for, and never without a reason.

use super::model::{Asked, Part};
use crate::foundation::form::{Fields, Problem, Problems};

/// The answer to "are you alone, is it safe now?" that lets her go on.
pub const SAFE: &str = "yes";
/// Longest reason.
const LONGEST_REASON: usize = 200;

/// What a form asks for. Whoever wants the notes of somebody who left wants notes.
pub(super) fn read(typed: &Fields) -> Result<Asked, Problems> {
    let mut problems = Problems::default();
    if typed.text("safe") != SAFE {
        problems.add(Problem::new("safe", "own-not-safe"));
    }
    let of_left = typed.text("of_left") == SAFE;
    let chosen: Vec<&str> = typed.all("hear").filter(|key| !key.is_empty()).collect();
    if chosen.iter().any(|key| Part::parse(key).is_none()) || chosen.is_empty() && !of_left {
        problems.add(Problem::new("hear", "own-reading-hear-missing"));
    }
    let wanted = |part: &Part| chosen.contains(&part.key()) || of_left && *part == Part::Notes;
    let parts = Part::ALL.into_iter().filter(wanted).collect();
    let reason = typed.text("reason").to_owned();
    if reason.is_empty() {
        problems.add(Problem::new("reason", "identity-reason-needed"));
    } else if reason.chars().count() > LONGEST_REASON {
        problems.add(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON));
    }
    if problems.is_empty() { Ok(Asked { parts, of_left, reason }) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> Result<Asked, Vec<&'static str>> {
        let fields = Fields::parse(typed.as_bytes()).expect("fields");
        read(&fields).map_err(|problems| problems.0.iter().map(|problem| problem.key).collect())
    }

    #[test]
    fn only_what_she_asks_for_and_only_when_it_is_safe() {
        for (typed, parts, of_left) in [
            ("hear=notes", vec![Part::Notes], false),
            ("hear=told&hear=plan", vec![Part::Plan, Part::Told], false),
            ("hear=plan&of_left=yes", vec![Part::Notes, Part::Plan], true),
            ("of_left=yes", vec![Part::Notes], true),
        ] {
            let expected = Asked { parts, of_left, reason: "She asks".to_owned() };
            assert_eq!(asked(&format!("safe=yes&reason=She+asks&{typed}")), Ok(expected), "{typed}");
        }
        let long = format!("safe=yes&hear=plan&reason={}", "a".repeat(201));
        for (typed, problem) in [
            ("safe=no&reason=x&hear=plan", "own-not-safe"),
            ("reason=x&hear=plan", "own-not-safe"),
            ("safe=yes&hear=plan&reason=", "identity-reason-needed"),
            (long.as_str(), "people-too-long"),
            ("safe=yes&reason=x", "own-reading-hear-missing"),
            ("safe=yes&reason=x&hear=everything", "own-reading-hear-missing"),
            ("safe=yes&reason=x&hear=plan&hear=concerns", "own-reading-hear-missing"),
        ] {
            assert_eq!(asked(typed), Err(vec![problem]), "{typed}");
        }
    }
}
