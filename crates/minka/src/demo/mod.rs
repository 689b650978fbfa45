//! The demonstration.

use jiff::Timestamp;

use crate::foundation::{
    clock::Clock,
    error::Error,
    store::{Database, Store},
};

/// The one password of everybody in it.
pub const PASSWORD: &str = "mountain-tulip";

/// How large a world to invent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scale {
    women: Option<u32>,
}

impl Scale {
    /// A world with so many women.
    #[must_use]
    pub fn of(women: u32) -> Self {
        Scale { women: Some(women) }
    }

    /// In how many steps it is made.
    #[must_use]
    pub fn steps(self) -> u64 {
        u64::from(self.women.unwrap_or(1))
    }
}

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// What she types.
    pub sign_in_name: String,
    /// Her role.
    pub role: String,
    /// Her programme.
    pub programme: String,
}

/// Everybody who can sign in.
#[must_use]
pub fn sign_ins() -> Vec<SignIn> {
    Vec::new()
}

/// Fills an empty database.
///
/// # Errors
/// When it cannot be written.
pub fn fill(database: &Database, now: Timestamp, _scale: Scale, step: &dyn Fn()) -> Result<(), Error> {
    Store::open(database, &Clock::frozen(now))?;
    step();
    Ok(())
}
