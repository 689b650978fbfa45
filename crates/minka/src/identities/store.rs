//! Every statement about what is sealed.

use jiff::Timestamp;

use super::ReasonId;
use crate::{
    binds,
    foundation::{
        access::Action,
        change::Change,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::Db,
    },
};

/// The sealed part of her file as it lies in the database.
pub(super) fn find_sealed(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Vec<u8>>, Error> {
    db.find("select sealed from sealed_identity where participant_id = $1", binds![woman], |row| row.get(0))
}

pub(super) fn save_sealed(
    change: &mut Change<'_>,
    site: SiteId,
    woman: ParticipantId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into sealed_identity (participant_id, site_id, sealed, updated_at, updated_by)
         values ($1, $2, $3, $4, $5)
         on conflict (participant_id) do update set sealed = $3, updated_at = $4, updated_by = $5",
        binds![woman, site, sealed, at, by],
    )?;
    Ok(())
}

/// Keeps why somebody opened or took out what is sealed.
pub(super) fn add_sealed_reason(
    change: &mut Change<'_>,
    id: ReasonId,
    (site, woman): (SiteId, Option<ParticipantId>),
    action: Action,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into sealed_reason (id, site_id, participant_id, action, sealed, given_at, given_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, site, woman, action.name(), sealed, at, by],
    )?;
    Ok(())
}

/// Forgets reasons that were given before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_reasons(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from sealed_reason where given_at < $1", binds![before])
}
