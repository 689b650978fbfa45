//! The women of a programme: each with a code, the name she chose, a picture sign, and a journey of dated steps.
//!
//! Registering takes next to nothing: a chosen name, a language, a group. What would identify her stands sealed and apart.
//! What it refuses: a list with legal names, a step that overwrites an older one, a code that says anything about her.

mod code;
mod model;
mod rules;
mod sealed;
mod store;

use axum::Router;

pub use self::{
    code::{new_code, read_code},
    model::{Arrival, Basics, JourneyStep, NewParticipant, Participant, RecordedStep, SIGNS, Step, StepId},
    rules::{check_day, check_language, check_name, check_sign, name_key},
    sealed::{Identity, find_identity, save_identity},
    store::{
        add_journey_step, add_participant, edit_basics, find_by_code, free_code, get_by_code, list_by_group_on, list_journey,
        register, target_of,
    },
};
use crate::{
    foundation::{
        app::App,
        change::Change,
        clock::day_in,
        crypto::fill_random,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        text::Language,
    },
    users,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}

/// Registers somebody who came along: a first step `applied` today, a code, a sign at random. Her stay in the group as a
/// visitor is the group's to record. The caller has checked the name ([`check_name`]) and the action.
///
/// # Errors
/// When it cannot be written.
pub fn register_visitor(
    change: &mut Change<'_>,
    site: SiteId,
    chosen_name: &str,
    language: Language,
) -> Result<Participant, Error> {
    let zone = users::get_programme_of(change, site)?.zone;
    let arrival = Arrival {
        id: ParticipantId::new(change.clock()),
        site,
        basics: Basics { chosen_name: chosen_name.to_owned(), language, sign: any_sign() },
        step: Step::Applied,
        on: day_in(change.at(), &zone),
    };
    register(change, &arrival)
}

/// A sign for somebody who has not chosen one yet.
#[must_use]
pub fn any_sign() -> String {
    let mut byte = [0u8];
    fill_random(&mut byte);
    SIGNS[usize::from(byte[0]) % SIGNS.len()].to_owned()
}
