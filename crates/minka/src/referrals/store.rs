//! Every statement about places that help and referrals.

use jiff::{ToSpan, civil::Date};

use super::{
    model::{Cost, Place, PlaceId, Referral, ReferralId, State, StepId, Told},
    rules::ACCEPTED_DAYS,
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId, UserId},
        store::{Db, Row},
        told::Portion,
    },
    people,
};

macro_rules! place_columns {
    () => {
        "h.id, h.sector, h.name, h.offers, h.reach, h.hours, h.cost, h.safe_to_name, h.checked_on, h.ended_at is null"
    };
}

fn read_place(row: &Row<'_>, at: usize) -> Result<Place, Error> {
    let cost = Cost::parse(row.text(at + 6)?);
    Ok(Place {
        id: row.get(at)?,
        sector: row.get(at + 1)?,
        name: row.get(at + 2)?,
        offers: row.get(at + 3)?,
        reach: row.get(at + 4)?,
        hours: row.get(at + 5)?,
        cost: cost.ok_or_else(|| Error::Unexpected("a place with an unknown cost".to_owned()))?,
        safe_to_name: row.get(at + 7)?,
        checked_on: row.get(at + 8)?,
        offered: row.get(at + 9)?,
    })
}

/// The places of a site that are offered, by what they help with and name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_places(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Place>, Error> {
    db.list(
        concat!(
            "select ",
            place_columns!(),
            " from help_place h where h.site_id = $1 and h.ended_at is null order by h.sector, h.name, h.id limit 300"
        ),
        binds![site],
        |row| read_place(row, 0),
    )
}

/// Names of a site's places, of today and before, that must not be said at anybody's home: as they are compared, however they are typed.
///
/// # Errors
/// When the database cannot be read.
pub fn list_unsafe_names(db: &mut Db<'_>, site: SiteId) -> Result<Vec<String>, Error> {
    db.list(
        "select distinct name from help_place where site_id = $1 and safe_to_name = $2 order by name limit 1000",
        binds![site, false],
        |row| Ok(people::name_key(row.text(0)?)),
    )
}

/// One place, and its site.
pub(super) fn find_place(db: &mut Db<'_>, place: PlaceId) -> Result<Option<(Place, SiteId)>, Error> {
    db.find(
        concat!("select ", place_columns!(), ", h.site_id from help_place h where h.id = $1"),
        binds![place],
        |row| Ok((read_place(row, 0)?, row.get(10)?)),
    )
}

/// Adds a place to a site's directory. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_place(change: &mut Change<'_>, site: SiteId, place: &Place) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into help_place (id, site_id, sector, name, offers, reach, hours, cost, safe_to_name, checked_on, checked_by,
             added_at, added_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11)",
        binds![
            place.id,
            site,
            &place.sector,
            &place.name,
            &place.offers,
            &place.reach,
            &place.hours,
            place.cost.key(),
            place.safe_to_name,
            place.checked_on,
            by,
            at
        ],
    )?;
    Ok(())
}

/// Writes a place anew. Its name and sector stay: what she agreed to names them.
pub(super) fn revise_place(change: &mut Change<'_>, place: &Place) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update help_place set offers = $1, reach = $2, hours = $3, cost = $4, safe_to_name = $5, checked_on = $6,
             checked_by = $7
         where id = $8",
        binds![
            &place.offers,
            &place.reach,
            &place.hours,
            place.cost.key(),
            place.safe_to_name,
            place.checked_on,
            by,
            place.id
        ],
    )?;
    Ok(())
}

/// Somebody asked, and all is as it stands.
pub(super) fn check_place(change: &mut Change<'_>, place: PlaceId, on: Date) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update help_place set checked_on = $1, checked_by = $2 where id = $3 and ended_at is null",
        binds![on, by, place],
    )?;
    Ok(())
}

pub(super) fn end_place(change: &mut Change<'_>, place: PlaceId) -> Result<bool, Error> {
    let at = change.at();
    let ended =
        change.execute("update help_place set ended_at = $1 where id = $2 and ended_at is null", binds![at, place])?;
    Ok(ended == 1)
}

pub(super) fn add_referral(
    change: &mut Change<'_>,
    site: SiteId,
    (referral, place): (&Referral, PlaceId),
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into referral (id, site_id, participant_id, place_id, state, state_on, sealed, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![referral.id, site, referral.woman, place, referral.state.key(), referral.state_on, sealed, at, by],
    )?;
    Ok(())
}

pub(super) fn add_step(
    change: &mut Change<'_>,
    (referral, woman): (ReferralId, ParticipantId),
    (state, on, reason): (State, Date, &str),
) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), StepId::new(change.clock()));
    change.execute(
        "insert into referral_step (id, referral_id, participant_id, state, on_day, reason, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![id, referral, woman, state.key(), on, reason, at, by],
    )?;
    Ok(())
}

pub(super) fn set_state(
    change: &mut Change<'_>,
    referral: ReferralId,
    (state, on): (State, Date),
) -> Result<(), Error> {
    change.execute("update referral set state = $1, state_on = $2 where id = $3", binds![state.key(), on, referral])?;
    Ok(())
}

