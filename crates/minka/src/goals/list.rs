//! Her goals: the open ones with how far she is, below them those that ended.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, Known, page_of, say_far, say_span},
    model::{Goal, State},
    rules::{self, Far},
    sealed, store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::Answer,
    page::{At, Frame, Screen, show},
    text::{Language, Text},
};

#[derive(Template)]
#[template(path = "goals/list.html")]
struct GoalsPage {
    frame: Frame,
    code: String,
    full: bool,
    may_write: bool,
    takes_part: bool,
    open: Vec<GoalCard>,
    ended: Vec<GoalCard>,
}

struct GoalCard {
    theme: String,
    /// Where it is shown in full; empty for whoever sees no words.
    href: String,
    said: String,
    language: String,
    span: String,
    far: String,
    kind: &'static str,
    state: String,
    struck: bool,
    by: String,
    /// The way of a number between nought and a hundred, for the bar; none for the others.
    way: Option<i64>,
}

/// Her goals and the newest reading of each.
type Read = (Known, Vec<(Goal, Option<i64>)>);

/// Reads them; words only for whoever may, and then the chain says so first.
async fn read(app: &App, actor: Actor, code: String) -> Result<Read, crate::foundation::error::Error> {
    let keyring = app.keyring().clone();
    let read = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        let mut goals = Vec::new();
        for (mut goal, blob, reading) in store::list_goals(change, known.woman.id)? {
            if known.full {
                goal.words = sealed::open(&keyring, goal.woman, goal.id, &blob)?;
            }
            goals.push((goal, reading));
        }
        if !known.full || goals.is_empty() {
            return change.unchanged((known, goals));
        }
        let entry = Entry::new(Action::GoalRead).on_woman(known.woman.id);
        let entry = entry.detail(format!("goals {}", goals.len()));
        change.commit(entry, (known, goals))
    });
    read.await
}

/// The page.
pub(super) async fn show_goals(screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (known, goals) = read(&app, actor, code).await?;
    let card = |(goal, reading): &(Goal, Option<i64>)| goal_card(&screen.text, &known, goal, *reading);
    let (open, ended): (Vec<_>, Vec<_>) = goals.iter().partition(|(goal, _)| goal.state == State::Open);
    show(&GoalsPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        open: open.into_iter().map(card).collect(),
        ended: ended.into_iter().map(card).collect(),
        full: known.full,
        may_write: known.may_write,
        takes_part: known.takes_part,
        code: known.woman.code.clone(),
    })
}

fn goal_card(text: &Text, known: &Known, goal: &Goal, reading: Option<i64>) -> GoalCard {
    let far = rules::far(goal, goal.words.steps.len(), reading);
    let by = |by| text.phrase("goals-by-day").with("day", text.full_day(by)).to_string();
    GoalCard {
        theme: text.say(&format!("goals-theme-{}", goal.theme.key())),
        href: if known.full { format!("{}/{}", page_of(&known.woman), goal.id) } else { String::new() },
        said: goal.words.said.clone(),
        language: Language::parse(&goal.words.language).unwrap_or(text.0).code().to_owned(),
        span: say_span(text, goal),
        far: say_far(text, goal, far),
        kind: kind_of(goal.state),
        state: say_state(text, goal),
        struck: goal.state == State::Slip,
        by: goal.by.map(by).unwrap_or_default(),
        way: if let Far::Way(share) = far { Some(share.clamp(0, 100)) } else { None },
    }
}

/// The look of a state. None of them is a warning: nothing that she decides is a failure.
pub(super) fn kind_of(state: State) -> &'static str {
    match state {
        State::Open => "info",
        State::Reached => "good",
        State::Changed | State::LetGo | State::Slip => "plain",
    }
}

/// Where it stands, and since when.
#[must_use]
pub fn say_state(text: &Text, goal: &Goal) -> String {
    let key = format!("goals-state-{}", goal.state.key());
    let day = goal.ended_on.unwrap_or(goal.set_on);
    text.phrase(&key).with("day", text.full_day(day)).to_string()
}
