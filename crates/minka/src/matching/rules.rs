//! Decisions about cover, without database or clock.

use jiff::civil::Date;

use crate::foundation::form::Problem;

/// The longest that somebody covers for another: after that it is a hand-over.
const LONGEST_COVER_DAYS: i32 = 92;
/// How far ahead it may begin.
const AHEAD_DAYS: i32 = 92;
/// The longest note.
pub(super) const LONGEST_NOTE: usize = 2_000;

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// From which day on what is decided holds: today or later, and not too far ahead.
pub(super) fn check_start(from: Date, today: Date) -> Result<Date, Problem> {
    if from < today {
        return Err(Problem::new("from", "matching-cover-past"));
    }
    if days(today, from) > AHEAD_DAYS {
        return Err(Problem::new("from", "mentors-from-far"));
    }
    Ok(from)
}

/// From a day until another, the last one included; answers the first day on which it no longer holds. `role_ends`: the first
/// day on which whoever covers is no mentor here any more.
pub(super) fn check_cover(from: Date, last: Date, today: Date, role_ends: Option<Date>) -> Result<Date, Problem> {
    check_start(from, today)?;
    if last < from {
        return Err(Problem::new("until", "matching-cover-backwards"));
    }
    if days(from, last) >= LONGEST_COVER_DAYS {
        return Err(Problem::new("until", "matching-cover-long"));
    }
    let until = last.tomorrow().map_err(|_| Problem::new("until", "matching-cover-long"))?;
    if role_ends.is_some_and(|ends| ends < until) {
        return Err(Problem::new("until", "mentors-from-after-role"));
    }
    Ok(until)
}

/// A note that says something and is not a book.
pub(super) fn check_note(typed: &str) -> Result<String, Problem> {
    let note = typed.trim().replace("\r\n", "\n");
    match note.chars().count() {
        0 => Err(Problem::new("note", "matching-note-missing")),
        length if length > LONGEST_NOTE => Err(Problem::new("note", "matching-note-long").with("most", LONGEST_NOTE)),
        _ => Ok(note),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn cover_begins_today_or_later_ends_after_and_is_no_hand_over() {
        let (today, next) = (date(2026, 11, 24), date(2026, 12, 1));
        for (from, last, role_ends, answer) in [
            (today, next, None, Ok(date(2026, 12, 2))),
            (today, today, None, Ok(date(2026, 11, 25))),
            (date(2026, 11, 23), next, None, Err("matching-cover-past")),
            (next, today, None, Err("matching-cover-backwards")),
            (today, date(2027, 2, 24), None, Err("matching-cover-long")),
            (today, date(2027, 2, 23), None, Ok(date(2027, 2, 24))),
            (date(2027, 2, 25), date(2027, 2, 26), None, Err("mentors-from-far")),
            (today, next, Some(next), Err("mentors-from-after-role")),
            (today, next, Some(date(2026, 12, 2)), Ok(date(2026, 12, 2))),
        ] {
            assert_eq!(
                check_cover(from, last, today, role_ends).map_err(|problem| problem.key),
                answer,
                "{from} {last}"
            );
        }
    }

    #[test]
    fn a_note_says_something() {
        assert_eq!(check_note(" She waits for a call. \r\n"), Ok("She waits for a call.".to_owned()));
        assert_eq!(check_note(" \n ").map_err(|problem| problem.key), Err("matching-note-missing"));
        assert_eq!(check_note(&"я".repeat(2_001)).map_err(|problem| problem.key), Err("matching-note-long"));
    }
}
