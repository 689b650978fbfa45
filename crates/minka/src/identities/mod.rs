//! What identifies a woman outside the programme: her legal name, telephone, address and birth date, sealed and apart.
//!
//! Opening it is an act of its own, written into the audit chain before anything is shown; the reason is sealed too. What it
//! refuses: a list, a search, a reading without a trace.

mod identity;
mod sealed;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    sealed::{Identity, find_identity, save_identity},
    store::forget_reasons,
};
use crate::foundation::{
    access::Action,
    app::App,
    change::Change,
    crypto::Keys,
    error::Error,
    ids::{Id, ParticipantId, SiteId},
};

crate::id_type!(ReasonId, "Why somebody opened what is sealed.");

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/identity", get(identity::ask).post(identity::save))
        .route("/people/{code}/identity/opening", post(identity::open))
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
