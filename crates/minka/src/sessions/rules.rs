//! Decisions about when a group may meet and how a meeting stands, without database or clock.

use jiff::{ToSpan, civil::Date};

use super::model::{EXTRA_REASONS, Session, SessionState};
use crate::foundation::form::{Fields, Problem};

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
}
