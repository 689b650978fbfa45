//! What identifies a woman outside the programme: sealed, apart from everything else, opened only for a reason.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{renewal, store, traces::traces_of};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{ParticipantId, SiteId},
    keyring::{Keyring, Use, is_under_her_key},
    store::Db,
};

/// Table and column: part of the file format.
pub(super) const PLACE: &str = "sealed_identity.sealed";

/// The sealed part of her file. Empty text: not asked, or not told.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// The name in her papers.
    pub legal_name: String,
    /// A number to reach her.
    pub phone: String,
    /// Where she lives.
    pub address: String,
    /// As far as she knows it: what a [`super::Birth`] writes.
    pub birth_date: String,
}

/// Never written by accident: a log line says only that there is one.
impl std::fmt::Debug for Identity {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Identity(sealed)")
    }
}

/// Opens the sealed part of her file; nothing when there is none, or when her key is gone. Whoever shows it has logged the
/// reading before.
///
/// # Errors
/// When the database or the keyring cannot be read or the seal does not open.
pub fn find_identity(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<Option<Identity>, Error> {
    let Some(sealed) = store::find_sealed(db, woman)? else { return Ok(None) };
    let clear = if is_under_her_key(&sealed) {
        keyring.open(woman, Use::Identity, PLACE, &sealed)?
    } else {
        Some(renewal::open_old(keyring, woman, &sealed)?)
    };
    let read = |clear: Zeroizing<Vec<u8>>| serde_json::from_slice(&clear);
    clear.map(read).transpose().map_err(|cause| Error::unexpected("read a sealed part", cause))
}

/// Seals and keeps it, in place of what was there.
///
/// # Errors
/// When it cannot be written.
pub fn save_identity(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    identity: &Identity,
) -> Result<(), Error> {
    let clear = serde_json::to_vec(identity).map(Zeroizing::new);
    let clear = clear.map_err(|cause| Error::unexpected("write a sealed part", cause))?;
    let sealed = keyring.seal(woman, Use::Identity, PLACE, &clear)?;
    store::save_sealed(change, site, woman, &sealed)?;
    store::put_traces(change, (site, woman), &traces_of(keyring.installation(), site, identity)?)
}

/// The same for many women: their keys are made in one durable write.
///
/// # Errors
/// When it cannot be written.
pub fn save_identities(
    change: &mut Change<'_>,
    keyring: &Keyring,
    site: SiteId,
    identities: &[(ParticipantId, Identity)],
) -> Result<(), Error> {
    if !identities.is_empty() {
        keyring.make_keys(&identities.iter().map(|(woman, _)| *woman).collect::<Vec<_>>())?;
    }
    for (woman, identity) in identities {
        save_identity(change, keyring, (site, *woman), identity)?;
    }
    Ok(())
}
