//! What identifies a woman outside the programme: sealed, apart from everything else, opened only for a reason.

use serde::{Deserialize, Serialize};

use super::store;
use crate::foundation::{
    change::Change,
    crypto::Keys,
    error::Error,
    ids::{ParticipantId, SiteId},
    store::Db,
};

/// Part of the file format: never change it.
const LABEL: &str = "people.identity";

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
    /// `YYYY-MM-DD`.
    pub birth_date: String,
}

/// Never written by accident: a log line says only that there is one.
impl std::fmt::Debug for Identity {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Identity(sealed)")
    }
}

fn place(woman: ParticipantId) -> String {
    format!("sealed_identity.sealed.{woman}")
}

/// Opens the sealed part of her file. Whoever shows it has logged the reading before.
///
/// # Errors
/// When the database cannot be read or the seal does not open.
pub fn find_identity(db: &mut Db<'_>, keys: &Keys, woman: ParticipantId) -> Result<Option<Identity>, Error> {
    let Some(sealed) = store::find_sealed(db, woman)? else { return Ok(None) };
    let clear = keys.open(LABEL, &place(woman), &sealed)?;
    serde_json::from_slice(&clear).map(Some).map_err(|cause| Error::unexpected("read a sealed part", cause))
}

/// Seals and keeps it, in place of what was there.
///
/// # Errors
/// When it cannot be written.
pub fn save_identity(
    change: &mut Change<'_>,
    keys: &Keys,
    (site, woman): (SiteId, ParticipantId),
    identity: &Identity,
) -> Result<(), Error> {
    let clear = serde_json::to_vec(identity).map_err(|cause| Error::unexpected("write a sealed part", cause))?;
    let sealed = keys.seal(LABEL, &place(woman), &clear)?;
    store::save_sealed(change, site, woman, &sealed)
}
