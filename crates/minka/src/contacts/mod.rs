//! How a woman can be reached without harm, and that she is not reached at all.
//!
//! The card says whose telephone it is, which way, on which days between which hours of her own zone, who may pick up, what
//! to say to anybody else, and a word by which she knows us. It ends after ninety days at the most; then she is asked again.
//! Without one nobody reaches her. Anybody on staff who reaches her pauses everything with one tap. What leaves takes a
//! [`SafeToSend`], which only [`gate`] makes, at the moment of sending; nothing sends yet. Where the words for others hold a name of
//! ours, or one that betrays, whoever writes or opens it is told so, and nothing is refused. What it refuses: "any time".

mod gate;
mod model;
mod overview;
mod pausing;
mod proposals;
mod rules;
mod sealed;
mod store;
mod writing;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    gate::{SafeToSend, gate},
    model::{Card, Channel, Held, Whose},
    sealed::{find_card, save_card},
    store::{
        Waiting, forget_woman, has_card, is_paused, list_proposed_alone, list_sealed, pause, pause_again,
        remove_sealed, void_card_again, waiting_of,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/contact", get(overview::ask))
        .route("/people/{code}/contact/opening", post(overview::open))
        .route("/people/{code}/contact/card", get(writing::ask).post(writing::save))
        .route("/people/{code}/contact/proposal", get(proposals::ask).post(proposals::propose))
        .route("/people/{code}/contact/proposals/{id}/decision", post(proposals::decide))
        .route("/people/{code}/contact/pause", post(pausing::pause_all))
        .route("/people/{code}/contact/resumption", post(pausing::resume))
}
