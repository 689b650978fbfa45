//! Statements about the day and hour of a group, those before a change too.

use std::collections::HashMap;

use jiff::civil::{Date, Time};

use super::hour_text;
use crate::{
    binds,
    foundation::{
        access::Reach,
        change::Change,
        error::Error,
        ids::GroupId,
        store::{Db, Row},
    },
    groups::{Group, Hours, HoursBefore, Rhythm},
};

/// The rhythms of many groups: only those whose hours were ever changed stand in it.
#[derive(Clone, Debug, Default)]
pub struct Rhythms(HashMap<GroupId, Vec<HoursBefore>>);

impl Rhythms {
    /// The rhythm of a group that was within the reach.
    #[must_use]
    pub fn of(&self, group: &Group) -> Rhythm {
        Rhythm::new(group.times, self.0.get(&group.id).map_or(&[][..], Vec::as_slice))
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
pub fn get_rhythm(db: &mut Db<'_>, group: &Group) -> Result<Rhythm, Error> {
    let before: Vec<HoursBefore> = list_before(db, group.id)?.into_iter().map(|(_, before)| before).collect();
    Ok(Rhythm::new(group.times, &before))
}

/// Writes a group's changed rhythm: what held before each day, and what holds since the last. A row that stays is left as
/// it is, with who wrote it.
///
/// # Errors
/// When it cannot be written.
pub fn save_rhythm(change: &mut Change<'_>, group: &Group, rhythm: &Rhythm) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let before: Vec<HoursBefore> = rhythm.before().collect();
    let known: Vec<HoursBefore> = list_before(change, group.id)?.into_iter().map(|(_, before)| before).collect();
    for gone in known.iter().filter(|known| !before.contains(known)) {
        change.execute(
            "delete from group_hours_before where group_id = $1 and until_day = $2",
            binds![group.id, gone.until],
        )?;
    }
    for HoursBefore { until, hours } in before.iter().filter(|part| !known.contains(part)) {
        change.execute(
            "insert into group_hours_before (group_id, until_day, site_id, weekday, starts_at, minutes, every_weeks,
                 replaced_at, replaced_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            binds![
                group.id,
                *until,
                group.site,
                hours.weekday,
                hour_text(hours.starts),
                hours.minutes,
                hours.every_weeks,
                at,
                &by
            ],
        )?;
    }
    let Hours { weekday, starts, minutes, every_weeks } = rhythm.last();
    change.execute(
        "update weekly_group set weekday = $1, starts_at = $2, minutes = $3, every_weeks = $4 where id = $5",
        binds![weekday, hour_text(starts), minutes, every_weeks, group.id],
    )?;
    Ok(())
}

/// The first day of a group on which a meeting was held or somebody was marked, and the last.
///
/// # Errors
/// When the database cannot be read.
pub fn find_met_days(db: &mut Db<'_>, group: GroupId) -> Result<Option<(Date, Date)>, Error> {
    let found: (Option<Date>, Option<Date>) = db.get(
        "select min(s.day), max(s.day) from session s where s.group_id = $1 and (
             exists (select 1 from held_session h where h.id = s.id)
             or exists (select 1 from attendance a where a.session_id = s.id))",
        binds![group],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.0.zip(found.1))
}
