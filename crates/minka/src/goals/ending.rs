//! A goal ends: reached, let go, or become another one. None of these is a failure, and each can be taken back.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, page_of},
    model::{Goal, GoalId, State},
    rules::{self, LONGEST_SENTENCE},
    sealed, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    people,
};

#[derive(Template)]
#[template(path = "goals/ending.html")]
struct EndingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    said: String,
    /// Where it becomes another goal.
    other: String,
    ways: Vec<Choice>,
}

fn ending_page(screen: &Screen, code: &str, goal: &Goal, form: Form) -> EndingPage {
    let way = |state: State| {
        let (key, text) = (state.key(), &screen.text);
        let mut choice = Choice::new(key, text.say(&format!("goals-end-{key}")), form.value("state") == key);
        choice.hint = text.say(&format!("goals-end-{key}-hint"));
        choice
    };
    EndingPage {
        frame: screen.frame_titled(code, "people").told(&form),
        here: format!("/people/{code}/goals/{}", goal.id),
        other: format!("/people/{code}/goals/new?after={}", goal.id),
        said: goal.words.said.clone(),
        ways: [State::Reached, State::LetGo].map(way).to_vec(),
        code: code.to_owned(),
        form,
    }
}

/// Which way it ended.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor, At(at): At<(String, GoalId)>) -> Answer {
    let (known, goal) = found::open_to_write(&app, actor, at).await?;
    let (code, today) = (known.woman.code, known.today);
    if goal.state != State::Open {
        return Ok(see_other_with(&format!("/people/{code}/goals/{}", goal.id), "goals-ended-before"));
    }
    show(&ending_page(&screen, &code, &goal, Form::new(app.clock(), Fields::default().with_day("on", today))))
}

fn read(typed: &Fields, goal: &Goal, today: jiff::civil::Date) -> Result<Goal, Error> {
    let mut problems = Problems::default();
    let state = State::parse(typed.text("state")).filter(|state| matches!(state, State::Reached | State::LetGo));
    let state = problems.keep(state.ok_or_else(|| Problem::new("state", "goals-end-missing")));
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, today));
    if on.is_some_and(|on| on < goal.set_on) {
        problems.add(Problem::new("on", "goals-end-before-start"));
    }
    let words = problems.keep(rules::check_words("words", typed.text("words"), LONGEST_SENTENCE)).unwrap_or_default();
    if state == Some(State::LetGo) && words.is_empty() {
        problems.add(Problem::new("words", "goals-let-go-why"));
    }
    problems.none()?;
    let mut ended = goal.clone();
    (ended.state, ended.ended_on) = (state.unwrap_or(goal.state), on);
    ended.words.at_the_end = words;
    Ok(ended)
}

/// Ends it.
pub(super) async fn end(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, goal)): At<(String, GoalId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let ended = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let held = found::get_goal(change, &keyring, known.woman.id, goal)?;
        let page = format!("{}/{goal}", page_of(&known.woman));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        if held.state != State::Open {
            return Err(Problem::new("", "goals-ended-already").into());
        }
        let ended = read(&typed, &held, known.today)?;
        let words = sealed::seal(&keyring, ended.woman, goal, &ended.words)?;
        store::set_state(change, &ended, &words)?;
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {goal} {}", ended.state.key())), page)
    });
    match ended.await {
        Ok(page) => Ok(see_other_with(&page, "goals-ended")),
        Err(Error::Refused(problems)) => {
            let (known, goal) = found::open_to_write(&app, actor, (code, goal)).await?;
            show_again(&ending_page(&screen, &known.woman.code, &goal, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Takes an end back that was a slip, and a strike. A goal that became another stays, unless that one was struck
/// through: the other goes on from it.
pub(super) async fn reopen(Held(app): Held<App>, actor: Actor, At(at): At<(String, GoalId)>, fields: Fields) -> Answer {
    turn(&app, actor, (at, fields), State::Open).await
}

/// Strikes a goal through that was a slip, such as one on the wrong woman: it stays and counts no more, and nobody has to invent a
/// reason of hers.
pub(super) async fn strike(Held(app): Held<App>, actor: Actor, At(at): At<(String, GoalId)>, fields: Fields) -> Answer {
    turn(&app, actor, (at, fields), State::Slip).await
}

async fn turn(app: &App, actor: Actor, ((code, goal), fields): ((String, GoalId), Fields), to: State) -> Answer {
    let keyring = app.keyring().clone();
    let turned = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &actor, &code, now)?;
        let mut held = found::get_goal(change, &keyring, known.woman.id, goal)?;
        let page = format!("{}/{goal}", page_of(&known.woman));
        let is_next_struck = store::is_next_struck(change, &held)?;
        if change.seen_before(&fields.submission())? || !rules::may_turn((held.state, is_next_struck), to) {
            return change.unchanged(page);
        }
        if to == State::Open {
            consents::check_takes_part(change, known.woman.id)?;
        }
        // What she said at an end that is taken back stands in the history, with its day.
        if to == State::Open || !held.words.at_the_end.is_empty() {
            store::keep_before(change, goal)?;
        }
        held.words.at_the_end.clear();
        (held.state, held.ended_on, held.successor) = (to, (to == State::Slip).then_some(known.today), None);
        let words = sealed::seal(&keyring, held.woman, goal, &held.words)?;
        store::set_state(change, &held, &words)?;
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {goal} {}", to.key())), page)
    });
    Ok(see_other_with(&turned.await?, if to == State::Open { "goals-opened-again" } else { "goals-struck" }))
}
