//! Who of a group missed which lesson, by lesson: whom to bring it to next.

use askama::Template;
use axum::extract::State;
use jiff::ToSpan;

use super::{
    model::{Missed, QuietWoman, WomanRef},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        ids::GroupId,
        page::{At, Frame, Screen, show},
    },
    groups::{self, Group},
};

struct Lesson {
    href: String,
    title: String,
    day: String,
    missed: Vec<(WomanRef, bool)>,
    /// Nobody marked them at a meeting that had it: whether they missed it, nobody knows.
    not_marked: Vec<(WomanRef, bool)>,
}

#[derive(Template)]
#[template(path = "participation/missed.html")]
struct MissedPage {
    frame: Frame,
    group: Group,
    lessons: Vec<Lesson>,
    quiet: Vec<QuietWoman>,
}

/// GET /groups/{group}/missed
pub(super) async fn show_group(screen: Screen, State(app): State<App>, actor: Actor, At(group): At<GroupId>) -> Answer {
    let (now, language) = (app.clock().now(), screen.text.0);
    let (group, missed, quiet) = app
        .store()
        .read(move |db| {
            let (group, today) = groups::get_group_today(db, group, now)?;
            actor.check(Action::MeetingRead, &groups::target_of(&group))?;
            let since = today.saturating_sub(16.weeks());
            let missed = store::list_missed(db, group.id, (since, today), language)?;
            let quiet = store::list_quiet_of_group(db, group.id, today)?;
            Ok((group, missed, quiet))
        })
        .await?;
    let mut lessons: Vec<Lesson> = Vec::new();
    for Missed { lesson, title, day, woman, promised, marked } in missed {
        let (day, href) = (screen.text.full_day(day), format!("/lessons/{lesson}"));
        if lessons.last().is_none_or(|last| last.href != href) {
            lessons.push(Lesson { href, title, day, missed: Vec::new(), not_marked: Vec::new() });
        }
        if let Some(last) = lessons.last_mut() {
            let women = if marked { &mut last.missed } else { &mut last.not_marked };
            women.push((woman, promised));
        }
    }
    show(&MissedPage { frame: screen.frame("participation-missed-title", "groups"), group, lessons, quiet })
}
