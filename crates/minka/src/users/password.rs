//! Passwords: Argon2id, slow on purpose, never on the threads that answer others.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::foundation::error::Error;

/// 64 MiB, three passes: about a quarter of a second on a small machine.
fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(64 * 1024, 3, 1, None).map_err(|cause| Error::unexpected("set Argon2 up", cause))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash to keep.
///
/// # Errors
/// When hashing fails.
pub(super) async fn hash(password: String) -> Result<String, Error> {
    blocking(move || {
        let hash = argon2()?
            .hash_password(password.as_bytes())
            .map_err(|cause| Error::unexpected("hash a password", cause))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether a password matches. Without a hash it takes as long and says no, so that nobody learns which names exist.
///
/// # Errors
/// When hashing fails.
pub(super) async fn matches(password: String, hash: Option<String>) -> Result<bool, Error> {
    blocking(move || {
        let Some(hash) = hash else {
            drop(argon2()?.hash_password(password.as_bytes()));
            return Ok(false);
        };
        let parsed = PasswordHash::new(&hash).map_err(|cause| Error::unexpected("read a password hash", cause))?;
        Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
}

/// One core's worth of hashing at a time: a flood of tries must not take all memory.
static ONE_AT_A_TIME: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|cause| Error::unexpected("wait to hash", cause))?;
    tokio::task::spawn_blocking(work).await.map_err(|cause| Error::unexpected("hash", cause))?
}
