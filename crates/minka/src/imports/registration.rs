//! Carrying the import out: all of it, or nothing.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    check::{self, Look, WorkingPage},
    model::ImportId,
    report::{self, Told},
    uploads::{self, Runs, Uploads},
};
use crate::{
    bulk_registration::{self, Job, Outcome, Plan, Tools},
    comparisons, duplicates,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        change::By,
        error::{Answer, Error},
        form::Fields,
        jobs::End,
        page::{At, Frame, Screen, escape, see_other, show},
    },
    registers::Mapping,
};

#[derive(Template)]
#[template(path = "imports/registration.html")]
struct DonePage {
    frame: Frame,
    figures: Vec<(String, String)>,
    /// Where those are looked at who may be here already; empty when nobody is.
    alike: String,
}

#[derive(Template)]
#[template(path = "imports/refused.html")]
struct RefusedPage {
    frame: Frame,
    path: String,
    problems: Vec<Told>,
    more: String,
}

/// Carries it out, once for each upload.
pub(super) async fn take(State(app): State<App>, actor: Actor, At(id): At<ImportId>, fields: Fields) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    let here = upload.path("/registration");
    let runs: Runs = app.extension();
    let name = id.to_string();
    if runs.find(&name, actor.user()).is_some() {
        return Ok(see_other(&here));
    }
    let reason = upload.job.as_ref().map(|job| job.reason.clone()).unwrap_or_default();
    let target = Target::site(upload.site).reason(&reason);
    let sealed = upload.job.as_ref().is_some_and(|job| !job.mapping.sealed().is_empty());
    let action = if sealed { Action::IdentityWrite } else { Action::ImportPeople };
    match actor.check(Action::ImportPeople, &target).and_then(|_| actor.check(action, &target)) {
        // She comes back to the preview, where the button waits.
        Err(Error::StepUp) => return Ok(see_other(&format!("/step-up?back={}", escape(&upload.path("/check"))))),
        checked => checked?,
    };
    let Look::Done(job, plan) = check::look(&app, &actor, &upload)? else {
        return Ok(see_other(&upload.path("/check")));
    };
    if !plan.is_sound() || !plan.does_something() {
        return Ok(see_other(&upload.path("/check")));
    }
    let (tools, uploads, by) = (uploads::tools(&app), app.extension::<Uploads>(), actor.by());
    let (form, begun) = (fields.submission(), app.clock().now());
    runs.start(&name, actor.user(), move |progress| {
        let outcome = bulk_registration::apply(&tools, by.clone(), (&job, &plan), Some(form), progress);
        if let Ok(Outcome::Done(done)) = &outcome {
            uploads.spend(id);
            compare(&tools, by, (&job, done), begun);
        }
        outcome
    });
    Ok(see_other(&here))
}

/// Compares whoever came in with everybody who was here. The list is kept, whatever becomes of that; the night compares again.
pub(super) fn compare(tools: &Tools, by: By, (job, done): (&Job, &Plan), begun: Timestamp) {
    if !done.does_something() {
        return;
    }
    let compared = comparisons::compare_new((&tools.store, &tools.keyring), by, (job.site, begun), &Arc::default());
    if let Err(cause) = compared {
        tracing::error!(%cause, "a list that came in could not be compared");
    }
}

/// How far it is, or how it ended.
pub(super) async fn see(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<ImportId>) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    match app.extension::<Runs>().find(&id.to_string(), actor.user()) {
        None => Ok(see_other(&upload.path("/check"))),
        Some((value, most, End::Running)) => show(&WorkingPage {
            frame: screen.frame("imports-short", "people"),
            label: screen.text.say("imports-saving"),
            text: check::percent(&screen.text, value),
            value,
            most: most.max(1),
            path: upload.path("/registration"),
        }),
        Some((_, _, End::Done(end))) => match &*end {
            Ok(Outcome::Done(plan)) => {
                let site = upload.site;
                let has_pairs = app.store().read(move |db| duplicates::has_pairs(db, site)).await?;
                show(&DonePage {
                    frame: screen.frame("imports-done-title", "people"),
                    figures: check::figures(plan, &screen.text),
                    alike: if has_pairs { format!("/duplicates?scope={site}") } else { String::new() },
                })
            }
            Ok(Outcome::Refused(plan)) => {
                let mapping = upload.job.as_ref().map(|job| job.mapping.clone()).unwrap_or_default();
                show(&refused(&screen, plan, &mapping, upload.path("")))
            }
            Err(Error::Taken(_) | Error::Conflict(_)) => Err(Error::Conflict("error-stale")),
            Err(why) => Err(Error::Unexpected(why.to_string())),
        },
    }
}

fn refused(screen: &Screen, plan: &Plan, mapping: &Mapping, path: String) -> RefusedPage {
    let flaws = plan.flaws.iter().take(check::SHOWN_PROBLEMS);
    RefusedPage {
        frame: screen.frame("imports-refused-title", "people"),
        problems: flaws.map(|flaw| report::tell(flaw, plan.sheet.as_deref(), mapping, &screen.text)).collect(),
        more: check::more_problems(plan, &screen.text),
        path,
    }
}

/// How far it is, for the script of the page.
pub(super) async fn progress(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<ImportId>) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    let found = app.extension::<Runs>().find(&upload.id.to_string(), actor.user());
    Ok(match found {
        Some((value, most, End::Running)) => check::answer(&screen.text, value, most, false),
        None | Some((_, _, End::Done(_))) => check::answer(&screen.text, 100, 100, true),
    })
}
