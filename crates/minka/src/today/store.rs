//! Every statement of the first page. It reads other rooms' tables and writes none.

use jiff::civil::Date;

use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::{Db, Row},
    },
    sessions::SessionId,
    users::ProgrammeId,
};

/// A meeting of today at a site.
pub(super) struct Meeting {
    pub(super) group: GroupId,
    /// The session, when somebody has opened it.
    pub(super) session: Option<SessionId>,
    pub(super) day: Date,
    pub(super) name: String,
    pub(super) starts: String,
    pub(super) place: String,
    pub(super) state: Option<String>,
    pub(super) closed: bool,
}

/// The sessions that somebody opened at a site for today, usual or not, by the name of the group; at most 500.
pub(super) fn list_opened(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<Meeting>, Error> {
    db.list(
        "select g.id, g.name, s.starts_at, g.place, s.state, s.closed_at is not null, s.id
         from session s join weekly_group g on g.id = s.group_id
         where s.site_id = $1 and s.day = $2 order by g.name_key, g.id limit 500",
        binds![site, today],
        |row| {
            Ok(Meeting {
                group: row.get(0)?,
                day: today,
                name: row.get(1)?,
                starts: row.get(2)?,
                place: row.get(3)?,
                state: row.get(4)?,
                closed: row.get(5)?,
                session: Some(row.get(6)?),
            })
        },
    )
}

/// A meeting that was held and never closed.
pub(super) struct Unclosed {
    pub(super) session: SessionId,
    pub(super) group_name: String,
    pub(super) day: Date,
}

fn read_unclosed(row: &Row<'_>) -> Result<Unclosed, Error> {
    Ok(Unclosed { session: row.get(0)?, group_name: row.get(1)?, day: row.get(2)? })
}

/// A group's meetings before today that nobody has closed, the newest first.
pub(super) fn list_unclosed_of_group(db: &mut Db<'_>, group: GroupId, today: Date) -> Result<Vec<Unclosed>, Error> {
    db.list(
        "select s.id, g.name, s.day from session s join weekly_group g on g.id = s.group_id
         where s.group_id = $1 and s.day < $2 and s.closed_at is null and s.state <> 'not_met'
         order by s.day desc limit 4",
        binds![group, today],
        read_unclosed,
    )
}

/// A site's meetings of the last four weeks that nobody has closed, the newest first.
pub(super) fn list_unclosed_of_site(
    db: &mut Db<'_>,
    site: SiteId,
    (since, today): (Date, Date),
) -> Result<Vec<Unclosed>, Error> {
    db.list(
        "select s.id, g.name, s.day from session s join weekly_group g on g.id = s.group_id
         where s.site_id = $1 and s.day >= $2 and s.day < $3 and s.closed_at is null and s.state <> 'not_met'
         order by s.day desc, s.id limit 6",
        binds![site, since, today],
        read_unclosed,
    )
}

/// A woman who needs a private word: that, and when it was asked. Never why: nobody wrote it down.
pub(super) struct AskedWord {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) chosen_name: String,
    pub(super) sign: String,
    pub(super) day: Date,
}

fn read_word(row: &Row<'_>) -> Result<AskedWord, Error> {
    Ok(AskedWord { id: row.get(0)?, code: row.get(1)?, chosen_name: row.get(2)?, sign: row.get(3)?, day: row.get(4)? })
}

/// A site's open private words, the oldest first.
pub(super) fn list_words_of_site(db: &mut Db<'_>, site: SiteId) -> Result<Vec<AskedWord>, Error> {
    db.list(
        concat!(
            "select w.id, p.code, p.chosen_name, p.sign, s.day from private_word w
             join participant p on p.id = w.participant_id join session s on s.id = w.session_id
             where w.site_id = $1 and w.taken_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by w.asked_at, w.id limit 200"
        ),
        binds![site, db.eyes()],
        read_word,
    )
}

/// A woman's open private words.
pub(super) fn list_words_of_woman(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<AskedWord>, Error> {
    db.list(
        concat!(
            "select w.id, p.code, p.chosen_name, p.sign, s.day from private_word w
             join participant p on p.id = w.participant_id join session s on s.id = w.session_id
             where w.participant_id = $1 and w.taken_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by w.asked_at, w.id limit 4"
        ),
        binds![woman, db.eyes()],
        read_word,
    )
}

/// Whose private word it is, by her code, and whether somebody has taken the time already.
pub(super) fn find_word(db: &mut Db<'_>, id: &str) -> Result<Option<(String, bool)>, Error> {
    db.find(
        concat!(
            "select p.code, w.taken_at is not null from private_word w join participant p on p.id = w.participant_id
             where w.id = $1 and",
            unless_hidden!("p.id", "$2")
        ),
        binds![id, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A woman of a mentor.
pub(super) struct Hers {
    pub(super) site: SiteId,
    pub(super) code: String,
    pub(super) chosen_name: String,
    pub(super) sign: String,
}

/// One woman as a row names her.
pub(super) fn find_woman(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Hers>, Error> {
    db.find(
        concat!(
            "select p.site_id, p.code, p.chosen_name, p.sign from participant p where p.id = $1 and",
            unless_hidden!("p.id", "$2")
        ),
        binds![woman, db.eyes()],
        |row| Ok(Hers { site: row.get(0)?, code: row.get(1)?, chosen_name: row.get(2)?, sign: row.get(3)? }),
    )
}

/// What a programme has already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begun {
    pub(super) course: bool,
    pub(super) group: bool,
    pub(super) woman: bool,
    pub(super) leader: bool,
}

/// How far a programme has got: a course, a group, a woman whom the reader may see, somebody who leads or is asked to.
pub(super) fn how_far(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Begun, Error> {
    db.get(
        concat!(
            "select exists (select 1 from course c where c.programme_id = p.id and c.retired_at is null),
                 exists (select 1 from site t join weekly_group g on g.site_id = t.id where t.programme_id = p.id),
                 exists (select 1 from site t join participant w on w.site_id = t.id where t.programme_id = p.id and",
            unless_hidden!("w.id", "$2"),
            "), exists (select 1 from site t join assignment a on a.site_id = t.id where t.programme_id = p.id
                     and a.role = 'facilitator' and a.refused_by is null)
             from programme p where p.id = $1"
        ),
        binds![programme, db.eyes()],
        |row| Ok(Begun { course: row.get(0)?, group: row.get(1)?, woman: row.get(2)?, leader: row.get(3)? }),
    )
}

/// Whether anybody is registered on this machine at all, whom the reader may see.
pub(super) fn knows_anybody(db: &mut Db<'_>) -> Result<bool, Error> {
    let found = db.find(
        concat!("select w.id from participant w where", unless_hidden!("w.id", "$1"), "limit 1"),
        binds![db.eyes()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether roles at a site wait for a second person's yes.
pub(super) fn has_waiting_roles(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<bool, Error> {
    let waiting = db.find(
        "select a.id from assignment a join staff_user u on u.id = a.user_id
         where a.site_id = $1 and (a.approved_by is null or a.set_aside_at is not null) and a.refused_by is null
           and a.participant_id is null and (a.until_day is null or a.until_day > $2) and u.disabled_at is null limit 1",
        binds![site, today],
        |_| Ok(()),
    )?;
    Ok(waiting.is_some())
}
