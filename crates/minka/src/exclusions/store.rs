//! Every statement about whom she named. The condition that hides her from him stands in `foundation::eyes`.

use jiff::{Timestamp, civil::Date};

use super::model::{Exclusion, ExclusionId, Near};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::Act,
        store::Db,
        told::Portion,
    },
    people, users,
};

/// From this moment he does not see her. Naming him twice is once.
///
/// # Errors
/// When it cannot be written.
pub fn add_exclusion(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    user: UserId,
) -> Result<ExclusionId, Error> {
    let id = ExclusionId::new(change.clock());
    let (at, by) = (change.at(), change.by().text());
    change.restrain(Act::StaffExcluded, woman, user);
    change.execute(
        "insert into exclusion (id, site_id, participant_id, user_id, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6) on conflict (user_id, participant_id) where lifted_at is null do nothing",
        binds![id, site, woman, user, at, by],
    )?;
    Ok(id)
}

/// Names him again after a restore from an older back-up. `false`: it is in force, she took it back since, or
/// the back-up knows no such account yet.
///
/// # Errors
/// When it cannot be written.
pub fn name_again(change: &mut Change<'_>, woman: ParticipantId, user: UserId, at: Timestamp) -> Result<bool, Error> {
    let Some(known) = people::find_by_id(change, woman)? else { return Ok(false) };
    if !users::is_known(change, user)? {
        return Ok(false);
    }
    let named = list_named(change, woman, Portion::ALL)?;
    let settled = |one: &Exclusion| one.user == user && one.lifted.is_none_or(|lifted| lifted >= at);
    if named.iter().any(settled) {
        return Ok(false);
    }
    add_exclusion(change, (known.site, woman), user).map(|_| true)
}

/// Forgets whom she named.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from exclusion where participant_id = $1", binds![woman]).map(drop)
}

/// From this moment he may see her again, as far as his roles go. Whether there was something to lift.
pub(super) fn lift_exclusion(change: &mut Change<'_>, woman: ParticipantId, id: ExclusionId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let lifted = change.execute(
        "update exclusion set lifted_at = $1, lifted_by = $2
         where id = $3 and participant_id = $4 and lifted_at is null",
        binds![at, by, id, woman],
    )?;
    Ok(lifted == 1)
}

/// Whom she named, now and before, the newest first: a portion of them.
///
/// # Errors
/// When the database cannot be read.
pub fn list_named(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Exclusion>, Error> {
    db.list(
        "select e.id, e.user_id, u.name, e.added_at, e.lifted_at from exclusion e join staff_user u on u.id = e.user_id
         where e.participant_id = $1 order by e.added_at desc, e.id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| {
            Ok(Exclusion {
                id: row.get(0)?,
                user: row.get(1)?,
                name: row.get(2)?,
                added: row.get(3)?,
                lifted: row.get(4)?,
            })
        },
    )
}

/// Who leads one of her groups from a day on, and who walks beside her.
pub(super) fn list_near(db: &mut Db<'_>, woman: ParticipantId, day: Date) -> Result<Vec<Near>, Error> {
    let mut near = db.list(
        "select distinct a.user_id, g.name, g.name_key from membership m join weekly_group g on g.id = m.group_id
         join assignment a on a.group_id = m.group_id and a.role = 'facilitator' and a.approved_by is not null
             and a.set_aside_at is null and (a.until_day is null or a.until_day > $2)
         where m.participant_id = $1 and (m.until_day is null or m.until_day > $2)
         order by g.name_key, g.name, a.user_id limit 100",
        binds![woman, day],
        |row| Ok(Near::Leads { user: row.get(0)?, group: row.get(1)? }),
    )?;
    near.extend(db.list(
        "select distinct a.user_id from assignment a
         where a.participant_id = $1 and a.role = 'mentor' and a.approved_by is not null
             and a.set_aside_at is null and (a.until_day is null or a.until_day > $2)
         order by a.user_id limit 20",
        binds![woman, day],
        |row| Ok(Near::Mentors { user: row.get(0)? }),
    )?);
    Ok(near)
}

/// The codes of a site's women who named somebody that leads a group of theirs or walks beside them: somebody has to give
/// them another group or mentor. At most twelve.
///
/// # Errors
/// When the database cannot be read.
pub fn list_women_with_clash(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(ParticipantId, String)>, Error> {
    db.list(
        concat!(
            "select distinct p.id, p.code from exclusion e join participant p on p.id = e.participant_id
             join assignment a on a.user_id = e.user_id and a.approved_by is not null and a.set_aside_at is null
                 and a.from_day <= $2 and (a.until_day is null or a.until_day > $2)
             where e.site_id = $1 and e.lifted_at is null and p.state not in ('left', 'transferred')
                 and (a.participant_id = e.participant_id or (a.role = 'facilitator' and exists (
                     select 1 from membership m where m.group_id = a.group_id and m.participant_id = e.participant_id
                         and m.from_day <= $2 and (m.until_day is null or m.until_day > $2)))) and",
            unless_hidden!("p.id", "$3"),
            "order by p.code limit 12"
        ),
        binds![site, day, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
