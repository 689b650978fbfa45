//! What was opened of a woman, and what may be opened in an emergency.
//!
//! When her life may hang on it, a mentor or manager of her site opens one woman's sealed part for an hour, to read and to
//! change nothing, with a reason that is kept sealed. One at a time: while one is open to somebody no second one opens to her; she
//! gives the first up, which ends at once, in the same tap that opens the next, or by the button on every page. Her mentor and the
//! managers learn it at once. Somebody else looks at it within seven days; an opening that nobody looked at by then lets whoever made
//! it open nobody until somebody has. One that is over and not yet looked at, and younger than that, hinders nobody: sisters may
//! be in danger on one day. She may ask who opened what, when and why. What it refuses: whole groups, an administrator, a woman
//! who named whoever asks, and a reason in an address.

mod emergency;
mod model;
mod review;
mod rules;
mod store;
mod who;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Opened, Opening, OpeningId, Verdict},
    rules::review_until,
    store::{add_opening, end_again, forget_woman, list_of_woman, list_opened, list_to_review, review_opening},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/openings", get(emergency::ask).post(emergency::open))
        .route("/openings/reviews", get(review::show_list))
        .route("/openings/{id}/ending", post(emergency::end))
        .route("/openings/{id}/review", get(review::ask).post(review::decide))
        .route("/people/{code}/openings", get(who::ask).post(who::show_openings))
}
