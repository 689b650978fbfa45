//! Every statement about whose file is whose. What follows from it is read by `users::list_ties`.

use jiff::Timestamp;

use super::model::{OwnFile, OwnFileId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::Act,
        store::Db,
    },
    people, users,
};

/// Says that an account and a file are one woman's.
///
/// # Errors
/// [`Error::Taken`] `own_file_user_id` or `own_file_participant_id` when one of them is linked already.
pub fn link_file(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    user: UserId,
) -> Result<OwnFileId, Error> {
    let id = OwnFileId::new(change.clock());
    let (at, by) = (change.at(), change.by().text());
    change.restrain(Act::FileLinked, woman, user);
    change.execute(
        "insert into own_file (id, site_id, user_id, participant_id, linked_at, linked_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, user, woman, at, by],
    )?;
    Ok(id)
}

/// Builds the wall again after a restore from an older back-up. `false`: it stands, it was found to be a mistake since, or the
/// back-up knows one of the two not yet.
///
/// # Errors
/// When it cannot be written.
pub fn link_again(change: &mut Change<'_>, woman: ParticipantId, user: UserId, at: Timestamp) -> Result<bool, Error> {
    let Some(known) = people::find_by_id(change, woman)? else { return Ok(false) };
    if !users::is_known(change, user)? {
        return Ok(false);
    }
    let settled = |link: &OwnFile| link.user == user && link.ended.is_none_or(|ended| ended >= at);
    if list_links(change, woman)?.iter().any(settled) {
        return Ok(false);
    }
    // An account is one woman's and a file has one account: what stands in the way had ended before these two were linked.
    let (now, by) = (change.at(), change.by().text());
    change.execute(
        "update own_file set ended_at = $1, ended_by = $2
         where (user_id = $3 or participant_id = $4) and ended_at is null",
        binds![now, by, user, woman],
    )?;
    link_file(change, (known.site, woman), user).map(|_| true)
}

/// Forgets which account was hers.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from own_file where participant_id = $1", binds![woman]).map(drop)
}

/// It was a mistake. Whether there was something to end.
pub(super) fn end_link(change: &mut Change<'_>, woman: ParticipantId, id: OwnFileId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let ended = change.execute(
        "update own_file set ended_at = $1, ended_by = $2
         where id = $3 and participant_id = $4 and ended_at is null",
        binds![at, by, id, woman],
    )?;
    Ok(ended == 1)
}

/// Which accounts were said to be hers, the newest first.
pub(super) fn list_links(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<OwnFile>, Error> {
    db.list(
        "select o.id, o.user_id, u.name, o.linked_at, o.ended_at from own_file o join staff_user u on u.id = o.user_id
         where o.participant_id = $1 order by o.linked_at desc, o.id desc limit 50",
        binds![woman],
        |row| {
            Ok(OwnFile {
                id: row.get(0)?,
                user: row.get(1)?,
                name: row.get(2)?,
                linked: row.get(3)?,
                ended: row.get(4)?,
            })
        },
    )
}
