//! Every statement about sessions.

mod before;

use jiff::civil::{Date, Time};

pub use self::before::list_session_before;
use super::model::{Counts, Evening, ListedSession, Session, SessionId, SessionState, What};
use crate::{
    binds,
    curriculum::LessonId,
    foundation::{
        access::{Reach, Target},
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, SiteId, UserId},
        store::{Db, Row},
        text::Language,
    },
    groups::MOST_GROUPS_LOOKED_AT,
};

/// Adds a session; a group has at most one a day.
///
/// # Errors
/// [`Error::Taken`] `session_group_id_day`.
pub fn add_session(change: &mut Change<'_>, session: &Session) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into session (id, site_id, group_id, day, starts_at, lesson_id, state, not_met_reason, visitors, children,
             headcount, closed_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        binds![
            session.id, session.site, session.group, session.day,
            hour_text(session.starts), session.lesson, session.state.key(),
            &session.not_met_reason, session.visitors, session.children, session.headcount, session.closed, at
        ],
    )?;
    Ok(())
}

fn hour_text(starts: Time) -> String {
    format!("{:02}:{:02}", starts.hour(), starts.minute())
}

/// Columns of a session, in the order that `read_session` reads.
macro_rules! session_columns {
    () => {
        "s.id, s.site_id, s.group_id, s.day, s.starts_at, s.lesson_id, s.state, s.not_met_reason, s.visitors, s.children,
         s.headcount, s.closed_at"
    };
}

/// Sessions, for [`read_session`].
macro_rules! sessions {
    ($which:literal) => {
        concat!("select ", session_columns!(), " from session s where ", $which)
    };
}

/// Sessions, each with how many women are marked, and how many belonged to the group on its day, without visitors; for
/// [`read_listed`]. `$4` is whose eyes they are counted with.
macro_rules! listed {
    ($which:literal) => {
        concat!(
            "select ",
            session_columns!(),
            ", (select count(*) from attendance a where a.session_id = s.id and",
            unless_hidden!("a.participant_id", "$4"),
            "), (select count(*) from membership m where m.group_id = s.group_id and m.role <> 'visitor'
                  and m.from_day <= s.day and (m.until_day is null or m.until_day > s.day) and",
            unless_hidden!("m.participant_id", "$4"),
            ") from session s where ",
            $which
        )
    };
}

fn read_session(row: &Row<'_>) -> Result<Session, Error> {
    let starts: String = row.get(4)?;
    Ok(Session {
        id: row.get(0)?,
        site: row.get(1)?,
        group: row.get(2)?,
        day: row.get(3)?,
        starts: starts.parse().map_err(|cause| Error::unexpected("read an hour", cause))?,
        lesson: row.get(5)?,
        state: SessionState::parse(&row.get::<String>(6)?).unwrap_or(SessionState::Planned),
        not_met_reason: row.get(7)?,
        visitors: row.get(8)?,
        children: row.get(9)?,
        headcount: row.get(10)?,
        closed: row.get(11)?,
    })
}

/// A session.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_session(db: &mut Db<'_>, id: SessionId) -> Result<Session, Error> {
    db.get(sessions!("s.id = $1"), binds![id], read_session)
}

/// A session with what its pages need of its group and programme, in one statement.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_evening(db: &mut Db<'_>, id: SessionId) -> Result<Evening, Error> {
    db.get(
        concat!(
            "select ",
            session_columns!(),
            ", s.extra_reason, g.name, g.place, g.language, g.course_id, p.zone
             from session s join weekly_group g on g.id = s.group_id join site t on t.id = s.site_id
             join programme p on p.id = t.programme_id where s.id = $1"
        ),
        binds![id],
        |row| {
            Ok(Evening {
                session: read_session(row)?,
                extra_reason: row.get(12)?,
                group_name: row.get(13)?,
                place: row.get(14)?,
                language: Language::parse(&row.get::<String>(15)?).unwrap_or(Language::En),
                course: row.get(16)?,
                zone: row.get(17)?,
            })
        },
    )
}

