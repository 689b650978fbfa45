//! Her page and her journey: the dated steps that she takes through the programme, from the first to the last.
//!
//! A journey begins when she is registered, and the newest step is where she stands. What it refuses: a step that overwrites
//! an older one (a wrong one is corrected by a new one and stays visible), a reason that could harm her.

mod model;
mod person;
mod recording;
mod rules;
mod store;

use axum::{Router, routing::get};

pub use self::{
    model::{Arrival, JourneyStep, RecordedStep, StepId},
    rules::{REASONS, check_reason, judge, next_steps, stands},
    store::{add_journey_step, add_participant, forget_woman, list_journey, record_step, register},
};
use crate::{
    foundation::{
        app::App,
        change::Change,
        clock::day_in,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        text::Language,
    },
    people::{Basics, Participant, Step, any_sign},
    users,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}", get(person::show_person))
        .route("/people/{code}/journey", get(recording::ask).post(recording::record))
        .route("/people/{code}/journey/{step}/correction", get(recording::ask_correction).post(recording::correct))
}

/// Registers somebody who came along: a first step `applied` today, a code, a sign at random. Her stay in the group as a
/// visitor is the group's to record. The caller has checked the name ([`people::check_name`](crate::people::check_name)) and the action.
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
