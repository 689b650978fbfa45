//! Recording the next step of a journey, or putting a wrong one right by a new one. Nothing is ever overwritten.

use askama::Template;
use axum::extract::State;

use super::{
    model::{JourneyStep, RecordedStep, StepId},
    person::{StepLine, step_lines},
    rules::{REASONS, check_reason, judge, next_steps, standing},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people::{self, Choice, Participant, Step, in_reach, read_code},
    users,
};

#[derive(Template)]
#[template(path = "journeys/recording.html")]
struct JourneyPage {
    frame: Frame,
    form: Form,
    code: String,
    action: String,
    wrong: String,
    state: String,
    steps: Vec<Choice>,
    reasons: Vec<Choice>,
    journey: Vec<StepLine>,
}

/// What both pages start from.
struct Known {
    woman: Participant,
    target: Target,
    journey: Vec<RecordedStep>,
    steps: Vec<Step>,
    /// The zone of her programme: her steps are taken on its days.
    zone: String,
}

/// The steps that the actor may record next: leaving has an action of its own.
fn offered(actor: &Actor, target: &Target, woman: &Participant) -> Vec<Step> {
    let may = |step: &Step| actor.decide(action_of(*step), target) != Decision::Deny;
    next_steps(Some(woman.state)).iter().copied().filter(may).collect()
}

fn action_of(step: Step) -> Action {
    if step == Step::Left { Action::PersonLeave } else { Action::JourneyRecord }
}

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: jiff::Timestamp) -> Result<Known, Error> {
    let (woman, target) = match in_reach(db, actor, Action::JourneyRecord, code, now) {
        Err(Error::NotFound) => in_reach(db, actor, Action::PersonLeave, code, now)?,
        known => known?,
    };
    let steps = offered(actor, &target, &woman);
    Known::read(db, woman, target, steps)
}

fn load_wrong(db: &mut Db<'_>, actor: &Actor, at: &(String, StepId), now: jiff::Timestamp) -> Result<Known, Error> {
    let (woman, target) = in_reach(db, actor, Action::JourneyRecord, &at.0, now)?;
    let known = Known::read(db, woman, target, Step::ALL.to_vec())?;
    if standing(&known.journey).iter().all(|held| held.step.id != at.1) {
        return Err(Error::NotFound);
    }
    Ok(known)
}

impl Known {
    fn read(db: &mut Db<'_>, woman: Participant, target: Target, steps: Vec<Step>) -> Result<Self, Error> {
        let journey = store::list_journey(db, woman.id)?;
        let zone = users::get_programme_of(db, woman.site)?.zone;
        Ok(Known { woman, target, journey, steps, zone })
    }
}

impl JourneyPage {
    fn new(screen: &Screen, known: &Known, wrong: Option<StepId>, form: Form) -> Self {
        let (text, code) = (&screen.text, known.woman.code.clone());
        let held = known.journey.iter().find(|held| Some(held.step.id) == wrong);
        let said = |held: &RecordedStep| {
            format!("{}, {}", people::say_step(text, held.step.step), text.full_day(held.step.on))
        };
        JourneyPage {
            frame: screen.frame_titled(&code, "people"),
            action: match wrong {
                Some(id) => format!("/people/{code}/journey/{id}/correction"),
                None => format!("/people/{code}/journey"),
            },
            wrong: held.map(said).unwrap_or_default(),
            state: people::say_step(text, known.woman.state),
            steps: people::steps(text, &known.steps, form.value("step")),
            reasons: reasons(text, form.value("reason")),
            journey: step_lines(text, &known.zone, &known.woman, &known.journey, false),
            form,
            code,
        }
    }
}

fn reasons(text: &Text, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", text.say("journey-reason-choose"), chosen);
    let each = REASONS.iter().map(|reason| Choice::new(*reason, text.say(&format!("journey-reason-{reason}")), chosen));
    std::iter::once(none).chain(each).collect()
}

