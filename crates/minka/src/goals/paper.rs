//! Her goals for herself: on paper, in her language, to take home. Nobody else stands there.

use axum::extract::State as Held;
use documents::{Column, Imprint, Sheet, Table};

use super::{
    found::{Known, say_far},
    list,
    model::{Goal, State},
    rules,
};
use crate::{
    account,
    foundation::{
        access::Actor,
        app::App,
        error::{Answer, Error},
        page::{At, Screen, download},
        text::Text,
    },
};

/// The paper.
pub(super) async fn print(mut screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let (known, goals) = list::read(&app, actor, code).await?;
    if !known.full {
        return Err(Error::NotFound);
    }
    screen.text = Text(known.woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let (sheet, name) = (compose(screen.text, &known, &goals, imprint), format!("paper-{}.pdf", known.woman.code));
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print goals", cause))?
        .map_err(|cause| Error::unexpected("print goals", cause))?;
    Ok(download("application/pdf", &name, pdf))
}

fn compose(text: Text, known: &Known, goals: &[(Goal, Option<i64>)], imprint: Imprint) -> Sheet {
    let open = goals.iter().filter(|(goal, _)| goal.state == State::Open);
    let row = |(goal, reading): &(Goal, Option<i64>)| {
        let far = rules::far(goal, goal.words.steps.len(), *reading);
        vec![
            goal.words.said.clone(),
            goal.words.first_step.clone(),
            goal.by.map(|by| text.short_day(by)).unwrap_or_default(),
            say_far(&text, goal, far),
        ]
    };
    let rows: Vec<Vec<String>> = open.map(row).collect();
    let heads = ["goals-paper-what", "goals-first-step", "goals-by", "goals-far"];
    Sheet {
        imprint,
        title: known.woman.chosen_name.clone(),
        paragraphs: vec![text.say("goals-paper-lead")],
        codes: Vec::new(),
        table: (!rows.is_empty())
            .then(|| Table { columns: heads.map(|key| Column::words(text.say(key))).to_vec(), rows }),
        lists: Vec::new(),
        closing: vec![text.say("goals-paper-hers")],
    }
}
