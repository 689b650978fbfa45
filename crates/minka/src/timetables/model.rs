//! Nouns: when a group meets, and days on which nobody does.

use jiff::civil::{Date, Time};

crate::id_type!(HolidayId, "Days on which nobody meets.");

/// The recurrence as it was last settled: every so many weeks on one weekday, from a first day, perhaps to a last. On which
/// days the group met before that, and meets now, says its [`super::Rhythm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupTimes {
    /// 1 Monday … 7 Sunday.
    pub weekday: i64,
    /// In the programme's zone.
    pub starts: Time,
    /// How long.
    pub minutes: i64,
    /// 1: every week.
    pub every_weeks: i64,
    /// From this day.
    pub first_day: Date,
    /// To this day.
    pub last_day: Option<Date>,
}

impl GroupTimes {
    /// What can change from a day on.
    #[must_use]
    pub fn hours(&self) -> Hours {
        let GroupTimes { weekday, starts, minutes, every_weeks, .. } = *self;
        Hours { weekday, starts, minutes, every_weeks }
    }

    /// The same group with other hours.
    #[must_use]
    pub fn with(self, hours: Hours) -> Self {
        let Hours { weekday, starts, minutes, every_weeks } = hours;
        GroupTimes { weekday, starts, minutes, every_weeks, ..self }
    }
}

/// What can change from a day on: the weekday, the hour, how long, how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// 1 Monday … 7 Sunday.
    pub weekday: i64,
    /// In the programme's zone.
    pub starts: Time,
    /// How long.
    pub minutes: i64,
    /// 1: every week.
    pub every_weeks: i64,
}

/// How a group met before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursBefore {
    /// The first day on which they no longer held.
    pub until: Date,
    /// What held.
    pub hours: Hours,
}

/// Days on which nobody meets, with their id.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// Its id.
    pub id: HolidayId,
    /// Whether it is the whole site's.
    pub of_site: bool,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Its name.
    pub name: String,
}
