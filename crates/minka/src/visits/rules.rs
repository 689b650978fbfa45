//! Decisions: what a promise's day means, what a visit must say.

use jiff::civil::Date;

use super::model::{Ending, Promise, Whose};
use crate::foundation::form::Problem;

/// Longest note.
pub(super) const LONGEST_NOTE: usize = 4_000;
/// Longest promise.
pub(super) const LONGEST_PROMISE: usize = 300;
/// A visit is at most a working day long.
const MOST_MINUTES: i64 = 600;
/// How far ahead a promise can lie.
const MOST_DAYS_AHEAD: i32 = 366 * 2;

/// A promise without a day comes back when it is so many days old.
pub(super) const UNDATED_DAYS: i32 = 14;

/// Minutes, when they were said.
///
/// # Errors
/// When they are none.
pub fn read_minutes(field: &str, typed: &str) -> Result<Option<i64>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let minutes = typed.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    minutes.map(Some).ok_or_else(|| Problem::new(field, "visits-minutes-unclear").with("most", MOST_MINUTES))
}

/// The day of a promise, when one was said: not before today, and not out of sight.
pub(super) fn check_due(field: &str, due: Date, today: Date) -> Result<Date, Problem> {
    if due < today {
        Err(Problem::new(field, "visits-due-past"))
    } else if (due - today).get_days() > MOST_DAYS_AHEAD {
        Err(Problem::new(field, "visits-due-far"))
    } else {
        Ok(due)
    }
}

/// How urgent an open promise is on a day; what comes first is what somebody was let down by already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// Its day is over.
    Overdue,
    /// It is today or in the next days.
    Soon,
    /// Later, or without a day.
    Later,
}

/// How urgent a promise is.
pub(super) fn urgency(due: Option<Date>, today: Date) -> Urgency {
    match due {
        Some(due) if due < today => Urgency::Overdue,
        Some(due) if (due - today).get_days() <= SOON_DAYS => Urgency::Soon,
        _ => Urgency::Later,
    }
}

/// A day so near is soon.
const SOON_DAYS: i32 = 3;

/// What can be said about the end of a promise: an appointment is over or was called off.
pub(super) fn ending_key(whose: Whose, ending: Ending) -> &'static str {
    match (whose, ending) {
        (_, Ending::Struck) => "visits-ending-struck",
        (Whose::Appointment, Ending::Kept) => "visits-ending-attended",
        (Whose::Appointment, Ending::LetGo) => "visits-ending-called-off",
        (_, Ending::Kept) => "visits-ending-kept",
        (_, Ending::LetGo) => "visits-ending-let-go",
    }
}

/// The last step they agreed on: what she said she would do, the newest first.
pub(super) fn last_step(promises: &[Promise]) -> Option<&Promise> {
    promises
        .iter()
        .filter(|promise| promise.whose == Whose::Hers && !matches!(promise.ended, Some((Ending::Struck, _))))
        .max_by_key(|promise| (promise.made_on, promise.ended.is_none()))
}

#[cfg(test)]
mod tests;
