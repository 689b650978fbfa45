//! Forgetting: whoever asks for it is forgotten for good, in every back-up by a stated day.
//!
//! One member of staff asks, a manager who is somebody else does it. Her key is taken away, every room removes what leads to
//! her, and what stays is a row without a name, so that attendance counts stay what they were. The receipt says what is gone,
//! what stays and why, and from which day no copy can be read. What it refuses: forgetting under a hold, a hold without an
//! end, and a reason for being forgotten.

mod ask;
mod erasure;
mod hold;
mod model;
mod receipt;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    erasure::{forget, forget_again},
    hold::hold_again,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/forgetting", get(ask::show_state).post(ask::request))
        .route("/people/{code}/forgetting/execution", post(erasure::execute))
        .route("/people/{code}/hold", get(hold::ask).post(hold::place))
        .route("/people/{code}/hold/{id}/lifting", post(hold::lift))
        .route("/forgotten/{id}", get(receipt::show_receipt))
}
