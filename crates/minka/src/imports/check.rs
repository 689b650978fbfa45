//! What the import would do: every row looked at, nothing changed yet.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::{
    model::ImportId,
    report::{self, Told},
    uploads::{self, Checks, Runs, Upload},
};
use crate::{
    bulk_registration::{Job, Plan, Sample},
    foundation::{
        access::Actor,
        app::App,
        error::{Answer, Error},
        form::{Fields, Form},
        jobs::End,
        page::{At, Frame, Screen, download, see_other, show},
        text::Text,
    },
    registers::Field,
};

/// Problems on the page; the table to download has all.
pub(super) const SHOWN_PROBLEMS: usize = 200;

/// One line of the preview.
pub(super) struct Preview {
    row: String,
    who: String,
    group: String,
    changes: String,
    /// The sealed fields of her row, and only whether each is written.
    sealed: String,
}

#[derive(Template)]
#[template(path = "imports/working.html")]
pub(super) struct WorkingPage {
    pub(super) frame: Frame,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) value: u64,
    pub(super) most: u64,
    pub(super) path: String,
}

#[derive(Template)]
#[template(path = "imports/check.html")]
struct CheckPage {
    frame: Frame,
    form: Form,
    path: String,
    plan: Arc<Plan>,
    figures: Vec<(String, String)>,
    notices: Vec<String>,
    problems: Vec<Told>,
    problem_count: String,
    more: String,
    made: Vec<Preview>,
    updated: Vec<Preview>,
    unchanged: Vec<Preview>,
    groups: Vec<(String, String)>,
    has_sealed: bool,
}

/// Where the look at an upload stands; nothing when none was begun.
pub(super) enum Look {
    None,
    Running(u64, u64),
    Done(Arc<Job>, Arc<Plan>),
}

pub(super) fn look(app: &App, actor: &Actor, upload: &Upload) -> Result<Look, Error> {
    let (Some(check), Some(job)) = (&upload.check, &upload.job) else { return Ok(Look::None) };
    match app.extension::<Checks>().find(&check.id, actor.user()) {
        None => Ok(Look::None),
        Some((done, all, End::Running)) => Ok(Look::Running(done, all)),
        Some((_, _, End::Done(result))) => match &*result {
            Ok(plan) => Ok(Look::Done(Arc::clone(job), Arc::clone(plan))),
            Err(why) => Err(Error::Unexpected(why.to_string())),
        },
    }
}

/// How far it is, or the preview.
pub(super) async fn see(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<ImportId>) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    if app.extension::<Runs>().find(&id.to_string(), actor.user()).is_some() {
        return Ok(see_other(&upload.path("/registration")));
    }
    match look(&app, &actor, &upload)? {
        Look::None => Ok(see_other(&upload.path(""))),
        Look::Running(value, most) => show(&WorkingPage {
            frame: screen.frame("imports-check-title", "people"),
            label: screen.text.say("imports-checking"),
            text: percent(&screen.text, value),
            value,
            most: most.max(1),
            path: upload.path("/check"),
        }),
        Look::Done(job, plan) => show(&page(&screen, &app, &upload, (&job, plan))),
    }
}

pub(super) fn percent(text: &Text, value: u64) -> String {
    text.phrase("imports-percent").count(value).to_string()
}

fn page(screen: &Screen, app: &App, upload: &Upload, (job, plan): (&Job, Arc<Plan>)) -> CheckPage {
    let text = &screen.text;
    let shown = |samples: &[Sample]| samples.iter().map(|sample| preview(sample, text)).collect();
    let flaws = plan.flaws.iter().take(SHOWN_PROBLEMS);
    let groups = plan.groups.iter().take(SHOWN_PROBLEMS);
    CheckPage {
        frame: screen.frame("imports-check-title", "people"),
        form: Form::new(app.clock(), Fields::default()),
        path: upload.path(""),
        figures: figures(&plan, text),
        notices: report::notices(&plan, job, text),
        problems: flaws.map(|flaw| report::tell(flaw, plan.sheet.as_deref(), &job.mapping, text)).collect(),
        problem_count: text.phrase("imports-problems-count").count(plan.flaw_count).to_string(),
        more: more_problems(&plan, text),
        made: shown(&plan.first_made),
        updated: shown(&plan.first_updated),
        unchanged: shown(&plan.first_unchanged),
        groups: groups.map(|(name, women)| (name.clone(), text.number(i64::from(*women)))).collect(),
        has_sealed: !job.mapping.sealed().is_empty(),
        plan,
    }
}

/// How many problems the page leaves to the download.
pub(super) fn more_problems(plan: &Plan, text: &Text) -> String {
    match plan.flaw_count.saturating_sub(SHOWN_PROBLEMS as u64) {
        0 => String::new(),
        more => text.phrase("imports-more-problems").count(more).to_string(),
    }
}

/// (number, what it counts).
pub(super) fn figures(plan: &Plan, text: &Text) -> Vec<(String, String)> {
    let figure = |number: u32, key: &str| (text.number(i64::from(number)), text.phrase(key).count(number).to_string());
    vec![
        figure(plan.made, "imports-figure-made"),
        figure(plan.updated, "imports-figure-updated"),
        figure(plan.unchanged, "imports-figure-unchanged"),
        figure(u32::try_from(plan.groups.len()).unwrap_or(u32::MAX), "imports-figure-groups"),
    ]
}

fn preview(sample: &Sample, text: &Text) -> Preview {
    let names = [&*sample.name, &*sample.code].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let who = if names.is_empty() { text.say("imports-code-as-name") } else { names.join(" · ") };
    let changes = sample.changes.iter().map(|field: &Field| field.say(text)).collect::<Vec<_>>().join(", ");
    let sealed = sample.sealed.iter().map(|(field, is_written)| {
        let key = if *is_written { "imports-sealed-written" } else { "imports-sealed-stays" };
        text.phrase(key).with("field", field.say(text)).to_string()
    });
    let sealed = sealed.collect::<Vec<_>>().join(" · ");
    Preview { row: sample.row.to_string(), who, group: sample.group.clone(), changes, sealed }
}

/// How far it is, for the script of the page.
pub(super) async fn progress(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<ImportId>) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    Ok(match look(&app, &actor, &upload)? {
        Look::Running(value, most) => answer(&screen.text, value, most, false),
        Look::None | Look::Done(..) => answer(&screen.text, 100, 100, true),
    })
}

pub(super) fn answer(text: &Text, value: u64, most: u64, done: bool) -> Response {
    let words = percent(text, value);
    let body = serde_json::json!({ "value": value, "most": most, "text": words, "done": done }).to_string();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// Every problem as a table.
pub(super) async fn problems(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<ImportId>) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    match look(&app, &actor, &upload)? {
        Look::Done(job, plan) => {
            let bytes = report::problems_csv(&plan, &job, &screen.text)?;
            Ok(download("text/csv; charset=utf-8", "problems.csv", bytes))
        }
        Look::None | Look::Running(..) => Ok(see_other(&upload.path("/check"))),
    }
}
