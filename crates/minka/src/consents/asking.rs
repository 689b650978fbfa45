//! Reading one purpose to her, in her language, and writing down what she says.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    bases,
    found::{self, Known, may_ask, say_drawing, say_purpose},
    list::page_of,
    model::{ConsentEvent, ConsentId, Purpose, Recipient, SECTORS, Said, TEXT_VERSION, Way},
    receipt::law_of,
    rules, store,
};
use crate::{
    design,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        law::Country,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::{Language, Text},
    },
    people, users,
};

#[derive(Template)]
#[template(path = "consents/asking.html")]
struct AskingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    back: String,
    /// What happens when she says yes: the inside of the drawing, and what it shows.
    drawing: (&'static str, String),
    name: String,
    /// Hers first: (code of the language, its own name, the words).
    words: Vec<(&'static str, &'static str, String)>,
    answers: Vec<Choice>,
    ways: Vec<Choice>,
    languages: Vec<people::Choice>,
    /// None but for sharing.
    sectors: Vec<Choice>,
    /// Whether the law wants it in writing.
    in_writing: bool,
}

/// Her, and whether the law of her programme wants her yes in writing.
struct Asked {
    known: Known,
    in_writing: bool,
}

fn load(
    db: &mut Db<'_>,
    (actor, law): (&Actor, Option<Country>),
    (code, purpose): (&str, Purpose),
    now: Timestamp,
) -> Result<Asked, Error> {
    let known = found::load(db, actor, code, now)?;
    if !may_ask(actor, &known.target, purpose) {
        return Err(Error::NotFound);
    }
    let country = bases::country_under(law, &users::get_programme_of(db, known.woman.site)?.currency);
    Ok(Asked { known, in_writing: bases::is_in_writing(purpose, country) })
}

fn answer(text: &Text, said: Said, chosen: &str) -> Choice {
    Choice::new(said.key(), text.say(&format!("consent-answer-{}", said.key())), chosen == said.key())
}

fn asking_page(screen: &Screen, asked: &Asked, purpose: Purpose, form: Form) -> AskingPage {
    let (text, known) = (&screen.text, &asked.known);
    let hers = known.woman.language;
    let key = format!("consent-words-{}", purpose.key());
    let others = Language::ALL.into_iter().filter(|language| *language != hers);
    let words = std::iter::once(hers).chain(others);
    let list = |keys: &[&str], prefix: &str, field: &str| {
        let chosen = |key: &&str| Choice::new(*key, text.say(&format!("{prefix}-{key}")), form.value(field) == *key);
        keys.iter().map(chosen).collect::<Vec<_>>()
    };
    let sectors = if purpose == Purpose::Sharing {
        let none = Choice::new("", text.say("consent-sector-choose"), form.value("sector").is_empty());
        std::iter::once(none).chain(list(&SECTORS, "consent-sector", "sector")).collect()
    } else {
        Vec::new()
    };
    let back = page_of(&known.woman);
    AskingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        here: format!("{back}/{}", purpose.key()),
        back,
        drawing: (design::agreement(purpose.key()), say_drawing(text, purpose)),
        name: say_purpose(text, purpose),
        words: words.map(|language| (language.code(), language.own_name(), Text(language).say(&key))).collect(),
        answers: [Said::Agreed, Said::Refused].map(|said| answer(text, said, form.value("said"))).to_vec(),
        ways: list(&Way::ALL.map(Way::key), "consent-way", "way"),
        languages: people::languages(form.value("language")),
        sectors,
        in_writing: asked.in_writing,
        code: known.woman.code.clone(),
        form,
    }
}

/// The words to read aloud, and the form for her answer.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let (now, who, law) = (app.clock().now(), actor.clone(), law_of(&app));
    let asked = app.store().read(move |db| load(db, (&who, law), (&code, purpose), now)).await?;
    let known = &asked.known;
    let fields = Fields::default()
        .with("language", known.woman.language.code())
        .with("reader", actor.name())
        .with_day("from", known.today)
        .with_day("until", rules::usual_end(purpose, known.today));
    show(&asking_page(&screen, &asked, purpose, Form::new(app.clock(), fields)))
}

