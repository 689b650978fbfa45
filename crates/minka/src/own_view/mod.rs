//! What we hold on her, for her: on her mentor's device, locked to her own file, or on paper, in her language.
//!
//! It begins with the question whether she is alone and safe. She sees what stands about her and nobody else's data, and is told
//! what is withheld and who reads it to her; she pauses, stops, names, asks for a correction or to be forgotten with one tap. What
//! it refuses: a copy without that question, a page that leads anywhere else, and to say that something is everything.

mod copy;
mod gathering;
mod her_taps;
mod model;
mod page;
mod start;
mod stopped;
mod store;
mod wishes;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::model::{Why, Withheld};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/own-view", get(start::ask).post(start::begin))
        .route("/people/{code}/own-view/copy", post(copy::hand_out))
        .route("/people/{code}/wishes/{id}/answer", post(wishes::answer))
        .route("/own", get(page::show_own))
        .route("/own/pause", post(her_taps::pause))
        .route("/own/concern", post(her_taps::call))
        .route("/own/consents/{purpose}/withdrawal", get(stopped::show_receipt).post(her_taps::withdraw))
        .route("/own/names", post(her_taps::name_somebody))
        .route("/own/wishes", post(her_taps::wish))
        .route("/own/end", post(her_taps::end))
}
