//! Care for those who walk beside women: who carries much, who wants to talk, which women nobody has spoken to.
//!
//! A supervisor sees that a visit was heavy, on her first page too, and not about whom; what was talked about is a choice of topics and no words.
//! Silent is what it is on a mentor's own first page (`silences::SILENT_DAYS`). What it refuses: an order of mentors by how well they
//! do, and a talk with oneself.

mod list;
mod mentor;
mod model;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    list::list_wanted,
    model::{TOPICS, Talk, TalkId, Wanted},
    store::add_talk,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/supervision", get(list::show_mentors))
        .route("/supervision/{user}", get(mentor::show_mentor).post(mentor::record))
        .route("/supervision/{user}/talks/{talk}/removal", post(mentor::set_aside))
}
