//! Every statement about roles that are set aside: they grant nothing until a manager has approved them again.
//!
//! Whoever makes a link, or takes a second step away, could be the one who then signs in. So the account that comes out
//! of it begins without any right, and a manager gives the rights back to the woman whom she knows.

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use crate::{
    binds,
    foundation::{
        change::{By, Change},
        error::Error,
        ids::{SiteId, UserId},
        keyring::Act,
        store::Db,
    },
    users::model::SetAside,
};

/// No other woman at the same site could approve a manager again: a condition on a role `a`, on the day `$2`.
macro_rules! no_other_manager {
    ($held:literal) => {
        concat!(
            "not exists (select 1 from assignment o join staff_user u on u.id = o.user_id
                 where o.site_id = ",
            $held,
            ".site_id and o.user_id <> ",
            $held,
            ".user_id and o.role = 'manager' and o.approved_by is not null and o.set_aside_at is null
                   and o.from_day <= $2 and (o.until_day is null or o.until_day > $2) and u.disabled_at is null)"
        )
    };
}

/// Whether she is the only manager of some site on a day: set aside, nobody could approve her again.
///
/// # Errors
/// When the database cannot be read.
pub fn is_only_manager(db: &mut Db<'_>, user: UserId, day: Date) -> Result<bool, Error> {
    let found = db.find(
        concat!(
            "select a.id from assignment a where a.user_id = $1 and a.role = 'manager' and a.approved_by is not null
                 and a.set_aside_at is null and (a.until_day is null or a.until_day > $2) and ",
            no_other_manager!("a"),
            " limit 1"
        ),
        binds![user, day],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Sets all her approved roles aside. At the machine itself the only manager of a site keeps that role, because nobody
/// could approve it again; whoever sits there holds the keys anyway.
///
/// # Errors
/// When it cannot be written.
pub fn set_aside_roles(change: &mut Change<'_>, user: UserId) -> Result<SetAside, Error> {
    let (at, by) = (change.at(), change.by().text());
    change.restrain(Act::RolesSetAside, user, "");
    // Days end at different hours at different sites: yesterday in UTC is over everywhere that matters here.
    let day = at.to_zoned(TimeZone::UTC).date().saturating_sub(1.day());
    let keeps = *change.by() == By::CommandLine;
    let kept = keeps && is_only_manager(change, user, day)?;
    let all = "update assignment set set_aside_at = $1, set_aside_by = $3
         where user_id = $4 and approved_by is not null and set_aside_at is null and (until_day is null or until_day > $2)";
    let but_the_only_manager = concat!(
        "update assignment set set_aside_at = $1, set_aside_by = $3
         where user_id = $4 and approved_by is not null and set_aside_at is null and (until_day is null or until_day > $2)
           and not (role = 'manager' and ",
        no_other_manager!("assignment"),
        ")"
    );
    let statement = if keeps { but_the_only_manager } else { all };
    Ok(SetAside { roles: change.execute(statement, binds![at, day, by, user])?, kept })
}

/// A mentor who is approved again has her women again.
///
/// # Errors
/// When it cannot be written.
pub fn take_up_mentoring_of(change: &mut Change<'_>, user: UserId, site: SiteId) -> Result<u64, Error> {
    change.execute(
        "update assignment set set_aside_at = null, set_aside_by = null
         where user_id = $1 and site_id = $2 and role = 'mentor' and participant_id is not null
           and set_aside_at is not null",
        binds![user, site],
    )
}

/// The sites at which nobody can ask for roles on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sites_without_administrator(db: &mut Db<'_>, day: Date) -> Result<Vec<SiteId>, Error> {
    db.list(
        "select s.id from site s where not exists (select 1 from assignment a join staff_user u on u.id = a.user_id
             where a.site_id = s.id and a.role = 'administrator' and a.approved_by is not null
               and (a.until_day is null or a.until_day > $1) and u.disabled_at is null)
         order by s.name, s.id limit 500",
        binds![day],
        |row| row.get(0),
    )
}
