//! Afterwards: what each circle talked about, in themes, and how it felt, in hands. Never who said what.

use askama::Template;
use axum::extract::State;

use super::{
    board,
    evening::Evening,
    model::{Circle, MOODS, THEMES},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other, see_other_with, show, show_again},
    },
    sessions::SessionId,
};

/// One circle's questions.
struct Part {
    title: String,
    legend: String,
    theme: String,
    /// (key, word, whether chosen)
    themes: Vec<(&'static str, String, bool)>,
    line: String,
    line_value: String,
    line_problem: String,
    mood: String,
    /// (face, word, hands as typed)
    moods: Vec<(&'static str, String, String)>,
    mood_hint: String,
    mood_problem: String,
}

#[derive(Template)]
#[template(path = "circles/after.html")]
struct AfterPage {
    frame: Frame,
    form: Form,
    id: SessionId,
    caption: String,
    parts: Vec<Part>,
}

/// The questions; only what was noted once the session is closed.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let evening = app.store().read(move |db| Evening::load(db, id)).await?;
    actor.check(Action::MeetingRead, &evening.target())?;
    if !matches!(actor.decide(Action::CircleSplit, &evening.target()), Decision::Permit(_)) {
        return board::show_cards(&screen, &evening);
    }
    if evening.circles.is_empty() {
        return Ok(see_other(&format!("/sessions/{id}/circles")));
    }
    let form = Form::new(app.clock(), noted(&evening));
    show(&page(&screen, &evening, form))
}

/// What was noted, as the fields of the form.
fn noted(evening: &Evening) -> Fields {
    let mut fields = Fields::default();
    for circle in &evening.circles {
        let number = circle.number;
        for key in &circle.themes.keys {
            fields = fields.with(&format!("theme-{number}"), key);
        }
        fields = fields.with(&format!("line-{number}"), &circle.themes.line);
        for ((_, face), hands) in MOODS.iter().zip(circle.moods) {
            if let Some(hands) = hands {
                fields = fields.with(&format!("mood-{number}-{face}"), hands);
            }
        }
    }
    fields
}

fn page(screen: &Screen, evening: &Evening, form: Form) -> AfterPage {
    let text = &screen.text;
    let part = |circle: &Circle| {
        let number = circle.number;
        let (theme, line, mood) = (format!("theme-{number}"), format!("line-{number}"), format!("mood-{number}"));
        let themes =
            THEMES.iter().map(|key| (*key, text.say(&format!("circles-theme-{key}")), form.chosen(&theme, key)));
        let hands = |face: &str| form.value(&format!("{mood}-{face}")).to_owned();
        let moods = MOODS.iter().map(|(key, face)| (*face, text.say(&format!("circles-mood-{key}")), hands(face)));
        Part {
            title: board::title(text, number),
            legend: text.say("circles-themes-ask"),
            themes: themes.collect(),
            line_value: form.value(&line).to_owned(),
            line_problem: form.problem(&line).to_owned(),
            moods: moods.collect(),
            mood_hint: text.phrase("circles-mood-hint").count(evening.women_of(number).count()).to_string(),
            mood_problem: form.problem(&mood).to_owned(),
            theme,
            line,
            mood,
        }
    };
    AfterPage {
        frame: screen.frame("circles-title", "groups"),
        id: evening.session.id,
        caption: format!("{}, {}", evening.group.name, evening.when(text)),
        parts: evening.circles.iter().map(part).collect(),
        form,
    }
}

/// Takes what the circles left.
pub(super) async fn note(
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
            let circles = left(&evening, &typed)?;
            for circle in &circles {
                store::save_afterwards(change, id, circle)?;
            }
            let entry = Entry::new(Action::CircleSplit).on("session", id);
            change.commit(entry.detail(format!("afterwards of {} circles", circles.len())), ())
        })
        .await;
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}/circles/after"), "circles-noted")),
        Err(Error::Refused(problems)) => {
            let evening = app.store().read(move |db| Evening::load(db, id)).await?;
            let mut page = page(&screen, &evening, Form::again(fields, &problems, &screen.text));
            page.frame.title = format!("{} {}", screen.text.say("design-problem-title"), page.frame.title);
            show_again(&page)
        }
        Err(why) => Err(why),
    }
}

/// The circles with what they left, or all that is wrong with it.
fn left(evening: &Evening, typed: &Fields) -> Result<Vec<Circle>, Error> {
    if evening.circles.is_empty() {
        return Err(Problem::new("", "circles-none").into());
    }
    let names: Vec<&str> = evening.members.iter().map(|member| member.chosen_name.as_str()).collect();
    let (mut problems, mut circles) = (Problems::default(), Vec::new());
    for circle in &evening.circles {
        let number = circle.number;
        let (theme, line, mood) = (format!("theme-{number}"), format!("line-{number}"), format!("mood-{number}"));
        let hands = MOODS.map(|(_, face)| typed.text(&format!("{mood}-{face}")));
        let themes = problems.keep(rules::read_themes(&line, typed.all(&theme), typed.text(&line), &names));
        let moods = problems.keep(rules::read_moods(&mood, hands, evening.women_of(number).count()));
        if let (Some(themes), Some(moods)) = (themes, moods) {
            circles.push(Circle { themes, moods, ..circle.clone() });
        }
    }
    problems.none()?;
    Ok(circles)
}
