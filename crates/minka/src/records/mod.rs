//! What the programme answers with when somebody asks what it holds, why, for how long and how it is guarded: the records of processing
//! and the security document, made anew from what the program itself goes by whenever they are opened or printed.
//!
//! Nothing in them is typed in: tables and columns come from the list of what is held, grounds from the table of grounds, roles from the
//! access table, days of back-ups and drills from where these are noted. What no program can know (who answers, who signs) is a line to
//! be filled in by hand. What it refuses: a word about any woman.

mod facts;
mod held;
mod model;
mod page;
mod processing;
mod security;

use axum::{Router, routing::get};

pub use self::{
    facts::Facts,
    held::{Clock, Table, clocks, tables},
    model::{Paper, Part},
    processing::records_of_processing,
    security::security_document,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/records", get(page::show_both))
        .route("/records/processing", get(page::show_processing))
        .route("/records/security", get(page::show_security))
}
