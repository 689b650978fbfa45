//! Every statement about programmes, sites, staff and their roles.

mod days;
mod leading;
mod mentoring;
mod set_aside;
mod ties;

use super::model::{AssignmentId, NewAssignment, Programme, ProgrammeId, Site, User};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, SiteId, UserId},
        keyring::Act,
        store::{Db, Row},
        text::Language,
    },
};

pub use self::days::{Days, today_at};
pub use self::leading::{
    add_facilitator, end_assignment, find_actor, list_facilitators, list_facilitators_of_site, list_held, list_posts,
    list_staff_of_site,
};
pub use self::mentoring::{
    add_mentor, end_care_of, end_mentoring_of, find_mentor_on, list_mentorings, list_mentors_of_site,
};
pub use self::set_aside::{is_only_manager, list_sites_without_administrator, set_aside_roles, take_up_mentoring_of};
pub use self::ties::list_ties;

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

/// The names of all programmes.
///
/// # Errors
/// When they cannot be read.
pub fn list_programme_names(db: &mut Db<'_>) -> Result<Vec<String>, Error> {
    db.list("select name from programme order by name, id limit 100", &[], |row| row.get(0))
}

/// A second person's yes: from now on it grants what the role may, also when it was set aside before.
///
/// # Errors
/// When it cannot be written.
pub fn approve_assignment(change: &mut Change<'_>, id: AssignmentId) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update assignment set approved_by = $1, set_aside_at = null, set_aside_by = null
         where id = $2 and (approved_by is null or set_aside_at is not null) and refused_by is null",
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

/// The programmes of some sites, each once and with one of those sites; nowhere is nothing to see.
///
/// # Errors
/// [`Error::NotFound`] without a site; when the database cannot be read.
pub fn list_programmes_of(db: &mut Db<'_>, sites: &[SiteId]) -> Result<Vec<(SiteId, Programme)>, Error> {
    let mut found: Vec<(SiteId, Programme)> = Vec::new();
    for site in sites {
        let programme = get_programme_of(db, *site)?;
        if found.iter().all(|(_, known)| known.id != programme.id) {
            found.push((*site, programme));
        }
    }
    if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

/// Whoever signs in with a name and is not disabled, with the hash of her password.
///
/// # Errors
/// When it cannot be read.
pub fn find_password(db: &mut Db<'_>, sign_in_name: &str) -> Result<Option<(UserId, Option<String>)>, Error> {
    db.find(
        "select id, password_hash from staff_user where sign_in_name = $1 and disabled_at is null",
        binds![sign_in_name],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The hash of a live account, for proving again.
///
/// # Errors
/// When it cannot be read.
pub fn find_password_of(db: &mut Db<'_>, user: UserId) -> Result<Option<String>, Error> {
    let found =
        db.find("select password_hash from staff_user where id = $1 and disabled_at is null", binds![user], |row| {
            row.get(0)
        })?;
    Ok(found.flatten())
}

pub(super) fn set_language(change: &mut Change<'_>, user: UserId, language: &str) -> Result<(), Error> {
    change.execute("update staff_user set language = $1 where id = $2", binds![language, user])?;
    Ok(())
}

pub(super) fn set_theme(change: &mut Change<'_>, user: UserId, theme: &str) -> Result<(), Error> {
    change.execute("update staff_user set theme = $1 where id = $2", binds![theme, user])?;
    Ok(())
}

/// Sets the password of an account to one whose hash `factors::hash_password` made.
///
/// # Errors
/// When it cannot be written.
pub fn set_password(change: &mut Change<'_>, user: UserId, hash: &str) -> Result<(), Error> {
    change.execute("update staff_user set password_hash = $1 where id = $2", binds![hash, user])?;
    Ok(())
}

/// A member of staff from a row of id, sign-in name, name and language.
///
/// # Errors
/// When the row holds something else.
pub fn read_user(row: &Row<'_>) -> Result<User, Error> {
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

/// Whether there is such an account, live or closed.
///
/// # Errors
/// When the database cannot be read.
pub fn is_known(db: &mut Db<'_>, id: UserId) -> Result<bool, Error> {
    Ok(db.find("select 1 from staff_user where id = $1", binds![id], |_| Ok(()))?.is_some())
}

/// A member of staff who is not disabled.
///
/// # Errors
/// When it cannot be read.
pub fn find_live_user(db: &mut Db<'_>, id: UserId) -> Result<Option<User>, Error> {
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

/// Closes an account. Whoever calls this ends its sign-ins and links too, as `staff` does.
///
/// # Errors
/// When it cannot be written.
pub fn disable_user(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.restrain(Act::AccountClosed, user, "");
    change.execute("update staff_user set disabled_at = $1 where id = $2 and disabled_at is null", binds![at, user])?;
    Ok(())
}

/// Takes the password away: only a new link opens the account again.
///
/// # Errors
/// When it cannot be written.
pub fn remove_password(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("update staff_user set password_hash = null where id = $1", binds![user])?;
    Ok(())
}
