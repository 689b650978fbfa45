//! Beginning: which questionnaire, in which language, on the device or from a paper; or that she does not want to be asked.

use askama::Template;
use axum::extract::State as Held;
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    found::{self, Known, page_of, usual_language},
    model::{Assessment, AssessmentId, State, Way},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Query, Screen, see_other, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    instruments::{Held as Questionnaire, say_language, say_name},
    people,
    waves::{self, WaveId},
};

/// How an assessment can begin, in the order in which that is offered.
const WAYS: [&str; 4] = ["screen", "paper", "declined", "lost"];
/// What is left of them where nobody answers for what it asks about: a paper that was printed before is in her hands all the same.
const PAPER_WAYS: [&str; 2] = ["paper", "lost"];

#[derive(Template)]
#[template(path = "assessments/begin.html")]
struct BeginPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    paper: String,
    name: String,
    /// That she was asked the same within the days that it looks back; empty otherwise.
    recent: String,
    key: String,
    languages: Vec<Choice>,
    ways: Vec<Choice>,
}

fn begin_page(screen: &Screen, (known, asked, last): &Found, form: Form) -> BeginPage {
    let text = &screen.text;
    let language = |code: &str| Choice::new(code, say_language(code), form.value("language") == code);
    let is_offered = is_offered(known, asked);
    let mut ways = Choice::list(if is_offered { &WAYS[..] } else { &PAPER_WAYS[..] }, "assessments-way", text);
    for way in &mut ways {
        way.chosen = form.value("way") == way.value;
        way.hint = text.say(&format!("assessments-way-{}-hint", way.value));
    }
    BeginPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        here: page_of(&known.woman),
        paper: if is_offered {
            format!("{}/paper.pdf?instrument={}", page_of(&known.woman), asked.key())
        } else {
            String::new()
        },
        name: say_name(text, &asked.instrument),
        recent: recent(text, (known, asked), *last),
        key: asked.key().to_owned(),
        languages: asked.languages().into_iter().map(language).collect(),
        ways,
        form,
    }
}

/// What the form is made from; the last day on which she was asked the same.
type Found = (Known, Questionnaire, Option<Date>);

fn find(db: &mut Db<'_>, actor: &Actor, (code, key): (&str, &str), now: Timestamp) -> Result<Found, Error> {
    let known = found::load_to_ask(db, actor, code, now)?;
    let asked = find_asked(db, &known, key)?;
    let standing = store::find_standing(db, known.woman.id)?;
    let days = standing.iter().flat_map(|standing| &standing.asked);
    let last = days.filter(|(asked_key, _)| asked_key == key).map(|(_, day)| *day).max();
    Ok((known, asked, last))
}

/// Asked again within the days that the questions look back, both answers are about the same days: a hint, never a block.
fn recent(text: &Text, (known, asked): (&Known, &Questionnaire), last: Option<Date>) -> String {
    let back = asked.instrument.definition().recall_days.map(i64::from);
    match (last, back) {
        (Some(last), Some(back)) if last.saturating_add(back.days()) > known.today => {
            text.phrase("assessments-recent").with("day", text.full_day(last)).count(back).to_string()
        }
        _ => String::new(),
    }
}

/// Whether it may be asked, or only be keyed in from a paper.
fn is_offered(known: &Known, asked: &Questionnaire) -> bool {
    known.is_answered_for || !asked.instrument.can_raise_flags()
}

fn find_asked(db: &mut Db<'_>, known: &Known, key: &str) -> Result<Questionnaire, Error> {
    let offered = found::list_offered(db, (known.programme, known.is_answered_for))?;
    let on_paper = found::list_on_paper(db, known)?;
    offered.into_iter().chain(on_paper).find(|held| held.key() == key).ok_or(Error::NotFound)
}

