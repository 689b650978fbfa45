//! Language, and light or dark: kept in her account, or in a cookie for somebody who has not signed in.

use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::header;

use super::{rules::local_path, store};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::Fields,
    page::{LANGUAGE_COOKIE, THEME_COOKIE, see_other, set_cookie},
    text::Language,
};

/// How long a stranger's choice is kept: a year.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// Takes a language.
pub(super) async fn language(State(app): State<App>, actor: MaybeActor, fields: Fields) -> Answer {
    let language = Language::parse(fields.text("language")).ok_or(Error::Unreadable("error-bad-form"))?;
    choose(&app, actor, LANGUAGE_COOKIE, language.code(), &fields).await
}

/// Takes light, dark, or as the device says.
pub(super) async fn theme(State(app): State<App>, actor: MaybeActor, fields: Fields) -> Answer {
    let theme = ["", "light", "dark"].into_iter().find(|theme| *theme == fields.text("theme"));
    choose(&app, actor, THEME_COOKIE, theme.ok_or(Error::Unreadable("error-bad-form"))?, &fields).await
}

/// Somebody who may or may not have signed in.
pub(crate) type MaybeActor = Option<axum::Extension<Actor>>;

async fn choose(app: &App, actor: MaybeActor, what: &'static str, value: &'static str, fields: &Fields) -> Answer {
    let back = see_other(local_path(fields.text("back")));
    let Some(axum::Extension(actor)) = actor else {
        let kept = if value.is_empty() { 0 } else { KEPT };
        return Ok(
            (AppendHeaders([(header::SET_COOKIE, set_cookie(app, what, value, Some(kept)))]), back).into_response()
        );
    };
    app.store()
        .change(actor.by(), move |change| {
            let user = actor.user();
            if what == LANGUAGE_COOKIE {
                store::set_language(change, user, value)?;
            } else {
                store::set_theme(change, user, value)?;
            }
            change.commit(Entry::new(Action::OwnAccount).on("user", user).detail(format!("{what} {value}")), ())
        })
        .await?;
    Ok(back)
}
