//! The statement of the register: a batch of a site's women in the order in which they came.

use jiff::civil::Date;

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

/// The names of a site's groups.
pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, String)>, Error> {
    db.list("select id, name from weekly_group where site_id = $1 order by id", binds![site], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
