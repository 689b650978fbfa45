//! Signing in with name and password.

use askama::Template;
use axum::{
    Extension,
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::header;

use super::{choices::MaybeActor, identify::CookieHash, password, session::open_session, session_cookie, store};
use crate::foundation::{
    app::App,
    audit::Entry,
    change::By,
    error::Answer,
    form::{Fields, Form, Problem, Problems},
    page::{Frame, Screen, see_other, show, show_again},
};

#[derive(Template)]
#[template(path = "users/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
}

/// A stranger's page has no quick exit: the button alone would tell what the site is for.
fn page(screen: &Screen, form: Form) -> SignInPage {
    SignInPage { frame: Frame { quick_exit: false, ..screen.frame("users-sign-in-title", "") }, form }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: MaybeActor) -> Answer {
    if actor.is_some() {
        return Ok(see_other("/"));
    }
    show(&page(&screen, Form::new(app.clock(), Fields::default())))
}

/// Takes name and password.
pub(super) async fn enter(
    screen: Screen,
    State(app): State<App>,
    held: Option<Extension<CookieHash>>,
    fields: Fields,
) -> Answer {
    let name = fields.text("sign_in_name").to_lowercase();
    let found = app.store().read(move |db| store::find_password(db, &name)).await?;
    let (user, hash) = found.map_or((None, None), |(user, hash)| (Some(user), hash));
    let right = password::matches(fields.text("password").to_owned(), hash).await?;
    let Some(user) = user.filter(|_| right) else {
        let problems = Problems::one(Problem::new("password", "users-sign-in-wrong"));
        return show_again(&page(&screen, Form::again(fields, &problems, &screen.text)));
    };
    let token = app
        .store()
        .change(By::User(user), move |change| {
            if let Some(Extension(before)) = held {
                store::end_sign_in(change, &before.hash)?;
            }
            let token = open_session(change, user)?;
            change.commit(Entry::event("sign_in.opened").on("user", user), token)
        })
        .await?;
    Ok((AppendHeaders([(header::SET_COOKIE, session_cookie(&app, &token))]), see_other("/")).into_response())
}
