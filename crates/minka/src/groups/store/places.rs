//! Statements about places: how many a group has, how many are taken, which groups have some left.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};

use super::{super::rules, read_group};
use crate::{
    binds,
    foundation::{
        access::Reach,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, SiteId},
        order::name_key,
        store::{Db, Row},
    },
    groups::Group,
};

/// The most groups that one list offers to choose from: whoever has more opens the group and adds her there.
const MOST_OFFERED: i64 = 500;
/// So many groups of a site are looked through for one page.
pub const MOST_GROUPS_LOOKED_AT: i64 = 500;

/// A page of a site's groups by name, those that meet or those that are closed, each with its places taken on `day`;
/// `after` is the last of the page before. One statement.
///
/// # Errors
/// When the database cannot be read.
pub(in crate::groups) fn list_page(
    db: &mut Db<'_>,
    (site, closed): (SiteId, bool),
    day: Date,
    after: &(String, String),
    most: i64,
) -> Result<Vec<(Group, i64)>, Error> {
    db.list(
        concat!(
            "select ",
            group_columns!(),
            ", (select count(*) from membership m where m.group_id = g.id and m.role <> 'visitor' and m.from_day <= $3
                 and (m.until_day is null or m.until_day > $3) and",
            unless_hidden!("m.participant_id", "$7"),
            ") from weekly_group g
             where g.site_id = $1 and (g.closed_at is not null) = $2 and (g.name_key, g.id) > ($4, $5)
             order by g.name_key, g.id limit $6"
        ),
        binds![site, closed, day, &after.0, &after.1, most, db.eyes()],
        |row| Ok((read_group(row)?, row.get(14)?)),
    )
}

/// The open groups of a site whose weekday is a day's, or was until a change that is still to come, by name; whether one
/// meets on that very day its rhythm and the holidays decide.
///
/// # Errors
/// When the database cannot be read.
pub fn list_groups_of_weekday(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<Group>, Error> {
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    let mut groups = db.list(
        concat!(
            "select ",
            group_columns!(),
            " from weekly_group g where g.site_id = $1 and g.weekday = $2 and g.closed_at is null and g.first_day <= $3
                 and (g.last_day is null or g.last_day >= $3)
              order by g.name_key, g.id limit $4"
        ),
        binds![site, weekday, day, MOST_OFFERED],
        read_group,
    )?;
    groups.extend(list_groups_that_leave_weekday(db, site, (day, weekday))?);
    groups.sort_by_cached_key(|group| (name_key(&group.name), group.id));
    Ok(groups)
}

/// Those whose weekday it is only until a change that is still to come.
fn list_groups_that_leave_weekday(
    db: &mut Db<'_>,
    site: SiteId,
    (day, weekday): (Date, i64),
) -> Result<Vec<Group>, Error> {
    db.list(
        concat!(
            "select ",
            group_columns!(),
            " from (select distinct group_id from group_hours_before where site_id = $1 and until_day > $3 and weekday = $2) b
              cross join weekly_group g
              where g.id = b.group_id and g.weekday <> $2 and g.closed_at is null and g.first_day <= $3
                 and (g.last_day is null or g.last_day >= $3)
              order by g.name_key, g.id limit $4"
        ),
        binds![site, weekday, day, MOST_OFFERED],
        read_group,
    )
}

/// The open groups within a reach, each with the instant from which the program knows it; of a site the first
/// [`MOST_GROUPS_LOOKED_AT`] by name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_meeting_groups(db: &mut Db<'_>, reach: &Reach) -> Result<Vec<(Group, Timestamp)>, Error> {
    let read = |row: &Row<'_>| Ok((read_group(row)?, row.get(14)?));
    let mut groups = Vec::new();
    for site in &reach.sites {
        groups.extend(db.list(
            concat!(
                "select ",
                group_columns!(),
                ", g.created_at from weekly_group g where g.site_id = $1 and g.closed_at is null order by g.name_key, g.id limit $2"
            ),
            binds![*site, MOST_GROUPS_LOOKED_AT],
            read,
        )?);
    }
    for group in &reach.groups {
        groups.extend(db.find(
            concat!(
                "select ",
                group_columns!(),
                ", g.created_at from weekly_group g where g.id = $1 and g.closed_at is null"
            ),
            binds![*group],
            read,
        )?);
    }
    Ok(groups)
}

/// How many women have a place in a group on a day: members and helpers.
///
/// # Errors
/// When the database cannot be read.
pub fn count_members_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from membership m
             where m.group_id = $1 and m.role <> 'visitor' and m.from_day <= $2
               and (m.until_day is null or m.until_day > $2) and",
            unless_hidden!("m.participant_id", "$3")
        ),
        binds![group, day, db.eyes()],
        |row| row.get(0),
    )
}

/// How many more women can join a group from a day on and stay. Members and helpers take a place, visitors do not; less
/// than none when the group holds more than its places.
///
/// # Errors
/// [`Error::NotFound`] for no such group.
pub fn places_left(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<i64, Error> {
    let capacity: i64 = db.get("select capacity from weekly_group where id = $1", binds![group], |row| row.get(0))?;
    let stays = db.list(
        concat!(
            "select m.from_day, m.until_day from membership m
             where m.group_id = $1 and m.role <> 'visitor' and (m.until_day is null or m.until_day > $2) and",
            unless_hidden!("m.participant_id", "$3"),
            "limit 1000"
        ),
        binds![group, day, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(left(capacity, &stays, day))
}

fn left(capacity: i64, stays: &[rules::Span], day: Date) -> i64 {
    capacity - i64::try_from(rules::most_at_once(stays, day)).unwrap_or(i64::MAX)
}

/// The groups of a site that meet, by name, each with the places left from a day on. Two statements, however many.
///
/// # Errors
/// When the database cannot be read.
pub fn list_open_groups(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(Group, i64)>, Error> {
    let groups = db.list(
        concat!(
            "select ",
            group_columns!(),
            " from weekly_group g where g.site_id = $1 and g.closed_at is null order by g.name_key, g.id limit $2"
        ),
        binds![site, MOST_OFFERED],
        read_group,
    )?;
    let mut stays: HashMap<GroupId, Vec<rules::Span>> = HashMap::new();
    db.each(
        concat!(
            "select m.group_id, m.from_day, m.until_day from membership m
             where m.role <> 'visitor' and (m.until_day is null or m.until_day > $2) and m.group_id in
                 (select id from weekly_group where site_id = $1 and closed_at is null order by name_key, id limit $3) and",
            unless_hidden!("m.participant_id", "$4")
        ),
        binds![site, day, MOST_OFFERED, db.eyes()],
        |row| {
            stays.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
            Ok(true)
        },
    )?;
    let taken = |group: &Group| stays.get(&group.id).map_or(&[][..], Vec::as_slice);
    Ok(groups.iter().map(|group| (group.clone(), left(group.capacity, taken(group), day))).collect())
}
