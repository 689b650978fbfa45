//! Her goals for herself: on paper, in her language, to take home. Nobody else stands there.

use axum::extract::State as Held;
use documents::{Column, Imprint, Sheet, Table};

use crate::{
    account,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        page::{At, Screen, download},
        text::Text,
    },
    goals::{self, Goal},
    people::{self, Participant},
};

/// The paper.
pub(super) async fn print(mut screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, keyring) = (app.clock().now(), app.keyring().clone());
    let read = app.store().change(actor.by(), move |change| {
        let (woman, _) = people::in_reach(change, &actor, Action::GoalRead, &code, now)?;
        let goals = goals::list_open(change, &keyring, woman.id)?;
        let entry = Entry::new(Action::GoalRead).on_woman(woman.id);
        change.commit(entry.detail(format!("goals {}", goals.len())), (woman, goals))
    });
    let (woman, goals) = read.await?;
    screen.text = Text(woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let sheet = compose(screen.text, &woman, &goals, imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print goals", cause))?
        .map_err(|cause| Error::unexpected("print goals", cause))?;
    Ok(download("application/pdf", &format!("paper-{}.pdf", woman.code), pdf))
}

fn compose(text: Text, woman: &Participant, goals: &[(Goal, Option<i64>)], imprint: Imprint) -> Sheet {
    let row = |(goal, reading): &(Goal, Option<i64>)| {
        vec![
            goal.words.said.clone(),
            goal.words.first_step.clone(),
            goal.by.map(|by| text.short_day(by)).unwrap_or_default(),
            goals::say_newest(&text, goal, *reading),
        ]
    };
    let rows: Vec<Vec<String>> = goals.iter().map(row).collect();
    let heads = ["goals-paper-what", "goals-first-step", "goals-by", "goals-far"];
    Sheet {
        imprint,
        title: woman.chosen_name.clone(),
        paragraphs: vec![text.say("goals-paper-lead")],
        codes: Vec::new(),
        table: (!rows.is_empty())
            .then(|| Table { columns: heads.map(|key| Column::words(text.say(key))).to_vec(), rows }),
        lists: Vec::new(),
        closing: vec![text.say("goals-paper-hers")],
    }
}
