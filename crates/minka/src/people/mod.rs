//! The women of a programme: each with a code, the name she chose, a picture sign, and a journey of dated steps.
//!
//! Registering takes next to nothing: a chosen name, a language, a group. What would identify her stands sealed and apart.
//! What it refuses: a list with legal names, a step that overwrites an older one, a code that says anything about her.

mod code;
mod model;
mod rules;
mod store;

use axum::Router;

pub use self::{
    code::new_code,
    model::{JourneyStep, NewParticipant, Participant, SIGNS, Step},
    rules::name_key,
    store::{add_journey_step, add_participant, find_by_code, get_by_code, list_by_group_on, target_of},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
