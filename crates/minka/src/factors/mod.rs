//! What somebody proves who she is with: a password, and the second factors, which are a code app, printed recovery codes and
//! passkeys. No message to a phone or mailbox is one: others read those.
//!
//! This room has no pages; sign-in, a member's own account and the command line use it. What it refuses: a code used
//! twice, a passkey's answer used twice, a recovery code that was crossed out.

mod code_app;
mod model;
mod passkeys;
pub(crate) mod password;
mod recovery;
mod store;

pub use self::{
    code_app::{begin_code_app, confirm_code_app, find_pending_key, remove_code_app, remove_code_app_of},
    model::{Factors, OwnPasskey, PasskeyId, PendingKey, Used},
    passkeys::{
        NewPasskey, Proof, Question, add_passkey, ask_for_new_passkey, ask_for_passkey, can_have_passkeys,
        check_new_passkey, check_passkey, list_passkeys, named_in, remove_passkey, use_passkey,
    },
    password::hash_password,
    recovery::{are_unused_recovery_codes, new_recovery_codes},
    store::{find_factors, forget_challenges},
};
use jiff::Timestamp;

use crate::foundation::{change::Change, crypto::Keys, error::Error, ids::UserId, keyring::Act};

/// Takes a code from her app or a recovery code; each works once. `None`: it is neither.
///
/// # Errors
/// When the database fails.
pub fn use_code(change: &mut Change<'_>, keys: &Keys, user: UserId, typed: &str) -> Result<Option<Used>, Error> {
    if code_app::use_code(change, keys, user, typed)? {
        return Ok(Some(Used::CodeApp));
    }
    Ok(recovery::use_code(change, keys, user, typed)?.then_some(Used::RecoveryCode))
}

/// Takes every second factor away, so that she can begin again.
///
/// # Errors
/// When it cannot be written.
pub fn remove_all(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.restrain(Act::FactorsRemoved, user, "");
    let now = change.at();
    remove_all_of(change, user, now).map(drop)
}

/// Takes away what she had at an instant; what she set up since stays. Whether there was any.
///
/// # Errors
/// When it cannot be written.
pub fn remove_all_of(change: &mut Change<'_>, user: UserId, until: Timestamp) -> Result<bool, Error> {
    let code_apps = store::remove_totp_key(change, user, until)?;
    let codes = store::remove_recovery_codes_of(change, user, until)?;
    Ok(code_apps + codes + store::remove_passkeys(change, user, until)? > 0)
}
