//! What she tells and only few may read: violence, a threat, a secret. Written by her mentor, opened one at a time.
//!
//! It takes a fresh proof, her consent to sealed notes at that moment, and an entry in the chain before the words; what another mentor
//! wrote opens only while she agrees that notes are handed on, or in an emergency. The first words stay: whatever is corrected or added
//! stands under them. What it refuses: a list over women, a search, a copy, an export, paper, and a draft that lies anywhere.

mod found;
mod list;
mod model;
mod note;
mod rules;
mod sealed;
mod store;
mod writing;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    found::tell,
    model::{NewNote, RestrictedNoteId},
    sealed::add_note,
    store::{end_words, forget_woman, list_sealed},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/notes", get(list::show_list).post(writing::save))
        .route("/people/{code}/notes/new", get(writing::ask))
        .route("/people/{code}/notes/{note}", get(note::show_note))
        .route("/people/{code}/notes/{note}/additions", post(note::add))
}
