//! Every statement about marks and private words.

mod history;

use jiff::civil::Date;

pub use self::history::{check_attendance, record_held};
use super::model::{AttendanceMark, DecidedMark, EarlierMark, Mark, RollDecision, RollLine};
use crate::{
    binds,
    foundation::{
        binds::Value,
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, Id, ParticipantId},
        store::Db,
    },
    groups::MemberRole,
    sessions::{self, Session, SessionId},
};

/// The roll of a meeting: who belonged to the group on that day, visitors too, in the order of their names, with what is
/// recorded; last the visitors of earlier weeks who have not come again. One statement.
///
/// # Errors
/// When the database cannot be read.
pub fn roll(db: &mut Db<'_>, session: &Session) -> Result<Vec<RollLine>, Error> {
    let mut lines: Vec<RollLine> = db.list(
        concat!(
            "select p.id, p.code, p.chosen_name, p.sign, m.role, a.mark, a.reason, w.id is not null,
             case when m.role = 'visitor' and a.mark is null then coalesce((select max(s.day) from attendance b
                 join session s on s.id = b.session_id where b.participant_id = p.id and s.group_id = $2 and s.day < $3
                   and b.mark in ('present', 'late')), m.from_day)
                 < (select min(l.day) from (select s.day from session s where s.group_id = $2 and s.day < $3
                     and exists (select 1 from attendance x where x.session_id = s.id) order by s.day desc limit 3) as l)
                 else false end
         from membership m join participant p on p.id = m.participant_id
         left join attendance a on a.session_id = $1 and a.participant_id = p.id
         left join private_word w on w.session_id = $1 and w.participant_id = p.id
         where m.group_id = $2 and m.from_day <= $3 and (m.until_day is null or m.until_day > $3) and",
            unless_hidden!("p.id", "$4"),
            "order by p.name_key, p.id, m.role limit 500"
        ),
        binds![session.id, session.group, session.day, db.eyes()],
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
                earlier: row.get::<Option<bool>>(8)?.unwrap_or(false),
            })
        },
    )?;
    // Two stays on one day, as visitor and as member, are one woman.
    lines.dedup_by_key(|line| line.participant);
    // Who looked in weeks ago and never came again does not stand between those who come.
    lines.sort_by_key(|line| line.earlier);
    Ok(lines)
}

/// The marks that hold for a session.
///
/// # Errors
/// When the database cannot be read.
pub fn list_marks(db: &mut Db<'_>, session: SessionId) -> Result<Vec<AttendanceMark>, Error> {
    db.list(
        concat!(
            "select a.participant_id, a.mark, a.reason from attendance a where a.session_id = $1 and",
            unless_hidden!("a.participant_id", "$2")
        ),
        binds![session, db.eyes()],
        |row| {
            Ok(AttendanceMark {
                participant: row.get(0)?,
                mark: Mark::parse(&row.get::<String>(1)?).unwrap_or(Mark::Absent),
                reason: row.get(2)?,
            })
        },
    )
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
    Ok(insert_marks(change, session, &[mark])? == 1)
}

/// So many marks go into the database at once: the women of a usual evening, and the server is asked once instead of for each.
const TOGETHER: usize = 16;

/// Adds at most [`TOGETHER`] marks where none stands yet, and says how many were added. The places that stay free are empty rows.
fn insert_marks(change: &mut Change<'_>, session: &Session, marks: &[&AttendanceMark]) -> Result<u64, Error> {
    let (at, by) = (change.at(), change.by().text());
    let mut values: Vec<Value<'_>> = binds![session.id, session.site, at, &by].to_vec();
    for place in 0..TOGETHER {
        match marks.get(place) {
            Some(mark) => values.extend_from_slice(binds![mark.participant, mark.mark.key(), &mark.reason]),
            None => values.extend([Value::Null, Value::Null, Value::Null]),
        }
    }
    change.execute(
        "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
         select $1, v.column1, $2, v.column2, v.column3, $3, $4 from (values
           ($5, $6, $7), ($8, $9, $10), ($11, $12, $13), ($14, $15, $16), ($17, $18, $19), ($20, $21, $22), ($23, $24, $25),
           ($26, $27, $28), ($29, $30, $31), ($32, $33, $34), ($35, $36, $37), ($38, $39, $40), ($41, $42, $43),
           ($44, $45, $46), ($47, $48, $49), ($50, $51, $52)) as v
         where v.column1 is not null on conflict (session_id, participant_id) do nothing",
        &values,
    )
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
    let is_new = |one: &&DecidedMark| !one.replaces;
    let new: Vec<&AttendanceMark> = decision.marks.iter().filter(is_new).map(|one| &one.mark).collect();
    let mut replacing: Vec<&AttendanceMark> =
        decision.marks.iter().filter(|one| one.replaces).map(|one| &one.mark).collect();
    for together in new.chunks(TOGETHER) {
        // Where one of them stood after all, those that were added now are found to say the same already.
        if insert_marks(change, session, together)? < together.len() as u64 {
            replacing.extend(together);
        }
    }
    for mark in replacing {
        replace_mark(change, session, mark, why)?;
    }
    for (woman, asked) in &decision.private_words {
        if *asked { ask_private_word(change, session, *woman)? } else { drop_private_word(change, session, *woman)? }
    }
    match decision.counts {
        Some(counts) => sessions::save_counts(change, session, counts, why),
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

/// The marks of a session that others took the place of, newest first; at most 500.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_earlier_marks(db: &mut Db<'_>, session: SessionId) -> Result<Vec<EarlierMark>, Error> {
    db.list(
        concat!(
            "select p.code, p.chosen_name, b.mark, b.reason, b.marked_at, coalesce(u.name, ''), b.replaced_at, b.why
         from attendance_before b join participant p on p.id = b.participant_id
         left join staff_user u on u.id = b.marked_by
         where b.session_id = $1 and",
            unless_hidden!("p.id", "$2"),
            "order by b.replaced_at desc, b.id desc limit 500"
        ),
        binds![session, db.eyes()],
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

/// Keeps the marks of a woman who is forgotten, for the counts, without their reasons; corrections and words asked for go.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from attendance_before where participant_id = $1", binds![woman])?;
    change.execute("delete from private_word where participant_id = $1", binds![woman])?;
    change.execute("update attendance set reason = '' where participant_id = $1", binds![woman]).map(drop)
}
