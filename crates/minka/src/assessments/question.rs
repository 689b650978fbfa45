//! One question: her options as large rows, one tap answers and goes on. She may go back, leave it out, or not want to answer.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use measure::Instrument;

use super::{
    answers::{self, Kept},
    found::{self, Known, page_of, say_item, say_option},
    model::{Assessment, AssessmentId, Said, State},
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
        form::{Fields, Form},
        page::{At, Frame, Query, Screen, see_other, see_other_with, show, show_again},
    },
};

#[derive(Template)]
#[template(path = "assessments/question.html")]
struct QuestionPage {
    frame: Frame,
    form: Form,
    code: String,
    action: String,
    /// Where it came from, and goes back to: `end`, `look`, or empty.
    from: String,
    back: String,
    skip: String,
    language: String,
    count: String,
    done: usize,
    all: usize,
    instruction: String,
    words: String,
    /// The drawn sign of the question; empty where it has none.
    picture: String,
    options: Vec<Row>,
    declined: bool,
    /// It asks about safety, and nobody is named by now to answer for it.
    nobody_answers: bool,
}

/// One answer to tap.
struct Row {
    id: String,
    words: String,
    chosen: bool,
    /// What she said the last time, beside now.
    last: bool,
    /// `low`, `middle` or `high`: a colour, where the options are levels.
    level: &'static str,
    /// What is drawn of the level; empty where it is no level.
    drawing: String,
}

/// What the page is made from.
struct Opened {
    known: Known,
    of: Assessment,
    instrument: Arc<Instrument>,
    now: Option<Said>,
    last: Option<Said>,
}

/// Opens a question; when something of hers is unsealed for it, first the entry, durable.
fn open(
    change: &mut Change<'_>,
    app: &App,
    actor: &Actor,
    (code, id, item): (&str, AssessmentId, &str),
) -> Result<(Opened, bool), Error> {
    let at = change.at();
    let known = found::load_to_ask(change, actor, code, at)?;
    let (of, instrument) = found::get_open(change, actor, &known, id)?;
    let is_closed = of.state != State::Open && !(of.state == State::Finished && known.may_read);
    let order = rules::order(&instrument, &of.language);
    if is_closed || !order.iter().any(|one| one == item) {
        return Err(Error::NotFound);
    }
    let now = answers::open_answer(change, app.keyring(), (&of, item))?;
    let mut last = None;
    if instrument.definition().pictures && known.may_read {
        let before = store::find_last(change, (&instrument.definition().id, &of))?;
        if let Some(before) = before {
            last = answers::open_answer(change, app.keyring(), (&before, item))?;
        }
    }
    let is_sealed = now.is_some() || last.is_some();
    Ok((Opened { known, of, instrument, now, last }, is_sealed))
}

async fn load(app: &App, actor: Actor, (code, id, item): (String, AssessmentId, String)) -> Result<Opened, Error> {
    let tools = app.clone();
    let opened = app.store().change(actor.by(), move |change| {
        let (opened, is_sealed) = open(change, &tools, &actor, (&code, id, &item))?;
        if !is_sealed {
            return change.unchanged(opened);
        }
        let entry = Entry::new(Action::SurveyRead).on_woman(opened.known.woman.id);
        change.commit(entry.detail(format!("assessment {id}")), opened)
    });
    opened.await
}

/// The page.
pub(super) async fn show_question(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id, item)): At<(String, AssessmentId, String)>,
    Query(query): Query,
) -> Answer {
    let opened = load(&app, actor, (code, id, item.clone())).await?;
    let fields = Fields::default().with("from", query.text("from"));
    let form = Form::new(app.clock(), fields);
    show(&question_page(&screen, &opened, &item, form))
}

