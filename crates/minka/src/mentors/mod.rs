//! Who walks beside a woman: a manager gives her one of the site's mentors, from a day on and for a reason.
//!
//! One mentor at a time; those before stay in the history with their days. From that day the mentor finds her on her own
//! first page and in her list, and nobody else's women. What it refuses: a mentor whom nobody approved at this site, her
//! kin, whoever knows her privately and whom she has named, more than a mentor's room without a word why, a change without a
//! reason, and a manager who gives a woman to herself.

mod beside;
mod rules;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/mentor", get(beside::ask).post(beside::give))
        .route("/people/{code}/mentor/{assignment}/end", post(beside::end))
}
