//! Somebody outside asks about women: with a paper or at the door, with a ground or with a loud voice.
//!
//! It is written down with its ground, its deadline and what is asked of whom; one manager proposes what to answer, another confirms it, and
//! only then the few fields that both said leave, once, as one small table. She is told, in person, unless the law forbids it. What it
//! refuses: an answer on one person's word, anything but "no" to somebody without a paper, a field that is not on the list (no note, plan,
//! concern, record or way to reach her ever is), and to give to a donor or partner what she did not agree to share with them.

mod deciding;
mod door;
mod extract;
mod list;
mod model;
mod page;
mod rules;
mod sealed;
mod store;
mod telling;
mod writing;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Ask, Asker, Field, NewRequest, OutsideRequestId, State, Verdict},
    page::{Due, list_due},
    store::{forget_requests, forget_woman},
    telling::tell,
    writing::write_down,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/outside", get(list::show_list))
        .route("/outside/new", get(writing::ask).post(writing::save))
        .route("/outside/door", get(door::show_door))
        .route("/outside/door/{language}", get(door::print))
        .route("/outside/{request}", get(page::show_request))
        .route("/outside/{request}/decision", post(deciding::propose))
        .route("/outside/{request}/confirmation", post(deciding::confirm))
        .route("/outside/{request}/withdrawal", post(deciding::withdraw))
        .route("/outside/{request}/extract", post(extract::take_out))
        .route("/outside/{request}/told/{code}", post(telling::note))
}
