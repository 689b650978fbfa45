//! Older lines of one of her lists, on her mentor's device.

use askama::Template;
use axum::extract::State;

use super::{
    PAGE,
    model::{List, Page, Telling},
    paging::tell_page,
};
use crate::{
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        page::{At, Frame, Query, Screen, show},
    },
    own_visits::Here,
    people,
};

#[derive(Template)]
#[template(path = "own_lists/older.html")]
struct OlderPage {
    frame: Frame,
    code: String,
    title: String,
    page: Page,
    older: String,
}

/// A page of it. That it was shown is written down first.
pub(super) async fn show_older(
    screen: Screen,
    State(app): State<App>,
    here: Here,
    At(key): At<String>,
    Query(query): Query,
) -> Answer {
    let list = List::parse(&key).ok_or(Error::NotFound)?;
    let (actor, target) = here.herself();
    actor.check(Action::PersonReadBasic, &target)?;
    let (keyring, text, visit, after) =
        (app.keyring().clone(), screen.text, here.visit.clone(), query.text("after").to_owned());
    let found = app.store().change(here.by(), move |change| {
        let today = day_in(change.at(), &visit.zone);
        let woman = people::get_by_code(change, &visit.code)?;
        let telling = Telling { keyring: &keyring, text, zone: &visit.zone, today, on_paper: false };
        let page = tell_page(change, &telling, &woman, (list, &after, PAGE))?;
        let entry = Entry::event("own.shown").on_woman(woman.id);
        change.commit(entry.detail(format!("older {}", list.key())), (woman.code, page))
    });
    let (code, page) = found.await?;
    show(&OlderPage {
        frame: screen.frame_titled(&code, ""),
        title: text.say(&format!("own-section-{}", list.key())),
        older: if page.older.is_empty() { String::new() } else { older_href(list, &page.older) },
        page,
        code,
    })
}

/// Where the lines after a place stand.
#[must_use]
pub fn older_href(list: List, after: &str) -> String {
    format!("/own/older/{}?after={after}", list.key())
}
