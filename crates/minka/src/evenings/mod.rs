//! One evening of one group as a list of things to do: the lesson, the roll call, the circles, closing; or "we did not meet".
//!
//! What it refuses: an evening closed before its day or with nobody in it, "we did not meet" where women are marked as there,
//! a change to a closed evening without a reason.

mod cancellation;
mod closure;
mod evening;
mod rules;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sessions/{id}", get(evening::ask))
        .route("/sessions/{id}/lesson", post(evening::choose_lesson))
        .route("/sessions/{id}/cancellation", post(cancellation::cancel))
        .route("/sessions/{id}/resumption", post(cancellation::resume))
        .route("/sessions/{id}/closure", post(closure::close))
}
