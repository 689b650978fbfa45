//! When a group meets, in words, and what the forms about it offer.

use jiff::{SignedDuration, civil::Date};

use super::{
    model::GroupTimes,
    rules::{RHYTHMS, Rhythm},
};
use crate::foundation::{
    form::{Choice, Form},
    text::Text,
};

/// When a group meets: `Tuesday, 18:00–20:00, every week`.
#[must_use]
pub fn say_times(text: &Text, times: &GroupTimes) -> String {
    let ends = times.starts.wrapping_add(SignedDuration::from_mins(times.minutes));
    let rhythm = match times.every_weeks {
        2 => "timetable-rhythm-2",
        4 => "timetable-rhythm-4",
        _ => "timetable-rhythm-1",
    };
    text.phrase("timetable-times")
        .with("weekday", text.weekday(times.weekday))
        .with("from", text.hour(times.starts))
        .with("to", text.hour(ends))
        .with("rhythm", text.say(rhythm))
        .to_string()
}

/// When a group meets on a day, and what is settled for later: `Tuesday, 18:00–20:00, every week · from 1 December: …`.
#[must_use]
pub fn say_rhythm(text: &Text, rhythm: &Rhythm, day: Date) -> String {
    let later = rhythm.announced(day).into_iter().map(|(from, times)| {
        let phrase = text.phrase("timetable-times-from").with("day", text.short_day(from));
        phrase.with("times", say_times(text, &times)).to_string()
    });
    std::iter::once(say_times(text, rhythm.on(day))).chain(later).collect::<Vec<_>>().join(" · ")
}

/// Days on which nobody meets: `28.12.2026 – 10.01.2027, New Year`.
#[must_use]
pub fn say_days(text: &Text, first: Date, last: Date, name: &str) -> String {
    if first == last {
        format!("{}, {name}", text.short_day(first))
    } else {
        format!("{} – {}, {name}", text.short_day(first), text.short_day(last))
    }
}

fn numbered(form: &Form, name: &str, number: i64, label: String) -> Choice {
    Choice::new(number, label, form.value(name) == number.to_string())
}

/// The days of the week to choose from.
#[must_use]
pub fn weekdays(text: &Text, form: &Form) -> Vec<Choice> {
    (1..=7).map(|day| numbered(form, "weekday", day, text.weekday(day))).collect()
}

/// How often a group can meet.
#[must_use]
pub fn rhythms(text: &Text, form: &Form) -> Vec<Choice> {
    let key =
        |weeks: i64| ["", "timetable-rhythm-1", "timetable-rhythm-2", "", "timetable-rhythm-4"][weeks as usize % 5];
    RHYTHMS.into_iter().map(|weeks| numbered(form, "every_weeks", weeks, text.say(key(weeks)))).collect()
}
