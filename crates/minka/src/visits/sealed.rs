//! Words of a visit, sealed under her own key. The places name tables and rows: part of the file format.

use super::model::{Note, NoteId, PromiseId};
use crate::foundation::{
    error::Error,
    form::Fields,
    ids::{ParticipantId, UserId},
    keyring::{Keyring, Use},
};

pub(super) fn seal_note(keyring: &Keyring, woman: ParticipantId, note: &Note) -> Result<Vec<u8>, Error> {
    keyring.seal_words(woman, Use::Written, &format!("visit_note.sealed.{}", note.id), &note.words)
}

pub(super) fn open_note(keyring: &Keyring, woman: ParticipantId, id: NoteId, blob: &[u8]) -> Result<String, Error> {
    keyring.open_words(woman, Use::Written, &format!("visit_note.sealed.{id}"), blob)
}

pub(super) fn seal_promise(
    keyring: &Keyring,
    woman: ParticipantId,
    id: PromiseId,
    words: &str,
) -> Result<Vec<u8>, Error> {
    keyring.seal_words(woman, Use::Notes, &format!("promise.sealed.{id}"), &words)
}

/// The words of a promise. The caller has logged that they are read.
///
/// # Errors
/// When they do not open.
pub fn open_promise(keyring: &Keyring, woman: ParticipantId, id: PromiseId, blob: &[u8]) -> Result<String, Error> {
    keyring.open_words(woman, Use::Notes, &format!("promise.sealed.{id}"), blob)
}

/// A form that is not finished, with all that was typed in it.
pub(super) fn seal_draft(
    keyring: &Keyring,
    (user, woman): (UserId, ParticipantId),
    fields: &Fields,
) -> Result<Vec<u8>, Error> {
    let typed: Vec<(&str, &str)> = fields.pairs().collect();
    keyring.seal_words(woman, Use::Written, &format!("visit_draft.sealed.{user}"), &typed)
}

pub(super) fn open_draft(
    keyring: &Keyring,
    (user, woman): (UserId, ParticipantId),
    blob: &[u8],
) -> Result<Fields, Error> {
    let typed: Vec<(String, String)> =
        keyring.open_words(woman, Use::Written, &format!("visit_draft.sealed.{user}"), blob)?;
    Ok(typed.iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value)))
}