fn question_page(screen: &Screen, opened: &Opened, item: &str, form: Form) -> QuestionPage {
    let Opened { known, of, instrument, now, last } = opened;
    let text = &screen.text;
    let here = format!("{}/{}", page_of(&known.woman), of.id);
    let order = rules::order(instrument, &of.language);
    let place = order.iter().position(|one| one == item).unwrap_or(0);
    let from = match form.value("from") {
        from @ ("end" | "look") => from.to_owned(),
        _ => String::new(),
    };
    let at = |place: Option<usize>| place.and_then(|place| order.get(place)).map(|item| format!("{here}/items/{item}"));
    let definition = instrument.definition();
    let count = text.phrase("assessments-question-of").with("number", place + 1).with("all", order.len()).to_string();
    QuestionPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        action: format!("{here}/items/{item}"),
        back: match from.as_str() {
            "end" => format!("{here}/ending"),
            "look" => here.clone(),
            _ => at(place.checked_sub(1)).unwrap_or_else(|| page_of(&known.woman)),
        },
        skip: if from.is_empty() {
            at(Some(place + 1)).unwrap_or_else(|| format!("{here}/ending"))
        } else {
            String::new()
        },
        language: of.language.clone(),
        count,
        done: place,
        all: order.len(),
        instruction: instrument.text(&of.language).map(|text| text.instruction.clone()).unwrap_or_default(),
        words: say_item(instrument, &of.language, item),
        picture: if definition.pictures && design::picture(item).is_some() { item.to_owned() } else { String::new() },
        options: rows((instrument, &of.language), item, (now.as_ref(), last.as_ref())),
        declined: *now == Some(Said::Declined),
        nobody_answers: rules::may_raise(instrument, item) && !known.is_answered_for,
        from,
        form,
    }
}

fn rows(
    (instrument, language): (&Instrument, &str),
    item: &str,
    (now, last): (Option<&Said>, Option<&Said>),
) -> Vec<Row> {
    let is = |said: Option<&Said>, id: &str| matches!(said, Some(Said::Option(option)) if option == id);
    let choices = instrument.answers(item);
    let row = |choice: measure::Choice| {
        let level = rules::level_of(instrument, item, &Said::Option(choice.id.clone()));
        Row {
            words: say_option(instrument, language, &choice.id),
            chosen: is(now, &choice.id),
            last: is(last, &choice.id),
            drawing: design::drawing_of(&choice.id, level),
            level,
            id: choice.id,
        }
    };
    choices.into_iter().map(row).collect()
}

/// Keeps the answer, and goes on to the next question.
pub(super) async fn answer(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id, item)): At<(String, AssessmentId, String)>,
    fields: Fields,
) -> Answer {
    let (who, typed, tools, at) = (actor.clone(), fields.clone(), app.clone(), (code.clone(), item.clone()));
    let kept = app.store().change(actor.by(), move |change| {
        let (code, item) = at;
        let (opened, _) = open(change, &tools, &who, (&code, id, &item))?;
        let Opened { known, of, instrument, .. } = &opened;
        let next = next_page(known, of, instrument, &item, typed.text("from"));
        let said = if typed.text("answer") == rules::DECLINED_SIGN {
            Said::Declined
        } else {
            rules::read_option(instrument, &item, typed.text("answer"))?
        };
        if change.seen_before(&typed.submission())? {
            let now = change.at();
            let kept = answers::kept_before(change, (of, instrument), (&item, &said), now)?;
            return change.unchanged((next, kept));
        }
        let kept = answers::keep(change, tools.keyring(), (of, instrument), (&item, &said))?;
        let corrects = if of.state == State::Finished { " corrected" } else { "" };
        let entry = Entry::new(Action::SurveyAnswer).on_woman(known.woman.id);
        change.commit(entry.detail(format!("assessment {id}{corrects}")), (next, kept))
    });
    match kept.await {
        Ok((page, Kept::Told)) => Ok(see_other_with(&page, "assessments-told")),
        Ok((page, Kept::Unseen)) => Ok(see_other_with(&page, "concerns-raised-unseen")),
        Ok((page, _)) => Ok(see_other(&page)),
        Err(Error::Refused(problems)) => {
            let opened = load(&app, actor, (code, id, item.clone())).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&question_page(&screen, &opened, &item, form))
        }
        Err(other) => Err(other),
    }
}

fn next_page(known: &Known, of: &Assessment, instrument: &Instrument, item: &str, from: &str) -> String {
    let here = format!("{}/{}", page_of(&known.woman), of.id);
    if from == "look" {
        return here;
    }
    let order = rules::order(instrument, &of.language);
    let place = order.iter().position(|one| one == item);
    let next = place.and_then(|place| order.get(place + 1)).filter(|_| from != "end");
    next.map_or_else(|| format!("{here}/ending"), |next| format!("{here}/items/{next}"))
}
