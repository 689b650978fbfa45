//! Every statement about programmes, sites, staff and sign-ins.

use jiff::{Timestamp, civil::Date};

use super::model::{
    AssignmentId, FailureId, NewAssignment, OpenSignIn, Programme, ProgrammeId, SignInId, Site, User,
};
use crate::{
    binds,
    foundation::{
        access::{Assignment, Role},
        change::Change,
        error::Error,
        ids::{Id, SiteId, UserId},
        store::{Db, Row},
        text::Language,
    },
};

/// Adds a programme.
///
/// # Errors
/// When it cannot be written.
pub fn add_programme(change: &mut Change<'_>, programme: &Programme) -> Result<(), Error> {
    let languages = programme.languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(" ");
    let at = change.at();
    change.execute(
        "insert into programme (id, name, zone, week_start, languages, currency, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![
            programme.id,
            &programme.name,
            &programme.zone,
            programme.week_start,
            languages,
            &programme.currency,
            at
        ],
    )?;
    Ok(())
}

/// Adds a site.
///
/// # Errors
/// When it cannot be written.
pub fn add_site(change: &mut Change<'_>, site: &Site) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into site (id, programme_id, name, created_at) values ($1, $2, $3, $4)",
        binds![site.id, site.programme, &site.name, at],
    )?;
    Ok(())
}

/// Adds a member of staff without any way to sign in yet.
///
/// # Errors
/// [`Error::Taken`] `staff_user_sign_in_name` when somebody has that name.
pub fn add_user(change: &mut Change<'_>, user: &User) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into staff_user (id, sign_in_name, name, language, theme, created_at) values ($1, $2, $3, $4, '', $5)",
        binds![user.id, &user.sign_in_name, &user.name, user.language.code(), at],
    )?;
    Ok(())
}

/// Adds a role that somebody holds.
///
/// # Errors
/// When it cannot be written.
pub fn add_assignment(change: &mut Change<'_>, new: &NewAssignment) -> Result<AssignmentId, Error> {
    let id = AssignmentId::new(change.clock());
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into assignment (id, user_id, role, site_id, group_id, participant_id, from_day, until_day,
             asked_by, approved_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        binds![
            id,
            new.user,
            new.role.key(),
            new.site,
            new.group,
            new.participant,
            new.from,
            new.until,
            by,
            new.approved_by.as_deref(),
            at
        ],
    )?;
    Ok(id)
}

/// Ends every sign-in and every unused invitation: after a restore nothing that was taken back comes alive again.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_sign_ins(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    let sign_ins = change.execute("update sign_in set ended_at = $1 where ended_at is null", binds![at])?;
    Ok(sign_ins + change.execute("update invitation set used_at = $1 where used_at is null", binds![at])?)
}

/// The names of all programmes.
///
/// # Errors
/// When they cannot be read.
pub fn list_programme_names(db: &mut Db<'_>) -> Result<Vec<String>, Error> {
    db.list("select name from programme order by name, id limit 100", &[], |row| row.get(0))
}

/// A second person's yes: from now on it grants what the role may.
///
/// # Errors
/// When it cannot be written.
pub fn approve_assignment(change: &mut Change<'_>, id: AssignmentId) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update assignment set approved_by = $1 where id = $2 and approved_by is null and refused_by is null",
        binds![by, id],
    )?;
    Ok(())
}

/// A second person's no.
///
/// # Errors
/// When it cannot be written.
pub fn refuse_assignment(change: &mut Change<'_>, id: AssignmentId) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update assignment set refused_by = $1 where id = $2 and approved_by is null and refused_by is null",
        binds![by, id],
    )?;
    Ok(())
}

/// Ends a role: `until` is the first day on which it no longer holds.
///
/// # Errors
/// When it cannot be written.
pub fn end_assignment(change: &mut Change<'_>, id: AssignmentId, until: Date) -> Result<(), Error> {
    change.execute(
        "update assignment set until_day = $1 where id = $2 and (until_day is null or until_day > $1)",
        binds![until, id],
    )?;
    Ok(())
}

