//! What somebody had typed when she had to prove who she is first: kept in memory until she has, so that nothing is lost.
//!
//! A sign-in that ran out while a roll call was being filled in, or an act that wants a fresh proof: the form waits for its
//! own user, for an hour, and is sent by her own tap. What it refuses: to keep a password, to wait for anybody else, and
//! to outlast a sign-in that was ended on purpose.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use askama::Template;
use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, header, request::Parts};
use jiff::{SignedDuration, Timestamp};

use super::{
    identify::{CookieHash, SIGN_IN_COOKIE},
    store,
};
use crate::foundation::{
    access::Actor,
    app::App,
    crypto::token_hash,
    error::{Answer, Error, Stopped},
    form::Fields,
    ids::UserId,
    page::{self, Frame, Screen, see_other, show},
};

/// Where a kept form is offered.
pub(super) const PATH: &str = "/kept";
/// The largest form that is kept: four times a roll call of sixty.
const LARGEST: usize = 64 * 1024;
/// How long one is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How many are kept at the most; then the oldest goes.
const MOST: usize = 200;

/// One form.
#[derive(Clone)]
struct Form {
    path: String,
    body: Bytes,
    at: Timestamp,
}

/// The forms that wait, one for each user.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<HashMap<UserId, Form>>>);

impl Waiting {
    fn of(app: &App) -> Self {
        app.extension()
    }

    fn open(&self) -> MutexGuard<'_, HashMap<UserId, Form>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, user: UserId, form: Form) {
        let mut forms = self.open();
        forms.retain(|_, other| form.at.duration_since(other.at) < KEPT_FOR);
        if forms.len() >= MOST {
            let oldest = forms.iter().min_by_key(|(_, other)| other.at).map(|(user, _)| *user);
            oldest.and_then(|oldest| forms.remove(&oldest));
        }
        forms.insert(user, form);
    }

    fn find(&self, user: UserId, now: Timestamp) -> Option<Form> {
        self.open().get(&user).filter(|form| now.duration_since(form.at) < KEPT_FOR).cloned()
    }
}

/// Whether a form waits for somebody.
pub(super) fn has(app: &App, user: UserId) -> bool {
    Waiting::of(app).find(user, app.clock().now()).is_some()
}

/// Keeps what a form says when its sender has to prove who she is first, and lets go of it once it was taken.
pub async fn keep_typed(State(app): State<App>, request: Request, next: Next) -> Response {
    if !may_be_kept(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else { return Error::Unreadable("error-bad-form").into_response() };
    let (about, path) = (about(&parts, &app), parts.uri.path().to_owned());
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    let waiting = Waiting::of(&app);
    let now = app.clock().now();
    let stopped = response.extensions().get::<Stopped>().map(|stopped| Arc::clone(&stopped.0));
    match (stopped.as_deref(), about) {
        (Some(Error::StepUp), Sender::SignedIn(user)) if !holds_a_secret(&body) => {
            waiting.keep(user, Form { path, body, at: now });
            see_other(&format!("/step-up?back={PATH}"))
        }
        (Some(Error::SignIn), Sender::RanOut(hash)) if !holds_a_secret(&body) => {
            match app.store().read(move |db| store::find_owner(db, &hash)).await {
                Ok(Some(user)) => waiting.keep(user, Form { path, body, at: now }),
                Ok(None) => {}
                Err(why) => tracing::error!(%why, "a form could not be kept"),
            }
            response
        }
        (None, Sender::SignedIn(user)) => {
            let mut forms = waiting.open();
            if forms.get(&user).is_some_and(|form| form.path == path) {
                forms.remove(&user);
            }
            drop(forms);
            response
        }
        _ => response,
    }
}

/// Who sends a form.
enum Sender {
    SignedIn(UserId),
    /// Somebody with a cookie that opens nothing any more.
    RanOut([u8; 32]),
    Stranger,
}

fn about(parts: &Parts, app: &App) -> Sender {
    match parts.extensions.get::<CookieHash>() {
        Some(held) => Sender::SignedIn(held.user),
        None => page::cookie(parts, &page::cookie_name(app, SIGN_IN_COOKIE))
            .map_or(Sender::Stranger, |token| Sender::RanOut(token_hash(&token))),
    }
}

fn may_be_kept(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let length = request.body().size_hint().upper();
    request.method() == Method::POST
        && kind.starts_with("application/x-www-form-urlencoded")
        && length.is_some_and(|length| length <= LARGEST as u64)
}

/// Passwords and codes are typed again, never kept.
fn holds_a_secret(body: &[u8]) -> bool {
    let Ok(fields) = Fields::parse(body) else { return true };
    fields.pairs().any(|(name, _)| name.contains("password") || name == "code" || name == "answer")
}

#[derive(Template)]
#[template(path = "sign_in/kept.html")]
struct KeptPage {
    frame: Frame,
    path: String,
    fields: Vec<(String, String)>,
}

/// Offers the form to its user: one tap sends it as she had filled it in.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let Some(form) = Waiting::of(&app).find(actor.user(), app.clock().now()) else { return Ok(see_other("/")) };
    let fields = Fields::parse(&form.body)?;
    let fields = fields.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    show(&KeptPage { frame: screen.frame("sign-in-kept-title", ""), path: form.path, fields })
}

/// Throws it away.
pub(super) async fn drop_it(State(app): State<App>, actor: Actor) -> Answer {
    Waiting::of(&app).open().remove(&actor.user());
    Ok(see_other("/"))
}
