//! Decisions about concerns, without database or clock: the one clock, and which words are taken.

use jiff::{Timestamp, ToSpan};

use super::model::{Course, Risk, Rung};
use crate::foundation::form::Problem;
pub use crate::people::{check_said, check_words};

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

#[cfg(test)]
mod tests;
