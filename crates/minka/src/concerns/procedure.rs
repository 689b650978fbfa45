//! The written procedure of a site: who answers, who stands in, what is done, where she can be taken; in force or not.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

pub use super::store::{add_procedure, had_procedure as was_in_force};
use super::{
    model::{Procedure, ProcedureId},
    rules::{self, LONGEST, LONGEST_NAME},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people, users,
};

/// Whether a site has a written procedure in force: both whom it names may answer there. A question whose answer raises a concern is
/// asked nowhere else.
///
/// # Errors
/// When the database cannot be read.
pub fn in_force(db: &mut Db<'_>, site: SiteId) -> Result<bool, Error> {
    Ok(store::find_procedure(db, site)?.is_some_and(|procedure| procedure.holds))
}

/// The procedure that is in force at a site.
///
/// # Errors
/// When the database cannot be read.
pub fn find_in_force(db: &mut Db<'_>, site: SiteId) -> Result<Option<Procedure>, Error> {
    Ok(store::find_procedure(db, site)?.filter(|procedure| procedure.holds))
}

#[derive(Template)]
#[template(path = "concerns/procedures.html")]
struct ProceduresPage {
    frame: Frame,
    parts: Vec<Part>,
}

/// One site's.
struct Part {
    place: String,
    in_force: bool,
    /// Whether one stands there, in force or not.
    stands: bool,
    responder: String,
    deputy: String,
    steps: String,
    paths: String,
    written: String,
    /// Where it is written anew; empty for whoever does not.
    write: String,
}

#[derive(Template)]
#[template(path = "concerns/procedure.html")]
struct ProcedurePage {
    frame: Frame,
    form: Form,
    here: String,
    place: String,
    stands: bool,
    responders: Vec<Choice>,
    deputies: Vec<Choice>,
}

/// The page: every member of staff reads who answers, and what is done.
pub(super) async fn show_procedures(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let who = actor.clone();
    let found = app.store().read(move |db| {
        let mut found = Vec::new();
        for site in who.reach(Action::ProcedureRead).sites {
            found.push((site, users::get_site(db, site)?.name, store::find_procedure(db, site)?));
        }
        if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
    });
    let text = &screen.text;
    let part = |(site, place, held): (SiteId, String, Option<Procedure>)| {
        let may_write = actor.decide(Action::ProcedureWrite, &Target::site(site)) != Decision::Deny;
        let written = held.as_ref().map(|held| {
            let day = text.full_day(held.written_on);
            text.phrase("concerns-procedure-written").with("day", day).with("name", &held.written_by).to_string()
        });
        let (in_force, stands) = (held.as_ref().is_some_and(|held| held.holds), held.is_some());
        let (names, steps, paths) = held.map(|held| (held.names, held.steps, held.paths)).unwrap_or_default();
        let [responder, deputy] = names;
        Part {
            place,
            in_force,
            stands,
            responder,
            deputy,
            steps,
            paths,
            written: written.unwrap_or_default(),
            write: if may_write { format!("/procedures/{site}") } else { String::new() },
        }
    };
    let parts = found.await?.into_iter().map(part).collect();
    show(&ProceduresPage { frame: screen.frame("concerns-responder", "more"), parts })
}

/// A site's procedure and who could answer there, for whoever runs it.
type Known = (String, Option<Procedure>, Vec<(UserId, String)>);

fn load(db: &mut Db<'_>, actor: &Actor, (site, now): (SiteId, Timestamp)) -> Result<Known, Error> {
    actor.check(Action::ProcedureWrite, &Target::site(site))?;
    let today = users::today_at(db, site, now)?;
    Ok((users::get_site(db, site)?.name, store::find_procedure(db, site)?, store::list_answerers(db, site, today)?))
}

