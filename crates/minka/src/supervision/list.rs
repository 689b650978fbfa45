//! The mentors of a supervisor's sites, by name: how many women each walks with, who is silent, who wants to talk.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Heavy, Wanted},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        ids::{ParticipantId, SiteId, UserId},
        page::{Frame, Screen, show},
        store::Db,
        text::Text,
    },
    needs::{self, Offer, weight_of},
    silences::{self, SILENT_DAYS, Silence},
    users::{self, Days},
};

#[derive(Template)]
#[template(path = "supervision/list.html")]
struct MentorsPage {
    frame: Frame,
    sites: Vec<SitePart>,
}

struct SitePart {
    name: String,
    mentors: Vec<MentorLine>,
    /// Women to whom nobody has spoken, the longest silence first, each with her mentor.
    silent: Vec<SilentLine>,
    /// How many have no mentor to whom they could be silent; empty for none.
    alone: String,
}

struct MentorLine {
    name: String,
    href: String,
    women: String,
    talked: String,
    /// Since when she wants to talk; empty when she does not.
    heavy: String,
}

struct SilentLine {
    code: String,
    name: String,
    sign: String,
    words: String,
}

/// What is known of a site.
struct Found {
    name: String,
    zone: String,
    mentors: Vec<(UserId, String)>,
    silences: Vec<Silence>,
    heavy: Vec<Heavy>,
    talks: Vec<(UserId, Date)>,
    /// Whom each walks beside, with the weight of her need where somebody has said it.
    loads: Vec<(UserId, ParticipantId, Option<i64>)>,
    offers: Vec<Offer>,
    alone: i64,
}

fn find(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Found>, Error> {
    let sites: Vec<SiteId> = actor.reach(Action::MentorSupervise).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let mut found = Vec::new();
    for site in sites {
        let today = users::today_at(db, site, now)?;
        let mentors = users::list_mentors_of_site(db, site, today)?;
        found.push(Found {
            name: users::get_site(db, site)?.name,
            zone: users::get_programme_of(db, site)?.zone,
            mentors: mentors.into_iter().map(|mentor| (mentor.user, mentor.name)).collect(),
            silences: list_silences(db, actor, (site, today))?,
            heavy: store::list_heavy(db, site)?,
            talks: store::list_last_talks(db, site)?,
            loads: needs::list_loads(db, site, today)?,
            offers: needs::list_offers(db, site)?,
            alone: store::count_alone(db, site, today)?,
        });
    }
    Ok(found)
}

/// The mentors at the reader's sites who want to talk something over, by name: one line a mentor, wherever it was heavy. Nobody cares
/// for herself.
///
/// # Errors
/// When they cannot be read.
pub fn list_wanted(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<Wanted>, Error> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for site in actor.reach(Action::MentorSupervise).sites {
        let heavy = store::list_heavy(db, site)?;
        if heavy.is_empty() {
            continue;
        }
        let today = days.at_site(db, site)?;
        for mentor in users::list_mentors_of_site(db, site, today)? {
            let visits = heavy.iter().filter(|one| one.mentor == mentor.user).count();
            let visits = i64::try_from(visits).unwrap_or(i64::MAX);
            match wanted.iter_mut().find(|known| known.mentor == mentor.user) {
                Some(known) => known.visits += visits,
                None if visits > 0 && mentor.user != actor.user() => {
                    wanted.push(Wanted { mentor: mentor.user, name: mentor.name, visits });
                }
                None => {}
            }
        }
    }
    wanted.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(wanted)
}

/// All women of a site with a mentor. For how long nobody has spoken to one who stands behind the wall for the reader is not said.
pub(super) fn list_silences(
    db: &mut Db<'_>,
    actor: &Actor,
    (site, today): (SiteId, Date),
) -> Result<Vec<Silence>, Error> {
    let mut silences = silences::list_silences(db, site, today)?;
    // A stay that covers for another stands beside it: she is one woman.
    silences.dedup_by_key(|one| (one.mentor, one.woman));
    for one in &mut silences {
        let target = Target::participant(site, one.woman, Vec::new());
        if actor.decide(Action::VisitRead, &target) == Decision::Deny {
            one.days = 0;
        }
    }
    Ok(silences)
}

/// The page.
pub(super) async fn show_mentors(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let now = app.clock().now();
    let reader = actor.user();
    let found = app.store().read(move |db| find(db, &actor, now)).await?;
    let text = screen.text;
    // A talk is with her, wherever she was needed: at each of her sites it is the same one.
    let mut talks: HashMap<UserId, Date> = HashMap::new();
    for (mentor, day) in found.iter().flat_map(|site| &site.talks) {
        talks.entry(*mentor).and_modify(|last| *last = (*last).max(*day)).or_insert(*day);
    }
    let sites = found.into_iter().map(|site| part(&text, (reader, &talks), site)).collect();
    show(&MentorsPage { frame: screen.frame("supervision-title", "more"), sites })
}

fn part(text: &Text, (reader, talks): (UserId, &HashMap<UserId, Date>), site: Found) -> SitePart {
    let line = |(user, name): &(UserId, String)| {
        let women = site.loads.iter().filter(|(mentor, ..)| mentor == user).count();
        let heavy = site.heavy.iter().find(|one| one.mentor == *user);
        let talked = talks.get(user).copied();
        MentorLine {
            name: name.clone(),
            // Nobody cares for herself.
            href: if *user == reader { String::new() } else { format!("/supervision/{user}") },
            women: format!("{} · {}", text.phrase("supervision-women").count(women), say_load(text, &site, *user)),
            talked: say_talked(text, talked),
            heavy: heavy
                .map(|heavy| {
                    text.phrase("supervision-wants-talk")
                        .with("day", text.short_day(day_in(heavy.at, &site.zone)))
                        .to_string()
                })
                .unwrap_or_default(),
        }
    };
    let mut silent: Vec<&Silence> = site.silences.iter().filter(|one| one.days >= SILENT_DAYS).collect();
    silent.sort_by_key(|one| -one.days);
    SitePart {
        mentors: site.mentors.iter().map(line).collect(),
        silent: silent.into_iter().map(|one| silent_line(text, one)).collect(),
        alone: if site.alone == 0 {
            String::new()
        } else {
            text.phrase("supervision-alone").count(site.alone).to_string()
        },
        name: site.name,
    }
}

/// What she carries of her room: both are sums of weights.
fn say_load(text: &Text, site: &Found, user: UserId) -> String {
    let load: i64 =
        site.loads.iter().filter(|(mentor, ..)| *mentor == user).map(|(.., weight)| weight_of(*weight)).sum();
    match site.offers.iter().find(|offer| offer.user == user) {
        Some(offer) => text.phrase("supervision-load").with("load", load).with("room", offer.room).to_string(),
        None => text.phrase("supervision-load-unasked").with("load", load).to_string(),
    }
}

/// The last talk with her, when there was one.
pub(super) fn say_talked(text: &Text, talked: Option<Date>) -> String {
    match talked {
        Some(day) => text.phrase("supervision-last-talk").with("day", text.short_day(day)).to_string(),
        None => text.say("supervision-no-talk"),
    }
}

fn silent_line(text: &Text, one: &Silence) -> SilentLine {
    let mut days = text.phrase("supervision-silent").count(one.days).to_string();
    if one.paused {
        days = format!("{days} · {}", text.say("visits-paused"));
    }
    SilentLine {
        code: one.code.clone(),
        name: one.chosen_name.clone(),
        sign: one.sign.clone(),
        words: format!("{days}, {}", one.mentor_name),
    }
}
