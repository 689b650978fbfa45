//! Every statement about what a programme has switched off.

use super::model::{Off, Switch};
use crate::{
    binds,
    foundation::{change::Change, error::Error, ids::SiteId, store::Db},
    users::{self, ProgrammeId},
};

/// What a programme does not ask.
///
/// # Errors
/// When the database cannot be read.
pub fn list_off(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Off, Error> {
    let keys: Vec<String> =
        db.list("select question from background_off where programme_id = $1", binds![programme], |row| row.get(0))?;
    Ok(Off::of(keys.iter().filter_map(|key| Switch::parse(key)).collect()))
}

/// What the programme of a site does not ask.
///
/// # Errors
/// [`Error::NotFound`] for a site that is not there.
pub fn list_off_at(db: &mut Db<'_>, site: SiteId) -> Result<Off, Error> {
    let programme = users::get_programme_of(db, site)?.id;
    list_off(db, programme)
}

/// Switches these off; what is off already keeps its day.
///
/// # Errors
/// When it cannot be written.
pub fn set_off(change: &mut Change<'_>, programme: ProgrammeId, off: &[Switch]) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    for switch in off {
        change.execute(
            "insert into background_off (programme_id, question, since, since_by) values ($1, $2, $3, $4)
             on conflict (programme_id, question) do nothing",
            binds![programme, switch.key(), at, &by],
        )?;
    }
    Ok(())
}

/// Switches these on.
///
/// # Errors
/// When it cannot be written.
pub fn set_on(change: &mut Change<'_>, programme: ProgrammeId, on: &[Switch]) -> Result<(), Error> {
    for switch in on {
        change.execute(
            "delete from background_off where programme_id = $1 and question = $2",
            binds![programme, switch.key()],
        )?;
    }
    Ok(())
}
