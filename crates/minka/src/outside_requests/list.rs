//! The requests of the reader's sites: what waits by its deadline, and what is over.

use askama::Template;
use axum::extract::State as Held;

use super::{
    model::{Request, State},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{Frame, Screen, show},
    },
    users::Days,
};

#[derive(Template)]
#[template(path = "outside_requests/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<Line>,
    closed: Vec<Line>,
}

struct Line {
    href: String,
    text: String,
    kind: &'static str,
    state: String,
    when: String,
}

/// The list. It says who asks only by kind: the name of the office is opened on its page.
pub(super) async fn show_list(screen: Screen, Held(app): Held<App>, actor: Actor) -> Answer {
    let sites = actor.reach(Action::OutsideRecord).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let (mut found, mut days) = (Vec::new(), Days::new(now));
        for site in sites {
            let today = days.at_site(db, site)?;
            let mut all = store::list_open(db, site)?;
            all.extend(store::list_closed(db, site)?);
            found.extend(all.into_iter().map(|request| (request, today)));
        }
        Ok(found)
    });
    let text = screen.text;
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for (request, today) in found.await? {
        let is_closed = matches!(request.state, State::Answered | State::Withdrawn);
        let line = line(&text, &request, !is_closed && request.due < today);
        if is_closed { closed.push(line) } else { open.push(line) }
    }
    show(&ListPage { frame: screen.frame("outside-short", "more"), open, closed })
}

fn line(text: &crate::foundation::text::Text, request: &Request, is_late: bool) -> Line {
    let state = if is_late { "late" } else { request.state.key() };
    Line {
        href: format!("/outside/{}", request.id),
        text: text.say(&format!("outside-kind-{}", request.kind.key())),
        kind: match request.state {
            _ if is_late => "danger",
            State::Open | State::Decided => "wait",
            State::Answered => "good",
            State::Withdrawn => "plain",
        },
        state: text.say(&format!("outside-state-{state}")),
        when: text.phrase("outside-due-by").with("day", text.full_day(request.due)).to_string(),
    }
}
