//! What she told, sealed under her own key, bound to its row.

use jiff::Timestamp;

use super::{
    model::{Answers, BackgroundId},
    store,
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId, SiteId},
    keyring::{Keyring, Use},
    store::Db,
};

/// Table, column and row: part of the file format.
fn place(id: BackgroundId) -> String {
    format!("background.sealed.{id}")
}

/// Seals what she told now. Earlier tellings stay.
///
/// # Errors
/// When it cannot be written.
pub fn add_background(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    answers: &Answers,
) -> Result<BackgroundId, Error> {
    let id = BackgroundId::new(change.clock());
    let clear = serde_json::to_vec(answers).map_err(|cause| Error::unexpected("write what she told", cause))?;
    let sealed = keyring.seal(woman, Use::Background, &place(id), &clear)?;
    store::add(change, id, (site, woman), &sealed)?;
    Ok(id)
}

/// What she told last, and when; nothing when she told nothing or her key is gone. Whoever shows it has logged the reading before.
///
/// # Errors
/// When it cannot be read or the seal does not open.
pub fn find_newest(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
) -> Result<Option<(Answers, Timestamp)>, Error> {
    let Some((id, sealed, at)) = store::find_newest(db, woman)? else { return Ok(None) };
    let Some(clear) = keyring.open(woman, Use::Background, &place(id), &sealed)? else { return Ok(None) };
    let answers = serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read what she told", cause))?;
    Ok(Some((answers, at)))
}
