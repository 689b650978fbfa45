//! Tries to sign in, counted so that guessing ends soon and nobody can lock her out from outside.
//!
//! Tries are counted per name and device. A browser she has signed in with before carries a token and is counted alone; other
//! browsers are counted by the address they come from. Ten wrong tries in fifteen minutes stop that count, and only that one, so that
//! nobody from elsewhere keeps her new telephone out; a hundred from everywhere stop all browsers that nobody knows.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::request::Parts;
use jiff::SignedDuration;

use super::{rules, store};
use crate::{
    factors::password::Line,
    foundation::{
        app::App,
        audit::Entry,
        change::{By, Change},
        crypto::{Keys, new_token, token_hash},
        error::Error,
        ids::UserId,
        page::{self, set_cookie},
    },
    users,
};

/// The cookie of a browser that she has signed in with before.
const DEVICE_COOKIE: &str = "d";
/// How long a browser stays known: half a year.
const KNOWN: SignedDuration = SignedDuration::from_hours(180 * 24);
/// All browsers that nobody knows; behind it stands from where, as a keyed digest.
const STRANGERS: &str = "strangers";

/// The token that a browser brought, whoever's it may be, and from where it comes.
#[derive(Clone)]
pub(super) struct Device {
    token: Option<[u8; 32]>,
    place: String,
}

impl FromRequestParts<App> for Device {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let token = page::cookie(parts, &page::cookie_name(app, DEVICE_COOKIE)).map(|token| token_hash(&token));
        let place = address(parts).map_or(STRANGERS.to_owned(), |address| {
            format!("{STRANGERS} {}", &digest(app.keys(), &rules::network(address))[..16])
        });
        Ok(Device { token, place })
    }
}

/// From where a request comes: the neighbour, or what a proxy on this machine says of its own neighbour. What anybody else says in
/// a header is not believed.
fn address(parts: &Parts) -> Option<IpAddr> {
    let neighbour = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    if !neighbour.is_loopback() {
        return Some(neighbour);
    }
    let passed_on = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    passed_on.rsplit(',').next()?.trim().parse().ok()
}

/// Where a try is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) name: String,
    pub(super) device: String,
}

/// Where a try waits for the slow work: a browser that she has signed in with before has a line of its own. Nothing is
/// written yet, so that a flood from outside fills neither the line of others nor the audit chain.
///
/// # Errors
/// [`Error::TooMany`] when too many strangers wait.
pub(super) async fn join(app: &App, name: &str, device: &Device) -> Result<Line, Error> {
    let Some(hash) = device.token else { return Line::of_strangers() };
    let (name, since) = (name.to_owned(), app.clock().now() - KNOWN);
    let known = app.store().read(move |db| match users::find_user_named(db, &name)? {
        Some(user) => store::is_known_device(db, &hash, user.id, since),
        None => Ok(false),
    });
    if known.await? { Ok(Line::Known) } else { Line::of_strangers() }
}

/// Counts a try before it is checked, so that a thousand at the same time are still counted one by one.
///
/// # Errors
/// [`Error::TooMany`] when this count is full.
pub(super) async fn begin(app: &App, name: &str, device: &Device) -> Result<Count, Error> {
    let name_digest = digest(app.keys(), name);
    let (name, device) = (name.to_owned(), device.clone());
    app.store()
        .change(By::Stranger, move |change| {
            let user = users::find_user_named(change, &name)?;
            let since = change.at() - KNOWN;
            let own = match (&device.token, &user) {
                (Some(hash), Some(user)) => store::is_known_device(change, hash, user.id, since)?,
                _ => false,
            };
            let device = device.token.filter(|_| own).map_or(device.place, |hash| hex(&hash));
            let user = user.map(|user| user.id);
            if count(change, &Count { name: name_digest.clone(), device: device.clone() }, user)? {
                return Err(Error::TooMany);
            }
            let kind = if own { "known device" } else { STRANGERS };
            change.commit(Entry::event("sign_in.tried").detail(kind), Count { name: name_digest, device })
        })
        .await
}

/// Counts a try of somebody who has signed in already and proves again who she is.
///
/// # Errors
/// [`Error::TooMany`] when this count is full.
pub(super) async fn begin_again(app: &App, user: UserId, sign_in: &[u8; 32]) -> Result<Count, Error> {
    let counted = Count { name: digest(app.keys(), &user.to_string()), device: hex(sign_in) };
    app.store()
        .change(By::User(user), move |change| {
            if count(change, &counted, Some(user))? {
                return Err(Error::TooMany);
            }
            change.commit(Entry::event("sign_in.tried").detail("signed in"), counted)
        })
        .await
}

/// Whether the count is full; if not, one more is counted.
fn count(change: &mut Change<'_>, counted: &Count, user: Option<UserId>) -> Result<bool, Error> {
    let since = change.at() - rules::TRIES_WITHIN;
    let tries = store::count_failures(change, &counted.name, &counted.device, since)?;
    if rules::is_locked(tries) {
        return Ok(true);
    }
    if counted.device.starts_with(STRANGERS)
        && rules::is_besieged(store::count_failures_of_strangers(change, &counted.name, since)?)
    {
        return Ok(true);
    }
    store::add_failure(change, &counted.name, &counted.device)?;
    if rules::is_locked(tries + 1) {
        // For whoever reads the audit chain: guessing, or somebody who needs help.
        let about = user.map_or("nobody".to_owned(), |user| user.to_string());
        change.also(&Entry::event("sign_in.last_try").on("user", about))?;
    }
    Ok(false)
}

/// Ends a count after a right try, and remembers the browser. Gives the cookie for a browser that is new.
pub(super) fn succeed(
    change: &mut Change<'_>,
    app: &App,
    counted: &Count,
    user: UserId,
) -> Result<Option<String>, Error> {
    forgive(change, counted)?;
    if !counted.device.starts_with(STRANGERS) {
        return Ok(None);
    }
    let (token, forgotten) = (new_token(), change.at() - KNOWN);
    store::add_known_device(change, &token_hash(&token), user, forgotten)?;
    let seconds = u32::try_from(KNOWN.as_secs()).unwrap_or(u32::MAX);
    Ok(Some(set_cookie(app, DEVICE_COOKIE, &token, Some(seconds))))
}

/// Empties a count, and every count older than a day.
pub(super) fn forgive(change: &mut Change<'_>, counted: &Count) -> Result<(), Error> {
    let day_ago = change.at() - SignedDuration::from_hours(24);
    store::remove_failures(change, &counted.name, &counted.device, day_ago)
}

/// Keyed, because people type passwords into the field for names.
fn digest(keys: &Keys, name: &str) -> String {
    let key = data_encoding::HEXLOWER.encode(keys.subkey("sign-in names").as_slice());
    hex(&token_hash(&format!("{key} {name}")))
}

fn hex(hash: &[u8; 32]) -> String {
    data_encoding::HEXLOWER.encode(hash)
}
