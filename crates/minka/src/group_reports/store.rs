//! Every statement of this slice: where the women of a programme stand, and what they were asked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    assessments::{AnswerId, AssessmentId, Said, State},
    binds,
    foundation::{change::Change, error::Error, eyes::unless_hidden, ids::ParticipantId, store::Db},
    instruments::InstrumentId,
    people::Step,
    users::ProgrammeId,
    waves::{Starts, WaveId, read_starts, starts_columns},
};

/// One time that a woman was asked, as far as a number of many needs it.
pub(super) struct Time {
    /// On which day.
    pub(super) on: Date,
    /// With which version.
    pub(super) instrument: InstrumentId,
    /// In which language.
    pub(super) language: String,
    /// The window that was written down then; none: outside every one that there was.
    pub(super) wave: Option<WaveId>,
    /// What became of it.
    pub(super) state: State,
    /// At how many meetings she had been by then.
    pub(super) meetings: i64,
    /// What she answered to which question, where it was asked to its end.
    pub(super) answers: Vec<(String, Said)>,
}

/// Where a woman stands.
pub(super) struct Standing {
    pub(super) woman: ParticipantId,
    pub(super) state: Step,
    pub(super) starts: Starts,
    /// Why she stands there: a key of the reasons, or empty.
    pub(super) reason: String,
}

/// Where every woman of a programme stands.
pub(super) fn list_standings(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Standing>, Error> {
    db.list(
        concat!(
            "select p.id, p.state, ",
            starts_columns!(),
            ", (select j.reason from journey_step j where j.participant_id = p.id and j.step = p.state
                   and not exists (select 1 from journey_step c where c.corrects = j.id)
                order by j.on_day desc, j.recorded_at desc limit 1)
             from participant p join site s on s.id = p.site_id
             where s.programme_id = $1 and",
            unless_hidden!("p.id", "$2"),
            "order by p.id limit 50000"
        ),
        binds![programme, db.eyes()],
        |row| {
            Ok(Standing {
                woman: row.get(0)?,
                state: Step::parse(row.text(1)?).unwrap_or(Step::Applied),
                starts: read_starts(row, 2)?,
                reason: row.get::<Option<String>>(4)?.unwrap_or_default(),
            })
        },
    )
}

/// One answer that stands, or that there is none, with whose it is and of which time.
pub(super) struct OfMany {
    pub(super) woman: ParticipantId,
    pub(super) id: AssessmentId,
    pub(super) time: Time,
    pub(super) answer: Option<(AnswerId, String, Vec<u8>)>,
}

/// Every time that women of a programme were asked a questionnaire, with any of its versions, and what they answered where it was asked
/// to its end: the answers that stand, woman by woman, the earliest time first.
pub(super) fn list_lines(db: &mut Db<'_>, (programme, key): (ProgrammeId, &str)) -> Result<Vec<OfMany>, Error> {
    db.list(
        concat!(
            "select a.participant_id, a.id, a.asked_on, a.instrument_id, a.language, a.wave_id, a.state, a.meetings,
                 w.id, w.item, w.sealed
             from instrument i join assessment a on a.instrument_id = i.id
             left join assessment_answer w on w.assessment_id = a.id and w.replaced_at is null and a.state = 'finished'
             where i.programme_id = $1 and i.key = $2 and a.state <> 'void' and",
            unless_hidden!("a.participant_id", "$3"),
            "order by a.participant_id, a.asked_on, a.begun_at, a.id, w.id limit 400000"
        ),
        binds![programme, key, db.eyes()],
        |row| {
            let time = Time {
                on: row.get(2)?,
                instrument: row.get(3)?,
                language: row.get(4)?,
                wave: row.get(5)?,
                state: State::parse(row.text(6)?)
                    .ok_or_else(|| Error::Unexpected("an assessment with an unknown state".to_owned()))?,
                meetings: row.get(7)?,
                answers: Vec::new(),
            };
            let answer = match row.get::<Option<AnswerId>>(8)? {
                Some(id) => Some((id, row.get(9)?, row.get(10)?)),
                None => None,
            };
            Ok(OfMany { woman: row.get(0)?, id: row.get(1)?, time, answer })
        },
    )
}

/// Notes where it rings, and no longer where it does not. What rang before keeps its day.
pub(super) fn set_alarms(
    change: &mut Change<'_>,
    programme: ProgrammeId,
    alarms: &BTreeSet<(String, String)>,
) -> Result<(), Error> {
    let known: Vec<(String, String)> = change.list(
        "select key, language from reliability_alarm where programme_id = $1 order by key, language",
        binds![programme],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (key, language) in known.iter().filter(|known| !alarms.contains(*known)) {
        change.execute(
            "delete from reliability_alarm where programme_id = $1 and key = $2 and language = $3",
            binds![programme, key, language],
        )?;
    }
    let at = change.at();
    for (key, language) in alarms.iter().filter(|alarm| !known.contains(*alarm)) {
        change.execute(
            "insert into reliability_alarm (programme_id, key, language, found_at) values ($1, $2, $3, $4)",
            binds![programme, key, language, at],
        )?;
    }
    Ok(())
}
