//! What a place was told, sealed under her own key.

use serde::{Deserialize, Serialize};

use super::model::ReferralId;
use crate::foundation::{
    error::Error,
    ids::ParticipantId,
    keyring::{Keyring, Use},
};

/// What a place was told about her.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// What she needs, in words that she heard: all that the paper says.
    pub need: String,
    /// How she is called there, as she chose it.
    pub called: String,
    /// Why a manager did it in her mentor's place.
    pub reason: String,
}

pub(super) fn seal(keyring: &Keyring, woman: ParticipantId, id: ReferralId, told: &Told) -> Result<Vec<u8>, Error> {
    keyring.seal_words(woman, Use::Notes, &format!("referral.sealed.{id}"), told)
}

pub(super) fn open(keyring: &Keyring, woman: ParticipantId, id: ReferralId, blob: &[u8]) -> Result<Told, Error> {
    keyring.open_words(woman, Use::Notes, &format!("referral.sealed.{id}"), blob)
}
