//! Registering a woman: with next to nothing, in a minute, with a card that she takes home.
//!
//! A chosen name, a language, a picture, perhaps a group. It asks gently when somebody is written alike, while the name is
//! being typed and once more before she is registered, and puts her on the waiting list where there is no place. What it
//! refuses: a legal name, a day that is still to come, more members than places, a hint of a woman whom the one who registers
//! may not see, a card that says which programme it is from.

mod card;
mod offer;
mod register;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice. Uses `users`, `people`, `duplicates` and `groups`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/new", get(register::ask).post(register::save))
        .route("/people/new/alike", post(register::alike))
        .route("/people/{code}/registered", get(card::registered))
        .route("/people/{code}/card", get(card::print))
}
