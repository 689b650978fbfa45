//! Signing in with a passkey: no name, no password, no second step.

use axum::{Extension, extract::State, response::IntoResponse};

use super::{
    first_step::{self, Opening},
    identify::CookieHash,
};
use crate::{
    factors,
    foundation::{app::App, audit::Entry, change::By, error::Answer, form::Fields, page::see_other_with},
    users,
};

/// What the browser is to ask her device.
pub(super) async fn question(State(app): State<App>) -> Answer {
    Ok(factors::ask_for_passkey(&app)?.into_response())
}

/// Takes the device's answer.
pub(super) async fn enter(State(app): State<App>, held: Option<Extension<CookieHash>>, fields: Fields) -> Answer {
    let refused = || Ok(see_other_with("/sign-in", "passkey-refused"));
    let answer = fields.text("answer").to_owned();
    let Some(user) = factors::named_in(&answer) else { return refused() };
    let keys = app
        .store()
        .read(move |db| match users::find_live_user(db, user)? {
            Some(user) => factors::list_passkeys(db, user.id),
            None => Ok(Vec::new()),
        })
        .await?;
    let Some(proof) = factors::check_passkey(&app, &keys, &answer, fields.text("state"))? else { return refused() };
    let taken = app
        .store()
        .change(By::User(user), move |change| {
            if factors::use_passkey(change, &proof)? {
                change.commit(Entry::event("sign_in.passkey_used").on("user", user), true)
            } else {
                change.unchanged(false)
            }
        })
        .await?;
    if !taken {
        return refused();
    }
    let before = held.map(|Extension(held)| held.hash);
    first_step::open(&app, Opening { user, counted: None, before, must_add_factor: false }).await
}
