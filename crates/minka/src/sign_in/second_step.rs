//! The second step of signing in: a code from her app, or one of her printed recovery codes.
//!
//! Between the two steps nothing is kept on the server: a sealed cookie says who passed the first one, for ten minutes.

use askama::Template;
use axum::{
    Extension,
    extract::{FromRequestParts, State},
};
use http::request::Parts;
use jiff::{SignedDuration, Timestamp};

use super::{
    attempts::{self, Count, Device},
    first_step::{self, Opening},
    identify::CookieHash,
};
use crate::{
    factors,
    foundation::{
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        page::{self, Frame, Screen, set_cookie, show, show_again},
    },
    users,
};

const HALF_COOKIE: &str = "h";
const LABEL: &str = "half sign-in";
const LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Somebody who has passed the first step.
pub(super) struct Half {
    user: UserId,
    name: String,
}

impl Half {
    /// The cookie that says so.
    pub(super) fn cookie(app: &App, user: UserId, name: &str) -> Result<String, Error> {
        let clear = format!("{user} {} {name}", app.clock().now().as_millisecond());
        let sealed = app.keys().seal(LABEL, "cookie", clear.as_bytes())?;
        Ok(set_cookie(app, HALF_COOKIE, &data_encoding::BASE64URL_NOPAD.encode(&sealed), Some(600)))
    }

    /// The line that takes the cookie away.
    pub(super) fn no_cookie(app: &App) -> String {
        set_cookie(app, HALF_COOKIE, "", Some(0))
    }

    fn read(app: &App, cookie: &str) -> Option<Self> {
        let sealed = data_encoding::BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        let clear = app.keys().open(LABEL, "cookie", &sealed).ok()?;
        let mut parts = std::str::from_utf8(&clear).ok()?.splitn(3, ' ');
        let user = UserId::parse(parts.next()?)?;
        let at = Timestamp::from_millisecond(parts.next()?.parse().ok()?).ok()?;
        let age = app.clock().now().duration_since(at);
        let name = parts.next()?.to_owned();
        (-LASTS..=LASTS).contains(&age).then_some(Half { user, name })
    }
}

impl FromRequestParts<App> for Half {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let cookie = page::cookie(parts, &page::cookie_name(app, HALF_COOKIE));
        cookie.and_then(|cookie| Half::read(app, &cookie)).ok_or(Error::SignIn)
    }
}

#[derive(Template)]
#[template(path = "sign_in/second_step.html")]
struct SecondStepPage {
    frame: Frame,
    form: Form,
}

fn page(screen: &Screen, form: Form) -> SecondStepPage {
    SecondStepPage { frame: Frame { quick_exit: false, ..screen.frame("sign-in-second-title", "").told(&form) }, form }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, _: Half) -> Answer {
    show(&page(&screen, Form::new(app.clock(), Fields::default())))
}

/// Takes the code.
pub(super) async fn enter(
    screen: Screen,
    State(app): State<App>,
    half: Half,
    device: Device,
    held: Option<Extension<CookieHash>>,
    fields: Fields,
) -> Answer {
    let counted: Count = attempts::begin(&app, &half.name, &device).await?;
    let (user, typed, keys) = (half.user, fields.text("code").to_owned(), app.keys().clone());
    let used = app
        .store()
        .change(By::User(user), move |change| {
            if users::find_live_user(change, user)?.is_none() {
                return change.unchanged(None);
            }
            match factors::use_code(change, &keys, user, &typed)? {
                Some(used) => {
                    change.commit(Entry::event("sign_in.code_used").on("user", user).detail(used.key()), Some(used))
                }
                None => change.unchanged(None),
            }
        })
        .await?;
    if used.is_none() {
        let problems = Problems::one(Problem::new("code", "sign-in-second-wrong"));
        let fields = fields.without("code");
        return show_again(&page(&screen, Form::again(fields, &problems, &screen.text)));
    }
    let opening =
        Opening { user, counted: Some(counted), before: held.map(|Extension(held)| held.hash), must_add_factor: false };
    first_step::open(&app, opening).await
}
