//! The rules of the timetable as tables, and the laws of the recurrence.

use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;

fn times(weekday: i64, every_weeks: i64, first_day: Date, last_day: Option<Date>) -> GroupTimes {
    GroupTimes { weekday, starts: time(18, 0, 0, 0), minutes: 120, every_weeks, first_day, last_day }
}

fn said(days: &[Date]) -> String {
    days.iter().map(Date::to_string).collect::<Vec<_>>().join(" ")
}

// Weekdays taken from printed calendars: 1 September 2026 and 24 November 2026 are Tuesdays.
#[test]
fn meetings_fall_on_the_weekday_in_the_rhythm_of_the_first() {
    let autumn = date(2026, 9, 1);
    let cases: [(GroupTimes, Date, Date, &str); 12] = [
        (times(2, 1, autumn, None), date(2026, 11, 24), date(2026, 12, 9), "2026-11-24 2026-12-01 2026-12-08"),
        (times(2, 1, autumn, None), date(2026, 11, 25), date(2026, 12, 1), "2026-12-01"),
        (times(2, 1, autumn, None), date(2026, 11, 25), date(2026, 11, 30), ""),
        // Over the end of a year, and over 29 February of a leap year.
        (times(2, 1, autumn, None), date(2026, 12, 29), date(2027, 1, 12), "2026-12-29 2027-01-05 2027-01-12"),
        (times(2, 1, date(2028, 2, 1), None), date(2028, 2, 22), date(2028, 3, 7), "2028-02-22 2028-02-29 2028-03-07"),
        // A group that is said to begin on a Tuesday and meets on Mondays begins on the Monday after.
        (times(1, 1, autumn, None), autumn, date(2026, 9, 14), "2026-09-07 2026-09-14"),
        // Every second and every fourth week, counted from the first meeting whatever the window.
        (times(2, 2, autumn, None), autumn, date(2026, 10, 1), "2026-09-01 2026-09-15 2026-09-29"),
        (times(2, 2, autumn, None), date(2026, 9, 2), date(2026, 10, 1), "2026-09-15 2026-09-29"),
        (times(2, 4, autumn, None), date(2026, 9, 15), date(2026, 11, 1), "2026-09-29 2026-10-27"),
        // The night on which clocks in Kazakhstan (2024) or New York (2026) are moved is a day like any other.
        (times(5, 1, date(2024, 2, 23), None), date(2024, 2, 28), date(2024, 3, 9), "2024-03-01 2024-03-08"),
        (
            times(7, 1, date(2026, 10, 25), None),
            date(2026, 10, 25),
            date(2026, 11, 8),
            "2026-10-25 2026-11-01 2026-11-08",
        ),
        // The last day is a meeting day still.
        (times(2, 1, autumn, Some(date(2026, 9, 15))), autumn, date(2027, 1, 1), "2026-09-01 2026-09-08 2026-09-15"),
    ];
    for (times, from, until, expected) in cases {
        assert_eq!(said(&meeting_days(&times, &[], from, until)), expected, "{times:?} {from} {until}");
    }
}

#[test]
fn nothing_meets_before_the_first_day_after_the_last_on_no_weekday_or_in_a_window_turned_round() {
    let autumn = date(2026, 9, 1);
    let none: [(GroupTimes, Date, Date); 6] = [
        (times(2, 1, autumn, None), date(2026, 1, 1), date(2026, 8, 31)),
        (times(2, 1, autumn, Some(date(2026, 8, 31))), date(2026, 1, 1), date(2027, 1, 1)),
        (times(2, 1, autumn, Some(date(2026, 10, 1))), date(2026, 10, 2), date(2027, 1, 1)),
        (times(0, 1, autumn, None), autumn, date(2026, 12, 1)),
        (times(8, 1, autumn, None), autumn, date(2026, 12, 1)),
        (times(2, 1, autumn, None), date(2026, 12, 1), autumn),
    ];
    for (times, from, until) in none {
        assert_eq!(meeting_days(&times, &[], from, until), Vec::<Date>::new(), "{times:?} {from} {until}");
    }
    assert_eq!(meeting_days(&times(2, 1, Date::MAX, None), &[], Date::MAX, Date::MAX), Vec::<Date>::new());
}

