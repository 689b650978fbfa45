//! The women of a programme: each with a code, the name she chose, a picture sign, and a journey of dated steps.
//!
//! Registering takes next to nothing: a chosen name, a language, a group. What would identify her stands sealed and apart.
//! What it refuses: a list with legal names, a step that overwrites an older one, a code that says anything about her.

mod choices;
mod code;
mod edit;
mod identity;
mod journey;
mod journey_rules;
mod list;
mod model;
mod person;
mod rules;
mod sealed;
mod store;

use axum::{
    Router,
    routing::{get, post},
};
use jiff::Timestamp;

pub(crate) use self::store::person_columns;
pub use self::store::{check_codes, read_participant};
pub use self::{
    choices::{Choice, kind_of, languages, say_step, signs, steps},
    code::{code_from, new_code, read_code},
    journey_rules::{REASONS, check_reason, judge, next_steps},
    model::{Arrival, Basics, JourneyStep, NewParticipant, Participant, ReasonId, RecordedStep, SIGNS, Step, StepId},
    rules::{after_prefix, check_day, check_language, check_name, check_sign, name_key, read_day, search_key},
    sealed::{Identity, find_identity, save_identity},
    store::{
        add_journey_step, add_participant, edit_basics, find_by_code, find_by_id, free_code, get_by_code,
        list_by_group_on, list_journey, record_step, register, target_of,
    },
};
use crate::{
    foundation::{
        access::{Action, Actor, Target, View},
        app::App,
        change::Change,
        clock::day_in,
        crypto::{Keys, fill_random},
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        store::Db,
        text::Language,
    },
    users,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", get(list::list))
        .route("/people/search", post(list::search))
        .route("/people/{code}", get(person::show_person))
        .route("/people/{code}/edit", get(edit::ask).post(edit::save))
        .route("/people/{code}/journey", get(journey::ask).post(journey::record))
        .route("/people/{code}/journey/{step}/correction", get(journey::ask_correction).post(journey::correct))
        .route("/people/{code}/identity", get(identity::ask).post(identity::save))
        .route("/people/{code}/identity/opening", post(identity::open))
}

/// The woman of a code as somebody typed it, when the actor may do this with her in full. A code that was never given
/// and a code outside the actor's reach are the same answer.
///
/// # Errors
/// [`Error::NotFound`], [`Error::StepUp`].
pub fn in_reach(
    db: &mut Db<'_>,
    actor: &Actor,
    action: Action,
    typed: &str,
    now: Timestamp,
) -> Result<(Participant, Target), Error> {
    in_reach_because(db, actor, action, (typed, ""), now)
}

/// Like [`in_reach`], for an action that may ask for a reason.
///
/// # Errors
/// As [`in_reach`].
pub fn in_reach_because(
    db: &mut Db<'_>,
    actor: &Actor,
    action: Action,
    (typed, reason): (&str, &str),
    now: Timestamp,
) -> Result<(Participant, Target), Error> {
    let woman = get_by_code(db, &read_code(typed).ok_or(Error::NotFound)?)?;
    let zone = users::get_programme_of(db, woman.site)?.zone;
    let target = target_of(db, &woman, day_in(now, &zone))?.reason(reason);
    match actor.check(action, &target)? {
        View::Full => Ok((woman, target)),
        _ => Err(Error::NotFound),
    }
}

/// Seals the reason that somebody typed and keeps it; the audit entry carries only the id of it.
///
/// # Errors
/// When it cannot be written.
pub fn keep_reason(
    change: &mut Change<'_>,
    keys: &Keys,
    about: (SiteId, Option<ParticipantId>),
    action: Action,
    words: &str,
) -> Result<ReasonId, Error> {
    let id = ReasonId::new(change.clock());
    let sealed = keys.seal("reason", &format!("sealed_reason/{id}"), words.as_bytes())?;
    store::add_sealed_reason(change, id, about, action, &sealed)?;
    Ok(id)
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
