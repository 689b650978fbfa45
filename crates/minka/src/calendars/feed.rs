//! The calendar file behind a secret address.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

use super::{
    rules::{self, Event},
    store,
};
use crate::{
    foundation::{
        access::Action, app::App, clock::day_in, crypto::token_hash, error::Error, page::At, store::Db, text::Text,
    },
    groups::{self, Group},
    users,
};

/// Longer than any address of ours: not worth hashing.
const LONGEST_TOKEN: usize = 64;

/// The meetings of her groups, as far as she may read them at this moment.
pub(super) async fn show_feed(State(app): State<App>, At(file): At<String>) -> Result<Response, Error> {
    let token = file.strip_suffix(".ics").filter(|token| token.len() <= LONGEST_TOKEN).ok_or(Error::NotFound)?;
    let (hash, now) = (token_hash(token), app.clock().now());
    let calendar = app.store().read(move |db| write(db, &hash, now)).await?;
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response())
}

fn write(db: &mut Db<'_>, hash: &[u8; 32], now: Timestamp) -> Result<String, Error> {
    let user = store::find_user(db, hash)?.ok_or(Error::NotFound)?;
    let (actor, language) = users::find_actor(db, user, now)?.ok_or(Error::NotFound)?;
    let mut events = Vec::new();
    for group in groups::list_groups_of_reach(db, &actor.reach(Action::MeetingRead))? {
        add_events(db, &group, hash, now, &mut events)?;
    }
    let title = Text(language).say("calendar-event-title");
    Ok(rules::write_calendar(&title, language.code(), now, &events))
}

fn add_events(
    db: &mut Db<'_>,
    group: &Group,
    hash: &[u8; 32],
    now: Timestamp,
    events: &mut Vec<Event>,
) -> Result<(), Error> {
    let programme = users::get_programme_of(db, group.site)?;
    let zone = TimeZone::get(&programme.zone).unwrap_or(TimeZone::UTC);
    let window = rules::window(day_in(now, &programme.zone));
    let holidays: Vec<_> = groups::list_holidays(db, group.id)?.iter().map(|off| (off.0, off.1)).collect();
    let recorded = store::list_recorded(db, group.id, window)?;
    for meeting in rules::meetings(&group.times, &holidays, &recorded, window) {
        if let Some((begins, ends)) = rules::instants(&meeting, group.times.minutes, &zone) {
            // Made of this very address, so that nobody can lay two people's calendars side by side.
            let mut uid = Sha256::new();
            uid.update(hash);
            uid.update(group.id.to_string());
            uid.update(meeting.day.to_string());
            let uid = data_encoding::HEXLOWER.encode(&uid.finalize()[..16]);
            events.push(Event { uid, begins, ends, cancelled: meeting.cancelled });
        }
    }
    Ok(())
}
