//! The days on which a group meets, when its day or hour was changed on the way.

use jiff::{ToSpan, civil::Date};

use super::{
    super::model::{GroupTimes, Hours, HoursBefore},
    meeting_days,
};

/// All hours of a group in their order, each with the first day on which they no longer hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    first: Date,
    before: Vec<(Date, GroupTimes)>,
    now: GroupTimes,
}

impl Rhythm {
    /// From what holds now and what held before, the earliest first. Weeks are counted from the beginning of each.
    #[must_use]
    pub fn new(times: GroupTimes, before: &[HoursBefore]) -> Self {
        let first = times.first_day;
        let mut since = first;
        let mut parts = Vec::with_capacity(before.len());
        for part in before {
            parts.push((part.until, GroupTimes { first_day: since, ..times.with(part.hours) }));
            since = since.max(part.until);
        }
        Rhythm { first, before: parts, now: GroupTimes { first_day: since, ..times } }
    }

    /// The group's first day.
    #[must_use]
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// The hours that hold on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> &GroupTimes {
        self.before.iter().find(|(until, _)| day < *until).map_or(&self.now, |(_, times)| times)
    }

    /// The days on which the group meets between two days, both included, of which at most 400 are looked at.
    #[must_use]
    pub fn meeting_days(&self, holidays: &[(Date, Date)], from: Date, until: Date) -> Vec<Date> {
        let mut days = Vec::new();
        let mut since = from;
        for (end, times) in &self.before {
            let last = end.saturating_sub(1.day());
            if since <= last {
                days.extend(meeting_days(times, holidays, since, until.min(last)));
                since = *end;
            }
        }
        days.extend(meeting_days(&self.now, holidays, since, until));
        days
    }

    /// Since when the hours that were settled last hold.
    #[must_use]
    pub fn since(&self) -> Date {
        self.now.first_day
    }

    /// What is settled for later than a day: from when, and what.
    #[must_use]
    pub fn announced(&self, day: Date) -> Vec<(Date, GroupTimes)> {
        let all = self.before.iter().map(|(_, times)| times).chain([&self.now]).skip(1);
        all.filter(|times| times.first_day > day).map(|times| (times.first_day, *times)).collect()
    }

    /// The same group with other hours from a day on; whatever was settled for later falls away.
    #[must_use]
    pub fn changed(&self, from: Date, hours: Hours) -> Self {
        let parts = self.before.iter().copied().chain([(Date::MAX, self.now)]);
        let before = parts
            .filter(|(_, times)| times.first_day < from)
            .map(|(until, times)| HoursBefore { until: until.min(from), hours: times.hours() });
        let times = GroupTimes { first_day: self.first, ..self.now.with(hours) };
        Rhythm::new(times, &before.collect::<Vec<_>>())
    }

    /// What held before, for the store.
    pub(in crate::timetables) fn before(&self) -> impl Iterator<Item = HoursBefore> {
        self.before.iter().map(|(until, times)| HoursBefore { until: *until, hours: times.hours() })
    }

    /// What holds last.
    #[must_use]
    pub fn last(&self) -> Hours {
        self.now.hours()
    }
}
