//! Every statement about who leads a group, and who may come to.

use jiff::{Timestamp, civil::Date};

use super::{
    super::{
        model::{Approved, AssignmentId, Facilitating, NewAssignment},
        rules::Post,
    },
    add_assignment,
    ties::list_ties,
};
use crate::{
    binds,
    foundation::{
        access::{Actor, Assignment, Role},
        change::Change,
        clock::day_in,
        error::Error,
        ids::{GroupId, SiteId, UserId},
        keyring::Act,
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
    let ties = list_ties(db, user, now)?;
    Ok(Some((Actor::new(user, name, false, held, ties), Language::parse(&language).unwrap_or(Language::En))))
}

/// The assignments that hold now, each with its site's name and zone (for the frame of the page).
///
/// # Errors
/// When the database cannot be read.
pub fn list_held(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Vec<(Assignment, String, String)>, Error> {
    let mut held = Vec::new();
    db.each(
        "select a.role, a.site_id, a.group_id, a.participant_id, a.from_day, a.until_day, s.name, p.zone
         from assignment a join site s on s.id = a.site_id join programme p on p.id = s.programme_id
         where a.user_id = $1 and a.approved_by is not null and a.set_aside_at is null order by a.created_at, a.id",
        binds![user],
        |row| {
            let (from, until): (Date, Option<Date>) = (row.get(4)?, row.get(5)?);
            let zone: String = row.get(7)?;
            let today = day_in(now, &zone);
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

/// Who is approved as a facilitator of some group of a site on a day, by name, each once.
///
/// # Errors
/// When the database cannot be read.
pub fn list_facilitators_of_site(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<Approved>, Error> {
    let mut approved = db.list(
        "select u.id, u.name, a.until_day from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.role = 'facilitator' and a.approved_by is not null and a.set_aside_at is null
           and a.from_day <= $2 and (a.until_day is null or a.until_day > $2) and u.disabled_at is null
         order by u.name, u.id, case when a.until_day is null then 0 else 1 end, a.until_day desc limit 1000",
        binds![site, day],
        |row| Ok(Approved { user: row.get(0)?, name: row.get(1)?, until: row.get(2)? }),
    )?;
    approved.dedup_by_key(|one| one.user);
    Ok(approved)
}

/// What somebody holds or waits for, but for what has ended by a day: what a new role has to stand beside.
///
/// # Errors
/// When the database cannot be read.
pub fn list_posts(db: &mut Db<'_>, user: UserId, day: Date) -> Result<Vec<Post>, Error> {
    db.list(
        "select role, site_id, group_id, from_day, until_day from assignment
         where user_id = $1 and participant_id is null and refused_by is null and (until_day is null or until_day > $2)
         order by created_at desc, id desc limit 200",
        binds![user, day],
        |row| {
            let role: String = row.get(0)?;
            let role = Role::parse(&role);
            let role = role.ok_or_else(|| Error::Unexpected("an assignment has an unknown role".to_owned()))?;
            Ok(Post { role, site: row.get(1)?, group: row.get(2)?, from: row.get(3)?, until: row.get(4)? })
        },
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
    change.restrain(Act::RoleEnded, assignment, until);
    let ended = change.execute(
        "update assignment set until_day = $1 where id = $2 and (until_day is null or until_day > $1)",
        binds![until, assignment],
    )?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets somebody who is a facilitator of the site lead one more of its groups from a day on, as long as she is one;
/// whoever does this approves it.
///
/// # Errors
/// When it cannot be written.
pub fn add_facilitator(
    change: &mut Change<'_>,
    approved: &Approved,
    (site, group): (SiteId, GroupId),
    from: Date,
) -> Result<AssignmentId, Error> {
    let new = NewAssignment {
        user: approved.user,
        role: Role::Facilitator,
        site,
        group: Some(group),
        participant: None,
        from,
        until: approved.until,
        approved_by: Some(change.by().text()),
    };
    add_assignment(change, &new)
}
