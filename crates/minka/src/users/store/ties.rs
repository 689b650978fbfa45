//! Statements about what lies between a member of staff and single women, whatever roles she holds. The rooms that write it
//! stand further down; whoever asks is known before any of them.

use jiff::{SignedDuration, Timestamp};

use crate::{
    binds,
    foundation::{
        access::{Emergency, Ties},
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, UserId},
        store::{Db, Row},
    },
};

/// No emergency opening lasts longer, whatever its row says.
const LONGEST_EMERGENCY: SignedDuration = SignedDuration::from_hours(1);

/// What the access table needs to know of her besides her roles. Most have no such tie, and one statement says so.
///
/// # Errors
/// When the database cannot be read.
pub fn list_ties(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Ties, Error> {
    let [is_named, was_here, has_colleagues, has_opened]: [bool; 4] = db.get(
        "select exists (select 1 from exclusion where user_id = $1 and lifted_at is null),
             exists (select 1 from own_file where user_id = $1 and ended_at is null),
             exists (select 1 from own_file where user_id <> $1 and ended_at is null),
             exists (select 1 from emergency_opening where opened_by = $1 and opened_at > $2)",
        binds![user, now - LONGEST_EMERGENCY],
        |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]),
    )?;
    let mut ties = Ties::default();
    if is_named {
        ties.named_by = list_named_by(db, user)?;
    }
    if was_here {
        ties.own_file = db.find(
            "select participant_id from own_file where user_id = $1 and ended_at is null",
            binds![user],
            woman,
        )?;
        ties.circle = list_circle(db, user)?;
    }
    if has_colleagues {
        ties.led_before = list_led_before(db, user)?;
    }
    if has_opened {
        ties.emergencies = list_emergencies(db, user, now)?;
    }
    Ok(ties)
}

fn list_named_by(db: &mut Db<'_>, user: UserId) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select participant_id from exclusion where user_id = $1 and lifted_at is null limit 20000",
        binds![user],
        woman,
    )
}

fn woman(row: &Row<'_>) -> Result<ParticipantId, Error> {
    row.get(0)
}

/// The women with whom she was in a group, on at least one day, when she was a woman of the programme herself.
fn list_circle(db: &mut Db<'_>, user: UserId) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select distinct theirs.participant_id from own_file o
         join membership mine on mine.participant_id = o.participant_id
         join membership theirs on theirs.group_id = mine.group_id and theirs.participant_id <> mine.participant_id
             and (mine.until_day is null or theirs.from_day < mine.until_day)
             and (theirs.until_day is null or mine.from_day < theirs.until_day)
         where o.user_id = $1 and o.ended_at is null limit 20000",
        binds![user],
        woman,
    )
}

/// The women who work here now and whom she led, or walked beside, on at least one day while they were women of the programme.
fn list_led_before(db: &mut Db<'_>, user: UserId) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select distinct o.participant_id from own_file o
         join assignment a on a.user_id = $1 and a.approved_by is not null
         where o.ended_at is null and o.user_id <> $1 and (a.participant_id = o.participant_id
             or a.role = 'facilitator' and exists (select 1 from membership m
                 where m.participant_id = o.participant_id and m.group_id = a.group_id
                   and (a.until_day is null or m.from_day < a.until_day)
                   and (m.until_day is null or a.from_day < m.until_day)))
         limit 20000",
        binds![user],
        woman,
    )
}

/// Whom she has open in an emergency now.
fn list_emergencies(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Vec<Emergency>, Error> {
    db.list(
        concat!(
            "select o.id, o.participant_id, p.code, o.until_at
             from emergency_opening o join participant p on p.id = o.participant_id
             where o.opened_by = $1 and o.ended_at is null and o.until_at > $2 and",
            unless_hidden!("p.id", "$1"),
            "order by o.until_at, o.id limit 20"
        ),
        binds![user, now],
        |row| Ok(Emergency { id: row.get(0)?, participant: row.get(1)?, code: row.get(2)?, until: row.get(3)? }),
    )
}
