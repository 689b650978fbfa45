//! Decisions: which step may follow, what nobody has answered, when a place was asked too long ago.

use jiff::civil::Date;

use super::model::{REASONS, State};
use crate::{foundation::form::Problem, people};

/// A referral that nobody has answered for so many days comes back to whoever sent her: referrals vanish otherwise.
pub const UNANSWERED_DAYS: i64 = 14;
/// Where they took her so many days ago, somebody asks how it went: to be taken is not yet to be helped.
pub(super) const ACCEPTED_DAYS: i64 = 30;
/// A place of which nobody has asked for so many days may have moved.
const STALE_DAYS: i64 = 182;
/// Longest words of what a place is told.
pub(super) const LONGEST_NEED: usize = 500;
/// Longest line of a place.
pub(super) const LONGEST_LINE: usize = 200;

/// Whether nobody has answered for too long.
#[must_use]
pub fn is_unanswered(state: State, since: Date, today: Date) -> bool {
    state == State::Sent && days(since, today) >= UNANSWERED_DAYS
}

/// Whether they took her so long ago that somebody should ask how it went.
pub(super) fn is_long_accepted(state: State, since: Date, today: Date) -> bool {
    state == State::Accepted && days(since, today) >= ACCEPTED_DAYS
}

/// Whether the last step can be taken back: she stays sent, since a place was told.
pub(super) fn may_take_back(state: State) -> bool {
    state != State::Sent
}

/// The day of a step: not still to come, and not before what was written down last; where none was said it is today.
pub(super) fn check_step_day(field: &str, parts: [&str; 3], (last, today): (Date, Date)) -> Result<Date, Problem> {
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(today);
    }
    let day = people::check_day(field, parts, today)?;
    if day < last { Err(Problem::new(field, "referrals-day-before")) } else { Ok(day) }
}

/// Whether somebody should ask again before she is sent there.
pub(super) fn is_stale(checked_on: Date, today: Date) -> bool {
    days(checked_on, today) >= STALE_DAYS
}

fn days(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

/// The steps that may follow where it stands. What ended stays unless that was a slip; a new referral begins anew.
pub(super) fn next(state: State) -> &'static [State] {
    match state {
        State::Sent => &[State::Accepted, State::Refused, State::Done, State::NotMade],
        State::Accepted => &[State::Done, State::NotMade],
        State::Refused | State::Done | State::NotMade | State::NotSent => &[],
    }
}

/// Why she was not helped, where that has to be said; empty where not.
pub(super) fn check_reason(state: State, typed: &str) -> Result<&'static str, Problem> {
    if !matches!(state, State::Refused | State::NotMade | State::NotSent) {
        return Ok("");
    }
    let known = REASONS.iter().find(|reason| **reason == typed);
    known.copied().ok_or_else(|| Problem::new("reason", "referrals-reason-missing"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_weeks_without_an_answer_come_back() {
        let today = date(2026, 11, 24);
        for (state, since, back) in [
            (State::Sent, date(2026, 11, 10), true),
            (State::Sent, date(2026, 11, 11), false),
            (State::Accepted, date(2026, 1, 1), false),
            (State::Refused, date(2026, 1, 1), false),
        ] {
            assert_eq!(is_unanswered(state, since, today), back, "{state:?} {since}");
        }
        assert!(is_stale(date(2026, 5, 26), today) && !is_stale(date(2026, 5, 27), today));
    }

    #[test]
    fn what_ended_stays_and_an_end_without_help_has_a_reason() {
        for state in State::ALL {
            let is_over = matches!(state, State::Refused | State::Done | State::NotMade | State::NotSent);
            assert_eq!(next(state).is_empty(), is_over);
            assert!(!next(state).contains(&State::NotSent), "she was sent");
            assert!(!next(state).contains(&State::Sent) && !next(state).contains(&state));
        }
        assert_eq!(check_reason(State::Done, ""), Ok(""));
        assert_eq!(check_reason(State::Refused, "no_place"), Ok("no_place"));
        for typed in ["", "they were rude"] {
            assert!(check_reason(State::NotMade, typed).is_err(), "{typed}");
            assert!(check_reason(State::NotSent, typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_step_is_of_a_day_between_the_one_before_and_today() {
        let (last, today) = (date(2026, 11, 10), date(2026, 11, 24));
        for (parts, expected) in [
            (["", "", ""], Ok(today)),
            (["10", "11", "2026"], Ok(last)),
            (["20", "11", "2026"], Ok(date(2026, 11, 20))),
            (["9", "11", "2026"], Err("referrals-day-before")),
            (["25", "11", "2026"], Err("people-day-future")),
        ] {
            let checked = check_step_day("on", parts, (last, today));
            assert_eq!(checked.map_err(|problem| problem.key), expected, "{parts:?}");
        }
        assert!(is_long_accepted(State::Accepted, date(2026, 10, 25), today));
        assert!(!is_long_accepted(State::Accepted, date(2026, 10, 26), today));
        assert!(!is_long_accepted(State::Sent, date(2026, 1, 1), today));
    }
}
