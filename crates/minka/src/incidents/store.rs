//! Every statement about incidents. Of a woman who was found before: whose eyes it is for is decided there.

use jiff::Timestamp;

use super::model::IncidentId;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::Db,
    },
};

pub(super) fn add_incident(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    id: IncidentId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into violence_incident (id, site_id, participant_id, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, woman, sealed, at, by],
    )?;
    Ok(())
}

/// What was written down of her, still sealed, the newest first; so many as nobody tells, since each is hers to hear.
pub(super) fn list_incidents(
    db: &mut Db<'_>,
    woman: ParticipantId,
) -> Result<Vec<(IncidentId, Timestamp, Vec<u8>)>, Error> {
    db.list(
        "select id, recorded_at, sealed from violence_incident where participant_id = $1
             and length(sealed) > 0
         order by recorded_at desc, id desc limit 500",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Empties what was written down of her before an instant; that something was, and when, stays.
///
/// # Errors
/// When it cannot be written.
pub fn end_words(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    let nothing: &[u8] = &[];
    change.execute(
        "update violence_incident set sealed = $3 where participant_id = $1 and length(sealed) > 0 and recorded_at < $2",
        binds![woman, before, nothing],
    )
}

/// Removes what was written down of a woman who is forgotten, or who has it erased.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from violence_incident where participant_id = $1", binds![woman]).map(drop)
}

/// The women of whom something is written down: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from violence_incident", &[], |row| row.get(0))
}
