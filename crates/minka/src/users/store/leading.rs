//! Every statement about who leads a group, and who may come to.

use jiff::{Timestamp, civil::Date};

use super::{
    super::model::{AssignmentId, Facilitating, NewAssignment},
    add_assignment, list_held,
};
use crate::{
    binds,
    foundation::{
        access::{Actor, Role},
        change::Change,
        error::Error,
        ids::{GroupId, SiteId, UserId},
        store::Db,
        text::Language,
    },
};

/// A member of staff as the actor she is now, without a fresh proof of who she is; nobody once she is disabled.
///
/// # Errors
/// When the database cannot be read.
pub fn find_actor(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Option<(Actor, Language)>, Error> {
    let found: Option<(String, String)> =
        db.find("select name, language from staff_user where id = $1 and disabled_at is null", binds![user], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let Some((name, language)) = found else { return Ok(None) };
    let held = list_held(db, user, now)?.into_iter().map(|(assignment, _, _)| assignment).collect();
    Ok(Some((Actor::new(user, name, false, held), Language::parse(&language).unwrap_or(Language::En))))
}

/// Who works at a site on a day, by name: each once, without those who keep the machine and see no content.
///
/// # Errors
/// When the database cannot be read.
pub fn list_staff_of_site(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(UserId, String)>, Error> {
    db.list(
        "select distinct u.id, u.name from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
           and (a.until_day is null or a.until_day > $2) and u.disabled_at is null
           and not exists (select 1 from assignment k where k.user_id = u.id and k.role = 'administrator'
                and k.approved_by is not null and (k.until_day is null or k.until_day > $2))
         order by u.name, u.id limit 500",
        binds![site, day],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Who leads or led a group, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_facilitators(db: &mut Db<'_>, group: GroupId) -> Result<Vec<Facilitating>, Error> {
    db.list(
        "select a.id, u.id, u.name, a.from_day, a.until_day from assignment a join staff_user u on u.id = a.user_id
         where a.group_id = $1 and a.role = 'facilitator' and a.approved_by is not null
         order by a.from_day desc, a.id desc limit 200",
        binds![group],
        |row| {
            Ok(Facilitating {
                assignment: row.get(0)?,
                user: row.get(1)?,
                name: row.get(2)?,
                from: row.get(3)?,
                until: row.get(4)?,
            })
        },
    )
}

/// Ends a role: on `until` it holds no more.
///
/// # Errors
/// [`Error::NotFound`] when it ended before.
pub fn end_assignment(change: &mut Change<'_>, assignment: AssignmentId, until: Date) -> Result<(), Error> {
    let ended = change.execute(
        "update assignment set until_day = $1 where id = $2 and (until_day is null or until_day > $1)",
        binds![until, assignment],
    )?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets somebody lead a group from a day on; whoever does this approves it.
///
/// # Errors
/// When it cannot be written.
pub fn add_facilitator(
    change: &mut Change<'_>,
    user: UserId,
    (site, group): (SiteId, GroupId),
    from: Date,
) -> Result<AssignmentId, Error> {
    let approved_by = Some(change.by().text());
    let role = Role::Facilitator;
    let new = NewAssignment { user, role, site, group: Some(group), participant: None, from, until: None, approved_by };
    add_assignment(change, &new)
}
