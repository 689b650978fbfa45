//! Every statement about what she agreed to. Rows are added, never changed.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    model::{ConsentEvent, Purpose, Recipient, Said, Way},
    rules,
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        form::Problem,
        ids::{ParticipantId, SiteId},
        keyring::Act,
        store::{Db, Row},
        text::Language,
        told::Portion,
    },
    users::ProgrammeId,
};

macro_rules! event_columns {
    () => {
        "id, purpose, sector, recipient, said, way, reader, witness, language, text_version, from_day, last_day, recorded_at"
    };
}

fn read_event(row: &Row<'_>) -> Result<ConsentEvent, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a consent with an unknown {what}"));
    let sector: String = row.get(2)?;
    Ok(ConsentEvent {
        id: row.get(0)?,
        purpose: Purpose::parse(row.text(1)?).ok_or_else(|| unknown("purpose"))?,
        recipient: if sector.is_empty() { None } else { Some(Recipient { sector, name: row.get(3)? }) },
        said: Said::parse(row.text(4)?).ok_or_else(|| unknown("answer"))?,
        way: Way::parse(row.text(5)?),
        reader: row.get(6)?,
        witness: row.get(7)?,
        language: Language::parse(row.text(8)?),
        text_version: row.get(9)?,
        from: row.get(10)?,
        until: row.get(11)?,
        recorded_at: row.get(12)?,
    })
}

/// Adds one answer of hers. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_event(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    event: &ConsentEvent,
) -> Result<(), Error> {
    let by = change.by().text();
    let last = "select coalesce(max(number), 0) from consent_event where participant_id = $1";
    let number: i64 = change.get(last, binds![woman], |row| row.get(0))?;
    note_narrowing(change, woman, event)?;
    let recipient = event.recipient.as_ref();
    let (sector, name) = recipient.map_or(("", ""), |one| (one.sector.as_str(), one.name.as_str()));
    change.execute(
        "insert into consent_event (participant_id, number, id, site_id, purpose, sector, recipient, recipient_key, said,
             way, reader, witness, language, text_version, from_day, last_day, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        binds![
            woman,
            number + 1,
            event.id,
            site,
            event.purpose.key(),
            sector,
            name,
            recipient.map(Recipient::key).unwrap_or_default(),
            event.said.key(),
            event.way.map_or("", Way::key),
            &event.reader,
            &event.witness,
            event.language.map_or("", Language::code),
            &event.text_version,
            event.from,
            event.until,
            event.recorded_at,
            by
        ],
    )?;
    Ok(())
}

/// For the restraint journal: what this answer takes back, with the ids of the agreements that a back-up may know. They tell the
/// recipient without naming him.
fn note_narrowing(change: &mut Change<'_>, woman: ParticipantId, event: &ConsentEvent) -> Result<(), Error> {
    let events = list_events(change, woman)?;
    let narrowed = rules::narrowed_by(event, &events);
    if narrowed.is_empty() {
        return Ok(());
    }
    let ids = narrowed.iter().map(|other| other.id.to_string()).collect::<Vec<_>>().join(" ");
    let purpose = event.purpose.key();
    match (event.said, event.until) {
        (Said::Agreed, Some(until)) => {
            change.restrain(Act::ConsentShortened, woman, format_args!("{purpose} {until} {ids}"));
        }
        (Said::Refused, _) => change.restrain(Act::ConsentRefused, woman, format_args!("{purpose} {ids}")),
        _ => change.restrain(Act::ConsentWithdrawn, woman, format_args!("{purpose} {ids}")),
    }
    Ok(())
}

/// All that she said, the earliest first, however much it is: what holds is decided by the last of it.
///
/// # Errors
/// When the database cannot be read.
pub fn list_events(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<ConsentEvent>, Error> {
    db.list(
        concat!("select ", event_columns!(), " from consent_event where participant_id = $1 order by number"),
        binds![woman],
        read_event,
    )
}

/// A portion of the same for her own view, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_newest(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<ConsentEvent>, Error> {
    db.list(
        concat!(
            "select ",
            event_columns!(),
            " from consent_event where participant_id = $1 order by number desc limit $2 offset $3"
        ),
        binds![woman, portion.most, portion.skip],
        read_event,
    )
}

/// Whether she agrees to a purpose on a day of her programme's zone: the one answer for every page, list, file, message and
/// job, asked at the moment of showing or sending and never kept. Sharing needs its recipient; the other purposes have none.
///
/// # Errors
/// When the database cannot be read.
pub fn holds(
    db: &mut Db<'_>,
    woman: ParticipantId,
    purpose: Purpose,
    recipient: Option<&Recipient>,
    day: Date,
) -> Result<bool, Error> {
    if (purpose == Purpose::Sharing) != recipient.is_some() {
        return Ok(false);
    }
    let sector = recipient.map_or("", |one| one.sector.as_str());
    let newest = db.find(
        concat!(
            "select ",
            event_columns!(),
            " from consent_event where participant_id = $1 and purpose = $2 and sector = $3 and recipient_key = $4
             order by number desc limit 1"
        ),
        binds![woman, purpose.key(), sector, recipient.map(Recipient::key).unwrap_or_default()],
        read_event,
    )?;
    Ok(newest.is_some_and(|event| rules::lets(&event, day)))
}

/// Whether she takes part: nothing is asked of a woman whom nobody has asked yet, or whose yes has run out, for her place rests on
/// her own request; a no stops what is written about her.
///
/// # Errors
/// When the database cannot be read.
pub fn takes_part(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let said = db.find(
        "select said from consent_event where participant_id = $1 and purpose = $2 order by number desc limit 1",
        binds![woman, Purpose::Service.key()],
        |row| row.get::<String>(0),
    )?;
    Ok(said.is_none_or(|said| said == Said::Agreed.key()))
}

/// Asked by whoever is about to write something new about her: a visit, a note, a goal, an answer, what she tells of her life.
///
/// # Errors
/// [`Error::Refused`] when she said that she takes part no more.
pub fn check_takes_part(db: &mut Db<'_>, woman: ParticipantId) -> Result<(), Error> {
    if takes_part(db, woman)? { Ok(()) } else { Err(Problem::new("", "consent-takes-part-no-more").into()) }
}

/// The women of a programme who agree to a purpose without a recipient on a day, as [`holds`] says of each: for what is
/// counted over many.
///
/// # Errors
/// When the database cannot be read.
pub fn list_agreeing(
    db: &mut Db<'_>,
    programme: ProgrammeId,
    purpose: Purpose,
    day: Date,
) -> Result<HashSet<ParticipantId>, Error> {
    let newest = db.list(
        concat!(
            "select ",
            event_columns!(),
            ", participant_id from consent_event e where e.purpose = $1 and e.sector = '' and e.recipient_key = ''
                 and e.site_id in (select s.id from site s where s.programme_id = $2)
                 and e.number = (select max(x.number) from consent_event x where x.participant_id = e.participant_id
                     and x.purpose = $1 and x.sector = '' and x.recipient_key = '') and",
            unless_hidden!("e.participant_id", "$3")
        ),
        binds![purpose.key(), programme, db.eyes()],
        |row| Ok((row.get(13)?, read_event(row)?)),
    )?;
    Ok(newest.into_iter().filter(|(_, event)| rules::lets(event, day)).map(|(woman, _)| woman).collect())
}

/// Removes all that a woman who is forgotten ever agreed to.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from consent_event where participant_id = $1", binds![woman]).map(drop)
}
