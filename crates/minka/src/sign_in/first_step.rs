//! Signing in with name and password.

use askama::Template;
use axum::{
    Extension,
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::header;

use super::{
    attempts::{self, Count, Device},
    identify::{CookieHash, open_limited_session, open_session, session_cookie},
    kept,
    model::{DemoSignIn, DemoSignIns},
    second_step::Half,
    store,
};
use crate::{
    factors::{self, password},
    foundation::{
        app::App,
        audit::Entry,
        change::By,
        error::Answer,
        form::{Fields, Form, Problem, Problems},
        ids::UserId,
        page::{Frame, Screen, see_other, show, show_again},
    },
    users::{self, MaybeActor},
};

#[derive(Template)]
#[template(path = "sign_in/first_step.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
    passkeys: bool,
    demo: DemoSignIns,
}

impl SignInPage {
    /// The role in words.
    fn role(&self, person: &DemoSignIn) -> String {
        self.frame.say(&format!("staff-role-{}", person.role))
    }
}

/// A stranger's page has no quick exit: the button alone would tell what the site is for.
fn page(screen: &Screen, app: &App, form: Form) -> SignInPage {
    let frame = Frame { quick_exit: false, ..screen.frame("sign-in-title", "").told(&form) };
    // What opens the demonstration is shown there and nowhere else, whoever left it lying about.
    let demo = if app.is_demo() { app.extension() } else { DemoSignIns::default() };
    SignInPage { frame, form, passkeys: factors::can_have_passkeys(app), demo }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: MaybeActor) -> Answer {
    if actor.is_some() {
        return Ok(see_other("/"));
    }
    show(&page(&screen, &app, Form::new(app.clock(), Fields::default())))
}

/// Takes name and password. In the demonstration that is enough; elsewhere a second step follows, or, the first time,
/// the setting up of one.
pub(super) async fn enter(
    screen: Screen,
    State(app): State<App>,
    device: Device,
    held: Option<Extension<CookieHash>>,
    fields: Fields,
) -> Answer {
    let name = fields.text("sign_in_name").to_lowercase();
    let line = attempts::join(&app, &name, &device).await?;
    let counted = attempts::begin(&app, &name, &device).await?;
    let asked = name.clone();
    let found = app.store().read(move |db| users::find_password(db, &asked)).await?;
    let (user, hash) = found.map_or((None, None), |(user, hash)| (Some(user), hash));
    let right = password::matches(fields.text("password").to_owned(), hash, &line).await?;
    let Some(user) = user.filter(|_| right) else {
        let problems = Problems::one(Problem::new("password", "sign-in-wrong"));
        return show_again(&page(&screen, &app, Form::again(fields, &problems, &screen.text)));
    };
    let factors = app.store().read(move |db| factors::find_factors(db, user)).await?;
    if factors.any() && !app.is_demo() {
        let half = AppendHeaders([(header::SET_COOKIE, Half::cookie(&app, user, &name)?)]);
        return Ok((half, see_other("/sign-in/code")).into_response());
    }
    let before = held.map(|Extension(held)| held.hash);
    open(&app, Opening { user, counted: Some(counted), before, must_add_factor: !app.is_demo() }).await
}

/// Somebody who has proved who she is.
pub(super) struct Opening {
    pub(super) user: UserId,
    /// The count to empty, when there was something to guess.
    pub(super) counted: Option<Count>,
    /// The sign-in that this browser held until now.
    pub(super) before: Option<[u8; 32]>,
    pub(super) must_add_factor: bool,
}

/// Opens the sign-in: the browser gets its cookies and goes to the start.
pub(super) async fn open(app: &App, opening: Opening) -> Answer {
    let (held, opening_user) = (app.clone(), opening.user);
    let (token, device) = app
        .store()
        .change(By::User(opening.user), move |change| {
            if let Some(before) = &opening.before {
                store::end_sign_in(change, before)?;
            }
            let user = opening.user;
            let device = match &opening.counted {
                Some(counted) => attempts::succeed(change, &held, counted, user)?,
                None => None,
            };
            let token =
                if opening.must_add_factor { open_limited_session(change, user)? } else { open_session(change, user)? };
            change.commit(Entry::event("sign_in.opened").on("user", user), (token, device))
        })
        .await?;
    let mut cookies = vec![session_cookie(app, &token), Half::no_cookie(app)];
    cookies.extend(device);
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (header::SET_COOKIE, cookie)));
    let first = if kept::has(app, opening_user) { kept::PATH } else { "/" };
    Ok((cookies, see_other(first)).into_response())
}
