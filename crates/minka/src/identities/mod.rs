//! What identifies a woman outside the programme: her legal name, telephone, address and birth date, sealed under her own key and apart.
//!
//! Opening it is an act of its own, for a reason and with a fresh proof, her own mentor not excepted, and written into the audit chain before
//! anything is shown; the reason is sealed too. Her legal
//! name or telephone finds her, in any script, by keyed traces and for a reason; the answer shows codes. What it refuses: a list, a
//! search that nobody can see, a reading without an entry.

mod birth;
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
    birth::{Birth, Unlikely},
    identity::{Kept, ask_again, keep},
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
    keyring::{Keyring, Use, is_under_her_key},
    store::Db,
};

crate::id_type!(ReasonId, "Why somebody opened what is sealed.");

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/by-name", get(search::ask).post(search::search))
        .route("/people/{code}/identity", get(identity::ask))
        .route("/people/{code}/identity/opening", post(identity::open))
}

/// Women of a site who share a telephone or two words of a legal name with a sealed part, by the traces that theirs left: for
/// comparing further. Nothing is opened.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sharing(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (site, identity): (SiteId, &Identity),
    most: usize,
) -> Result<Vec<ParticipantId>, Error> {
    let mut weights = std::collections::BTreeMap::<ParticipantId, usize>::new();
    for (weight, one_of) in traces::shared_by(keyring.installation(), site, identity)? {
        for woman in store::list_traced(db, site, &[one_of])? {
            *weights.entry(woman).or_default() += weight;
        }
    }
    let mut sharing: Vec<(usize, ParticipantId)> = weights
        .into_iter()
        .filter(|(_, weight)| *weight >= traces::ENOUGH)
        .map(|(woman, weight)| (weight, woman))
        .collect();
    sharing.sort_by_key(|(weight, woman)| (std::cmp::Reverse(*weight), *woman));
    Ok(sharing.into_iter().take(most).map(|(_, woman)| woman).collect())
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

/// The words of a reason about a woman, out of its seal; empty when her key is gone. Whoever shows them has logged it before.
///
/// # Errors
/// When the seal does not open.
pub fn open_reason(keyring: &Keyring, woman: ParticipantId, id: &str, sealed: &[u8]) -> Result<String, Error> {
    let clear = if is_under_her_key(sealed) {
        keyring.open(woman, Use::Notes, &format!("sealed_reason.sealed.{id}"), sealed)?
    } else {
        Some(keyring.installation().open(REASON, &reason_place(id), sealed)?)
    };
    Ok(clear.map(|clear| String::from_utf8_lossy(&clear).into_owned()).unwrap_or_default())
}

/// Like [`open_reason`], by the id that stands beside what was done.
///
/// # Errors
/// [`Error::NotFound`] for an id without a reason.
pub fn find_reason(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId, id: &str) -> Result<String, Error> {
    open_reason(keyring, woman, id, &store::get_sealed_reason(db, id)?)
}
