//! Changing courses: new ones, other words, another order, lessons that retire and come back.
//!
//! Every replaced word is kept and can be brought back. What it refuses: to delete what was taught, to write over somebody
//! who was faster (both versions are shown), a lesson without a title that may stand on paper.

mod add;
mod before;
mod edit;
mod order;
mod rules;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/courses", post(add::add_course))
        .route("/courses/new", get(add::ask_course))
        .route("/courses/{id}/lessons/new", get(add::ask_lesson))
        .route("/courses/{id}/lessons", post(add::add_lesson))
        .route("/courses/{id}/order", get(order::read))
        .route("/lessons/{id}/place", post(order::place))
        .route("/lessons/{id}/retirement", post(order::retire))
        .route("/lessons/{id}/return", post(order::bring_back))
        .route("/lessons/{id}/edit", get(edit::ask).post(edit::save))
        .route("/lessons/{id}/before", get(before::list))
        .route("/lessons/{id}/before/{before}", get(before::read))
        .route("/lessons/{id}/before/{before}/restoration", post(before::restore))
}
