//! Adding a member of staff, and the one-time link that is handed to her once.

use askama::Template;
use axum::extract::State;
use documents::{Slip, Slips};

use super::member::{get_visible, show_member_again};
use crate::{
    account::{imprint, plain_qr},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        page::{At, Frame, Screen, download, show, show_again},
        text::Language,
    },
    invitations,
    users::{self, User},
};

#[derive(Template)]
#[template(path = "staff/new_member.html")]
struct NewMemberPage {
    frame: Frame,
    form: Form,
    languages: Vec<(&'static str, &'static str)>,
}

fn page(screen: &Screen, form: Form) -> NewMemberPage {
    let languages = Language::ALL.iter().map(|language| (language.code(), language.own_name())).collect();
    NewMemberPage { frame: screen.frame("staff-add", "more").told(&form), form, languages }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    actor.check(Action::UserCreate, &Target::default())?;
    let start = Fields::default().with("language", screen.text.0.code());
    show(&page(&screen, Form::new(app.clock(), start)))
}

/// Adds her, and shows her link: now and never again.
pub(super) async fn add(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (typed, submission) = (fields.clone(), fields.submission());
    let added = app
        .store()
        .change(actor.by(), move |change| {
            actor.check(Action::UserCreate, &Target::default())?;
            if change.seen_before(&submission)? {
                // The link was on the page that the first tap brought.
                return Err(Error::Conflict("staff-link-shown"));
            }
            let mut problems = Problems::default();
            let name = problems.keep(users::check_name(typed.text("name")));
            let sign_in_name = problems.keep(users::check_sign_in_name(typed.text("sign_in_name")));
            let language = Language::parse(typed.text("language")).unwrap_or(Language::En);
            let (Some(name), Some(sign_in_name)) = (name, sign_in_name) else { return Err(Error::Refused(problems)) };
            let user = User { id: UserId::new(change.clock()), sign_in_name, name, language };
            users::add_user(change, &user).map_err(taken)?;
            let token = invitations::invite(change, user.id)?;
            change.commit(Entry::new(Action::UserCreate).on("user", user.id), (user, token))
        })
        .await;
    match added {
        Ok((user, token)) => show(&link_page(&screen, &app, &user, token)),
        Err(Error::Refused(problems)) => show_again(&page(&screen, Form::again(fields, &problems, &screen.text))),
        Err(other) => Err(other),
    }
}

/// A name that somebody has already.
pub(super) fn taken(error: Error) -> Error {
    match error {
        Error::Taken(index) if index.contains("sign_in_name") => {
            Error::refused(Problem::new("sign_in_name", "staff-sign-in-name-taken"))
        }
        other => other,
    }
}

#[derive(Template)]
#[template(path = "staff/link.html")]
struct LinkPage {
    frame: Frame,
    name: String,
    path: String,
    role_path: String,
    token: String,
    address: String,
    picture: String,
}

fn link_page(screen: &Screen, app: &App, user: &User, token: String) -> LinkPage {
    let address = address(app, &token);
    LinkPage {
        frame: screen.frame("staff-link-title", "more"),
        name: user.name.clone(),
        path: format!("/staff/{}", user.id),
        role_path: format!("/staff/{}/role", user.id),
        picture: plain_qr(&address),
        token,
        address,
    }
}

fn address(app: &App, token: &str) -> String {
    format!("{}{}", app.setting().public_url.trim_end_matches('/'), invitations::welcome_path(token))
}

/// A new link for somebody who has lost hers, or her password; older ones open nothing any more. Her roles are set aside
/// until a manager approves them again: whoever makes a link sees it.
pub(super) async fn invite_again(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<UserId>,
    fields: Fields,
) -> Answer {
    let (submission, by) = (fields.submission(), actor.clone());
    let invited = app
        .store()
        .change(actor.by(), move |change| {
            let member = get_visible(change, &by, id)?;
            let target = Target { about_actor: id == by.user(), ..Target::default() };
            by.check(Action::UserCreate, &target)?;
            if member.disabled {
                return Err(Error::NotFound);
            }
            if change.seen_before(&submission)? {
                return Err(Error::Conflict("staff-link-shown"));
            }
            let today = change.at().to_zoned(jiff::tz::TimeZone::UTC).date();
            if users::is_only_manager(change, id, today)? {
                return Err(Problem::new("", "staff-invite-only-manager").into());
            }
            let token = invitations::invite(change, id)?;
            let aside = users::set_aside_roles(change, id)?;
            let user = users::get_user(change, id)?;
            change.commit(Entry::event("user.invited").on("user", id).detail(aside.detail()), (user, token))
        })
        .await;
    match invited {
        Ok((user, token)) => show(&link_page(&screen, &app, &user, token)),
        Err(Error::Refused(problems)) => show_member_again(&screen, &app, &actor, id, (fields, problems)).await,
        Err(other) => Err(other),
    }
}

/// A slip of paper with the link.
pub(super) async fn print(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<UserId>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").to_owned();
    let (now, asked) = (app.clock().now(), token.clone());
    let user = app
        .store()
        .read(move |db| {
            actor.check(Action::UserCreate, &Target { about_actor: id == actor.user(), ..Target::default() })?;
            invitations::find_invited_by(db, &asked, now)?.filter(|user| user.id == id).ok_or(Error::NotFound)
        })
        .await?;
    let (address, text) = (address(&app, &token), &screen.text);
    let picture = qrcode::QrCode::new(&address).map_err(|cause| Error::unexpected("draw a link", cause))?;
    let slip = Slip {
        heading: user.name,
        lines: vec![
            text.say("staff-slip-open"),
            text.say("staff-slip-once"),
            text.phrase("staff-slip-name").with("name", user.sign_in_name).to_string(),
        ],
        address,
        qr_svg: picture.render::<qrcode::render::svg::Color<'_>>().build(),
        qr_words: text.say("staff-slip-picture"),
    };
    let slips = Slips { imprint: imprint(&screen, now, ""), title: text.say("staff-link-title"), slips: vec![slip] };
    let bytes = tokio::task::spawn_blocking(move || documents::slips(&slips))
        .await
        .map_err(|cause| Error::unexpected("print a slip", cause))?
        .map_err(|cause| Error::unexpected("print a slip", cause))?;
    Ok(download("application/pdf", "slip.pdf", bytes))
}
