//! Forgetting: whoever asks for it is forgotten for good, in every back-up by a stated day.
//!
//! One member of staff asks, a manager who is somebody else does it. Her key is taken away, every room removes what leads to
//! her, and what stays is a row without a name, so that attendance counts stay what they were. The receipt says what is gone,
//! what stays and why, and from which day no copy can be read. She asks herself too, in front of her own file; and a file whose
//! years are over (`retention`) goes the same way, by the program. What it refuses: forgetting under a hold, a hold without an
//! end, and a reason for being forgotten.

mod ask;
mod erasure;
mod hers;
mod hold;
mod list;
mod model;
mod over;
mod receipt;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    erasure::{forget, forget_again},
    hold::{hold_again, hold_former_again},
    over::forget_what_is_over,
    store::{count_open, is_asked},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/forgetting", get(ask::show_state).post(ask::request))
        .route("/people/{code}/forgetting/execution", post(erasure::execute))
        .route("/people/{code}/forgetting/withdrawal", post(ask::withdraw))
        .route("/own/forgetting", post(hers::request))
        .route("/own/forgetting/withdrawal", post(hers::withdraw))
        .route("/forgetting", get(list::show_list))
        .route("/people/{code}/hold", get(hold::ask).post(hold::place))
        .route("/people/{code}/hold/{id}/lifting", post(hold::lift))
        .route("/forgotten/{id}", get(receipt::show_receipt))
        .route("/forgotten/{id}/paper", get(receipt::print))
}
