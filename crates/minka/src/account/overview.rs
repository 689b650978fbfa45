//! The page of her account, and the choice of a second factor.

use askama::Template;
use axum::{Extension, extract::State};

use crate::{
    factors::{self, Factors, OwnPasskey},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{Frame, Screen, see_other_with, show, show_again},
    },
    sign_in::{self, CookieHash, OpenSignIn},
    users,
};

#[derive(Template)]
#[template(path = "account/overview.html")]
struct AccountPage {
    frame: Frame,
    form: Form,
    sign_in_name: String,
    factors: Factors,
    codes_left: String,
    passkeys: Vec<Shown>,
    sign_ins: Vec<Shown>,
    others: bool,
}

/// A passkey or a sign-in as the page shows it.
struct Shown {
    id: String,
    title: String,
    hint: String,
    /// A weaker kind of passkey, or the sign-in that asks.
    special: bool,
}

/// The page.
pub(super) async fn show_account(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    Extension(held): Extension<CookieHash>,
) -> Answer {
    let form = Form::new(app.clock(), Fields::default().with("name", actor.name()));
    show(&page(&screen, &app, &actor, held, form).await?)
}

async fn page(screen: &Screen, app: &App, actor: &Actor, held: CookieHash, form: Form) -> Result<AccountPage, Error> {
    let (user, now) = (actor.user(), app.clock().now());
    let (person, factors, keys, mut open) = app
        .store()
        .read(move |db| {
            let open = sign_in::list_sign_ins(db, user, &held.hash)?;
            Ok((users::get_user(db, user)?, factors::find_factors(db, user)?, factors::list_passkeys(db, user)?, open))
        })
        .await?;
    open.retain(|one| sign_in::is_live(one.created, one.seen, now));
    Ok(AccountPage {
        frame: screen.frame("account-title", "more"),
        form,
        sign_in_name: person.sign_in_name,
        codes_left: screen.text.phrase("account-codes-left").count(factors.recovery_codes).to_string(),
        factors,
        passkeys: keys.iter().map(|key| shown_key(screen, key)).collect(),
        others: open.iter().any(|one| !one.here),
        sign_ins: open.iter().map(|one| shown_sign_in(screen, one)).collect(),
    })
}

fn shown_key(screen: &Screen, key: &OwnPasskey) -> Shown {
    let since = screen.text.instant(key.created, &screen.zone);
    Shown {
        id: key.id.to_string(),
        title: key.name.clone(),
        hint: screen.text.phrase("account-passkey-since").with("when", since).to_string(),
        special: key.synced,
    }
}

fn shown_sign_in(screen: &Screen, one: &OpenSignIn) -> Shown {
    let instant = |at| screen.text.instant(at, &screen.zone);
    Shown {
        id: one.id.to_string(),
        title: screen.text.phrase("account-sign-in-since").with("when", instant(one.created)).to_string(),
        hint: screen.text.phrase("account-sign-in-seen").with("when", instant(one.seen)).to_string(),
        special: one.here,
    }
}

/// Takes the name that colleagues see.
pub(super) async fn rename(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    Extension(held): Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    let (user, typed, submission) = (actor.user(), fields.text("name").to_owned(), fields.submission());
    let changed = app
        .store()
        .change(actor.by(), move |change| {
            if change.seen_before(&submission)? {
                return change.unchanged(());
            }
            let name = users::check_name(&typed)?;
            users::rename_user(change, user, &name)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("name"), ())
        })
        .await;
    match changed {
        Ok(()) => Ok(see_other_with("/account", "account-name-kept")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, &actor, held, form).await?)
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "account/second_factor.html")]
struct SecondFactorPage {
    frame: Frame,
    form: Form,
    passkeys: bool,
}

/// Which second factor she would like.
pub(super) async fn choose_factor(screen: Screen, State(app): State<App>, _: Actor) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    let passkeys = factors::can_have_passkeys(&app);
    show(&SecondFactorPage { frame: screen.frame("account-second-title", "more"), form, passkeys })
}
