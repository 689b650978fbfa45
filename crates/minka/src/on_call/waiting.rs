//! GET /today/coming: whether something new has come to the reader since her first page was made.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    concerns::{self, Waiting},
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::Query,
    },
};

/// So long a question waits for news; less than the program waits for its last requests when it is stopped.
pub const PATIENCE: Duration = Duration::from_secs(8);
/// How often it is looked meanwhile.
const EVERY: Duration = Duration::from_millis(400);

/// What has come to her, in one number: another one as soon as anything of it is another.
fn state_of(come: &[Waiting]) -> String {
    let mut hash = DefaultHasher::new();
    for one in come {
        (one.id.to_string(), one.step, one.risk.key(), one.late).hash(&mut hash);
    }
    format!("{:x}", hash.finish())
}

/// Where the page asks, with what it knows; nothing for whom nothing of this kind ever comes to.
#[must_use]
pub fn address(actor: &Actor, come: &[Waiting]) -> String {
    if actor.may_somewhere(Action::ConcernAnswer) {
        format!("/today/coming?known={}", state_of(come))
    } else {
        String::new()
    }
}

async fn look(app: &App, actor: &Actor) -> Result<String, Error> {
    let (who, now) = (actor.clone(), app.clock().now());
    app.store().read(move |db| Ok(state_of(&concerns::list_waiting(db, &who, now)?))).await
}

fn answer(state: &str) -> Response {
    let body = serde_json::json!({ "known": state }).to_string();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// Answers as soon as it is no longer as the page knows it, or after a while; at once whoever knows nothing.
pub(super) async fn wait(State(app): State<App>, actor: Actor, Query(asked): Query) -> Answer {
    let known = asked.text("known");
    let until = tokio::time::Instant::now() + PATIENCE;
    loop {
        let state = look(&app, &actor).await?;
        if state != known || tokio::time::Instant::now() >= until {
            return Ok(answer(&state));
        }
        tokio::time::sleep(EVERY).await;
    }
}
