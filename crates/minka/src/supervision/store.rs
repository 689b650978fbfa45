//! Every statement about talks with mentors.

use super::model::{Heavy, Held, Talk, TalkId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{SiteId, UserId},
        store::Db,
    },
};

/// Writes a talk down. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_talk(change: &mut Change<'_>, site: SiteId, talk: &Talk) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into supervision_talk (id, site_id, mentor_id, on_day, minutes, topics, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![talk.id, site, talk.mentor, talk.on, talk.minutes, talk.topics.join(" "), at, by],
    )?;
    Ok(())
}

/// The talks with a mentor at a site, newest first, those that were slips too.
pub(super) fn list_talks(db: &mut Db<'_>, site: SiteId, mentor: UserId) -> Result<Vec<Held>, Error> {
    db.list(
        "select id, mentor_id, on_day, minutes, topics, recorded_at, set_aside_at is not null from supervision_talk
         where site_id = $1 and mentor_id = $2 order by on_day desc, id desc limit 100",
        binds![site, mentor],
        |row| {
            let topics = row.text(4)?.split_whitespace().map(str::to_owned).collect();
            let talk = Talk { id: row.get(0)?, mentor: row.get(1)?, on: row.get(2)?, minutes: row.get(3)?, topics };
            Ok(Held { talk, recorded_at: row.get(5)?, set_aside: row.get(6)? })
        },
    )
}

/// Sets a talk aside that was a slip. `false`: it is already.
pub(super) fn set_aside(change: &mut Change<'_>, talk: TalkId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let done = change.execute(
        "update supervision_talk set set_aside_at = $1, set_aside_by = $2 where id = $3 and set_aside_at is null",
        binds![at, by, talk],
    )?;
    Ok(done == 1)
}

/// The day of the last talk with each mentor of a site.
pub(super) fn list_last_talks(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(UserId, jiff::civil::Date)>, Error> {
    db.list(
        "select mentor_id, max(on_day) from supervision_talk where site_id = $1 and set_aside_at is null
         group by mentor_id limit 500",
        binds![site],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The visits of a site that wait to be talked over, the oldest first, as far as the reader may know of them.
pub(super) fn list_heavy(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Heavy>, Error> {
    db.list(
        concat!(
            "select v.mentor_id, v.heavy_at from visit v
             where v.site_id = $1 and v.heavy_at is not null and v.talked_at is null and v.set_aside_at is null and",
            unless_hidden!("v.participant_id", "$2"),
            "order by v.heavy_at, v.id limit 100"
        ),
        binds![site, db.eyes()],
        |row| Ok(Heavy { mentor: row.get(0)?, at: row.get(1)? }),
    )
}

/// How many women of a site who are in the programme have no mentor.
pub(super) fn count_alone(db: &mut Db<'_>, site: SiteId, today: jiff::civil::Date) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from participant p where p.site_id = $1 and p.state in ('enrolled', 'active', 'paused')
                 and not exists (select 1 from assignment a where a.participant_id = p.id and a.role = 'mentor'
                     and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
                     and (a.until_day is null or a.until_day > $2)) and",
            unless_hidden!("p.id", "$3")
        ),
        binds![site, today, db.eyes()],
        |row| row.get(0),
    )
}
