//! A part of what is kept of her is erased while her file stays: what was written while she agreed to notes, or what she answered.
//!
//! She asks, from her own view or through anybody who may ask that she be forgotten; a manager who is somebody else does it. The words
//! go, and with them the key of the part, so that from a stated day no copy can be read; the journal keeps a restored back-up from
//! bringing them back. Counts and attendance stay whole. What it refuses: to do it under a hold, to ask why, and to take one's own
//! request for two people.

mod ask;
mod erasure;
mod hers;
mod lines;
mod model;
mod receipt;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    erasure::{erase_again, part_of},
    lines::{Goes, Stays, all_that_goes, all_that_stays},
    model::Open,
    store::{count_open, forget_woman, list_open},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/erasing/{part}", get(ask::show_state).post(ask::request))
        .route("/people/{code}/erasing/{part}/execution", post(erasure::execute))
        .route("/people/{code}/erasing/{part}/withdrawal", post(ask::withdraw))
        .route("/own/erasing/{part}", post(hers::request))
        .route("/own/erasing/{part}/withdrawal", post(hers::withdraw))
        .route("/erased/{id}", get(receipt::show_receipt))
        .route("/erased/{id}/paper", get(receipt::print))
}
