//! One time that she was asked: that it was a mistake, that it was none after all, and on which day it was.

use askama::Template;
use axum::extract::State as Held;
use jiff::civil::Date;

use super::{
    found::{self, Opened},
    model::{Act, Correction, Reason},
    rules, store,
};
use crate::{
    assessments::{self, AssessmentId, State, page_of},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        text::Text,
    },
    instruments::say_name,
    people,
};

#[derive(Template)]
#[template(path = "assessment_corrections/mistake.html")]
struct MistakePage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    back: String,
    name: String,
    rows: Vec<(String, String)>,
    is_void: bool,
    may_void: bool,
    may_day: bool,
    reasons: Vec<Choice>,
    /// What was corrected so far.
    before: Vec<String>,
}

fn mistake_page(screen: &Screen, opened: &Opened, form: Form) -> MistakePage {
    let (text, of) = (&screen.text, &opened.of);
    let list = page_of(&opened.sight.woman);
    let minutes = of.minutes.map(|minutes| text.phrase("instruments-minutes").count(minutes).to_string());
    let rows = [
        ("outcomes-on", text.full_day(of.asked_on)),
        ("outcomes-minutes", minutes.unwrap_or_default()),
        ("corrections-state", text.say(&format!("assessments-state-{}", of.state.key()))),
    ];
    let mut reasons = Choice::list(&Reason::ALL.map(Reason::key), "corrections-reason", text);
    for reason in &mut reasons {
        reason.chosen = form.value("reason") == reason.value;
    }
    MistakePage {
        frame: screen.frame_titled(&opened.sight.woman.code, "people").told(&form),
        code: opened.sight.woman.code.clone(),
        here: format!("{list}/{}/mistake", of.id),
        back: format!("{list}/mistakes"),
        name: say_name(text, &opened.instrument),
        rows: rows.into_iter().filter(|row| !row.1.is_empty()).map(|(key, said)| (text.say(key), said)).collect(),
        is_void: of.state == State::Void,
        may_void: opened.may.void,
        may_day: opened.may.day,
        reasons,
        before: opened.corrections.iter().rev().map(|one| say(text, &screen.zone, one)).collect(),
        form,
    }
}

/// One correction in a sentence.
fn say(text: &Text, zone: &str, one: &Correction) -> String {
    let phrase = text.phrase(match one.act {
        Act::Void => "corrections-said-void",
        Act::Return => "corrections-said-return",
        Act::Day => "corrections-said-day",
    });
    let phrase = phrase.with("day", text.full_day(day_in(one.at, zone))).with("name", &one.by);
    match (one.act, one.reason) {
        (Act::Void, Some(reason)) => {
            phrase.with("reason", text.say(&format!("corrections-reason-{}", reason.key()))).to_string()
        }
        (Act::Day, _) => {
            let minutes = one.minutes.map(|minutes| text.phrase("instruments-minutes").count(minutes).to_string());
            let before = [Some(text.full_day(one.asked_on)), minutes];
            phrase.with("before", before.into_iter().flatten().collect::<Vec<_>>().join(", ")).to_string()
        }
        _ => phrase.to_string(),
    }
}

async fn load(app: &App, actor: Actor, (code, id): (String, AssessmentId)) -> Result<Opened, Error> {
    let now = app.clock().now();
    app.store().read(move |db| found::open(db, &actor, (&code, id), now)).await
}

/// The page.
pub(super) async fn ask(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
) -> Answer {
    let opened = load(&app, actor, (code, id)).await?;
    let minutes = opened.of.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let fields = Fields::default().with("minutes", minutes).with_day("on", opened.of.asked_on);
    show(&mistake_page(&screen, &opened, Form::new(app.clock(), fields)))
}

fn entry(opened: &Opened) -> Entry {
    Entry::new(Action::SurveyVoid).on_woman(opened.sight.woman.id)
}

