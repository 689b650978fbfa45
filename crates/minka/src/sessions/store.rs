//! Every statement about sessions and attendance.

mod history;

use jiff::civil::Date;

pub use self::history::{check_attendance, record_held};

use super::model::{
    AttendanceMark, Counts, DecidedMark, EarlierMark, Evening, ListedSession, Mark, RollDecision, RollLine, Session,
    SessionId, SessionState,
};
use crate::{
    binds,
    curriculum::LessonId,
    foundation::{
        access::Target,
        change::Change,
        error::Error,
        ids::{GroupId, Id, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    groups::MemberRole,
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

/// Columns of a session, in the order that `read_session` reads.
macro_rules! session_columns {
    () => {
        "s.id, s.site_id, s.group_id, s.day, s.starts_at, s.lesson_id, s.state, s.not_met_reason, s.visitors, s.children,
         s.headcount, s.closed_at"
    };
}

/// How many women of a session are marked, and how many belonged to the group on its day, without visitors.
macro_rules! roll_figures {
    () => {
        "(select count(*) from attendance a where a.session_id = s.id),
         (select count(*) from membership m where m.group_id = s.group_id and m.role <> 'visitor'
              and m.from_day <= s.day and (m.until_day is null or m.until_day > s.day))"
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
    db.get(concat!("select ", session_columns!(), " from session s where s.id = $1"), binds![id], read_session)
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
    db.find(
        concat!("select ", session_columns!(), " from session s where s.group_id = $1 and s.day = $2"),
        binds![group, day],
        read_session,
    )
}

/// A group's sessions from a day to a day, both included, in order; at most 500.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sessions_of_group(db: &mut Db<'_>, group: GroupId, from: Date, until: Date) -> Result<Vec<Session>, Error> {
    db.list(
        concat!(
            "select ",
            session_columns!(),
            " from session s where s.group_id = $1 and s.day >= $2 and s.day <= $3 order by s.day limit 500"
        ),
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
        concat!(
            "select ",
            session_columns!(),
            " from session s where s.site_id = $1 and s.day >= $2 and s.day <= $3 order by s.day limit 2000"
        ),
        binds![site, from, until],
        read_session,
    )
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
        concat!(
            "select ",
            session_columns!(),
            ", ",
            roll_figures!(),
            " from session s where s.group_id = $1 and s.day < $2 order by s.day desc limit $3"
        ),
        binds![group, before, most],
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
        concat!(
            "select ",
            session_columns!(),
            ", ",
            roll_figures!(),
            " from session s where s.group_id = $1 and s.day >= $2 order by s.day limit $3"
        ),
        binds![group, from, most],
        read_listed,
    )
}

fn read_listed(row: &Row<'_>) -> Result<ListedSession, Error> {
    Ok(ListedSession { session: read_session(row)?, marked: row.get(12)?, members: row.get(13)? })
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

/// The roll of a meeting: who belonged to the group on that day, visitors too, in the order of their names, with what is
/// recorded. One statement.
///
/// # Errors
/// When the database cannot be read.
pub fn roll(db: &mut Db<'_>, session: &Session) -> Result<Vec<RollLine>, Error> {
    let mut lines: Vec<RollLine> = db.list(
        "select p.id, p.code, p.chosen_name, p.sign, m.role, a.mark, a.reason, w.id is not null
         from membership m join participant p on p.id = m.participant_id
         left join attendance a on a.session_id = $1 and a.participant_id = p.id
         left join private_word w on w.session_id = $1 and w.participant_id = p.id
         where m.group_id = $2 and m.from_day <= $3 and (m.until_day is null or m.until_day > $3)
         order by p.name_key, p.id, m.role limit 500",
        binds![session.id, session.group, session.day],
        |row| {
            Ok(RollLine {
                participant: row.get(0)?,
                code: row.get(1)?,
                chosen_name: row.get(2)?,
                sign: row.get(3)?,
                role: MemberRole::parse(&row.get::<String>(4)?).unwrap_or(MemberRole::Visitor),
                mark: row.get::<Option<String>>(5)?.and_then(|key| Mark::parse(&key)),
                reason: row.get::<Option<String>>(6)?.unwrap_or_default(),
                private_word: row.get(7)?,
            })
        },
    )?;
    // Two stays on one day, as visitor and as member, are one woman.
    lines.dedup_by_key(|line| line.participant);
    Ok(lines)
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

/// Writes a mark. One that stood before and says something else moves to the history; the same again changes nothing.
///
/// # Errors
/// When it cannot be written.
pub fn save_mark(change: &mut Change<'_>, session: &Session, mark: &AttendanceMark) -> Result<bool, Error> {
    if insert_mark(change, session, mark)? {
        return Ok(true);
    }
    replace_mark(change, session, mark, "")
}

fn insert_mark(change: &mut Change<'_>, session: &Session, mark: &AttendanceMark) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let added = change.execute(
        "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (session_id, participant_id) do nothing",
        binds![session.id, mark.participant, session.site, mark.mark.key(), &mark.reason, at, &by],
    )?;
    Ok(added == 1)
}

fn replace_mark(change: &mut Change<'_>, session: &Session, mark: &AttendanceMark, why: &str) -> Result<bool, Error> {
    let (at, by, history) = (change.at(), change.by().text(), BeforeId::new(change.clock()));
    let moved = change.execute(
        "insert into attendance_before (id, session_id, participant_id, site_id, mark, reason, marked_at, marked_by,
             replaced_at, why)
         select $1, session_id, participant_id, site_id, mark, reason, marked_at, marked_by, $2, $3 from attendance
         where session_id = $4 and participant_id = $5 and (mark <> $6 or reason <> $7)",
        binds![history, at, why, session.id, mark.participant, mark.mark.key(), &mark.reason],
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

/// Writes what a roll call came to. `why`: a key of the correction reasons, when the meeting was closed already.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_roll(
    change: &mut Change<'_>,
    session: &Session,
    decision: &RollDecision,
    why: &str,
) -> Result<(), Error> {
    for DecidedMark { mark, replaces } in &decision.marks {
        if *replaces || !insert_mark(change, session, mark)? {
            replace_mark(change, session, mark, why)?;
        }
    }
    for (woman, asked) in &decision.private_words {
        if *asked { ask_private_word(change, session, *woman)? } else { drop_private_word(change, session, *woman)? }
    }
    match decision.counts {
        Some(counts) => save_counts(change, session, counts),
        None => Ok(()),
    }
}

fn ask_private_word(change: &mut Change<'_>, session: &Session, woman: ParticipantId) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), PrivateWordId::new(change.clock()));
    change.execute(
        "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by)
         values ($1, $2, $3, $4, $5, $6) on conflict (session_id, participant_id) do nothing",
        binds![id, session.site, session.id, woman, at, by],
    )?;
    Ok(())
}

/// Takes back a tick that was a slip; once somebody has taken the word over, it stays.
fn drop_private_word(change: &mut Change<'_>, session: &Session, woman: ParticipantId) -> Result<(), Error> {
    change.execute(
        "delete from private_word where session_id = $1 and participant_id = $2 and taken_at is null",
        binds![session.id, woman],
    )?;
    Ok(())
}

fn save_counts(change: &mut Change<'_>, session: &Session, counts: Counts) -> Result<(), Error> {
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

/// Sets what the evening is about.
///
/// # Errors
/// When it cannot be written.
pub(super) fn set_lesson(change: &mut Change<'_>, id: SessionId, lesson: Option<LessonId>) -> Result<(), Error> {
    change.execute("update session set lesson_id = $1 where id = $2", binds![lesson, id])?;
    Ok(())
}

/// Sets whether the group met, and why not.
///
/// # Errors
/// When it cannot be written.
pub(super) fn set_state(
    change: &mut Change<'_>,
    id: SessionId,
    state: SessionState,
    not_met_reason: &str,
) -> Result<(), Error> {
    change.execute(
        "update session set state = $1, not_met_reason = $2 where id = $3",
        binds![state.key(), not_met_reason, id],
    )?;
    Ok(())
}

/// Closes a session: from now on there are only corrections.
///
/// # Errors
/// When it cannot be written.
pub(super) fn close_session(change: &mut Change<'_>, session: &Session) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let state = if session.state == SessionState::NotMet { SessionState::NotMet } else { SessionState::Met };
    change.execute(
        "update session set state = $1, closed_at = $2, closed_by = $3 where id = $4 and closed_at is null",
        binds![state.key(), at, by, session.id],
    )?;
    Ok(())
}

/// Opens a closed session again, when it turned out that the group did meet.
///
/// # Errors
/// When it cannot be written.
pub(super) fn reopen_session(change: &mut Change<'_>, id: SessionId) -> Result<(), Error> {
    change.execute(
        "update session set state = 'planned', not_met_reason = '', closed_at = null, closed_by = null where id = $1",
        binds![id],
    )?;
    Ok(())
}

/// The marks of a session that others took the place of, newest first; at most 500.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_earlier_marks(db: &mut Db<'_>, session: SessionId) -> Result<Vec<EarlierMark>, Error> {
    db.list(
        "select p.code, p.chosen_name, b.mark, b.reason, b.marked_at, coalesce(u.name, ''), b.replaced_at, b.why
         from attendance_before b join participant p on p.id = b.participant_id
         left join staff_user u on u.id = b.marked_by
         where b.session_id = $1 order by b.replaced_at desc, b.id desc limit 500",
        binds![session],
        |row| {
            Ok(EarlierMark {
                code: row.get(0)?,
                chosen_name: row.get(1)?,
                mark: Mark::parse(&row.get::<String>(2)?).unwrap_or(Mark::Absent),
                reason: row.get(3)?,
                marked: row.get(4)?,
                marked_by: row.get(5)?,
                replaced: row.get(6)?,
                why: row.get(7)?,
            })
        },
    )
}

/// Who leads a group on a day, for the line under which she signs.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_leaders_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<String>, Error> {
    db.list(
        "select distinct u.name from assignment a join staff_user u on u.id = a.user_id
         where a.group_id = $1 and a.role = 'facilitator' and a.approved_by is not null and a.from_day <= $2
           and (a.until_day is null or a.until_day > $2) order by u.name limit 4",
        binds![group, day],
        |row| row.get(0),
    )
}

crate::id_type!(BeforeId, "A mark that was replaced.");
crate::id_type!(PrivateWordId, "A private word that was asked for.");

/// What the access table asks about a session.
#[must_use]
pub fn target_of(session: &Session) -> Target {
    Target::group(session.site, session.group).open(session.closed.is_none())
}

/// Notes that somebody took the time for a private word.
///
/// # Errors
/// When it cannot be written.
pub fn take_private_word(change: &mut Change<'_>, id: &str) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update private_word set taken_at = $1, taken_by = $2 where id = $3 and taken_at is null",
        binds![at, by, id],
    )?;
    Ok(())
}
