//! Meeting days that have passed and that nobody opened: neither "we met" nor "we did not meet" is known of them.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{rules, store};
use crate::{
    foundation::{
        access::Reach,
        clock::day_in,
        error::Error,
        ids::{GroupId, SiteId},
        store::Db,
    },
    groups::{self, Group},
    timetables, users,
};

/// So far back somebody is asked: what lies longer ago nobody remembers, and the group's own list shows it.
const WEEKS_BACK: i64 = 4;

/// A meeting day of which nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnopenedDay {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// The day on which it would have met.
    pub day: Date,
}

/// The meeting days of the last four weeks that nobody opened, of the groups of a reach at one site, the newest first.
/// Holidays are none, nor is a day in whose place the group met on another, nor one before the program knew the group. Of a
/// whole site the first five hundred groups are looked at, with four statements.
///
/// # Errors
/// When the database cannot be read.
pub fn list_unopened(
    db: &mut Db<'_>,
    (site, reach): (SiteId, &Reach),
    now: Timestamp,
) -> Result<Vec<UnopenedDay>, Error> {
    let zone = users::get_programme_of(db, site)?.zone;
    let today = day_in(now, &zone);
    let since = today.saturating_sub(WEEKS_BACK.weeks());
    let around = (since.saturating_sub(rules::LONGEST_MOVE.days()), today.saturating_add(rules::LONGEST_MOVE.days()));
    let known = groups::list_meeting_groups(db, reach)?;
    let opened = store::list_opened_days(db, reach, around)?;
    let holidays = timetables::list_holidays_of_site(db, site)?;
    let rhythms = timetables::list_rhythms(db, reach)?;
    let days_of = |(group, entered): (Group, Timestamp)| {
        let off: Vec<(Date, Date)> = holidays
            .iter()
            .filter(|(_, last, only)| *last >= around.0 && only.is_none_or(|only| only == group.id))
            .map(|(first, last, _)| (*first, *last))
            .collect();
        let rhythm = rhythms.of(group.id, group.times);
        let usual = rhythm.meeting_days(&off, around.0, around.1);
        let own: Vec<(Date, bool)> = opened.iter().filter(|one| one.0 == group.id).map(|one| (one.1, one.2)).collect();
        let since = since.max(day_in(entered, &zone));
        let days = rules::unopened(&usual, &own, (since, today), rhythm.on(today).every_weeks);
        let named = move |day| UnopenedDay { group: group.id, group_name: group.name.clone(), day };
        days.into_iter().map(named).collect::<Vec<_>>()
    };
    let mut found: Vec<UnopenedDay> = known.into_iter().flat_map(days_of).collect();
    found.sort_by_cached_key(|one| (std::cmp::Reverse(one.day), groups::name_key(&one.group_name), one.group));
    Ok(found)
}
