//! The sealed part of her file: legal name, telephone, address, birth date. It stands in no list and no search.
//!
//! Opening it is an act of its own: asked for by a form, with a reason and a fresh proof of identity (in an emergency opening
//! both were given already), and written into the audit chain before anything is shown. What is opened is shown once, in that one answer.

use askama::Template;
use axum::{extract::State, response::Response};
use jiff::civil::Date;

use super::{
    birth::Birth,
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
        form::{Choice, Fields, Form, Problem, Problems},
        keyring::Keyring,
        page::{At, Frame, Screen, show, show_again},
        text::{Language, Text},
    },
    people::{Participant, in_reach_because, read_code},
    users,
};

/// What may be chosen in place of a reason in words of one's own.
const REASONS: [&str; 4] = ["reach", "papers", "asked", "correct"];
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
    reasons: Vec<Choice>,
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
    let choice = |key: &&str| Choice::new(*key, say_reason(&screen.text, key), form.chosen("because", key));
    let reasons = REASONS.iter().map(choice).collect();
    AskPage { frame: screen.frame_titled(&code, "people"), reasons, form, code, asks_reason }
}

fn say_reason(text: &Text, key: &str) -> String {
    text.say(&format!("identity-because-{key}"))
}

/// Why it is opened: in words of one's own, or what was chosen, said in the language of her who may ask to read it.
fn reason_of(typed: &Fields, language: Language) -> String {
    let chosen = REASONS.iter().find(|key| **key == typed.text("because"));
    match (typed.text("reason"), chosen) {
        ("", Some(key)) => say_reason(&Text(language), key),
        (own, _) => own.to_owned(),
    }
}

/// Opens it: first the entry, durable; then the bytes.
pub(super) async fn open(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring) = (actor.clone(), fields.clone(), app.keyring().clone());
    let at = code.clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        // Whoever could open it with a reason is told to give one; for everybody else there is nothing here.
        let (woman, target) = in_reach_because(change, &who, Action::IdentityRead, (&at, "to be asked"), now)?;
        let reason = reason_of(&typed, woman.language);
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
        let today = users::today_at(change, woman.site, now)?;
        change.commit(entry, (woman, held, (may_write, reason), today))
    });
    match opened.await {
        Ok((woman, held, (may_write, reason), today)) => {
            let form = Form::new(app.clock(), fields_of(held.as_ref(), today));
            let birth = held.as_ref().and_then(|held| Birth::read(&held.birth_date));
            let birth = birth.map(|birth| birth.say(&screen.text)).unwrap_or_default();
            let shown = (birth, reason.as_str());
            show(&identity_page(&screen, woman.code, (may_write, held.is_none()), shown, form))
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

fn fields_of(held: Option<&Identity>, today: Date) -> Fields {
    let Some(held) = held else { return Birth::fields("", today, Fields::default()) };
    let fields = Fields::default()
        .with("legal_name", &held.legal_name)
        .with("phone", &held.phone)
        .with("address", &held.address);
    Birth::fields(&held.birth_date, today, fields)
}

fn identity_page(
    screen: &Screen,
    code: String,
    (may_write, is_empty): (bool, bool),
    (birth_date, reason): (String, &str),
    form: Form,
) -> IdentityPage {
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

fn read_identity(fields: &Fields, today: Date) -> Result<Identity, Error> {
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
    let birth = problems.keep(Birth::typed(fields, today)).flatten();
    problems.none()?;
    Ok(Identity {
        legal_name: fields.text("legal_name").to_owned(),
        phone: phone.to_owned(),
        address: fields.text("address").to_owned(),
        birth_date: birth.map(|birth| birth.to_string()).unwrap_or_default(),
    })
}

/// What became of a form with a sealed part.
pub enum Kept {
    /// The same form again: nothing was to be done.
    Before(Participant),
    /// It is kept; the entry is still to be committed.
    Now(Participant, Box<Identity>, Entry),
}

/// Keeps what was typed of her, sealed, for whoever may write it.
///
/// # Errors
/// Not found out of reach; what is wrong with the form.
pub fn keep(
    change: &mut Change<'_>,
    keyring: &Keyring,
    actor: &Actor,
    (code, typed): (&str, &Fields),
) -> Result<Kept, Error> {
    let (now, reason) = (change.at(), typed.text("reason").to_owned());
    let (woman, _) = in_reach_because(change, actor, Action::IdentityWrite, (code, &reason), now)?;
    if change.seen_before(&typed.submission())? {
        return Ok(Kept::Before(woman));
    }
    let identity = read_identity(typed, users::today_at(change, woman.site, now)?)?;
    save_identity(change, keyring, (woman.site, woman.id), &identity)?;
    let entry = because(change, keyring, Action::IdentityWrite, &woman, &reason)?;
    Ok(Kept::Now(woman, Box::new(identity), entry))
}

/// The form once more, with what was typed and what is wrong with it.
///
/// # Errors
/// When the page cannot be printed.
pub fn ask_again(screen: &Screen, code: &str, fields: Fields, problems: &Problems) -> Result<Response, Error> {
    let reason = fields.text("reason").to_owned();
    let form = Form::again(fields, problems, &screen.text);
    let code = read_code(code).unwrap_or_default();
    show_again(&identity_page(screen, code, (true, false), (String::new(), &reason), form))
}
