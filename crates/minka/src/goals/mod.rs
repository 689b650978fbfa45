//! What she wants to reach, in her own words: why, the first step, by when, and how both will know.
//!
//! She chooses; nobody's goals stand beside another's. Her sentence stays as she said it, her mentor adds a second line. A
//! goal that was reached, changed or let go is none the less a goal, and none of these is a failure; one that was never hers is struck
//! through. What it refuses: a target that is where she stands already, a number that can be read in two ways, a reading from before
//! she set it; everything else is a hint.

mod ending;
mod found;
mod goal;
mod list;
mod model;
mod read;
mod rules;
mod sealed;
mod setting;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    found::{get_goal, say_newest, say_reading},
    list::say_state,
    model::{CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme},
    sealed::{Told, Words, open as open_words, open_told},
    store::{forget_woman, list_sealed},
};
use crate::foundation::{
    app::App,
    change::Change,
    error::Error,
    ids::{ParticipantId, SiteId},
    keyring::Keyring,
    store::Db,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/goals", get(list::show_goals).post(setting::save))
        .route("/people/{code}/goals/new", get(setting::ask))
        .route("/people/{code}/goals/{goal}", get(goal::show_goal))
        .route("/people/{code}/goals/{goal}/edit", get(setting::ask_revision).post(setting::revise))
        .route("/people/{code}/goals/{goal}/check-ins", post(goal::check_in))
        .route("/people/{code}/goals/{goal}/check-ins/{reading}/removal", post(goal::set_aside))
        .route("/people/{code}/goals/{goal}/ending", get(ending::ask).post(ending::end))
        .route("/people/{code}/goals/{goal}/return", post(ending::reopen))
        .route("/people/{code}/goals/{goal}/removal", post(ending::strike))
}

/// Sets a goal. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_goal(change: &mut Change<'_>, keyring: &Keyring, site: SiteId, goal: &Goal) -> Result<(), Error> {
    let sealed = sealed::seal(keyring, goal.woman, goal.id, &goal.words)?;
    store::add_goal(change, site, goal, &sealed)
}

/// Notes how far she is. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_check_in(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (goal, woman): (GoalId, ParticipantId),
    check_in: &CheckIn,
) -> Result<(), Error> {
    let sealed = sealed::seal_told(keyring, woman, check_in.id, &check_in.told)?;
    store::add_check_in(change, (goal, woman), check_in, &sealed)
}

/// Her open goals with their words, each with its newest reading. The caller has checked the action and writes the entry.
///
/// # Errors
/// When they cannot be read.
pub fn list_open(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<Vec<(Goal, Option<i64>)>, Error> {
    let held = store::list_goals(db, woman)?;
    let open = held.into_iter().filter(|(goal, ..)| goal.state == State::Open);
    open.map(|(mut goal, blob, reading)| {
        goal.words = sealed::open(keyring, goal.woman, goal.id, &blob)?;
        Ok((goal, reading))
    })
    .collect()
}
