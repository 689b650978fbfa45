//! Random bytes, keys, and sealing. Every sealed blob starts with a version byte, so that the cipher can be changed.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::Error;

/// The first byte of a blob sealed with XChaCha20-Poly1305 under an HKDF-SHA-256 subkey.
const XCHACHA_V1: u8 = 1;
const NONCE: usize = 24;

/// Fills a buffer from the operating system's generator.
///
/// # Panics
/// When the operating system has no randomness: there is no safe way to go on.
pub fn fill_random(buffer: &mut [u8]) {
    getrandom::fill(buffer).expect("the operating system gives random bytes");
}

/// A secret for a link or cookie: 32 random bytes in URL-safe text.
#[must_use]
pub fn new_token() -> String {
    let mut bytes = [0u8; 32];
    fill_random(&mut bytes);
    data_encoding::BASE64URL_NOPAD.encode(&bytes)
}

/// What the database keeps of a token: its hash. Tokens are random, so a fast hash is enough.
#[must_use]
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The installation's master key; everything else is derived from it.
#[derive(Clone)]
pub struct Keys(Zeroizing<[u8; 32]>);

impl Keys {
    /// From 32 bytes.
    #[must_use]
    pub fn new(master: [u8; 32]) -> Self {
        Keys(Zeroizing::new(master))
    }

    /// New ones.
    #[must_use]
    pub fn random() -> Self {
        let mut master = [0u8; 32];
        fill_random(&mut master);
        Keys::new(master)
    }

    /// The 32 bytes, for the key file only.
    #[must_use]
    pub fn master(&self) -> &[u8; 32] {
        &self.0
    }

    /// A subkey for one use. The labels are part of the file format: never change one.
    #[must_use]
    pub fn subkey(&self, label: &str) -> Zeroizing<[u8; 32]> {
        subkey_of(&self.0, label)
    }

    /// Seals bytes. `place` names the table, column and row, so that a blob moved elsewhere does not open.
    ///
    /// # Errors
    /// When the cipher fails, which it does only for absurd lengths.
    pub fn seal(&self, label: &str, place: &str, clear: &[u8]) -> Result<Vec<u8>, Error> {
        seal_under(&self.subkey(label), XCHACHA_V1, place, clear)
    }

    /// Opens what [`Keys::seal`] sealed for the same use and place.
    ///
    /// # Errors
    /// When the blob was changed, moved, or sealed under another key or version.
    pub fn open(&self, label: &str, place: &str, blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        open_under(&self.subkey(label), XCHACHA_V1, place, blob)
    }
}

/// HKDF-SHA-256 of a key for one use.
pub(super) fn subkey_of(key: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0u8; 32]);
    Hkdf::<Sha256>::new(None, key).expand(label.as_bytes(), out.as_mut_slice()).expect("32 bytes is a valid length");
    out
}

/// XChaCha20-Poly1305 under this very key; the blob begins with `version` and opens only beside the same `associated` text.
pub(super) fn seal_under(key: &[u8; 32], version: u8, associated: &str, clear: &[u8]) -> Result<Vec<u8>, Error> {
    let mut nonce = [0u8; NONCE];
    fill_random(&mut nonce);
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: clear, aad: associated.as_bytes() })
        .map_err(|cause| Error::unexpected("seal", cause))?;
    Ok([&[version], nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal_under`] sealed.
pub(super) fn open_under(
    key: &[u8; 32],
    version: u8,
    associated: &str,
    blob: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let broken = || Error::Unexpected("a sealed field does not open".to_owned());
    let (found, rest) = blob.split_first().ok_or_else(broken)?;
    if *found != version || rest.len() < NONCE {
        return Err(broken());
    }
    let (nonce, sealed) = rest.split_at(NONCE);
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: associated.as_bytes() })
        .map(Zeroizing::new)
        .map_err(|_| broken())
}
