//! Every statement about assessments and answers.

use jiff::{Timestamp, civil::Date};

use super::model::{AnswerId, Assessment, AssessmentId, State, Way};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId},
        store::{Db, Row},
        told::Portion,
    },
    instruments::InstrumentId,
    people::Step,
    waves::{Starts, WaveId, read_starts, starts_columns},
};

macro_rules! assessment_columns {
    () => {
        "id, site_id, participant_id, instrument_id, wave_id, language, way, state, asked_on, meetings, minutes, asked_by, begun_at,
         keyed_by"
    };
}

fn read_assessment(row: &Row<'_>) -> Result<Assessment, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("an assessment with an unknown {what}"));
    Ok(Assessment {
        id: row.get(0)?,
        site: row.get(1)?,
        woman: row.get(2)?,
        instrument: row.get(3)?,
        wave: row.get(4)?,
        language: row.get(5)?,
        way: Way::parse(row.text(6)?).ok_or_else(|| unknown("way"))?,
        state: State::parse(row.text(7)?).ok_or_else(|| unknown("state"))?,
        asked_on: row.get(8)?,
        meetings: row.get(9)?,
        minutes: row.get(10)?,
        asked_by: row.get(11)?,
        begun_at: row.get(12)?,
        keyed_by: row.get(13)?,
    })
}

/// What a woman was asked, the newest first: a portion of it.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of_woman(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Assessment>, Error> {
    db.list(
        concat!(
            "select ",
            assessment_columns!(),
            " from assessment where participant_id = $1 order by asked_on desc, begun_at desc, id desc limit $2 offset $3"
        ),
        binds![woman, portion.most, portion.skip],
        read_assessment,
    )
}

