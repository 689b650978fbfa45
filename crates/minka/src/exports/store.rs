//! The statements of the tables: a batch of a site's women in the order in which they came.

use jiff::{Timestamp, civil::Date};

use crate::{
    attendance::Period,
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::SiteId,
        store::{Db, Row},
    },
};

/// Women in one reading. Long enough to be fast, short enough that other readers never wait.
const BATCH: i64 = 5_000;

/// Hands over a batch of women after `after` (an id; empty: from the first): id, code, chosen name, state, since,
/// language, group. Who is in several groups stands in several rows, one after the other. Gives the last id, or nothing
/// at the end.
pub(super) fn each_woman(
    db: &mut Db<'_>,
    (site, day): (SiteId, Date),
    after: &str,
    mut take: impl FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<Option<String>, Error> {
    // Where this batch ends, so that a woman with several groups is never cut in two.
    let last: Option<String> = db.find(
        "select max(id) from (select id from participant where site_id = $1 and erased_at is null and id > $2 order by id limit $3) batch",
        binds![site, after, BATCH],
        |row| row.get(0),
    )?.flatten();
    let Some(last) = last else { return Ok(None) };
    db.each(
        concat!(
            "select p.id, p.code, p.chosen_name, p.state, p.state_since, p.language, m.group_id
         from participant p left join membership m on m.participant_id = p.id and m.role <> 'visitor'
             and m.from_day <= $4 and (m.until_day is null or m.until_day > $4)
         where p.site_id = $1 and p.erased_at is null and p.id > $2 and p.id <= $3 and",
            unless_hidden!("p.id", "$5"),
            "order by p.id, m.from_day, m.id"
        ),
        binds![site, after, &last, day, db.eyes()],
        &mut take,
    )?;
    Ok(Some(last))
}

/// Hands over a batch of women after `after` (an id; empty: from the first), each with her groups and her marks at their held
/// meetings in a period: id, code, whether she is forgotten, group, mark (nothing: not marked), how often. Gives the last id, or
/// nothing at the end.
pub(super) fn each_attendance(
    db: &mut Db<'_>,
    (site, period): (SiteId, Period),
    after: &str,
    mut take: impl FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<Option<String>, Error> {
    let last: Option<String> = db
        .find(
            "select max(id) from (select id from participant where site_id = $1 and id > $2 order by id limit $3) batch",
            binds![site, after, BATCH],
            |row| row.get(0),
        )?
        .flatten();
    let Some(last) = last else { return Ok(None) };
    db.each(
        concat!(
            "select p.id, p.code, p.erased_at is not null, h.group_id, h.mark, count(*)
         from participant p join her_meeting h on h.participant_id = p.id and h.day >= $4 and h.day <= $5
         where p.site_id = $1 and p.id > $2 and p.id <= $3 and",
            unless_hidden!("p.id", "$6"),
            "group by p.id, p.code, p.erased_at, h.group_id, h.mark order by p.id, h.group_id"
        ),
        binds![site, after, &last, period.from, period.until, db.eyes()],
        &mut take,
    )?;
    Ok(Some(last))
}

/// Hands over a batch of women after `after` (an id; empty: from the first), each with all her goals in the order in which they were
/// written down: id, code, goal, measure, start, day on which it was set, state, day on which it ended, successor; as it was said at
/// `ends`, the end of `until`: theme, target, importance, confidence, by when; and its newest reading on or before that day, with the day.
/// No column of it is sealed. Gives the last id, or nothing at the end.
pub(super) fn each_goal(
    db: &mut Db<'_>,
    (site, until, ends): (SiteId, Date, Timestamp),
    after: &str,
    mut take: impl FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<Option<String>, Error> {
    let last: Option<String> = db.find(
        "select max(id) from (select id from participant where site_id = $1 and erased_at is null and id > $2 order by id limit $3) batch",
        binds![site, after, BATCH],
        |row| row.get(0),
    )?.flatten();
    let Some(last) = last else { return Ok(None) };
    db.each(
        concat!(
            "select p.id, p.code, g.id, g.measure, g.start_value, g.set_on, g.state, g.ended_on, g.successor_id,
             case when b.id is null then g.theme else b.theme end,
             case when b.id is null then g.target_value else b.target_value end,
             case when b.id is null then g.importance else b.importance end,
             case when b.id is null then g.confidence else b.confidence end,
             case when b.id is null then g.by_day else b.by_day end,
             c.reading, c.on_day
         from participant p join goal g on g.participant_id = p.id
         left join goal_before b on b.id = (select o.id from goal_before o where o.goal_id = g.id and o.replaced_at >= $5
             order by o.replaced_at, o.id limit 1)
         left join goal_check_in c on c.id = (select o.id from goal_check_in o where o.goal_id = g.id and o.set_aside_at is null
             and o.on_day <= $4 order by o.on_day desc, o.recorded_at desc limit 1)
         where p.site_id = $1 and p.erased_at is null and p.id > $2 and p.id <= $3 and",
            unless_hidden!("p.id", "$6"),
            "order by p.id, g.id"
        ),
        binds![site, after, &last, until, ends, db.eyes()],
        &mut take,
    )?;
    Ok(Some(last))
}

/// The names of a site's groups.
pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, String)>, Error> {
    db.list("select id, name from weekly_group where site_id = $1 order by id", binds![site], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
