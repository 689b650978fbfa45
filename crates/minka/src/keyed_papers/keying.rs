//! A paper, keyed in on one page: a figure for each question, from top to bottom. Either all of it stands or none, but for what it says
//! about her safety: that reaches somebody before a slip in another line is mended.

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use measure::Instrument;

use crate::{
    assessments::{
        self, Assessment, AssessmentId, Kept, Known, Said, State, figures, order, page_of, raises, say_item, say_option,
    },
    concerns::raising,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    instruments::say_name,
};

#[derive(Template)]
#[template(path = "keyed_papers/keying.html")]
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
    /// What it says about her safety is kept and was told, while another line has a slip.
    is_told: bool,
    /// It is written down, but nobody here would see it.
    is_unseen: bool,
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
    let known = assessments::load_to_ask(db, actor, code, now)?;
    let (of, instrument) = assessments::get_open(db, actor, &known, id)?;
    Ok((known, of, instrument))
}

fn keying_page(screen: &Screen, ((known, of, instrument), told): (&Opened, Option<bool>), form: Form) -> KeyingPage {
    let line = |(number, item): (usize, String)| {
        let figures = figures(instrument, &item).into_iter();
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
    let items = order(instrument, &of.language);
    let mut lines: Vec<Line> = (1..).zip(items).map(line).collect();
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
        is_told: told == Some(true),
        is_unseen: told == Some(false),
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
    show(&keying_page(&screen, (&opened, None), Form::new(app.clock(), Fields::default())))
}

/// What was keyed in: the lines that can be read, how long it took, and what is wrong with the others.
fn read(typed: &Fields, of: &Assessment, instrument: &Instrument) -> (Vec<(String, Said)>, Option<i64>, Problems) {
    let mut problems = Problems::default();
    let minutes = problems.keep(assessments::read_minutes(typed.text("minutes"))).flatten();
    let mut said = Vec::new();
    for item in order(instrument, &of.language) {
        let keyed = assessments::read_keyed(instrument, &item, typed.text(&format!("item-{item}")));
        said.extend(problems.keep(keyed).flatten().map(|keyed| (item, keyed)));
    }
    (said, minutes, problems)
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
        let (said, minutes, problems) = read(&typed, &of, &instrument);
        if change.seen_before(&typed.submission())? {
            let mut kept = Vec::new();
            for (item, keyed) in &said {
                kept.push(assessments::kept_before(change, (&of, &instrument), (item, keyed), now)?);
            }
            return change.unchanged((page, notice(&kept)));
        }
        if of.state != State::Open {
            return Err(Error::NotFound);
        }
        problems.none()?;
        let mut kept = Vec::new();
        for (item, keyed) in &said {
            kept.push(assessments::keep(change, &keyring, (&of, &instrument), (item, keyed))?);
        }
        // Of an earlier reading of the paper something may stand where it says nothing: it was told, and is no answer of hers.
        for item in assessments::list_answered(change, id)? {
            if said.iter().all(|(keyed, _)| *keyed != item) {
                assessments::set_answer_aside(change, id, &item)?;
            }
        }
        assessments::end_assessment(change, id, minutes)?;
        let entry = Entry::new(Action::SurveyAnswer).on_woman(known.woman.id);
        change.commit(entry.detail(format!("assessment {id} keyed in, {} answers", said.len())), (page, notice(&kept)))
    });
    match taken.await {
        Ok((page, notice)) => Ok(see_other_with(&page, notice)),
        Err(Error::Refused(problems)) => {
            let (opened, told) = tell_at_once(&app, actor, (code, id), fields.clone()).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&keying_page(&screen, (&opened, told), form))
        }
        Err(other) => Err(other),
    }
}

/// What is said to whoever keyed it in: of her safety before all else.
fn notice(kept: &[Kept]) -> &'static str {
    if kept.contains(&Kept::Unseen) {
        "concerns-raised-unseen"
    } else if kept.contains(&Kept::Told) {
        "assessments-told"
    } else {
        "assessments-finished"
    }
}

/// A paper with a slip in it was refused. What it says about her safety is kept all the same, in a change of its own, and reaches somebody
/// now: whoever keys may close the page. The paper stays open; keyed in whole, the same answer tells nobody twice. Answers whether there
/// was such an answer, and if so whether anybody here would see it.
async fn tell_at_once(
    app: &App,
    actor: Actor,
    (code, id): (String, AssessmentId),
    typed: Fields,
) -> Result<(Opened, Option<bool>), Error> {
    let keyring = app.keyring().clone();
    let told = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let opened = open(change, &actor, (&code, id), now)?;
        let (known, of, instrument) = &opened;
        if of.state != State::Open {
            return Err(Error::NotFound);
        }
        let woman = known.woman.id;
        let (mut is_told, mut is_new) = (false, false);
        let (said, ..) = read(&typed, of, instrument);
        for (item, keyed) in said.iter().filter(|(item, keyed)| raises(instrument, item, keyed)) {
            is_told = true;
            is_new |= assessments::keep(change, &keyring, (of, instrument), (item, keyed))? != Kept::Same;
        }
        let told = if is_told { Some(raising::is_seen(change, woman, None, now)?) } else { None };
        if !is_new {
            return change.unchanged((opened, told));
        }
        // No more than of an answer on the screen: that a refused paper holds one at all would tell what it was.
        let entry = Entry::new(Action::SurveyAnswer).on_woman(woman);
        change.commit(entry.detail(format!("assessment {id}")), (opened, told))
    });
    told.await
}
