//! A plan under its seal: her own key, bound to its row.

use zeroize::Zeroizing;

use super::{
    model::{NewPlan, PlanId, PlanPaperId, Words},
    store,
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId},
    keyring::{Keyring, Use},
};

/// Table, column and row: part of the file format.
fn place(id: PlanId) -> String {
    format!("safety_plan.sealed.{id}")
}

fn paper_place(id: PlanPaperId) -> String {
    format!("safety_plan_paper.sealed.{id}")
}

/// Writes a plan down; those before it stay. The caller has checked it, the action and her consent.
///
/// # Errors
/// When it cannot be written.
pub fn add_plan(change: &mut Change<'_>, new: &NewPlan) -> Result<PlanId, Error> {
    let id = PlanId::new(change.clock());
    let clear = serde_json::to_vec(&new.words).map(Zeroizing::new);
    let clear = clear.map_err(|cause| Error::unexpected("write a plan", cause))?;
    let sealed = change.keyring()?.seal(new.woman, Use::Written, &place(id), &clear)?;
    store::add_plan(change, id, new, &sealed)?;
    Ok(id)
}

/// Its words; none when her key is gone. Whoever shows them has logged it before.
pub(super) fn open(keyring: &Keyring, woman: ParticipantId, id: PlanId, sealed: &[u8]) -> Result<Words, Error> {
    match keyring.open(woman, Use::Written, &place(id), sealed)? {
        Some(clear) => serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read a plan", cause)),
        None => Ok(Words::default()),
    }
}

/// Notes that it was printed, and where she keeps it.
pub(super) fn add_paper(
    change: &mut Change<'_>,
    (plan, woman): (PlanId, ParticipantId),
    keeps: &str,
) -> Result<(), Error> {
    let id = PlanPaperId::new(change.clock());
    let sealed = change.keyring()?.seal(woman, Use::Written, &paper_place(id), keeps.as_bytes())?;
    store::add_paper(change, (plan, woman), id, &sealed)
}

/// Where she keeps a paper.
pub(super) fn open_paper(
    keyring: &Keyring,
    woman: ParticipantId,
    id: PlanPaperId,
    sealed: &[u8],
) -> Result<String, Error> {
    let clear = keyring.open(woman, Use::Written, &paper_place(id), sealed)?;
    Ok(clear.map(|clear| String::from_utf8_lossy(&clear).into_owned()).unwrap_or_default())
}
