//! Going away: signing out, and the quick exit that leaves nothing to come back to.

use axum::{
    Extension,
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::{HeaderName, header};

use super::{
    identify::{CookieHash, session_cookie},
    second_step::Half,
    store,
};
use crate::{
    foundation::{
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        page::{LANGUAGE_COOKIE, THEME_COOKIE, see_other, see_other_with, set_cookie},
    },
    own_visits,
};

/// Ends the sign-in: the cookie opens nothing any more.
pub(super) async fn sign_out(State(app): State<App>, held: Option<Extension<CookieHash>>) -> Answer {
    end(&app, held, "sign_in.ended").await?;
    let gone = AppendHeaders([(header::SET_COOKIE, session_cookie(&app, ""))]);
    Ok((gone, see_other_with("/sign-in", "signed-out")).into_response())
}

/// The quick exit: ends the sign-in, has the browser forget pages and cookies, and goes to a site anybody might read.
/// It answers a link as well as a form, so that it works in every browser; all it can do is to sign somebody out.
pub(super) async fn leave(
    State(app): State<App>,
    held: Option<Extension<CookieHash>>,
    here: Option<Extension<own_visits::Here>>,
) -> Answer {
    // Whatever happens behind it, she is sent away: a fault here must not keep the page on her screen.
    if let Err(why) = end(&app, held, "sign_in.left").await {
        tracing::error!(%why, "a sign-in could not be ended by the quick exit");
    }
    if let Err(why) = end_visit(&app, here).await {
        tracing::error!(%why, "a visit could not be ended by the quick exit");
    }
    // Cookies go by name. The one by which her browser is known stays: it says nothing, and without it anybody could
    // lock her out by guessing from outside (docs/decisions/0008).
    let forget = (HeaderName::from_static("clear-site-data"), "\"cache\"".to_owned());
    let no = |name| (header::SET_COOKIE, set_cookie(&app, name, "", Some(0)));
    let ended = (header::SET_COOKIE, session_cookie(&app, ""));
    let half = (header::SET_COOKIE, Half::no_cookie(&app));
    let visit = (header::SET_COOKIE, own_visits::visit_cookie(&app, ""));
    let gone = AppendHeaders([ended, visit, half, no(LANGUAGE_COOKIE), no(THEME_COOKIE), forget]);
    Ok((gone, see_other(&app.setting().exit_url)).into_response())
}

async fn end_visit(app: &App, here: Option<Extension<own_visits::Here>>) -> Result<(), Error> {
    let Some(Extension(here)) = here else { return Ok(()) };
    let (hash, woman, code) = (here.hash, here.visit.participant, here.visit.code);
    let ended = app.store().change(By::Woman(woman, code), move |change| {
        own_visits::end_visit(change, &hash)?;
        change.commit(Entry::event("own.ended").on_woman(woman), ())
    });
    ended.await
}

async fn end(app: &App, held: Option<Extension<CookieHash>>, event: &'static str) -> Result<(), Error> {
    let Some(Extension(held)) = held else { return Ok(()) };
    app.store()
        .change(By::User(held.user), move |change| {
            store::end_sign_in(change, &held.hash)?;
            change.commit(Entry::event(event), ())
        })
        .await
}
