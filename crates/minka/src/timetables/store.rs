//! Every statement about the hours that groups had before a change, and about days on which nobody meets.

use std::collections::HashMap;

use jiff::civil::{Date, Time};

use super::{
    model::{GroupTimes, Holiday, HolidayId, Hours, HoursBefore},
    rules::Rhythm,
};
use crate::{
    binds,
    foundation::{
        access::Reach,
        change::Change,
        error::Error,
        ids::{GroupId, Id, SiteId},
        store::{Db, Row},
    },
};

/// The rhythms of many groups: only those whose hours were ever changed stand in it.
#[derive(Clone, Debug, Default)]
pub struct Rhythms(HashMap<GroupId, Vec<HoursBefore>>);

impl Rhythms {
    /// The rhythm of a group that was within the reach.
    #[must_use]
    pub fn of(&self, group: GroupId, times: GroupTimes) -> Rhythm {
        Rhythm::new(times, self.0.get(&group).map_or(&[][..], Vec::as_slice))
    }
}

fn read_before(row: &Row<'_>) -> Result<(GroupId, HoursBefore), Error> {
    let starts: String = row.get(3)?;
    let starts: Time = starts.parse().map_err(|cause| Error::unexpected("read an hour", cause))?;
    let hours = Hours { weekday: row.get(2)?, starts, minutes: row.get(4)?, every_weeks: row.get(5)? };
    Ok((row.get(0)?, HoursBefore { until: row.get(1)?, hours }))
}

/// The rhythms of the groups within a reach: one statement for a site, one for a single group.
///
/// # Errors
/// When the database cannot be read.
pub fn list_rhythms(db: &mut Db<'_>, reach: &Reach) -> Result<Rhythms, Error> {
    let mut found = Vec::new();
    for site in &reach.sites {
        found.extend(db.list(
            "select group_id, until_day, weekday, starts_at, minutes, every_weeks from group_hours_before
             where site_id = $1 order by group_id, until_day limit 20000",
            binds![*site],
            read_before,
        )?);
    }
    for group in &reach.groups {
        found.extend(list_before(db, *group)?);
    }
    let mut rhythms = Rhythms::default();
    for (group, before) in found {
        let known = rhythms.0.entry(group).or_default();
        if known.last().is_none_or(|last| last.until < before.until) {
            known.push(before);
        }
    }
    Ok(rhythms)
}

fn list_before(db: &mut Db<'_>, group: GroupId) -> Result<Vec<(GroupId, HoursBefore)>, Error> {
    db.list(
        "select group_id, until_day, weekday, starts_at, minutes, every_weeks from group_hours_before
         where group_id = $1 order by until_day limit 500",
        binds![group],
        read_before,
    )
}

/// The rhythm of one group.
///
/// # Errors
/// When the database cannot be read.
pub fn get_rhythm(db: &mut Db<'_>, group: GroupId, times: GroupTimes) -> Result<Rhythm, Error> {
    let before: Vec<HoursBefore> = list_before(db, group)?.into_iter().map(|(_, before)| before).collect();
    Ok(Rhythm::new(times, &before))
}

/// Writes what held before each change of a group's hours; what holds since the last stands with the group. A row that
/// stays is left as it is, with who wrote it.
///
/// # Errors
/// When it cannot be written.
pub fn save_before(change: &mut Change<'_>, (site, group): (SiteId, GroupId), rhythm: &Rhythm) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let before: Vec<HoursBefore> = rhythm.before().collect();
    let known: Vec<HoursBefore> = list_before(change, group)?.into_iter().map(|(_, before)| before).collect();
    for gone in known.iter().filter(|known| !before.contains(known)) {
        change.execute(
            "delete from group_hours_before where group_id = $1 and until_day = $2",
            binds![group, gone.until],
        )?;
    }
    for HoursBefore { until, hours } in before.iter().filter(|part| !known.contains(part)) {
        change.execute(
            "insert into group_hours_before (group_id, until_day, site_id, weekday, starts_at, minutes, every_weeks,
                 replaced_at, replaced_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            binds![
                group,
                *until,
                site,
                hours.weekday,
                hour_text(hours.starts),
                hours.minutes,
                hours.every_weeks,
                at,
                &by
            ],
        )?;
    }
    Ok(())
}

/// An hour as tables hold it.
#[must_use]
pub fn hour_text(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The days on which a group does not meet, its own and those of its whole site: first day, last day, name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_holidays(db: &mut Db<'_>, group: GroupId) -> Result<Vec<(Date, Date, String)>, Error> {
    db.list(
        "select h.first_day, h.last_day, h.name from holiday h join weekly_group g on g.site_id = h.site_id
         where g.id = $1 and (h.group_id is null or h.group_id = g.id) order by h.first_day, h.id limit 1000",
        binds![group],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The days on which groups of a site do not meet: first day, last day, and the group, or none for the whole site.
///
/// # Errors
/// When the database cannot be read.
pub fn list_holidays_of_site(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(Date, Date, Option<GroupId>)>, Error> {
    db.list(
        "select first_day, last_day, group_id from holiday where site_id = $1 order by first_day, id limit 2000",
        binds![site],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Adds days on which a group, or every group of the site, does not meet.
///
/// # Errors
/// When it cannot be written.
pub fn add_holiday(
    change: &mut Change<'_>,
    site: SiteId,
    group: Option<GroupId>,
    (first, last): (Date, Date),
    name: &str,
) -> Result<HolidayId, Error> {
    let id = HolidayId::new(change.clock());
    change.execute(
        "insert into holiday (id, site_id, group_id, first_day, last_day, name) values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, group, first, last, name],
    )?;
    Ok(id)
}

/// The holidays of a group and its site that are not over on a day, with their ids.
///
/// # Errors
/// When the database cannot be read.
pub fn list_holidays_from(db: &mut Db<'_>, (site, group): (SiteId, GroupId), day: Date) -> Result<Vec<Holiday>, Error> {
    db.list(
        "select id, group_id is null, first_day, last_day, name from holiday
         where site_id = $1 and (group_id is null or group_id = $2) and last_day >= $3 order by first_day, id limit 200",
        binds![site, group, day],
        |row| {
            Ok(Holiday {
                id: row.get(0)?,
                of_site: row.get(1)?,
                first: row.get(2)?,
                last: row.get(3)?,
                name: row.get(4)?,
            })
        },
    )
}

/// Takes a holiday out of the calendar.
///
/// # Errors
/// When it cannot be written.
pub fn remove_holiday(change: &mut Change<'_>, holiday: HolidayId) -> Result<(), Error> {
    change.execute("delete from holiday where id = $1", binds![holiday])?;
    Ok(())
}
