//! Decisions about groups, without database, clock or web.

mod rhythm;

use std::ops::RangeInclusive;

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

pub use self::rhythm::Rhythm;
use super::model::{Group, GroupTimes, Hours};
use crate::{
    curriculum::CourseId,
    foundation::{
        form::{Fields, Problem, Problems},
        ids::Id,
        text::Language,
    },
    people::read_day,
};

/// The longest window in which meetings are looked for.
const LONGEST_WINDOW_DAYS: i64 = 400;

/// The days on which a group meets between two days, both included, of which at most 400 are looked at.
///
/// The rhythm is counted from its first meeting (the first such weekday on or after the first day): a holiday drops a
/// meeting and moves none, so that a group of every second week does not change weeks with another that shares the room.
#[must_use]
pub fn meeting_days(times: &GroupTimes, holidays: &[(Date, Date)], from: Date, until: Date) -> Vec<Date> {
    let Some(first) = first_meeting(times) else { return Vec::new() };
    let furthest = from.saturating_add(LONGEST_WINDOW_DAYS.days());
    let last = until.min(furthest).min(times.last_day.unwrap_or(Date::MAX));
    let step = times.every_weeks.clamp(1, 52) * 7;
    let waited = days_between(first, from.max(first));
    let mut day = first.saturating_add((waited.div_euclid(step) * step).days());
    if day < from {
        day = day.saturating_add(step.days());
    }
    let mut days = Vec::new();
    while day <= last {
        if !is_holiday(holidays, day) {
            days.push(day);
        }
        match day.checked_add(step.days()) {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    days
}

/// Whether somebody takes the day off for everybody.
#[must_use]
pub fn is_holiday(holidays: &[(Date, Date)], day: Date) -> bool {
    holidays.iter().any(|(first, last)| *first <= day && day <= *last)
}

fn first_meeting(times: &GroupTimes) -> Option<Date> {
    let weekday = i8::try_from(times.weekday).ok().filter(|day| (1..=7).contains(day))?;
    let ahead = (weekday - times.first_day.weekday().to_monday_one_offset()).rem_euclid(7);
    times.first_day.checked_add(i64::from(ahead).days()).ok()
}

/// How many days lie between.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

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
/// How long a meeting may take, in minutes.
const MINUTES: RangeInclusive<i64> = 15..=480;
/// The rhythms that are offered.
pub(super) const RHYTHMS: [i64; 3] = [1, 2, 4];
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

/// Reads when a group meets: weekday, hour, minutes, rhythm.
///
/// # Errors
/// A problem at each field that cannot be read.
pub fn read_hours(fields: &Fields) -> Result<Hours, Problems> {
    let mut problems = Problems::default();
    let weekday = problems.keep(check_number("weekday", fields, 1..=7, "group-weekday-missing"));
    let starts = problems.keep(check_hour("starts", fields.text("starts")));
    let minutes = problems.keep(check_number("minutes", fields, MINUTES, "group-minutes-wrong"));
    let every_weeks = problems.keep(check_rhythm(fields));
    match (weekday, starts, minutes, every_weeks) {
        (Some(weekday), Some(starts), Some(minutes), Some(every_weeks)) => {
            Ok(Hours { weekday, starts, minutes, every_weeks })
        }
        _ => Err(problems),
    }
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

fn check_number(field: &str, fields: &Fields, range: RangeInclusive<i64>, wrong: &'static str) -> Result<i64, Problem> {
    let number = fields.text(field).parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| Problem::new(field, wrong).with("least", range.start()).with("most", range.end()))
}

fn check_rhythm(fields: &Fields) -> Result<i64, Problem> {
    let weeks = fields.text("every_weeks").parse().ok().filter(|weeks| RHYTHMS.contains(weeks));
    weeks.ok_or_else(|| Problem::new("every_weeks", "group-rhythm-missing"))
}

fn check_places(fields: &Fields, most: i64) -> Result<i64, Problem> {
    let capacity = check_number("capacity", fields, CAPACITY, "group-capacity-wrong")?;
    if capacity < most {
        Err(Problem::new("capacity", "group-capacity-less").with("count", most))
    } else {
        Ok(capacity)
    }
}

/// An hour as people type it: 18:30, 18.30, 9:00.
fn check_hour(field: &str, typed: &str) -> Result<Time, Problem> {
    let wrong = || Problem::new(field, "group-hour-wrong");
    let (hour, minute) = typed.split_once([':', '.']).ok_or_else(wrong)?;
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
        return Err(wrong());
    }
    let (hour, minute) = (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

/// The day that three fields of a form say, in a year of ours.
///
/// # Errors
/// The problem at the field.
pub fn day_of(fields: &Fields, name: &str) -> Result<Date, Problem> {
    let part = |part: &str| fields.text(&format!("{name}-{part}")).to_owned();
    let day = read_day(name, [&part("day"), &part("month"), &part("year")])?;
    if (2000..2100).contains(&day.year()) { Ok(day) } else { Err(Problem::new(name, "people-day-unknown")) }
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

/// A day inside a sentence.
#[must_use]
pub fn said(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// Whether a group's first day may be moved: not past the first meeting that was written down, and, where it does not meet
/// every week, by whole turns only, because its weeks are counted from there.
pub(super) fn check_first_day(rhythm: &Rhythm, first: Date, recorded: Option<Date>) -> Result<(), Problem> {
    let Some(recorded) = recorded else { return Ok(()) };
    let was = *rhythm.on(rhythm.first_day());
    let moved = GroupTimes { first_day: first, ..was };
    let counted = first_meeting(&was).unwrap_or(was.first_day);
    let shift = first_meeting(&moved).map_or(0, |begins| days_between(counted, begins));
    if first > recorded {
        Err(Problem::new("first_day", "group-first-day-met").with("day", said(recorded)))
    } else if shift.rem_euclid(was.every_weeks.clamp(1, 52) * 7) != 0 {
        Err(Problem::new("first_day", "group-first-day-weeks").with("day", said(counted)))
    } else {
        Ok(())
    }
}

/// Whether new hours may hold from a day on: not before the last meeting that was held or marked, while the group still
/// meets, and within a year.
///
/// # Errors
/// The problem at the field `from`.
pub fn check_from(times: &GroupTimes, from: Date, today: Date, met: Option<Date>) -> Result<(), Problem> {
    let at = |key| Problem::new("from", key);
    if let Some(met) = met.filter(|met| from < *met) {
        Err(at("group-close-held").with("day", said(met)))
    } else if let Some(last) = times.last_day.filter(|last| from > *last) {
        Err(at("group-hours-after-last").with("day", said(last)))
    } else if days_between(today, from) > 366 {
        Err(at("group-hours-far"))
    } else {
        Ok(())
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
mod tests;
