//! Small circles of tonight's session: who sits with whom, and afterwards only themes and a mood.
//!
//! Those who came are split into circles that talk the lesson over: women who have not sat together come together, those
//! who must not meet sit apart, and each circle has somebody to lead it. The leader can move a woman by hand. Afterwards
//! a circle leaves a few themes from a closed list, one short line and a tally of hands. What it refuses: a quote, a
//! name, more hands than women, a reason why two women sit apart, and any change once the session is closed.

mod after;
mod board;
mod evening;
mod model;
mod rules;
mod split;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Circle, MOODS, THEMES, Themes},
    store::{forget_woman, list_circles, list_seats, replace_circles, save_afterwards, save_seats},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sessions/{id}/circles", get(board::show).post(split::split))
        .route("/sessions/{id}/circles/new", get(split::ask))
        .route("/sessions/{id}/circles/seats", post(board::seat))
        .route("/sessions/{id}/circles/cards", get(board::cards))
        .route("/sessions/{id}/circles/after", get(after::ask).post(after::note))
}
