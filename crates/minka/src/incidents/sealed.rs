//! An incident under its seal: her own key, bound to its row.

use zeroize::Zeroizing;

use super::{
    model::{IncidentId, Told},
    store,
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId, SiteId},
    keyring::{Keyring, Use},
};

/// Table, column and row: part of the file format.
fn place(id: IncidentId) -> String {
    format!("violence_incident.sealed.{id}")
}

/// Writes one down. The caller has checked it, the action, her consent, and that there is help behind it.
///
/// # Errors
/// When it cannot be written.
pub fn add_incident(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    told: &Told,
) -> Result<IncidentId, Error> {
    let id = IncidentId::new(change.clock());
    let clear = serde_json::to_vec(told).map(Zeroizing::new);
    let clear = clear.map_err(|cause| Error::unexpected("write an incident", cause))?;
    let sealed = change.keyring()?.seal(woman, Use::Written, &place(id), &clear)?;
    store::add_incident(change, (site, woman), id, &sealed)?;
    Ok(id)
}

/// What was told; nothing when her key is gone. Whoever shows it has logged it before.
pub(super) fn open(keyring: &Keyring, woman: ParticipantId, id: IncidentId, sealed: &[u8]) -> Result<Told, Error> {
    match keyring.open(woman, Use::Written, &place(id), sealed)? {
        Some(clear) => serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read an incident", cause)),
        None => Ok(Told::default()),
    }
}
