//! Every statement about concerns and written procedures.

use jiff::{Timestamp, civil::Date};

use super::model::{Concern, ConcernActionId, ConcernId, Course, Outcome, Procedure, Risk, Rung};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
};

/// Concerns with the code of their woman, for [`read_concern`]; without women who must not be seen (`$1`), and without those that
/// are about the reader: for her they never were.
macro_rules! concerns {
    ($which:literal) => {
        concat!(
            "select c.id, c.site_id, c.participant_id, p.code, c.risk, c.raised_at, c.seen_at, c.acted_at, c.closed_at,
                 c.raised_by, c.about_user_id, c.seen_by, c.outcome, c.sealed, c.again_at, c.came_to
             from concern c join participant p on p.id = c.participant_id where",
            unless_hidden!("p.id", "$1"),
            "and (c.about_user_id is null or c.about_user_id <> coalesce($1, '')) and ",
            $which
        )
    };
}

/// A concern with what is still sealed of it.
pub(super) type Held = (Concern, Vec<u8>);

fn read_concern(row: &Row<'_>) -> Result<Held, Error> {
    let risk = Risk::parse(row.text(4)?).ok_or_else(|| Error::Unexpected("a concern of no known risk".to_owned()))?;
    let concern = Concern {
        id: row.get(0)?,
        site: row.get(1)?,
        woman: row.get(2)?,
        code: row.get(3)?,
        risk,
        course: Course {
            raised: row.get(5)?,
            seen: row.get(6)?,
            acted: row.get(7)?,
            again: row.get(14)?,
            closed: row.get(8)?,
        },
        came_to: Rung::parse(row.text(15)?).unwrap_or(Rung::Responder),
        raised_by: row.get(9)?,
        about: row.get(10)?,
        seen_by: row.get(11)?,
        outcome: row.get::<Option<String>>(12)?.as_deref().and_then(Outcome::parse),
    };
    Ok((concern, row.get(13)?))
}

/// What a new row says beside its words.
pub(super) struct NewRow {
    pub(super) id: ConcernId,
    pub(super) risk: Risk,
    pub(super) about: Option<UserId>,
}

pub(super) fn add_concern(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    new: &NewRow,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into concern (id, site_id, participant_id, risk, raised_at, raised_by, about_user_id, sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![new.id, site, woman, new.risk.key(), at, by, new.about, sealed],
    )?;
    Ok(())
}

