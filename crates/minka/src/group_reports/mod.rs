//! What the answers of many women say: what changed for the group, and whether the answers hang together. Where answers come to no one sum
//! each scale stands by itself, or else each question with how many are better, the same and harder.
//!
//! The start and the end are windows of the programme's own; what was asked outside of them is kept, and stands in no figure. Asked,
//! answered and summed are three counts, and a share stands with both of its denominators: those who answered again and all whose turn it
//! was. Counted is whoever agrees to questionnaires and to being counted, asked for at the moment of looking. What it refuses: a share of
//! fewer than ten pairs, anything about a part of fewer than five women, to add up what was asked in other words or summed otherwise, and a
//! chance of error on a screen.

mod alarm;
mod group;
mod many;
mod model;
mod parts;
mod rules;
mod store;
mod together;

use axum::{Router, routing::get};

pub use self::alarm::look_again;
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/instruments/{programme}/{key}/group", get(group::show_group))
        .route("/instruments/{programme}/{key}/together", get(together::show_together))
}
