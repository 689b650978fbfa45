//! Ten codes for the day when the phone is gone: shown once, to be printed or copied by hand.

use askama::Template;
use axum::extract::State;
use documents::Sheet;

use super::{check_fresh, paper::imprint};
use crate::{
    factors,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{Frame, Screen, download, see_other_with, show},
    },
};

#[derive(Template)]
#[template(path = "account/recovery_codes.html")]
struct RecoveryCodesPage {
    frame: Frame,
    codes: Vec<String>,
}

/// New ones; the old sheet is worth nothing from now on.
pub(super) async fn renew(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    check_fresh(&actor)?;
    let (user, keys) = (actor.user(), app.keys().clone());
    let codes = app
        .store()
        .change(actor.by(), move |change| {
            // The codes were on the page that the first tap brought.
            if change.seen_before(&fields.submission())? {
                return Err(Error::Conflict("account-codes-shown"));
            }
            // Codes alone are no second factor: they come with one.
            if !factors::find_factors(change, user)?.any() {
                return change.unchanged(None);
            }
            let codes = factors::new_recovery_codes(change, &keys, user)?;
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail("new recovery codes"), Some(codes))
        })
        .await?;
    match codes {
        Some(codes) => show_codes(&screen, &app, codes),
        None => Ok(see_other_with("/account/second-factor", "account-codes-need-factor")),
    }
}

/// The one time that they are shown.
pub(super) fn show_codes(screen: &Screen, _: &App, codes: Vec<String>) -> Answer {
    show(&RecoveryCodesPage { frame: screen.frame("account-codes", "more"), codes })
}

/// A sheet of paper with them. The page sends the codes back, because only their hashes are kept here.
pub(super) async fn print(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let codes: Vec<String> = fields.all("code").map(str::to_owned).take(20).collect();
    let (user, keys, asked) = (actor.user(), app.keys().clone(), codes.clone());
    let hers = app.store().read(move |db| factors::are_unused_recovery_codes(db, &keys, user, &asked)).await?;
    if !hers {
        return Err(Error::Conflict("account-codes-old"));
    }
    let sheet = Sheet {
        imprint: imprint(&screen, app.clock().now(), ""),
        title: screen.text.say("account-codes"),
        paragraphs: vec![screen.text.say("account-codes-once"), screen.text.say("account-codes-where")],
        codes,
        table: None,
        lists: Vec::new(),
        closing: vec![screen.text.say("account-codes-lost")],
    };
    let bytes = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print codes", cause))?
        .map_err(|cause| Error::unexpected("print codes", cause))?;
    Ok(download("application/pdf", "codes.pdf", bytes))
}
