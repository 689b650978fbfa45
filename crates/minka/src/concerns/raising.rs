//! Raising a concern, for whoever has a reason to: a page, an answer, she herself.

use jiff::Timestamp;

pub use super::standing::is_seen;
use super::{
    model::{ConcernId, NewConcern},
    sealed::{self, Told},
    store::{self, NewRow},
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId, UserId},
};

/// Raises a concern within a change, before anything else that the change may still do. It is there for whoever answers at the
/// very next request. The caller has checked its own action, and says in its audit entry no more than the id.
///
/// # Errors
/// [`Error::NotFound`] for nobody, and for whose key was taken away; [`Error::Unexpected`] when it cannot be written.
pub fn raise(change: &mut Change<'_>, new: NewConcern<'_>) -> Result<ConcernId, Error> {
    raise_about(change, new, None)
}

/// Like [`raise`], about a member of staff, who never sees it.
pub(super) fn raise_about(
    change: &mut Change<'_>,
    new: NewConcern<'_>,
    about: Option<UserId>,
) -> Result<ConcernId, Error> {
    let site = store::find_site(change, new.participant)?.ok_or(Error::NotFound)?;
    let id = ConcernId::new(change.clock());
    let sealed = sealed::seal(change.keyring()?, new.participant, id, &Told::of(&new))?;
    store::add_concern(change, (site, new.participant), &NewRow { id, risk: new.risk, about }, &sealed)?;
    Ok(id)
}

/// Whether a concern that an answer of hers to this question of an instrument has raised since an instant is still open: then somebody
/// answers for it.
///
/// # Errors
/// [`Error::Unexpected`] when it cannot be read.
pub fn is_open(
    change: &mut Change<'_>,
    woman: ParticipantId,
    (instrument, item): (&str, &str),
    since: Timestamp,
) -> Result<bool, Error> {
    let keyring = change.keyring()?;
    for (id, sealed) in store::list_open_since(change, woman, since)? {
        let told = sealed::open(keyring, woman, id, &sealed)?;
        if told.instrument == instrument && told.item == item {
            return Ok(true);
        }
    }
    Ok(false)
}
