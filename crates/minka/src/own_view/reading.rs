//! The notes about her, read to her by whoever wrote them because she asks for it: also after she stopped agreeing to notes, when
//! nobody opens them for anything else. And taken along in her copy, each time with a reason of its own.

use askama::Template;
use axum::extract::State;

use super::{model::Section, start::SAFE};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, show, show_again},
        told::Told,
    },
    identities,
    own_lists::Telling,
    people::{Participant, in_reach_because},
    users, visits,
};

/// Longest reason.
const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "own_view/reading.html")]
struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    safe: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "own_view/read.html")]
struct NotesPage {
    frame: Frame,
    code: String,
    notes: Vec<Told>,
    /// How many others wrote; empty: none.
    others: String,
}

async fn find(app: &App, actor: &Actor, typed: String) -> Result<Participant, Error> {
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app
        .store()
        .read(move |db| in_reach_because(db, &who, Action::NoteExtract, (&typed, "to be asked"), now))
        .await?;
    Ok(found.0)
}

fn page(screen: &Screen, woman: Participant, form: Form) -> AskPage {
    let safe = ["yes", "no"]
        .map(|key| Choice::new(key, screen.text.say(&format!("own-safe-{key}")), form.chosen("safe", key)));
    AskPage {
        frame: screen.frame_titled(&woman.code, "people").told(&form),
        code: woman.code,
        safe: safe.to_vec(),
        form,
    }
}

/// The questions first: does she ask for it, is it safe now, and what for.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let woman = find(&app, &actor, code).await?;
    show(&page(&screen, woman, Form::new(app.clock(), Fields::default())))
}

fn check(fields: &Fields) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if fields.text("safe") != SAFE {
        problems.add(Problem::new("safe", "own-not-safe"));
    }
    let reason = fields.text("reason");
    if reason.is_empty() {
        problems.add(Problem::new("reason", "identity-reason-needed"));
    } else if reason.chars().count() > LONGEST_REASON {
        problems.add(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Opens them: first the entry with the sealed reason, durable; then the words.
pub(super) async fn read_out(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let text = screen.text;
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let asked = (at.as_str(), "to be asked");
        let (woman, target) = in_reach_because(change, &who, Action::NoteExtract, asked, now)?;
        check(&typed).map_err(Error::Refused)?;
        let reason = typed.text("reason");
        who.check(Action::NoteExtract, &target.reason(reason))?;
        let about = (woman.site, Some(woman.id));
        let id = identities::keep_reason(change, &keyring, about, Action::NoteExtract, reason)?;
        let zone = users::get_programme_of(change, woman.site)?.zone;
        let reader = (&who, &woman, day_in(now, &zone));
        let (notes, others) = visits::tell_notes(change, &keyring, reader, (&text, &zone))?;
        let entry = Entry::new(Action::NoteExtract).on_woman(woman.id);
        change.commit(entry.detail(format!("reason {id}, read to her")), (woman, notes, others))
    });
    match opened.await {
        Ok((woman, notes, others)) => {
            let count = i64::try_from(others).unwrap_or(i64::MAX);
            let said = || text.phrase("visits-notes-of-others").count(count).to_string();
            show(&NotesPage {
                frame: screen.frame_titled(&woman.code, "people"),
                code: woman.code,
                notes,
                others: if others == 0 { String::new() } else { said() },
            })
        }
        Err(Error::Refused(problems)) => {
            let woman = find(&app, &actor, code).await?;
            show_again(&page(&screen, woman, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Whether this actor may take them out at all, with a reason.
pub(super) fn may_take(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::NoteExtract, &target.clone().reason("asked for")) != Decision::Deny
}

/// Takes out what the actor may read: first the entry with the sealed reason, then the words.
pub(super) fn take(
    change: &mut Change<'_>,
    telling: &Telling<'_>,
    (actor, woman, target): (&Actor, &Participant, &Target),
    reason: &str,
) -> Result<Section, Error> {
    actor.check(Action::NoteExtract, &target.clone().reason(reason))?;
    let about = (woman.site, Some(woman.id));
    let id = identities::keep_reason(change, telling.keyring, about, Action::NoteExtract, reason)?;
    let entry = Entry::new(Action::NoteExtract).on_woman(woman.id).detail(format!("reason {id}"));
    change.also(&entry)?;
    let who = (actor, woman, telling.today);
    let (lines, _) = visits::tell_notes(change, telling.keyring, who, (&telling.text, telling.zone))?;
    Ok(Section::of("notes", lines))
}
