//! The written procedure of a site: who answers, who stands in, what is done, where she can be taken; in force or not.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

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
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{Frame, Screen, see_other_with, show, show_again},
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

/// Writes one down. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_procedure(change: &mut Change<'_>, new: &Procedure) -> Result<(), Error> {
    store::add_procedure(change, new)
}

#[derive(Template)]
#[template(path = "concerns/procedures.html")]
struct ProceduresPage {
    frame: Frame,
    form: Form,
    parts: Vec<Part>,
}

/// One site's.
struct Part {
    site: String,
    place: String,
    in_force: bool,
    /// Why it is not in force though it stands there.
    stands: bool,
    responder: String,
    deputy: String,
    steps: String,
    paths: String,
    written: String,
    may_write: bool,
    /// Whether this part's form is the one that was sent.
    sent: bool,
    responders: Vec<Choice>,
    deputies: Vec<Choice>,
}

fn load(db: &mut Db<'_>, actor: &Actor, screen: &Screen, (form, now): (&Form, Timestamp)) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for site in actor.reach(Action::ProcedureRead).sites {
        let held = store::find_procedure(db, site)?;
        let may_write = actor.decide(Action::ProcedureWrite, &Target::site(site)) != Decision::Deny;
        let answerers = if may_write {
            let today = users::today_at(db, site, now)?;
            store::list_answerers(db, site, today)?
        } else {
            Vec::new()
        };
        let sent = form.value("site") == site.to_string();
        let choices = |field: &str, named: Option<UserId>| {
            let chosen =
                if sent { form.value(field).to_owned() } else { named.map(|user| user.to_string()).unwrap_or_default() };
            let none = Choice::new("", screen.text.say("concerns-choose"), chosen.is_empty());
            let each = answerers.iter().map(|(user, name)| Choice::new(user, name, chosen == user.to_string()));
            std::iter::once(none).chain(each).collect()
        };
        let written = |held: &Procedure| {
            let day = screen.text.full_day(held.written_on);
            screen.text.phrase("concerns-procedure-written").with("day", day).with("name", &held.written_by).to_string()
        };
        parts.push(Part {
            site: site.to_string(),
            place: users::get_site(db, site)?.name,
            in_force: held.as_ref().is_some_and(|held| held.holds),
            stands: held.is_some(),
            responders: choices("responder", held.as_ref().map(|held| held.responder)),
            deputies: choices("deputy", held.as_ref().map(|held| held.deputy)),
            written: held.as_ref().map(written).unwrap_or_default(),
            responder: held.as_ref().map(|held| held.names[0].clone()).unwrap_or_default(),
            deputy: held.as_ref().map(|held| held.names[1].clone()).unwrap_or_default(),
            steps: held.as_ref().map(|held| held.steps.clone()).unwrap_or_default(),
            paths: held.map(|held| held.paths).unwrap_or_default(),
            may_write,
            sent,
        });
    }
    if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
}

async fn page(screen: &Screen, app: &App, actor: Actor, form: Form) -> Result<ProceduresPage, Error> {
    let (looks, held, now) = (screen.clone(), form.clone(), app.clock().now());
    let parts = app.store().read(move |db| load(db, &actor, &looks, (&held, now))).await?;
    Ok(ProceduresPage { frame: screen.frame("concerns-procedures", "more").told(&form), form, parts })
}

/// The page: every member of staff reads who answers; a manager writes it down.
pub(super) async fn show_procedures(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, actor, form).await?)
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

/// The site that a form names, for whoever runs it.
fn chosen(actor: &Actor, typed: &Fields) -> Result<SiteId, Error> {
    let site = SiteId::parse(typed.text("site")).ok_or(Error::NotFound)?;
    actor.check(Action::ProcedureWrite, &Target::site(site))?;
    Ok(site)
}

/// Writes it down; the one before it ends.
pub(super) async fn write(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let site = chosen(&who, &typed)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let now = change.at();
        let today = users::today_at(change, site, now)?;
        let answerers = store::list_answerers(change, site, today)?;
        let new = read(&typed, (store::new_procedure_id(change), site), &answerers, today)?;
        store::add_procedure(change, &new)?;
        let entry = Entry::new(Action::ProcedureWrite).on("site", site);
        change.commit(entry.detail(format!("procedure {}, {} then {}", new.id, new.responder, new.deputy)), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/procedures", "concerns-procedure-written")),
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &app, actor, Form::again(fields, &problems, &screen.text)).await?)
        }
        Err(other) => Err(other),
    }
}

/// From now on the site has none: questions about her safety are asked there no more.
pub(super) async fn end(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let site = chosen(&actor, &fields)?;
        if change.seen_before(&fields.submission())? || !store::end_procedure(change, site)? {
            return change.unchanged(());
        }
        change.commit(Entry::new(Action::ProcedureWrite).on("site", site).detail("ended"), ())
    });
    done.await?;
    Ok(see_other_with("/procedures", "concerns-procedure-ended"))
}