fn read_site(row: &Row<'_>) -> Result<Site, Error> {
    Ok(Site { id: row.get(0)?, programme: row.get(1)?, name: row.get(2)? })
}

/// A site.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_site(db: &mut Db<'_>, id: SiteId) -> Result<Site, Error> {
    db.get("select id, programme_id, name from site where id = $1", binds![id], read_site)
}

/// All sites, by name.
///
/// # Errors
/// When they cannot be read.
pub fn list_sites(db: &mut Db<'_>) -> Result<Vec<Site>, Error> {
    db.list("select id, programme_id, name from site order by name, id limit 500", &[], read_site)
}

/// The programme that a site belongs to.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_programme_of(db: &mut Db<'_>, site: SiteId) -> Result<Programme, Error> {
    db.get(
        "select p.id, p.name, p.zone, p.week_start, p.languages, p.currency
         from programme p join site s on s.programme_id = p.id where s.id = $1",
        binds![site],
        |row| {
            let languages: String = row.get(4)?;
            Ok(Programme {
                id: row.get::<ProgrammeId>(0)?,
                name: row.get(1)?,
                zone: row.get(2)?,
                week_start: row.get(3)?,
                languages: languages.split(' ').filter_map(Language::parse).collect(),
                currency: row.get(5)?,
            })
        },
    )
}

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

