//! Two files of one woman put together: asked for by one, done by another, undone the same way.
//!
//! Nothing is lost: every row of the second file moves to the first, or leaves its table and is kept with the merge, as it was.
//! One list says for every table what happens to its rows ([`crate::file_tables::TABLES`]); a table that is not on it fails the tests. Her old
//! code goes on to find her. What it refuses: to be done by one person, a merge of a woman with herself, of two who are kept apart
//! or were told apart, and to undo an earlier merge before a later one.

mod carry;
mod list;
mod model;
mod page;
mod propose;
mod rules;
mod store;
mod undo;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    carry::{Choice, opens_any, put_together, take_apart},
    model::MergeId,
    store::{add_proposal, forget_kept, forget_kept_reasons, forget_woman},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/merge/{other}", get(propose::ask).post(propose::propose))
        .route("/merges", get(list::show_list))
        .route("/merges/{id}", get(page::show_merge))
        .route("/merges/{id}/confirmation", post(page::confirm))
        .route("/merges/{id}/withdrawal", post(page::withdraw))
        .route("/merges/{id}/undoing", post(undo::propose))
        .route("/merges/{id}/undoing/confirmation", post(undo::confirm))
        .route("/merges/{id}/undoing/withdrawal", post(undo::withdraw))
}
