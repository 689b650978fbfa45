//! Registering a woman: with next to nothing, in a minute, with a card that she takes home.
//!
//! A chosen name, a language, a picture, perhaps a group. It asks gently when the group has somebody of that name, and puts
//! her on the waiting list where there is no place. What it refuses: a legal name, a day that is still to come, more
//! members than places, a card that says which programme it is from.

mod card;
mod offer;
mod register;
mod store;

use axum::{Router, routing::get};

use crate::foundation::app::App;

/// Routes of this slice. Uses `users`, `people` and `groups`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/new", get(register::ask).post(register::save))
        .route("/people/{code}/registered", get(card::registered))
        .route("/people/{code}/card", get(card::print))
}
