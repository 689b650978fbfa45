//! What was sealed before every woman had a key of her own: still opened, and sealed anew under hers at the next start.

use zeroize::Zeroizing;

use super::{
    REASON, reason_place,
    sealed::{PLACE, find_identity},
    store,
    traces::traces_of,
};
use crate::foundation::{
    audit::Entry,
    change::By,
    error::Error,
    ids::ParticipantId,
    keyring::{Keyring, Use},
    store::Store,
};

/// Part of the old file format.
const OLD_LABEL: &str = "people.identity";

/// Opens the sealed part of her file as it was sealed under the installation's key.
pub(super) fn open_old(keyring: &Keyring, woman: ParticipantId, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    keyring.installation().open(OLD_LABEL, &format!("sealed_identity.sealed.{woman}"), sealed)
}

/// How many rows are sealed anew in one change.
const TOGETHER: i64 = 500;

/// Seals anew under her key whatever of hers is still under the installation's. Gives how many rows that were.
///
/// # Errors
/// When something does not open, or cannot be written.
pub fn seal_anew(store: &Store, keyring: &Keyring) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let keyring = keyring.clone();
        let done = store.change_now(By::Program, move |change| {
            let identities = store::list_old_identities(change, TOGETHER)?;
            let reasons = store::list_old_reasons(change, TOGETHER)?;
            let done = identities.len() + reasons.len();
            if done == 0 {
                return change.unchanged(0);
            }
            let women = identities.iter().map(|(woman, _)| *woman).chain(reasons.iter().map(|(_, woman, _)| *woman));
            keyring.make_keys(&women.collect::<Vec<_>>())?;
            for (woman, sealed) in identities {
                let clear = open_old(&keyring, woman, &sealed)?;
                store::replace_identity(change, woman, &keyring.seal(woman, Use::Identity, PLACE, &clear)?)?;
            }
            for (id, woman, sealed) in reasons {
                let clear = keyring.installation().open(REASON, &reason_place(id), &sealed)?;
                let place = format!("sealed_reason.sealed.{id}");
                store::replace_reason(change, id, &keyring.seal(woman, Use::Notes, &place, &clear)?)?;
            }
            change.commit(Entry::event("identities.sealed_anew").detail(done), done)
        })?;
        all += done;
        if done == 0 {
            return Ok(all);
        }
    }
}

/// Makes the traces of sealed parts that were written before there were any. Gives how many that were.
///
/// # Errors
/// When something does not open, or cannot be written.
pub fn trace_anew(store: &Store, keyring: &Keyring) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let keyring = keyring.clone();
        let done = store.change_now(By::Program, move |change| {
            let untraced = store::list_untraced(change, TOGETHER)?;
            if untraced.is_empty() {
                return change.unchanged(0);
            }
            for (site, woman) in &untraced {
                let identity = find_identity(change, &keyring, *woman)?.unwrap_or_default();
                store::put_traces(change, (*site, *woman), &traces_of(keyring.installation(), *site, &identity)?)?;
            }
            change.commit(Entry::event("identities.traced").detail(untraced.len()), untraced.len())
        })?;
        all += done;
        if done == 0 {
            return Ok(all);
        }
    }
}
