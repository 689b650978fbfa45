//! The card to prepare from: her goals in her words, the last step, what her mentor promised, the days that await her. Nothing else.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, page_of},
    list::{PromiseLine, promise_line},
    model::{Promise, Whose},
    rules,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, View},
        app::App,
        audit::Entry,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Language,
    },
    goals, people, silences,
};

#[derive(Template)]
#[template(path = "visits/prep.html")]
struct PrepPage {
    frame: Frame,
    code: String,
    name: String,
    back: String,
    goals: Vec<GoalLine>,
    step: Option<PromiseLine>,
    promised: Vec<PromiseLine>,
    last: String,
}

struct GoalLine {
    said: String,
    language: String,
    first_step: String,
}

/// The page.
pub(super) async fn show_prep(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (who, keyring) = (actor.clone(), app.keyring().clone());
    let read = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &code, now)?;
        let target = people::target_of(change, &known.woman, known.today)?;
        let may_goals = who.decide(Action::GoalRead, &target) == Decision::Permit(View::Full);
        let goals = if may_goals { goals::list_open(change, &keyring, known.woman.id)? } else { Vec::new() };
        let promises = found::list_promises(change, &keyring, &known)?;
        let last = silences::find_last_spoken(change, known.woman.id)?;
        if !goals.is_empty() {
            let entry = Entry::new(Action::GoalRead).on_woman(known.woman.id);
            change.also(&entry.detail(format!("goals {}", goals.len())))?;
        }
        let entry = Entry::new(Action::VisitRead).on_woman(known.woman.id).detail("prep card");
        change.commit(entry, (known, goals, promises, last))
    });
    let (known, goals, promises, last) = read.await?;
    let text = screen.text;
    let goal = |(goal, _): &(goals::Goal, Option<i64>)| GoalLine {
        said: goal.words.said.clone(),
        language: Language::parse(&goal.words.language).unwrap_or(text.0).code().to_owned(),
        first_step: goal.words.first_step.clone(),
    };
    let waits = |promise: &&Promise| promise.ended.is_none() && promise.whose != Whose::Hers;
    show(&PrepPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        back: page_of(&known.woman),
        name: known.woman.chosen_name.clone(),
        goals: goals.iter().map(goal).collect(),
        step: rules::last_step(&promises).map(|step| promise_line(&text, &known, step)),
        promised: promises.iter().filter(waits).map(|one| promise_line(&text, &known, one)).collect(),
        last: last.map_or_else(
            || text.say("visits-never-spoken"),
            |day| text.phrase("visits-last-spoken").with("day", text.full_day(day)).to_string(),
        ),
        code: known.woman.code,
    })
}
