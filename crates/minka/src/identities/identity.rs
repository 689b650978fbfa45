//! The sealed part of her file: legal name, telephone, address, birth date. It stands in no list and no search.
//!
//! Opening it is an act of its own: asked for by a form, for some with a reason and a fresh proof of identity, and written
//! into the audit chain before anything is shown. What is opened is shown once, in that one answer.

use askama::Template;
use axum::extract::State;

use super::{
    keep_reason,
    sealed::{Identity, find_identity, save_identity},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    people::{Participant, in_reach_because, read_code, read_day},
    users,
};

/// Longest reason, and longest legal name.
const LONGEST_LINE: usize = 200;
const LONGEST_ADDRESS: usize = 500;
const LONGEST_PHONE: usize = 40;

#[derive(Template)]
#[template(path = "identities/ask.html")]
struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    asks_reason: bool,
}

#[derive(Template)]
#[template(path = "identities/identity.html")]
struct IdentityPage {
    frame: Frame,
    form: Form,
    code: String,
    may_write: bool,
    is_empty: bool,
    birth_date: String,
    reason: String,
}

/// Whether this actor has to say why.
fn asks_reason(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::IdentityRead, &target.clone().reason("")) == Decision::Deny
}

/// Asks whether to open it, and why. Nothing is read yet.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let found =
        app.store().read(move |db| in_reach_because(db, &who, Action::IdentityRead, (&code, "to be asked"), now));
    let (woman, target) = found.await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&ask_page(&screen, woman.code, asks_reason(&actor, &target), form))
}

fn ask_page(screen: &Screen, code: String, asks_reason: bool, form: Form) -> AskPage {
    AskPage { frame: screen.frame_titled(&code, "people"), form, code, asks_reason }
}

/// Opens it: first the entry, durable; then the bytes.
pub(super) async fn open(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, reason, keyring) = (actor.clone(), fields.text("reason").to_owned(), app.keyring().clone());
    let at = code.clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        // Whoever could open it with a reason is told to give one; for everybody else there is nothing here.
        let (woman, target) = in_reach_because(change, &who, Action::IdentityRead, (&at, "to be asked"), now)?;
        if asks_reason(&who, &target) {
            if reason.is_empty() {
                return Err(Problem::new("reason", "identity-reason-needed").into());
            }
            check_line("reason", &reason, LONGEST_LINE)?;
            who.check(Action::IdentityRead, &target.clone().reason(&reason))?;
        }
        let may_write = who.decide(Action::IdentityWrite, &target.reason(&reason)) != Decision::Deny;
        let held = find_identity(change, &keyring, woman.id)?;
        let entry = because(change, &keyring, Action::IdentityRead, &woman, &reason)?;
        change.commit(entry, (woman, held, may_write))
    });
    match opened.await {
        Ok((woman, held, may_write)) => {
            let form = Form::new(app.clock(), held.as_ref().map(fields_of).unwrap_or_default());
            show(&identity_page(&screen, woman.code, (may_write, held.is_none()), fields.text("reason"), form))
        }
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&ask_page(&screen, read_code(&code).unwrap_or_default(), true, form))
        }
        Err(other) => Err(other),
    }
}

/// The entry; a reason that was given stands sealed beside it.
fn because(
    change: &mut Change<'_>,
    keyring: &Keyring,
    action: Action,
    woman: &Participant,
    reason: &str,
) -> Result<Entry, Error> {
    let entry = Entry::new(action).on_woman(woman.id);
    if reason.is_empty() {
        return Ok(entry);
    }
    let id = keep_reason(change, keyring, (woman.site, Some(woman.id)), action, reason)?;
    Ok(entry.detail(format!("reason {id}")))
}

fn fields_of(held: &Identity) -> Fields {
    let mut parts = held.birth_date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    Fields::default()
        .with("legal_name", &held.legal_name)
        .with("phone", &held.phone)
        .with("address", &held.address)
        .with("born-day", day.unwrap_or_default())
        .with("born-month", month.unwrap_or_default())
        .with("born-year", year.unwrap_or_default())
}

fn identity_page(
    screen: &Screen,
    code: String,
    (may_write, is_empty): (bool, bool),
    reason: &str,
    form: Form,
) -> IdentityPage {
    let parts = ["born-day", "born-month", "born-year"].map(|part| form.value(part));
    let birth_date = read_day("born", parts).map(|day| screen.text.full_day(day)).unwrap_or_default();
    let frame = screen.frame_titled(&code, "people");
    IdentityPage { frame, form, code, may_write, is_empty, birth_date, reason: reason.to_owned() }
}

fn check_line(field: &'static str, typed: &str, most: usize) -> Result<(), Problem> {
    let signs = typed.chars().filter(|sign| !matches!(sign, '\n' | '\r'));
    if signs.clone().any(char::is_control) {
        Err(Problem::new(field, "people-name-signs"))
    } else if signs.count() > most {
        Err(Problem::new(field, "people-too-long").with("most", most))
    } else {
        Ok(())
    }
}

fn read_identity(fields: &Fields, today: jiff::civil::Date) -> Result<Identity, Error> {
    let mut problems = Problems::default();
    for (field, most) in [("legal_name", LONGEST_LINE), ("phone", LONGEST_PHONE), ("address", LONGEST_ADDRESS)] {
        problems.keep(check_line(field, fields.text(field), most));
    }
    let phone = fields.text("phone");
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let dialled = phone.chars().all(|sign| sign.is_ascii_digit() || " +-()/.".contains(sign));
    if !phone.is_empty() && (digits < 5 || !dialled) {
        problems.add(Problem::new("phone", "identity-phone-unknown"));
    }
    let parts = ["born-day", "born-month", "born-year"].map(|part| fields.text(part));
    let mut birth_date = String::new();
    if parts.iter().any(|part| !part.is_empty()) {
        let day = problems.keep(read_day("born", parts));
        match day {
            Some(day) if day > today => problems.add(Problem::new("born", "people-day-future")),
            Some(day) if day.year() < 1900 => {
                problems.add(Problem::new("born", "people-day-old").with("year", 1900));
            }
            day => birth_date = day.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
    problems.none()?;
    Ok(Identity {
        legal_name: fields.text("legal_name").to_owned(),
        phone: phone.to_owned(),
        address: fields.text("address").to_owned(),
        birth_date,
    })
}

/// Keeps what was typed, sealed.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let (now, reason) = (change.at(), typed.text("reason").to_owned());
        let (woman, _) = in_reach_because(change, &who, Action::IdentityWrite, (&at, &reason), now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(woman.code);
        }
        let identity = read_identity(&typed, users::today_at(change, woman.site, now)?)?;
        save_identity(change, &keyring, (woman.site, woman.id), &identity)?;
        let entry = because(change, &keyring, Action::IdentityWrite, &woman, &reason)?;
        change.commit(entry, woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "identity-saved")),
        Err(Error::Refused(problems)) => {
            let reason = fields.text("reason").to_owned();
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&identity_page(&screen, read_code(&code).unwrap_or_default(), (true, false), &reason, form))
        }
        Err(other) => Err(other),
    }
}
