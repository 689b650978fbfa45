//! What the authority hears: a draft in the language of the country, filled in as far as the program knows, with its gaps marked.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    handling,
    model::{Breach, BreachId, Step},
    sealed::{self, Words},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Answer,
        law,
        page::{At, Frame, Query, Screen, show},
        text::{Language, Text},
    },
    users::{self, Programme},
};

#[derive(Template)]
#[template(path = "breaches/letter.html")]
struct LetterPage {
    frame: Frame,
    here: String,
    /// In which languages it can be had, and which this is.
    languages: Vec<(&'static str, &'static str)>,
    language: &'static str,
    to: String,
    title: String,
    lines: Vec<(String, String)>,
    blanks: Vec<String>,
    words: String,
    source: &'static str,
}

/// The languages of a country's authority; that of the reader where nobody has said more.
fn languages_of(law: &str, reader: Language) -> Vec<Language> {
    match law {
        "KZ" => vec![Language::Kk, Language::Ru],
        "PE" => vec![Language::Es],
        _ => vec![reader],
    }
}

struct Facts {
    breach: Breach,
    programme: Programme,
    words: String,
    steps: Vec<(String, Timestamp)>,
    women: i64,
}

/// What is filled in, and a gap where nobody knows yet.
fn say_lines(text: &Text, facts: &Facts) -> Vec<(String, String)> {
    let (breach, zone) = (&facts.breach, facts.programme.zone.as_str());
    let gap = |key: &str| format!("[{}]", text.say(key));
    let women = match breach.looked {
        Some(_) => text.phrase("breaches-letter-count").count(facts.women).to_string(),
        None => gap("breaches-women-unsought"),
    };
    let done = facts.steps.iter().filter_map(|(key, at)| {
        let step = Step::parse(key)?;
        Some(format!("{} ({})", text.say(&format!("breaches-step-{}", step.key())), text.instant(*at, zone)))
    });
    let done: Vec<String> = done.collect();
    let done = if done.is_empty() { gap("breaches-letter-nothing-done") } else { done.join("; ") };
    vec![
        (text.say("breaches-letter-from"), facts.programme.name.clone()),
        (text.say("breaches-noticed"), text.instant(breach.noticed, zone)),
        (text.say("breaches-safe"), text.instant(breach.safe, zone)),
        (text.say("breaches-kind"), text.say(&format!("breaches-kind-{}", breach.kind.key()))),
        (text.say("breaches-thing"), text.say(&format!("breaches-thing-{}", breach.thing.key()))),
        (text.say("breaches-letter-data"), text.say(&format!("breaches-data-{}", breach.thing.key()))),
        (text.say("breaches-letter-women"), women),
        (text.say("breaches-letter-follows"), text.say("breaches-letter-follows-words")),
        (text.say("breaches-letter-done"), done),
        (text.say("breaches-letter-told"), text.say("breaches-letter-told-words")),
    ]
}

/// The draft.
pub(super) async fn show_letter(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<BreachId>,
    Query(query): Query,
) -> Answer {
    let looked = app.store().change(actor.by(), move |change| {
        let (breach, site) = handling::load(change, &actor, Action::BreachHandle, id)?;
        let [held, ..] = store::get_words(change, id)?;
        let keys = change.keyring()?.installation();
        let words = match held {
            Some(held) => sealed::open(keys, (id, Words::Happened), &held)?,
            None => String::new(),
        };
        let facts = Facts {
            programme: users::get_programme_of(change, breach.site)?,
            steps: store::list_steps(change, id)?,
            women: store::count_women(change, (id, site))?.0,
            words,
            breach,
        };
        change.commit(Entry::new(Action::BreachRead).on("breach", id).detail("letter"), facts)
    });
    let facts = looked.await?;
    let offered = languages_of(&facts.breach.law, screen.text.0);
    let asked = Language::parse(query.text("language")).filter(|asked| offered.contains(asked));
    let language = asked.or(offered.first().copied()).unwrap_or(screen.text.0);
    let (text, law) = (Text(language), facts.breach.law.to_lowercase());
    let blanks =
        ["breaches-letter-contact", "records-officer", "breaches-letter-number", "records-day", "records-signature"];
    show(&LetterPage {
        frame: screen.frame("breaches-title", "more"),
        here: format!("/breaches/{id}"),
        languages: offered.iter().map(|one| (one.code(), one.own_name())).collect(),
        language: language.code(),
        to: text.say(&format!("breaches-authority-{law}")),
        title: text.say("breaches-letter-title"),
        lines: say_lines(&text, &facts),
        blanks: blanks.iter().map(|key| text.say(key)).collect(),
        source: law::law_named(&facts.breach.law).breach_source.as_str(),
        words: facts.words,
    })
}
