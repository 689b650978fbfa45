//! Nobody reaches her: one tap, at once, from anybody who reaches her. That she may be reached again is said on purpose.

use axum::extract::State;

use super::{overview::Known, store};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::Answer,
    form::Fields,
    page::{At, see_other_with},
};

/// Pauses everything.
pub(super) async fn pause_all(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let who = actor.clone();
    let paused = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactPause], &code, now)?;
        if change.seen_before(&fields.submission())? || !store::pause(change, (known.woman.site, known.woman.id))? {
            return change.unchanged(known.woman.code);
        }
        change.commit(known.entry(Action::ContactPause), known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/contact", paused.await?), "contact-paused"))
}

/// She may be reached again, as her card says.
pub(super) async fn resume(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let who = actor.clone();
    let resumed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactWrite], &code, now)?;
        if change.seen_before(&fields.submission())? || !store::lift_pause(change, known.woman.id)? {
            return change.unchanged(known.woman.code);
        }
        change.commit(known.entry(Action::ContactWrite).detail("pause lifted"), known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/contact", resumed.await?), "contact-resumed"))
}
