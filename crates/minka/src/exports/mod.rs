//! The register leaves the house as codes: group, state, since when, language. Never a legal name; a chosen name only from
//! the command line, for somebody who holds the machine's keys anyway. So does attendance over a period: a row for each woman and
//! group, counted and measured as every page counts it. So do her goals: what each is about, how both know it and how far it is; her
//! sentence, her reasons, the unit, steps and levels that she worded stay sealed at home. And for each woman with goals one number of how far
//! they were attained, in a table of its own (`attained` says why).
//!
//! Rows go from the database into the answer as they are read, some thousand at a time, so that neither a large programme
//! nor a slow line fills the memory or holds up other readers. Named a recipient's age key, they are sealed on their way and never lie
//! anywhere in clear. One row of each table belongs to nobody: its code was drawn for this table alone, so that also a table
//! from which the mark was cut leads to who took it out. What it refuses: a cell that a spreadsheet would calculate, and a second
//! table from the same page.

mod attained;
mod attended;
mod page;
mod pursued;
mod rules;
mod sealed;
mod store;
mod write;
mod written_down;

use axum::{Router, routing::get};

pub use self::{
    rules::{Span, plain_cell, read_recipient},
    sealed::export_for,
    write::{Kind, Mark, Register, What, export_register},
    written_down::write_down,
};
use crate::foundation::app::App;

/// Routes of this slice. Uses `users`, `people`, `goals` and `attendance`.
pub fn routes() -> Router<App> {
    Router::new().route("/people/export", get(page::ask).post(page::take_out))
}
