//! The register of the women of a programme: each with a code, the name she chose, a picture sign, and where she stands.
//!
//! Registering takes next to nothing: a chosen name, a language, a group. How she came to stand where she stands is told by
//! `journeys`; what would identify her stands sealed and apart, in `identities`. What it refuses: a list with legal names, a
//! code that says anything about her.

mod choices;
mod code;
mod edit;
mod list;
mod model;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};
use jiff::Timestamp;

pub use self::store::{check_codes, read_participant};
pub(crate) use self::store::{person_columns, still_walks};
pub use self::{
    choices::{Choice, kind_of, languages, say_step, signs, steps},
    code::{code_from, new_code, read_code},
    model::{Basics, NewParticipant, Participant, SIGNS, Step},
    rules::{
        after_prefix, check_day, check_language, check_name, check_said, check_sign, check_words, name_key, read_day,
        search_key,
    },
    store::{
        advance_state, edit_basics, find_by_code, find_by_id, forget_woman, free_code, get_by_code, insert_participant,
        is_forgotten, list_by_group_on, set_state, spend_code, target_of,
    },
};
use crate::{
    foundation::{
        access::{Action, Actor, Target, View},
        app::App,
        clock::day_in,
        crypto::fill_random,
        error::Error,
        store::Db,
    },
    users,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", get(list::list))
        .route("/people/search", post(list::search))
        .route("/people/{code}/edit", get(edit::ask).post(edit::save))
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

/// A sign for somebody who has not chosen one yet.
#[must_use]
pub fn any_sign() -> String {
    let mut byte = [0u8];
    fill_random(&mut byte);
    SIGNS[usize::from(byte[0]) % SIGNS.len()].to_owned()
}
