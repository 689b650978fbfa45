//! Which questionnaires a programme asks: those that come with the program, and its own as plain files.
//!
//! A questionnaire is data. One that somebody was asked is frozen: a changed file is a new version, and old answers keep theirs.
//! Where only the structure is free the programme enters the words that it has a right to. It goes out as a form for a telephone, but
//! never one that asks about her safety; questions of a programme's own come in as such a form, and whoever brings it says which of them asks
//! about safety. What it refuses: a file with anything wrong in it, each thing named by its line or cell; a version that tells less of
//! her safety than another; a question without words; other words under a version that was used or that a telephone may have.

mod as_form;
mod catalogue;
mod from_form;
mod importing;
mod model;
mod one;
mod problems;
mod rules;
mod shipped;
mod store;
mod wording;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Held, InstrumentId},
    problems::{say_language, say_name, say_problem, say_question},
    shipped::{attribution, find_shipped, list_shipped},
    store::{add_held, find_asked, find_held, find_on, get_held, list_alarms, list_held, list_newest, list_on, switch},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/instruments", get(catalogue::show_catalogue))
        .route("/instruments/import", get(importing::ask).post(importing::take))
        .route("/instruments/{programme}/{key}", get(one::show_one))
        .route("/instruments/{programme}/{key}/file", get(one::hand_out))
        .route("/instruments/{programme}/{key}/form.xlsx", get(as_form::hand_out_table))
        .route("/instruments/{programme}/{key}/form.xml", get(as_form::hand_out_form))
        .route("/instruments/{programme}/{key}/use", post(one::switch))
        .route("/instruments/{programme}/{key}/words", get(wording::ask).post(wording::enter))
}