/// The session of a group on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn find_session_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Option<Session>, Error> {
    db.find(sessions!("s.group_id = $1 and s.day = $2"), binds![group, day], read_session)
}

/// A group's sessions from a day to a day, both included, in order; at most 500.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sessions_of_group(db: &mut Db<'_>, group: GroupId, from: Date, until: Date) -> Result<Vec<Session>, Error> {
    db.list(
        sessions!("s.group_id = $1 and s.day >= $2 and s.day <= $3 order by s.day limit 500"),
        binds![group, from, until],
        read_session,
    )
}

/// A site's sessions from a day to a day, both included, in order; at most 2,000.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_sessions_of_site(
    db: &mut Db<'_>,
    site: SiteId,
    from: Date,
    until: Date,
) -> Result<Vec<Session>, Error> {
    db.list(
        sessions!("s.site_id = $1 and s.day >= $2 and s.day <= $3 order by s.day limit 2000"),
        binds![site, from, until],
        read_session,
    )
}

/// The days on which somebody opened a meeting, of the groups that [`groups::list_meeting_groups`] names, from a day to a
/// day, both included: the group, the day, and whether the meeting was moved there. (SQLite reads a cross join in the order
/// written: from the groups to their days, not through a site's whole calendar.)
pub(super) fn list_opened_days(
    db: &mut Db<'_>,
    reach: &Reach,
    (from, until): (Date, Date),
) -> Result<Vec<(GroupId, Date, bool)>, Error> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let mut days = Vec::new();
    for site in &reach.sites {
        days.extend(db.list(
            "select s.group_id, s.day, s.extra_reason = 'moved'
             from (select id from weekly_group where site_id = $1 and closed_at is null order by name_key, id limit $4) g
             cross join session s where s.group_id = g.id and s.day >= $2 and s.day <= $3 limit 20000",
            binds![*site, from, until, MOST_GROUPS_LOOKED_AT],
            read,
        )?);
    }
    for group in &reach.groups {
        days.extend(db.list(
            "select s.group_id, s.day, s.extra_reason = 'moved' from session s
             where s.group_id = $1 and s.day >= $2 and s.day <= $3 limit 500",
            binds![*group, from, until],
            read,
        )?);
    }
    Ok(days)
}

/// A group's sessions before a day, newest first, with how far each roll is.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_sessions_before(
    db: &mut Db<'_>,
    group: GroupId,
    before: Date,
    most: i64,
) -> Result<Vec<ListedSession>, Error> {
    db.list(
        listed!("s.group_id = $1 and s.day < $2 order by s.day desc limit $3"),
        binds![group, before, most, db.eyes()],
        read_listed,
    )
}

/// A group's sessions from a day on, the earliest first, with how far each roll is.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_sessions_from(
    db: &mut Db<'_>,
    group: GroupId,
    from: Date,
    most: i64,
) -> Result<Vec<ListedSession>, Error> {
    db.list(
        listed!("s.group_id = $1 and s.day >= $2 order by s.day limit $3"),
        binds![group, from, most, db.eyes()],
        read_listed,
    )
}

fn read_listed(row: &Row<'_>) -> Result<ListedSession, Error> {
    Ok(ListedSession { session: read_session(row)?, marked: row.get(12)?, members: row.get(13)? })
}

/// A group's meetings from a day on that somebody opened and of which nothing is recorded, in order.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_untouched_from(db: &mut Db<'_>, group: GroupId, from: Date) -> Result<Vec<Session>, Error> {
    db.list(
        sessions!(
            "s.group_id = $1 and s.day >= $2 and s.state = 'planned' and s.closed_at is null
             and not exists (select 1 from attendance a where a.session_id = s.id) order by s.day limit 500"
        ),
        binds![group, from],
        read_session,
    )
}

