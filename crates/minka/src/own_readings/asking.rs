//! The questions first: does she ask for it, is it safe now, what does she want to hear, and what for.

use askama::Template;
use axum::extract::State;

use super::model::Part;
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        page::{At, Frame, Screen, show},
    },
    people::{Participant, in_reach_because},
};

/// The page.
#[derive(Template)]
#[template(path = "own_readings/asking.html")]
pub(super) struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    safe: Vec<Choice>,
    hear: Vec<Choice>,
}

/// Her, for whoever may read to her; for everybody else she does not exist.
pub(super) async fn find(app: &App, actor: &Actor, typed: String) -> Result<Participant, Error> {
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app
        .store()
        .read(move |db| in_reach_because(db, &who, Action::NoteExtract, (&typed, "to be asked"), now))
        .await?;
    Ok(found.0)
}

pub(super) fn page(screen: &Screen, woman: Participant, form: Form) -> AskPage {
    let text = &screen.text;
    let safe =
        ["yes", "no"].map(|key| Choice::new(key, text.say(&format!("own-safe-{key}")), form.chosen("safe", key)));
    let hear = Part::ALL.map(|part| {
        let key = part.key();
        Choice::new(key, text.say(&format!("own-reading-hear-{key}")), form.chosen("hear", key))
    });
    AskPage {
        frame: screen.frame_titled(&woman.code, "people").told(&form),
        code: woman.code,
        safe: safe.to_vec(),
        hear: hear.to_vec(),
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let woman = find(&app, &actor, code).await?;
    show(&page(&screen, woman, Form::new(app.clock(), Fields::default())))
}
