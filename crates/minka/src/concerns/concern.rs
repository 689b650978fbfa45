//! One concern, opened: what was said, what was done. That somebody reads it stands in the chain before a byte leaves.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use measure::Instrument;

use super::{
    list::{kind_of, say_course},
    model::{Concern, ConcernId, Deed, Outcome, Risk},
    rules,
    sealed::{self, Told},
    standing::Standing,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        ids::{Id, UserId},
        page::{At, Frame, Screen, show},
        store::Db,
        text::Text,
    },
    instruments, users,
};

#[derive(Template)]
#[template(path = "concerns/concern.html")]
pub(super) struct ConcernPage {
    frame: Frame,
    form: Form,
    here: String,
    code: String,
    kind: &'static str,
    risk: String,
    course: String,
    lines: Vec<(String, String)>,
    words: String,
    actions: Vec<(String, String)>,
    /// Whether somebody has to take it yet, and whether it is over.
    waits: bool,
    over: bool,
    /// What was typed and not kept since it was over.
    unkept: String,
    outcomes: Vec<Choice>,
    /// What it may turn out to be.
    higher: Vec<Choice>,
    /// In how many hours somebody looks again.
    agains: Vec<Choice>,
    steps: String,
    paths: String,
}

/// A concern that has come to somebody, with everything under its seal.
pub(super) struct Opened {
    pub(super) concern: Concern,
    told: Told,
    actions: Vec<Deed>,
    raised_by: String,
    taken_by: String,
    /// The questionnaire whose answer raised it.
    asked: Option<Arc<Instrument>>,
    steps: String,
    paths: String,
}

/// Loads it for whoever may do this with it; for everybody else it is not there. Nothing is opened yet.
pub(super) fn load(
    db: &mut Db<'_>,
    actor: &Actor,
    action: Action,
    (id, now): (ConcernId, jiff::Timestamp),
) -> Result<(store::Held, Standing), Error> {
    let held = store::find_concern(db, id)?.ok_or(Error::NotFound)?;
    let standing = Standing::load(db, held.0.site, now)?;
    actor.check(action, &standing.target(actor, &held.0, now))?;
    Ok((held, standing))
}

/// Who did something, by name; she herself and nobody of the staff are said in words by the page.
fn name_of(db: &mut Db<'_>, by: &str) -> Result<String, Error> {
    match UserId::parse(by) {
        Some(user) => Ok(users::get_user(db, user)?.name),
        None => Ok(String::new()),
    }
}

/// Opens it within a change that logs the reading.
pub(super) fn open(change: &mut Change<'_>, actor: &Actor, id: ConcernId) -> Result<Opened, Error> {
    let now = change.at();
    let ((concern, blob), standing) = load(change, actor, Action::ConcernRead, (id, now))?;
    let keyring = change.keyring()?;
    let told = sealed::open(keyring, concern.woman, id, &blob)?;
    let mut actions = Vec::new();
    for (action, done, by, blob) in store::list_actions(change, id)? {
        let words = sealed::open_action(keyring, concern.woman, action, &blob)?;
        actions.push(Deed { done, by, words });
    }
    let raised_by = name_of(change, &concern.raised_by)?;
    let taken_by = match &concern.seen_by {
        Some(by) => name_of(change, by)?,
        None => String::new(),
    };
    let programme = users::get_programme_of(change, concern.site)?.id;
    let asked = instruments::find_asked(change, programme, &told.instrument)?;
    let procedure = standing.procedure.filter(|procedure| procedure.holds);
    let (steps, paths) = procedure.map(|procedure| (procedure.steps, procedure.paths)).unwrap_or_default();
    Ok(Opened { concern, told, actions, raised_by, taken_by, asked, steps, paths })
}

pub(super) async fn look(app: &App, actor: Actor, id: ConcernId) -> Result<Opened, Error> {
    let looked = app.store().change(actor.by(), move |change| {
        let opened = open(change, &actor, id)?;
        change.commit(Entry::new(Action::ConcernRead).on("concern", id), opened)
    });
    looked.await
}

