//! Every statement about signing in: open sign-ins, tries, known browsers.

use jiff::Timestamp;

use super::model::{FailureId, OpenSignIn, SignInId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::Db,
    },
};

/// A sign-in as the cookie names it.
pub(super) struct SignIn {
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) theme: String,
    pub(super) created: Timestamp,
    pub(super) seen: Timestamp,
    pub(super) stepped_up: Timestamp,
    pub(super) must_add_factor: bool,
}

pub(super) fn find_sign_in(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<SignIn>, Error> {
    db.find(
        "select u.id, u.name, u.language, u.theme, i.created_at, i.seen_at, i.stepped_up_at, i.must_add_factor
         from sign_in i join staff_user u on u.id = i.user_id
         where i.token_hash = $1 and i.ended_at is null and u.disabled_at is null",
        binds![token_hash],
        |row| {
            Ok(SignIn {
                user: row.get(0)?,
                name: row.get(1)?,
                language: row.get(2)?,
                theme: row.get(3)?,
                created: row.get(4)?,
                seen: row.get(5)?,
                stepped_up: row.get(6)?,
                must_add_factor: row.get(7)?,
            })
        },
    )
}

pub(super) fn note_seen(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<(), Error> {
    let at = change.at();
    change.execute("update sign_in set seen_at = $1 where token_hash = $2", binds![at, token_hash])?;
    Ok(())
}

pub(super) fn add_sign_in(
    change: &mut Change<'_>,
    token_hash: &[u8; 32],
    user: UserId,
    must_add_factor: bool,
) -> Result<(), Error> {
    let (id, at) = (SignInId::new(change.clock()), change.at());
    change.execute(
        "insert into sign_in (token_hash, id, user_id, must_add_factor, created_at, seen_at, stepped_up_at)
         values ($1, $2, $3, $4, $5, $5, $5)",
        binds![token_hash, id, user, must_add_factor, at],
    )?;
    Ok(())
}

/// Opens everything to the sign-in with which she has just set up a second factor. Others that waited for one end: with
/// nothing but the password somebody else may have opened them.
///
/// # Errors
/// When it cannot be written.
pub fn note_factor_added(change: &mut Change<'_>, user: UserId, sign_in: &[u8; 32]) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "update sign_in set must_add_factor = $1 where user_id = $2 and token_hash = $3",
        binds![false, user, sign_in],
    )?;
    change.execute(
        "update sign_in set ended_at = $1 where user_id = $2 and must_add_factor = $3 and ended_at is null",
        binds![at, user, true],
    )?;
    Ok(())
}

/// Whose sign-in this is that ran out by itself: not one that was ended.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_owner(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<UserId>, Error> {
    db.find(
        "select i.user_id from sign_in i join staff_user u on u.id = i.user_id
         where i.token_hash = $1 and i.ended_at is null and u.disabled_at is null",
        binds![token_hash],
        |row| row.get(0),
    )
}

/// Ends every sign-in of somebody at once.
///
/// # Errors
/// When it cannot be written.
pub fn end_sign_ins_of(change: &mut Change<'_>, user: UserId) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update sign_in set ended_at = $1 where user_id = $2 and ended_at is null", binds![at, user])
}

/// Ends every sign-in of somebody but the one that asks.
///
/// # Errors
/// When it cannot be written.
pub fn end_other_sign_ins(change: &mut Change<'_>, user: UserId, kept: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update sign_in set ended_at = $1 where user_id = $2 and token_hash <> $3 and ended_at is null",
        binds![at, user, kept],
    )
}

/// Ends one of somebody's own sign-ins; 0 when she has no such one.
///
/// # Errors
/// When it cannot be written.
pub fn end_sign_in_of(change: &mut Change<'_>, user: UserId, id: SignInId) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update sign_in set ended_at = $1 where user_id = $2 and id = $3 and ended_at is null",
        binds![at, user, id],
    )
}

