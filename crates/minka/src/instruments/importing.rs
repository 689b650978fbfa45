//! A questionnaire as a file, brought by a programme: taken whole, or every problem named by its line.

use askama::Template;
use axum::extract::{Multipart, State};
use bytes::Bytes;
use measure::{Instrument, Problem as Flaw};

use super::{
    from_form,
    model::Held,
    one,
    problems::{say_language, say_problem},
    rules::{Arrival, arrival, find_lost_flags, find_reworded},
    shipped::find_shipped,
    store,
};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        body,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::Id,
        page::{Frame, Screen, see_other_with, show, show_again},
    },
    users::{Programme, ProgrammeId},
};

/// How many problems one page shows; the rest come up when these are mended.
const MOST_SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "instruments/importing.html")]
struct ImportPage {
    frame: Frame,
    form: Form,
    programmes: Vec<Choice>,
    /// Whether a question of a form asks about harming herself: the form cannot say it.
    safety: Vec<Choice>,
}

fn import_page(screen: &Screen, programmes: &[Programme], form: Form) -> ImportPage {
    let chosen = form.value("programme").to_owned();
    let choice = |programme: &Programme| {
        let id = programme.id.to_string();
        Choice::new(&id, &programme.name, id == chosen || programmes.len() == 1)
    };
    let safety =
        |key: &str| Choice::new(key, screen.text.say(&format!("instruments-safety-{key}")), form.chosen("safety", key));
    ImportPage {
        frame: screen.frame("instruments-import", "more").told(&form),
        safety: ["none", "question"].map(safety).to_vec(),
        programmes: programmes.iter().map(choice).collect(),
        form,
    }
}

async fn programmes(app: &App, actor: Actor) -> Result<Vec<Programme>, Error> {
    let found = app.store().read(move |db| reach::programmes(db, &actor, Action::SurveyAssign)).await?;
    if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let programmes = programmes(&app, actor).await?;
    show(&import_page(&screen, &programmes, Form::new(app.clock(), Fields::default())))
}

/// What the form brought.
struct Brought {
    /// Its fields. A file's text stands in its own field, and wins over what was typed there.
    fields: Fields,
    /// A workbook, with the name that it had at home.
    workbook: Option<(Bytes, String)>,
}

async fn read_form(mut multipart: Multipart) -> Result<Brought, Error> {
    let unreadable = |why: axum::extract::multipart::MultipartError| body::unread(None, why.status());
    let (mut fields, mut file, mut workbook) = (Fields::default(), String::new(), None);
    while let Some(part) = multipart.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let called = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(unreadable)?;
        if name == "file" && from_form::is_workbook(&bytes) {
            workbook = Some((bytes, called));
            continue;
        }
        let words = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable("error-bad-text"))?;
        if words.contains('\0') {
            return Err(Error::Unreadable("error-bad-text"));
        }
        match name.as_str() {
            "file" => file = words,
            _ => fields = fields.with(&name, words),
        }
    }
    let fields = if file.trim().is_empty() { fields } else { fields.without("file_text").with("file_text", file) };
    Ok(Brought { fields, workbook })
}

/// The questionnaire of a workbook, with its question about safety marked; or what is wrong with it in the reader's words, by field.
async fn read_workbook(
    screen: &Screen,
    (bytes, name): (Bytes, String),
    typed: &Fields,
) -> Result<Result<Instrument, Vec<(String, String)>>, Error> {
    let language = screen.text.0.code();
    let read = tokio::task::spawn_blocking(move || from_form::read_workbook(bytes, &name, language)).await;
    let read = read.map_err(|cause| Error::unexpected("read a form", cause))?;
    let said = |refusals: Vec<from_form::Refusal>| {
        let said = from_form::say(&screen.text, &refusals).into_iter().take(MOST_SHOWN);
        said.map(|said| ("file".to_owned(), said)).collect()
    };
    let marked = |instrument: Instrument| {
        let wrong = |problem: Problem| vec![(problem.field.clone(), problem.say(&screen.text))];
        from_form::mark_safety(instrument, typed).map_err(wrong)
    };
    Ok(read.map_err(said).and_then(marked))
}

/// The file as it was brought: blank lines on top count too.
fn brought(fields: &Fields) -> &str {
    fields.pairs().find(|(name, _)| *name == "file_text").map_or("", |(_, file)| file)
}

/// What came of a file.
enum Taken {
    Kept { programme: ProgrammeId, key: String },
    Flawed(Vec<Flaw>),
}

