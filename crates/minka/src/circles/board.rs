//! The board: who sits where, moves by hand, late-comers; and the cards to print or, later, to read.

use std::collections::BTreeMap;

use ::pairing::circles as pairing;
use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    evening::Evening,
    model::{Circle, MOODS},
    rules, split, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{self, ParticipantId},
        page::{At, Frame, Screen, see_other_with, show as show_page, show_again},
        text::Text,
    },
    groups::Member,
    sessions::SessionId,
};

/// A woman with the select that moves her.
struct Sitting {
    field: String,
    sign: String,
    name: String,
    code: String,
    /// The chosen circle's number; empty: none yet.
    chosen: String,
    problem: String,
}

/// A circle as board and cards show it.
struct Card {
    title: String,
    count: String,
    leader: String,
    question: String,
    women: Vec<Sitting>,
    themes: Vec<String>,
    line: String,
    /// (face, word, hands)
    moods: Vec<(&'static str, String, String)>,
}

#[derive(Template)]
#[template(path = "circles/board.html")]
struct BoardPage {
    frame: Frame,
    form: Form,
    id: SessionId,
    caption: String,
    cards: Vec<Card>,
    unseated: Vec<Sitting>,
    /// (number, title)
    choices: Vec<(String, String)>,
    first_time: String,
    uneven: bool,
    /// The lesson's title, where it is read, and where it says whom to call; empty without one.
    lesson: String,
    lesson_href: String,
    call_href: String,
    questions: Vec<String>,
    questions_in: &'static str,
    about_questions: String,
    mix: i64,
    noted: bool,
    mix_form: String,
    named: String,
    helpers: Vec<String>,
}

#[derive(Template)]
#[template(path = "circles/cards.html")]
struct CardsPage {
    frame: Frame,
    id: SessionId,
    caption: String,
    cards: Vec<Card>,
    questions: Vec<String>,
    questions_in: &'static str,
    about_questions: String,
    closed: bool,
}

/// The board; the questions when there are no circles yet; only the cards once the session is closed.
pub(super) async fn show(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let evening = app.store().read(move |db| Evening::load(db, id)).await?;
    actor.check(Action::MeetingRead, &evening.target())?;
    let may_change = matches!(actor.decide(Action::CircleSplit, &evening.target()), Decision::Permit(_));
    if !may_change {
        return show_cards(&screen, &evening);
    }
    if evening.circles.is_empty() {
        return split::show_questions(&screen, &app, &actor, &evening);
    }
    let form = Form::new(app.clock(), Fields::default());
    show_page(&board(&screen, &app, &evening, form))
}

/// One card for each circle: leader, women, questions; afterwards what was noted.
pub(super) async fn cards(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let evening = app.store().read(move |db| Evening::load(db, id)).await?;
    actor.check(Action::MeetingRead, &evening.target())?;
    show_cards(&screen, &evening)
}

pub(super) fn show_cards(screen: &Screen, evening: &Evening) -> Result<Response, Error> {
    show_page(&CardsPage {
        frame: screen.frame("circles-title", "groups"),
        id: evening.session.id,
        caption: caption(screen, evening),
        cards: evening.circles.iter().map(|circle| card(&screen.text, evening, circle, None)).collect(),
        questions: evening.questions.clone(),
        questions_in: evening.questions_in.code(),
        about_questions: evening.about_questions(&screen.text),
        closed: evening.session.closed.is_some(),
    })
}

fn caption(screen: &Screen, evening: &Evening) -> String {
    format!("{}, {}", evening.group.name, evening.when(&screen.text))
}

fn card(text: &Text, evening: &Evening, circle: &Circle, form: Option<&Form>) -> Card {
    let number = circle.number.to_string();
    let women: Vec<Sitting> =
        evening.women_of(circle.number).map(|member| sitting(member, number.clone(), form)).collect();
    // Each circle opens with another question, so that the whole evening hears all of them.
    let turn = usize::try_from(circle.number - 1).unwrap_or(0).checked_rem(evening.questions.len());
    let hands = |hands: Option<i64>| hands.map_or("–".to_owned(), |hands| hands.to_string());
    let moods = MOODS.iter().zip(circle.moods);
    let moods = moods.map(|((key, face), count)| (*face, text.say(&format!("circles-mood-{key}")), hands(count)));
    Card {
        title: title(text, circle.number),
        count: text.phrase("circles-women").count(women.len()).to_string(),
        leader: circle.facilitator.clone(),
        question: turn.and_then(|turn| evening.questions.get(turn)).cloned().unwrap_or_default(),
        women,
        themes: circle.themes.keys.iter().map(|key| text.say(&format!("circles-theme-{key}"))).collect(),
        line: circle.themes.line.clone(),
        moods: if circle.moods.iter().any(Option::is_some) { moods.collect() } else { Vec::new() },
    }
}

/// `Circle 2`.
pub(super) fn title(text: &Text, number: i64) -> String {
    text.phrase("circles-one").number("number", number).to_string()
}

fn sitting(member: &Member, sits: String, form: Option<&Form>) -> Sitting {
    let field = format!("seat-{}", member.code);
    let typed = form.map(|form| form.value(&field)).filter(|typed| !typed.is_empty());
    Sitting {
        sign: member.sign.clone(),
        name: member.chosen_name.clone(),
        code: member.code.clone(),
        chosen: typed.map_or(sits, str::to_owned),
        problem: form.map(|form| form.problem(&field).to_owned()).unwrap_or_default(),
        field,
    }
}

fn board(screen: &Screen, app: &App, evening: &Evening, form: Form) -> BoardPage {
    let text = &screen.text;
    let tonight = evening.tonight(&evening.leaders());
    let seated = evening.seated(&evening.seats);
    let explained = pairing::explain(&seated, &tonight);
    let unseated = evening.unseated().into_iter().map(|member| {
        let place = rules::circle_for(&seated, &tonight, member.participant);
        let number = place.and_then(|at| evening.circles.get(at)).map(|circle| circle.number.to_string());
        sitting(member, number.unwrap_or_default(), Some(&form))
    });
    let (lesson_href, call_href) = evening.lesson_links();
    let leads =
        |member: &&Member| evening.circles.iter().any(|circle| circle.facilitator_id == Some(member.participant));
    BoardPage {
        frame: screen.frame("circles-title", "groups"),
        id: evening.session.id,
        caption: caption(screen, evening),
        cards: evening.circles.iter().map(|circle| card(text, evening, circle, Some(&form))).collect(),
        unseated: unseated.collect(),
        choices: evening.circles.iter().map(|one| (one.number.to_string(), title(text, one.number))).collect(),
        first_time: text.phrase("circles-first-time").count(explained.first_time_pairs()).to_string(),
        uneven: !explained.is_even(),
        lesson: evening.lesson.as_ref().map_or(String::new(), |lesson| lesson.title.clone()),
        lesson_href,
        call_href,
        questions: evening.questions.clone(),
        questions_in: evening.questions_in.code(),
        about_questions: evening.about_questions(text),
        mix: evening.mix(),
        noted: evening.circles.iter().any(Circle::is_noted),
        mix_form: ids::new_uuid(app.clock()).to_string(),
        named: split::named(evening),
        helpers: evening.members.iter().filter(leads).map(|member| member.code.clone()).collect(),
        form,
    }
}

/// Saves where the women sit after the leader has moved some of them.
pub(super) async fn seat(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (typed, doer) = (fields.clone(), actor.clone());
    let done = app
        .store()
        .change(actor.by(), move |change| {
            let evening = Evening::load(change, id)?;
            doer.check(Action::CircleSplit, &evening.target())?;
            if change.seen_before(&typed.submission())? {
                return change.unchanged(());
            }
            evening.check_day(day_in(change.at(), &evening.zone))?;
            // Somebody mixed again in the meantime: these moves belong to other circles.
            if typed.text("mix") != evening.mix().to_string() {
                return Err(Error::Conflict("error-stale"));
            }
            let seats = moved(&evening, &typed)?;
            let moves = seats.iter().filter(|(woman, number)| evening.seats.get(woman) != Some(number)).count();
            store::save_seats(change, id, &seats.into_iter().collect::<Vec<_>>())?;
            let entry = Entry::new(Action::CircleSplit).on("session", id);
            change.commit(entry.detail(format!("seats moved {moves}")), ())
        })
        .await;
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}/circles"), "circles-seats-saved")),
        Err(Error::Refused(problems)) => {
            let evening = app.store().read(move |db| Evening::load(db, id)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            let mut page = board(&screen, &app, &evening, form);
            page.frame.title = format!("{} {}", screen.text.say("design-problem-title"), page.frame.title);
            show_again(&page)
        }
        Err(why) => Err(why),
    }
}

/// The seats as moved. Two who must not meet stay apart, and why is not said.
fn moved(evening: &Evening, typed: &Fields) -> Result<BTreeMap<ParticipantId, i64>, Error> {
    let numbers: Vec<i64> = evening.circles.iter().map(|circle| circle.number).collect();
    let may_sit = |code: &str| {
        let member = evening.find_there(code)?;
        let leads = evening.circles.iter().any(|circle| circle.facilitator_id == Some(member.participant));
        (!leads).then_some(member.participant)
    };
    let seats =
        rules::read_seats(typed.starting("seat-"), may_sit, &numbers, &evening.seats).map_err(Error::Refused)?;
    let tonight = evening.tonight(&evening.leaders());
    let movers = rules::who_must_move(&evening.seated(&seats), &tonight, &evening.seats, &seats);
    let mut problems = Problems::default();
    for member in evening.there.iter().filter(|member| movers.contains(&member.participant)) {
        let field = format!("seat-{}", member.code);
        problems.add(Problem::new(field, "circles-other-circle").with("name", &member.chosen_name));
    }
    problems.none()?;
    Ok(seats)
}
