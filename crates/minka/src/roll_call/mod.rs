//! Who was there: everybody of one meeting marked on one screen, or on paper, and set right afterwards.
//!
//! What it refuses: a mark for somebody who was no member that day, a mark before the day has come or where the group did
//! not meet, an absence without a reason. Two phones in one room do not undo each other, and a correction keeps what stood
//! before.

mod history;
mod marking;
mod model;
mod printed_roll;
mod rules;
mod store;
mod walk_in;

use axum::{Router, routing::get};

pub use self::{
    marking::{RollRow, absence_reasons, right_to_mark, roll_rows, save_roll},
    model::{AttendanceMark, CORRECTION_REASONS, LineState, Mark, RollDecision, RollLine, SentLine, SentRoll},
    rules::{read_roll, read_why, unmarked},
    store::{check_attendance, forget_woman, list_marks, record_held, roll, save_mark, take_private_word},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{id}/sessions/blank", get(printed_roll::print_next))
        .route("/sessions/{id}/roll", get(marking::ask).post(marking::save))
        .route("/sessions/{id}/roll.pdf", get(printed_roll::print))
        .route("/sessions/{id}/history", get(history::show_history))
}
