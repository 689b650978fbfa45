//! Proving again who she is, before something weighty: the proof stays fresh for five minutes.

use askama::Template;
use axum::{Extension, extract::State};

use super::{identify::CookieHash, password, rules::local_path, store};
use crate::foundation::{
    access::Actor,
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Form, Problem, Problems},
    page::{Frame, Query, Screen, see_other, show, show_again},
};

#[derive(Template)]
#[template(path = "users/step_up.html")]
struct StepUpPage {
    frame: Frame,
    form: Form,
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, _: Actor, query: Query) -> Answer {
    let start = Fields::default().with("back", local_path(query.0.text("back")));
    show(&StepUpPage { frame: screen.frame("users-step-up-title", ""), form: Form::new(app.clock(), start) })
}

/// Takes the password.
pub(super) async fn prove(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    held: Extension<CookieHash>,
    fields: Fields,
) -> Answer {
    let user = actor.user();
    let hash = app.store().read(move |db| store::find_password_of(db, user)).await?;
    if !password::matches(fields.text("password").to_owned(), hash).await? {
        let problems = Problems::one(Problem::new("password", "users-step-up-wrong"));
        let form = Form::again(fields, &problems, &screen.text);
        return show_again(&StepUpPage { frame: screen.frame("users-step-up-title", ""), form });
    }
    let Extension(held) = held;
    app.store()
        .change(actor.by(), move |change| {
            if store::note_proof(change, &held.hash)? == 0 {
                return Err(Error::SignIn);
            }
            change.commit(Entry::event("sign_in.proved_again"), ())
        })
        .await?;
    Ok(see_other(local_path(fields.text("back"))))
}