/// The assignments that hold now, each with its site's name and zone (for the frame of the page).
pub(super) fn list_held(
    db: &mut Db<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<(Assignment, String, String)>, Error> {
    let mut held = Vec::new();
    db.each(
        "select a.role, a.site_id, a.group_id, a.participant_id, a.from_day, a.until_day, s.name, p.zone
         from assignment a join site s on s.id = a.site_id join programme p on p.id = s.programme_id
         where a.user_id = $1 and a.approved_by is not null order by a.created_at, a.id",
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

/// Opens everything to sign-ins that waited for a second factor.
///
/// # Errors
/// When it cannot be written.
pub fn note_factor_added(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("update sign_in set must_add_factor = $1 where user_id = $2", binds![false, user])?;
    Ok(())
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

pub(super) fn end_sign_in(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change
        .execute("update sign_in set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, token_hash])
}

pub(super) fn find_password(db: &mut Db<'_>, sign_in_name: &str) -> Result<Option<(UserId, Option<String>)>, Error> {
    db.find(
        "select id, password_hash from staff_user where sign_in_name = $1 and disabled_at is null",
        binds![sign_in_name],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The hash of a live account, for proving again.
pub(super) fn find_password_of(db: &mut Db<'_>, user: UserId) -> Result<Option<String>, Error> {
    let found = db.find(
        "select password_hash from staff_user where id = $1 and disabled_at is null",
        binds![user],
        |row| row.get(0),
    )?;
    Ok(found.flatten())
}

/// Notes that somebody has just proved again who she is.
pub(super) fn note_proof(change: &mut Change<'_>, token_hash: &[u8; 32]) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update sign_in set stepped_up_at = $1 where token_hash = $2 and ended_at is null",
        binds![at, token_hash],
    )
}

pub(super) fn set_language(change: &mut Change<'_>, user: UserId, language: &str) -> Result<(), Error> {
    change.execute("update staff_user set language = $1 where id = $2", binds![language, user])?;
    Ok(())
}

pub(super) fn set_theme(change: &mut Change<'_>, user: UserId, theme: &str) -> Result<(), Error> {
    change.execute("update staff_user set theme = $1 where id = $2", binds![theme, user])?;
    Ok(())
}

/// Sets the password of an account to one whose hash [`super::hash_password`] made.
///
/// # Errors
/// When it cannot be written.
pub fn set_password(change: &mut Change<'_>, user: UserId, hash: &str) -> Result<(), Error> {
    change.execute("update staff_user set password_hash = $1 where id = $2", binds![hash, user])?;
    Ok(())
}

fn read_user(row: &Row<'_>) -> Result<User, Error> {
    Ok(User {
        id: row.get(0)?,
        sign_in_name: row.get(1)?,
        name: row.get(2)?,
        language: Language::parse(&row.get::<String>(3)?).unwrap_or(Language::En),
    })
}

/// A member of staff, disabled or not.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_user(db: &mut Db<'_>, id: UserId) -> Result<User, Error> {
    db.get("select id, sign_in_name, name, language from staff_user where id = $1", binds![id], read_user)
}

/// Whoever signs in with a name and is not disabled.
///
/// # Errors
/// When it cannot be read.
pub fn find_user_named(db: &mut Db<'_>, sign_in_name: &str) -> Result<Option<User>, Error> {
    db.find(
        "select id, sign_in_name, name, language from staff_user where sign_in_name = $1 and disabled_at is null",
        binds![sign_in_name],
        read_user,
    )
}

pub(super) fn find_live_user(db: &mut Db<'_>, id: UserId) -> Result<Option<User>, Error> {
    db.find(
        "select id, sign_in_name, name, language from staff_user where id = $1 and disabled_at is null",
        binds![id],
        read_user,
    )
}

/// Changes the name that other staff see.
///
/// # Errors
/// When it cannot be written.
pub fn rename_user(change: &mut Change<'_>, user: UserId, name: &str) -> Result<(), Error> {
    change.execute("update staff_user set name = $1 where id = $2", binds![name, user])?;
    Ok(())
}

/// Closes an account: its sign-ins end at once, its links and known browsers are worth nothing.
///
/// # Errors
/// When it cannot be written.
pub fn disable_user(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update staff_user set disabled_at = $1 where id = $2 and disabled_at is null", binds![at, user])?;
    end_sign_ins_of(change, user)?;
    void_invitations(change, user)?;
    forget_devices(change, user)
}

/// Takes the password away: only a new link opens the account again.
pub(super) fn remove_password(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("update staff_user set password_hash = null where id = $1", binds![user])?;
    Ok(())
}

pub(super) fn void_invitations(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update invitation set used_at = $1 where user_id = $2 and used_at is null", binds![at, user])?;
    Ok(())
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

pub(super) fn count_failures(db: &mut Db<'_>, name: &str, device: &str, since: Timestamp) -> Result<i64, Error> {
    db.get(
        "select count(*) from sign_in_failure where name_digest = $1 and device = $2 and at > $3",
        binds![name, device, since],
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

pub(super) fn forget_devices(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("delete from known_device where user_id = $1", binds![user])?;
    Ok(())
}

/// Everybody, by name; roles and factors are added by the caller.
pub(super) fn list_lines(db: &mut Db<'_>) -> Result<Vec<super::command::Line>, Error> {
    db.list(
        "select id, sign_in_name, name, language, disabled_at is not null from staff_user
         order by sign_in_name limit 10000",
        &[],
        |row| {
            Ok(super::command::Line {
                id: row.get(0)?,
                sign_in_name: row.get(1)?,
                name: row.get(2)?,
                language: row.get(3)?,
                roles: Vec::new(),
                second_factor: false,
                disabled: row.get(4)?,
            })
        },
    )
}

/// `role at site` for each approved role without an end.
pub(super) fn list_role_words(db: &mut Db<'_>, user: UserId) -> Result<Vec<String>, Error> {
    db.list(
        "select a.role, s.name from assignment a join site s on s.id = a.site_id
         where a.user_id = $1 and a.approved_by is not null and a.until_day is null order by s.name, a.role limit 200",
        binds![user],
        |row| Ok(format!("{} at {}", row.get::<String>(0)?, row.get::<String>(1)?)),
    )
}
