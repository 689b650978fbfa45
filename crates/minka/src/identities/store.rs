//! Every statement about what is sealed.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::ReasonId;
use crate::{
    binds,
    foundation::{
        access::Action,
        change::Change,
        error::Error,
        ids::{ParticipantId, SiteId},
        keyring::is_under_her_key,
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

/// A reason as it lies in the database.
pub(super) fn get_sealed_reason(db: &mut Db<'_>, id: &str) -> Result<Vec<u8>, Error> {
    db.get("select sealed from sealed_reason where id = $1", binds![id], |row| row.get(0))
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

/// The women of whom something is sealed under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    let mut women = Vec::new();
    for sql in [
        "select participant_id, sealed from sealed_identity",
        "select participant_id, sealed from sealed_reason where participant_id is not null",
    ] {
        db.each(sql, &[], |row| {
            if is_under_her_key(&row.get::<Vec<u8>>(1)?) {
                women.push(row.get(0)?);
            }
            Ok(true)
        })?;
    }
    Ok(women)
}

/// Removes everything that is sealed of a woman.
///
/// # Errors
/// When it cannot be written.
pub fn remove_sealed(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from sealed_identity where participant_id = $1", binds![woman])?;
    change.execute("delete from sealed_reason where participant_id = $1", binds![woman])?;
    change.execute("delete from name_trace where participant_id = $1", binds![woman])?;
    Ok(())
}

/// Sealed parts that are still under the installation's key: their first byte is 1.
pub(super) fn list_old_identities(db: &mut Db<'_>, most: i64) -> Result<Vec<(ParticipantId, Vec<u8>)>, Error> {
    db.list(
        "select participant_id, sealed from sealed_identity where substr(sealed, 1, 1) = $1 limit $2",
        binds![&[1u8], most],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Reasons about a woman that are still under the installation's key.
pub(super) fn list_old_reasons(db: &mut Db<'_>, most: i64) -> Result<Vec<(ReasonId, ParticipantId, Vec<u8>)>, Error> {
    db.list(
        "select id, participant_id, sealed from sealed_reason
         where participant_id is not null and substr(sealed, 1, 1) = $1 limit $2",
        binds![&[1u8], most],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

pub(super) fn replace_identity(change: &mut Change<'_>, woman: ParticipantId, sealed: &[u8]) -> Result<(), Error> {
    change.execute("update sealed_identity set sealed = $2 where participant_id = $1", binds![woman, sealed]).map(drop)
}

pub(super) fn replace_reason(change: &mut Change<'_>, id: ReasonId, sealed: &[u8]) -> Result<(), Error> {
    change.execute("update sealed_reason set sealed = $2 where id = $1", binds![id, sealed]).map(drop)
}

/// Keeps these traces of a woman in place of those that were there.
pub(super) fn put_traces(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    traces: &[Vec<u8>],
) -> Result<(), Error> {
    change.execute("delete from name_trace where participant_id = $1", binds![woman])?;
    for trace in traces {
        change.execute(
            "insert into name_trace (site_id, trace, participant_id) values ($1, $2, $3) on conflict do nothing",
            binds![site, trace, woman],
        )?;
    }
    Ok(())
}

/// The women of a site who left one trace of each of these lists; nobody for no list at all.
pub(super) fn list_traced(db: &mut Db<'_>, site: SiteId, asked: &[Vec<Vec<u8>>]) -> Result<Vec<ParticipantId>, Error> {
    let mut left: Option<BTreeSet<ParticipantId>> = None;
    for one_of in asked {
        let mut with: BTreeSet<ParticipantId> = BTreeSet::new();
        for trace in one_of {
            let sql = "select participant_id from name_trace where site_id = $1 and trace = $2 limit 20000";
            with.extend(db.list(sql, binds![site, trace], |row| row.get::<ParticipantId>(0))?);
        }
        left = Some(match left {
            None => with,
            Some(known) => known.intersection(&with).copied().collect(),
        });
    }
    Ok(left.unwrap_or_default().into_iter().collect())
}

/// Women with a sealed part that has left no trace yet.
pub(super) fn list_untraced(db: &mut Db<'_>, most: i64) -> Result<Vec<(SiteId, ParticipantId)>, Error> {
    db.list(
        "select i.site_id, i.participant_id from sealed_identity i
         where not exists (select 1 from name_trace t where t.participant_id = i.participant_id) limit $1",
        binds![most],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
