//! Writing a visit down, in less than a minute: most of it is a tap, and every part may be left out but two.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    found::{self, Known, page_of},
    list::{PromiseLine, promise_line},
    model::{Ending, Medium, Promise, Visit, VisitId},
    read::{self, PROMISES, Told},
    sealed, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::Id,
        keyring::Keyring,
        page::{At, Frame, Screen, see_other, see_other_with, show, show_again},
        store::Db,
    },
    silences,
    vocabularies::List,
};

#[derive(Template)]
#[template(path = "visits/logging.html")]
struct LoggingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    /// When what is shown was left unfinished; empty for a form that begins anew.
    left: String,
    notes: bool,
    reached: Vec<Choice>,
    media: Vec<Choice>,
    areas: Vec<Choice>,
    obstacles: Vec<Choice>,
    open: Vec<KeptLine>,
    /// Other women of the same mentor, for one visit with several.
    others: Vec<Choice>,
    promises: Vec<PromiseField>,
    heavy: bool,
}

/// An open promise, and whether it is ticked.
struct KeptLine {
    promise: PromiseLine,
    chosen: bool,
}

/// A place for a promise: its words and its day.
struct PromiseField {
    name: &'static str,
    due: &'static str,
    label: String,
    due_label: String,
    /// Day, month and year as typed.
    day: [String; 3],
    open: bool,
}

/// Everything that the form needs.
struct Found {
    known: Known,
    open: Vec<Promise>,
    /// Code and chosen name.
    others: Vec<(String, String)>,
}

impl Found {
    fn load(db: &mut Db<'_>, keyring: &Keyring, (actor, now): (&Actor, Timestamp), code: &str) -> Result<Self, Error> {
        let known = found::load_to_write(db, actor, code, now)?;
        let open = found::list_promises(db, keyring, &known)?.into_iter().filter(|one| one.ended.is_none()).collect();
        let hers = silences::list_silences_of(db, actor.user(), known.today)?;
        let others = hers.into_iter().filter(|one| one.woman != known.woman.id).map(|one| (one.code, one.chosen_name));
        Ok(Found { open, others: others.collect(), known })
    }
}

fn page(screen: &Screen, found: &Found, form: Form, left: String) -> LoggingPage {
    let (text, known) = (&screen.text, &found.known);
    let list = |list: List, field: &str| {
        let offered = known.words(list).iter().filter(|word| word.offered);
        offered.map(|word| Choice::new(&word.key, word.say(text, list), form.chosen(field, &word.key))).collect()
    };
    let promise = |(name, due, whose): &(&'static str, &'static str, super::model::Whose)| PromiseField {
        name,
        due,
        label: text.say(&format!("visits-promise-{}", whose.key())),
        due_label: text.say(&format!("visits-promise-{}-day", whose.key())),
        day: read::parts(&form.fields, due).map(str::to_owned),
        open: *name == "step"
            || !form.value(name).is_empty()
            || !form.problem(name).is_empty()
            || !form.problem(due).is_empty(),
    };
    let kept = |one: &Promise| KeptLine {
        promise: promise_line(text, known, one),
        chosen: form.chosen("kept", &one.id.to_string()),
    };
    LoggingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        here: page_of(&known.woman),
        left,
        notes: known.notes,
        reached: [("yes", "visits-reached"), ("no", "visits-not-reached")]
            .map(|(value, key)| Choice::new(value, text.say(key), form.value("reached") == value))
            .to_vec(),
        media: Medium::ALL
            .map(|medium| {
                let label = text.say(&format!("visits-medium-{}", medium.key()));
                Choice::new(medium.key(), label, form.value("medium") == medium.key())
            })
            .to_vec(),
        areas: list(List::Growth, "area"),
        obstacles: list(List::Obstacle, "obstacle"),
        open: found.open.iter().map(kept).collect(),
        others: found
            .others
            .iter()
            .map(|(code, name)| Choice::new(code, format!("{name} · {code}"), form.chosen("also", code)))
            .collect(),
        promises: PROMISES.iter().map(promise).collect(),
        heavy: form.fields.has("heavy"),
        form,
    }
}

