//! Beginning: which questionnaire, in which language, on the device or from a paper; or that she does not want to be asked.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State as Held;
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    found::{self, Known, page_of, say_item, usual_language},
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
        ids::{Id, ParticipantId, UserId},
        page::{At, Frame, Query, Screen, see_other, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    instruments::{Held as Questionnaire, say_language, say_name},
    people,
    users::{self, ProgrammeId},
    waves::{self, WaveId},
};

/// How an assessment can begin, in the order in which that is offered.
const WAYS: [&str; 4] = ["screen", "paper", "declined", "lost"];
/// What is left of them where nobody answers for what it asks about, or the programme asks it no more: a paper that was printed before is
/// in her hands all the same.
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
    /// Why nothing but a paper is taken; empty where it is asked.
    only_paper: String,
    /// That she was asked the same within the days that it looks back; empty otherwise.
    recent: String,
    key: String,
    languages: Vec<Choice>,
    ways: Vec<Choice>,
    /// The marks of the versions that a paper may hold; none where there is but one.
    versions: Vec<Choice>,
    /// Who may have asked her.
    askers: Vec<Choice>,
}

fn begin_page(screen: &Screen, (found, me): (&Found, &Actor), form: Form) -> BeginPage {
    let (text, Found { known, asked, .. }) = (&screen.text, found);
    let language = |code: &str| Choice::new(code, say_language(code), form.value("language") == code);
    let is_offered = is_offered(known, asked);
    let mut ways = Choice::list(if is_offered { &WAYS[..] } else { &PAPER_WAYS[..] }, "assessments-way", text);
    for way in &mut ways {
        way.chosen = form.value("way") == way.value;
        way.hint = text.say(&format!("assessments-way-{}-hint", way.value));
    }
    let mut languages: Vec<&str> = asked.languages();
    languages.extend(found.versions.iter().flat_map(Questionnaire::languages));
    let mut seen = HashSet::new();
    languages.retain(|code| seen.insert(*code));
    let asker = form.value("asked-by");
    let askers = found.staff.iter().map(|(user, name)| {
        let chosen = if asker.is_empty() { *user == me.user() } else { user.to_string() == asker };
        Choice::new(user, name, chosen)
    });
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
        only_paper: match (is_offered, asked.is_on) {
            (true, _) => String::new(),
            (false, true) => text.say("assessments-nobody-answers"),
            (false, false) => text.say("assessments-off"),
        },
        recent: recent(text, found),
        key: asked.key().to_owned(),
        languages: languages.into_iter().map(language).collect(),
        ways,
        versions: versions(text, found, form.value("version")),
        askers: askers.collect(),
        form,
    }
}

/// What the form is made from.
struct Found {
    known: Known,
    asked: Questionnaire,
    /// Every version that a paper may hold, the one that is asked in front.
    versions: Vec<Questionnaire>,
    /// Who works here.
    staff: Vec<(UserId, String)>,
    /// The last day on which she was asked the same.
    last: Option<Date>,
}

fn find(db: &mut Db<'_>, actor: &Actor, (code, key): (&str, &str), now: Timestamp) -> Result<Found, Error> {
    let known = found::load_to_ask(db, actor, code, now)?;
    let asked = find_asked(db, &known, key)?;
    let versions = found::list_versions(db, known.programme, key)?;
    let staff = users::list_staff_of_site(db, known.woman.site, known.today)?;
    let standing = store::find_standing(db, known.woman.id)?;
    let days = standing.iter().flat_map(|standing| &standing.asked);
    let last = days.filter(|(asked_key, _)| asked_key == key).map(|(_, day)| *day).max();
    Ok(Found { known, asked, versions, staff, last })
}

/// The versions by the marks that are printed on papers, each with its first question: a paper from before there were marks has none.
fn versions(text: &Text, found: &Found, chosen: &str) -> Vec<Choice> {
    let choice = |held: &Questionnaire| {
        let mark = rules::mark_of(held.id);
        let label = match held.is_on {
            true => text.phrase("assessments-mark-now").with("mark", mark).to_string(),
            false => mark,
        };
        let is_chosen = if chosen.is_empty() { held.id == found.asked.id } else { held.id.to_string() == chosen };
        let own = usual_language(&held.instrument, &found.known.woman, text);
        let first = rules::order(&held.instrument, &own).first().map(|item| say_item(&held.instrument, &own, item));
        Choice { hint: first.unwrap_or_default(), ..Choice::new(held.id, label, is_chosen) }
    };
    if found.versions.len() < 2 { Vec::new() } else { found.versions.iter().map(choice).collect() }
}

