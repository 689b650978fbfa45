//! The days of the played history, laid so that it ends today: three terms of weeks, holidays, breaks between the terms.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, date},
    tz::TimeZone,
};

use super::script::Script;
use crate::groups::Group;

/// How many weeks the history goes back.
pub(super) const WEEKS: i64 = 40;
/// Weeks without meetings, counted back from this one.
const BREAKS: [(i64, i64); 2] = [(28, 27), (14, 12)];

pub(super) struct Calendar {
    zone: TimeZone,
    pub(super) today: Date,
    /// When today's meeting began or begins: the last half hour, but not at night.
    pub(super) tonight: Time,
    pub(super) holidays: Vec<(Date, Date, String)>,
    pub(super) weeks: i64,
}

impl Calendar {
    pub(super) fn new(script: &Script, now: Timestamp, weeks: i64) -> Self {
        let zone = TimeZone::get(&script.zone).unwrap_or(TimeZone::UTC);
        let here = now.to_zoned(zone.clone());
        let (today, time) = (here.date(), here.time());
        let half = if time.minute() < 30 { 0 } else { 30 };
        let tonight = jiff::civil::time(time.hour().min(20), half, 0, 0);
        let mut calendar = Calendar { zone, today, tonight, holidays: Vec::new(), weeks };
        calendar.holidays = calendar.find_holidays(script);
        calendar
    }

    fn find_holidays(&self, script: &Script) -> Vec<(Date, Date, String)> {
        let mut found = Vec::new();
        let span = |first: Date, days: i64| (first, first.saturating_add((days - 1).days()));
        for year in [self.today.year() - 1, self.today.year(), self.today.year() + 1] {
            for line in &script.holiday {
                let (first, last) = span(date(year, line.month, line.day), line.days);
                found.push((first, last, line.name.clone()));
            }
        }
        for (first, last) in BREAKS.into_iter().filter(|(first, _)| *first <= self.weeks) {
            let (from, until) = span(self.monday(first), 7 * (first - last + 1));
            found.push((from, until, script.break_name.clone()));
        }
        let (from, until) = (self.monday(self.weeks), self.today.saturating_add(120.days()));
        // Somebody meets today, whatever day it is.
        let holds_today = |first: Date, last: Date| first <= self.today && self.today <= last;
        found.retain(|(first, last, _)| *last >= from && *first <= until && !holds_today(*first, *last));
        found.sort();
        found
    }

    /// The Monday of a week, counted back from this one.
    pub(super) fn monday(&self, weeks_ago: i64) -> Date {
        let since = i64::from(self.today.weekday().to_monday_zero_offset());
        self.today.saturating_sub((since + 7 * weeks_ago).days())
    }

    /// The day of a group's meeting in a week; none on a holiday, or when it is not over yet.
    pub(super) fn meeting(&self, group: &Group, weeks_ago: i64) -> Option<Date> {
        let day = self.monday(weeks_ago).saturating_add((group.times.weekday - 1).days());
        let free = self.holidays.iter().any(|(first, last, _)| *first <= day && day <= *last);
        (day < self.today && day >= group.times.first_day && !free).then_some(day)
    }

    /// An instant on a day of the programme.
    pub(super) fn instant(&self, day: Date, time: Time) -> Timestamp {
        self.zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The end of a week: when what happened in it has been written down.
    pub(super) fn end_of(&self, weeks_ago: i64) -> Timestamp {
        self.instant(self.monday(weeks_ago).saturating_add(6.days()), jiff::civil::time(20, 0, 0, 0))
    }
}
