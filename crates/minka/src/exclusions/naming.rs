//! She names somebody, or takes it back. Both hold from that moment.

use axum::extract::State;

use super::{
    list::{Known, look, page},
    model::ExclusionId,
    rules::{self, AT_ONCE},
    store,
};
use crate::foundation::{
    access::Actor,
    app::App,
    error::{Answer, Error},
    form::{Fields, Form},
    ids::{Id, UserId},
    page::{At, Screen, see_other_with, show_again},
};

/// Names somebody of the staff.
pub(super) async fn name_somebody(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let named = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let chosen = UserId::parse(typed.text("who"));
        let staff: Vec<UserId> = known.staff.iter().map(|(user, _)| *user).collect();
        let at_once = typed.text("at_once") == AT_ONCE;
        let user = rules::check_naming(chosen, &staff, &known.near, at_once).map_err(Error::Refused)?;
        store::add_exclusion(change, (known.woman.site, known.woman.id), user)?;
        let entry = known.entry().detail(format!("user {user}"));
        change.commit(entry, known.woman.code)
    });
    match named.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/exclusions"), "exclusions-named")),
        Err(Error::Refused(problems)) => {
            let known = look(&app, actor, code).await?;
            show_again(&page(&screen, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// She takes it back. What was stays in the history.
pub(super) async fn lift(
    State(app): State<App>,
    actor: Actor,
    At((code, id)): At<(String, ExclusionId)>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let lifted = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &code, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(known.woman.code);
        }
        let named = known.named.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
        if !store::lift_exclusion(change, known.woman.id, id)? {
            return change.unchanged(known.woman.code);
        }
        let entry = known.entry().detail(format!("lifted, user {}", named.user));
        change.commit(entry, known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/exclusions", lifted.await?), "exclusions-lifted"))
}
