//! The daily checkpoints of the chain, to be printed for somebody outside, such as a member of the board.

use askama::Template;
use axum::extract::State;

use crate::{
    account::plain_qr,
    foundation::{
        access::{Action, Actor},
        app::App,
        checkpoints::{Checkpoint, list_newest, public_key},
        error::{Answer, Error},
        page::{Frame, Screen, show},
    },
};

/// How many days the page shows.
const DAYS: i64 = 31;

#[derive(Template)]
#[template(path = "staff/checkpoints.html")]
struct CheckpointsPage {
    frame: Frame,
    newest: Option<Line>,
    before: Vec<Line>,
    qr: String,
    key: String,
}

struct Line {
    day: String,
    text: String,
}

/// The page. It names nobody: numbers and hashes alone.
pub(super) async fn show_checkpoints(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    if !actor.may_somewhere(Action::AuditRead) {
        return Err(Error::NotFound);
    }
    let found = app.store().read(|db| list_newest(db, DAYS)).await?;
    let line = |one: &Checkpoint| Line { day: screen.text.day(one.day), text: one.text() };
    let mut lines = found.iter().map(line);
    let newest = lines.next();
    let qr = newest.as_ref().map(|line| plain_qr(&line.text)).unwrap_or_default();
    let (before, key) = (lines.collect(), public_key(app.keyring().installation()));
    show(&CheckpointsPage { frame: screen.frame("staff-checkpoints-title", "more"), newest, before, qr, key })
}
