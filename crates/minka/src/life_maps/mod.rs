//! Her life map: on one page, in her language, what she said about her life in pictures, then and now, and what she wants.
//!
//! Or her goals alone, in large print. Both are hers: they name no programme, no group and nobody else, and add nothing up. What it
//! refuses: a reader who is not her mentor, and pictures of a woman who has stopped questionnaires; her goals stand there all the same.

mod map;
mod paper;

use axum::{Router, routing::get};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/life-map", get(map::print))
        .route("/people/{code}/goals/paper", get(paper::print))
}