/// Asked again within the days that the questions look back, both answers are about the same days: a hint, never a block.
fn recent(text: &Text, Found { known, asked, last, .. }: &Found) -> String {
    let back = asked.instrument.definition().recall_days.map(i64::from);
    match (last, back) {
        (Some(last), Some(back)) if last.saturating_add(back.days()) > known.today => {
            text.phrase("assessments-recent").with("day", text.full_day(*last)).count(back).to_string()
        }
        _ => String::new(),
    }
}

/// Whether it may be asked, or only be keyed in from a paper.
fn is_offered(known: &Known, asked: &Questionnaire) -> bool {
    asked.is_on && (known.is_answered_for || !asked.instrument.can_raise_flags())
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
    let who = actor.clone();
    let found = app.store().read(move |db| find(db, &who, (&code, &key), now)).await?;
    let language = usual_language(&found.asked.instrument, &found.known.woman, &screen.text);
    let way = if is_offered(&found.known, &found.asked) { "screen" } else { "paper" };
    let fields = Fields::default().with("language", language).with("way", way).with_day("on", found.known.today);
    show(&begin_page(&screen, (&found, &actor), Form::new(app.clock(), fields)))
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
        let found = find(change, &who, (&at, typed.text("instrument")), now)?;
        let Found { known, asked, .. } = &found;
        let again = (page_of(&known.woman), "");
        if change.seen_before(&typed.submission())? {
            return change.unchanged(again);
        }
        let new = read(change, &typed, &found)?;
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
            let who = actor.clone();
            let found = app.store().read(move |db| find(db, &who, (&code, &key), now)).await?;
            show_again(&begin_page(&screen, (&found, &actor), Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

fn read(change: &mut Change<'_>, typed: &Fields, found: &Found) -> Result<Assessment, Error> {
    let Found { known, asked, .. } = found;
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
    let me = change.by().text();
    let (asked, asker) = match way {
        Way::Paper => (
            problems.keep(read_version(typed, found)).unwrap_or(asked),
            problems.keep(read_asker(typed, found)).flatten().unwrap_or_else(|| me.clone()),
        ),
        Way::Screen => (asked, me.clone()),
    };
    let language = typed.text("language");
    if asked.instrument.text(language).is_none() {
        problems.add(Problem::new("language", "assessments-language-missing"));
    }
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let asked_on = problems.keep(people::check_day("on", parts, known.today));
    problems.none()?;
    let asked_on = asked_on.unwrap_or(known.today);
    let wave = wave_on(change, (known.woman.id, known.programme), (asked.key(), asked_on))?;
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
        keyed_by: (asker != me).then_some(me),
        asked_by: asker,
        begun_at: change.at(),
    })
}

/// The version that the mark on the paper names; the one that is asked where nobody chose.
fn read_version<'f>(typed: &Fields, found: &'f Found) -> Result<&'f Questionnaire, Problem> {
    match typed.text("version") {
        "" => Ok(&found.asked),
        id => {
            let held = found.versions.iter().find(|held| held.id.to_string() == id);
            held.ok_or_else(|| Problem::new("version", "assessments-version-missing"))
        }
    }
}

/// Who asked her, as rows name them; none where nobody chose.
fn read_asker(typed: &Fields, found: &Found) -> Result<Option<String>, Problem> {
    match typed.text("asked-by") {
        "" => Ok(None),
        id => {
            let user = found.staff.iter().map(|(user, _)| user.to_string()).find(|user| user == id);
            user.map(Some).ok_or_else(|| Problem::new("asked-by", "assessments-asked-by-missing"))
        }
    }
}

/// In which window of hers a day lies, for a questionnaire; none: outside every one. It is written down for the day when that window has
/// ended; to which window anything belongs is asked of the windows that stand.
pub(super) fn wave_on(
    change: &mut Change<'_>,
    (woman, programme): (ParticipantId, ProgrammeId),
    (key, day): (&str, Date),
) -> Result<Option<WaveId>, Error> {
    let starts = waves::find_starts(change, woman)?;
    let windows = waves::read_windows(change, programme)?;
    Ok(windows.of_day(&starts, key, day).map(|wave| wave.id))
}

/// Writes that it was on another day, in the window to which that belongs, and how long it took. The caller has checked it and the action,
/// and noted what stood there.
pub(crate) fn redate(
    change: &mut Change<'_>,
    of: &Assessment,
    (programme, key): (ProgrammeId, &str),
    (on, minutes): (Date, Option<i64>),
) -> Result<(), Error> {
    let wave = wave_on(change, (of.woman, programme), (key, on))?;
    let meetings = store::count_meetings(change, of.woman, on)?;
    store::set_day(change, of.id, (on, minutes), (wave, meetings))
}
