//! The weekly meetings: planned from the recurrence, met or not met, and who was there.
//!
//! One screen marks everybody. What it refuses: a mark for someone who was no member that day, a session in the future
//! that is already held, a session that vanishes. Corrections keep what stood before.

mod cancellation;
mod closure;
mod evening;
mod group_sessions;
mod history;
mod model;
mod planning;
mod printed_roll;
mod roll_call;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{
        AttendanceMark, Counts, Evening, LineState, Mark, NextMeeting, RollDecision, RollLine, SentLine, SentRoll,
        Session, SessionId, SessionState,
    },
    planning::next_meeting_of,
    roll_call::{Choice, RollRow, absence_reasons, roll_rows, save_roll},
    rules::{may_mark, read_roll, unmarked},
    store::{
        add_session, check_attendance, find_session_on, get_evening, get_session, list_lessons_held, list_marks,
        list_sessions_of_group, record_held, roll, save_mark, target_of,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{id}/sessions", get(group_sessions::list).post(group_sessions::open))
        .route("/groups/{id}/sessions/blank", get(printed_roll::print_next))
        .route("/sessions/{id}", get(evening::ask))
        .route("/sessions/{id}/lesson", post(evening::choose_lesson))
        .route("/sessions/{id}/roll", get(roll_call::ask).post(roll_call::save))
        .route("/sessions/{id}/roll.pdf", get(printed_roll::print))
        .route("/sessions/{id}/cancellation", post(cancellation::cancel))
        .route("/sessions/{id}/resumption", post(cancellation::resume))
        .route("/sessions/{id}/closure", post(closure::close))
        .route("/sessions/{id}/history", get(history::show_history))
}
