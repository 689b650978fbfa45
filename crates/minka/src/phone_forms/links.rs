//! Making a telephone's link, showing it once, ending it; and what stays on the telephone, said before anybody makes one.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use jiff::Timestamp;
use qrcode::{QrCode, render::svg};

use super::{
    handing::{address_of, title},
    model::{PhoneLink, start_of},
    opening::Opened,
    rules,
    store::{self, NewPhoneLink},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        crypto,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::{self, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::{Language, Text},
    },
    instruments::say_name,
    users,
};

/// A mentor for whose telephone a link may be made or ended.
#[derive(Clone)]
struct Owner {
    user: UserId,
    site: SiteId,
    name: String,
    zone: String,
    links: Vec<PhoneLink>,
}

impl Owner {
    /// How the form names her.
    fn key(&self) -> String {
        format!("{} {}", self.site, self.user)
    }

    fn target(&self, actor: &Actor) -> Target {
        Target { own: self.user == actor.user(), ..Target::site(self.site) }
    }

    fn live(&self, now: Timestamp) -> impl Iterator<Item = &PhoneLink> {
        self.links.iter().filter(move |link| rules::is_live(link.ended, link.expires, now))
    }
}

/// Herself, where she is a mentor; and the mentors of her sites, where she may make one for them.
fn list_owners(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Owner>, Error> {
    let mut owners: Vec<Owner> = Vec::new();
    for site in actor.sites() {
        let zone = users::get_programme_of(db, site)?.zone;
        let today = users::today_at(db, site, now)?;
        for mentor in users::list_mentors_of_site(db, site, today)? {
            let (user, name) = (mentor.user, mentor.name);
            let owner = Owner { user, site, name, zone: zone.clone(), links: Vec::new() };
            if actor.decide(Action::PhoneRevoke, &owner.target(actor)) != Decision::Deny {
                owners.push(Owner { links: store::list_links(db, user, site)?, ..owner });
            }
        }
    }
    if owners.is_empty() && !actor.may_somewhere(Action::PhoneRevoke) { Err(Error::NotFound) } else { Ok(owners) }
}

/// A live link in the list.
struct Shown {
    start: String,
    /// The id of its own form.
    ending: String,
    whose: String,
    made: String,
    used: String,
    until: String,
}

#[derive(Template)]
#[template(path = "phone_forms/links.html")]
struct LinksPage {
    frame: Frame,
    form: Form,
    owners: Vec<Choice>,
    languages: Vec<Choice>,
    links: Vec<Shown>,
    /// Whether she may make one now; otherwise she proves first who she is.
    fresh: bool,
    token: String,
}

#[derive(Template)]
#[template(path = "phone_forms/made.html")]
struct MadePage {
    frame: Frame,
    whose: String,
    until: String,
    address: String,
    token: String,
    /// What each title on the telephone stands for.
    titles: Vec<(String, String)>,
}

fn page(screen: &Screen, app: &App, actor: &Actor, owners: &[Owner], form: Form) -> LinksPage {
    let (text, now) = (&screen.text, app.clock().now());
    let shown = |owner: &Owner, link: &PhoneLink| Shown {
        start: link.start(),
        ending: ids::new_uuid(app.clock()).to_string(),
        whose: format!("{} · {}", link.name, link.language.own_name()),
        made: text.phrase("phones-made").with("when", text.instant(link.created, &owner.zone)).to_string(),
        used: text.phrase("phones-used").number("fetched", link.fetched).number("sent", link.sent).to_string(),
        until: until(text, link.expires, &owner.zone),
    };
    let chosen = form.value("owner").to_owned();
    let may_now = |owner: &Owner| matches!(actor.decide(Action::PhoneIssue, &owner.target(actor)), Decision::Permit(_));
    let choice = |owner: &Owner| Choice::new(owner.key(), &owner.name, owners.len() == 1 || owner.key() == chosen);
    let spoken = form.value("language").to_owned();
    let language = |language: Language| {
        let is_chosen = if spoken.is_empty() { language == text.0 } else { spoken == language.code() };
        Choice::new(language.code(), language.own_name(), is_chosen)
    };
    LinksPage {
        frame: screen.frame("phones-title", "more").told(&form),
        links: owners.iter().flat_map(|owner| owner.live(now).map(move |link| shown(owner, link))).collect(),
        fresh: owners.iter().any(may_now),
        owners: owners.iter().map(choice).collect(),
        languages: Language::ALL.map(language).to_vec(),
        token: crypto::new_token(),
        form,
    }
}

fn until(text: &Text, expires: Timestamp, zone: &str) -> String {
    text.phrase("phones-until").with("when", text.instant(expires, zone)).to_string()
}

/// The links that live, and a form for another.
pub(super) async fn show_links(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let (who, now) = (actor.clone(), app.clock().now());
    let owners = app.store().read(move |db| list_owners(db, &who, now)).await?;
    show(&page(&screen, &app, &actor, &owners, Form::new(app.clock(), Fields::default())))
}

/// What was made: whose it is, until when, and what its titles stand for.
struct Made {
    owner: Owner,
    expires: Timestamp,
    titles: Vec<(String, String)>,
}

/// Makes the link that the form carries and shows it, this once. The token comes with the form, so that a second tap shows the same
/// link again; the database keeps its hash.
pub(super) async fn issue(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (typed, doer, text) = (fields.clone(), actor.clone(), screen.text);
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let owners = list_owners(change, &doer, now)?;
        let owner = owners.iter().find(|owner| owner.key() == typed.text("owner"));
        let owner = owner.ok_or_else(|| Problem::new("owner", "phones-owner-missing"))?;
        doer.check(Action::PhoneIssue, &owner.target(&doer))?;
        let language = Language::parse(typed.text("language"));
        let language = language.ok_or_else(|| Problem::new("language", "phones-language-missing"))?;
        let token = typed.text("token").to_owned();
        if !rules::is_token(&token) {
            return Err(Error::Unreadable("error-bad-form"));
        }
        if change.seen_before(&typed.submission())? {
            let made = made(change, (&token, owner), &text)?;
            return change.unchanged(made);
        }
        rules::check_issue(owner.live(now).count())?;
        let hash = crypto::token_hash(&token);
        let new = NewPhoneLink { user: owner.user, site: owner.site, language, expires: rules::expires(now) };
        store::add_link(change, &hash, new)?;
        let made = made(change, (&token, owner), &text)?;
        let entry = Entry::new(Action::PhoneIssue).on("user", owner.user);
        change.commit(entry.detail(format!("link {}", start_of(&hash))), made)
    });
    match done.await {
        Ok(Made { owner, expires, titles }) => show(&MadePage {
            frame: screen.frame("phones-title", "more"),
            until: until(&screen.text, expires, &owner.zone),
            whose: owner.name,
            address: address_of(&app, fields.text("token")),
            token: fields.text("token").to_owned(),
            titles,
        }),
        Err(Error::Refused(problems)) => {
            let (who, now) = (actor.clone(), app.clock().now());
            let owners = app.store().read(move |db| list_owners(db, &who, now)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, &actor, &owners, form))
        }
        Err(why) => Err(why),
    }
}

