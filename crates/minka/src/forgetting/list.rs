//! Who wants to be forgotten and waits for it, and what was done.

use askama::Template;
use axum::extract::State;

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        page::{Frame, Screen, show},
    },
    part_erasures,
};

#[derive(Template)]
#[template(path = "forgetting/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<OpenLine>,
    done: Vec<DoneLine>,
}

struct OpenLine {
    href: String,
    code: String,
    sign: String,
    name: String,
    word: String,
}

struct DoneLine {
    href: String,
    day: String,
    how: String,
}

/// The page, for whoever may forget at some site.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let sites = actor.reach(Action::EraseRequest).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let found = app.store().read(move |db| {
        let (mut open, mut parts, mut done) = (Vec::new(), Vec::new(), Vec::new());
        for site in sites {
            open.extend(store::list_open(db, site)?);
            parts.extend(part_erasures::list_open(db, site)?);
            done.extend(store::list_done(db, site)?);
        }
        Ok((open, parts, done))
    });
    let (open, parts, mut done) = found.await?;
    done.sort_by_key(|(_, at, _)| std::cmp::Reverse(*at));
    let (text, zone) = (screen.text, screen.zone.clone());
    let open = open.into_iter().map(|(request, woman)| {
        let key = if request.is_by_herself() { "forgetting-since-herself" } else { "forgetting-since" };
        let day = text.day_month(day_in(request.asked, &zone));
        OpenLine {
            href: format!("/people/{}/forgetting", woman.code),
            word: text.phrase(key).with("day", day).to_string(),
            code: woman.code,
            sign: woman.sign,
            name: woman.chosen_name,
        }
    });
    let parts = parts.into_iter().map(|open| {
        let key = if open.by_herself { "forgetting-since-herself" } else { "forgetting-since" };
        let since = text.phrase(key).with("day", text.day_month(day_in(open.asked, &zone)));
        OpenLine {
            href: format!("/people/{}/erasing/{}", open.woman.code, open.part.key()),
            word: format!("{}: {since}", text.say(&format!("part-short-{}", open.part.key()))),
            code: open.woman.code,
            sign: open.woman.sign,
            name: open.woman.chosen_name,
        }
    });
    let open = open.chain(parts);
    let done = done.into_iter().map(|(id, at, by_program)| DoneLine {
        href: format!("/forgotten/{id}"),
        day: text.full_day(day_in(at, &zone)),
        how: text.say(if by_program { "forgetting-done-time" } else { "forgetting-done-asked" }),
    });
    show(&ListPage { frame: screen.frame("forgetting-list-title", "more"), open: open.collect(), done: done.collect() })
}
