//! The words of a questionnaire in a language: entered by a programme that has the right to them, or that translated them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use measure::{Checked, Instrument, Text as Wording, Validation, What, Words};

use super::{importing::take_in, model::Held, one, problems::say_name, rules, shipped::attribution, store};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        text::Language,
    },
    users::ProgrammeId,
};

/// The longest question, instruction or answer.
const LONGEST: usize = 600;

#[derive(Template)]
#[template(path = "instruments/wording.html")]
struct WordingPage {
    frame: Frame,
    form: Form,
    here: String,
    name: String,
    /// Whom to name beside it.
    named: String,
    languages: Vec<Choice>,
    checked: Vec<Choice>,
    items: Vec<Line>,
    options: Vec<Line>,
}

/// One thing to be put in words.
struct Line {
    field: String,
    label: String,
    value: String,
    problem: String,
}

/// The options of an instrument, each once; whole numbers need no words.
fn option_ids(instrument: &Instrument) -> Vec<String> {
    let sets = instrument.definition().option_sets.iter().filter(|set| set.range.is_none());
    let mut ids: Vec<String> = Vec::new();
    for choice in sets.flat_map(|set| set.choices()) {
        if !ids.contains(&choice.id) {
            ids.push(choice.id);
        }
    }
    ids
}

fn wording_page(screen: &Screen, programme: ProgrammeId, instrument: &Instrument, form: Form) -> WordingPage {
    let (text, definition) = (&screen.text, instrument.definition());
    let line = |prefix: &str, label: String, id: &str| {
        let field = format!("{prefix}-{id}");
        Line { value: form.value(&field).to_owned(), problem: form.problem(&field).to_owned(), label, field }
    };
    let item = |(number, item): (usize, &measure::Item)| {
        let label = text.phrase("instruments-question-number").with("number", number).with("id", &item.id).to_string();
        line("item", label, &item.id)
    };
    let language = |language: Language| {
        Choice::new(language.code(), language.own_name(), form.value("language") == language.code())
    };
    let whose = |key: &str| Choice::new(key, text.say(&format!("instruments-words-{key}")), form.value("whose") == key);
    WordingPage {
        frame: screen.frame("instruments-enter-words", "more").told(&form),
        here: format!("/instruments/{programme}/{}", definition.id),
        name: say_name(text, instrument),
        named: attribution(instrument, form.value("language")),
        languages: Language::ALL.map(language).to_vec(),
        checked: ["own", "published"].map(whose).to_vec(),
        items: (1..).zip(&definition.items).map(item).collect(),
        options: option_ids(instrument).iter().map(|id| line("option", id.clone(), id)).collect(),
        form,
    }
}

/// What the words of a language are now, to be changed.
fn fields_of(instrument: &Instrument, language: &str) -> Fields {
    let fields = Fields::default().with("language", language).with("whose", "own");
    let Some(told) = instrument.text(language) else { return fields };
    let mut fields = fields.with("instruction", &told.instruction).with("source", &told.source);
    for item in &told.items {
        fields = fields.with(&format!("item-{}", item.id), &item.words);
    }
    for option in &told.options {
        fields = fields.with(&format!("option-{}", option.id), &option.words);
    }
    fields
}

/// The form.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
    Query(query): Query,
) -> Answer {
    let instrument = app.store().read(move |db| one::load(db, &actor, (programme, &key))).await?;
    let language = Language::parse(query.text("language")).unwrap_or(screen.text.0);
    let form = Form::new(app.clock(), fields_of(&instrument, language.code()));
    show(&wording_page(&screen, programme, &instrument, form))
}

/// The words of the form; what is missing is said beside its field.
fn read(typed: &Fields, instrument: &Instrument, held: &[Held]) -> Result<(Wording, Validation), Error> {
    let mut problems = Problems::default();
    let mut line = |field: String| {
        let words = typed.text(&field).replace("\r\n", "\n");
        if words.is_empty() {
            problems.add(Problem::new(field, "instruments-words-empty"));
        } else if words.chars().count() > LONGEST {
            problems.add(Problem::new(field, "people-too-long").with("most", LONGEST));
        } else if words.chars().any(|sign| sign.is_control() && sign != '\n') {
            problems.add(Problem::new(field, "people-name-signs"));
        }
        words
    };
    let (instruction, source) = (line("instruction".to_owned()), line("source".to_owned()));
    let named = |id: &String, words| Words { id: id.clone(), words };
    let items: Vec<Words> =
        instrument.definition().items.iter().map(|item| named(&item.id, line(format!("item-{}", item.id)))).collect();
    let options: Vec<Words> = option_ids(instrument).iter().map(|id| named(id, line(format!("option-{id}")))).collect();
    let language = Language::parse(typed.text("language"));
    if language.is_none() {
        problems.add(Problem::new("language", "instruments-language-missing"));
    }
    let status = match typed.text("whose") {
        "own" => Some(Checked::Own),
        "published" => Some(Checked::Validated),
        _ => None,
    };
    if status.is_none() {
        problems.add(Problem::new("whose", "instruments-whose-missing"));
    }
    if typed.text("right") != "yes" {
        problems.add(Problem::new("right", "instruments-right-missing"));
    }
    problems.none()?;
    let (Some(language), Some(status)) = (language, status) else { return Err(Error::NotFound) };
    let language = language.code().to_owned();
    let validation = Validation { language: language.clone(), status, source: source.clone() };
    let version = rules::next_words(instrument, held, &language);
    Ok((Wording { language, version, source, instruction, items, options }, validation))
}

/// Keeps the words, in a version of the programme's own.
pub(super) async fn enter(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
    fields: Fields,
) -> Answer {
    let here = format!("/instruments/{programme}/{key}");
    let (who, typed, at) = (actor.clone(), fields.clone(), key.clone());
    let done = app.store().change(actor.by(), move |change| {
        reach::programme(change, &who, Action::SurveyAssign, programme)?;
        let instrument: Arc<Instrument> = one::load(change, &who, (programme, &at))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let mut held = store::list_held(change, programme)?;
        held.retain(|one| one.key() == at);
        let (wording, validation) = read(&typed, &instrument, &held)?;
        let language = wording.language.clone();
        let taken: Vec<String> = held.iter().map(|one| one.version().to_owned()).collect();
        let version = rules::next_version(&instrument.definition().version, &taken);
        let flawed = |flaws: Vec<measure::Problem>| match flaws.first().map(|flaw| &flaw.what) {
            Some(What::TextLacks { name }) => {
                Error::from(Problem::new(format!("item-{name}"), "instruments-words-empty"))
            }
            _ => Error::from(Problem::new("", "instruments-words-flawed")),
        };
        let told = instrument.with_text(wording, validation).map_err(flawed)?.in_version(&version);
        take_in(change, programme, &told)?;
        let entry = Entry::new(Action::SurveyAssign).on("programme", programme);
        change.commit(entry.detail(format!("{at} version {version}: words in {language}")), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&here, "instruments-words-kept")),
        Err(Error::Refused(problems)) => {
            let instrument = app.store().read(move |db| one::load(db, &actor, (programme, &key))).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&wording_page(&screen, programme, &instrument, form))
        }
        Err(other) => Err(other),
    }
}
