//! Who takes complaints at a site, named by a manager; and the address that is given to everybody.

use askama::Template;
use axum::extract::State as Held;
use jiff::Timestamp;

use super::{model::Colleague, standing::Standing, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{self, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    users,
};

#[derive(Template)]
#[template(path = "complaints/ways.html")]
struct WaysPage {
    frame: Frame,
    parts: Vec<Part>,
}

struct Part {
    place: String,
    /// The two, by name; empty while nobody is named.
    handler: String,
    deputy: String,
    /// The address for everybody.
    word: String,
    write: String,
}

#[derive(Template)]
#[template(path = "complaints/way.html")]
struct WayPage {
    frame: Frame,
    form: Form,
    here: String,
    place: String,
    handlers: Vec<Choice>,
    deputies: Vec<Choice>,
}

/// A site, and who works and who takes complaints there, for whoever runs it.
fn get_known(db: &mut Db<'_>, actor: &Actor, (site, now): (SiteId, Timestamp)) -> Result<(String, Standing), Error> {
    actor.check(Action::ComplaintWay, &Target::site(site))?;
    Ok((users::get_site(db, site)?.name, Standing::load(db, site, now)?))
}

/// The page.
pub(super) async fn show_ways(screen: Screen, Held(app): Held<App>, actor: Actor) -> error::Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let mut found = Vec::new();
        for site in actor.reach(Action::ComplaintWay).sites {
            found.push((site, get_known(db, &actor, (site, now))?));
        }
        if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
    });
    let part = |(site, (place, standing)): (SiteId, (String, Standing))| {
        let name = |user: Option<UserId>| {
            let one = standing.colleagues.iter().find(|one| Some(one.user) == user);
            one.map(|one| one.name.clone()).unwrap_or_default()
        };
        let way = standing.way.as_ref();
        Part {
            place,
            handler: name(way.map(|way| way.handler)),
            deputy: name(way.map(|way| way.deputy)),
            word: format!("/word/{site}"),
            write: format!("/complaints/ways/{site}"),
        }
    };
    let parts = found.await?.into_iter().map(part).collect();
    show(&WaysPage { frame: screen.frame("concerns-responder", "more"), parts })
}

fn page(screen: &Screen, site: SiteId, (place, standing): (String, Standing), form: Form) -> WayPage {
    let choices = |field: &str| {
        let none = Choice::new("", screen.text.say("concerns-choose"), form.value(field).is_empty());
        let takes = standing.colleagues.iter().filter(|one| one.takes);
        let each = takes.map(|one| Choice::new(one.user, &one.name, form.value(field) == one.user.to_string()));
        std::iter::once(none).chain(each).collect()
    };
    WayPage {
        frame: screen.frame("concerns-responder", "more").told(&form),
        here: format!("/complaints/ways/{site}"),
        place,
        handlers: choices("handler"),
        deputies: choices("deputy"),
        form,
    }
}

async fn find_known(app: &App, actor: Actor, site: SiteId) -> Result<(String, Standing), Error> {
    let now = app.clock().now();
    app.store().read(move |db| get_known(db, &actor, (site, now))).await
}

/// The form, with the two of now.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor, At(site): At<SiteId>) -> error::Answer {
    let known = find_known(&app, actor, site).await?;
    let fields = match &known.1.way {
        Some(way) => Fields::default().with("handler", way.handler).with("deputy", way.deputy),
        None => Fields::default(),
    };
    show(&page(&screen, site, known, Form::new(app.clock(), fields)))
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
pub(super) async fn write(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(site): At<SiteId>,
    fields: Fields,
) -> error::Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (_, standing) = get_known(change, &who, (site, now))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let two = read(&typed, &standing.colleagues)?;
        store::add_way(change, site, two)?;
        let entry = Entry::new(Action::ComplaintWay).on("site", site);
        change.commit(entry.detail(format!("{} then {}", two.0, two.1)), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/complaints/ways", "complaints-named")),
        Err(Error::Refused(problems)) => {
            let known = find_known(&app, actor, site).await?;
            show_again(&page(&screen, site, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
