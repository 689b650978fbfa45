//! Every statement about journeys, and what her page reads of groups.

use jiff::civil::Date;

use super::model::{Arrival, JourneyStep, RecordedStep, StepId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        store::Db,
    },
    people::{self, NewParticipant, Participant, Step},
};

/// Registers a woman with her first step, under a code that the caller chose: for imports and demonstrations.
///
/// # Errors
/// [`Error::Taken`] `participant_code` when the code is in use.
pub fn add_participant(change: &mut Change<'_>, new: &NewParticipant) -> Result<(), Error> {
    if begin(change, new)? { Ok(()) } else { Err(Error::Taken("participant_code".to_owned())) }
}

/// Registers a woman under a new code.
///
/// # Errors
/// When it cannot be written.
pub fn register(change: &mut Change<'_>, arrival: &Arrival) -> Result<Participant, Error> {
    let basics = &arrival.basics;
    let mut new = NewParticipant {
        id: arrival.id,
        site: arrival.site,
        code: String::new(),
        chosen_name: basics.chosen_name.clone(),
        sign: basics.sign.clone(),
        language: basics.language,
        step: arrival.step,
        on: arrival.on,
    };
    loop {
        new.code = people::free_code(change)?;
        // Another process may take the very same code between the look and the write.
        if begin(change, &new)? {
            break;
        }
    }
    Ok(Participant {
        id: new.id,
        site: new.site,
        code: new.code,
        chosen_name: new.chosen_name,
        sign: new.sign,
        language: new.language,
        state: new.step,
        since: new.on,
    })
}

/// Writes her down with her first step. Whether it was done: not when the code is in use.
fn begin(change: &mut Change<'_>, new: &NewParticipant) -> Result<bool, Error> {
    if !people::insert_participant(change, new)? {
        return Ok(false);
    }
    let first = JourneyStep {
        id: StepId::new(change.clock()),
        step: new.step,
        on: new.on,
        reason: String::new(),
        corrects: None,
    };
    insert_step(change, new.site, new.id, &first)?;
    Ok(true)
}

/// Her journey, every step that was ever written down, by day.
///
/// # Errors
/// When the database cannot be read.
pub fn list_journey(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<RecordedStep>, Error> {
    db.list(
        "select id, step, on_day, reason, corrects, recorded_at from journey_step
         where participant_id = $1 order by on_day, recorded_at, id limit 1000",
        binds![woman],
        |row| {
            let step = JourneyStep {
                id: row.get(0)?,
                step: Step::parse(&row.get::<String>(1)?).unwrap_or(Step::Applied),
                on: row.get(2)?,
                reason: row.get(3)?,
                corrects: row.get(4)?,
            };
            Ok(RecordedStep { step, recorded_at: row.get(5)? })
        },
    )
}

/// Adds a step, perhaps a correction, and says where she stands with it.
///
/// # Errors
/// When it cannot be written.
pub fn record_step(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    step: &JourneyStep,
    stands: (Step, Date),
) -> Result<(), Error> {
    insert_step(change, site, woman, step)?;
    people::set_state(change, woman, stands)
}

/// Adds a step to her journey; the newest day is where she stands.
///
/// # Errors
/// When it cannot be written.
pub fn add_journey_step(
    change: &mut Change<'_>,
    site: SiteId,
    woman: ParticipantId,
    step: &JourneyStep,
) -> Result<(), Error> {
    insert_step(change, site, woman, step)?;
    people::advance_state(change, woman, (step.step, step.on))
}

fn insert_step(change: &mut Change<'_>, site: SiteId, woman: ParticipantId, step: &JourneyStep) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into journey_step (id, site_id, participant_id, step, on_day, reason, corrects, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![step.id, site, woman, step.step.key(), step.on, &step.reason, step.corrects, at, by],
    )?;
    Ok(())
}

/// One stay in a group, as her page shows it.
pub(super) struct Stay {
    pub(super) group: String,
    pub(super) role: String,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

/// Her stays in groups, newest first.
pub(super) fn list_stays(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Stay>, Error> {
    db.list(
        "select g.name, m.role, m.from_day, m.until_day from membership m join weekly_group g on g.id = m.group_id
         where m.participant_id = $1 order by m.from_day desc, m.id desc limit 200",
        binds![woman],
        |row| Ok(Stay { group: row.get(0)?, role: row.get(1)?, from: row.get(2)?, until: row.get(3)? }),
    )
}

/// The groups in which she waits for a place.
pub(super) fn list_waits(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<String>, Error> {
    db.list(
        "select g.name from waiting_place w join weekly_group g on g.id = w.group_id
         where w.participant_id = $1 and not exists (select 1 from membership m
             where m.participant_id = w.participant_id and m.group_id = w.group_id and m.role <> 'visitor'
               and m.from_day >= w.from_day and (m.until_day is null or m.until_day > $2))
         order by g.name_key, g.id limit 50",
        binds![woman, today],
        |row| row.get(0),
    )
}

/// Keeps the steps of a woman who is forgotten, for the counts, without their reasons and the minute they were written.
///
/// # Errors
/// When they cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change
        .execute(
            "update journey_step set reason = '', recorded_at = substr(recorded_at, 1, 10) || 'T00:00:00.000Z',
                 recorded_by = '' where participant_id = $1",
            binds![woman],
        )
        .map(drop)
}
