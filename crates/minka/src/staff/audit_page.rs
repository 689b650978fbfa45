//! The audit chain for those who may read it: who, when, what kind of thing, which code. Never what was written.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{
    access_page::action_in_words,
    list::may_add,
    rules::{Sight, read_day},
    store::{self, Link},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{Frame, Query, Screen, show},
        store::Db,
    },
    users,
};

/// How many links a page shows.
const PAGE: usize = 50;
/// How many it looks through for them.
const LOOKS_THROUGH: usize = 5000;

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
    let (links, next) = app
        .store()
        .read(move |db| {
            let sight = sight(db, &actor)?;
            let (mut links, mut looked, mut last) = (Vec::new(), 0, None);
            store::walk_audit(db, before, from, until, |link| {
                looked += 1;
                last = Some(link.seq);
                if sight.sees(&link.about()) {
                    links.push(link);
                }
                links.len() < PAGE
            })?;
            let more = links.len() == PAGE || looked == LOOKS_THROUGH;
            Ok((links, last.filter(|_| more)))
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
        Some((_, code)) => code.to_owned(),
        None => String::new(),
    };
    Row { when: text.instant(link.at, &screen.zone), who, what: action_in_words(text, &link.action), subject }
}
