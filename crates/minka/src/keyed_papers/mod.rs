//! A paper on which she answered, keyed in afterwards on one page.
//!
//! Either the whole paper stands or none of it; a slip in one line is shown, with all that was typed. What it says about her safety waits
//! for no slip: it is kept and reaches somebody at once, and the whole paper that is sent later tells nobody a second time. What it
//! refuses: a figure that is none of the answers, a paper that is kept already, and a woman who has not agreed to questionnaires.

mod keying;

use axum::{Router, routing::get};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/people/{code}/assessments/{id}/keying", get(keying::ask).post(keying::take))
}
