//! Codes that change every thirty seconds (TOTP, RFC 6238): set up, confirmed by a first code, each used once.

use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

use super::{model::PendingKey, store};
use crate::foundation::{
    change::Change,
    crypto::{Keys, fill_random},
    error::Error,
    ids::UserId,
    keyring::Act,
    store::Db,
};

/// The label under which secrets are sealed.
const LABEL: &str = "totp";

fn place(user: UserId) -> String {
    format!("totp_key secret {user}")
}

/// A phone's clock may be one step (thirty seconds) off.
fn totp(secret: &[u8], issuer: &str, account: &str) -> Result<Totp, Error> {
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_skew(1)
        .with_issuer(Some(issuer))
        .with_account_name(account)
        .build()
        .map_err(|cause| Error::unexpected("make a code app's key", cause))
}

/// Starts the set-up with a new secret; one that was already confirmed stays until this one is.
///
/// # Errors
/// [`Error::NotFound`] when she has a confirmed one: it has to be removed first.
pub fn begin_code_app(change: &mut Change<'_>, keys: &Keys, user: UserId) -> Result<(), Error> {
    if store::find_totp_key(change, user)?.is_some_and(|key| key.confirmed) {
        return Err(Error::NotFound);
    }
    let mut secret = Zeroizing::new([0u8; 20]);
    fill_random(secret.as_mut_slice());
    let sealed = keys.seal(LABEL, &place(user), secret.as_slice())?;
    store::put_totp_key(change, user, &sealed)
}

/// The secret that waits for its first code. `issuer` and `account` show in her app: they must be neutral.
///
/// # Errors
/// When it cannot be opened.
pub fn find_pending_key(
    db: &mut Db<'_>,
    keys: &Keys,
    user: UserId,
    issuer: &str,
    account: &str,
) -> Result<Option<PendingKey>, Error> {
    let Some(key) = store::find_totp_key(db, user)?.filter(|key| !key.confirmed) else { return Ok(None) };
    let secret = keys.open(LABEL, &place(user), &key.secret)?;
    let address = totp(&secret, issuer, account)?
        .to_url()
        .map_err(|cause| Error::unexpected("write a code app's address", cause))?;
    let text = data_encoding::BASE32_NOPAD.encode(&secret);
    let groups: Vec<&str> =
        (0..text.len()).step_by(4).filter_map(|at| text.get(at..(at + 4).min(text.len()))).collect();
    Ok(Some(PendingKey { text: groups.join(" "), address }))
}

/// Ends the set-up with a first code. `false`: the code is not from this secret.
///
/// # Errors
/// When it cannot be written.
pub fn confirm_code_app(change: &mut Change<'_>, keys: &Keys, user: UserId, typed: &str) -> Result<bool, Error> {
    let Some(key) = store::find_totp_key(change, user)?.filter(|key| !key.confirmed) else { return Ok(false) };
    let Some(step) = matching_step(change, keys, user, &key, typed)? else { return Ok(false) };
    store::confirm_totp_key(change, user, step)?;
    Ok(true)
}

/// Takes a code; the same one, or an older one, is refused from then on.
pub(super) fn use_code(change: &mut Change<'_>, keys: &Keys, user: UserId, typed: &str) -> Result<bool, Error> {
    let Some(key) = store::find_totp_key(change, user)?.filter(|key| key.confirmed) else { return Ok(false) };
    let Some(step) = matching_step(change, keys, user, &key, typed)? else { return Ok(false) };
    store::note_totp_step(change, user, step)?;
    Ok(true)
}

fn matching_step(
    change: &Change<'_>,
    keys: &Keys,
    user: UserId,
    key: &store::TotpKey,
    typed: &str,
) -> Result<Option<i64>, Error> {
    let code: String = typed.chars().filter(char::is_ascii_digit).collect();
    if code.len() != 6 || typed.chars().any(|sign| !sign.is_ascii_digit() && !sign.is_whitespace()) {
        return Ok(None);
    }
    let secret = keys.open(LABEL, &place(user), &key.secret)?;
    let seconds = u64::try_from(change.at().as_second()).unwrap_or(0);
    let step = totp(&secret, "", "")?.check(&code, seconds).and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > key.last_step))
}

/// Takes the code app away.
///
/// # Errors
/// When it cannot be written.
pub fn remove_code_app(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.restrain(Act::CodeAppRemoved, user, "");
    let now = change.at();
    remove_code_app_of(change, user, now).map(drop)
}

/// Takes away the one she had at an instant; what she set up since stays. Whether there was one.
///
/// # Errors
/// When it cannot be written.
pub fn remove_code_app_of(change: &mut Change<'_>, user: UserId, until: Timestamp) -> Result<bool, Error> {
    store::remove_totp_key(change, user, until).map(|removed| removed > 0)
}
