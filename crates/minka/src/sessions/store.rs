//! Every statement about sessions and attendance.

use jiff::Timestamp;

use super::model::{AttendanceMark, Mark, Session, SessionId, SessionState};
use crate::{
    binds,
    foundation::{
        access::Target,
        change::Change,
        clock::instant_text,
        error::Error,
        ids::{Id, ParticipantId, UserId, new_uuid},
        store::{Db, Row},
    },
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
            format!("{:02}:{:02}", session.starts.hour(), session.starts.minute()), session.lesson, session.state.key(),
            &session.not_met_reason, session.visitors, session.children, session.headcount, session.closed, at
        ],
    )?;
    Ok(())
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
    db.get(
        "select id, site_id, group_id, day, starts_at, lesson_id, state, not_met_reason, visitors, children, headcount,
             closed_at
         from session where id = $1",
        binds![id],
        read_session,
    )
}

/// The marks that hold for a session.
///
/// # Errors
/// When the database cannot be read.
pub fn list_marks(db: &mut Db<'_>, session: SessionId) -> Result<Vec<AttendanceMark>, Error> {
    db.list("select participant_id, mark, reason from attendance where session_id = $1", binds![session], |row| {
        Ok(AttendanceMark {
            participant: row.get(0)?,
            mark: Mark::parse(&row.get::<String>(1)?).unwrap_or(Mark::Absent),
            reason: row.get(2)?,
        })
    })
}

/// How many marks there are, and those of women who were not in the group that day: (group, day, code). For `minka check`.
///
/// # Errors
/// When the database cannot be read.
pub fn check_attendance(db: &mut Db<'_>) -> Result<(i64, Vec<(String, String, String)>), Error> {
    let marks = db.get("select count(*) from attendance", &[], |row| row.get(0))?;
    let strangers = db.list(
        "select g.name, s.day, p.code
         from attendance a join session s on s.id = a.session_id join participant p on p.id = a.participant_id
           join weekly_group g on g.id = s.group_id
         where not exists (
           select 1 from membership m where m.participant_id = a.participant_id and m.group_id = s.group_id
             and m.from_day <= s.day and (m.until_day is null or m.until_day > s.day))
         order by s.day, p.code limit 100",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok((marks, strangers))
}

/// A meeting that was held and written down elsewhere: with its marks, and the private words that were asked for and
/// when they were had. `by` and `at` are who wrote it down then, and when.
///
/// # Errors
/// As [`add_session`].
pub fn record_held(
    change: &mut Change<'_>,
    session: &Session,
    (by, at): (UserId, Timestamp),
    marks: &[AttendanceMark],
    words: &[(ParticipantId, Option<Timestamp>)],
) -> Result<(), Error> {
    add_session(change, session)?;
    let (by, at) = (by.to_string(), instant_text(at));
    change.execute("update session set closed_by = $1 where id = $2 and closed_at is not null", binds![&by, session.id])?;
    for mark in marks {
        change.execute(
            "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
             values ($1, $2, $3, $4, $5, $6, $7)",
            binds![session.id, mark.participant, session.site, mark.mark.key(), &mark.reason, &at, &by],
        )?;
    }
    for (woman, taken) in words {
        let id = new_uuid(change.clock()).to_string();
        change.execute(
            "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by, taken_at, taken_by)
             values ($1, $2, $3, $4, $5, $6, $7, case when cast($7 as text) is null then null else cast($6 as text) end)",
            binds![id, session.site, session.id, *woman, &at, &by, *taken],
        )?;
    }
    Ok(())
}

/// Writes a mark. One that stood before and says something else moves to the history; the same again changes nothing.
///
/// # Errors
/// When it cannot be written.
pub fn save_mark(change: &mut Change<'_>, session: &Session, mark: &AttendanceMark) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let added = change.execute(
        "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (session_id, participant_id) do nothing",
        binds![session.id, mark.participant, session.site, mark.mark.key(), &mark.reason, at, &by],
    )?;
    if added == 1 {
        return Ok(true);
    }
    let history = BeforeId::new(change.clock());
    let moved = change.execute(
        "insert into attendance_before (id, session_id, participant_id, site_id, mark, reason, marked_at, marked_by, replaced_at)
         select $1, session_id, participant_id, site_id, mark, reason, marked_at, marked_by, $2 from attendance
         where session_id = $3 and participant_id = $4 and (mark <> $5 or reason <> $6)",
        binds![history, at, session.id, mark.participant, mark.mark.key(), &mark.reason],
    )?;
    if moved == 0 {
        return Ok(false);
    }
    change.execute(
        "update attendance set mark = $1, reason = $2, marked_at = $3, marked_by = $4
         where session_id = $5 and participant_id = $6",
        binds![mark.mark.key(), &mark.reason, at, &by, session.id, mark.participant],
    )?;
    Ok(true)
}

crate::id_type!(BeforeId, "A mark that was replaced.");

/// What the access table asks about a session.
#[must_use]
pub fn target_of(session: &Session) -> Target {
    Target::group(session.site, session.group).open(session.closed.is_none())
}
