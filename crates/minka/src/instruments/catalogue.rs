//! What a programme may ask and what it asks: each questionnaire with its languages, how far they were checked, and its licence.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use measure::{Checked, Instrument};

use super::{
    model::Held,
    problems::{say_language, say_name},
    rules,
    shipped::list_shipped,
    store,
};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{Frame, Screen, show},
        text::Text,
    },
    users::Programme,
};

#[derive(Template)]
#[template(path = "instruments/catalogue.html")]
struct CataloguePage {
    frame: Frame,
    programmes: Vec<Part>,
}

struct Part {
    name: String,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    about: String,
    languages: String,
    kind: &'static str,
    word: String,
    /// Where its answers do not hang together, and the page that says more; empty where they do.
    alarm: String,
}

/// One questionnaire of a catalogue: the version that is asked, or else the newest that is held, or else the shipped one.
pub(super) fn pick(held: &[Held], key: &str) -> Option<(Arc<Instrument>, bool)> {
    let mut of_key = held.iter().filter(|one| one.key() == key);
    let newest = of_key.clone().next();
    let on = of_key.find(|one| one.is_on);
    if let Some(one) = on.or(newest) {
        return Some((Arc::clone(&one.instrument), one.is_on));
    }
    super::shipped::find_shipped(key).map(|instrument| (instrument, false))
}

/// Every key of a catalogue: what comes with the program, and the programme's own.
fn keys(held: &[Held]) -> Vec<String> {
    let shipped = list_shipped().iter().map(|one| one.definition().id.clone());
    let mut keys: Vec<String> = shipped.chain(held.iter().map(|one| one.key().to_owned())).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The page.
pub(super) async fn show_catalogue(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let found = app
        .store()
        .read(move |db| {
            let mut parts = Vec::new();
            for programme in reach::programmes(db, &actor, Action::SurveyAssign)? {
                let held = store::list_held(db, programme.id)?;
                let alarms = store::list_alarms(db, programme.id)?;
                parts.push((programme, held, alarms));
            }
            if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
        })
        .await?;
    let text = screen.text;
    let part = |(programme, held, alarms): (Programme, Vec<Held>, Vec<(String, String)>)| {
        let mut lines: Vec<(bool, Line)> = Vec::new();
        for key in keys(&held) {
            let Some((instrument, is_on)) = pick(&held, &key) else { continue };
            let href = format!("/instruments/{}/{key}", programme.id);
            let rings = alarms.iter().filter(|(known, _)| is_on && *known == key);
            let rings: Vec<String> = rings.map(|(_, language)| say_language(language)).collect();
            lines.push((is_on, line(&text, &instrument, (is_on, &rings), href)));
        }
        // What is asked stands on top; within each the order of the names.
        lines.sort_by_key(|(is_on, _)| !is_on);
        Part { name: programme.name, lines: lines.into_iter().map(|(_, line)| line).collect() }
    };
    let programmes = found.into_iter().map(part).collect();
    show(&CataloguePage { frame: screen.frame("instruments-title", "more"), programmes })
}

fn line(text: &Text, instrument: &Instrument, (is_on, rings): (bool, &[String]), href: String) -> Line {
    let definition = instrument.definition();
    let questions = text.phrase("instruments-questions").count(definition.items.len()).to_string();
    let mut about = questions;
    if let Some(minutes) = definition.minutes {
        about.push_str(&format!(" · {}", text.phrase("instruments-minutes").count(u32::from(minutes))));
    }
    if instrument.can_raise_flags() {
        about.push_str(&format!(" · {}", text.say("instruments-can-raise")));
    }
    let languages: Vec<String> =
        definition.texts.iter().map(|one| say_checked(text, instrument, &one.language)).collect();
    let languages = if languages.is_empty() { text.say("instruments-structure-only") } else { languages.join(", ") };
    let (kind, word) = match (is_on, rules::check_askable(instrument).is_ok()) {
        (true, _) => ("good", "instruments-on"),
        (false, true) => ("plain", "instruments-off"),
        (false, false) => ("wait", "instruments-words-missing"),
    };
    let alarm = match rings {
        [] => String::new(),
        rings => text.phrase("instruments-alarm").with("languages", rings.join(", ")).to_string(),
    };
    Line { href, name: say_name(text, instrument), about, languages, kind, word: text.say(word), alarm }
}

/// A language, with a mark where its words were checked.
pub(super) fn say_checked(text: &Text, instrument: &Instrument, language: &str) -> String {
    let name = say_language(language);
    let status = match instrument.checked_in(language) {
        Checked::Validated => "instruments-checked",
        Checked::Translated => "instruments-translated",
        Checked::Own => "instruments-own-words",
        Checked::Unchecked => "instruments-unchecked",
    };
    format!("{name} ({})", text.say(status))
}