#[test]
fn a_holiday_drops_a_meeting_and_moves_none() {
    let autumn = date(2026, 9, 1);
    let one_day = [(date(2026, 9, 15), date(2026, 9, 15))];
    let weekly = meeting_days(&times(2, 1, autumn, None), &one_day, autumn, date(2026, 9, 29));
    assert_eq!(said(&weekly), "2026-09-01 2026-09-08 2026-09-22 2026-09-29");
    let fortnightly = meeting_days(&times(2, 2, autumn, None), &one_day, autumn, date(2026, 10, 13));
    assert_eq!(said(&fortnightly), "2026-09-01 2026-09-29 2026-10-13", "not the 22nd");
    let new_year = [(date(2026, 12, 28), date(2027, 1, 10))];
    let winter = meeting_days(&times(2, 1, autumn, None), &new_year, date(2026, 12, 20), date(2027, 1, 20));
    assert_eq!(said(&winter), "2026-12-22 2027-01-12 2027-01-19");
}

#[test]
fn a_window_of_years_is_cut_after_four_hundred_days() {
    let days = meeting_days(&times(2, 1, date(2020, 1, 1), None), &[], date(2026, 9, 1), date(2099, 1, 1));
    assert_eq!(days.len(), 58, "days 0, 7, … 399");
    assert_eq!(days.last(), Some(&date(2027, 10, 5)));
}

fn hours(weekday: i64, every_weeks: i64, hour: i8) -> Hours {
    Hours { weekday, starts: time(hour, 0, 0, 0), minutes: 120, every_weeks }
}

// 1 September, 24 November and 1 December 2026 are Tuesdays, 2 December a Wednesday.
#[test]
fn a_change_holds_from_its_day_and_moves_nothing_before() {
    let autumn = date(2026, 9, 1);
    let tuesdays = Rhythm::new(times(2, 1, autumn, None), &[]);
    let changed = tuesdays.changed(date(2026, 12, 1), hours(3, 1, 19));
    let window = (date(2026, 11, 17), date(2026, 12, 16));
    assert_eq!(
        said(&changed.meeting_days(&[], window.0, window.1)),
        "2026-11-17 2026-11-24 2026-12-02 2026-12-09 2026-12-16"
    );
    assert_eq!(changed.on(date(2026, 11, 30)).starts, time(18, 0, 0, 0));
    assert_eq!(changed.on(date(2026, 12, 1)).starts, time(19, 0, 0, 0));
    assert_eq!(changed.announced(date(2026, 11, 24)).len(), 1);
    assert!(changed.announced(date(2026, 12, 1)).is_empty());
    // Changed again before it began: what had been settled for December falls away.
    let again = changed.changed(date(2026, 11, 24), hours(4, 1, 17));
    assert_eq!(said(&again.meeting_days(&[], window.0, window.1)), "2026-11-17 2026-11-26 2026-12-03 2026-12-10");
    // From the first day on, or earlier: as if it had never been otherwise.
    assert_eq!(changed.changed(autumn, hours(1, 1, 18)), Rhythm::new(times(1, 1, autumn, None), &[]));
    // Changed back and forth on one day: nothing is left of what never held.
    let back = changed.changed(date(2026, 12, 1), hours(2, 1, 18));
    assert_eq!(back.meeting_days(&[], window.0, window.1), tuesdays.meeting_days(&[], window.0, window.1));
    // The last day holds for all of them.
    let ends =
        Rhythm::new(times(2, 1, autumn, Some(date(2026, 12, 3))), &[]).changed(date(2026, 12, 1), hours(3, 1, 19));
    assert_eq!(said(&ends.meeting_days(&[], window.0, window.1)), "2026-11-17 2026-11-24 2026-12-02");
}

#[test]
fn every_second_week_is_counted_anew_from_the_change() {
    let weekly = Rhythm::new(times(2, 1, date(2026, 9, 1), None), &[]);
    for (from, expected) in [
        (date(2026, 11, 24), "2026-11-24 2026-12-08 2026-12-22"),
        (date(2026, 12, 1), "2026-11-24 2026-12-01 2026-12-15"),
    ] {
        let changed = weekly.changed(from, hours(2, 2, 18));
        assert_eq!(said(&changed.meeting_days(&[], date(2026, 11, 24), date(2026, 12, 22))), expected, "{from}");
        let holiday = [(date(2026, 12, 8), date(2026, 12, 15))];
        let without = changed.meeting_days(&holiday, date(2026, 11, 24), date(2026, 12, 22));
        assert_eq!(without.len(), expected.split(' ').count() - 1, "{from}");
    }
}

