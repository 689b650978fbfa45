//! Every statement about participants and their journeys.

use jiff::civil::Date;

use super::{
    model::{JourneyStep, NewParticipant, Participant, Step, StepId},
    rules::name_key,
};
use crate::{
    binds,
    foundation::{
        access::Target,
        change::Change,
        error::Error,
        ids::{GroupId, Id, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
};

fn read_participant(row: &Row<'_>) -> Result<Participant, Error> {
    Ok(Participant {
        id: row.get(0)?,
        site: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        language: Language::parse(&row.get::<String>(5)?).unwrap_or(Language::En),
        state: Step::parse(&row.get::<String>(6)?).unwrap_or(Step::Applied),
        since: row.get(7)?,
    })
}

/// Registers a woman with her first step.
///
/// # Errors
/// [`Error::Taken`] `participant_code` when the code is in use.
pub fn add_participant(change: &mut Change<'_>, new: &NewParticipant) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into participant (id, site_id, code, chosen_name, name_key, sign, language, state, state_since,
             created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        binds![
            new.id,
            new.site,
            &new.code,
            &new.chosen_name,
            name_key(&new.chosen_name),
            &new.sign,
            new.language.code(),
            new.step.key(),
            new.on,
            at,
            by
        ],
    )?;
    let first = JourneyStep {
        id: StepId::new(change.clock()),
        step: new.step,
        on: new.on,
        reason: String::new(),
        corrects: None,
    };
    insert_step(change, new.site, new.id, &first)
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
    change.execute(
        "update participant set state = $1, state_since = $2 where id = $3 and state_since <= $2",
        binds![step.step.key(), step.on, woman],
    )?;
    Ok(())
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

/// The woman of a code.
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_code(db: &mut Db<'_>, code: &str) -> Result<Option<Participant>, Error> {
    db.find(
        "select id, site_id, code, chosen_name, sign, language, state, state_since from participant where code = $1",
        binds![code],
        read_participant,
    )
}

/// The woman of a code, who must exist.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_by_code(db: &mut Db<'_>, code: &str) -> Result<Participant, Error> {
    find_by_code(db, code)?.ok_or(Error::NotFound)
}

/// The members of a group on a day (role member or helper), in the order of their names: the order of screen and paper.
///
/// # Errors
/// When the database cannot be read.
pub fn list_by_group_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Participant>, Error> {
    db.list(
        "select p.id, p.site_id, p.code, p.chosen_name, p.sign, p.language, p.state, p.state_since
         from membership m join participant p on p.id = m.participant_id
         where m.group_id = $1 and m.from_day <= $2 and (m.until_day is null or m.until_day > $2) and m.role <> 'visitor'
         order by p.name_key, p.id limit 500",
        binds![group, day],
        read_participant,
    )
}

/// What the access table asks about a woman: her site and the groups she is in on a day (visitors too).
///
/// # Errors
/// When the database cannot be read.
pub fn target_of(db: &mut Db<'_>, woman: &Participant, today: Date) -> Result<Target, Error> {
    let groups = db.list(
        "select distinct group_id from membership
         where participant_id = $1 and from_day <= $2 and (until_day is null or until_day > $2)",
        binds![woman.id, today],
        |row| row.get::<GroupId>(0),
    )?;
    Ok(Target::participant(woman.site, woman.id, groups))
}
