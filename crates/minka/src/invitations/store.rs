//! Every statement about one-time links.

use jiff::Timestamp;

use crate::{
    binds,
    foundation::{change::Change, error::Error, ids::UserId, store::Db},
    users::{User, read_user},
};

/// Links that somebody was given before open nothing any more.
///
/// # Errors
/// When it cannot be written.
pub fn void_invitations(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update invitation set used_at = $1 where user_id = $2 and used_at is null", binds![at, user])?;
    Ok(())
}

/// Ends every link that was not used: after a restore nothing that was taken back comes alive again. Gives how many there
/// were.
///
/// # Errors
/// When it cannot be written.
pub fn void_all_invitations(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update invitation set used_at = $1 where used_at is null", binds![at])
}

pub(super) fn add_invitation(
    change: &mut Change<'_>,
    token_hash: &[u8; 32],
    user: UserId,
    until: Timestamp,
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into invitation (token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)",
        binds![token_hash, user, at, until],
    )?;
    Ok(())
}

/// Whom a live link invites.
pub(super) fn find_invited(db: &mut Db<'_>, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<User>, Error> {
    db.find(
        "select u.id, u.sign_in_name, u.name, u.language from invitation i join staff_user u on u.id = i.user_id
         where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and u.disabled_at is null",
        binds![token_hash, now],
        read_user,
    )
}

pub(super) fn use_invitation(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update invitation set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1",
        binds![at, token_hash],
    )
}

/// Forgets links that were made before an instant: they open nothing after a week.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_invitations(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from invitation where created_at < $1", binds![before])
}
