//! What was noted about asking a woman and is not so: asked of the wrong woman, with the wrong questionnaire, only tried out, asked twice, or
//! on another day.
//!
//! A mistake counts in nothing from then on: no sum, line, list, report, file or telephone. It is no erasure: what stood there stays, with
//! who found it when and why, and it can be taken back. A concern that it raised stays, for somebody may be in danger all the same. Whoever
//! asked corrects it on the same day, later whoever runs the site, who sees no answer for it. What it refuses: a reason in words of one's
//! own, a day that has not come, and a woman who does not agree to questionnaires.

mod found;
mod mistake;
mod mistakes;
mod model;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Act, CorrectionId, Reason},
    store::forget_woman,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/assessments/mistakes", get(mistakes::show_list))
        .route("/people/{code}/assessments/{id}/mistake", get(mistake::ask).post(mistake::void))
        .route("/people/{code}/assessments/{id}/mistake/return", post(mistake::take_back))
        .route("/people/{code}/assessments/{id}/mistake/day", post(mistake::correct_day))
}
