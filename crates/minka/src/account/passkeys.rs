//! Adding and taking away passkeys.

use askama::Template;
use axum::{Extension, extract::State, response::IntoResponse};

use super::{check_fresh, recovery_codes};
use crate::{
    factors::{self, PasskeyId},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    sign_in::{self, CookieHash},
    users,
};

#[derive(Template)]
#[template(path = "account/passkeys.html")]
struct PasskeysPage {
    frame: Frame,
    form: Form,
    possible: bool,
}

fn page(screen: &Screen, app: &App, form: Form) -> PasskeysPage {
    PasskeysPage {
        frame: screen.frame("account-passkey", "more").told(&form),
        form,
        possible: factors::can_have_passkeys(app),
    }
}

/// What it is, and a name for it.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    check_fresh(&actor)?;
    show(&page(&screen, &app, Form::new(app.clock(), Fields::default())))
}

/// What the browser is to ask her device.
pub(super) async fn question(State(app): State<App>, actor: Actor) -> Answer {
    check_fresh(&actor)?;
    let user = actor.user();
    let (person, known) =
        app.store().read(move |db| Ok((users::get_user(db, user)?, factors::list_passkeys(db, user)?))).await?;
    Ok(factors::ask_for_new_passkey(&app, user, &person.sign_in_name, &known)?.into_response())
}

/// Takes the device's answer. With the first factor come recovery codes.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    Extension(held): Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    check_fresh(&actor)?;
    let (user, sign_in) = (actor.user(), held.hash);
    let again = |fields: Fields, field: &'static str, key: &'static str| {
        let fields = fields.without("answer").without("state");
        show_again(&page(&screen, &app, Form::again(fields, &Problems::one(Problem::new(field, key)), &screen.text)))
    };
    let name = fields.text("passkey_name").to_owned();
    if name.is_empty() || name.chars().count() > 40 {
        return again(fields, "passkey_name", "account-passkey-name-wrong");
    }
    let checked = factors::check_new_passkey(&app, user, fields.text("answer"), fields.text("state"))?;
    let Some(new) = checked else { return again(fields, "", "account-passkey-refused") };
    let (keys, submission) = (app.keys().clone(), fields.submission());
    let added = app
        .store()
        .change(actor.by(), move |change| {
            let factors = factors::find_factors(change, user)?;
            if change.seen_before(&submission)? {
                // The only factor that she has came with codes, and they are shown once.
                let with_codes = factors.passkeys == 1 && !factors.code_app;
                return if with_codes {
                    Err(Error::Conflict("account-codes-shown"))
                } else {
                    change.unchanged(Some(Vec::new()))
                };
            }
            let first = !factors.any();
            if !factors::add_passkey(change, user, &name, &new)? {
                return change.unchanged(None);
            }
            sign_in::note_factor_added(change, user, &sign_in)?;
            let codes = if first { factors::new_recovery_codes(change, &keys, user)? } else { Vec::new() };
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("passkey added"), Some(codes))
        })
        .await?;
    match added {
        Some(codes) if !codes.is_empty() => recovery_codes::show_codes(&screen, &app, codes),
        Some(_) => Ok(see_other_with("/account", "account-passkey-added")),
        None => again(fields, "", "account-passkey-refused"),
    }
}

/// Takes one away, when another factor is left (in the demonstration always).
pub(super) async fn remove(State(app): State<App>, actor: Actor, At(id): At<PasskeyId>, fields: Fields) -> Answer {
    check_fresh(&actor)?;
    let (user, demo) = (actor.user(), app.is_demo());
    let removed = app
        .store()
        .change(actor.by(), move |change| {
            if change.seen_before(&fields.submission())? {
                return change.unchanged(true);
            }
            let factors = factors::find_factors(change, user)?;
            if !factors::remove_passkey(change, user, id)? {
                return Err(Error::NotFound);
            }
            if !factors.code_app && factors.passkeys <= 1 && !demo {
                return change.unchanged(false);
            }
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("passkey removed"), true)
        })
        .await?;
    Ok(see_other_with("/account", if removed { "account-factor-removed" } else { "account-factor-last" }))
}