/// What she was asked last, and on which day; without any answer.
///
/// # Errors
/// When the database cannot be read.
pub fn find_last_asked(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<(InstrumentId, Date)>, Error> {
    db.find(
        "select instrument_id, asked_on from assessment where participant_id = $1 and state in ('open', 'finished')
         order by asked_on desc, begun_at desc, id desc limit 1",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// One assessment of hers.
///
/// # Errors
/// When the database cannot be read.
pub fn find_assessment(db: &mut Db<'_>, woman: ParticipantId, id: AssessmentId) -> Result<Option<Assessment>, Error> {
    db.find(
        concat!("select ", assessment_columns!(), " from assessment where id = $1 and participant_id = $2"),
        binds![id, woman],
        read_assessment,
    )
}

/// The newest finished one of the same questionnaire before another.
pub(super) fn find_last(db: &mut Db<'_>, (key, than): (&str, &Assessment)) -> Result<Option<Assessment>, Error> {
    db.find(
        concat!(
            "select ",
            assessment_columns!(),
            " from assessment where participant_id = $1 and state = 'finished' and id <> $2 and asked_on <= $3
                and instrument_id in (select i.id from instrument i where i.key = $4)
             order by asked_on desc, begun_at desc limit 1"
        ),
        binds![than.woman, than.id, than.asked_on, key],
        read_assessment,
    )
}

/// Notes that she is asked. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_assessment(change: &mut Change<'_>, new: &Assessment) -> Result<(), Error> {
    let ended_at = (new.state != State::Open).then_some(new.begun_at);
    change.execute(
        "insert into assessment (id, site_id, participant_id, instrument_id, wave_id, language, way, state, asked_on,
             meetings, minutes, asked_by, begun_at, ended_at, keyed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        binds![
            new.id,
            new.site,
            new.woman,
            new.instrument,
            new.wave,
            &new.language,
            new.way.key(),
            new.state.key(),
            new.asked_on,
            new.meetings,
            new.minutes,
            &new.asked_by,
            new.begun_at,
            ended_at,
            new.keyed_by.as_deref()
        ],
    )?;
    Ok(())
}

/// Notes that it was asked to its end.
///
/// # Errors
/// When it cannot be written.
pub fn end_assessment(change: &mut Change<'_>, id: AssessmentId, minutes: Option<i64>) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "update assessment set state = 'finished', minutes = $1, ended_at = $2 where id = $3",
        binds![minutes, at, id],
    )?;
    Ok(())
}

/// Notes that it was a mistake, or that it is again what it was. The caller has checked it and the action, and noted what stood there.
///
/// # Errors
/// When it cannot be written.
pub fn set_state(change: &mut Change<'_>, id: AssessmentId, state: State) -> Result<(), Error> {
    change.execute("update assessment set state = $1 where id = $2", binds![state.key(), id]).map(drop)
}

/// Writes another day, with the window and the meetings that belong to it, and how long it took.
pub(super) fn set_day(
    change: &mut Change<'_>,
    id: AssessmentId,
    (on, minutes): (Date, Option<i64>),
    (wave, meetings): (Option<WaveId>, i64),
) -> Result<(), Error> {
    change.execute(
        "update assessment set asked_on = $1, minutes = $2, wave_id = $3, meetings = $4 where id = $5",
        binds![on, minutes, wave, meetings, id],
    )?;
    Ok(())
}

/// An answer as it lies in the database.
pub(super) struct Kept {
    pub(super) id: AnswerId,
    pub(super) item: String,
    pub(super) sealed: Vec<u8>,
    pub(super) at: Timestamp,
    pub(super) stands: bool,
}

/// Every answer of an assessment, the earliest first.
pub(super) fn list_answers(db: &mut Db<'_>, of: AssessmentId) -> Result<Vec<Kept>, Error> {
    db.list(
        "select id, item, sealed, answered_at, replaced_at is null from assessment_answer
         where assessment_id = $1 order by answered_at, id limit 2000",
        binds![of],
        read_kept,
    )
}

fn read_kept(row: &Row<'_>) -> Result<Kept, Error> {
    Ok(Kept { id: row.get(0)?, item: row.get(1)?, sealed: row.get(2)?, at: row.get(3)?, stands: row.get(4)? })
}

/// Every answer of a woman beside the assessment it belongs to, the earliest first.
pub(super) fn list_answers_of(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(AssessmentId, Kept)>, Error> {
    db.list(
        "select id, item, sealed, answered_at, replaced_at is null, assessment_id from assessment_answer
         where participant_id = $1 order by answered_at, id limit 50000",
        binds![woman],
        |row| Ok((row.get(5)?, read_kept(row)?)),
    )
}

/// To which questions an answer stands, without what it says.
///
/// # Errors
/// When the database cannot be read.
pub fn list_answered(db: &mut Db<'_>, of: AssessmentId) -> Result<Vec<String>, Error> {
    db.list("select item from assessment_answer where assessment_id = $1 and replaced_at is null", binds![of], |row| {
        row.get(0)
    })
}

/// The answer that stands to one question.
pub(super) fn find_answer(db: &mut Db<'_>, of: AssessmentId, item: &str) -> Result<Option<(AnswerId, Vec<u8>)>, Error> {
    db.find(
        "select id, sealed from assessment_answer where assessment_id = $1 and item = $2 and replaced_at is null",
        binds![of, item],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The answer that stands to a question stands no more; it stays.
///
/// # Errors
/// When it cannot be written.
pub fn set_answer_aside(change: &mut Change<'_>, of: AssessmentId, item: &str) -> Result<(), Error> {
    let at = change.at();
    let sql =
        "update assessment_answer set replaced_at = $1 where assessment_id = $2 and item = $3 and replaced_at is null";
    change.execute(sql, binds![at, of, item]).map(drop)
}

/// Keeps an answer; one that stood before stays, and stands no more.
pub(super) fn put_answer(
    change: &mut Change<'_>,
    (of, item): (&Assessment, &str),
    id: AnswerId,
    sealed: &[u8],
) -> Result<(), Error> {
    set_answer_aside(change, of.id, item)?;
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into assessment_answer (id, assessment_id, participant_id, item, sealed, answered_at, answered_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, of.id, of.woman, item, sealed, at, by],
    )?;
    Ok(())
}

/// At how many meetings she had been by a day.
pub(super) fn count_meetings(db: &mut Db<'_>, woman: ParticipantId, until: Date) -> Result<i64, Error> {
    let eyes = db.eyes();
    db.get(
        concat!(
            "select count(*) from attendance a join session s on s.id = a.session_id
             where a.participant_id = $1 and a.mark in ('present', 'late') and s.day <= $2 and",
            unless_hidden!("a.participant_id", "$3")
        ),
        binds![woman, until, eyes],
        |row| row.get(0),
    )
}

/// All that is needed to say what is due for a woman, but the answers.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) site: SiteId,
    pub(super) state: Step,
    pub(super) starts: Starts,
    /// What she was asked to its end or declined, on which day; the newest first. A lost paper ends nothing.
    pub(super) asked: Vec<(String, Date)>,
    /// What was begun and not ended.
    pub(super) begun: Vec<(String, Date)>,
}

/// Where a woman stands: one statement.
pub(super) fn find_standing(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Standing>, Error> {
    let eyes = db.eyes();
    let rows = db.list(
        concat!(
            "select p.site_id, p.state, ",
            starts_columns!(),
            ", i.key, a.asked_on, a.state
             from participant p left join assessment a on a.participant_id = p.id and a.state not in ('lost', 'void')
             left join instrument i on i.id = a.instrument_id
             where p.id = $1 and",
            unless_hidden!("p.id", "$2"),
            "order by a.asked_on desc limit 500"
        ),
        binds![woman, eyes],
        |row| {
            let asked = match (row.get::<Option<String>>(4)?, row.get::<Option<Date>>(5)?) {
                (Some(key), Some(day)) => Some(((key, day), row.text(6)? == State::Open.key())),
                _ => None,
            };
            let standing = Standing {
                site: row.get(0)?,
                state: Step::parse(row.text(1)?).unwrap_or(Step::Applied),
                starts: read_starts(row, 2)?,
                asked: Vec::new(),
                begun: Vec::new(),
            };
            Ok((standing, asked))
        },
    )?;
    let (begun, asked): (Vec<_>, Vec<_>) =
        rows.iter().filter_map(|(_, asked)| asked.clone()).partition(|(_, open)| *open);
    let days = |all: Vec<((String, Date), bool)>| all.into_iter().map(|(day, _)| day).collect();
    Ok(rows.into_iter().next().map(|(standing, _)| Standing { asked: days(asked), begun: days(begun), ..standing }))
}

/// Removes all that a woman who is forgotten was asked, and what she answered.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from assessment_answer where participant_id = $1", binds![woman])?;
    change.execute("delete from assessment where participant_id = $1", binds![woman]).map(drop)
}

/// Removes what she answered; that she was asked, and when, stays.
///
/// # Errors
/// When it cannot be removed.
pub fn erase_answers(change: &mut Change<'_>, woman: ParticipantId) -> Result<u64, Error> {
    change.execute("delete from assessment_answer where participant_id = $1", binds![woman])
}

/// Removes what she answered to questionnaires that she has not touched since an instant.
///
/// # Errors
/// When it cannot be removed.
pub fn end_answers(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    change.execute(
        "delete from assessment_answer where participant_id = $1 and not exists (
             select 1 from assessment_answer w where w.assessment_id = assessment_answer.assessment_id
                 and w.answered_at >= $2)",
        binds![woman, before],
    )
}

/// The women who answered something: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from assessment_answer", &[], |row| row.get(0))
}
