//! Setting up a code app: a secret to scan or type, then a first code as proof that it arrived.

use askama::Template;
use axum::{Extension, extract::State};

use super::{check_fresh, paper::plain_qr, recovery_codes};
use crate::{
    factors::{self, PendingKey},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        page::{Frame, Screen, see_other, see_other_with, show, show_again},
    },
    sign_in::{self, CookieHash},
    users,
};

#[derive(Template)]
#[template(path = "account/code_app.html")]
struct CodeAppPage {
    frame: Frame,
    form: Form,
    key: String,
    picture: String,
}

/// Makes the secret.
pub(super) async fn begin(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    check_fresh(&actor)?;
    let (user, keys) = (actor.user(), app.keys().clone());
    app.store()
        .change(actor.by(), move |change| {
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            factors::begin_code_app(change, &keys, user)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("code app begun"), ())
        })
        .await?;
    Ok(see_other("/account/code-app"))
}

/// Shows it, to be scanned or typed.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let Some(pending) = pending(&app, &actor).await? else { return Ok(see_other("/account/second-factor")) };
    show(&page(&screen, pending, Form::new(app.clock(), Fields::default())))
}

async fn pending(app: &App, actor: &Actor) -> Result<Option<PendingKey>, Error> {
    let (user, keys) = (actor.user(), app.keys().clone());
    // Her app shows the address's own, neutral name, never what the programme does.
    let issuer =
        app.setting().public_url.split('/').nth(2).unwrap_or("minka").split(':').next().unwrap_or("minka").to_owned();
    app.store()
        .read(move |db| {
            let account = users::get_user(db, user)?.sign_in_name;
            factors::find_pending_key(db, &keys, user, &issuer, &account)
        })
        .await
}

fn page(screen: &Screen, pending: PendingKey, form: Form) -> CodeAppPage {
    let picture = plain_qr(&pending.address);
    CodeAppPage { frame: screen.frame("account-code-app", "more").told(&form), form, key: pending.text, picture }
}

/// Takes the first code; the recovery codes follow at once, so that a lost phone is no lost account.
pub(super) async fn confirm(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    Extension(held): Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    let sign_in = held.hash;
    let (user, keys, typed) = (actor.user(), app.keys().clone(), fields.clone());
    let codes = app
        .store()
        .change(actor.by(), move |change| {
            // The codes were on the page that the first tap brought.
            if change.seen_before(&typed.submission())? {
                return Err(Error::Conflict("account-codes-shown"));
            }
            if !factors::confirm_code_app(change, &keys, user, typed.text("code"))? {
                return change.unchanged(None);
            }
            sign_in::note_factor_added(change, user, &sign_in)?;
            let codes = factors::new_recovery_codes(change, &keys, user)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("code app set up"), Some(codes))
        })
        .await?;
    if let Some(codes) = codes {
        return recovery_codes::show_codes(&screen, &app, codes);
    }
    let Some(pending) = pending(&app, &actor).await? else { return Ok(see_other("/account")) };
    let problems = Problems::one(Problem::new("code", "account-code-wrong"));
    show_again(&page(&screen, pending, Form::again(fields.without("code"), &problems, &screen.text)))
}

/// Takes the code app away, when another factor is left (in the demonstration always).
pub(super) async fn remove(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    check_fresh(&actor)?;
    let (user, demo) = (actor.user(), app.is_demo());
    let removed = app
        .store()
        .change(actor.by(), move |change| {
            if change.seen_before(&fields.submission())? {
                return change.unchanged(true);
            }
            if factors::find_factors(change, user)?.passkeys == 0 && !demo {
                return change.unchanged(false);
            }
            factors::remove_code_app(change, user)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("code app removed"), true)
        })
        .await?;
    Ok(see_other_with("/account", if removed { "account-factor-removed" } else { "account-factor-last" }))
}
