//! Every statement about signing in: open sign-ins, links for new staff, tries, known browsers.

use jiff::{Timestamp, civil::Date};

use super::{
    super::model::{FailureId, OpenSignIn, SignInId, User},
    read_user,
};
use crate::{
    binds,
    foundation::{
        access::{Assignment, Role},
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::Db,
    },
};

/// A sign-in as the cookie names it.
pub(in crate::users) struct SignIn {
    pub(in crate::users) user: UserId,
    pub(in crate::users) name: String,
    pub(in crate::users) language: String,
    pub(in crate::users) theme: String,
    pub(in crate::users) created: Timestamp,
    pub(in crate::users) seen: Timestamp,
    pub(in crate::users) stepped_up: Timestamp,
    pub(in crate::users) must_add_factor: bool,
}

pub(in crate::users) fn find_sign_in(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<SignIn>, Error> {
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

/// The assignments that hold now, each with its site's name and zone (for the frame of the page).
pub(in crate::users) fn list_held(
    db: &mut Db<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<(Assignment, String, String)>, Error> {
    let mut held = Vec::new();
    db.each(
        "select a.role, a.site_id, a.group_id, a.participant_id, a.from_day, a.until_day, s.name, p.zone
         from assignment a join site s on s.id = a.site_id join programme p on p.id = s.programme_id
         where a.user_id = $1 and a.approved_by is not null and a.set_aside_at is null order by a.created_at, a.id",
        binds![user],
        |row| {
            let (from, until): (Date, Option<Date>) = (row.get(4)?, row.get(5)?);
            let zone: String = row.get(7)?;
            let today = crate::foundation::clock::day_in(now, &zone);
            let role = Role::parse(&row.get::<String>(0)?);
            if let (Some(role), true, true) = (role, from <= today, until.is_none_or(|until| today < until)) {
                let assignment = Assignment { role, site: row.get(1)?, group: row.get(2)?, participant: row.get(3)? };
                held.push((assignment, row.get(6)?, zone));
            }
            Ok(true)
        },
    )?;
    Ok(held)
}

pub(in crate::users) fn note_seen(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<(), Error> {
    let at = change.at();
    change.execute("update sign_in set seen_at = $1 where token_hash = $2", binds![at, token_hash])?;
    Ok(())
}

pub(in crate::users) fn add_sign_in(
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
pub(in crate::users) fn find_owner(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<UserId>, Error> {
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

/// Somebody's open sign-ins, newest use first; expired ones are left out by the caller ([`crate::users::is_live`]).
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

pub(in crate::users) fn end_sign_in(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change
        .execute("update sign_in set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, token_hash])
}

/// Notes that somebody has just proved again who she is.
pub(in crate::users) fn note_proof(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update sign_in set stepped_up_at = $1 where token_hash = $2 and ended_at is null",
        binds![at, token_hash],
    )
}

pub(in crate::users) fn void_invitations(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update invitation set used_at = $1 where user_id = $2 and used_at is null", binds![at, user])?;
    Ok(())
}

pub(in crate::users) fn add_invitation(
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
pub(in crate::users) fn find_invited(
    db: &mut Db<'_>,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<User>, Error> {
    db.find(
        "select u.id, u.sign_in_name, u.name, u.language from invitation i join staff_user u on u.id = i.user_id
         where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and u.disabled_at is null",
        binds![token_hash, now],
        read_user,
    )
}

pub(in crate::users) fn use_invitation(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update invitation set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1",
        binds![at, token_hash],
    )
}

pub(in crate::users) fn count_failures(
    db: &mut Db<'_>,
    name: &str,
    device: &str,
    since: Timestamp,
) -> Result<i64, Error> {
    db.get(
        "select count(*) from sign_in_failure where name_digest = $1 and device = $2 and at > $3",
        binds![name, device, since],
        |row| row.get(0),
    )
}

pub(in crate::users) fn add_failure(change: &mut Change<'_>, name: &str, device: &str) -> Result<(), Error> {
    let (id, at) = (FailureId::new(change.clock()), change.at());
    change.execute(
        "insert into sign_in_failure (id, name_digest, device, at) values ($1, $2, $3, $4)",
        binds![id, name, device, at],
    )?;
    Ok(())
}

/// Empties a count, and whatever is older than `before`.
pub(in crate::users) fn remove_failures(
    change: &mut Change<'_>,
    name: &str,
    device: &str,
    before: Timestamp,
) -> Result<(), Error> {
    change.execute("delete from sign_in_failure where name_digest = $1 and device = $2", binds![name, device])?;
    change.execute("delete from sign_in_failure where at < $1", binds![before])?;
    Ok(())
}

pub(in crate::users) fn is_known_device(
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
pub(in crate::users) fn add_known_device(
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

pub(in crate::users) fn forget_devices(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("delete from known_device where user_id = $1", binds![user])?;
    Ok(())
}