fn made(change: &mut Change<'_>, (token, owner): (&str, &Owner), text: &Text) -> Result<Made, Error> {
    let at = change.at();
    let eyes = change.eyes();
    let opened = Opened::load(change, token, at);
    // What is read for the page is seen with the eyes of whoever makes it again.
    change.see_as(eyes);
    let opened = opened?;
    let titles = opened
        .forms(change)?
        .into_iter()
        .map(|(number, held)| (title(&opened.text(), number, &held), say_name(text, &held.instrument)));
    Ok(Made { owner: owner.clone(), expires: opened.link.expires, titles: titles.collect() })
}

/// Ends a link: from this moment there is nothing at its address.
pub(super) async fn end(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let ended = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let owners = list_owners(change, &actor, now)?;
        // A link that the first tap has ended is not among them any more.
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let of = |owner: &Owner| {
            let named = owner.links.iter().find(|link| link.start() == fields.text("link"));
            named.map(|link| (owner.clone(), link.clone()))
        };
        let (owner, link) = owners.iter().find_map(of).ok_or(Error::NotFound)?;
        actor.check(Action::PhoneRevoke, &owner.target(&actor))?;
        if store::end_link(change, &link.hash)? == 0 {
            return change.unchanged(());
        }
        let entry = Entry::new(Action::PhoneRevoke).on("user", owner.user);
        change.commit(entry.detail(format!("link {}", link.start())), ())
    });
    ended.await?;
    Ok(see_other_with("/phones", "phones-ended"))
}

/// The settings as a picture, for whoever holds the address already.
pub(super) async fn picture(State(app): State<App>, At(token): At<String>) -> Answer {
    let (now, key) = (app.clock().now(), token.clone());
    let opened = app.store().read(move |db| Opened::load(db, &key, now)).await?;
    let settings = rules::settings(&address_of(&app, &token), &opened.text().say("phones-project"));
    let code = QrCode::new(settings).map_err(|cause| Error::unexpected("draw a QR code", cause))?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(320, 320).build();
    let response: Response = ([(header::CONTENT_TYPE, "image/svg+xml")], drawn).into_response();
    Ok(response)
}
