//! What a concern is about and what was said and done, sealed under her own key: it stands in no list, entry or export.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::model::{ConcernActionId, ConcernId, Kind, NewConcern, Source};
use crate::foundation::{
    error::Error,
    ids::ParticipantId,
    keyring::{Keyring, Use},
};

/// What lies under the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    /// The key of what it is about.
    pub(super) kind: String,
    /// Whether she raised it herself.
    pub(super) herself: bool,
    /// The instrument whose answer raised it; empty for a concern of somebody's.
    pub(super) instrument: String,
    /// The item of it.
    pub(super) item: String,
    /// What was said.
    pub(super) words: String,
}

impl Told {
    pub(super) fn of(new: &NewConcern<'_>) -> Self {
        let (instrument, item) = match new.source {
            Source::Answer { instrument, item } => (instrument.to_owned(), item.to_owned()),
            Source::ByHand | Source::Herself => Default::default(),
        };
        Told {
            kind: new.kind.key().to_owned(),
            herself: new.source == Source::Herself,
            instrument,
            item,
            words: new.words.unwrap_or_default().to_owned(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Unsaid)
    }
}

/// Table, column and row: part of the file format.
fn place(id: ConcernId) -> String {
    format!("concern.sealed.{id}")
}

fn action_place(id: ConcernActionId) -> String {
    format!("concern_action.sealed.{id}")
}

pub(super) fn seal(keyring: &Keyring, woman: ParticipantId, id: ConcernId, told: &Told) -> Result<Vec<u8>, Error> {
    let clear = serde_json::to_vec(told).map(Zeroizing::new);
    keyring.seal(woman, Use::Notes, &place(id), &clear.map_err(|cause| Error::unexpected("write a concern", cause))?)
}

/// What was said; nothing when her key is gone, or its time is over.
pub(super) fn open(keyring: &Keyring, woman: ParticipantId, id: ConcernId, sealed: &[u8]) -> Result<Told, Error> {
    if sealed.is_empty() {
        return Ok(Told::default());
    }
    match keyring.open(woman, Use::Notes, &place(id), sealed)? {
        Some(clear) => serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read a concern", cause)),
        None => Ok(Told::default()),
    }
}

pub(super) fn seal_action(
    keyring: &Keyring,
    woman: ParticipantId,
    id: ConcernActionId,
    words: &str,
) -> Result<Vec<u8>, Error> {
    keyring.seal(woman, Use::Notes, &action_place(id), words.as_bytes())
}

pub(super) fn open_action(
    keyring: &Keyring,
    woman: ParticipantId,
    id: ConcernActionId,
    sealed: &[u8],
) -> Result<String, Error> {
    if sealed.is_empty() {
        return Ok(String::new());
    }
    let clear = keyring.open(woman, Use::Notes, &action_place(id), sealed)?;
    Ok(clear.map(|clear| String::from_utf8_lossy(&clear).into_owned()).unwrap_or_default())
}
