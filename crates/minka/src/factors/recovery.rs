//! Ten codes on paper, for the day when the phone is gone. Each works once.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::store;
use crate::foundation::{
    change::Change,
    crypto::{Keys, fill_random},
    error::Error,
    ids::UserId,
    store::Db,
};

/// How many are on a sheet.
const CODES: usize = 10;
/// Letters and digits that cannot be mistaken for one another; 32 of them, so that a random byte chooses evenly.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// New codes; all earlier ones are worth nothing from now on. They are shown once and kept only as keyed hashes.
///
/// # Errors
/// When they cannot be written.
pub fn new_recovery_codes(change: &mut Change<'_>, keys: &Keys, user: UserId) -> Result<Vec<String>, Error> {
    store::remove_recovery_codes(change, user)?;
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let mut noise = [0u8; 10];
        fill_random(&mut noise);
        let signs: String = noise.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
        let code = format!("{}-{}", &signs[..5], &signs[5..]);
        store::add_recovery_code(change, user, &digest(keys, user, &code)?)?;
        codes.push(code);
    }
    Ok(codes)
}

/// Whether these are all hers and unused: what a sheet is printed from.
///
/// # Errors
/// When they cannot be read.
pub fn are_unused_recovery_codes(db: &mut Db<'_>, keys: &Keys, user: UserId, codes: &[String]) -> Result<bool, Error> {
    for code in codes {
        if !store::is_recovery_code(db, user, &digest(keys, user, code)?)? {
            return Ok(false);
        }
    }
    Ok(!codes.is_empty())
}

pub(super) fn use_code(change: &mut Change<'_>, keys: &Keys, user: UserId, typed: &str) -> Result<bool, Error> {
    let digest = digest(keys, user, typed)?;
    store::use_recovery_code(change, user, &digest)
}

/// A keyed hash: whoever has the database without the key file cannot try codes against it.
fn digest(keys: &Keys, user: UserId, code: &str) -> Result<Vec<u8>, Error> {
    let plain: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.subkey("recovery codes").as_slice())
        .map_err(|cause| Error::unexpected("hash a recovery code", cause))?;
    mac.update(user.to_string().as_bytes());
    mac.update(plain.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}
