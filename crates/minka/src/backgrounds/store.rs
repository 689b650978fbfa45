//! Every statement about what she told, and about what brings women to a programme.

use jiff::Timestamp;

use super::model::{BackgroundId, Why, WhyId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        store::Db,
    },
    users::ProgrammeId,
};

pub(super) fn add(
    change: &mut Change<'_>,
    id: BackgroundId,
    (site, woman): (SiteId, ParticipantId),
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into background (id, site_id, participant_id, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, woman, sealed, at, by],
    )?;
    Ok(())
}

pub(super) fn find_newest(
    db: &mut Db<'_>,
    woman: ParticipantId,
) -> Result<Option<(BackgroundId, Vec<u8>, Timestamp)>, Error> {
    db.find(
        "select id, sealed, recorded_at from background where participant_id = $1 order by recorded_at desc, id desc limit 1",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// When she told something, the newest first.
pub(super) fn list_days(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Timestamp>, Error> {
    db.list(
        "select recorded_at from background where participant_id = $1 order by recorded_at desc, id desc limit 50",
        binds![woman],
        |row| row.get(0),
    )
}

/// The women who told something: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from background", &[], |row| row.get(0))
}

/// Removes what a woman told who is forgotten.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from background where participant_id = $1", binds![woman]).map(drop)
}

/// The programme's own list, in the order in which it was made; those that are no longer offered too.
pub(super) fn list_whys(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Why>, Error> {
    db.list(
        "select id, words, ended_at is not null from background_reason where programme_id = $1
         order by added_at, id limit 500",
        binds![programme],
        |row| Ok(Why { id: row.get(0)?, words: row.get(1)?, ended: row.get(2)? }),
    )
}

pub(super) fn add_why(change: &mut Change<'_>, programme: ProgrammeId, words: &str) -> Result<WhyId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), WhyId::new(change.clock()));
    change.execute(
        "insert into background_reason (id, programme_id, words, added_at, added_by) values ($1, $2, $3, $4, $5)",
        binds![id, programme, words, at, by],
    )?;
    Ok(id)
}

/// The programme of a line, when it is still offered.
pub(super) fn find_programme_of(db: &mut Db<'_>, why: WhyId) -> Result<Option<ProgrammeId>, Error> {
    db.find("select programme_id from background_reason where id = $1", binds![why], |row| row.get(0))
}

pub(super) fn end_why(change: &mut Change<'_>, why: WhyId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update background_reason set ended_at = $1 where id = $2 and ended_at is null", binds![at, why])?;
    Ok(())
}
