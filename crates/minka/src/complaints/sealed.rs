//! What was said, sealed under the installation's key: a complaint is about staff, and in no woman's file.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::model::{ComplaintId, ComplaintStepId, Said, Told};
use crate::foundation::{crypto::Keys, error::Error, ids::SiteId};

/// Part of the file format: never change it.
const LABEL: &str = "complaint";
/// The letters and digits of a slip: none of them is read as another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How many of them: sixty bits, in three parts.
const SLIP: usize = 12;

fn seal_as<T: Serialize>(keys: &Keys, place: &str, said: &T) -> Result<Vec<u8>, Error> {
    let clear = serde_json::to_vec(said).map(Zeroizing::new);
    keys.seal(LABEL, place, &clear.map_err(|cause| Error::unexpected("write a complaint", cause))?)
}

fn open_as<T: for<'a> Deserialize<'a>>(keys: &Keys, place: &str, sealed: &[u8]) -> Result<T, Error> {
    let clear = keys.open(LABEL, place, sealed)?;
    serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read a complaint", cause))
}

fn place(id: ComplaintId) -> String {
    format!("complaint.sealed.{id}")
}

fn step_place(id: ComplaintStepId) -> String {
    format!("complaint_step.sealed.{id}")
}

pub(super) fn seal(keys: &Keys, id: ComplaintId, told: &Told) -> Result<Vec<u8>, Error> {
    seal_as(keys, &place(id), told)
}

pub(super) fn open(keys: &Keys, id: ComplaintId, sealed: &[u8]) -> Result<Told, Error> {
    open_as(keys, &place(id), sealed)
}

pub(super) fn seal_step(keys: &Keys, id: ComplaintStepId, said: &Said) -> Result<Vec<u8>, Error> {
    seal_as(keys, &step_place(id), said)
}

pub(super) fn open_step(keys: &Keys, id: ComplaintStepId, sealed: &[u8]) -> Result<Said, Error> {
    open_as(keys, &step_place(id), sealed)
}

/// The number of a slip: `ABCD-EFGH-JKLM`. It follows from the form's own id, so that the same form again shows the same number.
pub(super) fn slip(keys: &Keys, site: SiteId, form: &str) -> String {
    let bytes = keys.subkey(&format!("complaint slip {site} {form}"));
    let signs: Vec<char> = bytes.iter().take(SLIP).map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    signs.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What the database keeps of it, however it is typed.
pub(super) fn slip_hash(typed: &str) -> [u8; 32] {
    let plain: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    Sha256::digest(format!("complaint slip {plain}").as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn a_slip_follows_from_its_form_and_is_read_however_it_is_typed() {
        let site = SiteId::new(&Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant")));
        let keys = Keys::random();
        let number = slip(&keys, site, "one");
        assert_eq!((number.len(), &number), (14, &slip(&keys, site, "one")));
        assert_eq!(slip_hash(&number), slip_hash(&number.to_lowercase().replace('-', " ")));
        assert_ne!(slip_hash(&number), slip_hash(&slip(&keys, site, "two")));
        assert_ne!(number, slip(&Keys::random(), site, "one"));
    }
}