/// The lessons that a group has held or has on another evening before a day, so that none is proposed twice.
///
/// # Errors
/// When the database cannot be read.
pub fn list_lessons_held(db: &mut Db<'_>, group: GroupId, before: Date) -> Result<Vec<LessonId>, Error> {
    db.list(
        "select distinct lesson_id from session
         where group_id = $1 and day < $2 and state <> 'not_met' and lesson_id is not null limit 2000",
        binds![group, before],
        |row| row.get(0),
    )
}

/// Writes the numbers of an evening; those that stood before are kept. `why` here and below: a key of the correction
/// reasons, empty while the meeting is open.
///
/// # Errors
/// When it cannot be written.
pub fn save_counts(change: &mut Change<'_>, session: &Session, counts: Counts, why: &str) -> Result<(), Error> {
    before::keep(change, session.id, What::Counts, why)?;
    change.execute(
        "update session set visitors = $1, children = $2, headcount = $3 where id = $4",
        binds![counts.visitors, counts.children, counts.headcount, session.id],
    )?;
    Ok(())
}

/// Keeps why a session is on a day outside the recurrence.
///
/// # Errors
/// When it cannot be written.
pub(super) fn set_extra_reason(change: &mut Change<'_>, id: SessionId, reason: &str) -> Result<(), Error> {
    change.execute("update session set extra_reason = $1 where id = $2", binds![reason, id])?;
    Ok(())
}

/// Moves a meeting to another hour of its day.
///
/// # Errors
/// When it cannot be written.
pub(super) fn set_hour(change: &mut Change<'_>, session: &Session, starts: Time) -> Result<(), Error> {
    if session.starts == starts {
        return Ok(());
    }
    let id = session.id;
    before::keep(change, id, What::Hour, "")?;
    change.execute("update session set starts_at = $1 where id = $2", binds![hour_text(starts), id])?;
    Ok(())
}

/// Sets what the evening is about.
///
/// # Errors
/// When it cannot be written.
pub fn set_lesson(change: &mut Change<'_>, id: SessionId, lesson: Option<LessonId>, why: &str) -> Result<(), Error> {
    before::keep(change, id, What::Lesson, why)?;
    change.execute("update session set lesson_id = $1 where id = $2", binds![lesson, id])?;
    Ok(())
}

/// Sets whether the group met, and why not.
///
/// # Errors
/// When it cannot be written.
pub fn set_state(
    change: &mut Change<'_>,
    id: SessionId,
    state: SessionState,
    not_met_reason: &str,
) -> Result<(), Error> {
    before::keep(change, id, What::State, "")?;
    change.execute(
        "update session set state = $1, not_met_reason = $2 where id = $3",
        binds![state.key(), not_met_reason, id],
    )?;
    Ok(())
}

/// Says who closed a session that was held and written down elsewhere.
///
/// # Errors
/// When it cannot be written.
pub fn set_closed_by(change: &mut Change<'_>, id: SessionId, by: UserId) -> Result<(), Error> {
    change.execute("update session set closed_by = $1 where id = $2 and closed_at is not null", binds![by, id])?;
    Ok(())
}

/// Closes a session: from now on there are only corrections.
///
/// # Errors
/// When it cannot be written.
pub fn close_session(change: &mut Change<'_>, session: &Session) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let state = if session.state == SessionState::NotMet { SessionState::NotMet } else { SessionState::Met };
    change.execute(
        "update session set state = $1, closed_at = $2, closed_by = $3 where id = $4 and closed_at is null",
        binds![state.key(), at, by, session.id],
    )?;
    Ok(())
}

/// Opens a session again, when it turned out that the group did meet; who had closed it is kept.
///
/// # Errors
/// When it cannot be written.
pub fn reopen_session(change: &mut Change<'_>, id: SessionId, why: &str) -> Result<(), Error> {
    before::keep(change, id, What::State, why)?;
    change.execute(
        "update session set state = 'planned', not_met_reason = '', closed_at = null, closed_by = null where id = $1",
        binds![id],
    )?;
    Ok(())
}

/// What the access table asks about a session.
#[must_use]
pub fn target_of(session: &Session) -> Target {
    Target::group(session.site, session.group).open(session.closed.is_none())
}
