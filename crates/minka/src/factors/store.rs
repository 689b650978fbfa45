//! Every statement about second factors.

use jiff::Timestamp;

use super::model::{Factors, OwnPasskey, PasskeyId, RecoveryCodeId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::Db,
    },
};

/// What somebody has.
///
/// # Errors
/// When it cannot be read.
pub fn find_factors(db: &mut Db<'_>, user: UserId) -> Result<Factors, Error> {
    db.get(
        "select (select count(*) from totp_key where user_id = u.id and confirmed_at is not null),
             (select count(*) from passkey where user_id = u.id),
             (select count(*) from recovery_code where user_id = u.id and used_at is null)
         from staff_user u where u.id = $1",
        binds![user],
        |row| {
            let code_apps: i64 = row.get(0)?;
            Ok(Factors { code_app: code_apps > 0, passkeys: row.get(1)?, recovery_codes: row.get(2)? })
        },
    )
}

/// A code app's key as it is kept.
pub(super) struct TotpKey {
    pub(super) secret: Vec<u8>,
    pub(super) last_step: i64,
    pub(super) confirmed: bool,
}

pub(super) fn find_totp_key(db: &mut Db<'_>, user: UserId) -> Result<Option<TotpKey>, Error> {
    db.find(
        "select secret, last_step, confirmed_at is not null from totp_key where user_id = $1",
        binds![user],
        |row| Ok(TotpKey { secret: row.get(0)?, last_step: row.get(1)?, confirmed: row.get(2)? }),
    )
}

pub(super) fn put_totp_key(change: &mut Change<'_>, user: UserId, secret: &[u8]) -> Result<(), Error> {
    let at = change.at();
    remove_totp_key(change, user, at)?;
    change.execute(
        "insert into totp_key (user_id, secret, last_step, created_at) values ($1, $2, 0, $3)",
        binds![user, secret, at],
    )?;
    Ok(())
}

pub(super) fn confirm_totp_key(change: &mut Change<'_>, user: UserId, step: i64) -> Result<(), Error> {
    let at = change.at();
    change
        .execute("update totp_key set confirmed_at = $1, last_step = $2 where user_id = $3", binds![at, step, user])?;
    Ok(())
}

pub(super) fn note_totp_step(change: &mut Change<'_>, user: UserId, step: i64) -> Result<(), Error> {
    change.execute("update totp_key set last_step = $1 where user_id = $2", binds![step, user])?;
    Ok(())
}

/// Removes the key that she had at an instant; gives how many rows that were.
pub(super) fn remove_totp_key(change: &mut Change<'_>, user: UserId, until: Timestamp) -> Result<u64, Error> {
    change.execute("delete from totp_key where user_id = $1 and created_at <= $2", binds![user, until])
}

pub(super) fn add_recovery_code(change: &mut Change<'_>, user: UserId, digest: &[u8]) -> Result<(), Error> {
    let (id, at) = (RecoveryCodeId::new(change.clock()), change.at());
    change.execute(
        "insert into recovery_code (id, user_id, code_hash, created_at) values ($1, $2, $3, $4)",
        binds![id, user, digest, at],
    )?;
    Ok(())
}

pub(super) fn is_recovery_code(db: &mut Db<'_>, user: UserId, digest: &[u8]) -> Result<bool, Error> {
    let found = db.find(
        "select id from recovery_code where user_id = $1 and code_hash = $2 and used_at is null",
        binds![user, digest],
        |row| row.get::<RecoveryCodeId>(0),
    )?;
    Ok(found.is_some())
}

pub(super) fn use_recovery_code(change: &mut Change<'_>, user: UserId, digest: &[u8]) -> Result<bool, Error> {
    let at = change.at();
    let used = change.execute(
        "update recovery_code set used_at = $1 where user_id = $2 and code_hash = $3 and used_at is null",
        binds![at, user, digest],
    )?;
    Ok(used > 0)
}

pub(super) fn remove_recovery_codes_of(change: &mut Change<'_>, user: UserId, until: Timestamp) -> Result<u64, Error> {
    change.execute("delete from recovery_code where user_id = $1 and created_at <= $2", binds![user, until])
}

pub(super) fn remove_recovery_codes(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("delete from recovery_code where user_id = $1", binds![user])?;
    Ok(())
}

pub(super) fn remove_passkeys(change: &mut Change<'_>, user: UserId, until: Timestamp) -> Result<u64, Error> {
    change.execute("delete from passkey where user_id = $1 and created_at <= $2", binds![user, until])
}

pub(super) fn list_passkeys(db: &mut Db<'_>, user: UserId) -> Result<Vec<OwnPasskey>, Error> {
    db.list(
        "select id, name, credential, backup_eligible, created_at from passkey where user_id = $1
         order by created_at, id limit 50",
        binds![user],
        |row| {
            Ok(OwnPasskey {
                id: row.get(0)?,
                name: row.get(1)?,
                credential: row.get(2)?,
                synced: row.get(3)?,
                created: row.get(4)?,
            })
        },
    )
}

pub(super) fn add_passkey(
    change: &mut Change<'_>,
    id: PasskeyId,
    user: UserId,
    name: &str,
    credential: &str,
    synced: bool,
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into passkey (id, user_id, name, credential, backup_eligible, created_at) values ($1, $2, $3, $4, $5, $6)",
        binds![id, user, name, credential, synced, at],
    )?;
    Ok(())
}

pub(super) fn note_passkey_used(change: &mut Change<'_>, id: PasskeyId, credential: &str) -> Result<(), Error> {
    let at = change.at();
    change.execute("update passkey set used_at = $1, credential = $2 where id = $3", binds![at, credential, id])?;
    Ok(())
}

pub(super) fn remove_passkey(change: &mut Change<'_>, user: UserId, id: PasskeyId) -> Result<bool, Error> {
    Ok(change.execute("delete from passkey where user_id = $1 and id = $2", binds![user, id])? > 0)
}

/// Notes that an answer was taken. `false`: it was before. Questions live ten minutes; digests are kept for a day.
pub(super) fn spend_challenge(change: &mut Change<'_>, digest: &[u8; 32]) -> Result<bool, Error> {
    let at = change.at();
    let added = change.execute(
        "insert into spent_challenge (digest, at) values ($1, $2) on conflict (digest) do nothing",
        binds![digest, at],
    )?;
    Ok(added == 1)
}

/// Forgets answers that were taken before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_challenges(change: &mut Change<'_>, before: jiff::Timestamp) -> Result<u64, Error> {
    change.execute("delete from spent_challenge where at < $1", binds![before])
}
