//! Sending a woman where she is helped: a directory that somebody looks after, and what became of each referral.
//!
//! A place stands there with its cost, its hours, whether its name may be said at her home, and the day on which somebody last
//! asked. She is sent only while she agrees that this one place is told; what is told is the least that it needs, in words that
//! she heard. None of them is lost: whoever sent her sees what nobody has answered, and asks how it went where they took her. Where
//! she was not sent, why stands there too. What it refuses: a referral without her consent, a place that is no longer offered, an end
//! without a reason where she was not helped.

mod directory;
mod found;
mod list;
mod model;
mod not_sent;
mod paper;
mod place;
mod rules;
mod sealed;
mod sending;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    found::tell,
    model::{Cost, Place, PlaceId, Referral, ReferralId, State, Told},
    rules::{UNANSWERED_DAYS, is_unanswered},
    store::{add_place, forget_woman, has_long_accepted, list_places, list_sealed, list_unanswered, list_unsafe_names},
};
use crate::foundation::{app::App, change::Change, error::Error, ids::SiteId, keyring::Keyring};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/help", get(directory::show_directory).post(place::add))
        .route("/help/new", get(place::ask))
        .route("/help/{place}", get(place::ask_revision).post(place::revise))
        .route("/help/{place}/check", post(place::check))
        .route("/help/{place}/end", post(place::end))
        .route("/people/{code}/referrals", get(list::show_referrals).post(sending::send))
        .route("/people/{code}/referrals/new", get(sending::ask))
        .route("/people/{code}/referrals/not-sent", get(not_sent::ask).post(not_sent::save))
        .route("/people/{code}/referrals/{referral}/paper", get(paper::print))
        .route("/people/{code}/referrals/{referral}/steps", post(list::take_step))
        .route("/people/{code}/referrals/{referral}/return", post(list::take_back))
}

/// Writes a referral down with its first step. The caller has checked it, the action and her consent.
///
/// # Errors
/// When it cannot be written.
pub fn add_referral(
    change: &mut Change<'_>,
    keyring: &Keyring,
    site: SiteId,
    (referral, place): (&Referral, PlaceId),
) -> Result<(), Error> {
    let sealed = sealed::seal(keyring, referral.woman, referral.id, &referral.told)?;
    store::add_referral(change, site, (referral, place), &sealed)?;
    store::add_step(change, (referral.id, referral.woman), (referral.state, referral.state_on, ""))
}

/// What became of a referral. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_step(
    change: &mut Change<'_>,
    referral: &Referral,
    (state, on, reason): (State, jiff::civil::Date, &str),
) -> Result<(), Error> {
    store::set_state(change, referral.id, (state, on))?;
    store::add_step(change, (referral.id, referral.woman), (state, on, reason))
}
