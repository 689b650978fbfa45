//! What her own view reads besides her lists: what is asked to be erased of hers.

use jiff::Timestamp;

use crate::{
    binds,
    foundation::{error::Error, ids::ParticipantId, store::Db},
};

/// When somebody asked that she be forgotten, and whether it was she herself; nothing when nobody has.
pub(super) fn find_farewell(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<(Timestamp, bool)>, Error> {
    db.find(
        "select asked_at, asked_by = 'woman' from erase_request
         where participant_id = $1 and done_at is null and withdrawn_at is null order by asked_at limit 1",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Which parts it is asked to erase, since when, and whether she asked herself: one request for each part of a closed list, and where two
/// files became one, two.
pub(super) fn list_parts_asked(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(String, Timestamp, bool)>, Error> {
    db.list(
        "select part, asked_at, asked_by = 'woman' from part_erasure
         where participant_id = $1 and done_at is null and withdrawn_at is null order by asked_at",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}