#[test]
fn new_hours_begin_after_what_was_held_and_before_the_end() {
    let (autumn, today) = (date(2026, 9, 1), date(2026, 11, 24));
    let met = Some(date(2026, 11, 17));
    let cases = [
        (date(2026, 11, 17), met, None, None),
        (date(2026, 11, 16), met, None, Some("group-close-held")),
        (date(2026, 9, 1), None, None, None),
        (date(2027, 11, 25), met, None, None),
        (date(2027, 11, 26), met, None, Some("timetable-hours-far")),
        (date(2026, 12, 2), met, Some(date(2026, 12, 1)), Some("timetable-hours-after-last")),
    ];
    for (from, met, last, expected) in cases {
        let found = check_from(&times(2, 1, autumn, last), from, today, met).err().map(|problem| problem.key);
        assert_eq!(found, expected, "{from}");
    }
}

#[test]
fn a_first_day_moves_back_by_whole_turns_only() {
    let (weekly, fortnightly) = (times(2, 1, date(2026, 9, 1), None), times(2, 2, date(2026, 9, 1), None));
    let recorded = Some(date(2026, 9, 15));
    let cases = [
        (weekly, date(2026, 8, 25), recorded, None),
        (weekly, date(2026, 9, 15), recorded, None),
        (weekly, date(2026, 9, 16), recorded, Some("timetable-first-day-met")),
        (weekly, date(2026, 12, 1), None, None),
        (fortnightly, date(2026, 9, 1), recorded, None),
        (fortnightly, date(2026, 8, 18), recorded, None),
        (fortnightly, date(2026, 8, 25), recorded, Some("timetable-first-day-weeks")),
        (fortnightly, date(2026, 8, 25), None, None),
    ];
    for (times, first, recorded, expected) in cases {
        let found = check_first_day(&Rhythm::new(times, &[]), first, recorded).err().map(|problem| problem.key);
        assert_eq!(found, expected, "{first} {recorded:?}");
    }
}

fn a_day() -> impl Strategy<Value = Date> {
    (0i64..9000).prop_map(|days| date(2015, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn no_change_moves_a_day_before_it(
        first in a_day(),
        changes in proptest::collection::vec((0i64..900, 1i64..=7, prop_oneof![Just(1i64), Just(2), Just(4)]), 1..5),
    ) {
        let mut rhythm = Rhythm::new(times(2, 1, first, None), &[]);
        for (ahead, weekday, every_weeks) in changes {
            let from = first.saturating_add(ahead.days());
            let changed = rhythm.changed(from, hours(weekday, every_weeks, 18));
            let yesterday = from.saturating_sub(1.day());
            let back = from.saturating_sub(399.days());
            prop_assert_eq!(rhythm.meeting_days(&[], back, yesterday), changed.meeting_days(&[], back, yesterday));
            let after = changed.meeting_days(&[], from, from.saturating_add(399.days()));
            prop_assert!(after.iter().all(|day| i64::from(day.weekday().to_monday_one_offset()) == weekday));
            prop_assert!(!after.is_empty());
            rhythm = changed;
        }
    }

    #[test]
    fn meetings_are_on_the_weekday_in_range_never_on_holidays_sorted_and_once(
        weekday in 1i64..=7, every in prop::sample::select(vec![1i64, 2, 4]), first in a_day(), from in a_day(),
        long in 0i64..500, off in prop::collection::vec((a_day(), 0i64..30), 0..4),
    ) {
        let until = from.saturating_add(long.days());
        let holidays: Vec<_> = off.iter().map(|(day, more)| (*day, day.saturating_add(more.days()))).collect();
        let group = times(weekday, every, first, None);
        let all = meeting_days(&group, &[], from, until);
        let days = meeting_days(&group, &holidays, from, until);
        for day in &all {
            prop_assert_eq!(i64::from(day.weekday().to_monday_one_offset()), weekday);
            prop_assert!(from <= *day && *day <= until && first <= *day);
            prop_assert_eq!(days.contains(day), !is_holiday(&holidays, *day));
        }
        prop_assert!(all.windows(2).all(|pair| days_between(pair[0], pair[1]) == every * 7));
        prop_assert!(days.iter().all(|day| all.contains(day)));
        let window = long.min(400);
        if first <= from {
            prop_assert!((all.len() as i64 - window / (every * 7)).abs() <= 1, "as many as fit");
        }
    }
}
