//! What she agreed to: each purpose by itself, read aloud in her language, until a day, and stopped with one tap.
//!
//! Every answer is a row that nobody changes; the newest one of a purpose (and of a recipient, for sharing) decides. Whoever
//! is about to show, send or count asks [`holds`] at that moment: no other table keeps a copy of the answer. Refusing
//! everything keeps nobody from joining. What it refuses: a consent without reader or language, one without an end or with
//! one beyond a year, sharing without a named recipient; and there is no right to go on without her consent.

mod asking;
mod bases;
mod found;
mod list;
mod model;
mod paper;
mod rules;
mod store;
mod withdrawal;

use axum::{Router, routing::get};

pub use self::{
    bases::{basis_of, countries, country_of, kept_after, kept_basis, kept_tables},
    model::{ConsentEvent, ConsentId, Purpose, Recipient, SECTORS, Said, TEXT_VERSION, Way},
    store::{add_event, forget_woman, holds, list_agreeing, list_events},
    withdrawal::{has_agreed, stop_purpose, withdraw_again},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/consents", get(list::show_consents))
        .route("/people/{code}/consents/paper", get(paper::print))
        .route("/people/{code}/consents/{purpose}", get(asking::ask).post(asking::record))
        .route("/people/{code}/consents/{purpose}/withdrawal", get(withdrawal::receipt).post(withdrawal::withdraw))
}
