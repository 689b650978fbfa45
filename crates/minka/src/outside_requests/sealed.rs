//! Who asks, on what ground, and why it was decided so: sealed under the installation's key, because it is of no single woman.

use zeroize::Zeroizing;

use super::model::{Ask, OutsideDecisionId, OutsideRequestId};
use crate::foundation::{crypto::Keys, error::Error};

/// Part of the file format: never change it.
const LABEL: &str = "outside request";

fn place(id: OutsideRequestId) -> String {
    format!("outside_request.sealed.{id}")
}

fn decision_place(id: OutsideDecisionId) -> String {
    format!("outside_decision.sealed.{id}")
}

pub(super) fn seal(keys: &Keys, id: OutsideRequestId, ask: &Ask) -> Result<Vec<u8>, Error> {
    let clear = serde_json::to_vec(ask).map(Zeroizing::new);
    let clear = clear.map_err(|cause| Error::unexpected("write a request from outside", cause))?;
    keys.seal(LABEL, &place(id), &clear)
}

pub(super) fn open(keys: &Keys, id: OutsideRequestId, sealed: &[u8]) -> Result<Ask, Error> {
    let clear = keys.open(LABEL, &place(id), sealed)?;
    serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read a request from outside", cause))
}

pub(super) fn seal_why(keys: &Keys, id: OutsideDecisionId, why: &str) -> Result<Vec<u8>, Error> {
    keys.seal(LABEL, &decision_place(id), why.as_bytes())
}

pub(super) fn open_why(keys: &Keys, id: OutsideDecisionId, sealed: &[u8]) -> Result<String, Error> {
    let clear = keys.open(LABEL, &decision_place(id), sealed)?;
    Ok(String::from_utf8_lossy(&clear).into_owned())
}
