//! Ending her own sign-ins elsewhere: on a phone that was lost, on a computer that was left open.

use axum::{Extension, extract::State};

use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{At, see_other_with},
    },
    sign_in::{self, CookieHash, SignInId},
};

/// Ends one.
pub(super) async fn end_one(State(app): State<App>, actor: Actor, At(id): At<SignInId>, fields: Fields) -> Answer {
    let user = actor.user();
    app.store()
        .change(actor.by(), move |change| {
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            if sign_in::end_sign_in_of(change, user, id)? == 0 {
                return Err(Error::NotFound);
            }
            change.commit(Entry::new(Action::OwnAccount).on("sign-in", id).detail("ended"), ())
        })
        .await?;
    Ok(see_other_with("/account", "account-sign-in-ended"))
}

/// Ends all but this one.
pub(super) async fn end_others(
    State(app): State<App>,
    actor: Actor,
    Extension(held): Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    let user = actor.user();
    app.store()
        .change(actor.by(), move |change| {
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            let ended = sign_in::end_other_sign_ins(change, user, &held.hash)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail(format!("{ended} sign-ins ended")), ())
        })
        .await?;
    Ok(see_other_with("/account", "account-sign-ins-ended"))
}
