//! From the cookie to the actor: before any handler, once per request; and the opening of what the cookie names.

use axum::{
    extract::{Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use jiff::SignedDuration;

use super::{rules, store};
use crate::{
    foundation::{
        access::Actor,
        app::App,
        audit::Entry,
        change::{By, Change},
        crypto::{new_token, token_hash},
        error::Error,
        eyes,
        ids::UserId,
        page::{self, Preferences, set_cookie},
        safe_mode,
        text::Language,
    },
    own_visits, users,
};

/// How often a visit notes that she is still there.
const VISIT_STEP: SignedDuration = SignedDuration::from_secs(10);

/// The cookie of a sign-in.
pub(super) const SIGN_IN_COOKIE: &str = "s";

/// The live sign-in that brought this request, for signing out and proving again.
#[derive(Clone, Copy)]
pub(crate) struct CookieHash {
    pub(crate) hash: [u8; 32],
    pub(crate) user: UserId,
}

/// Finds who asks. Without a live sign-in the request goes on as a stranger's.
pub async fn identify(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let mut reader = None;
    if let Some(token) = page::cookie(&parts, &page::cookie_name(&app, SIGN_IN_COOKIE)) {
        let hash = token_hash(&token);
        match recognise(&app, hash, rules::is_asked_by_itself(parts.uri.path())).await {
            Ok(Some((actor, preferences, must_add_factor))) => {
                if actor.is_locked_out() && !rules::is_open_in_safe_mode(parts.uri.path()) {
                    return page::see_other("/safe-mode");
                }
                if must_add_factor && !rules::is_open_before_second_factor(parts.uri.path()) {
                    return page::see_other("/account/second-factor");
                }
                reader = Some(actor.user());
                parts.extensions.insert(CookieHash { hash, user: actor.user() });
                parts.extensions.insert(actor);
                parts.extensions.insert(preferences);
            }
            Ok(None) => {}
            Err(why) => tracing::error!(%why, "a sign-in could not be read"),
        }
    }
    if reader.is_none() {
        visiting(&app, &mut parts).await;
    }
    eyes::looking_as(reader, next.run(Request::from_parts(parts, body))).await
}

/// A woman in front of her own file: no member of staff, and nothing but her own view opens for her.
async fn visiting(app: &App, parts: &mut Parts) {
    let Some(token) = page::cookie(parts, &page::cookie_name(app, own_visits::COOKIE)) else { return };
    let (hash, now) = (token_hash(&token), app.clock().now());
    let found = app.store().read(move |db| own_visits::find_visit(db, &hash)).await;
    let visit = match found {
        Ok(Some(visit)) if own_visits::is_live(&visit, now) => visit,
        Ok(_) => return,
        Err(why) => return tracing::error!(%why, "a visit could not be read"),
    };
    if now.duration_since(visit.seen) >= VISIT_STEP {
        let seen = move |change: &mut Change<'_>| {
            own_visits::note_seen(change, &hash)?;
            change.commit(Entry::event("own.seen"), ())
        };
        if let Err(why) = app.store().change(By::Woman(visit.participant, visit.code.clone()), seen).await {
            return tracing::error!(%why, "a visit could not go on");
        }
    }
    parts.extensions.insert(Preferences {
        language: visit.language,
        theme: String::new(),
        place: String::new(),
        zone: visit.zone.clone(),
    });
    parts.extensions.insert(own_visits::Here { hash, visit });
}

/// What a page asks `by_itself` shows nobody at the screen: it does not keep a sign-in alive.
async fn recognise(app: &App, hash: [u8; 32], by_itself: bool) -> Result<Option<(Actor, Preferences, bool)>, Error> {
    let now = app.clock().now();
    let found = app
        .store()
        .read(move |db| {
            let Some(sign_in) = store::find_sign_in(db, &hash)? else { return Ok(None) };
            if !rules::is_live(sign_in.created, sign_in.seen, now) {
                return Ok(None);
            }
            let held = users::list_held(db, sign_in.user, now)?;
            let ties = users::list_ties(db, sign_in.user, now)?;
            Ok(Some((sign_in, held, ties, safe_mode::is_on(db)?)))
        })
        .await?;
    let Some((sign_in, held, ties, in_safe_mode)) = found else { return Ok(None) };
    if !by_itself && now.duration_since(sign_in.seen) >= rules::SEEN_STEP {
        let seen = move |change: &mut Change<'_>| {
            store::note_seen(change, &hash)?;
            change.commit(Entry::event("sign_in.seen"), ())
        };
        app.store().change(By::User(sign_in.user), seen).await?;
    }
    let (place, zone) =
        held.first().map_or((String::new(), "UTC".to_owned()), |(_, site, zone)| (site.clone(), zone.clone()));
    let preferences = Preferences {
        language: Language::parse(&sign_in.language).unwrap_or(Language::En),
        theme: sign_in.theme,
        place,
        zone,
    };
    let assignments = held.into_iter().map(|(assignment, _, _)| assignment).collect();
    let fresh = rules::is_fresh(sign_in.stepped_up, now);
    let actor = Actor::new(sign_in.user, sign_in.name, fresh, assignments, ties);
    let actor = if in_safe_mode { actor.in_safe_mode() } else { actor };
    Ok(Some((actor, preferences, sign_in.must_add_factor)))
}

/// Opens a sign-in for somebody who has just proved who she is; the token goes into her cookie and nowhere else.
///
/// # Errors
/// When it cannot be written.
pub fn open_session(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    store::add_sign_in(change, &token_hash(&token), user, false)?;
    Ok(token)
}

/// Opens a sign-in with which she can only set up a second factor, until she has one.
///
/// # Errors
/// When it cannot be written.
pub fn open_limited_session(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    store::add_sign_in(change, &token_hash(&token), user, true)?;
    Ok(token)
}

/// The cookie that carries a token; an empty token takes it away.
#[must_use]
pub fn session_cookie(app: &App, token: &str) -> String {
    set_cookie(app, SIGN_IN_COOKIE, token, token.is_empty().then_some(0))
}
