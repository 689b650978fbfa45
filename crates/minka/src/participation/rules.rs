//! The definitions: held, heard, dose, attendance, quiet. One each, used everywhere.
//!
//! - **Held** is a meeting that was closed as one that took place (the view `held_session`). What is marked on an evening
//!   that nobody has closed yet, or on one of which it is said that the group did not meet, is no lesson.
//! - **Expected** she is at the held meetings of a group on whose day she was its member or helper, however often her
//!   role changed. A visitor is expected nowhere; the meetings at which she was marked are hers all the same.
//! - **Heard** is a lesson of a held meeting at which she was there, present or late (the view `heard_lesson`). **Missed** is
//!   one at which she was marked absent or excused and that she has neither heard another time nor caught up.
//! - **Dose**: the different lessons heard or caught up, out of the different lessons of the meetings that are hers.
//! - **Attendance**: [`attendance_rate`] of her marks at held meetings.
//! - **Quiet**: [`weeks_quiet`]. Seen she is whenever she was marked as there, whatever became of the evening: a woman
//!   who came when too few came heard no lesson, but she was seen.

use jiff::civil::Date;

use crate::roll_call::Mark;

/// A woman counts as quiet after so many weeks.
pub const QUIET_WEEKS: i64 = 3;

/// Attendance in whole percent, rounded half up: the sessions in which she was there (present or late) out of those in
/// which she was expected (present, late, absent). An excused absence is left out of both; a session in which she was
/// not marked is not measured. `None` when she was expected in none: not measured is not zero.
#[must_use]
pub fn attendance_rate(marks: &[Mark]) -> Option<i64> {
    let there = marks.iter().filter(|mark| mark.is_there()).count();
    let expected = marks.iter().filter(|mark| **mark != Mark::Excused).count();
    let percent = (200 * there + expected).checked_div(2 * expected)?;
    i64::try_from(percent).ok()
}

/// For how many whole weeks nobody has seen her: since the last day she was there, or since she joined. A change of her
/// role is no joining; coming back after she had left is one. `None` while her group has held no meeting since then:
/// then nobody could have seen her.
#[must_use]
pub fn weeks_quiet(last_there: Option<Date>, joined: Date, last_met: Option<Date>, today: Date) -> Option<i64> {
    let last_there = last_there.filter(|day| *day >= joined);
    let seen = last_there.unwrap_or(joined);
    let missed_one = last_met.is_some_and(|met| if last_there.is_some() { met > seen } else { met >= seen });
    let days = i64::from(today.since(seen).ok()?.get_days());
    (missed_one && days >= 0).then_some(days / 7)
}

/// Whether she has gone quiet.
#[must_use]
pub fn is_quiet(weeks: Option<i64>) -> bool {
    weeks.is_some_and(|weeks| weeks >= QUIET_WEEKS)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn attendance_by_hand() {
        use Mark::{Absent, Excused, Late, Present};
        let cases: [(&[Mark], Option<i64>); 7] = [
            (&[], None),
            (&[Excused, Excused], None),
            (&[Present], Some(100)),
            (&[Absent], Some(0)),
            (&[Present, Late, Absent], Some(67)),
            (&[Present, Absent, Excused, Excused], Some(50)),
            (&[Present, Present, Present, Present, Present, Present, Present, Absent], Some(88)),
        ];
        for (marks, expected) in cases {
            assert_eq!(attendance_rate(marks), expected, "{marks:?}");
        }
    }

    #[test]
    fn quiet_by_hand() {
        let (joined, today) = (date(2026, 9, 1), date(2026, 11, 24));
        let cases = [
            // Last there, last met, weeks.
            (Some(date(2026, 11, 17)), Some(date(2026, 11, 17)), None),
            (Some(date(2026, 11, 10)), Some(date(2026, 11, 17)), Some(2)),
            (Some(date(2026, 11, 3)), Some(date(2026, 11, 17)), Some(3)),
            (Some(date(2026, 11, 4)), Some(date(2026, 11, 17)), Some(2)),
            (None, Some(date(2026, 11, 17)), Some(12)),
            (None, Some(joined), Some(12)),
            (None, None, None),
            (Some(date(2026, 10, 6)), Some(date(2026, 10, 6)), None),
            // Seen before she left and came back: counted from her return.
            (Some(date(2026, 8, 25)), Some(date(2026, 11, 17)), Some(12)),
            // Seen after the last meeting that was held, at one that is not closed yet.
            (Some(date(2026, 11, 24)), Some(date(2026, 11, 17)), None),
        ];
        for (last_there, last_met, weeks) in cases {
            assert_eq!(weeks_quiet(last_there, joined, last_met, today), weeks, "{last_there:?} {last_met:?}");
        }
        assert!(!is_quiet(None) && !is_quiet(Some(2)) && is_quiet(Some(3)));
    }
}
