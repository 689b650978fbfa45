//! Decisions about concerns, without database or clock: the one clock, and which words are taken.

use jiff::{Timestamp, ToSpan};

use super::model::{Course, Risk, Rung};
use crate::foundation::form::Problem;

/// Longest words about a concern, and longest written procedure.
pub(super) const LONGEST: usize = 2_000;
/// Longest name of whoever wrote a procedure.
pub(super) const LONGEST_NAME: usize = 80;

/// Within how many hours somebody has taken it, and within how many something was done. The four response times of Primero's
/// referral form (an hour, three hours, a day, three days: casework reference 1.6), two for each of its three levels of risk.
pub(super) fn hours(risk: Risk) -> (i64, i64) {
    match risk {
        Risk::High => (1, 3),
        Risk::Medium => (3, 24),
        Risk::Low => (24, 72),
    }
}

/// Until when somebody has to have taken it, and until when something has to have been done.
pub(super) fn due(risk: Risk, raised: Timestamp) -> (Timestamp, Timestamp) {
    let (seen, acted) = hours(risk);
    (raised + seen.hours(), raised + acted.hours())
}

/// To whom the clock has brought it. Derived from what has happened whenever somebody looks: no job has to run, and what came
/// to somebody stays with her.
pub(super) fn reached(risk: Risk, course: &Course, now: Timestamp) -> Rung {
    let (see_by, act_by) = due(risk, course.raised);
    let until = |stops: &[Option<Timestamp>]| stops.iter().flatten().min().copied().unwrap_or(now).min(now);
    // Whoever said that she looks again and did not is stood in for, as whoever took it and did nothing.
    let again = course.again.map(|again| until(&[course.closed]).duration_since(again).as_hours());
    if until(&[course.acted, course.closed]) >= act_by || again.is_some_and(|late| late >= hours(risk).1) {
        Rung::Manager
    } else if until(&[course.seen, course.acted, course.closed]) >= see_by
        || course.again.is_some_and(|again| until(&[course.closed]) >= again)
    {
        Rung::Deputy
    } else {
        Rung::Responder
    }
}

/// The risks above one. A concern may turn out more urgent, never less: what came to somebody stays with her, and what is over
/// is closed.
pub(super) fn above(risk: Risk) -> Vec<Risk> {
    Risk::ALL.into_iter().take_while(|higher| *higher != risk).collect()
}

/// In how many hours somebody looks again after something was done: the usual one of the risk first.
pub(super) fn agains(risk: Risk) -> Vec<i64> {
    let usual = hours(risk).1;
    let others = [3, 24, 72, 168].into_iter().filter(|hours| *hours != usual);
    std::iter::once(usual).chain(others).collect()
}

/// Reads when somebody looks again; nothing said is the usual.
///
/// # Errors
/// Something that was not offered.
pub(super) fn read_again(risk: Risk, typed: &str) -> Result<i64, Problem> {
    let offered = agains(risk);
    match typed {
        "" => Ok(hours(risk).1),
        typed => offered
            .into_iter()
            .find(|hours| hours.to_string() == typed)
            .ok_or_else(|| Problem::new("again", "concerns-again-missing")),
    }
}

/// What is waited for, and until when: that somebody takes it, that something is done, and then that somebody looks again, until it
/// is over.
pub(super) fn waits_for(risk: Risk, course: &Course) -> Option<(Step, Timestamp)> {
    let (see_by, act_by) = due(risk, course.raised);
    match course {
        Course { closed: Some(_), .. } => None,
        Course { acted: Some(acted), again, .. } => {
            Some((Step::Again, again.unwrap_or(*acted + hours(risk).1.hours())))
        }
        Course { seen: Some(_), .. } => Some((Step::Act, act_by)),
        _ => Some((Step::See, see_by)),
    }
}

/// What has to happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Somebody takes it.
    See,
    /// Something is done.
    Act,
    /// Somebody looks how she is.
    Again,
}

impl Step {
    /// In the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Step::See => "see",
            Step::Act => "act",
            Step::Again => "again",
        }
    }
}

