//! Every statement about cards, proposals and pauses. Of a woman who was found before: whose eyes it is for is decided there.

use jiff::{Timestamp, civil::Date};

use super::model::{PauseId, ProposalId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId},
        keyring::Act,
        store::Db,
    },
    people,
};

pub(super) fn save_card(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    sealed: &[u8],
    valid_until: Date,
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    // A back-up would bring back the number that she said is not safe any more.
    if has_card(change, woman)? {
        change.restrain(Act::CardReplaced, woman, "");
    }
    change.execute(
        "insert into contact_card (participant_id, site_id, sealed, valid_until, written_at, written_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (participant_id) do update set sealed = $3, valid_until = $4, written_at = $5, written_by = $6",
        binds![woman, site, sealed, valid_until, at, by],
    )?;
    Ok(())
}

pub(super) fn find_card(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Vec<u8>>, Error> {
    db.find("select sealed from contact_card where participant_id = $1", binds![woman], |row| row.get(0))
}

/// The names of ours that would tell whoever hears them what she goes to: of her programme, her site and her groups of a day.
pub(super) fn list_names(
    db: &mut Db<'_>,
    (site, woman): (SiteId, ParticipantId),
    today: Date,
) -> Result<Vec<String>, Error> {
    db.list(
        "select p.name from programme p join site s on s.programme_id = p.id where s.id = $1
         union select name from site where id = $1
         union select g.name from membership m join weekly_group g on g.id = m.group_id
             where m.participant_id = $2 and (m.until_day is null or m.until_day >= $3)
         order by 1",
        binds![site, woman, today],
        |row| row.get(0),
    )
}

pub(super) fn add_proposal(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    id: ProposalId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into contact_proposal (id, site_id, participant_id, sealed, proposed_at, proposed_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, woman, sealed, at, by],
    )?;
    Ok(())
}

/// What was proposed and nobody has decided about, the newest first.
pub(super) fn list_proposals(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(ProposalId, Vec<u8>)>, Error> {
    db.list(
        "select id, sealed from contact_proposal where participant_id = $1 and decided_at is null
         order by proposed_at desc, id desc limit 10",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Somebody took it or dropped it.
pub(super) fn decide_proposal(change: &mut Change<'_>, id: ProposalId, taken: bool) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update contact_proposal set decided_at = $1, decided_by = $2, taken = $3 where id = $4 and decided_at is null",
        binds![at, by, taken, id],
    )?;
    Ok(())
}

/// Nobody reaches her from this moment on. Whether it was not so before.
///
/// # Errors
/// When it cannot be written.
pub fn pause(change: &mut Change<'_>, (site, woman): (SiteId, ParticipantId)) -> Result<bool, Error> {
    change.restrain(Act::ContactPaused, woman, "");
    let (at, by, id) = (change.at(), change.by().text(), PauseId::new(change.clock()));
    let added = change.execute(
        "insert into contact_pause (id, site_id, participant_id, paused_at, paused_by) values ($1, $2, $3, $4, $5)
         on conflict (participant_id) where lifted_at is null do nothing",
        binds![id, site, woman, at, by],
    )?;
    Ok(added == 1)
}

/// Pauses again after a restore from an older back-up. `false`: it is in force, or she said since that she may be reached.
///
/// # Errors
/// When it cannot be written.
pub fn pause_again(change: &mut Change<'_>, woman: ParticipantId, at: Timestamp) -> Result<bool, Error> {
    let Some(known) = people::find_by_id(change, woman)? else { return Ok(false) };
    let lifted = change.find(
        "select 1 from contact_pause where participant_id = $1 and lifted_at >= $2 limit 1",
        binds![woman, at],
        |_| Ok(()),
    )?;
    if lifted.is_some() { Ok(false) } else { pause(change, (known.site, woman)) }
}

/// Lets go of a card that she had replaced at an instant before the database was restored from an older back-up: nobody
/// reaches her until she is asked anew. `false`: there is none, or it is not older.
///
/// # Errors
/// When it cannot be written.
pub fn void_card_again(change: &mut Change<'_>, woman: ParticipantId, at: Timestamp) -> Result<bool, Error> {
    let voided =
        change.execute("delete from contact_card where participant_id = $1 and written_at < $2", binds![woman, at])?;
    Ok(voided > 0)
}

/// The women of whom a card or a proposal is sealed.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select participant_id from contact_card union select participant_id from contact_proposal", &[], |row| {
        row.get(0)
    })
}

/// Lets go of a card and of proposals that nobody can open any more; nobody reaches her then. A pause stays.
///
/// # Errors
/// When they cannot be removed.
pub fn remove_sealed(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from contact_card where participant_id = $1", binds![woman])?;
    change.execute("delete from contact_proposal where participant_id = $1", binds![woman]).map(drop)
}

/// Forgets how she could be reached.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    remove_sealed(change, woman)?;
    change.execute("delete from contact_pause where participant_id = $1", binds![woman]).map(drop)
}

/// She may be reached again, as her card says. Whether there was a pause.
pub(super) fn lift_pause(change: &mut Change<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let lifted = change.execute(
        "update contact_pause set lifted_at = $1, lifted_by = $2 where participant_id = $3 and lifted_at is null",
        binds![at, by, woman],
    )?;
    Ok(lifted == 1)
}

/// Since when nobody reaches her.
pub(super) fn find_pause(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Timestamp>, Error> {
    db.find(
        "select paused_at from contact_pause where participant_id = $1 and lifted_at is null",
        binds![woman],
        |row| row.get(0),
    )
}

/// Whether nobody reaches her now.
///
/// # Errors
/// When the database cannot be read.
pub fn is_paused(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    Ok(find_pause(db, woman)?.is_some())
}

/// Whether she has said how she can be reached without harm.
///
/// # Errors
/// When the database cannot be read.
pub fn has_card(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let found = db.find("select 1 from contact_card where participant_id = $1", binds![woman], |_| Ok(()))?;
    Ok(found.is_some())
}

/// What her mentor has to ask her about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The card's time is over.
    pub expired: bool,
    /// Somebody proposed another way.
    pub proposed: bool,
}

/// Codes of the women of a site who have no mentor on a day, and for whom somebody proposed another way: whoever runs the site asks them.
///
/// # Errors
/// When the database cannot be read.
pub fn list_proposed_alone(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<String>, Error> {
    db.list(
        concat!(
            "select p.code from participant p where p.site_id = $1 and p.erased_at is null
                 and exists (select 1 from contact_proposal c where c.participant_id = p.id and c.decided_at is null)
                 and not exists (select 1 from assignment a join staff_user u on u.id = a.user_id
                     where a.participant_id = p.id and a.role = 'mentor' and a.approved_by is not null
                         and a.set_aside_at is null and u.disabled_at is null and a.from_day <= $2
                         and (a.until_day is null or a.until_day > $2)) and",
            unless_hidden!("p.id", "$3"),
            "order by p.code limit 100"
        ),
        binds![site, today, db.eyes()],
        |row| row.get(0),
    )
}

/// What her mentor has to ask her about on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn waiting_of(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Waiting, Error> {
    let until: Option<Date> =
        db.find("select valid_until from contact_card where participant_id = $1", binds![woman], |row| row.get(0))?;
    let proposed = db.find(
        "select 1 from contact_proposal where participant_id = $1 and decided_at is null limit 1",
        binds![woman],
        |_| Ok(()),
    )?;
    Ok(Waiting { expired: until.is_some_and(|until| until < today), proposed: proposed.is_some() })
}