/// Somebody's open sign-ins, newest use first; expired ones are left out by the caller ([`super::is_live`]).
///
/// # Errors
/// When they cannot be read.
pub fn list_sign_ins(db: &mut Db<'_>, user: UserId, hash: &[u8; 32]) -> Result<Vec<OpenSignIn>, Error> {
    db.list(
        "select id, created_at, seen_at, token_hash = $2 from sign_in
         where user_id = $1 and ended_at is null order by seen_at desc, id limit 100",
        binds![user, hash],
        |row| Ok(OpenSignIn { id: row.get(0)?, created: row.get(1)?, seen: row.get(2)?, here: row.get(3)? }),
    )
}

/// Ends the sign-in of a cookie; gives whether there was one.
///
/// # Errors
/// When it cannot be written.
pub fn end_sign_in(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change
        .execute("update sign_in set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, token_hash])
}

/// Notes that somebody has just proved again who she is.
pub(super) fn note_proof(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update sign_in set stepped_up_at = $1 where token_hash = $2 and ended_at is null",
        binds![at, token_hash],
    )
}

pub(super) fn count_failures(db: &mut Db<'_>, name: &str, device: &str, since: Timestamp) -> Result<i64, Error> {
    db.get(
        "select count(*) from sign_in_failure where name_digest = $1 and device = $2 and at > $3",
        binds![name, device, since],
        |row| row.get(0),
    )
}

/// Of all browsers that nobody knows, from wherever they come.
pub(super) fn count_failures_of_strangers(db: &mut Db<'_>, name: &str, since: Timestamp) -> Result<i64, Error> {
    db.get(
        "select count(*) from sign_in_failure where name_digest = $1 and device like 'strangers%' and at > $2",
        binds![name, since],
        |row| row.get(0),
    )
}

pub(super) fn add_failure(change: &mut Change<'_>, name: &str, device: &str) -> Result<(), Error> {
    let (id, at) = (FailureId::new(change.clock()), change.at());
    change.execute(
        "insert into sign_in_failure (id, name_digest, device, at) values ($1, $2, $3, $4)",
        binds![id, name, device, at],
    )?;
    Ok(())
}

/// Empties a count, and whatever is older than `before`.
pub(super) fn remove_failures(
    change: &mut Change<'_>,
    name: &str,
    device: &str,
    before: Timestamp,
) -> Result<(), Error> {
    change.execute("delete from sign_in_failure where name_digest = $1 and device = $2", binds![name, device])?;
    change.execute("delete from sign_in_failure where at < $1", binds![before])?;
    Ok(())
}

pub(super) fn is_known_device(
    db: &mut Db<'_>,
    token_hash: &[u8; 32],
    user: UserId,
    since: Timestamp,
) -> Result<bool, Error> {
    let found = db.find(
        "select user_id from known_device where token_hash = $1 and user_id = $2 and created_at > $3",
        binds![token_hash, user, since],
        |row| row.get::<UserId>(0),
    )?;
    Ok(found.is_some())
}

/// Remembers a browser, and forgets those not renewed since `before`.
pub(super) fn add_known_device(
    change: &mut Change<'_>,
    token_hash: &[u8; 32],
    user: UserId,
    before: Timestamp,
) -> Result<(), Error> {
    let at = change.at();
    change.execute("delete from known_device where user_id = $1 and created_at < $2", binds![user, before])?;
    change.execute(
        "insert into known_device (token_hash, user_id, created_at) values ($1, $2, $3)",
        binds![token_hash, user, at],
    )?;
    Ok(())
}

/// Forgets every browser that somebody is known by.
///
/// # Errors
/// When it cannot be written.
pub fn forget_devices(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("delete from known_device where user_id = $1", binds![user])?;
    Ok(())
}

/// Ends every sign-in and forgets every known browser: after a restore nothing that was taken back comes alive again.
/// Gives the sign-ins that there were.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_sign_ins(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("delete from known_device", &[])?;
    change.execute("update sign_in set ended_at = $1 where ended_at is null", binds![at])
}

/// Forgets tries of before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_tries(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from sign_in_failure where at < $1", binds![before])
}

/// Forgets sign-ins that began before an instant: none lives longer than half a day.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_sign_ins(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from sign_in where created_at < $1", binds![before])
}

/// Forgets browsers that are known since before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_old_devices(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from known_device where created_at < $1", binds![before])
}
