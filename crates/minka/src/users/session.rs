//! Opening and ending a sign-in, and the cookie that carries it.

use super::store;
use crate::foundation::{
    app::App,
    change::Change,
    crypto::{new_token, token_hash},
    error::Error,
    ids::UserId,
    page::set_cookie,
};

/// The cookie of a sign-in.
pub(super) const SIGN_IN_COOKIE: &str = "s";

/// Opens a sign-in for somebody who has just proved who she is; the token goes into her cookie and nowhere else.
///
/// # Errors
/// When it cannot be written.
pub fn open_session(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    store::add_sign_in(change, &token_hash(&token), user, false)?;
    Ok(token)
}

/// Opens a sign-in with which she can only set up a second factor, until she has one.
pub(super) fn open_limited_session(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    store::add_sign_in(change, &token_hash(&token), user, true)?;
    Ok(token)
}

/// The cookie that carries a token; an empty token takes it away.
#[must_use]
pub fn session_cookie(app: &App, token: &str) -> String {
    set_cookie(app, SIGN_IN_COOKIE, token, token.is_empty().then_some(0))
}
