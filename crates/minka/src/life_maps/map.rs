//! GET …/life-map: the page.

use axum::extract::State as Held;
use documents::{Imprint, LifeMap, Picture, Theme, Wanted};

use crate::{
    account, design,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        page::{At, Screen, download},
        text::Text,
    },
    goals::{self, Goal},
    outcomes::{self, Pictures},
    people,
};

/// The page, for whoever may read her goals in her words.
pub(super) async fn print(mut screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, keyring, who, at) = (app.clock().now(), app.keyring().clone(), actor.clone(), code.clone());
    let read = app.store().change(actor.by(), move |change| {
        let (woman, _) = people::in_reach(change, &who, Action::GoalRead, &at, now)?;
        let goals = goals::list_open(change, &keyring, woman.id)?;
        let entry = Entry::new(Action::GoalRead).on_woman(woman.id);
        change.commit(entry.detail("life map"), (woman, goals))
    });
    let (woman, goals) = read.await?;
    let pictures = outcomes::open_pictures(&app, actor, code).await?;
    screen.text = Text(woman.language);
    let imprint = account::imprint(&screen, now, "");
    let map = compose(screen.text, woman.chosen_name, (&goals, pictures), imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::life_map(&map))
        .await
        .map_err(|cause| Error::unexpected("print a life map", cause))?
        .map_err(|cause| Error::unexpected("print a life map", cause))?;
    Ok(download("application/pdf", &format!("paper-{}.pdf", woman.code), pdf))
}

/// Her open goals, each with its newest reading, which does not stand here: nothing on the map is counted.
type Open = [(Goal, Option<i64>)];

fn compose(text: Text, name: String, (goals, pictures): (&Open, Option<Pictures>), imprint: Imprint) -> LifeMap {
    let lead = pictures.as_ref().map_or_else(String::new, |seen| say_lead(text, seen));
    let mut themes: Vec<Theme> = Vec::new();
    for one in pictures.into_iter().flat_map(|seen| seen.all) {
        let picture = Picture {
            svg: design::on_paper(design::picture(&one.sign).unwrap_or_default(), (24, 24)),
            label: one.label,
            now: one.now,
            before: one.before,
            words: one.words,
        };
        match themes.iter_mut().find(|theme| theme.heading == one.theme) {
            Some(theme) => theme.pictures.push(picture),
            None => themes.push(Theme { heading: one.theme, pictures: vec![picture] }),
        }
    }
    let wanted = |(goal, _): &(Goal, Option<i64>)| {
        let by = goal.by.map(|by| text.phrase("goals-by-day").with("day", text.short_day(by)).to_string());
        Wanted { said: goal.words.said.clone(), step: goal.words.first_step.clone(), by: by.unwrap_or_default() }
    };
    LifeMap {
        imprint,
        title: name,
        lead,
        levels: ["low", "middle", "high"].map(|level| text.say(&format!("life-map-level-{level}"))),
        themes,
        goals_heading: text.say("life-map-goals"),
        goals: goals.iter().take(MOST_GOALS).map(wanted).collect(),
        goals_more: match goals.len().saturating_sub(MOST_GOALS) {
            0 => String::new(),
            more => text.phrase("life-map-more-goals").count(more).to_string(),
        },
        shortened: text.say("life-map-shortened"),
        closing: text.say("life-map-hers"),
    }
}

/// On which days she saw it so.
fn say_lead(text: Text, seen: &Pictures) -> String {
    let day = text.full_day(seen.on);
    match seen.before {
        Some(before) => text.phrase("life-map-lead").with("day", day).with("before", text.full_day(before)).to_string(),
        None => text.phrase("life-map-lead-once").with("day", day).to_string(),
    }
}

/// So many goals fit the page; their words are shortened where they would not.
const MOST_GOALS: usize = 5;
