//! The audit chain for those who may read it: who, when, what kind of thing, which code. Never what was written.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{
    access_page::action_in_words,
    list::may_add,
    rules::{Sight, read_day},
    store::{self, Link, Place},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form},
        keyring::Keyring,
        page::{Frame, Query, Screen, show},
        store::Db,
    },
    users,
};

/// How many links a page shows.
const PAGE: usize = 50;
/// How many it looks through for them at a time, and how many times.
const PORTION: usize = 250;
const PORTIONS: usize = 20;

#[derive(Template)]
#[template(path = "staff/audit_page.html")]
struct AuditPage {
    frame: Frame,
    form: Form,
    links: Vec<Row>,
    older: String,
}

struct Row {
    when: String,
    who: String,
    what: String,
    subject: String,
}

/// What the actor may see: of her sites everything, or what is about the machine and accounts.
fn sight(db: &mut Db<'_>, actor: &Actor) -> Result<Sight, Error> {
    let mut sight = Sight::default();
    for site in actor.reach(Action::AuditRead).sites {
        let scope = match actor.decide(Action::AuditRead, &Target::site(site)) {
            Decision::Permit(View::System) => &mut sight.system,
            Decision::Permit(_) => &mut sight.all,
            _ => continue,
        };
        scope.sites.insert(site.to_string());
        scope.programmes.insert(users::get_programme_of(db, site)?.id.to_string());
        scope.people.extend(store::list_members_of_site(db, site)?.into_iter().map(|member| member.id.to_string()));
    }
    if sight.is_empty() {
        return Err(Error::NotFound);
    }
    if may_add(actor) {
        let without = store::list_members_without_role(db)?;
        sight.system.people.extend(without.into_iter().map(|member| member.id.to_string()));
    }
    Ok(sight)
}

/// The links of a page, and the number before which there may be more.
fn find_links(
    db: &mut Db<'_>,
    (sight, keyring): (&Sight, &Keyring),
    mut before: i64,
    within: (Timestamp, Timestamp),
) -> Result<(Vec<Link>, Option<i64>), Error> {
    let (mut links, mut women) = (Vec::new(), HashMap::new());
    for _ in 0..PORTIONS {
        let portion = store::list_links(db, before, within, PORTION as i64)?;
        let is_last = portion.len() < PORTION;
        find_places(db, keyring, &portion, &mut women)?;
        for mut link in portion {
            before = link.seq;
            if link.hidden || names_hidden(&link, &women) {
                continue;
            }
            match women.get(&link.subject) {
                Some(Some(place)) if !place.shows => continue,
                Some(Some(place)) => {
                    (link.subject, link.site) = (format!("participant {}", place.code), Some(place.site.clone()));
                }
                Some(None) | None => {}
            }
            if sight.sees(&link.about()) {
                links.push(link);
            }
            if links.len() == PAGE {
                return Ok((links, Some(before)));
            }
        }
        if is_last {
            return Ok((links, None));
        }
    }
    Ok((links, Some(before)))
}

/// Whether what was done to one woman names another who must not be seen: that it was done would tell of her.
fn names_hidden(link: &Link, women: &HashMap<String, Option<Place>>) -> bool {
    let hidden = |other: &str| matches!(women.get(other), Some(Some(place)) if !place.shows);
    link.subject.starts_with("woman ") && link.others().any(hidden)
}

/// Looks up the women whom these links are about and who were not looked up yet, by subject.
fn find_places(
    db: &mut Db<'_>,
    keyring: &Keyring,
    links: &[Link],
    women: &mut HashMap<String, Option<Place>>,
) -> Result<(), Error> {
    let (mut marks, mut subjects) = (Vec::new(), Vec::new());
    for subject in links.iter().flat_map(|link| std::iter::once(link.subject.as_str()).chain(link.others())) {
        if women.contains_key(subject) {
            continue;
        }
        if let Some(mark) = subject.strip_prefix("woman ") {
            marks.push(mark);
            subjects.push(subject);
        } else if let Some(code) = subject.strip_prefix("participant ") {
            women.insert(subject.to_owned(), store::find_place_of_code(db, code)?);
        }
    }
    if marks.is_empty() {
        return Ok(());
    }
    for (subject, woman) in subjects.into_iter().zip(keyring.find_marked(&marks)?) {
        if !women.contains_key(subject) {
            let place = woman.map_or(Ok(None), |woman| store::find_place(db, woman))?;
            women.insert(subject.to_owned(), place);
        }
    }
    Ok(())
}

/// The page. That somebody read it stands in the chain as well.
pub(super) async fn show_audit(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    if !actor.may_somewhere(Action::AuditRead) {
        return Err(Error::NotFound);
    }
    let parts = ["day-day", "day-month", "day-year"].map(|part| query.text(part));
    let (day, form) = match read_day("day", parts) {
        Ok(day) => (day, Form::new(app.clock(), query.clone())),
        Err(problem) => {
            (None, Form::again(query.clone(), &crate::foundation::form::Problems::one(problem), &screen.text))
        }
    };
    let zone = TimeZone::get(&screen.zone).unwrap_or(TimeZone::UTC);
    let begin = |day: jiff::civil::Date| day.to_zoned(zone.clone()).map(|begin| begin.timestamp()).ok();
    let from = day.and_then(begin).unwrap_or(Timestamp::UNIX_EPOCH);
    let until = day.and_then(|day| begin(day.checked_add(1.day()).ok()?)).unwrap_or(app.clock().now() + 1.hour());
    let before = query.text("before").parse::<i64>().unwrap_or(i64::MAX);
    app.store().log_reading(actor.by(), Entry::new(Action::AuditRead)).await?;
    let keyring = app.keyring().clone();
    let (links, next) = app
        .store()
        .read(move |db| {
            let sight = sight(db, &actor)?;
            find_links(db, (&sight, &keyring), before, (from, until))
        })
        .await?;
    let older = next.map(|before| older_address(&query, before)).unwrap_or_default();
    let links = links.iter().map(|link| row(&screen, link)).collect();
    show(&AuditPage { frame: screen.frame("staff-audit-title", "more"), form, links, older })
}

fn older_address(query: &Fields, before: i64) -> String {
    let part = |name: &str| crate::foundation::page::escape(query.text(name));
    format!(
        "/audit?day-day={}&day-month={}&day-year={}&before={before}",
        part("day-day"),
        part("day-month"),
        part("day-year")
    )
}

fn row(screen: &Screen, link: &Link) -> Row {
    let text = &screen.text;
    let who = match (&link.actor_name, link.actor.as_str()) {
        (Some(name), _) => name.clone(),
        (None, "command line") => text.say("staff-actor-command-line"),
        (None, "stranger") => text.say("staff-actor-stranger"),
        (None, "program") => text.say("staff-actor-program"),
        (None, other) if other.starts_with("link ") => text.say("staff-actor-link"),
        (None, other) if other.starts_with("woman ") => text.say("staff-actor-woman"),
        (None, _) => text.say("staff-actor-gone"),
    };
    // Ids are long and say nothing: the end is enough to tell two apart.
    let subject = match link.subject.split_once(' ') {
        Some((_, code)) if code.len() == 36 => format!("…{}", code.get(28..).unwrap_or_default()),
        // Whoever was forgotten: her entries are still one another's.
        Some(("woman", mark)) => format!("…{}", mark.get(24..).unwrap_or_default()),
        Some((_, code)) => code.to_owned(),
        None => String::new(),
    };
    Row { when: text.instant(link.at, &screen.zone), who, what: action_in_words(text, &link.action), subject }
}
