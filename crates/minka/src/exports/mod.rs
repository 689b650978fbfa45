//! The register leaves the house as codes: group, state, since when, language. Never a legal name; a chosen name only from
//! the command line, for somebody who holds the machine's keys anyway.
//!
//! Rows go from the database into the answer as they are read, some thousand at a time, so that neither a large programme
//! nor a slow line fills the memory or holds up other readers. What it refuses: a cell that a spreadsheet would calculate.

mod page;
mod rules;
mod store;
mod write;
mod written_down;

use axum::{Router, routing::get};

pub use self::{
    rules::plain_cell,
    write::{Kind, Register, export_register},
    written_down::write_down,
};
use crate::foundation::app::App;

/// Routes of this slice. Uses `users` and `people`.
pub fn routes() -> Router<App> {
    Router::new().route("/people/export", get(page::ask).post(page::take_out))
}
