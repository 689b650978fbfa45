//! Every statement about requests to be forgotten and holds.

use jiff::civil::Date;

use super::model::{Hold, HoldId, Request, RequestId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
};

fn read_request(row: &Row<'_>) -> Result<Request, Error> {
    Ok(Request {
        id: row.get(0)?,
        site: row.get(1)?,
        language: Language::parse(row.text(2)?).unwrap_or(Language::En),
        asked_by: row.get(3)?,
        unreadable_from: row.get(4)?,
    })
}

pub(super) fn find_open(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Request>, Error> {
    db.find(
        "select id, site_id, language, asked_by, unreadable_from from erase_request
         where participant_id = $1 and done_at is null",
        binds![woman],
        read_request,
    )
}

pub(super) fn get_request(db: &mut Db<'_>, id: RequestId) -> Result<Request, Error> {
    db.get(
        "select id, site_id, language, asked_by, unreadable_from from erase_request where id = $1",
        binds![id],
        read_request,
    )
}

pub(super) fn add_request(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    language: Language,
) -> Result<RequestId, Error> {
    let (id, at, by) = (RequestId::new(change.clock()), change.at(), change.by().text());
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
         where participant_id = $1 and done_at is null",
        binds![woman, at, by, unreadable],
    )?;
    Ok(())
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
