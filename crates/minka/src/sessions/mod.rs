//! The weekly meetings: planned from the recurrence, met or not met, and who was there.
//!
//! One screen marks everybody. What it refuses: a mark for someone who was no member that day, a session in the future
//! that is already held, a session that vanishes. Corrections keep what stood before.

mod model;
mod store;

use axum::Router;

pub use self::{
    model::{AttendanceMark, Mark, Session, SessionId, SessionState},
    store::{add_session, check_attendance, get_session, list_marks, record_held, save_mark, target_of},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
