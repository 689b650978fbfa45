//! What was taken back stays taken back: restraints that a restored database does not know are applied again before
//! anything is served, and a folder whose journal is lost is held back until two managers have looked.
//!
//! Each act is done again by the room that it belongs to, and only if it is not in force. What it refuses: to open a
//! restored folder as if nothing had happened since its back-up.

mod replay;
mod safe_mode;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    replay::{Replayed, replay},
    store::newest_entry,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/safe-mode", get(safe_mode::show_state))
        .route("/safe-mode/ending", post(safe_mode::agree_to_end))
}
