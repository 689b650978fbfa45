//! Decisions: who may say that something was a mistake, and what it becomes when that is taken back.

use jiff::civil::Date;

use super::model::{Act, Correction};
use crate::assessments::State;

/// What somebody is to one time that a woman was asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stands {
    /// She asked, or keyed it in.
    pub(super) is_own: bool,
    /// She runs the site.
    pub(super) runs: bool,
    /// She may ask the woman and read what she answered.
    pub(super) reads: bool,
}

/// Whether somebody may say that it was a mistake, or take that back: whoever asked on the same day, later whoever runs the site.
pub(super) fn may_void(stands: Stands, begun_on: Date, today: Date) -> bool {
    stands.runs || (stands.is_own && begun_on == today)
}

/// Whether somebody may correct the day: also who corrects the answers.
pub(super) fn may_correct_day(stands: Stands, state: State, (begun_on, today): (Date, Date)) -> bool {
    state == State::Finished && (stands.reads || may_void(stands, begun_on, today))
}

/// What it was before it was a mistake.
pub(super) fn state_before(corrections: &[Correction]) -> Option<State> {
    corrections.iter().rev().find(|one| one.act == Act::Void).map(|one| one.state)
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;

    const ASKED: Stands = Stands { is_own: true, runs: false, reads: false };
    const RUNS: Stands = Stands { is_own: false, runs: true, reads: false };
    const READS: Stands = Stands { is_own: false, runs: false, reads: true };

    #[test]
    fn whoever_asked_corrects_on_the_same_day_and_a_manager_later() {
        let (day, next) = (date(2026, 11, 24), date(2026, 11, 25));
        assert!(may_void(ASKED, day, day) && !may_void(ASKED, day, next));
        assert!(may_void(RUNS, day, next) && !may_void(READS, day, day));
        assert!(may_correct_day(READS, State::Finished, (day, next)));
        assert!(!may_correct_day(RUNS, State::Open, (day, day)), "what goes on has no end yet");
    }

    #[test]
    fn what_is_taken_back_becomes_what_it_was_the_last_time() {
        let was = |act, state| Correction {
            act,
            reason: None,
            state,
            asked_on: date(2026, 11, 24),
            minutes: None,
            at: Timestamp::UNIX_EPOCH,
            by: String::new(),
        };
        let all = [was(Act::Void, State::Open), was(Act::Return, State::Void), was(Act::Void, State::Finished)];
        assert_eq!(state_before(&all), Some(State::Finished));
        assert_eq!(state_before(&all[1..2]), None);
    }
}
