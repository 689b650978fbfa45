//! A note under its seal: her own key and that of the part which she can have erased, bound to its row.

use super::{
    model::{NewNote, RestrictedNoteId},
    store,
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId},
    keyring::{Keyring, Use},
};

/// Table, column and row: part of the file format.
fn place(id: RestrictedNoteId) -> String {
    format!("restricted_note.sealed.{id}")
}

/// Writes a note, or what is added under one; nothing that stands there changes. The caller has checked it, the action and her consent.
///
/// # Errors
/// When it cannot be written.
pub fn add_note(change: &mut Change<'_>, new: &NewNote) -> Result<RestrictedNoteId, Error> {
    let id = RestrictedNoteId::new(change.clock());
    let sealed = change.keyring()?.seal_words(new.woman, Use::Written, &place(id), &new.words)?;
    store::add_note(change, id, new, &sealed)?;
    Ok(id)
}

/// Its words; none when her key is gone. Whoever shows them has logged it before.
pub(super) fn open(
    keyring: &Keyring,
    woman: ParticipantId,
    id: RestrictedNoteId,
    sealed: &[u8],
) -> Result<String, Error> {
    keyring.open_words(woman, Use::Written, &place(id), sealed)
}
