//! When women are asked: at the start, in the middle, at the end and later, each a window of days from her entry.
//!
//! What is asked outside its window is kept and belongs to no wave. A window is never changed once it stands: one that is wrong
//! ends, and another takes its place. What it refuses: two windows in which the same would be asked, a window that ends before
//! it begins.

mod model;
mod planning;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use self::store::starts_columns;
pub use self::{
    model::{CountsFrom, Kind, Starts, Wave, WaveId},
    rules::{wave_of, window},
    store::{add_wave, list_all, list_waves},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/waves", get(planning::show_waves).post(planning::add))
        .route("/waves/{wave}/end", post(planning::end))
}
