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

/// The hash of a password, for [`super::set_password`]. It takes a quarter of a second on purpose: call it from a blocking
/// thread, and once for many (a demonstration's staff may share one).
///
/// # Errors
/// When hashing fails.
pub fn hash_password(password: &str) -> Result<String, Error> {
    let hash =
        argon2()?.hash_password(password.as_bytes()).map_err(|cause| Error::unexpected("hash a password", cause))?;
    Ok(hash.to_string())
}

/// The same, off the threads that answer others.
pub(super) async fn hash(password: String) -> Result<String, Error> {
    blocking(move || hash_password(&password)).await
}

/// The same as [`matches`], for the command line.
pub(super) fn matches_now(password: &str, hash: Option<&str>) -> Result<bool, Error> {
    let parsed =
        PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(|cause| Error::unexpected("read a password hash", cause))?;
    let right = argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
    Ok(right && hash.is_some())
}

/// The hash of a password that nobody knows, checked for a name that nobody has: the same work as for one that exists.
const NOBODY: &str = "$argon2id$v=19$m=65536,t=3,p=1$bWlua2Etbm9ib2R5LTE$Jm7v0Zr3b0m6t4JY1xJ3k2d9o5QkqV8wWc0Yt1Zz3aE";

/// Whether a password matches. Without a hash it does the same work and says no, so that nobody learns which names exist.
///
/// # Errors
/// When hashing fails.
pub(super) async fn matches(password: String, hash: Option<String>) -> Result<bool, Error> {
    blocking(move || matches_now(&password, hash.as_deref())).await
}

/// One core's worth of hashing at a time: a flood of tries must not take all memory.
static ONE_AT_A_TIME: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|cause| Error::unexpected("wait to hash", cause))?;
    tokio::task::spawn_blocking(work).await.map_err(|cause| Error::unexpected("hash", cause))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_nobody_has_costs_the_same_work() {
        let own = hash_password("a password of twelve").expect("a hash");
        let (own, nobody) =
            (PasswordHash::new(&own).expect("a hash"), PasswordHash::new(NOBODY).expect("the stand-in is a hash"));
        assert_eq!((own.algorithm, own.version, &own.params), (nobody.algorithm, nobody.version, &nobody.params));
        let length = |hash: &PasswordHash| hash.hash.as_ref().map(|output| output.as_ref().len());
        assert_eq!(length(&own), length(&nobody));
    }
}
