//! The definitions: held, heard, dose, attendance, quiet. One each, used everywhere.
//!
//! - **Held** is a meeting that was closed as one that took place (the view `held_session`). What is marked on an evening
//!   that nobody has closed yet, or on one of which it is said that the group did not meet, is no lesson.
//! - **Expected** she is at the held meetings of a group on whose day she was its member or helper, however often her
//!   role changed. A visitor is expected nowhere; the meetings at which she was marked are hers all the same.
//!   These meetings, each once, are the view `her_meeting`; every page and every table counts from it.
//! - **Heard** is a lesson of a held meeting at which she was there, present or late (the view `heard_lesson`). **Known** is
//!   one that she heard or caught up on (the view `known_lesson`). **Missed** is one at which she was marked absent or
//!   excused and that she does not know; **not marked**, one at whose meetings nobody ever marked her: that is not missed,
//!   nobody knows.
//! - **Dose**: the different lessons heard or caught up, out of the different lessons of the meetings that are hers.
//! - **Attendance**: [`attendance_rate`] of her marks at held meetings; of a group, [`Tally::rate`] of the marks of its women.
//! - **Quiet**: [`weeks_quiet`]. Seen she is whenever she was marked as there, whatever became of the evening: a woman
//!   who came when too few came heard no lesson, but she was seen.

use jiff::civil::Date;

use crate::roll_call::Mark;

/// A woman counts as quiet after so many weeks.
pub const QUIET_WEEKS: i64 = 3;

/// Marks at held meetings, counted: hers, or those of many women.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Present or late.
    pub there: i64,
    /// Absent.
    pub absent: i64,
    /// Excused.
    pub excused: i64,
    /// Not marked.
    pub not_marked: i64,
}

impl Tally {
    /// Counts a mark, or that there was none, so many times.
    pub fn add(&mut self, mark: Option<Mark>, times: i64) {
        let counted = match mark {
            Some(mark) if mark.is_there() => &mut self.there,
            Some(Mark::Excused) => &mut self.excused,
            Some(_) => &mut self.absent,
            None => &mut self.not_marked,
        };
        *counted += times;
    }

    /// With the counts of another.
    #[must_use]
    pub fn with(self, other: Tally) -> Self {
        Tally {
            there: self.there + other.there,
            absent: self.absent + other.absent,
            excused: self.excused + other.excused,
            not_marked: self.not_marked + other.not_marked,
        }
    }

    /// How often somebody was expected: present, late or absent.
    #[must_use]
    pub fn expected(self) -> i64 {
        self.there + self.absent
    }

    /// Every meeting that was somebody's, marked or not.
    #[must_use]
    pub fn all(self) -> i64 {
        self.expected() + self.excused + self.not_marked
    }

    /// Attendance in whole percent, rounded half up: how often somebody was there (present or late) out of how often she was
    /// expected (present, late, absent). An excused absence is left out of both; a session in which she was not marked is not
    /// measured. `None` when she was expected in none: not measured is not zero.
    #[must_use]
    pub fn rate(self) -> Option<i64> {
        (200 * self.there + self.expected()).checked_div(2 * self.expected())
    }
}

/// Attendance of one woman: [`Tally::rate`] of her marks.
#[must_use]
pub fn attendance_rate(marks: &[Mark]) -> Option<i64> {
    let mut tally = Tally::default();
    for mark in marks {
        tally.add(Some(*mark), 1);
    }
    tally.rate()
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
    fn a_group_is_measured_as_its_women_together() {
        let mut tally = Tally::default();
        assert_eq!((tally.rate(), tally.all()), (None, 0));
        tally.add(None, 3);
        tally.add(Some(Mark::Excused), 2);
        assert_eq!((tally.rate(), tally.expected(), tally.all()), (None, 0, 5), "nobody was expected: not measured");
        tally.add(Some(Mark::Present), 4);
        tally.add(Some(Mark::Late), 1);
        tally.add(Some(Mark::Absent), 3);
        // 5 of 8 are 62.5 percent.
        assert_eq!((tally.rate(), tally.expected(), tally.all()), (Some(63), 8, 13));
        let other = Tally { absent: 2, ..Tally::default() };
        assert_eq!((tally.with(other).rate(), other.rate()), (Some(50), Some(0)));
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