/// One time that she was asked, for whoever may say that it was a mistake or none, and the page that comes then.
fn open_to_void(
    change: &mut Change<'_>,
    actor: &Actor,
    (code, id): (&str, AssessmentId),
) -> Result<(Opened, String), Error> {
    let now = change.at();
    let opened = found::open(change, actor, (code, id), now)?;
    let next = format!("{}/mistakes", page_of(&opened.sight.woman));
    if opened.may.void { Ok((opened, next)) } else { Err(Error::NotFound) }
}

/// It was a mistake: it counts no more, and what stood there stays.
pub(super) async fn void(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let done = app.store().change(actor.by(), move |change| {
        let (opened, next) = open_to_void(change, &who, (&at, id))?;
        // Somebody else may have said so in the meantime.
        if change.seen_before(&typed.submission())? || opened.of.state == State::Void {
            return change.unchanged(next);
        }
        let reason = Reason::parse(typed.text("reason"));
        let reason = reason.ok_or_else(|| Problem::new("reason", "corrections-reason-missing"))?;
        store::add_correction(change, &opened.of, (Act::Void, Some(reason)))?;
        assessments::set_state(change, id, State::Void)?;
        change.commit(entry(&opened).detail(format!("assessment {id} void, {}", reason.key())), next)
    });
    finish(&screen, &app, actor, (code, id, fields), (done.await, "corrections-voided")).await
}

/// It was none after all: it is again what it was.
pub(super) async fn take_back(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let done = app.store().change(actor.by(), move |change| {
        let (opened, next) = open_to_void(change, &who, (&at, id))?;
        if change.seen_before(&typed.submission())? || opened.of.state != State::Void {
            return change.unchanged(next);
        }
        let before = rules::state_before(&opened.corrections).ok_or(Error::NotFound)?;
        store::add_correction(change, &opened.of, (Act::Return, None))?;
        assessments::set_state(change, id, before)?;
        change.commit(entry(&opened).detail(format!("assessment {id} {} again", before.key())), next)
    });
    finish(&screen, &app, actor, (code, id, fields), (done.await, "corrections-returned")).await
}

/// It was on another day, or took another time.
pub(super) async fn correct_day(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let opened = found::open(change, &who, (&at, id), now)?;
        let next = format!("{}/{id}/mistake", page_of(&opened.sight.woman));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(next);
        }
        if !opened.may.day {
            return Err(Error::NotFound);
        }
        let (on, minutes) = read_day(&typed, opened.sight.today)?;
        redate(change, &opened, (on, minutes))?;
        change.commit(entry(&opened).detail(format!("assessment {id} was on {on}")), next)
    });
    finish(&screen, &app, actor, (code, id, fields), (done.await, "corrections-dated")).await
}

fn read_day(typed: &Fields, today: Date) -> Result<(Date, Option<i64>), Error> {
    let mut problems = Problems::default();
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, today));
    let minutes = problems.keep(assessments::read_minutes(typed.text("minutes"))).flatten();
    problems.none()?;
    Ok((on.unwrap_or(today), minutes))
}

/// Writes the day anew, with the window and the meetings that belong to it.
fn redate(change: &mut Change<'_>, opened: &Opened, (on, minutes): (Date, Option<i64>)) -> Result<(), Error> {
    let Opened { of, instrument, sight, .. } = opened;
    if (on, minutes) == (of.asked_on, of.minutes) {
        return Ok(());
    }
    store::add_correction(change, of, (Act::Day, None))?;
    let key = instrument.definition().id.as_str();
    assessments::redate(change, of, (sight.programme, key), (on, minutes))
}

async fn finish(
    screen: &Screen,
    app: &App,
    actor: Actor,
    (code, id, fields): (String, AssessmentId, Fields),
    (done, notice): (Result<String, Error>, &str),
) -> Answer {
    match done {
        Ok(next) => Ok(see_other_with(&next, notice)),
        Err(Error::Refused(problems)) => {
            let opened = load(app, actor, (code, id)).await?;
            // The form that was not sent says what stands: a day and minutes that were left out of the other are not empty.
            let minutes = opened.of.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
            let fields = fields.with("minutes", minutes).with_day("on", opened.of.asked_on);
            show_again(&mistake_page(screen, &opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
