//! What she tells about her life when she is ready: whom she lives with, her work, what brings her, how her body carries her.
//!
//! Every question is optional, "rather not say" is an answer of its own and never a nought, and a programme switches off what it does
//! not need, here and on the other forms about her (`switches`). The answers are sealed under her key, opened by an act of their own and shown once. The newest telling counts; earlier
//! ones stay with their day. What it refuses: a list, a search, an export, a question nobody switched on.

mod model;
mod opening;
mod rules;
mod sealed;
mod settings;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Answers, BackgroundId, QUESTIONS, Question},
    opening::tell,
    rules::{Functioning, functioning},
    sealed::{add_background, find_newest},
    store::{forget_woman, list_sealed},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/background", get(opening::ask).post(opening::save))
        .route("/people/{code}/background/opening", post(opening::open))
        .route("/backgrounds", get(settings::show_settings).post(settings::choose))
        .route("/backgrounds/reasons", post(settings::add_reason))
        .route("/backgrounds/reasons/{reason}/end", post(settings::end_reason))
}
