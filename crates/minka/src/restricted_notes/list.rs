//! Her notes that few may read: when and by whom, and none of their words. That somebody looked stands in the chain.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Reader},
    model::Listed,
    rules::PAGE,
    store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::Answer,
    page::{At, Frame, Query, Screen, show},
    text::Text,
};

#[derive(Template)]
#[template(path = "restricted_notes/list.html")]
struct ListPage {
    frame: Frame,
    code: String,
    here: String,
    agrees: bool,
    takes_part: bool,
    may_write: bool,
    may_fear: bool,
    /// Whether one of them is shut to the reader.
    some_shut: bool,
    lines: Vec<Line>,
    newer: String,
    older: String,
}

/// One note: where it opens (empty: not for this reader), when, whose, how much was added.
struct Line {
    href: String,
    at: String,
    about: String,
}

fn line(text: &Text, reader: &Reader, note: &Listed) -> Line {
    let mut about = note.by.clone();
    if note.additions > 0 {
        let added = text.phrase("restricted-added").count(note.additions).to_string();
        about = format!("{about} · {added}");
    }
    Line {
        href: if reader.opens.has(note.author) { format!("{}/{}", reader.page(), note.id) } else { String::new() },
        at: text.instant(note.written_at, &reader.zone),
        about,
    }
}

fn page(screen: &Screen, (reader, mut notes): (Reader, Vec<Listed>), before: &str) -> ListPage {
    let (here, more) = (reader.page(), notes.len() > PAGE);
    notes.truncate(PAGE);
    let last = notes.last().filter(|_| more);
    ListPage {
        frame: screen.frame_titled(&reader.known.woman.code, "people"),
        newer: if before.is_empty() { String::new() } else { here.clone() },
        older: last.map(|last| format!("{here}?before={}", last.id)).unwrap_or_default(),
        agrees: reader.known.agrees,
        takes_part: reader.known.takes_part,
        may_write: reader.may_write(),
        may_fear: reader.may_fear,
        some_shut: notes.iter().any(|note| !reader.opens.has(note.author)),
        lines: notes.iter().map(|note| line(&screen.text, &reader, note)).collect(),
        code: reader.known.woman.code,
        here,
    }
}

/// The page.
pub(super) async fn show_list(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    Query(query): Query,
) -> Answer {
    let before = query.text("before").to_owned();
    let from = before.clone();
    let looked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let reader = found::load(change, &actor, &code, now)?;
        let may_open = reader.known.may_open;
        let notes = if may_open { store::list_notes(change, reader.known.woman.id, &from)? } else { Vec::new() };
        let entry = Entry::new(Action::RestrictedRead).on_woman(reader.known.woman.id);
        change.commit(entry.detail(format!("notes {}", notes.len().min(PAGE))), (reader, notes))
    });
    show(&page(&screen, looked.await?, &before))
}
