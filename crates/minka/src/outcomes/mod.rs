//! What her answers say: the sum with what is still possible, a change in three words, her own line over time.
//!
//! Everything is made from the answers at the moment of looking. A band stands only where the very words she was asked in were
//! checked by a study; a change is held against fixed constants and called clear, or not. What it refuses: a percentile, a line
//! of anybody else, a sum where too many answers are missing, and to go on showing when she has stopped questionnaires.

mod gathering;
mod line;
mod look;
mod model;
mod overview;
mod pictures;
mod rules;
mod words;

use axum::{Router, routing::get};

pub(crate) use self::words::{say_number, say_scale_name};
pub use self::{
    pictures::{Pictured, Pictures, open_pictures},
    words::list_own,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/assessments", get(overview::show_overview))
        .route("/people/{code}/assessments/{id}", get(look::show_look))
        .route("/people/{code}/assessments/lines/{key}", get(line::show_line))
}
