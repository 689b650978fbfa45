//! A paper, keyed in on one page: a figure for each question, from top to bottom; or what a telephone sends. Either all of it stands or
//! none.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use jiff::civil::Date;
use measure::Instrument;

use super::{
    answers::{self, Kept},
    begin,
    found::{self, Known, page_of, say_item, say_option},
    model::{Assessment, AssessmentId, State, Way},
    rules, store,
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, ParticipantId, SiteId},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    instruments::{self, InstrumentId, say_name},
};

#[derive(Template)]
#[template(path = "assessments/keying.html")]
struct KeyingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    back: String,
    language: String,
    name: String,
    /// Which figure is which answer, where that is the same for all.
    legend: String,
    lines: Vec<Line>,
    /// It asks about safety, and nobody is named by now to answer for it.
    nobody_answers: bool,
}

struct Line {
    field: String,
    label: String,
    /// Which figure is which answer.
    figures: String,
    value: String,
    problem: String,
}

type Opened = (Known, Assessment, Arc<Instrument>);

fn open(
    db: &mut Db<'_>,
    actor: &Actor,
    (code, id): (&str, AssessmentId),
    now: jiff::Timestamp,
) -> Result<Opened, Error> {
    let known = found::load_to_ask(db, actor, code, now)?;
    let (of, instrument) = found::get_open(db, actor, &known, id)?;
    Ok((known, of, instrument))
}

fn keying_page(screen: &Screen, (known, of, instrument): &Opened, form: Form) -> KeyingPage {
    let line = |(number, item): (usize, String)| {
        let figures = rules::figures(instrument, &item).into_iter();
        let say = |(figure, choice): (String, measure::Choice)| {
            let words = say_option(instrument, &of.language, &choice.id);
            if words == figure { figure } else { format!("{figure} = {words}") }
        };
        let field = format!("item-{item}");
        Line {
            label: format!("{number}. {}", say_item(instrument, &of.language, &item)),
            figures: figures.map(say).collect::<Vec<_>>().join(" · "),
            value: form.value(&field).to_owned(),
            problem: form.problem(&field).to_owned(),
            field,
        }
    };
    let order = rules::order(instrument, &of.language);
    let mut lines: Vec<Line> = (1..).zip(order).map(line).collect();
    let is_same = lines.windows(2).all(|pair| pair[0].figures == pair[1].figures);
    let legend =
        if is_same { lines.first().map(|line| line.figures.clone()).unwrap_or_default() } else { String::new() };
    if is_same {
        lines.iter_mut().for_each(|line| line.figures.clear());
    }
    KeyingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        here: format!("{}/{}", page_of(&known.woman), of.id),
        back: page_of(&known.woman),
        language: of.language.clone(),
        name: say_name(&screen.text, instrument),
        legend,
        lines,
        nobody_answers: instrument.can_raise_flags() && !known.is_answered_for,
        form,
    }
}

/// The page.
pub(super) async fn ask(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
) -> Answer {
    let now = app.clock().now();
    let opened = app.store().read(move |db| open(db, &actor, (&code, id), now)).await?;
    if opened.1.state != State::Open {
        return Err(Error::NotFound);
    }
    show(&keying_page(&screen, &opened, Form::new(app.clock(), Fields::default())))
}

