//! Statements of registering: who registered whom.

use crate::{
    binds,
    foundation::{error::Error, ids::ParticipantId, store::Db},
};

/// Whether this member of staff registered her.
pub(super) fn was_registered_by(db: &mut Db<'_>, woman: ParticipantId, by: &str) -> Result<bool, Error> {
    let found =
        db.find("select 1 from participant where id = $1 and created_by = $2", binds![woman, by], |_| Ok(()))?;
    Ok(found.is_some())
}
