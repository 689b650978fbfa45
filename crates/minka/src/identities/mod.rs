//! What identifies a woman outside the programme: her legal name, telephone, address and birth date, sealed under her own key and apart.
//!
//! Opening it is an act of its own, written into the audit chain before anything is shown; the reason is sealed too. Her legal
//! name or telephone finds her, in any script, by keyed traces and for a reason; the answer shows codes. What it refuses: a list, a
//! search that nobody can see, a reading without an entry.

mod identity;
mod renewal;
mod sealed;
mod search;
mod store;
mod traces;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    renewal::{seal_anew, trace_anew},
    sealed::{Identity, find_identity, save_identities, save_identity},
    store::{forget_reasons, list_sealed, remove_sealed},
};
use crate::foundation::{
    access::Action,
    app::App,
    change::Change,
    error::Error,
    ids::{Id, ParticipantId, SiteId},
    keyring::{Keyring, Use},
};

crate::id_type!(ReasonId, "Why somebody opened what is sealed.");

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/by-name", get(search::ask).post(search::search))
        .route("/people/{code}/identity", get(identity::ask).post(identity::save))
        .route("/people/{code}/identity/opening", post(identity::open))
}

/// Part of the file format: never change it.
const REASON: &str = "reason";

fn reason_place(id: impl std::fmt::Display) -> String {
    format!("sealed_reason/{id}")
}

/// Seals the reason that somebody typed and keeps it; the audit entry carries only the id of it.
///
/// # Errors
/// When it cannot be written.
pub fn keep_reason(
    change: &mut Change<'_>,
    keyring: &Keyring,
    about: (SiteId, Option<ParticipantId>),
    action: Action,
    words: &str,
) -> Result<ReasonId, Error> {
    let id = ReasonId::new(change.clock());
    let sealed = match about.1 {
        Some(woman) => keyring.seal(woman, Use::Notes, &format!("sealed_reason.sealed.{id}"), words.as_bytes())?,
        None => keyring.installation().seal(REASON, &reason_place(id), words.as_bytes())?,
    };
    store::add_sealed_reason(change, id, about, action, &sealed)?;
    Ok(id)
}
