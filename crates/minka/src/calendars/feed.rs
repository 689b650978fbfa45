//! The calendar file behind a secret address.

use std::collections::HashMap;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sha2::{Digest, Sha256};

use super::{
    rules::{self, Event},
    store,
};
use crate::{
    foundation::{
        access::Action,
        app::App,
        clock::day_in,
        crypto::token_hash,
        error::Error,
        ids::{GroupId, SiteId},
        page::At,
        store::Db,
        text::Text,
    },
    groups::{self, Group},
    timetables::{self, Rhythm},
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
    let reach = actor.reach(Action::MeetingRead);
    let (groups, rhythms) = (groups::list_groups_of_reach(db, &reach)?, timetables::list_rhythms(db, &reach)?);
    let mut sites: Vec<Site> = Vec::new();
    let mut events = Vec::new();
    for group in &groups {
        if sites.iter().all(|site| site.id != group.site) {
            sites.push(Site::load(db, group.site, now, reach.sites.contains(&group.site))?);
        }
        let Some(site) = sites.iter().find(|site| site.id == group.site) else { continue };
        let recorded = match &site.recorded {
            Some(all) => all.get(&group.id).cloned().unwrap_or_default(),
            None => store::list_recorded(db, group.id, site.window)?,
        };
        add_events((group, &rhythms.of(group.id, group.times)), hash, site, &recorded, &mut events);
    }
    let title = Text(language).say("calendar-event-title");
    Ok(rules::write_calendar(&title, language.code(), now, &events))
}

/// What all groups of a site share; read once, however many there are.
struct Site {
    id: SiteId,
    zone: TimeZone,
    window: (Date, Date),
    holidays: Vec<(Date, Date, Option<GroupId>)>,
    /// Of every group, when she sees them all.
    recorded: Option<HashMap<GroupId, Vec<store::Recorded>>>,
}

impl Site {
    fn load(db: &mut Db<'_>, id: SiteId, now: Timestamp, sees_all: bool) -> Result<Self, Error> {
        let zone = users::get_programme_of(db, id)?.zone;
        let window = rules::window(day_in(now, &zone));
        Ok(Site {
            id,
            zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
            window,
            holidays: timetables::list_holidays_of_site(db, id)?,
            recorded: if sees_all { Some(store::list_recorded_of_site(db, id, window)?) } else { None },
        })
    }
}

fn add_events(
    (group, rhythm): (&Group, &Rhythm),
    hash: &[u8; 32],
    site: &Site,
    recorded: &[store::Recorded],
    events: &mut Vec<Event>,
) {
    let concerns = |off: &&(Date, Date, Option<GroupId>)| off.2.is_none_or(|only| only == group.id);
    let holidays: Vec<_> = site.holidays.iter().filter(concerns).map(|off| (off.0, off.1)).collect();
    for meeting in rules::meetings(rhythm, &holidays, recorded, site.window) {
        if let Some((begins, ends)) = rules::instants(&meeting, &site.zone) {
            // Made of this very address, so that nobody can lay two people's calendars side by side.
            let mut uid = Sha256::new();
            uid.update(hash);
            uid.update(group.id.to_string());
            uid.update(meeting.day.to_string());
            let uid = data_encoding::HEXLOWER.encode(&uid.finalize()[..16]);
            events.push(Event { uid, begins, ends, cancelled: meeting.cancelled });
        }
    }
}
