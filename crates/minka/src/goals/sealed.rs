//! What is said about a goal, sealed under her own key: it stands in no list of others, no search, no export.

use serde::{Deserialize, Serialize};

use super::model::{CheckInId, GoalId};
use crate::foundation::{
    error::Error,
    ids::ParticipantId,
    keyring::{Keyring, Use},
};

/// The words of a goal. Empty text: not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Her sentence, as she said it.
    pub said: String,
    /// The code of the language in which she said it.
    pub language: String,
    /// What her mentor adds, below it.
    pub second_line: String,
    /// Why it matters to her.
    pub why: String,
    /// Why it is not so yet.
    pub not_yet: String,
    /// The first step.
    pub first_step: String,
    /// Who helps her.
    pub helper: String,
    /// How both will know that it has happened.
    pub sign: String,
    /// What a number counts.
    pub unit: String,
    /// The small steps, in their order.
    pub steps: Vec<String>,
    /// Five levels from much less to much more than agreed.
    pub levels: Vec<String>,
    /// What she said when it ended: what helped, or why she let it go.
    pub at_the_end: String,
}

/// What she said about a reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// How it goes.
    pub how: String,
    /// Who or what helped.
    pub helped: String,
}

pub(super) fn seal(keyring: &Keyring, woman: ParticipantId, goal: GoalId, words: &Words) -> Result<Vec<u8>, Error> {
    keyring.seal_words(woman, Use::Notes, &format!("goal.sealed.{goal}"), words)
}

/// The words of a goal, also as they were before: both were sealed for the same goal. The caller writes the entry.
///
/// # Errors
/// When the seal does not open.
pub fn open(keyring: &Keyring, woman: ParticipantId, goal: GoalId, sealed: &[u8]) -> Result<Words, Error> {
    keyring.open_words(woman, Use::Notes, &format!("goal.sealed.{goal}"), sealed)
}

pub(super) fn seal_told(
    keyring: &Keyring,
    woman: ParticipantId,
    check_in: CheckInId,
    told: &Told,
) -> Result<Vec<u8>, Error> {
    keyring.seal_words(woman, Use::Notes, &format!("goal_check_in.sealed.{check_in}"), told)
}

/// What she said about a reading. The caller writes the entry.
///
/// # Errors
/// When the seal does not open.
pub fn open_told(keyring: &Keyring, woman: ParticipantId, check_in: CheckInId, sealed: &[u8]) -> Result<Told, Error> {
    keyring.open_words(woman, Use::Notes, &format!("goal_check_in.sealed.{check_in}"), sealed)
}
