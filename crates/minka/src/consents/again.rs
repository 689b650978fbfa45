//! What she had taken back of an agreement, done again after a restore from an older back-up.
//!
//! The journal names the answers with which she had agreed, and no recipient. A back-up that still knows one of them as her
//! newest word about it gets the end of it again, whichever of her files it stands in.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{ConsentEvent, ConsentId, Said},
    rules, store,
    withdrawal::withdrawal_of,
};
use crate::{
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
    },
    people, users,
};

fn unreadable() -> Error {
    Error::Unexpected("the restraint journal holds an unreadable consent".to_owned())
}

/// Stops again what she had withdrawn, or refused when she was asked anew. `more`: the purpose and the ids of the answers.
/// `false`: nothing of it holds, or she agreed anew since.
///
/// # Errors
/// When the line cannot be read, or the database cannot be read or written.
pub fn stop_again(
    change: &mut Change<'_>,
    woman: ParticipantId,
    (said, more): (Said, &str),
    at: Timestamp,
) -> Result<bool, Error> {
    let (_, ids) = more.split_once(' ').ok_or_else(unreadable)?;
    let Some(standing) = standing(change, woman, ids, at)? else { return Ok(false) };
    let now = change.at();
    let today = users::today_at(change, standing.site, now)?;
    let count = standing.events.len();
    for event in standing.events {
        let stop = withdrawal_of(change, (event.purpose, said), event.recipient, today);
        store::add_event(change, (standing.site, woman), &stop)?;
    }
    Ok(count > 0)
}

/// Shortens again what she had agreed to anew for a shorter time. `more`: the purpose, the last day and the ids of the answers.
/// `false`: nothing of it holds for longer, or she agreed anew since.
///
/// # Errors
/// As [`stop_again`].
pub fn shorten_again(change: &mut Change<'_>, woman: ParticipantId, more: &str, at: Timestamp) -> Result<bool, Error> {
    let mut parts = more.splitn(3, ' ').skip(1);
    let until: Date = parts.next().and_then(|day| day.parse().ok()).ok_or_else(unreadable)?;
    let ids = parts.next().ok_or_else(unreadable)?;
    let Some(standing) = standing(change, woman, ids, at)? else { return Ok(false) };
    let mut shortened = false;
    for event in standing.events.into_iter().filter(|event| event.until > Some(until)) {
        // As she had agreed, until the day that she named later: whoever read that to her is lost with it.
        let (id, recorded_at) = (ConsentId::new(change.clock()), change.at());
        let shorter = ConsentEvent { id, until: Some(until), recorded_at, ..event };
        store::add_event(change, (standing.site, woman), &shorter)?;
        shortened = true;
    }
    Ok(shortened)
}

/// Says her no in another file of hers that became one with this one after the back-up. `false`: there is none, or nothing of it
/// holds there.
///
/// # Errors
/// When the database cannot be read or written.
pub fn share_no_again(
    change: &mut Change<'_>,
    (file, twin): (ParticipantId, ParticipantId),
    at: Timestamp,
) -> Result<bool, Error> {
    let said = store::list_events(change, file)?;
    let theirs = store::list_events(change, twin)?;
    let mut done = false;
    for no in rules::newest(&said).into_iter().filter(|event| event.said != Said::Agreed) {
        let about = theirs.iter().filter(|event| event.is_about_same(no)).map(|event| event.id.to_string());
        let line = format!("{} {}", no.purpose.key(), about.collect::<Vec<_>>().join(" "));
        done |= stop_again(change, twin, (no.said, &line), at)?;
    }
    Ok(done)
}

/// What holds of what a line of the journal names.
struct Standing {
    site: SiteId,
    events: Vec<ConsentEvent>,
}

fn standing(
    change: &mut Change<'_>,
    woman: ParticipantId,
    ids: &str,
    at: Timestamp,
) -> Result<Option<Standing>, Error> {
    let Some(known) = people::find_by_id(change, woman)? else { return Ok(None) };
    let events = store::list_events(change, woman)?;
    let named: Vec<&ConsentEvent> =
        events.iter().filter(|event| ids.split(' ').any(|id| event.id.to_string() == id)).collect();
    let is_meant = |event: &&ConsentEvent| {
        let is_older = event.said == Said::Agreed && event.recorded_at <= at;
        is_older && named.iter().any(|named| named.is_about_same(event))
    };
    let standing = rules::newest(&events).into_iter().filter(is_meant).cloned().collect();
    Ok(Some(Standing { site: known.site, events: standing }))
}