/// The site of a woman, whoever raises: also a job, and she herself.
pub(super) fn find_site(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<SiteId>, Error> {
    db.find("select site_id from participant where id = $1", binds![woman], |row| row.get(0))
}

/// One concern.
pub(super) fn find_concern(db: &mut Db<'_>, id: ConcernId) -> Result<Option<Held>, Error> {
    db.find(concerns!("c.id = $2"), binds![db.eyes(), id], read_concern)
}

/// A site's open concerns, all of them: one that is left out is seen by nobody.
pub(super) fn list_open(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Concern>, Error> {
    db.list(
        concerns!("c.site_id = $2 and c.closed_at is null order by c.raised_at, c.id"),
        binds![db.eyes(), site],
        |row| Ok(read_concern(row)?.0),
    )
}

/// A woman's open concerns that were raised since an instant, still sealed.
pub(super) fn list_open_since(
    db: &mut Db<'_>,
    woman: ParticipantId,
    since: Timestamp,
) -> Result<Vec<(ConcernId, Vec<u8>)>, Error> {
    db.list(
        "select id, sealed from concern where participant_id = $1 and closed_at is null and raised_at >= $2
         order by raised_at, id limit 200",
        binds![woman, since],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A site's concerns that were closed since an instant, the newest first.
pub(super) fn list_closed(db: &mut Db<'_>, site: SiteId, since: Timestamp) -> Result<Vec<Concern>, Error> {
    db.list(
        concerns!("c.site_id = $2 and c.closed_at >= $3 order by c.closed_at desc, c.id desc limit 100"),
        binds![db.eyes(), site, since],
        |row| Ok(read_concern(row)?.0),
    )
}

/// Somebody takes it; once.
pub(super) fn take(change: &mut Change<'_>, id: ConcernId) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update concern set seen_at = $1, seen_by = $2 where id = $3 and seen_at is null",
        binds![at, by, id],
    )?;
    Ok(())
}

/// It is more urgent than was thought. The caller has checked that.
pub(super) fn raise_risk(change: &mut Change<'_>, id: ConcernId, risk: Risk) -> Result<(), Error> {
    change.execute("update concern set risk = $1 where id = $2 and closed_at is null", binds![risk.key(), id])?;
    Ok(())
}

/// Somebody looks again at an instant. How far it had come by now stands from now on: what came to somebody stays with her.
pub(super) fn look_again(change: &mut Change<'_>, id: ConcernId, again: Timestamp) -> Result<(), Error> {
    change.execute("update concern set again_at = $1 where id = $2 and closed_at is null", binds![again, id]).map(drop)
}

/// To whom it had come when somebody took it or did something: with them it stays, whoever is named later.
pub(super) fn stay_with(change: &mut Change<'_>, id: ConcernId, rung: Rung) -> Result<(), Error> {
    let sql = "update concern set came_to = $1 where id = $2 and closed_at is null";
    change.execute(sql, binds![rung.key(), id]).map(drop)
}

/// The first thing was done; that stops the second clock. Whoever does something has taken it as well.
pub(super) fn mark_acted(change: &mut Change<'_>, concern: ConcernId) -> Result<(), Error> {
    let at = change.at();
    take(change, concern)?;
    change.execute("update concern set acted_at = $1 where id = $2 and acted_at is null", binds![at, concern])?;
    Ok(())
}

/// What was done or learnt.
pub(super) fn add_action(
    change: &mut Change<'_>,
    (concern, woman): (ConcernId, ParticipantId),
    id: ConcernActionId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into concern_action (id, concern_id, participant_id, sealed, done_at, done_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, concern, woman, sealed, at, by],
    )?;
    Ok(())
}

/// It is over; once. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn close(change: &mut Change<'_>, id: ConcernId, outcome: Outcome) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update concern set closed_at = $1, closed_by = $2, outcome = $3 where id = $4 and closed_at is null",
        binds![at, by, outcome.key(), id],
    )?;
    Ok(())
}

/// What was done: id, when, by whom, what (still sealed).
pub(super) type HeldDeed = (ConcernActionId, Timestamp, String, Vec<u8>);

/// What was done about a concern, the oldest first.
pub(super) fn list_actions(db: &mut Db<'_>, concern: ConcernId) -> Result<Vec<HeldDeed>, Error> {
    db.list(
        "select a.id, a.done_at, coalesce(u.name, ''), a.sealed from concern_action a
         left join staff_user u on u.id = a.done_by where a.concern_id = $1 order by a.done_at, a.id limit 200",
        binds![concern],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )
}

/// Empties what was said and done about concerns that were closed before an instant, or of which nobody has done anything since;
/// that there were some, how urgent, and when, stays.
///
/// # Errors
/// When it cannot be written.
pub fn end_words(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    let nothing: &[u8] = &[];
    let said = change.execute(
        "update concern set sealed = $3 where participant_id = $1 and length(sealed) > 0
         and coalesce(closed_at, acted_at, seen_at, raised_at) < $2
         and not exists (select 1 from concern_action a where a.concern_id = concern.id and a.done_at >= $2)",
        binds![woman, before, nothing],
    )?;
    let done = change.execute(
        "update concern_action set sealed = $3 where participant_id = $1 and length(sealed) > 0 and done_at < $2
         and exists (select 1 from concern c where c.id = concern_action.concern_id and length(c.sealed) = 0)",
        binds![woman, before, nothing],
    )?;
    Ok(said + done)
}

