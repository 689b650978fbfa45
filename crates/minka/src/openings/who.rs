//! Who opened her file: in which role, when, what, and why. Never who looked at a list.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{model::Opened, store};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::{Entry, subjects_of},
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        ids::ParticipantId,
        keyring::Keyring,
        page::{At, Frame, Screen, show, show_again},
        store::Db,
        text::Text,
    },
    identities,
    people::{self, Participant, in_reach_because},
};

/// Lines on one page.
const PAGE: usize = 50;
/// Longest reason.
const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "openings/who_ask.html")]
struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    asks_reason: bool,
}

#[derive(Template)]
#[template(path = "openings/who.html")]
struct WhoPage {
    frame: Frame,
    code: String,
    lines: Vec<Line>,
    /// What the form for older lines sends.
    reason: String,
    before: String,
}

/// One opening, said.
struct Line {
    when: String,
    what: String,
    who: String,
    why: String,
}

/// Whether this actor has to say why she asks.
fn asks_reason(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::WhoViewedMe, &target.clone().reason("")) == Decision::Deny
}

fn find(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<(Participant, Target), Error> {
    in_reach_because(db, actor, Action::WhoViewedMe, (code, "to be asked"), now)
}

/// Asks whether to look, and why.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let (woman, target) = app.store().read(move |db| find(db, &who, &code, now)).await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&ask_page(&screen, woman.code, asks_reason(&actor, &target), form))
}

fn ask_page(screen: &Screen, code: String, asks_reason: bool, form: Form) -> AskPage {
    AskPage { frame: screen.frame_titled(&code, "people").told(&form), form, code, asks_reason }
}

/// Shows a page of it: first the entry, durable; then the bytes.
pub(super) async fn show_openings(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, reason, keyring, at) =
        (actor.clone(), fields.text("reason").to_owned(), app.keyring().clone(), code.clone());
    let before = fields.text("before").parse::<i64>().unwrap_or(i64::MAX);
    let found = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, target) = find(change, &who, &at, now)?;
        let entry = Entry::new(Action::WhoViewedMe).on_woman(woman.id);
        let entry = if asks_reason(&who, &target) {
            if reason.is_empty() {
                return Err(Problem::new("reason", "openings-asks-missing").into());
            }
            if reason.chars().count() > LONGEST_REASON {
                return Err(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON).into());
            }
            who.check(Action::WhoViewedMe, &target.reason(&reason))?;
            let about = (woman.site, Some(woman.id));
            let id = identities::keep_reason(change, &keyring, about, Action::WhoViewedMe, &reason)?;
            entry.detail(format!("reason {id}"))
        } else {
            entry
        };
        let subjects = subjects_of(&keyring, (woman.id, &woman.code))?;
        let opened = store::list_opened(change, (subjects, woman.site), before, PAGE as i64 + 1)?;
        change.commit(entry, (woman, opened))
    });
    match found.await {
        Ok((woman, opened)) => {
            let older = opened.len() > PAGE;
            let lines = say(&screen.text, &screen.zone, (app.keyring(), woman.id), &opened[..opened.len().min(PAGE)])?;
            let last = opened.get(PAGE - 1).filter(|_| older).map(|last| last.seq.to_string());
            let (frame, code) = (screen.frame_titled(&woman.code, "people"), woman.code);
            let reason = fields.text("reason").to_owned();
            show(&WhoPage { frame, code, lines, reason, before: last.unwrap_or_default() })
        }
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&ask_page(&screen, people::read_code(&code).unwrap_or_default(), true, form))
        }
        Err(other) => Err(other),
    }
}

fn say(
    text: &Text,
    zone: &str,
    (keyring, woman): (&Keyring, ParticipantId),
    opened: &[Opened],
) -> Result<Vec<Line>, Error> {
    let line = |one: &Opened| {
        let roles: Vec<String> = one.roles.iter().map(|role| text.say(&format!("staff-role-{role}"))).collect();
        let why = match &one.reason {
            Some((id, sealed)) => identities::open_reason(keyring, woman, id, sealed)?,
            None => String::new(),
        };
        let verdict = match one.verdict.as_str() {
            "" => String::new(),
            verdict => format!(" ({})", text.say(&format!("openings-verdict-{verdict}"))),
        };
        let what = text.say(&format!("openings-what-{}", one.action.replace(['.', '_'], "-")));
        Ok(Line {
            when: text.instant(one.at, zone),
            what: format!("{what}{verdict}"),
            who: if roles.is_empty() { text.say("openings-nobody-now") } else { roles.join(", ") },
            why,
        })
    };
    opened.iter().map(line).collect()
}
