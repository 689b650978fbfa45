//! Statements about many meetings at once: history that is written down afterwards, and the check of all marks.

use jiff::Timestamp;

use crate::{
    binds,
    foundation::{
        change::Change,
        clock::instant_text,
        error::Error,
        ids::{ParticipantId, UserId, new_uuid},
        store::Db,
    },
    roll_call::AttendanceMark,
    sessions::{Session, add_session, set_closed_by},
};

/// A mark of a woman who was not in the group that day: group, day, code.
pub(super) type MarkedStranger = (String, String, String);

/// How many marks there are, and those of women who were not in the group that day: (group, day, code). For `minka check`.
///
/// # Errors
/// When the database cannot be read.
pub fn check_attendance(db: &mut Db<'_>) -> Result<(i64, Vec<MarkedStranger>), Error> {
    let marks = db.get("select count(*) from attendance", &[], |row| row.get(0))?;
    let strangers = db.list(
        "select g.name, s.day, p.code
         from attendance a join session s on s.id = a.session_id join participant p on p.id = a.participant_id
           join weekly_group g on g.id = s.group_id
         where p.erased_at is null and not exists (
           select 1 from membership m where m.participant_id = a.participant_id and m.group_id = s.group_id
             and (a.mark in ('absent', 'excused')
               or m.from_day <= s.day and (m.until_day is null or m.until_day > s.day)))
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
    set_closed_by(change, session.id, by)?;
    let (by, at) = (by.to_string(), instant_text(at));
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
