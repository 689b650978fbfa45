//! Who takes complaints at a site, named by a manager; and the address that is given to everybody.

use askama::Template;
use axum::extract::State as Held;

use super::{model::Colleague, standing::Standing, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{self, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{Frame, Screen, see_other_with, show, show_again},
    },
    users,
};

#[derive(Template)]
#[template(path = "complaints/ways.html")]
struct WaysPage {
    frame: Frame,
    form: Form,
    parts: Vec<Part>,
}

struct Part {
    site: String,
    place: String,
    /// The address for everybody.
    word: String,
    handlers: Vec<Choice>,
    deputies: Vec<Choice>,
}

async fn page(screen: &Screen, app: &App, actor: Actor, form: Form) -> Result<WaysPage, Error> {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let mut parts = Vec::new();
        for site in actor.reach(Action::ComplaintWay).sites {
            actor.check(Action::ComplaintWay, &Target::site(site))?;
            parts.push((site, users::get_site(db, site)?.name, Standing::load(db, site, now)?));
        }
        if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
    });
    let text = &screen.text;
    let part = |(site, place, standing): (SiteId, String, Standing)| {
        let sent = form.value("site") == site.to_string();
        let choices = |field: &str, held: Option<UserId>| {
            let chosen = if sent { form.value(field).to_owned() } else { held.map(|user| user.to_string()).unwrap_or_default() };
            let none = Choice::new("", text.say("concerns-choose"), chosen.is_empty());
            let takes = standing.colleagues.iter().filter(|one| one.takes);
            let each = takes.map(|one| Choice::new(one.user, &one.name, chosen == one.user.to_string()));
            std::iter::once(none).chain(each).collect()
        };
        Part {
            handlers: choices("handler", standing.way.as_ref().map(|way| way.handler)),
            deputies: choices("deputy", standing.way.as_ref().map(|way| way.deputy)),
            word: format!("/word/{site}"),
            site: site.to_string(),
            place,
        }
    };
    let parts = found.await?.into_iter().map(part).collect();
    Ok(WaysPage { frame: screen.frame("complaints-ways", "more").told(&form), form, parts })
}

/// The page.
pub(super) async fn show_ways(screen: Screen, Held(app): Held<App>, actor: Actor) -> error::Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, actor, form).await?)
}

fn read(typed: &Fields, colleagues: &[Colleague]) -> Result<(UserId, UserId), Error> {
    let mut problems = Problems::default();
    let mut person = |field: &'static str| {
        let chosen = UserId::parse(typed.text(field));
        let chosen = chosen.filter(|user| colleagues.iter().any(|one| one.takes && one.user == *user));
        problems.keep(chosen.ok_or_else(|| Problem::new(field, "complaints-taker-missing")))
    };
    let (handler, deputy) = (person("handler"), person("deputy"));
    if handler.is_some() && handler == deputy {
        problems.add(Problem::new("deputy", "concerns-deputy-same"));
    }
    match handler.zip(deputy) {
        Some(two) if problems.is_empty() => Ok(two),
        _ => Err(Error::Refused(problems)),
    }
}

/// Names the two.
pub(super) async fn write(screen: Screen, Held(app): Held<App>, actor: Actor, fields: Fields) -> error::Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let site = SiteId::parse(typed.text("site")).ok_or(Error::NotFound)?;
        who.check(Action::ComplaintWay, &Target::site(site))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let two = read(&typed, &Standing::load(change, site, now)?.colleagues)?;
        store::add_way(change, site, two)?;
        let entry = Entry::new(Action::ComplaintWay).on("site", site);
        change.commit(entry.detail(format!("{} then {}", two.0, two.1)), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/complaints/ways", "complaints-named")),
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &app, actor, Form::again(fields, &problems, &screen.text)).await?)
        }
        Err(other) => Err(other),
    }
}
