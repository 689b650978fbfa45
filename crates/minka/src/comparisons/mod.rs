//! Comparing files by itself: when somebody saves what is sealed of a woman, after a list came in, every night, and by hand.
//!
//! What is sealed is opened in memory, compared and let go of; that this happens stands in the chain before. What is found goes to
//! the review list of the site, and whoever has just saved sees "perhaps she is here already" as far as she may look at both.
//! Somebody alike at another site of the programme is a hint for the managers of the two, and no more: no name, code or reason.
//! What it refuses: to put files together, to hint at a woman outside the reader's reach, and to work where nothing is new.

mod apart;
mod beside;
mod elsewhere;
mod night;
mod perhaps;
mod rules;
mod saving;
mod searching;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    night::{compare_at_night, compare_new},
    searching::compare_site,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/identity", post(saving::save))
        .route("/people/{code}/identity/alike", get(perhaps::show_perhaps))
        .route("/duplicates/search", post(searching::begin))
        .route("/duplicates/search/{site}", get(searching::watch))
        .route("/duplicates/search/{site}/progress", get(searching::progress))
        .route("/duplicates/elsewhere", get(elsewhere::show_elsewhere))
        .route("/duplicates/elsewhere/decided", get(apart::show_apart))
        .route("/duplicates/elsewhere/decided/{verdict}/return", post(apart::take_back))
        .route("/duplicates/elsewhere/{code}", post(elsewhere::tell_apart))
}