/// Takes it.
pub(super) async fn take(screen: Screen, State(app): State<App>, actor: Actor, multipart: Multipart) -> Answer {
    let known = programmes(&app, actor.clone()).await?;
    let Brought { fields, workbook } = read_form(multipart).await?;
    let again = |problems: Vec<(String, String)>| {
        let form = Form { id: fields.text("form_id").to_owned(), fields: fields.clone(), problems };
        show_again(&import_page(&screen, &known, form))
    };
    let form = match workbook {
        Some(workbook) => match read_workbook(&screen, workbook, &fields).await? {
            Ok(instrument) => Some(instrument),
            Err(said) => return again(said),
        },
        None => None,
    };
    let (who, typed, is_form) = (actor.clone(), fields.clone(), form.is_some());
    let taken = app.store().change(actor.by(), move |change| keep(change, &who, &typed, form));
    match taken.await {
        Ok(Taken::Kept { programme, key }) => {
            Ok(see_other_with(&format!("/instruments/{programme}/{key}"), "instruments-imported"))
        }
        Ok(Taken::Flawed(flaws)) => {
            let content = brought(&fields);
            let field = if is_form { "file" } else { "file_text" };
            let said = |flaw: &Flaw| (field.to_owned(), say_problem(&screen.text, flaw, content));
            again(flaws.iter().take(MOST_SHOWN).map(said).collect())
        }
        Err(Error::Refused(problems)) => {
            again(problems.0.iter().map(|problem| (problem.field.clone(), problem.say(&screen.text))).collect())
        }
        Err(other) => Err(other),
    }
}

fn keep(
    change: &mut Change<'_>,
    actor: &Actor,
    typed: &Fields,
    form: Option<Instrument>,
) -> Result<crate::foundation::change::Committed<Taken>, Error> {
    let programme = ProgrammeId::parse(typed.text("programme"))
        .ok_or_else(|| Problem::new("programme", "instruments-programme-missing"))?;
    reach::programme(change, actor, Action::SurveyAssign, programme)?;
    let is_form = form.is_some();
    if !is_form && typed.text("safety") == "question" {
        return Err(Problem::new("safety", "instruments-safety-in-file").into());
    }
    let instrument = match form.map_or_else(|| Instrument::read(brought(typed)), Ok) {
        Ok(instrument) => instrument,
        Err(_) if !typed.has("file_text") => return Err(Problem::new("file_text", "instruments-file-missing").into()),
        Err(flaws) => return change.unchanged(Taken::Flawed(flaws)),
    };
    let key = instrument.definition().id.clone();
    let kept = Taken::Kept { programme, key: key.clone() };
    if change.seen_before(&typed.submission())? {
        return change.unchanged(kept);
    }
    let held = store::list_held(change, programme)?;
    let lost = find_lost_flags(&instrument, &held, find_shipped(&key).as_deref());
    if !lost.is_empty() {
        return change.unchanged(Taken::Flawed(lost));
    }
    let on = take_in(change, programme, &instrument)?;
    let entry = Entry::new(Action::SurveyAssign).on("programme", programme);
    let version = &instrument.definition().version;
    let on = if on { ", on" } else { "" };
    let safety = match instrument.can_raise_flags() {
        true => ", asks about safety",
        false if is_form => ", said to ask nothing about safety",
        false => "",
    };
    change.commit(entry.detail(format!("{key} version {version}{on}{safety}")), kept)
}

/// Keeps a checked file by the rule of versions. Whether it is asked from now on: only where one of its kind was.
pub(super) fn take_in(change: &mut Change<'_>, programme: ProgrammeId, instrument: &Instrument) -> Result<bool, Error> {
    let definition = instrument.definition();
    let held = store::list_held(change, programme)?;
    let same = held.iter().find(|one| one.key() == definition.id && one.version() == definition.version);
    let (mut was_asked, mut has_gone) = (false, false);
    if let Some(one) = same {
        was_asked = store::was_asked(change, one.id)?;
        // What asks about safety is handed to no telephone.
        has_gone = !one.instrument.can_raise_flags() && store::was_within_reach_of_a_phone(change, one.id)?;
    }
    let same = same.map(|one| (one, was_asked || has_gone));
    let was_on = held.iter().any(|one| one.key() == definition.id && one.is_on);
    let arrived = arrival(instrument, same);
    if matches!(arrived, Arrival::New | Arrival::InPlace) {
        check_words(instrument, (&held, same))?;
    }
    match arrived {
        Arrival::Known => return Err(Problem::new("file_text", "instruments-known").into()),
        Arrival::Frozen => {
            let why = if was_asked { "instruments-frozen" } else { "instruments-on-a-phone" };
            return Err(Problem::new("file_text", why).with("version", &definition.version).into());
        }
        Arrival::InPlace => {
            let place = same.map(|(one, _)| one.id).ok_or(Error::NotFound)?;
            store::remove_unused(change, place)?;
        }
        Arrival::New => {}
    }
    let id = store::add_held(change, programme, instrument, false)?;
    let on = was_on && one::check(instrument, &held).is_ok();
    if on {
        store::switch(change, (programme, &definition.id), Some(id))?;
    }
    Ok(on)
}

/// Refuses words that are others under a version that words have which stay.
fn check_words(instrument: &Instrument, (held, same): (&[Held], Option<(&Held, bool)>)) -> Result<(), Problem> {
    let replaced = same.map(|(one, _)| one.id);
    let of_it = |one: &&Held| one.key() == instrument.definition().id && Some(one.id) != replaced;
    let stay: Vec<&Held> = held.iter().filter(of_it).collect();
    let language = find_reworded(instrument, &stay);
    language.map_or(Ok(()), |language| {
        Err(Problem::new("file_text", "instruments-reworded").with("language", say_language(language)))
    })
}
