//! The complaints that have come to the reader, and no trace of any other.

use askama::Template;
use axum::extract::State as Held;
use jiff::ToSpan;

use super::{
    model::{Complaint, ComplaintId},
    standing,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{self, Error},
    ids::Id,
    page::{Frame, Query, Screen, show},
};

#[derive(Template)]
#[template(path = "complaints/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<Line>,
    closed: Vec<Line>,
    may_name: bool,
    /// Where the page before and the one after are; empty: there is none.
    first: String,
    next: String,
}

/// How many open ones a page shows.
const PAGE: usize = 50;

struct Line {
    href: String,
    text: String,
    state: String,
    when: String,
}

/// The list.
pub(super) async fn show_list(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    Query(query): Query,
) -> error::Answer {
    if actor.reach(Action::ComplaintHandle).sites.is_empty() {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let since = now - (90 * 24).hours();
    // What is no number of a complaint begins at the beginning.
    let after = ComplaintId::parse(query.text("after")).map(|id| id.to_string()).unwrap_or_default();
    let who = actor.clone();
    let is_first = after.is_empty();
    let found = app.store().read(move |db| {
        let open = standing::list_open(db, &who, now, (&after, PAGE + 1))?;
        Ok((open, if is_first { standing::list_closed(db, &who, (now, since))? } else { Vec::new() }))
    });
    let (mut open, closed) = found.await?;
    let more = open.len() > PAGE;
    open.truncate(PAGE);
    let last = open.last().filter(|_| more);
    let text = &screen.text;
    let line = |one: &Complaint| Line {
        href: format!("/complaints/{}", one.id),
        text: text.say(&format!("complaints-category-{}", one.category.key())),
        state: text.say(&format!("complaints-state-{}", one.state.key())),
        when: text.instant(one.filed, &screen.zone),
    };
    show(&ListPage {
        frame: screen.frame("complaints-title", "more"),
        open: open.iter().map(line).collect(),
        closed: closed.iter().map(line).collect(),
        first: if is_first { String::new() } else { "/complaints".to_owned() },
        next: last.map(|last| format!("/complaints?after={}", last.id)).unwrap_or_default(),
        may_name: actor.may_somewhere(Action::ComplaintWay),
    })
}
