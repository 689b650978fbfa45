//! Decisions about when a group may meet and how a meeting stands, without database or clock.

use jiff::{ToSpan, civil::Date};

use super::model::{EXTRA_REASONS, Session, SessionState};
use crate::{
    foundation::form::{Fields, Problem},
    timetables::days_between,
};

/// How far ahead a meeting can be opened or called off.
pub(super) const WEEKS_AHEAD: i64 = 8;

/// Reads a key of a closed list.
///
/// # Errors
/// The problem at the field when none of the list is chosen.
pub fn read_key(fields: &Fields, name: &'static str, list: &[&'static str]) -> Result<&'static str, Problem> {
    let typed = fields.text(name);
    list.iter().find(|key| **key == typed).copied().ok_or_else(|| Problem::new(name, "sessions-problem-choose"))
}

/// Whether, and as what, a meeting can be opened on a day: the reason to keep, empty for a usual day.
///
/// # Errors
/// The problem at the day or the reason.
pub(super) fn may_open(
    day: Date,
    first: Date,
    today: Date,
    is_usual: bool,
    fields: &Fields,
) -> Result<&'static str, Problem> {
    if day < first {
        return Err(Problem::new("day", "sessions-problem-before-first").with("day", short_day(first)));
    }
    if day > today.saturating_add(WEEKS_AHEAD.weeks()) {
        return Err(Problem::new("day", "sessions-problem-too-far").with("weeks", WEEKS_AHEAD));
    }
    if is_usual { Ok("") } else { read_key(fields, "reason", &EXTRA_REASONS) }
}

/// A meeting is moved by fewer days than this: what is held later than that is another meeting.
pub(super) const LONGEST_MOVE: i64 = 14;

/// The days of a group's rhythm that passed and that nobody opened. `usual` are its meeting days, before, between and after;
/// `opened` those on which somebody opened a meeting, each with whether it was moved there. A moved one takes the place of
/// the last such day before it, or else of the first after it, within a turn of the rhythm.
pub(super) fn unopened(
    usual: &[Date],
    opened: &[(Date, bool)],
    (since, today): (Date, Date),
    every_weeks: i64,
) -> Vec<Date> {
    let turn = (every_weeks * 7).min(LONGEST_MOVE);
    let mut left: Vec<Date> =
        usual.iter().copied().filter(|day| opened.iter().all(|(known, _)| known != day)).collect();
    let mut moved: Vec<Date> = opened.iter().filter(|(_, is_moved)| *is_moved).map(|(day, _)| *day).collect();
    moved.sort_unstable();
    for held in moved {
        let is_near = |day: &Date| days_between(*day, held).abs() < turn;
        let before = left.iter().rposition(|day| *day < held && is_near(day));
        if let Some(place) = before.or_else(|| left.iter().position(|day| *day > held && is_near(day))) {
            left.remove(place);
        }
    }
    left.retain(|day| since <= *day && *day < today);
    left
}

/// How a meeting stands, in one word of the text, and the kind of status that shows it.
#[must_use]
pub fn standing(session: &Session, marked: i64, today: Date) -> (&'static str, &'static str) {
    match session.state {
        SessionState::Met => ("good", "sessions-state-met"),
        SessionState::NotMet => ("plain", "sessions-state-not-met"),
        SessionState::Planned if session.day > today => ("info", "sessions-state-planned"),
        SessionState::Planned if session.day == today => ("wait", "sessions-state-today"),
        SessionState::Planned if marked > 0 => ("wait", "sessions-state-unclosed"),
        SessionState::Planned => ("wait", "sessions-state-unrecorded"),
    }
}

/// `24.11.2026`, as all four languages write it.
#[must_use]
pub fn short_day(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn fields(said: &[(&str, &str)]) -> Fields {
        said.iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value))
    }

    #[test]
    fn a_meeting_is_opened_in_its_rhythm_or_with_a_reason() {
        let first = date(2026, 9, 1);
        let (none, moved, wrong) = (fields(&[]), fields(&[("reason", "moved")]), fields(&[("reason", "why not")]));
        for (day, usual, said, expected) in [
            (TODAY, true, &none, Some("")),
            (TODAY, false, &moved, Some("moved")),
            (first, true, &none, Some("")),
            (date(2027, 1, 19), true, &none, Some("")),
            (TODAY, false, &none, None),
            (TODAY, false, &wrong, None),
            (date(2026, 8, 31), true, &moved, None),
            (date(2027, 1, 20), true, &moved, None),
        ] {
            assert_eq!(may_open(day, first, TODAY, usual, said).ok(), expected, "{day} {usual}");
        }
    }
    fn days(list: &[(i8, i8)]) -> Vec<Date> {
        list.iter().map(|(month, day)| date(2026, *month, *day)).collect()
    }

    // 24 November 2026 is a Tuesday; the group meets on Tuesdays.
    #[test]
    fn a_day_that_nobody_opened_is_asked_for_unless_its_meeting_was_moved() {
        let usual = days(&[(10, 20), (10, 27), (11, 3), (11, 10), (11, 17), (11, 24), (12, 1)]);
        let window = (date(2026, 10, 27), TODAY);
        /// Days that stand, and whether each was moved; days that are asked for.
        type Case<'c> = (&'c [(i8, i8, bool)], &'c [(i8, i8)]);
        let cases: [Case<'_>; 7] = [
            (&[], &[(10, 27), (11, 3), (11, 10), (11, 17)]),
            (&[(10, 27, false), (11, 10, false), (11, 24, false)], &[(11, 3), (11, 17)]),
            // From Tuesday to Thursday: that Tuesday is accounted for, the one before is not.
            (&[(10, 27, false), (11, 3, false), (11, 19, true)], &[(11, 10)]),
            // On Sunday instead of the Tuesday after, since the one before was opened.
            (&[(10, 27, false), (11, 3, false), (11, 8, true), (11, 17, false)], &[]),
            // A celebration takes no meeting's place.
            (&[(10, 27, false), (11, 3, false), (11, 10, false), (11, 19, false)], &[(11, 17)]),
            // As late as on the Monday after.
            (&[(10, 27, false), (11, 3, false), (11, 10, false), (11, 23, true)], &[]),
            // Two moved evenings take two places.
            (&[(10, 27, false), (11, 5, true), (11, 12, true)], &[(11, 17)]),
        ];
        for (opened, expected) in cases {
            let opened: Vec<(Date, bool)> =
                opened.iter().map(|(month, day, moved)| (date(2026, *month, *day), *moved)).collect();
            assert_eq!(unopened(&usual, &opened, window, 1), days(expected), "{opened:?}");
        }
        // Every second week a meeting can be moved by more than a week, and never by two.
        let fortnight = days(&[(10, 27), (11, 10), (11, 24)]);
        let opened = [(date(2026, 10, 27), false), (date(2026, 11, 19), true)];
        assert!(unopened(&fortnight, &opened, window, 2).is_empty());
        let far = [(date(2026, 10, 27), false), (date(2026, 11, 24), true)];
        assert_eq!(unopened(&fortnight, &far, window, 2), days(&[(11, 10)]));
    }
}
