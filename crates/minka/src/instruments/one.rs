//! One questionnaire: what it asks, how it counts, whose its bands are, what may be done with it; switched on and off.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, response::Response};
use measure::{Definition, Instrument, Status, TextRight};

use super::{
    as_form,
    catalogue::{pick, say_checked},
    model::Held,
    problems::say_name,
    rules,
    shipped::{attribution, find_shipped},
    store,
};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Problem},
        page::{At, Frame, Screen, download, see_other_with, show},
        store::Db,
        text::{Language, Text},
    },
    users::ProgrammeId,
};

#[derive(Template)]
#[template(path = "instruments/one.html")]
struct OnePage {
    frame: Frame,
    here: String,
    name: String,
    is_on: bool,
    /// The programme holds a version: somebody may have been asked, and figures about many stay in reach when it is off.
    is_held: bool,
    may_be_on: bool,
    structure_only: bool,
    can_raise: bool,
    /// A questionnaire of the programme's own in which no answer tells anybody: a question about safety would have to be marked.
    tells_nobody: bool,
    /// Why there is no form of it for a telephone; empty: there is one.
    no_form: String,
    rows: Vec<Row>,
    /// The language of what is quoted from a file of ours; of others it is not known.
    quoted_language: &'static str,
    /// The questions in the reader's language or else in the first that there is, with the language's code.
    questions: Vec<String>,
    language: String,
    languages: Vec<(String, String)>,
    /// Every version that there is: those that are kept for old answers, and what comes with the program.
    versions: Vec<Version>,
}

/// What a file says about itself: in the reader's language, and quoted as it stands there.
struct Row {
    term: String,
    said: String,
    quoted: String,
}

struct Version {
    name: String,
    state: String,
    may_be_asked: bool,
}

/// A questionnaire of a programme in which she may choose, with what is held of it.
fn find(
    db: &mut Db<'_>,
    actor: &Actor,
    (programme, key): (ProgrammeId, &str),
) -> Result<(Arc<Instrument>, bool, Vec<Held>), Error> {
    reach::programme(db, actor, Action::SurveyAssign, programme)?;
    let mut held = store::list_held(db, programme)?;
    let (instrument, is_on) = pick(&held, key).ok_or(Error::NotFound)?;
    held.retain(|one| one.key() == key);
    Ok((instrument, is_on, held))
}

/// The instrument that a programme would go on from: for the form of the words.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, at: (ProgrammeId, &str)) -> Result<Arc<Instrument>, Error> {
    find(db, actor, at).map(|(instrument, ..)| instrument)
}

/// The page.
pub(super) async fn show_one(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
) -> Answer {
    let here = format!("/instruments/{programme}/{key}");
    let (instrument, is_on, held) = app.store().read(move |db| find(db, &actor, (programme, &key))).await?;
    let (text, definition) = (screen.text, instrument.definition());
    // Whoever reads Kazakh reads Russian sooner than what stands first in the file.
    let beside = (text.0 == Language::Kk).then(|| instrument.text(Language::Ru.code())).flatten();
    let told = instrument.text(text.0.code()).or(beside).or_else(|| definition.texts.first());
    let language = |one: &measure::Text| {
        (say_checked(&text, &instrument, &one.language), format!("{here}/words?language={}", one.language))
    };
    show(&OnePage {
        frame: screen.frame("instruments-title", "more"),
        name: say_name(&text, &instrument),
        is_on,
        is_held: !held.is_empty(),
        may_be_on: check(&instrument, &held).is_ok(),
        structure_only: rules::is_structure_only(&instrument),
        can_raise: instrument.can_raise_flags(),
        tells_nobody: !instrument.can_raise_flags() && find_shipped(&definition.id).is_none(),
        no_form: as_form::why_none(&text, &instrument),
        rows: rows(&text, &instrument),
        quoted_language: find_shipped(&definition.id).map_or("", |_| Language::En.code()),
        questions: told.map(|told| told.items.iter().map(|item| item.words.clone()).collect()).unwrap_or_default(),
        language: told.map_or_else(|| text.0.code().to_owned(), |told| told.language.clone()),
        languages: definition.texts.iter().map(language).collect(),
        versions: versions(&text, &held, definition),
        here,
    })
}

/// Whether a version may be asked beside the others that there are of it.
pub(super) fn check(instrument: &Instrument, held: &[Held]) -> Result<(), Problem> {
    rules::check_askable(instrument)?;
    rules::check_flags(instrument, held, find_shipped(&instrument.definition().id).as_deref())
}

/// The versions that are held, the newest first, and the shipped one where it is none of them.
fn versions(text: &Text, held: &[Held], of: &Definition) -> Vec<Version> {
    let one = |instrument: &Instrument, is_on: bool, state: &str| Version {
        name: instrument.definition().version.clone(),
        state: text.say(state),
        may_be_asked: !is_on && check(instrument, held).is_ok(),
    };
    let kept =
        |held: &Held| one(&held.instrument, held.is_on, if held.is_on { "instruments-on" } else { "instruments-kept" });
    let shipped =
        find_shipped(&of.id).filter(|shipped| !held.iter().any(|one| one.version() == shipped.definition().version));
    held.iter().map(kept).chain(shipped.iter().map(|shipped| one(shipped, false, "instruments-shipped"))).collect()
}

