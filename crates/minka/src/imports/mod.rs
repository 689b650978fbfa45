//! Spreadsheets in: the list that a programme kept so far becomes its register of women.
//!
//! Somebody brings a table, says which column is what (asked once, remembered), sees what will be made and brought up to
//! date, and every problem with its sheet, row and column; then all of it is done, or nothing. How a list is read stands
//! in `registers`, how it is carried out in `bulk_registration`. What it refuses: to carry out what was not looked at, to
//! show an upload to anybody but who brought it, to leave one on the disk.

mod check;
mod columns;
mod command;
mod model;
mod registration;
mod report;
mod upload;
mod uploads;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    command::{Options, run},
    report::{Column, Report, Told},
};
use crate::foundation::{app::App, body::LargeBody};
pub use crate::{bulk_registration::Tools, registers::Field};

/// What may be larger than a form: the list itself, with a little room for the form around it.
pub(crate) const LARGER_BODIES: [LargeBody; 1] =
    [LargeBody { route: "/people/import", most: upload::LARGEST_FILE + (64 << 10), says: "imports-too-large" }];

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/import", get(upload::ask).post(upload::take))
        .route("/people/import/{id}", get(columns::ask))
        .route("/people/import/{id}/check", get(check::see).post(columns::take))
        .route("/people/import/{id}/check/progress", get(check::progress))
        .route("/people/import/{id}/problems.csv", get(check::problems))
        .route("/people/import/{id}/registration", get(registration::see).post(registration::take))
        .route("/people/import/{id}/registration/progress", get(registration::progress))
        .route("/people/import/{id}/removal", post(upload::remove))
}
