//! The one-time link with which a new member of staff, or one who has lost her password, chooses a password of her own.

use askama::Template;
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::{StatusCode, header};
use jiff::{SignedDuration, Timestamp};

use super::{rules, store};
use crate::{
    factors::{self, password},
    foundation::{
        app::App,
        audit::Entry,
        change::{By, Change},
        crypto::{new_token, token_hash},
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::UserId,
        page::{At, Frame, Screen, see_other, see_other_with, show, show_again, show_with},
        store::Db,
    },
    sign_in::{end_sign_ins_of, open_limited_session, open_session, session_cookie},
    users::{self, User},
};

/// How long a link waits.
const WAITS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Makes a link's token for somebody; links she was given before open nothing any more. Its path is [`welcome_path`].
///
/// # Errors
/// When it cannot be written.
pub fn invite(change: &mut Change<'_>, user: UserId) -> Result<String, Error> {
    let token = new_token();
    let until = change.at() + WAITS;
    store::void_invitations(change, user)?;
    store::add_invitation(change, &token_hash(&token), user, until)?;
    Ok(token)
}

/// Whom a live token invites, for the slip of paper that carries it.
///
/// # Errors
/// When it cannot be read.
pub fn find_invited_by(db: &mut Db<'_>, token: &str, now: Timestamp) -> Result<Option<User>, Error> {
    store::find_invited(db, &token_hash(token), now)
}

/// Where a token is used.
#[must_use]
pub fn welcome_path(token: &str) -> String {
    format!("/welcome/{token}")
}

#[derive(Template)]
#[template(path = "invitations/welcome.html")]
struct WelcomePage {
    frame: Frame,
    form: Form,
    path: String,
    name: String,
    sign_in_name: String,
}

#[derive(Template)]
#[template(path = "invitations/old_link.html")]
struct OldLinkPage {
    frame: Frame,
}

fn page(screen: &Screen, form: Form, token: &str, user: User) -> WelcomePage {
    let frame = Frame { quick_exit: false, ..screen.frame("invitation-welcome-title", "").told(&form) };
    WelcomePage { frame, form, path: welcome_path(token), name: user.name, sign_in_name: user.sign_in_name }
}

/// A link that was used, is too old or never was: one answer, so that nothing is learnt from it.
fn old_link(screen: &Screen) -> Answer {
    let frame = Frame { quick_exit: false, ..screen.frame("invitation-old-link-title", "") };
    show_with(StatusCode::GONE, &OldLinkPage { frame })
}

/// The form. Looking at the link does not use it up: phones fetch links to show a preview.
pub(super) async fn ask(screen: Screen, State(app): State<App>, At(token): At<String>) -> Answer {
    let (hash, now) = (token_hash(&token), app.clock().now());
    match app.store().read(move |db| store::find_invited(db, &hash, now)).await? {
        Some(user) => show(&page(&screen, Form::new(app.clock(), Fields::default()), &token, user)),
        None => old_link(&screen),
    }
}

/// Takes the new password.
pub(super) async fn choose(screen: Screen, State(app): State<App>, At(token): At<String>, fields: Fields) -> Answer {
    let (hash, now) = (token_hash(&token), app.clock().now());
    let Some(user) = app.store().read(move |db| store::find_invited(db, &hash, now)).await? else {
        return old_link(&screen);
    };
    let typed = fields.text("password");
    let mut problems = Problems::default();
    problems.keep(rules::check_password(typed, &user.sign_in_name, &user.name));
    if problems.is_empty() && typed != fields.text("password_again") {
        problems.add(Problem::new("password_again", "invitation-password-differs"));
    }
    if !problems.is_empty() {
        let form = Form::again(fields.without("password").without("password_again"), &problems, &screen.text);
        return show_again(&page(&screen, form, &token, user));
    }
    let password = password::hash(typed.to_owned()).await?;
    let (user, demo) = (user.id, app.is_demo());
    let opened = app
        .store()
        .change(By::User(user), move |change| {
            if store::use_invitation(change, &hash)? == 0 {
                return change.unchanged(None);
            }
            users::set_password(change, user, &password)?;
            end_sign_ins_of(change, user)?;
            let token = match (factors::find_factors(change, user)?.any(), demo) {
                (true, false) => None,
                (_, true) => Some(open_session(change, user)?),
                (false, false) => Some(open_limited_session(change, user)?),
            };
            change.commit(Entry::event("password.chosen").on("user", user), Some(token))
        })
        .await?;
    match opened {
        None => old_link(&screen),
        // Whoever has a second factor shows it: a link that went astray must not stand in for it.
        Some(None) => Ok(see_other_with("/sign-in", "password-chosen")),
        Some(Some(token)) => {
            Ok((AppendHeaders([(header::SET_COOKIE, session_cookie(&app, &token))]), see_other("/")).into_response())
        }
    }
}