/// Keeps the paper as it was answered.
pub(super) async fn take(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (known, of, instrument) = open(change, &who, (&at, id), now)?;
        let page = page_of(&known.woman);
        let page = if known.may_read { format!("{page}/{id}") } else { page };
        if change.seen_before(&typed.submission())? {
            return change.unchanged((page, false));
        }
        if of.state != State::Open {
            return Err(Error::NotFound);
        }
        let mut problems = Problems::default();
        let minutes = problems.keep(rules::read_minutes(typed.text("minutes"))).flatten();
        let mut said = Vec::new();
        for item in rules::order(&instrument, &of.language) {
            let keyed = problems.keep(rules::read_keyed(&instrument, &item, typed.text(&format!("item-{item}"))));
            said.extend(keyed.flatten().map(|keyed| (item, keyed)));
        }
        problems.none()?;
        let mut told = false;
        for (item, keyed) in &said {
            told |= answers::keep(change, &keyring, (&of, &instrument), (item, keyed))? == Kept::Told;
        }
        store::end_assessment(change, id, minutes)?;
        let entry = Entry::new(Action::SurveyAnswer).on_woman(known.woman.id);
        change.commit(entry.detail(format!("assessment {id} keyed in, {} answers", said.len())), (page, told))
    });
    match taken.await {
        Ok((page, told)) => Ok(see_other_with(&page, if told { "assessments-told" } else { "assessments-finished" })),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let opened = app.store().read(move |db| open(db, &actor, (&code, id), now)).await?;
            show_again(&keying_page(&screen, &opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// What a telephone sends of a woman who was asked without a network.
pub(crate) struct Sent {
    /// Her code, as it was chosen there.
    pub(crate) code: String,
    /// Where the telephone asks.
    pub(crate) site: SiteId,
    /// What was asked, in which version.
    pub(crate) instrument: InstrumentId,
    /// The version that the form named.
    pub(crate) version: String,
    /// In whose words.
    pub(crate) language: String,
    /// On which day.
    pub(crate) asked_on: Date,
    /// How long it took.
    pub(crate) minutes: Option<i64>,
    /// Every question that was answered, and the option.
    pub(crate) answers: Vec<(String, String)>,
}

/// Keeps what a telephone sent, as a paper is kept: either all of it stands or none. A questionnaire that asks about her safety is never
/// taken from there, and she has to agree today and on the day on which she was asked. Gives the assessment and who she is.
pub(crate) fn take_sent(
    change: &mut Change<'_>,
    keyring: &Keyring,
    actor: &Actor,
    sent: &Sent,
) -> Result<(AssessmentId, ParticipantId), Error> {
    let now = change.at();
    let known = match found::load_to_ask(change, actor, &sent.code, now) {
        // A telephone is told the same of a woman who takes part no more as of one who is not there.
        Err(Error::Refused(_)) => return Err(Error::NotFound),
        known => known?,
    };
    let asked = instruments::find_held(change, known.programme, sent.instrument)?.ok_or(Error::NotFound)?;
    let fits = asked.version() == sent.version && asked.instrument.text(&sent.language).is_some();
    let agreed = consents::holds(change, known.woman.id, Purpose::Survey, None, sent.asked_on)?;
    if !fits || !agreed || asked.instrument.can_raise_flags() || known.woman.site != sent.site {
        return Err(Error::NotFound);
    }
    let mut problems = Problems::default();
    if sent.asked_on > known.today {
        problems.add(Problem::new("on", "people-day-future"));
    }
    let mut said = Vec::new();
    for (item, option) in &sent.answers {
        said.extend(problems.keep(rules::read_sent(&asked.instrument, item, option)).map(|said| (item, said)));
    }
    problems.none()?;
    let of = Assessment {
        id: AssessmentId::new(change.clock()),
        site: known.woman.site,
        woman: known.woman.id,
        instrument: asked.id,
        wave: begin::wave_on(change, &known, (asked.key(), sent.asked_on))?,
        language: sent.language.clone(),
        way: Way::Screen,
        state: State::Open,
        asked_on: sent.asked_on,
        meetings: store::count_meetings(change, known.woman.id, sent.asked_on)?,
        minutes: None,
        asked_by: change.by().text(),
        begun_at: change.at(),
    };
    store::add_assessment(change, &of)?;
    for (item, said) in &said {
        answers::keep(change, keyring, (&of, &asked.instrument), (item, said))?;
    }
    store::end_assessment(change, of.id, sent.minutes)?;
    Ok((of.id, known.woman.id))
}
