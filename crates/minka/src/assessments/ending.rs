//! The end: what was left out comes once more, then how long it took.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use measure::{Instrument, Scorer};

use super::{
    answers,
    found::{self, Known, page_of, say_item},
    model::{Assessment, AssessmentId, State},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    instruments,
};

#[derive(Template)]
#[template(path = "assessments/ending.html")]
struct EndingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    back: String,
    language: String,
    /// What was left out: where it is asked, and its words.
    open: Vec<(String, String)>,
    same_answer: bool,
    /// Who has to be named beside the questions; here and not before them, where a title would say what they are looking for.
    named: String,
}

struct Opened {
    known: Known,
    of: Assessment,
    instrument: Arc<Instrument>,
    answered: Vec<String>,
    same_answer: bool,
}

fn open(change: &mut Change<'_>, app: &App, actor: &Actor, (code, id): (&str, AssessmentId)) -> Result<Opened, Error> {
    let at = change.at();
    let known = found::load_to_ask(change, actor, code, at)?;
    let (of, instrument) = found::get_open(change, actor, &known, id)?;
    let answered = store::list_answered(change, of.id)?;
    let answers = answers::open_answers(change, app.keyring(), &of)?;
    let same_answer = rules::score(&Scorer::new(&instrument), &answers).is_ok_and(|scored| scored.same_answer);
    Ok(Opened { known, of, instrument, answered, same_answer })
}

async fn load(app: &App, actor: Actor, (code, id): (String, AssessmentId)) -> Result<Opened, Error> {
    let tools = app.clone();
    let opened = app.store().change(actor.by(), move |change| {
        let opened = open(change, &tools, &actor, (&code, id))?;
        if opened.of.state != State::Open {
            return Err(Error::NotFound);
        }
        if opened.answered.is_empty() {
            return change.unchanged(opened);
        }
        let entry = Entry::new(Action::SurveyRead).on_woman(opened.known.woman.id);
        change.commit(entry.detail(format!("assessment {id}, whether all are alike")), opened)
    });
    opened.await
}

fn ending_page(screen: &Screen, opened: &Opened, form: Form) -> EndingPage {
    let Opened { known, of, instrument, answered, same_answer } = opened;
    let here = format!("{}/{}", page_of(&known.woman), of.id);
    let order = rules::order(instrument, &of.language);
    let left_out = order.iter().filter(|item| !answered.contains(item));
    let line = |item: &String| (format!("{here}/items/{item}?from=end"), say_item(instrument, &of.language, item));
    EndingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        back: order.last().map_or_else(|| page_of(&known.woman), |last| format!("{here}/items/{last}")),
        open: left_out.map(line).collect(),
        named: instruments::attribution(instrument, &of.language),
        same_answer: *same_answer,
        language: of.language.clone(),
        here,
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
    let opened = load(&app, actor, (code, id)).await?;
    show(&ending_page(&screen, &opened, Form::new(app.clock(), Fields::default())))
}

/// Notes that it was asked to its end. What is unanswered stays unanswered.
pub(super) async fn end(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let ended = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_ask(change, &who, &at, now)?;
        let (of, instrument) = found::get_open(change, &who, &known, id)?;
        // Whoever may ask and not read has nothing more to see here.
        let page = page_of(&known.woman);
        let page = if known.may_read { format!("{page}/{id}") } else { page };
        if of.state == State::Void {
            return Err(Error::NotFound);
        }
        if change.seen_before(&typed.submission())? || of.state != State::Open {
            return change.unchanged(page);
        }
        let minutes = rules::read_minutes(typed.text("minutes"))?;
        let answered = store::list_answered(change, of.id)?.len();
        store::end_assessment(change, id, minutes)?;
        let entry = Entry::new(Action::SurveyAnswer).on_woman(known.woman.id);
        let all = rules::order(&instrument, &of.language).len();
        change.commit(entry.detail(format!("assessment {id} finished, {answered} of {all}")), page)
    });
    match ended.await {
        Ok(page) => Ok(see_other_with(&page, "assessments-finished")),
        Err(Error::Refused(problems)) => {
            let opened = load(&app, actor, (code, id)).await?;
            show_again(&ending_page(&screen, &opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