fn page(screen: &Screen, (site, known): (SiteId, Known), form: Form) -> ProcedurePage {
    let (place, held, answerers) = known;
    let choices = |field: &str| {
        let none = Choice::new("", screen.text.say("concerns-choose"), form.value(field).is_empty());
        let each = answerers.iter().map(|(user, name)| {
            let user = user.to_string();
            let chosen = form.value(field) == user;
            Choice::new(user, name, chosen)
        });
        std::iter::once(none).chain(each).collect()
    };
    ProcedurePage {
        frame: screen.frame("concerns-responder", "more").told(&form),
        here: format!("/procedures/{site}"),
        place,
        stands: held.is_some(),
        responders: choices("responder"),
        deputies: choices("deputy"),
        form,
    }
}

async fn find(app: &App, actor: Actor, site: SiteId) -> Result<Known, Error> {
    let now = app.clock().now();
    app.store().read(move |db| load(db, &actor, (site, now))).await
}

/// The form, with what stands there now.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(site): At<SiteId>) -> Answer {
    let known = find(&app, actor, site).await?;
    let today = Fields::default().with_day("on", app.clock().today(&screen.zone));
    let fields = match &known.1 {
        Some(held) => today
            .with("responder", held.responder)
            .with("deputy", held.deputy)
            .with("steps", &held.steps)
            .with("paths", &held.paths),
        None => today,
    };
    show(&page(&screen, (site, known), Form::new(app.clock(), fields)))
}

/// Reads what was typed. Responder and deputy are two people who may answer there.
fn read(
    typed: &Fields,
    (id, site): (ProcedureId, SiteId),
    answerers: &[(UserId, String)],
    today: Date,
) -> Result<Procedure, Error> {
    let mut problems = Problems::default();
    let mut person = |field: &'static str, missing: &'static str| {
        let chosen = UserId::parse(typed.text(field)).filter(|user| answerers.iter().any(|(known, _)| known == user));
        problems.keep(chosen.ok_or_else(|| Problem::new(field, missing)))
    };
    let responder = person("responder", "concerns-responder-missing");
    let deputy = person("deputy", "concerns-deputy-missing");
    if responder.is_some() && responder == deputy {
        problems.add(Problem::new("deputy", "concerns-deputy-same"));
    }
    let steps = rules::check_said("steps", typed.text("steps"), (LONGEST, "concerns-steps-missing"));
    let steps = problems.keep(steps).unwrap_or_default();
    let paths = rules::check_said("paths", typed.text("paths"), (LONGEST, "concerns-paths-missing"));
    let paths = problems.keep(paths).unwrap_or_default();
    let written_by = rules::check_said("by", typed.text("by"), (LONGEST_NAME, "concerns-by-missing"));
    let written_by = problems.keep(written_by).unwrap_or_default();
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let written_on = problems.keep(people::check_day("on", parts, today));
    problems.none()?;
    let missing = || Error::Unexpected("a procedure that was checked is not whole".to_owned());
    Ok(Procedure {
        id,
        site,
        responder: responder.ok_or_else(missing)?,
        deputy: deputy.ok_or_else(missing)?,
        names: Default::default(),
        steps,
        paths,
        written_on: written_on.ok_or_else(missing)?,
        written_by,
        holds: true,
    })
}

/// Writes it down; the one before it ends.
pub(super) async fn write(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(site): At<SiteId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (_, _, answerers) = load(change, &who, (site, now))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let today = users::today_at(change, site, now)?;
        let new = read(&typed, (ProcedureId::new(change.clock()), site), &answerers, today)?;
        store::add_procedure(change, &new)?;
        let entry = Entry::new(Action::ProcedureWrite).on("site", site);
        change.commit(entry.detail(format!("procedure {}, {} then {}", new.id, new.responder, new.deputy)), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/procedures", "concerns-procedure-written")),
        Err(Error::Refused(problems)) => {
            let known = find(&app, actor, site).await?;
            show_again(&page(&screen, (site, known), Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// From now on the site has none: questions about her safety are asked there no more.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(site): At<SiteId>, fields: Fields) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        load(change, &actor, (site, now))?;
        if change.seen_before(&fields.submission())? || !store::end_procedure(change, site)? {
            return change.unchanged(());
        }
        change.commit(Entry::new(Action::ProcedureWrite).on("site", site).detail("ended"), ())
    });
    done.await?;
    Ok(see_other_with("/procedures", "concerns-procedure-ended"))
}
