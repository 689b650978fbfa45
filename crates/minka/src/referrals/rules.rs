//! Decisions: which step may follow, what nobody has answered, when a place was asked too long ago.

use jiff::civil::Date;

use super::model::{REASONS, State};
use crate::foundation::form::Problem;

/// A referral that nobody has answered for so many days comes back to whoever sent her: referrals vanish otherwise.
pub const UNANSWERED_DAYS: i64 = 14;
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

/// Whether somebody should ask again before she is sent there.
pub(super) fn is_stale(checked_on: Date, today: Date) -> bool {
    days(checked_on, today) >= STALE_DAYS
}

fn days(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

/// The steps that may follow where it stands. What ended stays; a new referral begins anew.
pub(super) fn next(state: State) -> &'static [State] {
    match state {
        State::Sent => &[State::Accepted, State::Refused, State::Done, State::NotMade],
        State::Accepted => &[State::Done, State::NotMade],
        State::Refused | State::Done | State::NotMade => &[],
    }
}

/// Why she was not helped, where that has to be said; empty where not.
pub(super) fn check_reason(state: State, typed: &str) -> Result<&'static str, Problem> {
    if !matches!(state, State::Refused | State::NotMade) {
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
            let is_over = matches!(state, State::Refused | State::Done | State::NotMade);
            assert_eq!(next(state).is_empty(), is_over);
            assert!(!next(state).contains(&State::Sent) && !next(state).contains(&state));
        }
        assert_eq!(check_reason(State::Done, ""), Ok(""));
        assert_eq!(check_reason(State::Refused, "no_place"), Ok("no_place"));
        for typed in ["", "they were rude"] {
            assert!(check_reason(State::NotMade, typed).is_err(), "{typed}");
        }
    }
}
