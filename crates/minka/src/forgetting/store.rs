//! Every statement about requests to be forgotten and holds.

use jiff::{Timestamp, civil::Date};

use super::model::{HERSELF, Hold, HoldId, Open, Request, RequestId};
use crate::{
    binds,
    foundation::{
        change::{By, Change},
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    people::{person_columns, read_participant},
};

fn read_request(row: &Row<'_>) -> Result<Request, Error> {
    read_request_from(row, 0)
}

fn read_request_from(row: &Row<'_>, at: usize) -> Result<Request, Error> {
    Ok(Request {
        id: row.get(at)?,
        site: row.get(at + 1)?,
        language: Language::parse(row.text(at + 2)?).unwrap_or(Language::En),
        asked: row.get(at + 3)?,
        asked_by: row.get(at + 4)?,
        unreadable_from: row.get(at + 5)?,
    })
}

pub(super) fn find_open(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Request>, Error> {
    db.find(
        "select id, site_id, language, asked_at, asked_by, unreadable_from from erase_request
         where participant_id = $1 and done_at is null and withdrawn_at is null",
        binds![woman],
        read_request,
    )
}

/// What waits at a site, the longest first, without women who must not be seen.
pub(super) fn list_open(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Open>, Error> {
    db.list(
        concat!(
            "select ",
            person_columns!(),
            ", e.id, e.site_id, e.language, e.asked_at, e.asked_by, e.unreadable_from
             from erase_request e join participant p on p.id = e.participant_id
             where e.site_id = $1 and e.done_at is null and e.withdrawn_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by e.asked_at, e.id limit 200"
        ),
        binds![site, db.eyes()],
        |row| Ok((read_request_from(row, 8)?, read_participant(row)?)),
    )
}

/// How many requests wait at a site, without those of women who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn count_open(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from erase_request e join participant p on p.id = e.participant_id
             where e.site_id = $1 and e.done_at is null and e.withdrawn_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}

/// Whether somebody has asked that she be forgotten, and nobody has done it.
///
/// # Errors
/// When the database cannot be read.
pub fn is_asked(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    Ok(find_open(db, woman)?.is_some())
}

/// What was done at a site, the newest first: no name and no code leads there.
pub(super) fn list_done(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(RequestId, Timestamp, bool)>, Error> {
    db.list(
        "select id, done_at, asked_by = 'program' from erase_request
         where site_id = $1 and done_at is not null order by done_at desc, id desc limit 50",
        binds![site],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Takes a request back. Whether one waited.
pub(super) fn withdraw(change: &mut Change<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let (at, by) = (change.at(), by_text(change));
    let withdrawn = change.execute(
        "update erase_request set withdrawn_at = $2, withdrawn_by = $3
         where participant_id = $1 and done_at is null and withdrawn_at is null",
        binds![woman, at, by],
    )?;
    Ok(withdrawn > 0)
}

fn by_text(change: &Change<'_>) -> String {
    match change.by() {
        By::Woman(..) => HERSELF.to_owned(),
        other => other.text(),
    }
}

pub(super) fn get_request(db: &mut Db<'_>, id: RequestId) -> Result<Request, Error> {
    db.get(
        "select id, site_id, language, asked_at, asked_by, unreadable_from from erase_request where id = $1",
        binds![id],
        read_request,
    )
}

pub(super) fn add_request(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    language: Language,
) -> Result<RequestId, Error> {
    let (id, at, by) = (RequestId::new(change.clock()), change.at(), by_text(change));
    change.execute(
        "insert into erase_request (id, participant_id, site_id, language, asked_at, asked_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, woman, site, language.code(), at, by],
    )?;
    Ok(id)
}

/// It is done. The instant of asking is cut to its day: with it, the entry that names her code would lead here.
pub(super) fn close_requests(change: &mut Change<'_>, woman: ParticipantId, unreadable: Date) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update erase_request set done_at = $2, done_by = $3, unreadable_from = $4,
             asked_at = substr(asked_at, 1, 10) || 'T00:00:00.000Z'
         where participant_id = $1 and done_at is null and withdrawn_at is null",
        binds![woman, at, by, unreadable],
    )?;
    // What was asked and taken back is nobody's business any more.
    change.execute("delete from erase_request where participant_id = $1 and done_at is null", binds![woman]).map(drop)
}

/// When the last back-up was made in which what is not sealed stands in clear; nothing where there never was one.
pub(super) fn find_former_backups(db: &mut Db<'_>) -> Result<Option<Timestamp>, Error> {
    db.find("select value from setting where name = 'former_backups_until'", &[], |row| row.get(0))
}

fn read_hold(row: &Row<'_>) -> Result<Hold, Error> {
    Ok(Hold { id: row.get(0)?, woman: row.get(1)?, site: row.get(2)?, until: row.get(3)?, placed_by: row.get(4)? })
}

/// The holds on a woman that nobody has lifted.
pub(super) fn list_holds(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Hold>, Error> {
    db.list(
        "select id, participant_id, site_id, until_day, placed_by from hold
         where participant_id = $1 and lifted_at is null order by until_day limit 100",
        binds![woman],
        read_hold,
    )
}

pub(super) fn get_hold(db: &mut Db<'_>, id: HoldId) -> Result<Hold, Error> {
    db.get(
        "select id, participant_id, site_id, until_day, placed_by from hold where id = $1 and lifted_at is null",
        binds![id],
        read_hold,
    )
}

/// Adds one; a second time does nothing. Whether it was there.
pub(super) fn add_hold(change: &mut Change<'_>, hold: &Hold) -> Result<bool, Error> {
    let at = change.at();
    let added = change.execute(
        "insert into hold (id, participant_id, site_id, until_day, placed_at, placed_by)
         values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
        binds![hold.id, hold.woman, hold.site, hold.until, at, &hold.placed_by],
    )?;
    Ok(added == 0)
}

pub(super) fn lift_hold(change: &mut Change<'_>, id: HoldId) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute("update hold set lifted_at = $2, lifted_by = $3 where id = $1", binds![id, at, by]).map(drop)
}

pub(super) fn remove_holds(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from hold where participant_id = $1", binds![woman]).map(drop)
}
