//! Her goals for herself: on paper, in her language, to take home; and in words, for her own view. Nobody else stands there.

use axum::extract::State as Held;
use documents::{Column, Imprint, Sheet, Table};

use super::{
    found::{Known, say_far, say_reading},
    list,
    model::{Goal, State},
    rules, sealed, store,
};
use crate::{
    account,
    foundation::{
        access::Actor,
        app::App,
        error::{Answer, Error},
        ids::ParticipantId,
        keyring::Keyring,
        page::{At, Screen, download},
        store::Db,
        text::Text,
        told::Told,
    },
};

/// Everything that is kept of her goals, in words: what each is about or when it was, and what was said.
///
/// # Errors
/// When it cannot be read, or a seal does not open.
pub fn tell(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId, text: &Text) -> Result<Vec<Told>, Error> {
    let mut told = Vec::new();
    for (mut goal, words, _) in store::list_goals(db, woman)? {
        goal.words = sealed::open(keyring, woman, goal.id, &words)?;
        let theme = text.say(&format!("goals-theme-{}", goal.theme.key()));
        let said = all_words(goal.words.clone()).chain([list::say_state(text, &goal)]);
        let line = Told::new(theme.clone(), joined(said)).with("goal", goal.id).with("theme", goal.theme.key());
        let line = line.with("measure", goal.measure.key()).with("state", goal.state.key()).with("day", goal.set_on);
        told.push(line.with_some("by_day", goal.by).with_some("ended_on", goal.ended_on));
        for (at, _, _, words) in store::list_before(db, &goal)? {
            let said = all_words(sealed::open(keyring, woman, goal.id, &words)?);
            let before = text.phrase("own-goal-before").with("theme", theme.as_str()).to_string();
            told.push(Told::new(before, joined(said)).with("goal", goal.id).with("replaced_at", at));
        }
        for (check_in, said) in store::list_check_ins(db, goal.id)? {
            let said = sealed::open_told(keyring, woman, check_in.id, &said)?;
            let reading = say_reading(text, &goal, check_in.reading);
            let line = Told::new(text.full_day(check_in.on), joined([reading, said.how, said.helped].into_iter()));
            told.push(line.with("goal", goal.id).with("day", check_in.on).with("reading", check_in.reading));
        }
    }
    Ok(told)
}

/// Everything she said about a goal, in the order in which she was asked.
fn all_words(words: sealed::Words) -> impl Iterator<Item = String> {
    let one = [words.said, words.second_line, words.why, words.not_yet, words.first_step, words.helper, words.sign];
    one.into_iter().chain(words.steps).chain(words.levels).chain([words.at_the_end])
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

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
        closing: vec![text.say("goals-paper-hers")],
    }
}