/// What the file says about itself, each with its name.
fn rows(text: &Text, instrument: &Instrument) -> Vec<Row> {
    let definition = instrument.definition();
    let window = match definition.recall_days {
        Some(days) => text.phrase("instruments-recall-days").count(u32::from(days)).to_string(),
        None => text.say("instruments-recall-general"),
    };
    let missing = definition.scales.first().map(|scale| match &scale.missing {
        Some(rule) => text.phrase("instruments-missing-most").count(rule.most).to_string(),
        None => text.say("instruments-missing-none"),
    });
    let bands = definition.scales.iter().flat_map(|scale| &scale.band_sets).next();
    let change = match instrument.reliable() {
        Some(rule) => {
            let points = rule.smallest_whole(measure::change::USUAL_LIMIT);
            text.phrase("instruments-change-points").with("points", points).to_string()
        }
        None => text.say("instruments-change-none"),
    };
    let licence = &definition.licence;
    let right = if licence.text == TextRight::Free { "instruments-text-free" } else { "instruments-text-own" };
    let mut rows = vec![
        ("instruments-version", definition.version.clone(), String::new()),
        ("instruments-window", window, String::new()),
        ("instruments-missing", missing.unwrap_or_else(|| text.say("instruments-no-score")), String::new()),
        ("instruments-change", change, String::new()),
        ("instruments-licence", text.say(right), format!("{}. {}", licence.name, licence.source)),
    ];
    if let Some(bands) = bands {
        let whose = match bands.status {
            Status::Author => "instruments-bands-author",
            Status::Convention => "instruments-bands-convention",
            Status::Local => "instruments-bands-local",
            Status::Own => "instruments-bands-own",
        };
        rows.push(("instruments-bands", text.say(whose), bands.source.clone()));
    }
    let named = attribution(instrument, text.0.code());
    if !named.is_empty() {
        rows.push(("instruments-note", named, String::new()));
    }
    rows.into_iter().map(|(key, said, quoted)| Row { term: text.say(key), said, quoted }).collect()
}

/// The whole file, to be changed at home.
pub(super) async fn hand_out(
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
) -> Result<Response, Error> {
    let instrument = app.store().read(move |db| load(db, &actor, (programme, &key))).await?;
    let definition = instrument.definition();
    let content = instrument.write().map_err(|cause| Error::unexpected("write an instrument", cause))?;
    let name = format!("{}-{}.toml", definition.id, definition.version.replace(['/', '"', '\\'], "-"));
    Ok(download("application/toml; charset=utf-8", &name, content.into_bytes()))
}

/// Switches it on, in the version that is asked for if one is, or off. What is asked in its place where nobody can answer for a flag
/// comes on with it.
pub(super) async fn switch(
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
    fields: Fields,
) -> Answer {
    let version = fields.text("version").to_owned();
    let (here, on) = (format!("/instruments/{programme}/{key}"), fields.text("to") == "on" || !version.is_empty());
    let done = app.store().change(actor.by(), move |change| {
        let (mut instrument, _, held) = find(change, &actor, (programme, &key))?;
        if !version.is_empty() {
            let kept = held.iter().find(|one| one.version() == version).map(|one| Arc::clone(&one.instrument));
            let shipped = || find_shipped(&key).filter(|one| one.definition().version == version);
            instrument = kept.or_else(shipped).ok_or(Error::NotFound)?;
        }
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        if on {
            check(&instrument, &held)?;
            switch_on(change, programme, &instrument)?;
            let held = store::list_held(change, programme)?;
            let instead = instrument.definition().without_flags.as_deref();
            if let Some((other, false)) = instead.and_then(|other| pick(&held, other))
                && check(&other, &held).is_ok()
            {
                switch_on(change, programme, &other)?;
            }
        } else {
            store::switch(change, (programme, &key), None)?;
        }
        let entry = Entry::new(Action::SurveyAssign).on("programme", programme);
        change.commit(entry.detail(format!("{key} {}", if on { "on" } else { "off" })), ())
    });
    done.await?;
    Ok(see_other_with(&here, if on { "instruments-switched-on" } else { "instruments-switched-off" }))
}

fn switch_on(change: &mut Change<'_>, programme: ProgrammeId, instrument: &Instrument) -> Result<(), Error> {
    let definition = instrument.definition();
    let held = store::list_held(change, programme)?;
    let same = |one: &&Held| one.key() == definition.id && one.version() == definition.version;
    let id = match held.iter().find(same) {
        Some(one) => one.id,
        None => store::add_held(change, programme, instrument, true)?,
    };
    store::switch(change, (programme, &definition.id), Some(id))
}
