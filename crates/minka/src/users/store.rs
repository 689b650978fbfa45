//! Every statement about programmes, sites, staff and sign-ins.

use jiff::{Timestamp, civil::Date};

use super::model::{AssignmentId, NewAssignment, Programme, ProgrammeId, Site, User};
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
}

pub(super) fn find_sign_in(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<SignIn>, Error> {
    db.find(
        "select u.id, u.name, u.language, u.theme, i.created_at, i.seen_at, i.stepped_up_at
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

pub(super) fn add_sign_in(change: &mut Change<'_>, token_hash: &[u8; 32], user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into sign_in (token_hash, user_id, created_at, seen_at, stepped_up_at) values ($1, $2, $3, $3, $3)",
        binds![token_hash, user, at],
    )?;
    Ok(())
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
