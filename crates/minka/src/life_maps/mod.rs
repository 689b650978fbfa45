//! Her life map: on one page, in her language, what she said about her life in pictures, then and now, and what she wants.
//!
//! It is hers: it names no programme, no group and nobody else, and adds nothing up. What it refuses: a reader who is not her mentor,
//! and pictures of a woman who has stopped questionnaires; her goals stand there all the same.

mod map;

use axum::{Router, routing::get};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/people/{code}/life-map", get(map::print))
}
