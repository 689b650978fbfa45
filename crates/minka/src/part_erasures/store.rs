//! Every statement about requests that a part be erased.

use jiff::civil::Date;

use super::model::{HERSELF, Open, PartErasure, PartErasureId};
use crate::{
    binds,
    foundation::{
        change::{By, Change},
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId},
        keyring::Part,
        store::{Db, Row},
        text::Language,
    },
    people::{person_columns, read_participant},
};

fn unknown() -> Error {
    Error::Unexpected("a request to erase no known part".to_owned())
}

fn read_request(row: &Row<'_>) -> Result<PartErasure, Error> {
    Ok(PartErasure {
        id: row.get(0)?,
        site: row.get(1)?,
        part: Part::parse(row.text(2)?).ok_or_else(unknown)?,
        language: Language::parse(row.text(3)?).unwrap_or(Language::En),
        asked_by: row.get(4)?,
        unreadable_from: row.get(5)?,
    })
}

/// What waits of a woman's part.
pub(super) fn find_open(db: &mut Db<'_>, woman: ParticipantId, part: Part) -> Result<Option<PartErasure>, Error> {
    db.find(
        "select id, site_id, part, language, asked_by, unreadable_from from part_erasure
         where participant_id = $1 and part = $2 and done_at is null and withdrawn_at is null",
        binds![woman, part.key()],
        read_request,
    )
}

pub(super) fn find_request(db: &mut Db<'_>, id: PartErasureId) -> Result<Option<PartErasure>, Error> {
    db.find(
        "select id, site_id, part, language, asked_by, unreadable_from from part_erasure where id = $1",
        binds![id],
        read_request,
    )
}

/// The newest one of a woman's part that was done: its receipt.
pub(super) fn find_done(db: &mut Db<'_>, woman: ParticipantId, part: Part) -> Result<Option<PartErasureId>, Error> {
    db.find(
        "select id from part_erasure where participant_id = $1 and part = $2 and done_at is not null
         order by done_at desc, id desc limit 1",
        binds![woman, part.key()],
        |row| row.get(0),
    )
}

/// What waits at a site, the longest first, without women who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn list_open(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Open>, Error> {
    db.list(
        concat!(
            "select ",
            person_columns!(),
            ", e.part, e.asked_at, e.asked_by from part_erasure e join participant p on p.id = e.participant_id
             where e.site_id = $1 and e.done_at is null and e.withdrawn_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by e.asked_at, e.id limit 200"
        ),
        binds![site, db.eyes()],
        |row| {
            let part = Part::parse(row.text(8)?).ok_or_else(unknown)?;
            let by_herself = row.text(10)? == HERSELF;
            Ok(Open { woman: read_participant(row)?, part, asked: row.get(9)?, by_herself })
        },
    )
}

/// How many wait at a site, without those of women who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn count_open(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from part_erasure e join participant p on p.id = e.participant_id
             where e.site_id = $1 and e.done_at is null and e.withdrawn_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}

fn by_text(change: &Change<'_>) -> String {
    match change.by() {
        By::Woman(..) => HERSELF.to_owned(),
        other => other.text(),
    }
}

pub(super) fn add_request(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (part, language): (Part, Language),
) -> Result<PartErasureId, Error> {
    let (id, at, by) = (PartErasureId::new(change.clock()), change.at(), by_text(change));
    change.execute(
        "insert into part_erasure (id, participant_id, site_id, part, language, asked_at, asked_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, woman, site, part.key(), language.code(), at, by],
    )?;
    Ok(id)
}

/// Takes a request back. Whether one waited.
pub(super) fn withdraw(change: &mut Change<'_>, woman: ParticipantId, part: Part) -> Result<bool, Error> {
    let (at, by) = (change.at(), by_text(change));
    let withdrawn = change.execute(
        "update part_erasure set withdrawn_at = $3, withdrawn_by = $4
         where participant_id = $1 and part = $2 and done_at is null and withdrawn_at is null",
        binds![woman, part.key(), at, by],
    )?;
    Ok(withdrawn > 0)
}

/// It is done.
pub(super) fn close(change: &mut Change<'_>, id: PartErasureId, unreadable: Date) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change
        .execute(
            "update part_erasure set done_at = $2, done_by = $3, unreadable_from = $4 where id = $1",
            binds![id, at, by, unreadable],
        )
        .map(drop)
}

/// Whether something of hers must not be removed on a day.
pub(super) fn is_held(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<bool, Error> {
    let held = db.find(
        "select 1 from hold where participant_id = $1 and lifted_at is null and until_day >= $2 limit 1",
        binds![woman, today],
        |_| Ok(()),
    )?;
    Ok(held.is_some())
}

/// Removes the requests of a woman who is forgotten.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from part_erasure where participant_id = $1", binds![woman]).map(drop)
}