/// The form; what was left unfinished stands in it.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, keyring) = (app.clock().now(), app.keyring().clone());
    let read = app.store().read(move |db| {
        let found = Found::load(db, &keyring, (&actor, now), &code)?;
        let key = (actor.user(), found.known.woman.id);
        let draft = store::find_draft(db, key)?;
        let draft = draft.map(|(blob, at)| sealed::open_draft(&keyring, key, &blob).map(|fields| (fields, at)));
        Ok((found, draft.transpose()?))
    });
    let (found, draft) = read.await?;
    // The page of her visits says why there is no form.
    if !found.known.takes_part {
        return Ok(see_other(&page_of(&found.known.woman)));
    }
    let (fields, left) = match draft {
        Some((fields, at)) => (fields, screen.text.instant(at, &found.known.programme.zone)),
        None => (Fields::default().with_day("on", found.known.today), String::new()),
    };
    let form = Form::new(app.clock(), fields);
    show(&page(&screen, &found, form, left))
}

/// Writes it down, for one woman or for several who sat together.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let page = page_of(&known.woman);
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        consents::check_takes_part(change, known.woman.id)?;
        let told = read::read_visit(&typed, &known, who.user(), change)?;
        write(change, &keyring, &known, &told)?;
        for promise in &told.kept {
            store::end_promise(change, (known.woman.id, *promise), Some((Ending::Kept, told.visit.on)))?;
        }
        for promise in &told.promises {
            super::add_promise(change, &keyring, (known.woman.site, Some(told.visit.id)), promise)?;
        }
        write_others(change, &keyring, (&who, &typed), (&known, &told))?;
        store::remove_draft(change, (who.user(), known.woman.id))?;
        let entry = Entry::new(Action::VisitWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("visit {}", told.visit.id)), page)
    });
    match saved.await {
        Ok(page) => Ok(see_other_with(&page, "visits-saved")),
        Err(Error::Refused(problems)) => {
            let (now, keyring) = (app.clock().now(), app.keyring().clone());
            let found = app.store().read(move |db| Found::load(db, &keyring, (&actor, now), &code)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &found, form, String::new()))
        }
        Err(other) => Err(other),
    }
}

fn write(change: &mut Change<'_>, keyring: &Keyring, known: &Known, told: &Told) -> Result<(), Error> {
    super::add_visit(change, known.woman.site, &told.visit)?;
    if told.note.is_empty() {
        return Ok(());
    }
    let of = (told.visit.id, known.woman.id);
    let note = super::new_note(change, told.visit.mentor, &told.note);
    super::add_note(change, keyring, of, &note)?;
    let entry = Entry::new(Action::NoteCreate).on_woman(known.woman.id);
    change.also(&entry.detail(format!("visit {}", told.visit.id)))
}

/// The same visit in the file of each other woman who sat there, under her own key; each has to agree to notes herself.
fn write_others(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (who, typed): (&Actor, &Fields),
    (first, told): (&Known, &Told),
) -> Result<(), Error> {
    let now = change.at();
    for code in typed.all("also").filter(|code| *code != first.woman.code) {
        // Whoever is hers no more, was never or does not exist is one answer; what she typed about the others stays.
        let known = match found::load_to_write(change, who, code, now) {
            Err(Error::NotFound) => return Err(Problem::new("also", "visits-also-gone").with("code", code).into()),
            known => known?,
        };
        if !known.takes_part {
            return Err(Problem::new("also", "visits-takes-part-no-more-of").with("code", &known.woman.code).into());
        }
        if !told.note.is_empty() && !known.notes {
            return Err(Problem::new("also", "visits-note-refused-of").with("code", &known.woman.code).into());
        }
        let visit =
            Visit { id: VisitId::new(change.clock()), woman: known.woman.id, heavy: false, ..told.visit.clone() };
        let told = Told { visit, note: told.note.clone(), promises: Vec::new(), kept: Vec::new() };
        write(change, keyring, &known, &told)?;
        let entry = Entry::new(Action::VisitWrite).on_woman(known.woman.id);
        change.also(&entry.detail(format!("visit {}", told.visit.id)))?;
    }
    Ok(())
}