/// Takes the last step back: it stays as a slip, and the referral stands where it stood before; that she was not sent is shown to nobody
/// but herself. Nothing where she was only sent.
pub(super) fn take_step_back(change: &mut Change<'_>, referral: ReferralId) -> Result<Option<State>, Error> {
    let steps: Vec<(StepId, String, Date)> = change.list(
        "select id, state, on_day from referral_step where referral_id = $1 and set_aside_at is null
         order by recorded_at desc, id desc limit 2",
        binds![referral],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let (last, (_, before, on)) = match steps.as_slice() {
        [(last, ..), before] => (last, before),
        [only] if only.1 == State::NotSent.key() => (&only.0, only),
        _ => return Ok(None),
    };
    let before = State::parse(before).ok_or_else(|| Error::Unexpected("a referral in no known state".to_owned()))?;
    let (at, by) = (change.at(), change.by().text());
    let sql = "update referral_step set set_aside_at = $1, set_aside_by = $2 where id = $3";
    change.execute(sql, binds![at, by, *last])?;
    set_state(change, referral, (before, *on))?;
    Ok(Some(before))
}

/// A referral, its words still sealed, and the place.
pub(super) type Held = (Referral, Vec<u8>, Place);

fn read_referral(row: &Row<'_>) -> Result<Held, Error> {
    let state = State::parse(row.text(2)?);
    let referral = Referral {
        id: row.get(0)?,
        woman: row.get(1)?,
        state: state.ok_or_else(|| Error::Unexpected("a referral with an unknown state".to_owned()))?,
        state_on: row.get(3)?,
        told: Told::default(),
    };
    Ok((referral, row.get(4)?, read_place(row, 5)?))
}

/// Her referrals, newest first, without those of which every step was a slip.
pub(super) fn list_referrals(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Held>, Error> {
    db.list(
        concat!(
            "select r.id, r.participant_id, r.state, r.state_on, r.sealed, ",
            place_columns!(),
            " from referral r join help_place h on h.id = r.place_id where r.participant_id = $1
             and exists (select 1 from referral_step s where s.referral_id = r.id and s.set_aside_at is null)
             order by r.made_at desc, r.id desc limit 100"
        ),
        binds![woman],
        read_referral,
    )
}

/// One referral of hers, also one that was a slip.
pub(super) fn find_referral(
    db: &mut Db<'_>,
    woman: ParticipantId,
    referral: ReferralId,
) -> Result<Option<Held>, Error> {
    db.find(
        concat!(
            "select r.id, r.participant_id, r.state, r.state_on, r.sealed, ",
            place_columns!(),
            " from referral r join help_place h on h.id = r.place_id where r.participant_id = $1 and r.id = $2"
        ),
        binds![woman, referral],
        read_referral,
    )
}

/// A step of a referral: where it stood, since which day, and why; and whether it was a slip.
pub(super) type Step = (State, Date, String, bool);

/// What is told to herself: each referral, the newest first, whether anything of it still stands, and after it what became of it, step by
/// step. A portion of that.
pub(super) fn list_told(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(ReferralId, bool, Option<Step>)>, Error> {
    db.list(
        "select x.referral_id, x.state, x.on_day, x.reason, x.set_aside_at is not null,
             exists (select 1 from referral_step s where s.referral_id = x.referral_id and s.set_aside_at is null) from (
             select id as referral_id, '' as state, '' as on_day, '' as reason, '' as recorded_at, '' as id, '' as set_aside_at
                 from referral where participant_id = $1
             union all select referral_id, state, on_day, reason, recorded_at, id, set_aside_at
                 from referral_step where participant_id = $1
         ) x join referral r on r.id = x.referral_id
         order by r.made_at desc, r.id desc, x.on_day, x.recorded_at, x.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| {
            if row.text(1)?.is_empty() {
                return Ok((row.get(0)?, row.get(5)?, None));
            }
            let state = State::parse(row.text(1)?);
            let state = state.ok_or_else(|| Error::Unexpected("a referral in no known state".to_owned()))?;
            Ok((row.get(0)?, row.get(5)?, Some((state, row.get(2)?, row.get(3)?, row.get(4)?))))
        },
    )
}

/// The newest reason that was given for each of her referrals that ended without help.
pub(super) fn list_reasons(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(ReferralId, String)>, Error> {
    db.list(
        "select referral_id, reason from referral_step where participant_id = $1 and reason <> '' and set_aside_at is null
         order by recorded_at desc limit 200",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A mentor's women of today, each with her code, who were sent somewhere and of whom nobody has heard since a day.
///
/// # Errors
/// When the database cannot be read.
pub fn list_unanswered(
    db: &mut Db<'_>,
    mentor: UserId,
    (today, before): (Date, Date),
) -> Result<Vec<(ParticipantId, String, Date)>, Error> {
    db.list(
        concat!(
            "select p.id, p.code, min(r.state_on) from referral r join participant p on p.id = r.participant_id
             join assignment a on a.participant_id = r.participant_id and a.user_id = $1 and a.role = 'mentor'
                 and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
                 and (a.until_day is null or a.until_day > $2)
             where r.state = 'sent' and r.state_on <= $3 and",
            unless_hidden!("p.id", "$1"),
            "group by p.id, p.code order by min(r.state_on), p.code limit 40"
        ),
        binds![mentor, today, before],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Whether they took her somewhere so long ago that somebody should ask how it went.
///
/// # Errors
/// When the database cannot be read.
pub fn has_long_accepted(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<bool, Error> {
    let before = today.saturating_sub(ACCEPTED_DAYS.days());
    let sql = "select id from referral where participant_id = $1 and state = 'accepted' and state_on <= $2 limit 1";
    Ok(db.find(sql, binds![woman, before], |_| Ok(()))?.is_some())
}

/// Removes where a woman who is forgotten was sent.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from referral_step where participant_id = $1", binds![woman])?;
    change.execute("delete from referral where participant_id = $1", binds![woman]).map(drop)
}

/// The women of whom something is sealed here.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from referral", &[], |row| row.get(0))
}
