//! Her own calendar address: made, renewed, ended. It is shown once.

use askama::Template;
use axum::extract::State;

use super::store;
use crate::foundation::{
    access::{Action, Actor, Target},
    app::App,
    audit::Entry,
    crypto::{new_token, token_hash},
    error::Answer,
    form::{Fields, Form},
    page::{Frame, Screen, see_other, see_other_with, show},
};

#[derive(Template)]
#[template(path = "calendars/address.html")]
struct AddressPage {
    frame: Frame,
    form: Form,
    /// Since when there is one; empty: there is none.
    since: String,
    /// The address, on the one page that shows it.
    address: String,
}

/// Whether there is an address, and what it shows.
pub(super) async fn show_address(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    actor.check(Action::OwnAccount, &Target::own())?;
    let user = actor.user();
    let since = app.store().read(move |db| store::find_since(db, user)).await?;
    let since = since.map(|at| screen.text.instant(at, &screen.zone)).unwrap_or_default();
    let form = Form::new(app.clock(), Fields::default());
    show(&AddressPage { frame: screen.frame("calendar-title", "more"), form, since, address: String::new() })
}

/// Makes an address; one that there was ends with it.
pub(super) async fn renew(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (user, token) = (actor.user(), new_token());
    let (hash, submission) = (token_hash(&token), fields.submission());
    let made = app.store().change(actor.by(), move |change| {
        actor.check(Action::OwnAccount, &Target::own())?;
        if change.seen_before(&submission)? {
            return change.unchanged(false);
        }
        let ended = store::end_feeds(change, user)?;
        store::add_feed(change, &hash, user)?;
        change.commit(Entry::event("calendar.address_made").on("user", user).detail(format!("ended {ended}")), true)
    });
    if !made.await? {
        return Ok(see_other("/calendar"));
    }
    let address = format!("{}/calendar/{token}.ics", app.setting().public_url.trim_end_matches('/'));
    let form = Form::new(app.clock(), Fields::default());
    let since = screen.text.instant(app.clock().now(), &screen.zone);
    show(&AddressPage { frame: screen.frame("calendar-title", "more"), form, since, address })
}

/// Ends her address: from now on it is not found.
pub(super) async fn end(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (user, by) = (actor.user(), actor.by());
    let ended = app.store().change(by, move |change| {
        actor.check(Action::OwnAccount, &Target::own())?;
        if change.seen_before(&fields.submission())? || store::end_feeds(change, user)? == 0 {
            return change.unchanged(());
        }
        change.commit(Entry::event("calendar.address_ended").on("user", user), ())
    });
    ended.await?;
    Ok(see_other_with("/calendar", "calendar-ended"))
}
