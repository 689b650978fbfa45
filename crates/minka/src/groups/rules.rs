//! Decisions about groups, without database, clock or web.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::model::Group;
use crate::{
    curriculum::CourseId,
    foundation::{
        form::{Fields, Problem, Problems},
        ids::Id,
        text::Language,
    },
    timetables::{GroupTimes, Hours, check_number, day_of, days_between, read_hours},
};

/// A stay as the rules see it: its first day, and the first day on which it is over.
pub type Span = (Date, Option<Date>);

/// Whether two stays share a day.
#[must_use]
pub fn overlap(a: Span, b: Span) -> bool {
    b.1.is_none_or(|end| a.0 < end) && a.1.is_none_or(|end| b.0 < end)
}

/// The most people that are in a group on any one day from a day on: what somebody who joins then and stays will meet.
#[must_use]
pub fn most_at_once(stays: &[Span], from: Date) -> usize {
    let holds = |stay: &Span, day: Date| stay.0 <= day && stay.1.is_none_or(|end| day < end);
    let turning = stays.iter().map(|stay| stay.0).filter(|day| *day > from).chain([from]);
    turning.map(|day| stays.iter().filter(|stay| holds(stay, day)).count()).max().unwrap_or(0)
}

/// Refuses one more member when every place is taken; the words name the number of places.
///
/// # Errors
/// The problem at `field`.
pub fn check_capacity(field: &str, capacity: i64, places_left: i64) -> Result<(), Problem> {
    if places_left > 0 { Ok(()) } else { Err(Problem::new(field, "group-full").with("capacity", capacity)) }
}

/// What a group's capacity may be.
const CAPACITY: RangeInclusive<i64> = 1..=60;
/// The longest name of a group, a place or a holiday.
const LONGEST: usize = 80;
/// The longest holiday, in days.
const LONGEST_HOLIDAY: i64 = 92;

/// What the form of a group says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) times: GroupTimes,
    pub(super) capacity: i64,
    pub(super) course: Option<CourseId>,
    pub(super) language: Language,
}

/// Reads the form of a group. `kept`: the hours of one that is there, which have a page of their own. `most` is how many
/// places are taken on the fullest day to come, which the capacity must hold.
pub(super) fn check_draft(
    fields: &Fields,
    courses: &[CourseId],
    kept: Option<Hours>,
    most: i64,
) -> Result<Draft, Problems> {
    let mut problems = Problems::default();
    let name = problems.keep(check_words("name", fields.text("name"), "group-name-missing"));
    let place = problems.keep(check_place(fields.text("place")));
    let hours = match kept {
        Some(hours) => Some(hours),
        None => read_hours(fields).map_err(|found| problems.0.extend(found.0)).ok(),
    };
    let first_day = problems.keep(day_of(fields, "first_day"));
    let last_day = problems.keep(last_day_of(fields, first_day));
    let capacity = problems.keep(check_places(fields, most));
    let language = problems
        .keep(Language::parse(fields.text("language")).ok_or(Problem::new("language", "group-language-missing")));
    let course = CourseId::parse(fields.text("course"));
    if fields.has("course") && course.is_none_or(|course| !courses.contains(&course)) {
        problems.add(Problem::new("course", "group-course-unknown"));
    }
    let all = (|| {
        let Hours { weekday, starts, minutes, every_weeks } = hours?;
        let (first_day, last_day) = (first_day?, last_day?);
        let times = GroupTimes { weekday, starts, minutes, every_weeks, first_day, last_day };
        Some(Draft { name: name?, place: place?, times, capacity: capacity?, course, language: language? })
    })();
    all.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Words of a name: single spaces, a letter or figure in them, nothing invisible, short enough for a phone.
fn check_words(field: &str, typed: &str, missing: &'static str) -> Result<String, Problem> {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST {
        Err(Problem::new(field, "group-words-long").with("most", LONGEST))
    } else if words.chars().any(char::is_control) || !words.chars().any(char::is_alphanumeric) {
        Err(Problem::new(field, missing))
    } else {
        Ok(words)
    }
}

fn check_place(typed: &str) -> Result<String, Problem> {
    if typed.is_empty() { Ok(String::new()) } else { check_words("place", typed, "group-place-wrong") }
}

fn check_places(fields: &Fields, most: i64) -> Result<i64, Problem> {
    let capacity = check_number("capacity", fields, CAPACITY, "group-capacity-wrong")?;
    if capacity < most {
        Err(Problem::new("capacity", "group-capacity-less").with("count", most))
    } else {
        Ok(capacity)
    }
}

fn last_day_of(fields: &Fields, first: Option<Date>) -> Result<Option<Date>, Problem> {
    if ["day", "month", "year"].iter().all(|part| !fields.has(&format!("last_day-{part}"))) {
        return Ok(None);
    }
    let last = day_of(fields, "last_day")?;
    if first.is_some_and(|first| last < first) {
        return Err(Problem::new("last_day", "group-last-before-first"));
    }
    Ok(Some(last))
}

/// The days and the name of a holiday.
pub(super) fn check_holiday(fields: &Fields) -> Result<(Date, Date, String), Problems> {
    let mut problems = Problems::default();
    let name = problems.keep(check_words("name", fields.text("name"), "group-holiday-name-missing"));
    let first = problems.keep(day_of(fields, "first"));
    let last = problems.keep(day_of(fields, "last"));
    if let (Some(first), Some(last)) = (first, last) {
        if last < first {
            problems.add(Problem::new("last", "group-holiday-turned"));
        } else if days_between(first, last) > LONGEST_HOLIDAY {
            problems.add(Problem::new("last", "group-holiday-long"));
        }
    }
    match (first, last, name) {
        (Some(first), Some(last), Some(name)) if problems.is_empty() => Ok((first, last, name)),
        _ => Err(problems),
    }
}

/// Whether a group may close after a last day.
pub(super) fn check_closing(group: &Group, last: Date, today: Date) -> Result<(), Problem> {
    if last < group.times.first_day {
        Err(Problem::new("last", "group-last-before-first"))
    } else if last > today {
        Err(Problem::new("last", "group-close-future"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stays_that_share_a_day_overlap() {
        let (a, b, c) = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1));
        for (one, other, shared) in [
            ((a, None), (b, None), true),
            ((a, Some(b)), (b, None), false),
            ((a, Some(c)), (b, Some(c)), true),
            ((b, Some(c)), (a, Some(b)), false),
            ((a, Some(b)), (a, Some(b)), true),
            ((c, None), (a, Some(b)), false),
        ] {
            assert_eq!(overlap(one, other), shared, "{one:?} {other:?}");
            assert_eq!(overlap(other, one), shared, "{other:?} {one:?}");
        }
    }

    #[test]
    fn places_are_counted_on_the_fullest_day_to_come() {
        let (a, b, c) = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1));
        let stays = [(a, None), (a, Some(b)), (b, None), (c, None)];
        assert_eq!(most_at_once(&stays, a), 3, "from November on");
        assert_eq!(most_at_once(&stays[..3], a), 2, "one leaves on the day another comes");
        assert_eq!(most_at_once(&[], a), 0);
        assert_eq!(most_at_once(&[(a, Some(b))], c), 0);
    }

    #[test]
    fn a_full_group_takes_nobody_and_one_place_takes_one() {
        for (left, fits) in [(5, true), (1, true), (0, false), (-2, false)] {
            assert_eq!(check_capacity("from", 15, left).is_ok(), fits, "{left}");
        }
    }
}
