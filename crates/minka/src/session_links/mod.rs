//! A link that marks one roll call without an account, for one group and one meeting, and dies after the week.
//!
//! A facilitator or manager makes it, sees it once, and hands it on as an address, a picture or a slip of paper. Whoever
//! opens it sees the signs, codes and chosen names of that one meeting and can mark who is there, and reads its lesson: what
//! to say, what to ask, whom to call. Nothing else. What it refuses: a meeting still to come or already closed, a woman of
//! another group, any look into the past; and once it is ended, or the week is over, it is an address like any other at
//! which there is nothing. Only its hash is kept.

mod issue;
mod lesson;
mod model;
mod roll;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::store::{end_all_links, forget_links};
use crate::foundation::app::App;

/// Routes of this slice. Those under `/r/` are open to whoever holds a live link.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sessions/{id}/link", get(issue::show_links).post(issue::issue))
        .route("/sessions/{id}/link/slip", post(issue::slip))
        .route("/sessions/{id}/link/ending", post(issue::end))
        .route("/r/{token}", get(roll::open).post(roll::save))
        .route("/r/{token}/lesson", get(lesson::read))
        .route("/r/{token}/qr.svg", get(roll::picture))
}
