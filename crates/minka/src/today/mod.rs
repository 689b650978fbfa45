//! The first page of everybody's day, made from what each may reach: the next meeting as one large card, then what waits.
//!
//! A facilitator finds tonight's group, a mentor her women, a manager today's meetings and what needs a second person.
//! What it refuses: a dashboard for its own sake, and anything that compares one woman with another.

mod asking;
mod beside;
mod breached;
mod day;
mod first_steps;
mod leaving;
mod meetings;
mod more;
mod private_word;
mod store;
mod upkeep;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(day::show_today))
        .route("/more", get(more::show_more))
        .route("/private-words/{id}/taken", post(private_word::take))
}
