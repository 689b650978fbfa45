//! Something of ours came into strange hands: a telephone, a paper, a file, an account that somebody else used.
//!
//! Whoever notices writes it down in a minute; from the moment of noticing a clock runs, as long as the law of the country gives until the
//! authority has to hear of it. First steps are ticked off, and those that the program can take it takes. Whom it may concern is looked for in
//! the chain of who did what, and in what the account could see; rather one woman too many than one too few. No notice to her leaves
//! this page but through the door of her safe contact; whom nobody may reach is told by her mentor, in person, or not at all where that
//! would endanger her. What it refuses: a moment that has not come, a list of nobody's making, and closing it with the clock unanswered.

mod handling;
mod letter;
mod list;
mod model;
mod reporting;
mod rules;
mod sealed;
mod search;
mod store;
mod women;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    list::{Waiting, list_waiting},
    model::{Breach, BreachId, Kind, NewBreach, Reply, Step, Thing, Told, Why},
    reporting::report,
    search::find_women,
    store::{forget_breaches, forget_woman, note_step},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/breaches", get(list::show_list).post(reporting::save))
        .route("/breaches/new", get(reporting::ask))
        .route("/breaches/{breach}", get(handling::show_breach))
        .route("/breaches/{breach}/steps", post(handling::take_step))
        .route("/breaches/{breach}/reply", post(handling::save_reply))
        .route("/breaches/{breach}/closure", post(handling::close))
        .route("/breaches/{breach}/search", get(search::watch).post(search::begin))
        .route("/breaches/{breach}/women", get(women::show_women))
        .route("/breaches/{breach}/women/{code}/telling", post(women::tell))
        .route("/breaches/{breach}/letter", get(letter::show_letter))
}
