//! Opening and ending a sign-in.

use super::store;
use crate::foundation::{
    app::App,
    change::Change,
    crypto::{new_token, token_hash},
    error::Error,
    ids::UserId,
};

/// Opens a sign-in for somebody who has just proved who she is; the token goes into her cookie and nowhere else.
///
/// # Errors
/// When it cannot be written.
pub fn open_session(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    store::add_sign_in(change, &token_hash(&token), user)?;
    Ok(token)
}

/// A neutral name: cookies can be seen in a browser's settings. The prefix binds it to this host and to https.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.setting().secure_cookies { "__Host-s" } else { "s" }
}

/// The cookie that carries a token; an empty token takes it away.
#[must_use]
pub fn session_cookie(app: &App, token: &str) -> String {
    let secure = if app.setting().secure_cookies { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", cookie_name(app))
}