/// Words that fit their field; none at all are not said.
///
/// # Errors
/// Signs that are no text, and too many words.
pub fn check_words(field: &'static str, typed: &str, most: usize) -> Result<String, Problem> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        "2026-11-24T13:00:00Z".parse::<Timestamp>().expect("an instant") + hours.hours()
    }

    /// Primero's response times are an hour, three hours, a day and three days (casework reference 1.6).
    #[test]
    fn the_clock_brings_it_to_the_deputy_and_then_to_the_manager() {
        use Rung::{Deputy, Manager, Responder};
        let minute = 1.minutes();
        for (risk, see_by, act_by) in [(Risk::High, 1, 3), (Risk::Medium, 3, 24), (Risk::Low, 24, 72)] {
            assert_eq!(due(risk, at(0)), (at(see_by), at(act_by)));
            let course = |seen: Option<i64>, acted: Option<i64>, closed: Option<i64>| Course {
                raised: at(0),
                seen: seen.map(at),
                acted: acted.map(at),
                again: None,
                closed: closed.map(at),
            };
            for (course, now, expected) in [
                (course(None, None, None), at(0), Responder),
                (course(None, None, None), at(see_by) - minute, Responder),
                (course(None, None, None), at(see_by), Deputy),
                (course(None, None, None), at(act_by) - minute, Deputy),
                (course(None, None, None), at(act_by), Manager),
                (course(Some(0), None, None), at(see_by), Responder),
                (course(Some(0), None, None), at(act_by), Manager),
                (course(Some(0), Some(0), None), at(1000), Responder),
                (course(Some(see_by), None, None), at(see_by), Deputy),
                (course(Some(see_by), Some(see_by), None), at(1000), Deputy),
                (course(Some(see_by), Some(act_by), None), at(1000), Manager),
                (course(None, None, Some(0)), at(1000), Responder),
                (course(None, None, Some(act_by)), at(1000), Manager),
                // A clock that was set back brings nothing to anybody.
                (course(None, None, None), at(-5), Responder),
            ] {
                assert_eq!(reached(risk, &course, now), expected, "{risk:?} {course:?} at {now}");
            }
            assert_eq!(waits_for(risk, &course(None, None, None)), Some((Step::See, at(see_by))));
            assert_eq!(waits_for(risk, &course(Some(0), None, None)), Some((Step::Act, at(act_by))));
            assert_eq!(waits_for(risk, &course(Some(0), Some(0), None)), Some((Step::Again, at(act_by))));
            assert_eq!(waits_for(risk, &course(None, None, Some(0))), None);
            // Something was done at once, and somebody was to look again after ten hours.
            for (closed, now, expected) in [
                (None, at(10) - minute, Responder),
                (None, at(10), Deputy),
                (None, at(10 + act_by) - minute, Deputy),
                (None, at(10 + act_by), Manager),
                (Some(9), at(1000), Responder),
                (Some(10), at(1000), Deputy),
            ] {
                let course = Course { again: Some(at(10)), ..course(Some(0), Some(0), closed) };
                assert_eq!(reached(risk, &course, now), expected, "{risk:?} {course:?} at {now}");
                let waits = closed.is_none().then_some((Step::Again, at(10)));
                assert_eq!(waits_for(risk, &course), waits);
            }
            assert_eq!(read_again(risk, "").ok(), Some(act_by));
            assert_eq!(read_again(risk, "168").ok(), Some(168));
            assert!(read_again(risk, "4").is_err());
        }
    }

    #[test]
    fn a_concern_turns_out_more_urgent_and_never_less() {
        assert_eq!(above(Risk::Low), [Risk::High, Risk::Medium]);
        assert_eq!(above(Risk::Medium), [Risk::High]);
        assert!(above(Risk::High).is_empty());
        // The clock of the higher risk runs from when it was raised, so that it never comes to fewer people than before.
        let course = Course { raised: at(0), seen: Some(at(1)), acted: None, again: None, closed: None };
        for risk in Risk::ALL {
            for higher in above(risk) {
                for now in [at(0), at(1), at(2), at(3), at(24), at(100)] {
                    assert!(reached(higher, &course, now) >= reached(risk, &course, now), "{risk:?} {higher:?} {now}");
                }
            }
        }
    }

    #[test]
    fn words_say_something_and_not_too_much() {
        let said = |typed: &str| check_said("words", typed, (5, "concerns-words-missing")).map_err(|why| why.key);
        assert_eq!(said(" ab\r\nc "), Ok("ab\nc".to_owned()));
        assert_eq!(said("..."), Err("concerns-words-missing"));
        assert_eq!(said("abcdef"), Err("people-too-long"));
        assert_eq!(said("a\u{7}b"), Err("people-name-signs"));
        assert_eq!(check_words("words", "  ", 5), Ok(String::new()));
    }
}
