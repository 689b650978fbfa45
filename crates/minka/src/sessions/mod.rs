//! The weekly meetings of a group: planned from its recurrence less its holidays, opened by whoever leads.
//!
//! The list says what comes, what is today and what was; one evening itself is in `evenings`, who was there in
//! `roll_call`. What it refuses: a meeting outside the rhythm without a reason, one that is too far ahead to know, two on
//! one day, a session that vanishes.

mod group_sessions;
mod hours;
mod model;
mod opening;
mod planning;
mod rules;
mod store;
mod unopened;

use axum::{Router, routing::get};

pub use self::{
    model::{Counts, Evening, NextMeeting, Session, SessionBefore, SessionId, SessionState, What},
    opening::evening_for,
    planning::{next_day, next_meeting_of, propose_lesson},
    rules::{read_key, short_day, standing},
    store::{
        add_session, close_session, find_session_on, get_evening, get_session, list_lessons_held, list_session_before,
        list_sessions_of_group, reopen_session, save_counts, set_closed_by, set_lesson, set_state, target_of,
    },
    unopened::{UnopenedDay, list_unopened},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{id}/sessions", get(group_sessions::list).post(group_sessions::open))
        .route("/groups/{id}/hours", get(hours::ask).post(hours::save))
}
