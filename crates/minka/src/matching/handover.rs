//! What was promised to her and by her, for whoever walks beside her next: sealed, and only whoever does so now writes and reads.

use askama::Template;
use axum::extract::State;
use jiff::{ToSpan, civil::Date};

use super::{model::HandoverId, rules, store};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form},
        ids::{Id, ParticipantId, SiteId},
        keyring::{Keyring, Use},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    handovers, people, users,
};

#[derive(Template)]
#[template(path = "matching/handover.html")]
struct HandoverPage {
    frame: Frame,
    form: Form,
    code: String,
    notes: Vec<Note>,
    /// Whether the reader began to write a visit down and has not saved it.
    has_draft: bool,
}

struct Note {
    words: String,
    by: String,
}

fn place(id: HandoverId) -> String {
    format!("handover_note.sealed.{id}")
}

/// Writes a note. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_note(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    note: &str,
) -> Result<HandoverId, Error> {
    let id = HandoverId::new(change.clock());
    let sealed = keyring.seal(woman, Use::Written, &place(id), note.as_bytes())?;
    store::add_note(change, id, (site, woman), &sealed)?;
    Ok(id)
}

/// The women of whom a note is sealed under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    store::list_sealed(db)
}

/// Removes her notes, and who covered for whom.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    store::forget_woman(change, woman)
}

/// So many days before she hands a woman over a mentor is asked to write, and so many after it the next is asked to read.
const ASKED_DAYS: i32 = 31;

/// Whom somebody hands over, by code, and on which day, when she has not yet written what was promised.
///
/// # Errors
/// When the database cannot be read.
pub fn list_to_write(db: &mut Db<'_>, actor: &Actor, today: Date) -> Result<Vec<(String, Date)>, Error> {
    let hers = actor.reach(Action::HandoverNote).participants;
    let days = (today, today.saturating_add(ASKED_DAYS.days()), today.saturating_sub(ASKED_DAYS.days()));
    let mut waiting = Vec::new();
    for (woman, code, ends) in store::list_leaving(db, actor.user(), days)? {
        if hers.contains(&woman) && consents::takes_part(db, woman)? {
            waiting.push((code, ends));
        }
    }
    Ok(waiting)
}

/// Codes of women who are new to somebody, and of whom a note waits that she has not opened.
///
/// # Errors
/// When the database cannot be read.
pub fn list_to_read(db: &mut Db<'_>, actor: &Actor, today: Date) -> Result<Vec<String>, Error> {
    let hers = actor.reach(Action::HandoverNote).participants;
    let waiting = store::list_unread(db, actor.user(), (today.saturating_sub(ASKED_DAYS.days()), today))?.into_iter();
    Ok(waiting.filter(|(woman, _)| hers.contains(woman)).map(|(_, code)| code).collect())
}

/// Opens her notes for whoever walks beside her: first the entry, durable; then the words.
async fn page(screen: &Screen, app: &App, actor: Actor, code: String, form: Form) -> Result<HandoverPage, Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = people::in_reach(change, &actor, Action::HandoverNote, &code, now)?;
        let zone = users::get_programme_of(change, woman.site)?.zone;
        let mut notes = Vec::new();
        for (id, sealed, at, by) in store::list_notes(change, woman.id)? {
            let clear = keyring.open(woman.id, Use::Written, &place(id), &sealed)?;
            let words = clear.map(|clear| String::from_utf8_lossy(&clear).into_owned());
            notes.push((words.unwrap_or_default(), at, by));
        }
        let draft = handovers::has_draft(change, actor.user(), woman.id)?;
        if notes.is_empty() {
            return change.unchanged((woman.code, zone, notes, draft));
        }
        store::add_reading(change, (woman.site, woman.id), actor.user())?;
        let entry = Entry::new(Action::HandoverNote).on_woman(woman.id);
        change.commit(entry.detail(format!("notes read {}", notes.len())), (woman.code, zone, notes, draft))
    });
    let (code, zone, notes, has_draft) = opened.await?;
    let text = &screen.text;
    let note = |(words, at, by): (String, jiff::Timestamp, String)| Note {
        words,
        by: text.phrase("matching-note-by").with("who", by).with("when", text.instant(at, &zone)).to_string(),
    };
    Ok(HandoverPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        form,
        notes: notes.into_iter().map(note).collect(),
        has_draft,
        code,
    })
}

/// The page.
pub(super) async fn show_notes(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, actor, code, form).await?)
}

/// Writes one more. Whoever handed her over writes no more: for her she does not exist.
pub(super) async fn write(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at, keyring) = (fields.clone(), actor.clone(), code.clone(), app.keyring().clone());
    let written = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = people::in_reach(change, &who, Action::HandoverNote, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(woman.code);
        }
        consents::check_takes_part(change, woman.id)?;
        let note = rules::check_note(typed.text("note"))?;
        let id = add_note(change, &keyring, (woman.site, woman.id), &note)?;
        let entry = Entry::new(Action::HandoverNote).on_woman(woman.id);
        change.commit(entry.detail(format!("note {id}")), woman.code)
    });
    match written.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/handover"), "matching-note-written")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, code, form).await?)
        }
        Err(other) => Err(other),
    }
}
