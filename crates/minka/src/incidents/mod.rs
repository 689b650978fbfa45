//! What was done to her, written down only when she wants it and only where help can be given.
//!
//! The form opens for her mentor alone, with her consent to sealed notes, and while the site's written procedure with its paths to help is
//! in force: asking without help behind it does harm. The fewest fields of Primero's incident form, everything sealed under her key. What she
//! told is read to her when she asks, also after she stopped agreeing to notes and where no help is at hand any more. What it
//! refuses: a name or trace of whoever did it, a list, a count, an export, and asking as a matter of routine.

mod model;
mod records;
mod rules;
mod sealed;
mod store;
mod telling;
mod writing;

use axum::{Router, routing::get};

pub use self::{
    model::{IncidentId, Told},
    rules::{Delay, Flag, delay, flags},
    sealed::add_incident,
    store::{end_words, forget_woman, list_sealed},
    telling::tell,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/records", get(records::show_records).post(writing::save))
        .route("/people/{code}/records/new", get(writing::ask))
}
