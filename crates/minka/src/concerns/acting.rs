//! Taking a concern, writing down what was done, and closing it.

use axum::extract::State;
use jiff::ToSpan;

use super::{
    concern::{self, load},
    model::{ConcernId, Outcome, Risk},
    note,
    rules::{self, LONGEST},
    store, write_deed,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Form, Problem, Problems},
    page::{At, Screen, see_other_with, show_again},
};

fn entry(action: Action, id: ConcernId) -> Entry {
    Entry::new(action).on("concern", id)
}

/// Somebody says: I have seen it and I take it. That stops the first clock.
pub(super) async fn take(State(app): State<App>, actor: Actor, At(id): At<ConcernId>, fields: Fields) -> Answer {
    let who = actor.clone();
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((concern, _), _) = load(change, &who, Action::ConcernAnswer, (id, now))?;
        let course = concern.course;
        if change.seen_before(&fields.submission())? || course.seen.is_some() || course.closed.is_some() {
            return change.unchanged(());
        }
        store::take(change, id)?;
        change.commit(entry(Action::ConcernAnswer, id).detail("taken"), ())
    });
    taken.await?;
    Ok(see_other_with("/concerns", "concerns-taken"))
}

/// Writes down what was done, and when somebody looks again. That stops the second clock and begins the third.
pub(super) async fn act(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ConcernId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let acted = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((concern, _), standing) = load(change, &who, Action::ConcernRead, (id, now))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        if concern.course.closed.is_some() {
            return Err(Problem::new("", "concerns-over").into());
        }
        let mut problems = Problems::default();
        let words = rules::check_said("act", typed.text("act"), (LONGEST, "concerns-words-missing"));
        let words = problems.keep(words);
        let again = problems.keep(rules::read_again(concern.risk, typed.text("again")));
        problems.none()?;
        let (words, again) = words.zip(again).ok_or(Error::NotFound)?;
        note(change, (id, concern.woman), &words)?;
        store::look_again(change, id, (now + again.hours(), standing.reached(&concern, now)))?;
        change.commit(entry(Action::ConcernAnswer, id).detail("acted"), ())
    });
    finish(&screen, &app, actor, (id, fields), acted.await).await
}

/// It is more urgent than was thought: the clock of the higher risk runs from when it was raised. Why stands with what was done.
pub(super) async fn raise_risk(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ConcernId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let raised = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((concern, _), standing) = load(change, &who, Action::ConcernRead, (id, now))?;
        if change.seen_before(&typed.submission())? || concern.course.closed.is_some() {
            return change.unchanged(());
        }
        let mut problems = Problems::default();
        let higher = Risk::parse(typed.text("risk")).filter(|risk| rules::above(concern.risk).contains(risk));
        let higher = problems.keep(higher.ok_or_else(|| Problem::new("risk", "concerns-risk-missing")));
        let words = rules::check_said("why", typed.text("why"), (LONGEST, "concerns-words-missing"));
        let words = problems.keep(words);
        problems.none()?;
        let (higher, words) = higher.zip(words).ok_or(Error::NotFound)?;
        store::take(change, id)?;
        write_deed(change, (id, concern.woman), &words)?;
        store::raise_risk(change, id, higher)?;
        if let Some(again) = concern.course.again {
            let sooner = again.min(now + rules::hours(higher).1.hours());
            store::look_again(change, id, (sooner, standing.reached(&concern, now)))?;
        }
        let detail = format!("risk {} to {}", concern.risk.key(), higher.key());
        change.commit(entry(Action::ConcernAnswer, id).detail(detail), ())
    });
    finish(&screen, &app, actor, (id, fields), raised.await).await
}

/// Closes it, with how it ended.
pub(super) async fn close(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ConcernId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let closed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((concern, _), _) = load(change, &who, Action::ConcernRead, (id, now))?;
        if change.seen_before(&typed.submission())? || concern.course.closed.is_some() {
            return change.unchanged(());
        }
        let mut problems = Problems::default();
        let outcome = Outcome::parse(typed.text("outcome"));
        let outcome = problems.keep(outcome.ok_or_else(|| Problem::new("outcome", "concerns-outcome-missing")));
        let words = rules::check_said("closing", typed.text("closing"), (LONGEST, "concerns-words-missing"));
        let words = problems.keep(words);
        problems.none()?;
        let (outcome, words) = outcome.zip(words).ok_or(Error::NotFound)?;
        note(change, (id, concern.woman), &words)?;
        store::close(change, id, outcome)?;
        change.commit(entry(Action::ConcernAnswer, id).detail(format!("closed, {}", outcome.key())), ())
    });
    finish(&screen, &app, actor, (id, fields), closed.await).await
}

async fn finish(
    screen: &Screen,
    app: &App,
    actor: Actor,
    (id, fields): (ConcernId, Fields),
    done: Result<(), Error>,
) -> Answer {
    match done {
        Ok(()) => Ok(see_other_with(&format!("/concerns/{id}"), "concerns-written")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let opened = concern::look(app, actor, id).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&concern::page(screen, opened, form, now))
        }
        Err(other) => Err(other),
    }
}
