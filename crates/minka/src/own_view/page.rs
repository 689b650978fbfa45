//! Her own page, on her mentor's device.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    gathering::{gather, get_woman, withheld},
    her_taps::ALL_OF_IT,
    model::Section,
    store,
};
use crate::{
    concerns::{procedure, raising},
    consents::{self, ConsentEvent, Purpose},
    contacts, exclusions,
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::Choice,
        ids::{SiteId, UserId},
        keyring::Part,
        page::{Frame, Screen, show},
        store::Db,
        text::Text,
        told::Portion,
    },
    own_lists::{Telling, said_to_her},
    own_visits::Here,
    referrals, users,
};

#[derive(Template)]
#[template(path = "own_view/own.html")]
struct OwnPage {
    frame: Frame,
    code: String,
    paused: bool,
    /// Whether anybody here would see it when she calls; and where else she is helped, where nobody would.
    heard: bool,
    help: Vec<String>,
    sections: Vec<Titled>,
    /// Of which sections nothing is held: they stand together, so that she finds what there is.
    nothing: Vec<String>,
    /// What she agreed to, to be stopped.
    agreed: Vec<Stop>,
    staff: Vec<Choice>,
    /// Since when it is asked that she be forgotten; empty: it is not.
    farewell: String,
    /// Whether she asked herself.
    farewell_is_hers: bool,
    /// What is not shown, one sentence each.
    withheld: Vec<String>,
    parts: Vec<PartLine>,
}

/// A part that she can have erased by itself.
struct PartLine {
    ask: String,
    asked: String,
    action: String,
    /// Whether she may take it back: she asked herself.
    is_hers: bool,
}

fn part_lines(text: &Text, zone: &str, asked: &[(String, Timestamp, bool)]) -> Vec<PartLine> {
    let line = |part: &Part| {
        let open = asked.iter().find(|(key, ..)| key == part.key());
        let since = |at| text.phrase("own-part-since").with("day", text.full_day(day_in(at, zone))).to_string();
        PartLine {
            ask: text.say(&format!("own-part-ask-{}", part.key())),
            asked: open.map(|(_, at, _)| since(*at)).unwrap_or_default(),
            action: format!("/own/erasing/{}", part.key()),
            is_hers: open.is_some_and(|(.., is_hers)| *is_hers),
        }
    };
    Part::ALL.iter().map(line).collect()
}

/// One thing that she can stop.
struct Stop {
    purpose: &'static str,
    /// The answer that ends, or the word for all of the purpose.
    consent: String,
    name: String,
}

/// Everything that holds, one button each; of telling others, each by its name, and all of them with one tap.
fn stops(text: &Text, held: &[ConsentEvent], unsafe_names: &[String]) -> Vec<Stop> {
    let name = |purpose: Purpose| text.say(&said_to_her(text, &format!("consent-purpose-{}", purpose.key())));
    let mut stops = Vec::new();
    for purpose in Purpose::ALL {
        let of_purpose: Vec<&ConsentEvent> = held.iter().filter(|event| event.purpose == purpose).collect();
        for event in &of_purpose {
            let said = |one: &consents::Recipient| {
                let is_unsafe = unsafe_names.contains(&one.key());
                if is_unsafe { text.say(&format!("consent-sector-{}", one.sector)) } else { one.name.clone() }
            };
            let about = event.recipient.as_ref().map(|one| format!(": {}", said(one))).unwrap_or_default();
            let name = format!("{}{about}", name(purpose));
            stops.push(Stop { purpose: purpose.key(), consent: event.id.to_string(), name });
        }
        if of_purpose.len() > 1 {
            let name = text.phrase("own-stop-all").with("what", name(purpose)).to_string();
            stops.push(Stop { purpose: purpose.key(), consent: ALL_OF_IT.to_owned(), name });
        }
    }
    stops
}

struct Titled {
    title: String,
    section: Section,
}

/// Where she is helped, and on which number: what the site has written down, then the places of its directory, but for those of which no
/// trace may be found at her home.
fn list_help(db: &mut Db<'_>, site: SiteId) -> Result<Vec<String>, Error> {
    let paths = procedure::find_in_force(db, site)?.map(|procedure| procedure.paths);
    let place = |place: referrals::Place| format!("{}: {}", place.name, place.reach);
    let places = referrals::list_places(db, site)?.into_iter().filter(|place| place.safe_to_name);
    Ok(paths.into_iter().chain(places.map(place)).collect())
}

/// All that is held on her, and what she may do about it. That it was shown is written down first.
pub(super) async fn show_own(screen: Screen, State(app): State<App>, here: Here) -> Answer {
    let (actor, target) = here.herself();
    actor.check(Action::PersonReadBasic, &target)?;
    let (keyring, text, visit) = (app.keyring().clone(), screen.text, here.visit.clone());
    let found = app.store().change(here.by(), move |change| {
        let now = change.at();
        let today = day_in(now, &visit.zone);
        let woman = get_woman(change, &visit.code)?;
        let telling = Telling { keyring: &keyring, text, zone: &visit.zone, today, on_paper: false };
        let sections = gather(change, &telling, &woman)?;
        let unsafe_names = referrals::list_unsafe_names(change, woman.site)?;
        let agreed = stops(&text, &consents::list_held(change, woman.id, today)?, &unsafe_names);
        let named = exclusions::list_named(change, woman.id, Portion::ALL)?;
        let is_named = |user: UserId| named.iter().any(|one| one.user == user && one.lifted.is_none());
        let mut staff = users::list_staff_of_site(change, woman.site, today)?;
        staff.retain(|(user, _)| !is_named(*user));
        let paused = contacts::is_paused(change, woman.id)?;
        let heard = raising::is_seen(change, woman.id, None, now)?;
        let help = if heard { Vec::new() } else { list_help(change, woman.site)? };
        let going = (store::find_farewell(change, woman.id)?, store::list_parts_asked(change, woman.id)?);
        let entry = Entry::event("own.shown").on_woman(woman.id);
        change.commit(entry, (woman, sections, agreed, staff, (paused, heard, help), going))
    });
    let (woman, sections, agreed, staff, (paused, heard, help), (farewell, asked)) = found.await?;
    let choose = Choice::new("", text.say("exclusions-choose"), true);
    let titled = |section: Section| Titled { title: text.say(&format!("own-section-{}", section.key)), section };
    let (held, empty): (Vec<Section>, Vec<Section>) =
        sections.into_iter().partition(|section| !section.lines.is_empty());
    let since = |(at, _)| text.phrase("own-farewell-since").with("day", text.full_day(day_in(at, &here.visit.zone)));
    show(&OwnPage {
        frame: screen.frame_titled(&woman.code, ""),
        paused,
        heard,
        help,
        sections: held.into_iter().map(titled).collect(),
        nothing: empty.into_iter().map(|section| titled(section).title).collect(),
        agreed,
        staff: std::iter::once(choose)
            .chain(staff.into_iter().map(|(user, name)| Choice::new(user, name, false)))
            .collect(),
        farewell: farewell.map(since).map(|phrase| phrase.to_string()).unwrap_or_default(),
        farewell_is_hers: farewell.is_some_and(|(_, herself)| herself),
        withheld: withheld(&text, false).into_iter().map(|(.., words)| words).collect(),
        parts: part_lines(&text, &here.visit.zone, &asked),
        code: woman.code,
    })
}
