//! One visit: what was tapped, and the notes for whoever may read them. A note is only ever added to.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Known, page_of, say_visit},
    model::{Note, Visit, VisitId},
    read, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people,
    vocabularies::List,
};

#[derive(Template)]
#[template(path = "visits/visit.html")]
struct VisitPage {
    frame: Frame,
    form: Form,
    code: String,
    back: String,
    here: String,
    day: String,
    rows: Vec<(String, String)>,
    /// (when, words) of the notes that the reader may read.
    notes: Vec<(String, String)>,
    /// How many more there are, by others.
    others: String,
    /// Whether she agrees to notes today.
    agreed: bool,
    may_add: bool,
    may_set_aside: bool,
    set_aside: bool,
}

/// A visit with what the reader may read of it.
struct Opened {
    known: Known,
    visit: Visit,
    by: String,
    notes: Vec<Note>,
    others: i64,
    may_add: bool,
}

/// The notes that somebody may read, out of their seal: all, or those that she wrote; and how many are another's.
fn open_notes(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, target): (&Actor, &Target),
    visit: &Visit,
) -> Result<(Vec<Note>, i64), Error> {
    let all = match actor.decide(Action::NoteRead, target) {
        Decision::Permit(View::Full) => true,
        Decision::Permit(_) => false,
        _ => return Ok((Vec::new(), 0)),
    };
    let (mut notes, mut others) = (Vec::new(), 0);
    for (id, author, written_at, blob) in store::list_notes(db, visit.id)? {
        if all || author == actor.user() {
            let words = sealed::open_note(keyring, visit.woman, id, &blob)?;
            notes.push(Note { id, author, written_at, words });
        } else {
            others += 1;
        }
    }
    Ok((notes, others))
}

/// Opens it: first the entry, durable; then the words.
async fn open(app: &App, actor: Actor, (code, visit): (String, VisitId)) -> Result<Opened, Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        if !known.full {
            return Err(Error::NotFound);
        }
        let (visit, by) = store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        let target = people::target_of(change, &known.woman, known.today)?;
        // What she no longer agrees to stays sealed from the next call on.
        let (notes, others) =
            if known.notes { open_notes(change, &keyring, (&actor, &target), &visit)? } else { (Vec::new(), 0) };
        let own = Target { own: visit.mentor == actor.user(), ..target };
        let may_add =
            known.notes && !visit.set_aside && actor.decide(Action::NoteAmend, &own) == Decision::Permit(View::Full);
        let action = if notes.is_empty() { Action::VisitRead } else { Action::NoteRead };
        let entry = Entry::new(action).on_woman(known.woman.id).detail(format!("visit {}", visit.id));
        change.commit(entry, Opened { known, visit, by, notes, others, may_add })
    });
    opened.await
}

/// The page.
pub(super) async fn show_visit(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(at): At<(String, VisitId)>,
) -> Answer {
    let opened = open(&app, actor, at).await?;
    show(&page(&screen, &opened, Form::new(app.clock(), Fields::default())))
}

fn page(screen: &Screen, opened: &Opened, form: Form) -> VisitPage {
    let (text, known, visit) = (&screen.text, &opened.known, &opened.visit);
    let rows = [
        ("visits-how", say_visit(text, visit)),
        ("visits-by", opened.by.clone()),
        ("visits-areas", known.say_words(text, List::Growth, &visit.areas)),
        ("visits-obstacles", known.say_words(text, List::Obstacle, &visit.obstacles)),
        ("visits-heavy-question", if visit.heavy { text.say("visits-heavy") } else { String::new() }),
    ];
    let zone = &known.programme.zone;
    VisitPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        back: page_of(&known.woman),
        here: format!("{}/{}", page_of(&known.woman), visit.id),
        day: text.full_day(visit.on),
        rows: rows.into_iter().filter(|(_, said)| !said.is_empty()).map(|(key, said)| (text.say(key), said)).collect(),
        notes: opened.notes.iter().map(|note| (text.instant(note.written_at, zone), note.words.clone())).collect(),
        others: if opened.others == 0 {
            String::new()
        } else {
            text.phrase("visits-notes-of-others").count(opened.others).to_string()
        },
        agreed: known.notes,
        may_add: opened.may_add,
        may_set_aside: known.may_write && !visit.set_aside,
        set_aside: visit.set_aside,
        form,
    }
}

/// Adds to the notes of a visit of one's own.
pub(super) async fn add_note(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, visit)): At<(String, VisitId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let added = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let (held, _) = store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        let target = people::target_of(change, &known.woman, known.today)?;
        who.check(Action::NoteAmend, &Target { own: held.mentor == who.user(), ..target })?;
        let page = format!("{}/{visit}", page_of(&known.woman));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        let note = read::check_note(&typed, &known)?;
        if note.is_empty() || held.set_aside {
            return Err(Problem::new("note", "visits-note-missing").into());
        }
        super::add_note(change, &keyring, (visit, known.woman.id), (who.user(), &note))?;
        let entry = Entry::new(Action::NoteAmend).on_woman(known.woman.id);
        change.commit(entry.detail(format!("visit {visit}")), page)
    });
    match added.await {
        Ok(page) => Ok(see_other_with(&page, "visits-note-added")),
        Err(Error::Refused(problems)) => {
            let opened = open(&app, actor, (code, visit)).await?;
            show_again(&page(&screen, &opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// A visit that was a slip: it stays, struck through, and counts no more.
pub(super) async fn set_aside(
    State(app): State<App>,
    actor: Actor,
    At((code, visit)): At<(String, VisitId)>,
    fields: Fields,
) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &actor, &code, now)?;
        store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        let page = page_of(&known.woman);
        if change.seen_before(&fields.submission())? || !store::set_aside(change, visit)? {
            return change.unchanged(page);
        }
        let entry = Entry::new(Action::VisitWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("visit {visit} set aside")), page)
    });
    Ok(see_other_with(&done.await?, "visits-set-aside"))
}
