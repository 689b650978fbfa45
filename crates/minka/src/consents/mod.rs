//! What she agreed to: each purpose by itself, read aloud in her language, until a day, and stopped with one tap.
//!
//! Every answer is a row that nobody changes; the newest one of a purpose (and of a recipient, for sharing) decides. Whoever
//! is about to show, send or count asks [`holds`] at that moment: no other table keeps a copy of the answer. Refusing
//! everything keeps nobody from joining; whoever says that she takes part no more is written about no more ([`check_takes_part`]).
//! What it refuses: a consent without reader or language, one without an end or with one beyond a year, one given aloud where
//! the law wants it in writing, sharing without a named recipient; and there is no right to go on without her consent.

mod again;
mod asking;
mod bases;
mod found;
mod list;
mod model;
mod paper;
mod receipt;
mod rules;
mod store;
mod withdrawal;

use axum::{Router, routing::get};

pub use self::{
    again::{share_no_again, shorten_again, stop_again},
    bases::{basis_of, countries, country_of, country_under, is_in_writing, kept_after, kept_basis, kept_tables},
    model::{ConsentEvent, ConsentId, Purpose, Recipient, SECTORS, Said, TEXT_VERSION, Way},
    receipt::{Receipt, find_receipt},
    store::{add_event, check_takes_part, forget_woman, holds, list_agreeing, list_events, list_newest, takes_part},
    withdrawal::{list_held, stop_purpose},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/consents", get(list::show_consents))
        .route("/people/{code}/consents/paper", get(paper::print))
        .route("/people/{code}/consents/{purpose}", get(asking::ask).post(asking::record))
        .route("/people/{code}/consents/{purpose}/paper", get(paper::print_to_sign))
        .route("/people/{code}/consents/{purpose}/withdrawal", get(withdrawal::receipt).post(withdrawal::withdraw))
}
