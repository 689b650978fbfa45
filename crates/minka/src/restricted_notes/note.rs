//! One note, opened: the first words, and what was added under them. That somebody reads it stands in the chain first.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Reader},
    model::{NewNote, Note, RestrictedNoteId},
    rules, sealed, store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Form},
    page::{At, Frame, Screen, see_other_with, show, show_again},
};

#[derive(Template)]
#[template(path = "restricted_notes/note.html")]
struct NotePage {
    frame: Frame,
    form: Form,
    code: String,
    back: String,
    here: String,
    day: String,
    /// (when and by whom, words): the first, then what was added.
    first: (String, String),
    additions: Vec<(String, String)>,
    /// How many more there are, by others.
    others: String,
    may_add: bool,
    full: bool,
}

/// A note with what the reader opens of it.
struct Opened {
    reader: Reader,
    first: Note,
    additions: Vec<Note>,
    shut: usize,
}

impl Opened {
    /// Whether nothing more can stand under it.
    fn is_full(&self) -> bool {
        let additions = i64::try_from(self.additions.len() + self.shut).unwrap_or(i64::MAX);
        rules::check_room(additions).is_err()
    }
}

/// Opens it: first the entry, durable; then the words.
async fn open(app: &App, actor: Actor, (code, note): (String, RestrictedNoteId)) -> Result<Opened, Error> {
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let reader = found::load(change, &actor, &code, now)?;
        let keyring = change.keyring()?;
        let (mut notes, shut) = found::open_thread(change, keyring, &reader, note)?;
        let first = notes.remove(0);
        let entry = Entry::new(Action::RestrictedRead).on_woman(reader.known.woman.id);
        change.commit(entry.detail(format!("note {note}")), Opened { reader, first, additions: notes, shut })
    });
    opened.await
}

fn page(screen: &Screen, opened: &Opened, form: Form) -> NotePage {
    let (text, reader) = (&screen.text, &opened.reader);
    let said = |note: &Note| {
        let at = text.instant(note.written_at, &reader.zone);
        (format!("{at} · {}", note.by), note.words.clone())
    };
    let others = || {
        let count = i64::try_from(opened.shut).unwrap_or(i64::MAX);
        text.phrase("restricted-added-by-others").count(count).to_string()
    };
    NotePage {
        frame: screen.frame_titled(&reader.known.woman.code, "people").told(&form),
        code: reader.known.woman.code.clone(),
        back: reader.page(),
        here: format!("{}/{}", reader.page(), opened.first.id),
        day: text.instant(opened.first.written_at, &reader.zone),
        first: said(&opened.first),
        additions: opened.additions.iter().map(said).collect(),
        others: if opened.shut == 0 { String::new() } else { others() },
        may_add: reader.may_write() && !opened.is_full(),
        full: reader.may_write() && opened.is_full(),
        form,
    }
}

/// The page.
pub(super) async fn show_note(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(at): At<(String, RestrictedNoteId)>,
) -> Answer {
    let opened = open(&app, actor, at).await?;
    show(&page(&screen, &opened, Form::new(app.clock(), Fields::default())))
}

/// Adds under it. The first words stay as they were written.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, note)): At<(String, RestrictedNoteId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let added = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let reader = found::load_to_write(change, &who, &at, now)?;
        let woman = &reader.known.woman;
        let held = store::list_thread(change, woman.id, note)?;
        // What she does not open she does not add to either.
        let opens = held.first().is_some_and(|(first, _)| first.id == note && reader.opens.has(first.author));
        if !opens {
            return Err(Error::NotFound);
        }
        let page = format!("{}/{note}", reader.page());
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        let words = rules::read_words(&typed)?;
        rules::check_room(i64::try_from(held.len()).unwrap_or(i64::MAX) - 1)?;
        let new = NewNote { site: woman.site, woman: woman.id, author: who.user(), under: Some(note), words };
        let id = sealed::add_note(change, &new)?;
        let entry = Entry::new(Action::RestrictedWrite).on_woman(woman.id);
        change.commit(entry.detail(format!("note {note}, addition {id}")), page)
    });
    match added.await {
        Ok(page) => Ok(see_other_with(&page, "restricted-added")),
        Err(Error::Refused(problems)) => {
            let opened = open(&app, actor, (code, note)).await?;
            show_again(&page(&screen, &opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
