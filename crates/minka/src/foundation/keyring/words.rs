//! Several words of hers under one seal: what belongs together is written, opened and changed together.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Keyring, Use};
use crate::foundation::{error::Error, ids::ParticipantId};

impl Keyring {
    /// Seals a record of words; see [`Keyring::seal`].
    ///
    /// # Errors
    /// As [`Keyring::seal`].
    pub fn seal_words<T: Serialize>(
        &self,
        woman: ParticipantId,
        purpose: Use,
        place: &str,
        words: &T,
    ) -> Result<Vec<u8>, Error> {
        let clear = serde_json::to_vec(words).map(Zeroizing::new);
        self.seal(woman, purpose, place, &clear.map_err(|cause| Error::unexpected("write what is sealed", cause))?)
    }

    /// Opens what [`Keyring::seal_words`] sealed. Empty words when her key is gone: she was forgotten.
    ///
    /// # Errors
    /// As [`Keyring::open`].
    pub fn open_words<T: for<'a> Deserialize<'a> + Default>(
        &self,
        woman: ParticipantId,
        purpose: Use,
        place: &str,
        blob: &[u8],
    ) -> Result<T, Error> {
        match self.open(woman, purpose, place, blob)? {
            Some(clear) => {
                serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read what is sealed", cause))
            }
            None => Ok(T::default()),
        }
    }
}
