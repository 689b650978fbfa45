//! One visit: what was tapped, and the notes for whoever may read them. A note is only ever added to.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Known, page_of, say_visit},
    model::{Note, Visit, VisitId},
    read, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        ids::UserId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        text::Text,
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
    /// (when and whose, words) of the notes that the reader may read.
    notes: Vec<(String, String)>,
    /// How many more there are, by others.
    others: String,
    /// Whether she agrees to notes today.
    agreed: bool,
    may_add: bool,
    may_say_hers: bool,
    may_set_aside: bool,
    may_take_back: bool,
    may_raise: bool,
    set_aside: bool,
}

/// A visit with what the reader may read of it.
struct Opened {
    known: Known,
    visit: Visit,
    by: String,
    notes: Vec<Note>,
    /// Who wrote any of them, by name.
    authors: Vec<(UserId, String)>,
    others: usize,
    may_add: bool,
    may_say_hers: bool,
    /// It is the reader's own, and nobody waits yet to talk it over with her.
    may_raise: bool,
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
        let (mut visit, by) = store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        let target = people::target_of(change, &known.woman, known.today)?;
        let sealed = store::list_notes(change, visit.id)?;
        let (notes, others) = found::open_notes(change, &keyring, (&actor, &known), sealed)?;
        let own = Target { own: visit.mentor == actor.user(), ..target };
        let may = |action| {
            known.notes
                && known.takes_part
                && !visit.set_aside
                && actor.decide(action, &own) == Decision::Permit(View::Full)
        };
        let (may_add, may_say_hers) = (may(Action::NoteAmend), may(Action::NoteCreate));
        let action = if notes.is_empty() { Action::VisitRead } else { Action::NoteRead };
        let entry = Entry::new(action).on_woman(known.woman.id).detail(format!("visit {}", visit.id));
        let authors = store::list_authors(change, visit.id)?;
        let may_raise = known.may_write && own.own && !visit.set_aside && !visit.heavy;
        // That it was heavy is between her and whoever supports her.
        visit.heavy &= own.own;
        change.commit(entry, Opened { known, visit, by, notes, authors, others, may_add, may_say_hers, may_raise })
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
        notes: opened.notes.iter().map(|note| (say_note(text, zone, opened, note), note.words.clone())).collect(),
        others: if opened.others == 0 {
            String::new()
        } else {
            let count = i64::try_from(opened.others).unwrap_or(i64::MAX);
            text.phrase("visits-notes-of-others").count(count).to_string()
        },
        agreed: known.notes,
        may_add: opened.may_add,
        may_say_hers: opened.may_say_hers,
        may_set_aside: known.may_write && !visit.set_aside,
        may_take_back: known.may_write && visit.set_aside,
        may_raise: opened.may_raise,
        set_aside: visit.set_aside,
        form,
    }
}

/// When it was written and whose words they are; her mentor's own need no name.
fn say_note(text: &Text, zone: &str, opened: &Opened, note: &Note) -> String {
    let at = text.instant(note.written_at, zone);
    let author = opened.authors.iter().find(|(user, _)| *user == note.author).map(|(_, name)| name.as_str());
    match author {
        _ if note.hers => format!("{at} · {}", text.say("visits-note-hers")),
        Some(name) => format!("{at} · {name}"),
        None => at,
    }
}

/// Adds to the notes of a visit of one's own; or, to anybody's, what she herself says to it.
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
        let hers = typed.text("hers") == "yes";
        let action = if hers { Action::NoteCreate } else { Action::NoteAmend };
        who.check(action, &Target { own: held.mentor == who.user(), ..target })?;
        let page = format!("{}/{visit}", page_of(&known.woman));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        consents::check_takes_part(change, known.woman.id)?;
        let note = read::check_note(&typed, &known)?;
        if note.is_empty() || held.set_aside {
            return Err(Problem::new("note", "visits-note-missing").into());
        }
        let note = Note { hers, ..super::new_note(change, who.user(), &note) };
        super::add_note(change, &keyring, (visit, known.woman.id), &note)?;
        let entry = Entry::new(action).on_woman(known.woman.id);
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

/// A visit that was a slip: it stays, struck through with what was promised there, and counts no more.
pub(super) async fn set_aside(
    State(app): State<App>,
    actor: Actor,
    At((code, visit)): At<(String, VisitId)>,
    fields: Fields,
) -> Answer {
    let tap = found::tap(&app, actor, (code, fields), move |change, known| {
        store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        let done = store::set_aside(change, visit, known.today)?;
        Ok(done.then(|| format!("visit {visit} set aside")))
    });
    Ok(see_other_with(&tap.await?, "visits-set-aside"))
}

/// The strike was the slip.
pub(super) async fn take_back(
    State(app): State<App>,
    actor: Actor,
    At((code, visit)): At<(String, VisitId)>,
    fields: Fields,
) -> Answer {
    let tap = found::tap(&app, actor, (code, fields), move |change, known| {
        store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        consents::check_takes_part(change, known.woman.id)?;
        Ok(store::take_back(change, visit)?.then(|| format!("visit {visit} taken back")))
    });
    Ok(see_other_with(&tap.await?, "visits-taken-back"))
}

/// Her mentor wants to talk a visit of her own over after all: what was heavy is felt later than a form is filled in.
pub(super) async fn raise(
    State(app): State<App>,
    actor: Actor,
    At((code, visit)): At<(String, VisitId)>,
    fields: Fields,
) -> Answer {
    let mentor = actor.user();
    let tap = found::tap(&app, actor, (code, fields), move |change, known| {
        let (held, _) = store::find_visit(change, known.woman.id, visit)?.ok_or(Error::NotFound)?;
        if held.mentor != mentor {
            return Err(Error::NotFound);
        }
        Ok(store::raise(change, (visit, mentor))?.then(|| format!("visit {visit} to be talked over")))
    });
    Ok(see_other_with(&tap.await?, "visits-raised"))
}
