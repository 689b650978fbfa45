//! Decisions about one evening, without database or clock: whether it can be called off, and closed.

use jiff::civil::Date;

use crate::{
    foundation::form::{Fields, Problem},
    roll_call::{Mark, RollLine},
    sessions::{Session, SessionState, read_key, short_day},
};

/// Why a group did not meet; the words are `sessions-not-met-<key>`.
pub(super) const NOT_MET_REASONS: [&str; 7] =
    ["holiday", "weather", "leader-ill", "no-room", "too-few", "moved", "other"];

/// Whether the group can be said not to have met, and why. Women who are marked as there stand against it,
/// unless too few came.
///
/// # Errors
/// The problem that says why not.
pub(super) fn may_cancel(session: &Session, lines: &[RollLine], fields: &Fields) -> Result<&'static str, Problem> {
    if session.closed.is_some() {
        return Err(Problem::new("", "sessions-problem-closed"));
    }
    let reason = read_key(fields, "reason", &NOT_MET_REASONS)?;
    let there = lines.iter().filter(|line| line.mark.is_some_and(Mark::is_there)).count();
    if there > 0 && reason != "too-few" {
        return Err(Problem::new("reason", "sessions-problem-were-there").with("there", there));
    }
    Ok(reason)
}

/// Whether the evening can be closed: the day has come, and somebody was there or the group did not meet.
///
/// # Errors
/// The problem that says why not.
pub(super) fn may_close(session: &Session, today: Date, lines: &[RollLine]) -> Result<(), Problem> {
    if session.day > today {
        return Err(Problem::new("", "sessions-problem-future").with("day", short_day(session.day)));
    }
    let counted = session.headcount.unwrap_or(0) + session.visitors.unwrap_or(0) > 0;
    let anybody = counted || lines.iter().any(|line| line.mark.is_some_and(Mark::is_there));
    if session.state != SessionState::NotMet && !anybody {
        return Err(Problem::new("", "sessions-problem-nobody"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        foundation::{
            clock::Clock,
            ids::{Id, ParticipantId},
        },
        groups::MemberRole,
    };

    const TODAY: Date = date(2026, 11, 24);

    fn line(code: &str, role: MemberRole, mark: Option<Mark>) -> RollLine {
        RollLine {
            participant: ParticipantId::new(&Clock::frozen(jiff::Timestamp::UNIX_EPOCH)),
            code: code.to_owned(),
            chosen_name: "Rosa".to_owned(),
            sign: "sun".to_owned(),
            role,
            mark,
            reason: String::new(),
            private_word: false,
            earlier: false,
        }
    }

    #[test]
    fn an_evening_is_closed_when_somebody_was_there_or_nobody_met() {
        let there = [line("BAKO-7", MemberRole::Member, Some(Mark::Late))];
        let away = [line("BAKO-7", MemberRole::Member, Some(Mark::Absent))];
        let mut counted = Session::example(SessionState::Planned, TODAY);
        counted.headcount = Some(9);
        for (evening, lines, may) in [
            (Session::example(SessionState::Planned, TODAY), &there, true),
            (Session::example(SessionState::NotMet, TODAY), &away, true),
            (counted, &away, true),
            (Session::example(SessionState::Planned, TODAY), &away, false),
            (Session::example(SessionState::Planned, date(2026, 11, 25)), &there, false),
            (Session::example(SessionState::NotMet, date(2026, 11, 25)), &away, false),
        ] {
            assert_eq!(may_close(&evening, TODAY, lines).is_ok(), may, "{evening:?}");
        }
    }
}
