//! Every statement about how groups were attended.

use std::collections::HashMap;

use super::{
    model::{Attended, Held, Period},
    rules::MOST_DAYS,
};
use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    participation::Tally,
    roll_call::Mark,
    sessions::SessionId,
};

/// The held meetings of a group in a period, the newest first.
pub(super) fn list_held(
    db: &mut Db<'_>,
    group: GroupId,
    period: Period,
    language: Language,
) -> Result<Vec<Held>, Error> {
    db.list(
        "select h.id, h.day, s.headcount,
             coalesce(t.title, (select min(x.title) from lesson_text x where x.lesson_id = h.lesson_id), '')
         from held_session h join session s on s.id = h.id
         left join lesson_text t on t.lesson_id = h.lesson_id and t.language = $4
         where h.group_id = $1 and h.day >= $2 and h.day <= $3 order by h.day desc limit $5",
        binds![group, period.from, period.until, language.code(), MOST_DAYS + 1],
        |row| Ok(Held { session: row.get(0)?, day: row.get(1)?, headcount: row.get(2)?, title: row.get(3)? }),
    )
}

/// What the marks at a group's held meetings in a period come to, meeting by meeting.
pub(super) fn count_meetings(
    db: &mut Db<'_>,
    group: GroupId,
    period: Period,
) -> Result<HashMap<SessionId, Tally>, Error> {
    let mut tallies = HashMap::new();
    db.each(
        concat!(
            "select h.session_id, h.mark, count(*) from her_meeting h
             where h.group_id = $1 and h.day >= $2 and h.day <= $3 and",
            unless_hidden!("h.participant_id", "$4"),
            "group by h.session_id, h.mark"
        ),
        binds![group, period.from, period.until, db.eyes()],
        |row| add(&mut tallies, row),
    )?;
    Ok(tallies)
}

fn add<K: std::hash::Hash + Eq + crate::foundation::store::Column>(
    tallies: &mut HashMap<K, Tally>,
    row: &Row<'_>,
) -> Result<bool, Error> {
    let mark = row.get::<Option<String>>(1)?.and_then(|mark| Mark::parse(&mark));
    tallies.entry(row.get(0)?).or_default().add(mark, row.get(2)?);
    Ok(true)
}

/// A page of a site's groups in order: those that meet, and those that are closed and met in the period. `$2` and `$3` are the
/// period, `$4` and `$5` the last of the page before, `$6` how many.
macro_rules! page_of_groups {
    ($columns:literal) => {
        concat!(
            "select ",
            $columns,
            " from weekly_group g where g.site_id = $1 and (g.name_key, g.id) > ($4, $5)
                 and (g.closed_at is null or exists (select 1 from held_session s
                     where s.group_id = g.id and s.day >= $2 and s.day <= $3))
             order by g.name_key, g.id limit $6"
        )
    };
}

/// A page of a site's groups in their order, each with its held meetings and marks in a period; `after` is the last of the page
/// before. Two statements, however many.
pub(super) fn list_page(
    db: &mut Db<'_>,
    (site, period): (SiteId, Period),
    after: &(String, String),
    most: i64,
) -> Result<Vec<Attended>, Error> {
    let (from, until) = (period.from, period.until);
    let mut groups = db.list(
        page_of_groups!(
            "g.id, g.name, (select count(*) from held_session s where s.group_id = g.id and s.day >= $2 and s.day <= $3)"
        ),
        binds![site, from, until, &after.0, &after.1, most],
        read_attended,
    )?;
    let mut tallies: HashMap<GroupId, Tally> = HashMap::new();
    db.each(
        concat!(
            "select h.group_id, h.mark, count(*) from (",
            page_of_groups!("g.id"),
            ") few cross join her_meeting h where h.group_id = few.id and h.day >= $2 and h.day <= $3 and",
            unless_hidden!("h.participant_id", "$7"),
            "group by h.group_id, h.mark"
        ),
        binds![site, from, until, &after.0, &after.1, most, db.eyes()],
        |row| add(&mut tallies, row),
    )?;
    for group in &mut groups {
        group.tally = tallies.get(&group.group).copied().unwrap_or_default();
    }
    Ok(groups)
}

/// One group in a period.
pub(super) fn get_attended(db: &mut Db<'_>, group: GroupId, period: Period) -> Result<Attended, Error> {
    let mut attended = db.get(
        "select g.id, g.name, (select count(*) from held_session s where s.group_id = g.id and s.day >= $2 and s.day <= $3)
         from weekly_group g where g.id = $1",
        binds![group, period.from, period.until],
        read_attended,
    )?;
    attended.tally = count_meetings(db, group, period)?.into_values().fold(Tally::default(), Tally::with);
    Ok(attended)
}

fn read_attended(row: &Row<'_>) -> Result<Attended, Error> {
    Ok(Attended { group: row.get(0)?, name: row.get(1)?, held: row.get(2)?, tally: Tally::default() })
}
