//! What waits for those who may forget: women who want it, for all or a part, and files and words that come to their end.

use super::day::Waiting;
use crate::{
    forgetting,
    foundation::{
        access::{Action, Actor},
        error::Error,
        store::Db,
        text::Text,
    },
    part_erasures, retention,
};

/// So many of her women are looked at for one page.
const MOST_WOMEN: usize = 40;

/// What was found, before it is said.
#[derive(Default)]
pub(super) struct Leaving {
    /// Requests to be forgotten that wait, and files that come to their end, at the reader's sites.
    requests: i64,
    endings: i64,
    /// Women who want a part of what is kept of them erased.
    parts: i64,
    /// Women about whom words come to their end before their files do.
    words: i64,
    /// Codes of the reader's own women who wait to be forgotten.
    asked: Vec<String>,
}

/// Looks for it.
pub(super) fn find(db: &mut Db<'_>, actor: &Actor) -> Result<Leaving, Error> {
    let (mut leaving, reach) = (Leaving::default(), actor.reach(Action::EraseRequest));
    for site in &reach.sites {
        leaving.requests += forgetting::count_open(db, *site)?;
        leaving.parts += part_erasures::count_open(db, *site)?;
        leaving.endings += retention::count_endings(db, *site)?;
        leaving.words += retention::count_words_endings(db, *site)?;
    }
    for woman in reach.participants.into_iter().take(MOST_WOMEN) {
        if forgetting::is_asked(db, woman)?
            && let Some(known) = super::store::find_woman(db, woman)?
        {
            leaving.asked.push(known.code);
        }
    }
    Ok(leaving)
}

/// Says it.
pub(super) fn say(text: &Text, leaving: Leaving) -> Vec<Waiting> {
    let line = |href: String, text: String| Waiting { href, text, hint: String::new() };
    let mut waiting = Vec::new();
    for code in leaving.asked {
        let said = text.phrase("today-asked-forgetting").with("code", &code).to_string();
        waiting.push(line(format!("/people/{code}/forgetting"), said));
    }
    for (count, key, href) in [
        (leaving.requests, "today-requests", "/forgetting"),
        (leaving.parts, "today-parts", "/forgetting"),
        (leaving.endings, "today-endings", "/retention"),
        (leaving.words, "today-words-endings", "/retention"),
    ] {
        if count > 0 {
            waiting.push(line(href.to_owned(), text.phrase(key).count(count).to_string()));
        }
    }
    waiting
}
