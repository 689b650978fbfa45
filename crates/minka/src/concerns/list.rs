//! What has come to the reader: who waits for whom, until when. No words: those are opened one by one.

use askama::Template;
use axum::extract::State;
use jiff::ToSpan;

use super::{
    model::{Concern, Risk, Rung},
    rules,
    standing::{self, Standing},
    store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{Answer, Error},
    page::{Frame, Query, Screen, show},
    text::Text,
};

#[derive(Template)]
#[template(path = "concerns/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<Line>,
    closed: Vec<Line>,
    /// How many are less pressing than these, and where they stand; empty when there are none.
    further: String,
    next: String,
}

/// So many stand on a page.
const PAGE: usize = 50;

struct Line {
    href: String,
    code: String,
    kind: &'static str,
    risk: String,
    words: String,
    /// To whom else it has come, or empty.
    rung: String,
    /// Where it is taken; empty when somebody has.
    take: String,
}

/// The look of a risk.
pub(super) fn kind_of(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "danger",
        Risk::Medium => "wait",
        Risk::Low => "info",
    }
}

/// What happens next and until when, or how it ended.
pub(super) fn say_course(text: &Text, zone: &str, concern: &Concern, now: jiff::Timestamp) -> String {
    if let Some(outcome) = concern.outcome {
        return text.say(&format!("concerns-outcome-{}", outcome.key()));
    }
    let Some((step, due)) = rules::waits_for(concern.risk, &concern.course) else { return String::new() };
    let late = if due <= now { "late" } else { "until" };
    text.phrase(&format!("concerns-{}-{late}", step.key())).with("at", text.instant(due, zone)).to_string()
}

fn line(screen: &Screen, concern: &Concern, now: jiff::Timestamp) -> Line {
    let text = &screen.text;
    // Whom the clock has brought it to; that somebody is passed over from the start is no time that ran out.
    let rung = rules::reached(concern.risk, &concern.course, now);
    let ran_out = rung != Rung::Responder && concern.course.closed.is_none();
    let waits = concern.course.seen.is_none() && concern.course.closed.is_none();
    Line {
        href: format!("/concerns/{}", concern.id),
        code: concern.code.clone(),
        kind: kind_of(concern.risk),
        risk: text.say(&format!("concerns-short-{}", concern.risk.key())),
        words: say_course(text, &screen.zone, concern, now),
        rung: if ran_out { text.say(&format!("concerns-rung-{}", rung.key())) } else { String::new() },
        take: if waits { format!("/concerns/{}/taking", concern.id) } else { String::new() },
    }
}

/// The list.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let sites = actor.reach(Action::ConcernAnswer).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let since = now - (30 * 24).hours();
    let found = app.store().read(move |db| {
        let open = standing::list_open(db, &actor, now)?;
        let mut closed = Vec::new();
        for site in sites {
            let standing = Standing::load(db, site, now)?;
            let over = store::list_closed(db, site, since)?;
            closed.extend(over.into_iter().filter(|concern| standing.has_come_to(&actor, concern, now)));
        }
        Ok((open, closed))
    });
    let (open, closed) = found.await?;
    let from = query.text("from").parse::<usize>().ok().filter(|from| *from < open.len()).unwrap_or_default();
    let left = open.len().saturating_sub(from + PAGE);
    let further = screen.text.phrase("concerns-further").count(i64::try_from(left).unwrap_or(i64::MAX)).to_string();
    show(&ListPage {
        frame: screen.frame("concerns-title", "more"),
        next: if left == 0 { String::new() } else { format!("/concerns?from={}", from + PAGE) },
        further,
        open: open.iter().skip(from).take(PAGE).map(|concern| line(&screen, concern, now)).collect(),
        closed: closed.iter().map(|concern| line(&screen, concern, now)).collect(),
    })
}
