//! Taking a concern, writing down what was done, and closing it.

use axum::extract::State;
use jiff::ToSpan;

use super::{
    concern::{self, load},
    model::{Concern, ConcernId, Outcome, Risk},
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

/// Nothing is added to what is over, and nobody is told that it was.
fn check_open(concern: &Concern) -> Result<(), Error> {
    if concern.course.closed.is_none() { Ok(()) } else { Err(Problem::new("", "concerns-over").into()) }
}

/// Somebody says: I have seen it and I take it. That stops the first clock.
pub(super) async fn take(State(app): State<App>, actor: Actor, At(id): At<ConcernId>, fields: Fields) -> Answer {
    let who = actor.clone();
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let ((concern, _), standing) = load(change, &who, Action::ConcernAnswer, (id, now))?;
        let is_hers = concern.seen_by == Some(who.user().to_string());
        if change.seen_before(&fields.submission())? || is_hers {
            return change.unchanged("concerns-taken");
        }
        if concern.course.seen.is_some() || concern.course.closed.is_some() {
            return change.unchanged("concerns-taken-before");
        }
        store::take(change, id)?;
        store::stay_with(change, id, standing.reached(&concern, now))?;
        change.commit(entry(Action::ConcernAnswer, id).detail("taken"), "concerns-taken")
    });
    Ok(see_other_with("/concerns", taken.await?))
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
        check_open(&concern)?;
        let mut problems = Problems::default();
        let words = rules::check_said("act", typed.text("act"), (LONGEST, "concerns-words-missing"));
        let words = problems.keep(words);
        let again = problems.keep(rules::read_again(concern.risk, typed.text("again")));
        problems.none()?;
        let (words, again) = words.zip(again).ok_or(Error::NotFound)?;
        note(change, (id, concern.woman), &words)?;
        store::look_again(change, id, now + again.hours())?;
        store::stay_with(change, id, standing.reached(&concern, now))?;
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
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        check_open(&concern)?;
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
            store::look_again(change, id, again.min(now + rules::hours(higher).1.hours()))?;
        }
        store::stay_with(change, id, standing.reached(&concern, now))?;
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
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        check_open(&concern)?;
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
