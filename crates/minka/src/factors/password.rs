//! Passwords: Argon2id, slow on purpose, never on the threads that answer others.

use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::foundation::error::Error;

/// 64 MiB, three passes: about a quarter of a second on a small machine.
fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(64 * 1024, 3, 1, None).map_err(|cause| Error::unexpected("set Argon2 up", cause))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, for `users::set_password`. It takes a quarter of a second on purpose: call it from a blocking
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
///
/// # Errors
/// When hashing fails.
pub(crate) async fn hash(password: String) -> Result<String, Error> {
    let _turn = Line::Known.turn().await?;
    blocking(move || hash_password(&password)).await
}

/// The same as [`matches`], for the command line.
///
/// # Errors
/// When hashing fails.
pub(crate) fn matches_now(password: &str, hash: Option<&str>) -> Result<bool, Error> {
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
pub(crate) async fn matches(password: String, hash: Option<String>, line: &Line) -> Result<bool, Error> {
    let _turn = line.turn().await?;
    blocking(move || matches_now(&password, hash.as_deref())).await
}

/// One at a time in each line: a flood of tries must not take all memory, and one from outside must not keep waiting
/// those whose browsers are known.
static KNOWN: Semaphore = Semaphore::const_new(1);
static STRANGERS: Semaphore = Semaphore::const_new(1);
/// Strangers who wait or are served, and how many may: two or three seconds of work.
static WAITING: AtomicUsize = AtomicUsize::new(0);
const MOST_STRANGERS: usize = 8;

/// A place in the line for slow work; it is given up when this is dropped.
pub(crate) enum Line {
    /// Whoever has signed in, or has done so before with this browser.
    Known,
    /// Everybody else.
    Stranger(Place),
}

/// One of the few places of strangers.
pub(crate) struct Place(());

impl Drop for Place {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Line {
    /// A place among strangers.
    ///
    /// # Errors
    /// [`Error::TooMany`] when all are taken.
    pub(crate) fn of_strangers() -> Result<Self, Error> {
        let more = |waiting| (waiting < MOST_STRANGERS).then_some(waiting + 1);
        let joined = WAITING.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        joined.map(|_| Line::Stranger(Place(()))).map_err(|_| Error::TooMany)
    }

    async fn turn(&self) -> Result<SemaphorePermit<'static>, Error> {
        let line = match self {
            Line::Known => &KNOWN,
            Line::Stranger(_) => &STRANGERS,
        };
        line.acquire().await.map_err(|cause| Error::unexpected("wait to hash", cause))
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
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
