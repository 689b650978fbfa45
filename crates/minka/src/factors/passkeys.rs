//! Passkeys (WebAuthn): a key in her device, opened by her finger, face or PIN. One is a second factor and a password at once.
//!
//! Between question and answer nothing is kept here: the browser carries a sealed note of what was asked. Each question
//! is answered once; the digest of a taken answer is kept.

use axum::response::{IntoResponse, Response};
use http::header;
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder,
};

use super::{
    model::{OwnPasskey, PasskeyId},
    store,
};
use crate::foundation::{
    app::App,
    change::Change,
    crypto::Keys,
    error::Error,
    ids::{Id, UserId},
    keyring::Act,
    store::Db,
};

const LABEL: &str = "passkey question";
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// More than anybody has devices.
const MOST: usize = 8;

/// What the browser is asked, and the sealed note that it sends back with the answer.
pub struct Question {
    options: serde_json::Value,
    state: String,
}

impl IntoResponse for Question {
    fn into_response(self) -> Response {
        let body = serde_json::json!({ "options": self.options, "state": self.state }).to_string();
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    }
}

/// Passkeys are bound to a host's name; at a bare number (`127.0.0.1`) there are none.
fn webauthn(app: &App) -> Option<Webauthn> {
    let url = Url::parse(&app.setting().public_url).ok()?;
    let host = url.domain()?.to_owned();
    WebauthnBuilder::new(&host, &url).ok()?.rp_name(&host).build().ok()
}

/// Whether this address can have passkeys at all.
#[must_use]
pub fn can_have_passkeys(app: &App) -> bool {
    webauthn(app).is_some()
}

/// Asks a browser to make a passkey. `name` is what she signs in with: her device shows it.
///
/// # Errors
/// [`Error::NotFound`] when this address can have none or she has enough.
pub fn ask_for_new_passkey(app: &App, user: UserId, name: &str, known: &[OwnPasskey]) -> Result<Question, Error> {
    let site = webauthn(app).filter(|_| known.len() < MOST).ok_or(Error::NotFound)?;
    let excluded = known.iter().filter_map(|own| read(&own.credential).ok()).map(|key| key.cred_id().clone()).collect();
    let id = Uuid::try_parse(&user.to_string()).map_err(|_| Error::NotFound)?;
    let (options, state) = site
        .start_passkey_registration(id, name, name, Some(excluded))
        .map_err(|cause| Error::unexpected("ask for a passkey", cause))?;
    let mut options = json(&options)?;
    // A key that her device can find by itself needs no name to be typed.
    if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
        selection["residentKey"] = "preferred".into();
    }
    Ok(Question { options, state: seal(app, &format!("new {user}"), &state)? })
}

/// Checks the answer of [`ask_for_new_passkey`]; the key is kept by [`add_passkey`]. `None`: it does not fit.
///
/// # Errors
/// When what it gave cannot be written as text.
pub fn check_new_passkey(app: &App, user: UserId, answer: &str, state: &str) -> Result<Option<NewPasskey>, Error> {
    let Some(site) = webauthn(app) else { return Ok(None) };
    let Some(asked) = open::<PasskeyRegistration>(app, &format!("new {user}"), state) else { return Ok(None) };
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(None) };
    let Ok(key) = site.finish_passkey_registration(&answer, &asked) else { return Ok(None) };
    let credential = json(&key)?;
    let synced = credential.pointer("/cred/backup_eligible").and_then(serde_json::Value::as_bool).unwrap_or(true);
    Ok(Some(NewPasskey { credential: credential.to_string(), synced, digest: digest(state) }))
}

/// A passkey that was checked.
pub struct NewPasskey {
    credential: String,
    synced: bool,
    digest: [u8; 32],
}

/// Keeps a checked passkey under a name. `false`: this answer was taken before.
///
/// # Errors
/// When it cannot be written.
pub fn add_passkey(change: &mut Change<'_>, user: UserId, name: &str, new: &NewPasskey) -> Result<bool, Error> {
    if !store::spend_challenge(change, &new.digest)? {
        return Ok(false);
    }
    let id = PasskeyId::new(change.clock());
    store::add_passkey(change, id, user, name, &new.credential, new.synced)?;
    Ok(true)
}

