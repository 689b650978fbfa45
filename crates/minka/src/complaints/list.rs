//! The complaints that have come to the reader, and no trace of any other.

use askama::Template;
use axum::extract::State as Held;
use jiff::ToSpan;

use super::{model::Complaint, standing};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{self, Error},
    page::{Frame, Screen, show},
};

#[derive(Template)]
#[template(path = "complaints/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<Line>,
    closed: Vec<Line>,
    may_name: bool,
}

struct Line {
    href: String,
    text: String,
    state: String,
    when: String,
}

/// The list.
pub(super) async fn show_list(screen: Screen, Held(app): Held<App>, actor: Actor) -> error::Answer {
    if actor.reach(Action::ComplaintHandle).sites.is_empty() {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let since = now - (90 * 24).hours();
    let who = actor.clone();
    let found = app.store().read(move |db| {
        let open = standing::list_open(db, &who, now)?;
        Ok((open, standing::list_closed(db, &who, (now, since))?))
    });
    let (open, closed) = found.await?;
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
        may_name: actor.may_somewhere(Action::ComplaintWay),
    })
}
