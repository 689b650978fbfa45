//! Somebody needs whoever answers here: her first page, lying open, shows it within the same second.
//!
//! The page asks by itself and the question waits until something has come. What it refuses: to say of whom or what, and to keep a sign-in
//! alive because a page is open.

mod waiting;

use axum::{Router, routing::get};

pub use self::waiting::{PATIENCE, address};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/today/coming", get(waiting::wait))
}