/// Removes the concerns about a woman who is forgotten, and what was done.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from concern_action where participant_id = $1", binds![woman])?;
    change.execute("delete from concern where participant_id = $1", binds![woman]).map(drop)
}

/// The women about whom there is a concern: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from concern", &[], |row| row.get(0))
}

/// Whether somebody may answer at a site: an open account, and a role of the site that has no end and is not set aside.
macro_rules! may_answer {
    ($user:literal) => {
        concat!(
            "exists (select 1 from assignment a join staff_user u on u.id = a.user_id
                 where a.user_id = ",
            $user,
            " and a.site_id = r.site_id and a.role in ('mentor', 'manager') and a.approved_by is not null
                     and a.set_aside_at is null and a.until_day is null and u.disabled_at is null)"
        )
    };
}

fn read_procedure(row: &Row<'_>) -> Result<Procedure, Error> {
    Ok(Procedure {
        id: row.get(0)?,
        site: row.get(1)?,
        responder: row.get(2)?,
        deputy: row.get(3)?,
        names: [row.get(4)?, row.get(5)?],
        steps: row.get(6)?,
        paths: row.get(7)?,
        written_on: row.get(8)?,
        written_by: row.get(9)?,
        holds: row.get::<bool>(10)? && row.get::<bool>(11)?,
    })
}

/// The newest procedure of a site that has not ended, whether or not both may still answer.
pub(super) fn find_procedure(db: &mut Db<'_>, site: SiteId) -> Result<Option<Procedure>, Error> {
    db.find(
        concat!(
            "select r.id, r.site_id, r.responder_id, r.deputy_id, one.name, two.name, r.steps, r.paths, r.written_on,
                 r.written_by, ",
            may_answer!("r.responder_id"),
            ", ",
            may_answer!("r.deputy_id"),
            " from response_procedure r join staff_user one on one.id = r.responder_id
             join staff_user two on two.id = r.deputy_id
             where r.site_id = $1 and r.ended_at is null order by r.recorded_at desc, r.id desc limit 1"
        ),
        binds![site],
        read_procedure,
    )
}

/// Whether a site ever had a written procedure, also one that has ended: what was asked or printed by then may still come back.
///
/// # Errors
/// When the database cannot be read.
pub fn had_procedure(db: &mut Db<'_>, site: SiteId) -> Result<bool, Error> {
    let any = db.find("select 1 from response_procedure where site_id = $1 limit 1", binds![site], |_| Ok(()))?;
    Ok(any.is_some())
}

/// Who could answer at a site, by name.
pub(super) fn list_answerers(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(UserId, String)>, Error> {
    db.list(
        "select distinct u.id, u.name from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.role in ('mentor', 'manager') and a.approved_by is not null and a.set_aside_at is null
             and a.from_day <= $2 and a.until_day is null and u.disabled_at is null
         order by u.name, u.id limit 500",
        binds![site, day],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Writes a procedure down; the one before it ends. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_procedure(change: &mut Change<'_>, new: &Procedure) -> Result<(), Error> {
    let (at, by, words) = (change.at(), change.by().text(), (&new.steps, &new.paths));
    end_procedure(change, new.site)?;
    change.execute(
        "insert into response_procedure (id, site_id, responder_id, deputy_id, steps, paths, written_on, written_by,
             recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![new.id, new.site, new.responder, new.deputy, words.0, words.1, new.written_on, &new.written_by, at, by],
    )?;
    Ok(())
}

/// From now on the site has none. Whether there was one.
pub(super) fn end_procedure(change: &mut Change<'_>, site: SiteId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let ended = change.execute(
        "update response_procedure set ended_at = $1, ended_by = $2 where site_id = $3 and ended_at is null",
        binds![at, by, site],
    )?;
    Ok(ended > 0)
}
