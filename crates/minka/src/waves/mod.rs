//! When women are asked: at the start, in the middle, at the end and later, each a window of days from her entry.
//!
//! To which window one time belongs that she was asked is decided in one place, by its day and by where her days count from, whenever
//! somebody looks: a list of who is due and a figure about many say the same. What is asked outside is kept and belongs to no wave. A window is never changed once it stands: one that is wrong
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

pub(crate) use self::store::{read_starts, starts_columns};
pub use self::{
    model::{CountsFrom, Kind, Starts, Wave, WaveId, Windows},
    rules::window,
    store::{add_wave, find_starts, list_waves, read_windows},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/waves", get(planning::show_waves).post(planning::add))
        .route("/waves/{wave}/end", post(planning::end))
}