fn with_day(fields: Fields, day: jiff::civil::Date) -> Fields {
    fields.with("on-day", day.day()).with("on-month", day.month()).with("on-year", day.year())
}

/// The form for the next step, dated today.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    let fields = with_day(Fields::default(), day_in(now, &known.zone));
    show(&JourneyPage::new(&screen, &known, None, Form::new(app.clock(), fields)))
}

/// The form that puts a step right, filled with what it says.
pub(super) async fn ask_correction(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(at): At<(String, StepId)>,
) -> Answer {
    let (now, wrong) = (app.clock().now(), at.1);
    let known = app.store().read(move |db| load_wrong(db, &actor, &at, now)).await?;
    let held = known.journey.iter().find(|held| held.step.id == wrong).ok_or(Error::NotFound)?;
    let fields = Fields::default().with("step", held.step.step.key()).with("reason", &held.step.reason);
    let form = Form::new(app.clock(), with_day(fields, held.step.on));
    show(&JourneyPage::new(&screen, &known, Some(wrong), form))
}

/// Takes the next step.
pub(super) async fn record(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    take(screen, app, actor, code, None, fields).await
}

/// Takes a correction.
pub(super) async fn correct(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, wrong)): At<(String, StepId)>,
    fields: Fields,
) -> Answer {
    take(screen, app, actor, code, Some(wrong), fields).await
}

async fn take(screen: Screen, app: App, actor: Actor, code: String, wrong: Option<StepId>, fields: Fields) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = match wrong {
            Some(id) => load_step_owner(change, &who, &at, id, now)?,
            None => load(change, &who, &at, now)?,
        };
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let step = read_step(&typed, StepId::new(change.clock()), wrong, day_in(now, &known.zone))?;
        let action = if wrong.is_some() { Action::JourneyRecord } else { action_of(step.step) };
        who.check(action, &known.target)?;
        let (woman, stands) = (known.woman, judge(&known.journey, &step)?);
        store::record_step(change, (woman.site, woman.id), &step, stands)?;
        let detail = if wrong.is_some() { "correction" } else { "step" };
        let entry = Entry::new(action).on_woman(woman.id);
        change.commit(entry.detail(format!("{detail} {} {}", step.step.key(), step.on)), woman.code)
    });
    match taken.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "journey-step-recorded")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let code = read_code(&code).ok_or(Error::NotFound)?;
            let known = app.store().read(move |db| match wrong {
                Some(id) => load_step_owner(db, &actor, &code, id, now),
                None => load(db, &actor, &code, now),
            });
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&JourneyPage::new(&screen, &known.await?, wrong, form))
        }
        Err(other) => Err(other),
    }
}

/// Like [`load_wrong`], but a step that was corrected in the meantime is for the rule to refuse.
fn load_step_owner(
    db: &mut Db<'_>,
    actor: &Actor,
    code: &str,
    wrong: StepId,
    now: jiff::Timestamp,
) -> Result<Known, Error> {
    let (woman, target) = in_reach(db, actor, Action::JourneyRecord, code, now)?;
    let known = Known::read(db, woman, target, Step::ALL.to_vec())?;
    if known.journey.iter().all(|held| held.step.id != wrong) {
        return Err(Error::NotFound);
    }
    Ok(known)
}

fn read_step(
    fields: &Fields,
    id: StepId,
    corrects: Option<StepId>,
    today: jiff::civil::Date,
) -> Result<JourneyStep, Error> {
    let mut problems = Problems::default();
    let step = Step::parse(fields.text("step")).ok_or_else(|| Problem::new("step", "journey-step-missing"));
    let step = problems.keep(step);
    let parts = ["on-day", "on-month", "on-year"].map(|part| fields.text(part));
    let on = problems.keep(people::check_day("on", parts, today));
    let reason = step.and_then(|step| problems.keep(check_reason("reason", step, fields.text("reason"))));
    match (step, on, reason) {
        (Some(step), Some(on), Some(reason)) => Ok(JourneyStep { id, step, on, reason, corrects }),
        _ => Err(Error::Refused(problems)),
    }
}