/// The form.
pub(super) async fn ask(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    Query(query): Query,
) -> Answer {
    let (now, key) = (app.clock().now(), query.text("instrument").to_owned());
    let found = app.store().read(move |db| find(db, &actor, (&code, &key), now)).await?;
    let language = usual_language(&found.1.instrument, &found.0.woman, &screen.text);
    let way = if is_offered(&found.0, &found.1) { "screen" } else { "paper" };
    let fields = Fields::default().with("language", language).with("way", way).with_day("on", found.0.today);
    show(&begin_page(&screen, &found, Form::new(app.clock(), fields)))
}

/// Begins, and gives the address of the first question.
pub(super) async fn begin(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let begun = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_ask(change, &who, &at, now)?;
        let asked = find_asked(change, &known, typed.text("instrument"))?;
        let again = (page_of(&known.woman), "");
        if change.seen_before(&typed.submission())? {
            return change.unchanged(again);
        }
        let new = read(change, &typed, &known, &asked)?;
        store::add_assessment(change, &new)?;
        let here = format!("{}/{}", page_of(&known.woman), new.id);
        let order = rules::order(&asked.instrument, &new.language);
        let next = match (new.state, new.way) {
            (State::Open, Way::Screen) => {
                (order.first().map_or_else(|| here.clone(), |item| format!("{here}/items/{item}")), "")
            }
            (State::Open, Way::Paper) => (format!("{here}/keying"), ""),
            _ => (page_of(&known.woman), "assessments-noted"),
        };
        let entry = Entry::new(Action::SurveyAnswer).on_woman(known.woman.id);
        let detail = format!("assessment {} {} {}", new.id, asked.key(), new.state.key());
        change.commit(entry.detail(detail), next)
    });
    match begun.await {
        Ok((page, "")) => Ok(see_other(&page)),
        Ok((page, notice)) => Ok(see_other_with(&page, notice)),
        Err(Error::Refused(problems)) => {
            let (now, key) = (app.clock().now(), fields.text("instrument").to_owned());
            let found = app.store().read(move |db| find(db, &actor, (&code, &key), now)).await?;
            show_again(&begin_page(&screen, &found, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

fn read(change: &mut Change<'_>, typed: &Fields, known: &Known, asked: &Questionnaire) -> Result<Assessment, Error> {
    let mut problems = Problems::default();
    let is_offered = is_offered(known, asked);
    let (way, state) = match typed.text("way") {
        "screen" if is_offered => (Way::Screen, State::Open),
        "paper" => (Way::Paper, State::Open),
        "declined" if is_offered => (Way::Screen, State::Declined),
        "lost" => (Way::Paper, State::Lost),
        _ => {
            problems.add(Problem::new("way", "assessments-way-missing"));
            (Way::Screen, State::Open)
        }
    };
    let language = typed.text("language");
    if asked.instrument.text(language).is_none() {
        problems.add(Problem::new("language", "assessments-language-missing"));
    }
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let asked_on = problems.keep(people::check_day("on", parts, known.today));
    problems.none()?;
    let asked_on = asked_on.unwrap_or(known.today);
    let wave = wave_on(change, known, (asked.key(), asked_on))?;
    Ok(Assessment {
        id: AssessmentId::new(change.clock()),
        site: known.woman.site,
        woman: known.woman.id,
        instrument: asked.id,
        wave,
        language: language.to_owned(),
        way,
        state,
        asked_on,
        meetings: store::count_meetings(change, known.woman.id, asked_on)?,
        minutes: None,
        asked_by: change.by().text(),
        begun_at: change.at(),
    })
}

/// In which window of hers a day lies, for a questionnaire; none: outside every one. It is written down for the day when that window has
/// ended; to which window anything belongs is asked of the windows that stand.
pub(super) fn wave_on(
    change: &mut Change<'_>,
    known: &Known,
    (key, day): (&str, Date),
) -> Result<Option<WaveId>, Error> {
    let starts = waves::find_starts(change, known.woman.id)?;
    let windows = waves::read_windows(change, known.programme)?;
    Ok(windows.of_day(&starts, key, day).map(|wave| wave.id))
}
