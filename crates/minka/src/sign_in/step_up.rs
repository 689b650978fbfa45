//! Proving again who she is, before something weighty: the proof stays fresh for five minutes.

use askama::Template;
use axum::{Extension, extract::State};

use super::{attempts, identify::CookieHash, store};
use crate::{
    factors::{self, password},
    foundation::{
        access::Actor,
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::UserId,
        page::{Frame, Query, Screen, see_other, show, show_again},
    },
    users::{self, local_path},
};

#[derive(Template)]
#[template(path = "sign_in/step_up.html")]
struct StepUpPage {
    frame: Frame,
    form: Form,
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, _: Actor, query: Query) -> Answer {
    let start = Fields::default().with("back", local_path(query.0.text("back")));
    show(&StepUpPage { frame: screen.frame("sign-in-step-up-title", ""), form: Form::new(app.clock(), start) })
}

/// Takes her password, or a code from her app in its place.
pub(super) async fn prove(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    held: Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    let (user, Extension(held)) = (actor.user(), held);
    let counted = attempts::begin_again(&app, user, &held.hash).await?;
    if !is_she(&app, user, fields.text("password")).await? {
        let problems = Problems::one(Problem::new("password", "sign-in-step-up-wrong"));
        let form = Form::again(fields, &problems, &screen.text);
        return show_again(&StepUpPage { frame: screen.frame("sign-in-step-up-title", ""), form });
    }
    app.store()
        .change(actor.by(), move |change| {
            attempts::forgive(change, &counted)?;
            if store::note_proof(change, &held.hash)? == 0 {
                return Err(Error::SignIn);
            }
            change.commit(Entry::event("sign_in.proved_again"), ())
        })
        .await?;
    Ok(see_other(local_path(fields.text("back"))))
}

async fn is_she(app: &App, user: UserId, typed: &str) -> Result<bool, Error> {
    let (code, keys) = (typed.to_owned(), app.keys().clone());
    let used = app
        .store()
        .change(By::User(user), move |change| match factors::use_code(change, &keys, user, &code)? {
            Some(used) => change.commit(Entry::event("sign_in.code_used").on("user", user).detail(used.key()), true),
            None => change.unchanged(false),
        })
        .await?;
    if used {
        return Ok(true);
    }
    let hash = app.store().read(move |db| users::find_password_of(db, user)).await?;
    password::matches(typed.to_owned(), hash, &password::Line::Known).await
}
