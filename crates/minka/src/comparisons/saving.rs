//! Saving what is sealed of a woman: kept first, then compared with everybody of her site and with the other sites of the programme.

use axum::extract::State;

use super::{beside, perhaps};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{At, Screen, see_other, see_other_with},
    },
    identities::{self, Kept},
};

/// Keeps what was typed, sealed, and says whether she is perhaps here already.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        match identities::keep(change, &keyring, &who, (&at, &typed))? {
            Kept::Before(woman) => change.unchanged((woman, None)),
            Kept::Now(woman, identity, entry) => {
                // That others' sealed parts are opened beside hers stands in the chain before it happens.
                for site in beside::list_sites(change, woman.site)? {
                    let begun = Entry::new(Action::DuplicateReview).on("site", site);
                    change.also(&begun.detail("comparison begun"))?;
                }
                change.commit(entry, (woman, Some(identity)))
            }
        }
    });
    let woman = match saved.await {
        Ok((woman, None)) => woman,
        Ok((woman, Some(identity))) => {
            // What she saved is kept, whatever becomes of the comparison; the night compares again.
            if let Err(cause) = beside::compare_woman(&app, actor.by(), (woman.clone(), *identity)).await {
                tracing::error!(%cause, "what was sealed of a woman could not be compared");
            }
            woman
        }
        Err(Error::Refused(problems)) => {
            return identities::ask_again(&screen, &app, actor, &code, (fields, &problems)).await;
        }
        Err(other) => return Err(other),
    };
    let (now, hers) = (app.clock().now(), woman.clone());
    let is_here = app.store().read(move |db| perhaps::is_perhaps_here(db, &actor, &hers, now)).await?;
    if is_here {
        return Ok(see_other(&format!("/people/{}/identity/alike", woman.code)));
    }
    Ok(see_other_with(&format!("/people/{}", woman.code), "identity-saved"))
}
