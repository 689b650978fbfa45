//! Files that are being put together, or were: what waits for a second person comes first.

use askama::Template;
use axum::extract::State as Shared;

use super::{
    model::{Merge, State},
    page::may_touch,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{Frame, Screen, show},
        text::Text,
    },
    people,
};

#[derive(Template)]
#[template(path = "merges/list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    codes: String,
    kind: &'static str,
    word: String,
    asked: String,
}

/// The look of a state.
pub(super) fn kind_of(state: State) -> &'static str {
    match state {
        State::Proposed | State::UndoProposed => "wait",
        State::Merged => "good",
        State::Withdrawn | State::Undone => "plain",
    }
}

/// A state in words.
pub(super) fn say_state(text: &Text, state: State) -> String {
    text.say(&format!("merges-state-{}", state.key()))
}

/// The page.
pub(super) async fn show_list(screen: Screen, Shared(app): Shared<App>, actor: Actor) -> Answer {
    let sites = actor.reach(Action::MergePropose).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let who = actor.clone();
    let merges = app.store().read(move |db| {
        let mut all: Vec<(Merge, String)> = Vec::new();
        for site in sites {
            for merge in store::list_merges(db, site)?.into_iter().filter(|merge| may_touch(merge, &who)) {
                let first = people::find_by_id(db, merge.first)?.map(|woman| woman.code).unwrap_or_default();
                all.push((merge, first));
            }
        }
        all.sort_by_key(|(merge, _)| (!merge.state.waits(), std::cmp::Reverse(merge.proposed_at)));
        Ok(all)
    });
    let text = screen.text;
    let line = |(merge, first): (Merge, String)| Line {
        href: format!("/merges/{}", merge.id),
        codes: format!("{first} + {}", merge.second_code),
        kind: kind_of(merge.state),
        word: say_state(&text, merge.state),
        asked: text
            .phrase("merges-asked")
            .with("name", &merge.proposed_name)
            .with("at", text.instant(merge.proposed_at, &screen.zone))
            .to_string(),
    };
    let lines = merges.await?.into_iter().map(line).collect();
    show(&ListPage { frame: screen.frame("merges-title", "people"), lines })
}
