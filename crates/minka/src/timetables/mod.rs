//! When a group meets: its day and hour, every how many weeks, how that changed on the way, and the days on which nobody meets.
//!
//! It knows no group but its id; `groups` and `sessions` have the pages. What it refuses: a change that moves a meeting
//! which was held, a holiday that shifts the weeks of a group.

mod model;
mod rules;
mod store;
mod words;

pub use self::{
    model::{GroupTimes, Holiday, HolidayId, Hours, HoursBefore},
    rules::{
        Rhythm, check_first_day, check_from, check_number, day_of, days_between, is_holiday, meeting_days, read_hours,
        said,
    },
    store::{
        Rhythms, add_holiday, get_rhythm, hour_text, list_holidays, list_holidays_from, list_holidays_of_site,
        list_rhythms, remove_holiday, save_before,
    },
    words::{rhythms, say_days, say_rhythm, say_times, weekdays},
};
