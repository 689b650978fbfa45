//! One complaint, opened: what was said, what was done, and what she is told.

use askama::Template;
use axum::extract::State as Held;
use jiff::Timestamp;

use super::{
    model::{Complaint, ComplaintId, ComplaintStepId, Said, State, Step, Told},
    rules::{self, LONGEST},
    sealed,
    standing::{Seat, Standing},
    store,
    stranger::is_told_by_us,
};
use crate::{
    concerns,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{self, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
};

#[derive(Template)]
#[template(path = "complaints/complaint.html")]
struct ComplaintPage {
    frame: Frame,
    form: Form,
    here: String,
    state: String,
    lines: Vec<(String, String)>,
    words: String,
    steps: Vec<Line>,
    states: Vec<Choice>,
    /// Whether somebody has to tell her, and as she chose.
    tell_her: String,
}

struct Line {
    head: String,
    words: String,
    for_her: String,
}

/// A complaint that has come to somebody, opened.
struct Opened {
    complaint: Complaint,
    told: Told,
    steps: Vec<Step>,
    states: Vec<State>,
}

/// Loads it for whoever may do this with it; for everybody else it never was.
fn load(
    db: &mut Db<'_>,
    actor: &Actor,
    action: Action,
    (id, now): (ComplaintId, Timestamp),
) -> Result<(store::Held, Seat), Error> {
    let held = store::find_complaint(db, id, actor.user())?.ok_or(Error::NotFound)?;
    let seat = Standing::load(db, held.0.site, now)?.seat(db, actor, &held.0)?;
    actor.check(action, &seat.target)?;
    Ok((held, seat))
}

/// Which states may follow for this reader: whoever proposed the end does not close it when somebody else can.
fn next(db: &mut Db<'_>, actor: &Actor, complaint: &Complaint, seat: &Seat) -> Result<Vec<State>, Error> {
    let proposed = store::find_proposer(db, complaint.id)? == Some(actor.by().text());
    let is_second = seat.is_second || complaint.state == State::ForApproval && !proposed;
    Ok(rules::next_states(complaint.state, is_second, seat.has_second))
}

fn open(change: &mut Change<'_>, actor: &Actor, id: ComplaintId) -> Result<Opened, Error> {
    let now = change.at();
    let ((complaint, blob), seat) = load(change, actor, Action::ComplaintRead, (id, now))?;
    let states = next(change, actor, &complaint, &seat)?;
    let keyring = change.keyring()?;
    let keys = keyring.installation();
    let told = sealed::open(keys, id, &blob)?;
    let mut steps = Vec::new();
    for (step, state, done, by, blob) in store::list_steps(change, id)? {
        steps.push(Step { state, done, by, said: sealed::open_step(keys, step, &blob)? });
    }
    Ok(Opened { complaint, told, steps, states })
}

async fn look(app: &App, actor: Actor, id: ComplaintId) -> Result<Opened, Error> {
    let looked = app.store().change(actor.by(), move |change| {
        let opened = open(change, &actor, id)?;
        change.commit(Entry::new(Action::ComplaintRead).on("complaint", id), opened)
    });
    looked.await
}

fn page(screen: &Screen, opened: Opened, form: Form) -> ComplaintPage {
    let (text, zone) = (&screen.text, &screen.zone);
    let Opened { complaint, told, steps, states } = opened;
    let category = text.say(&format!("complaints-category-{}", complaint.category.key()));
    let way = text.say(&format!("complaints-way-{}", complaint.way_in.key()));
    let answer = text.say(&format!("complaints-answer-{}", told.answer));
    let mut lines = vec![
        (text.say("complaints-category"), category),
        (text.say("complaints-came"), format!("{way}, {}", text.instant(complaint.filed, zone))),
        (text.say("complaints-changed"), text.instant(complaint.changed, zone)),
        (text.say("complaints-answer"), answer),
    ];
    let more = [("complaints-about-words", &told.about), ("complaints-answer-where", &told.answer_where)];
    let said = more.into_iter().filter(|(_, words)| !words.is_empty());
    lines.extend(said.map(|(key, words)| (text.say(key), words.clone())));
    let line = |step: &Step| {
        let state = text.say(&format!("complaints-state-{}", step.state.key()));
        Line {
            head: format!("{state}. {}, {}", step.by, text.instant(step.done, zone)),
            words: step.said.words.clone(),
            for_her: step.said.for_her.clone(),
        }
    };
    let choice = |state: State| {
        let key = state.key();
        Choice::new(key, text.say(&format!("complaints-state-{key}")), form.chosen("state", key))
    };
    let told_by_us = complaint.state == State::Closed && is_told_by_us(&told.answer);
    ComplaintPage {
        frame: screen.frame("complaints-one", "more").told(&form),
        here: format!("/complaints/{}", complaint.id),
        state: text.say(&format!("complaints-state-{}", complaint.state.key())),
        lines,
        steps: steps.iter().map(line).collect(),
        states: states.into_iter().map(choice).collect(),
        tell_her: if told_by_us { text.say("complaints-tell-her") } else { String::new() },
        words: told.words,
        form,
    }
}

/// The page.
pub(super) async fn show_complaint(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<ComplaintId>,
) -> error::Answer {
    let opened = look(&app, actor, id).await?;
    show(&page(&screen, opened, Form::new(app.clock(), Fields::default())))
}

/// Writes down what was done. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_step(change: &mut Change<'_>, complaint: ComplaintId, state: State, said: &Said) -> Result<(), Error> {
    let id = ComplaintStepId::new(change.clock());
    let sealed = sealed::seal_step(change.keyring()?.installation(), id, said)?;
    store::add_step(change, (complaint, state), id, &sealed)
}

fn read(typed: &Fields, states: &[State]) -> Result<(State, Said), Error> {
    let mut problems = Problems::default();
    let state = State::parse(typed.text("state")).filter(|state| states.contains(state));
    let state = problems.keep(state.ok_or_else(|| Problem::new("state", "complaints-state-missing")));
    let words = concerns::check_said("done", typed.text("done"), (LONGEST, "complaints-done-missing"));
    let words = problems.keep(words).unwrap_or_default();
    let for_her = problems.keep(concerns::check_words("for_her", typed.text("for_her"), LONGEST)).unwrap_or_default();
    if state == Some(State::Closed) && for_her.is_empty() {
        problems.add(Problem::new("for_her", "complaints-for-her-missing"));
    }
    match state {
        Some(state) if problems.is_empty() => Ok((state, Said { words, for_her })),
        _ => Err(Error::Refused(problems)),
    }
}

/// Writes down what was done, where it stands now, and what she is told.
pub(super) async fn save(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<ComplaintId>,
    fields: Fields,
) -> error::Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((complaint, _), seat) = load(change, &who, Action::ComplaintRead, (id, now))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(complaint.state);
        }
        let states = next(change, &who, &complaint, &seat)?;
        let (state, said) = read(&typed, &states)?;
        add_step(change, id, state, &said)?;
        let entry = Entry::new(Action::ComplaintHandle).on("complaint", id);
        change.commit(entry.detail(state.key()), state)
    });
    match saved.await {
        // What a second person closed has left her: she reads it on the list.
        Ok(_) => Ok(see_other_with("/complaints", "complaints-written")),
        Err(Error::Refused(problems)) => {
            let opened = look(&app, actor, id).await?;
            show_again(&page(&screen, opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
