//! How one group was attended, meeting by meeting.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;

use super::{
    model::{Held, Period},
    rules::{fill, read_period},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        form::{Fields, Form},
        ids::{GroupId, SiteId},
        page::{At, Frame, Query, Screen, show, show_again},
        text::Text,
    },
    groups,
    participation::Tally,
    sessions::SessionId,
};

/// A meeting as the page shows it.
struct Line {
    href: String,
    day: String,
    title: String,
    there: String,
    rest: String,
}

#[derive(Template)]
#[template(path = "attendance/group.html")]
struct GroupPage {
    frame: Frame,
    path: String,
    name: String,
    form: Form,
    rate: String,
    there: String,
    held: String,
    rest: String,
    lines: Vec<Line>,
    /// Whether the form names a period.
    is_counted: bool,
}

/// GET /groups/{group}/attendance
pub(super) async fn show_group(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    Query(query): Query,
) -> Answer {
    let (now, language, asked) = (app.clock().now(), screen.text.0, query.clone());
    let load = app.store().read(move |db| {
        let (group, today) = groups::get_group_today(db, id, now)?;
        actor.check(Action::MeetingRead, &groups::target_of(&group))?;
        let found = match read_period(&asked, today) {
            Ok(period) => {
                let held = store::list_held(db, id, period, language)?;
                Ok((period, held, store::count_meetings(db, id, period)?))
            }
            Err(problems) => Err(problems),
        };
        Ok((group.name, found))
    });
    let (name, found) = load.await?;
    let empty = GroupPage {
        frame: screen.frame("attendance-title", "groups"),
        path: format!("/groups/{id}"),
        name,
        form: Form::new(app.clock(), query.clone()),
        rate: String::new(),
        there: String::new(),
        held: String::new(),
        rest: String::new(),
        lines: Vec::new(),
        is_counted: false,
    };
    match found {
        Ok(found) => show(&empty.with(&app, &screen.text, found)),
        Err(problems) => show_again(&GroupPage { form: Form::again(query, &problems, &screen.text), ..empty }),
    }
}

impl GroupPage {
    fn site(&self) -> Option<SiteId> {
        None
    }

    fn with(self, app: &App, text: &Text, found: (Period, Vec<Held>, HashMap<SessionId, Tally>)) -> Self {
        let (period, held, tallies) = found;
        let of = |held: &Held| tallies.get(&held.session).copied().unwrap_or_default();
        let all = held.iter().map(of).fold(Tally::default(), Tally::with);
        let lines = held.iter().map(|held| line(text, held, of(held))).collect();
        GroupPage {
            form: Form::new(app.clock(), fill(Fields::default(), period)),
            rate: say_rate(text, all),
            there: say_there(text, all),
            held: text.number(i64::try_from(held.len()).unwrap_or(i64::MAX)),
            rest: say_rest(text, all),
            lines,
            is_counted: true,
            ..self
        }
    }
}

fn line(text: &Text, held: &Held, tally: Tally) -> Line {
    let counted = held.headcount.map(|people| text.phrase("attendance-headcount").count(people).to_string());
    let rest: Vec<String> =
        [Some(say_rest(text, tally)), counted].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Line {
        href: format!("/sessions/{}", held.session),
        day: text.full_day(held.day),
        title: if held.title.is_empty() { text.say("participation-no-lesson") } else { held.title.clone() },
        there: say_there(text, tally),
        rest: rest.join(" · "),
    }
}

/// The rate in percent; in words where nothing was measured: that is not zero.
pub(super) fn say_rate(text: &Text, tally: Tally) -> String {
    tally.rate().map_or_else(|| text.say("participation-not-measured"), |rate| format!("{rate} %"))
}

/// How many were there out of how many were expected.
pub(super) fn say_there(text: &Text, tally: Tally) -> String {
    if tally.expected() == 0 {
        return text.say("participation-not-measured");
    }
    let there = text.phrase("participation-of").number("part", tally.there);
    there.number("whole", tally.expected()).to_string()
}

/// What the rate leaves out: who was excused, and who was not marked.
pub(super) fn say_rest(text: &Text, tally: Tally) -> String {
    let some = |key, number: i64| (number > 0).then(|| text.phrase(key).count(number).to_string());
    let parts = [some("attendance-excused", tally.excused), some("attendance-not-marked", tally.not_marked)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
