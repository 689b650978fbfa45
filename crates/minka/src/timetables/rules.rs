//! On which days a group meets, and what hours can be, without database, clock or web.

mod rhythm;

use std::ops::RangeInclusive;

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

pub use self::rhythm::Rhythm;
use super::model::{GroupTimes, Hours};
use crate::{
    foundation::form::{Fields, Problem, Problems},
    people::read_day,
};

/// The longest window in which meetings are looked for.
const LONGEST_WINDOW_DAYS: i64 = 400;
/// How long a meeting may take, in minutes.
const MINUTES: RangeInclusive<i64> = 15..=480;
/// The rhythms that are offered.
pub(super) const RHYTHMS: [i64; 3] = [1, 2, 4];

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

/// Reads when a group meets: weekday, hour, minutes, rhythm.
///
/// # Errors
/// A problem at each field that cannot be read.
pub fn read_hours(fields: &Fields) -> Result<Hours, Problems> {
    let mut problems = Problems::default();
    let weekday = problems.keep(check_number("weekday", fields, 1..=7, "timetable-weekday-missing"));
    let starts = problems.keep(check_hour("starts", fields.text("starts")));
    let minutes = problems.keep(check_number("minutes", fields, MINUTES, "timetable-minutes-wrong"));
    let every_weeks = problems.keep(check_rhythm(fields));
    match (weekday, starts, minutes, every_weeks) {
        (Some(weekday), Some(starts), Some(minutes), Some(every_weeks)) => {
            Ok(Hours { weekday, starts, minutes, every_weeks })
        }
        _ => Err(problems),
    }
}

/// A whole number of a form within a range; the words name both ends.
///
/// # Errors
/// The problem at the field.
pub fn check_number(
    field: &str,
    fields: &Fields,
    range: RangeInclusive<i64>,
    wrong: &'static str,
) -> Result<i64, Problem> {
    let number = fields.text(field).parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| Problem::new(field, wrong).with("least", range.start()).with("most", range.end()))
}

fn check_rhythm(fields: &Fields) -> Result<i64, Problem> {
    let weeks = fields.text("every_weeks").parse().ok().filter(|weeks| RHYTHMS.contains(weeks));
    weeks.ok_or_else(|| Problem::new("every_weeks", "timetable-rhythm-missing"))
}

/// An hour as people type it: 18:30, 18.30, 9:00.
fn check_hour(field: &str, typed: &str) -> Result<Time, Problem> {
    let wrong = || Problem::new(field, "timetable-hour-wrong");
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

/// A day inside a sentence.
#[must_use]
pub fn said(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// Whether a group's first day may be moved: not past the first meeting that was written down, and, where it does not meet
/// every week, by whole turns only, because its weeks are counted from there.
///
/// # Errors
/// The problem at the field `first_day`.
pub fn check_first_day(rhythm: &Rhythm, first: Date, recorded: Option<Date>) -> Result<(), Problem> {
    let Some(recorded) = recorded else { return Ok(()) };
    let was = *rhythm.on(rhythm.first_day());
    let moved = GroupTimes { first_day: first, ..was };
    let counted = first_meeting(&was).unwrap_or(was.first_day);
    let shift = first_meeting(&moved).map_or(0, |begins| days_between(counted, begins));
    if first > recorded {
        Err(Problem::new("first_day", "timetable-first-day-met").with("day", said(recorded)))
    } else if shift.rem_euclid(was.every_weeks.clamp(1, 52) * 7) != 0 {
        Err(Problem::new("first_day", "timetable-first-day-weeks").with("day", said(counted)))
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
        Err(at("timetable-hours-after-last").with("day", said(last)))
    } else if days_between(today, from) > 366 {
        Err(at("timetable-hours-far"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