/// Asks a browser for any passkey of this site.
///
/// # Errors
/// [`Error::NotFound`] when this address can have none.
pub fn ask_for_passkey(app: &App) -> Result<Question, Error> {
    let site = webauthn(app).ok_or(Error::NotFound)?;
    let (options, state) =
        site.start_discoverable_authentication().map_err(|cause| Error::unexpected("ask for a passkey", cause))?;
    Ok(Question { options: json(&options)?, state: seal(app, "sign in", &state)? })
}

/// Whose passkey an answer names; it proves nothing yet.
#[must_use]
pub fn named_in(answer: &str) -> Option<UserId> {
    let answer = serde_json::from_str::<PublicKeyCredential>(answer).ok()?;
    let handle = answer.response.user_handle.as_deref()?;
    Uuid::from_slice(handle).ok().map(UserId::from_uuid)
}

/// A passkey's answer that was checked.
pub struct Proof {
    passkey: PasskeyId,
    credential: String,
    digest: [u8; 32],
}

/// Checks the answer of [`ask_for_passkey`] against her keys. `None`: it does not fit.
///
/// # Errors
/// When a key cannot be read.
pub fn check_passkey(app: &App, keys: &[OwnPasskey], answer: &str, state: &str) -> Result<Option<Proof>, Error> {
    let Some(site) = webauthn(app) else { return Ok(None) };
    let Some(asked) = open::<DiscoverableAuthentication>(app, "sign in", state) else { return Ok(None) };
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(None) };
    for own in keys {
        let mut key = read(&own.credential)?;
        if key.cred_id().as_slice() != answer.raw_id.as_slice() {
            continue;
        }
        let Ok(result) = site.finish_discoverable_authentication_v2(&answer, asked, &key) else { return Ok(None) };
        key.update_credential(&result);
        let credential = json(&key)?.to_string();
        return Ok(Some(Proof { passkey: own.id, credential, digest: digest(state) }));
    }
    Ok(None)
}

/// Takes a checked answer. `false`: it was taken before.
///
/// # Errors
/// When it cannot be written.
pub fn use_passkey(change: &mut Change<'_>, proof: &Proof) -> Result<bool, Error> {
    if !store::spend_challenge(change, &proof.digest)? {
        return Ok(false);
    }
    store::note_passkey_used(change, proof.passkey, &proof.credential)?;
    Ok(true)
}

/// Her passkeys, oldest first.
///
/// # Errors
/// When they cannot be read.
pub fn list_passkeys(db: &mut Db<'_>, user: UserId) -> Result<Vec<OwnPasskey>, Error> {
    store::list_passkeys(db, user)
}

/// Takes one of her passkeys away. `false`: she has no such one.
///
/// # Errors
/// When it cannot be written.
pub fn remove_passkey(change: &mut Change<'_>, user: UserId, id: PasskeyId) -> Result<bool, Error> {
    change.restrain(Act::PasskeyRemoved, id, user);
    store::remove_passkey(change, user, id)
}

fn read(credential: &str) -> Result<Passkey, Error> {
    serde_json::from_str(credential).map_err(|cause| Error::unexpected("read a passkey", cause))
}

fn json(value: &impl Serialize) -> Result<serde_json::Value, Error> {
    serde_json::to_value(value).map_err(|cause| Error::unexpected("write a passkey", cause))
}

fn digest(state: &str) -> [u8; 32] {
    Sha256::digest(state.as_bytes()).into()
}

fn seal(app: &App, place: &str, state: &impl Serialize) -> Result<String, Error> {
    let clear = format!("{} {}", app.clock().now().as_millisecond(), json(state)?);
    let sealed = Keys::seal(app.keys(), LABEL, place, clear.as_bytes())?;
    Ok(data_encoding::BASE64URL_NOPAD.encode(&sealed))
}

fn open<T: DeserializeOwned>(app: &App, place: &str, state: &str) -> Option<T> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(state.as_bytes()).ok()?;
    let clear = app.keys().open(LABEL, place, &sealed).ok()?;
    let (at, state) = std::str::from_utf8(&clear).ok()?.split_once(' ')?;
    let age = app.clock().now().duration_since(Timestamp::from_millisecond(at.parse().ok()?).ok()?);
    if !(-LASTS..=LASTS).contains(&age) {
        return None;
    }
    serde_json::from_str(state).ok()
}
