//! Every statement about the questionnaires that a programme holds.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use measure::Instrument;

use super::{
    model::{Held, InstrumentId},
    shipped::find_shipped,
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::Id,
        store::{Db, Row},
    },
    users::ProgrammeId,
};

/// What was read before: what stands under an id never changes, and reading a file takes longer than all else on a page.
static READ: LazyLock<Mutex<HashMap<InstrumentId, Arc<Instrument>>>> = LazyLock::new(Mutex::default);
/// So many are remembered; a programme has a few dozen.
const MOST_REMEMBERED: usize = 500;

fn read_content(id: InstrumentId, content: &str) -> Result<Arc<Instrument>, Error> {
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(&id) {
        return Ok(Arc::clone(known));
    }
    let instrument = Instrument::read_kept(content)
        .map_err(|problems| Error::Unexpected(format!("an instrument with {} problems", problems.len())))?;
    if read.len() >= MOST_REMEMBERED {
        read.clear();
    }
    let instrument = Arc::new(instrument);
    read.insert(id, Arc::clone(&instrument));
    Ok(instrument)
}

fn read_held(row: &Row<'_>) -> Result<Held, Error> {
    let id = row.get(0)?;
    Ok(Held { id, instrument: read_content(id, row.text(1)?)?, is_shipped: row.get(2)?, is_on: row.get(3)? })
}

/// Every version that a programme holds, by key, the newest of each first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_held(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Held>, Error> {
    db.list(
        "select id, content, is_shipped, is_on from instrument where programme_id = $1
         order by key, added_at desc, id desc limit 500",
        binds![programme],
        read_held,
    )
}

/// What a programme asks, by key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_on(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Held>, Error> {
    db.list(
        "select id, content, is_shipped, is_on from instrument where programme_id = $1 and is_on order by key limit 200",
        binds![programme],
        read_held,
    )
}

/// The version of a questionnaire that a programme asks.
///
/// # Errors
/// When the database cannot be read.
pub fn find_on(db: &mut Db<'_>, programme: ProgrammeId, key: &str) -> Result<Option<Held>, Error> {
    db.find(
        "select id, content, is_shipped, is_on from instrument where programme_id = $1 and key = $2 and is_on",
        binds![programme, key],
        read_held,
    )
}

/// The questionnaire as a programme asks it today, or as it came with the program; nothing for what is asked nowhere any more.
///
/// # Errors
/// When the database cannot be read.
pub fn find_asked(db: &mut Db<'_>, programme: ProgrammeId, key: &str) -> Result<Option<Arc<Instrument>>, Error> {
    let held = find_on(db, programme, key)?.map(|held| held.instrument);
    Ok(held.or_else(|| find_shipped(key)))
}

/// Of each questionnaire that a programme holds the version that it asks, or else the newest, by key: what was answered stays readable when
/// nobody is asked any more.
///
/// # Errors
/// When the database cannot be read.
pub fn list_newest(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Held>, Error> {
    db.list(
        "select i.id, i.content, i.is_shipped, i.is_on from instrument i where i.programme_id = $1 and (i.is_on or not exists (
             select 1 from instrument o where o.programme_id = i.programme_id and o.key = i.key and o.id <> i.id
                 and (o.is_on or o.added_at > i.added_at or (o.added_at = i.added_at and o.id > i.id))))
         order by i.key limit 500",
        binds![programme],
        read_held,
    )
}

/// A version by its id.
///
/// # Errors
/// When the database cannot be read.
pub fn get_held(db: &mut Db<'_>, id: InstrumentId) -> Result<Held, Error> {
    db.get("select id, content, is_shipped, is_on from instrument where id = $1", binds![id], read_held)
}

/// A version that a programme holds, whether it is asked today or not: of another programme there is none.
///
/// # Errors
/// When the database cannot be read.
pub fn find_held(db: &mut Db<'_>, programme: ProgrammeId, id: InstrumentId) -> Result<Option<Held>, Error> {
    db.find(
        "select id, content, is_shipped, is_on from instrument where id = $1 and programme_id = $2",
        binds![id, programme],
        read_held,
    )
}

/// Where the answers do not hang together, as the program found when it last looked: a questionnaire's key and a language.
///
/// # Errors
/// When the database cannot be read.
pub fn list_alarms(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<(String, String)>, Error> {
    db.list(
        "select key, language from reliability_alarm where programme_id = $1 order by key, language limit 200",
        binds![programme],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether somebody was asked with a version.
pub(super) fn was_asked(db: &mut Db<'_>, id: InstrumentId) -> Result<bool, Error> {
    Ok(db.find("select 1 from assessment where instrument_id = $1 limit 1", binds![id], |_| Ok(()))?.is_some())
}

/// Whether a version may lie on a telephone: a link of the programme was good since the version is here. What is switched off by now may
/// still be sent, and what was ever on is written nowhere.
pub(super) fn was_within_reach_of_a_phone(db: &mut Db<'_>, id: InstrumentId) -> Result<bool, Error> {
    let found = db.find(
        "select 1 from instrument i join site s on s.programme_id = i.programme_id join phone_link l on l.site_id = s.id
         where i.id = $1 and l.expires_at > i.added_at and (l.ended_at is null or l.ended_at > i.added_at) limit 1",
        binds![id],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Keeps a version. The caller has checked that the programme holds none of this key and version.
///
/// # Errors
/// When it cannot be written.
pub fn add_held(
    change: &mut Change<'_>,
    programme: ProgrammeId,
    instrument: &Instrument,
    is_shipped: bool,
) -> Result<InstrumentId, Error> {
    let (id, at, by) = (InstrumentId::new(change.clock()), change.at(), change.by().text());
    let content = instrument.write().map_err(|cause| Error::unexpected("write an instrument", cause))?;
    let definition = instrument.definition();
    change.execute(
        "insert into instrument (id, programme_id, key, version, content, is_shipped, is_on, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6, false, $7, $8)",
        binds![id, programme, &definition.id, &definition.version, content, is_shipped, at, by],
    )?;
    Ok(id)
}

/// Takes a version away with which nobody was asked, and which no telephone has.
pub(super) fn remove_unused(change: &mut Change<'_>, id: InstrumentId) -> Result<(), Error> {
    change.execute("delete from instrument where id = $1", binds![id]).map(drop)
}

/// Switches a questionnaire on, with this version and no other, or off.
///
/// # Errors
/// When it cannot be written.
pub fn switch(
    change: &mut Change<'_>,
    (programme, key): (ProgrammeId, &str),
    on: Option<InstrumentId>,
) -> Result<(), Error> {
    change.execute(
        "update instrument set is_on = false where programme_id = $1 and key = $2 and is_on",
        binds![programme, key],
    )?;
    if let Some(id) = on {
        change.execute("update instrument set is_on = true where id = $1", binds![id])?;
    }
    Ok(())
}
