//! Signing in and out.

use askama::Template;
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use http::header;

use super::{identify::CookieHash, password, session::open_session, session_cookie, store};
use crate::foundation::{
    app::App,
    audit::Entry,
    change::By,
    error::{Answer, Error},
    form::{Fields, Form, Problem, Problems},
    page::{Frame, Screen, see_other, show, show_again},
};

#[derive(Template)]
#[template(path = "users/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>) -> Answer {
    show(&SignInPage { frame: screen.frame("sign-in-title", ""), form: Form::new(app.clock(), Fields::default()) })
}

/// Takes name and password.
pub(super) async fn enter(screen: Screen, State(app): State<App>, fields: Fields) -> Answer {
    let name = fields.text("sign_in_name").to_lowercase();
    let found = app.store().read(move |db| store::find_password(db, &name)).await?;
    let (user, hash) = found.map_or((None, None), |(user, hash)| (Some(user), hash));
    let right = password::matches(fields.text("password").to_owned(), hash).await?;
    let Some(user) = user.filter(|_| right) else {
        let problems = Problems::one(Problem::new("password", "sign-in-wrong"));
        let form = Form::again(fields, &problems, &screen.text);
        return show_again(&SignInPage { frame: screen.frame("sign-in-title", ""), form });
    };
    let token = app
        .store()
        .change(By::User(user), move |change| {
            let token = open_session(change, user)?;
            change.commit(Entry::event("sign_in.opened"), token)
        })
        .await?;
    Ok((AppendHeaders([(header::SET_COOKIE, session_cookie(&app, &token))]), see_other("/")).into_response())
}

/// Ends the sign-in: the cookie opens nothing any more.
pub(super) async fn leave(
    State(app): State<App>,
    held: Option<axum::Extension<CookieHash>>,
) -> Result<Response, Error> {
    if let Some(axum::Extension(CookieHash(hash))) = held {
        app.store()
            .change(By::Stranger, move |change| {
                store::end_sign_in(change, &hash)?;
                change.commit(Entry::event("sign_in.ended"), ())
            })
            .await?;
    }
    Ok((AppendHeaders([(header::SET_COOKIE, session_cookie(&app, ""))]), see_other("/sign-in")).into_response())
}