/// What the form says, checked against what she said before.
fn read(typed: &Fields, asked: &Asked, purpose: Purpose, change: &Change<'_>) -> Result<ConsentEvent, Error> {
    let (known, in_writing) = (&asked.known, asked.in_writing);
    let mut problems = Problems::default();
    let chosen = Said::parse(typed.text("said")).filter(|said| *said != Said::Withdrawn);
    let said = problems.keep(chosen.ok_or_else(|| Problem::new("said", "consent-answer-missing")));
    let recipient = if purpose == Purpose::Sharing {
        let sector = problems.keep(rules::check_sector(typed.text("sector")));
        let name = problems.keep(rules::check_line("recipient", typed.text("recipient"), "consent-recipient-missing"));
        sector.zip(name).map(|(sector, name)| Recipient { sector, name })
    } else {
        None
    };
    let way = Way::parse(typed.text("way")).ok_or_else(|| Problem::new("way", "consent-way-missing"));
    let way = problems.keep(way);
    let reader = problems.keep(rules::check_line("reader", typed.text("reader"), "consent-reader-missing"));
    let language =
        Language::parse(typed.text("language")).ok_or_else(|| Problem::new("language", "consent-language-missing"));
    let language = problems.keep(language);
    let mut witness = String::new();
    if let (Some(said), Some(way)) = (said, way) {
        let reader = reader.as_deref().unwrap_or_default();
        problems.keep(rules::check_way((said, way), in_writing));
        let checked = rules::check_witness(((said, way), in_writing), reader, typed.text("witness"));
        witness = problems.keep(checked).unwrap_or_default();
    }
    let day = |name: &str| ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")).to_owned());
    let parts = day("from");
    let from = problems.keep(people::check_day("from", parts.each_ref().map(String::as_str), known.today));
    let until = match (said, from) {
        (Some(Said::Agreed), Some(from)) => problems.keep(read_until(&day("until"), from, known.today)),
        _ => None,
    };
    let (Some(said), Some(way), Some(reader), Some(language), Some(from)) = (said, way, reader, language, from) else {
        return Err(Error::Refused(problems));
    };
    let event = ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose,
        recipient,
        said,
        way: Some(way),
        reader,
        witness,
        language: Some(language),
        text_version: TEXT_VERSION.to_owned(),
        from,
        until,
        recorded_at: change.at(),
    };
    problems.keep(rules::check_from(&event, &known.events));
    problems.none()?;
    Ok(event)
}

fn read_until(parts: &[String; 3], from: Date, today: Date) -> Result<Date, Problem> {
    let until = people::read_day("until", parts.each_ref().map(String::as_str))?;
    rules::check_until(from, until, today)
}

/// Writes her answer down.
pub(super) async fn record(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let (who, typed, at, law) = (actor.clone(), fields.clone(), code.clone(), law_of(&app));
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let asked = load(change, (&who, law), (&at, purpose), now)?;
        let known = &asked.known;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page_of(&known.woman));
        }
        let event = read(&typed, &asked, purpose, change)?;
        store::add_event(change, (known.woman.site, known.woman.id), &event)?;
        let until = event.until.map_or_else(String::new, |until| format!(" until {until}"));
        let detail = format!("{} {}{until}, row {}", purpose.key(), event.said.key(), event.id);
        let entry = Entry::new(Action::ConsentGrant).on_woman(known.woman.id).detail(detail);
        change.commit(entry, page_of(&known.woman))
    });
    match taken.await {
        Ok(page) => Ok(see_other_with(&page, "consent-recorded")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let asked = app.store().read(move |db| load(db, (&actor, law), (&code, purpose), now)).await?;
            show_again(&asking_page(&screen, &asked, purpose, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