/// Which question of what was answered, in the reader's language if the questionnaire speaks it.
fn say_source(text: &Text, opened: &Opened) -> String {
    let told = &opened.told;
    let phrase = text.phrase("concerns-answer");
    let Some(asked) = &opened.asked else {
        return phrase.with("instrument", &told.instrument).with("item", &told.item).to_string();
    };
    let question = instruments::say_question(text, asked, &told.item);
    phrase.with("instrument", instruments::say_name(text, asked)).with("item", question).to_string()
}

/// The lines above the words: what it is about, who raised it when, who took it.
fn say_lines(text: &Text, zone: &str, opened: &Opened) -> Vec<(String, String)> {
    let (concern, told) = (&opened.concern, &opened.told);
    let who = if told.herself { text.say("concerns-herself") } else { opened.raised_by.clone() };
    let raised = text.instant(concern.course.raised, zone);
    // A job has no name.
    let by_at = |name: &str, at: String| {
        if name.is_empty() { at } else { text.phrase("concerns-by-at").with("name", name).with("at", at).to_string() }
    };
    let mut lines = vec![
        (text.say("concerns-kind"), text.say(&format!("concerns-kind-{}", told.kind().key()))),
        (text.say("concerns-raised"), by_at(&who, raised)),
    ];
    if !told.instrument.is_empty() {
        lines.push((text.say("concerns-source"), say_source(text, opened)));
    }
    if let Some(seen) = concern.course.seen {
        lines.push((text.say("concerns-taken"), by_at(&opened.taken_by, text.instant(seen, zone))));
    }
    lines
}

/// When somebody looks again: the usual of the risk is chosen.
fn say_agains(text: &Text, form: &Form, risk: Risk) -> Vec<Choice> {
    let offered = rules::agains(risk);
    let usual = offered.first().map(ToString::to_string).unwrap_or_default();
    let typed = if form.value("again").is_empty() { usual } else { form.value("again").to_owned() };
    let choice = |hours: i64| {
        let key = hours.to_string();
        Choice::new(&key, text.say(&format!("concerns-again-{key}")), typed == key)
    };
    let mut sorted = offered;
    sorted.sort_unstable();
    sorted.into_iter().map(choice).collect()
}

pub(super) fn page(screen: &Screen, opened: Opened, form: Form, now: jiff::Timestamp) -> ConcernPage {
    let text = &screen.text;
    let zone = &screen.zone;
    let concern = &opened.concern;
    let outcome = |outcome: Outcome| {
        let key = outcome.key();
        Choice::new(key, text.say(&format!("concerns-outcome-{key}")), form.chosen("outcome", key))
    };
    let higher = |risk: Risk| {
        let key = risk.key();
        Choice::new(key, text.say(&format!("concerns-risk-{key}")), form.chosen("risk", key))
    };
    let action = |action: &Deed| {
        let at = text.instant(action.done, zone);
        (text.phrase("concerns-by-at").with("name", &action.by).with("at", at).to_string(), action.words.clone())
    };
    ConcernPage {
        frame: screen.frame_titled(&concern.code, "more").told(&form),
        here: format!("/concerns/{}", concern.id),
        kind: kind_of(concern.risk),
        risk: text.say(&format!("concerns-short-{}", concern.risk.key())),
        course: say_course(text, zone, concern, now),
        lines: say_lines(text, zone, &opened),
        actions: opened.actions.iter().map(action).collect(),
        waits: concern.course.seen.is_none() && concern.course.closed.is_none(),
        over: concern.course.closed.is_some(),
        unkept: ["act", "why", "closing"].map(|field| form.value(field)).concat(),
        outcomes: Outcome::ALL.map(outcome).to_vec(),
        higher: rules::above(concern.risk).into_iter().map(higher).collect(),
        agains: say_agains(text, &form, concern.risk),
        code: concern.code.clone(),
        words: opened.told.words,
        steps: opened.steps,
        paths: opened.paths,
        form,
    }
}

/// The page.
pub(super) async fn show_concern(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ConcernId>,
) -> Answer {
    let now = app.clock().now();
    let opened = look(&app, actor, id).await?;
    show(&page(&screen, opened, Form::new(app.clock(), Fields::default()), now))
}
