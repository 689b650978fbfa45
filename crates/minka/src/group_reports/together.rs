//! Whether a programme's answers to a questionnaire hang together: reversed questions taken as they stand, or a translation that
//! says something else, show here before they show in a report. Language by language, over every version that is summed alike; a number
//! of many women, never one of any.

use askama::Template;
use axum::extract::State;
use measure::{
    Instrument, Scorer,
    group::{Alpha, FEWEST_FOR_ALARM, SUSPECT_ALPHA},
};

use super::many::{self, Many};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::{say_language, say_name},
    outcomes::say_number,
    users::ProgrammeId,
};

#[derive(Template)]
#[template(path = "group_reports/together.html")]
struct TogetherPage {
    frame: Frame,
    name: String,
    back: String,
    languages: Vec<Part>,
    hint: String,
    /// Something is wrong in one of the languages.
    rings: bool,
}

/// The answers of one language.
struct Part {
    language: String,
    /// How it looks, and what it comes to.
    kind: &'static str,
    said: String,
    rows: Vec<(String, String)>,
}

/// The page. Counted are women who agree to questionnaires and to being counted, each with what she answered last.
pub(super) async fn show_together(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
) -> Answer {
    let back = format!("/instruments/{programme}/{key}");
    let who = (actor, Action::SurveyAssign);
    let (many, ()) = many::open(&app, who, (programme, key), "together", |_, _| Ok(())).await?;
    let text = screen.text;
    let part = |(language, alpha, complete): (&str, Option<Alpha>, (usize, usize))| {
        let (kind, said) = say(alpha.as_ref(), &many.instrument, complete);
        Part {
            language: say_language(language),
            kind,
            said: text.say(said),
            rows: alpha
                .filter(|alpha| alpha.n >= FEWEST_FOR_ALARM)
                .map(|alpha| figures(&text, &alpha))
                .unwrap_or_default(),
        }
    };
    let languages: Vec<Part> = alphas(&many).into_iter().map(part).collect();
    show(&TogetherPage {
        frame: screen.frame("outcomes-together", "more"),
        name: say_name(&text, &many.instrument),
        back,
        rings: languages.iter().any(|part| part.kind == "danger"),
        languages,
        hint: text.phrase("outcomes-together-fewest").with("least", FEWEST_FOR_ALARM).to_string(),
    })
}

/// Language by language: the figure, if there is one; of how many women who answered all, and of how many questions.
pub(super) fn alphas(many: &Many) -> Vec<(&str, Option<Alpha>, (usize, usize))> {
    let scorer = Scorer::new(&many.instrument);
    let of_language = |(language, rows): (_, Vec<_>)| (language, scorer.alpha(&rows, 0), scorer.complete(&rows, 0));
    many.last_rows().into_iter().map(of_language).collect()
}

/// What the figure means; of fewer women than the least nothing is said. Of many who all come to one sum there is no figure,
/// and that is a sign of its own. What has no sum of several questions has nothing to hang together.
fn say(
    alpha: Option<&Alpha>,
    instrument: &Instrument,
    (women, questions): (usize, usize),
) -> (&'static str, &'static str) {
    match alpha {
        None if questions < 2 => ("plain", "outcomes-together-not"),
        None if women >= FEWEST_FOR_ALARM => ("wait", "outcomes-together-loose"),
        Some(alpha) if alpha.n >= FEWEST_FOR_ALARM => match alpha.suspect(instrument.has_both_polarities()) {
            true => ("danger", "outcomes-together-suspect"),
            false if alpha.alpha < SUSPECT_ALPHA => ("wait", "outcomes-together-loose"),
            false => ("good", "outcomes-together-well"),
        },
        _ => ("plain", "outcomes-together-few"),
    }
}

fn figures(text: &Text, alpha: &Alpha) -> Vec<(String, String)> {
    let round = |value| say_number(text, value);
    let interval = text
        .phrase("outcomes-between")
        .with("lowest", round(alpha.interval.low))
        .with("highest", round(alpha.interval.high));
    vec![
        (text.say("outcomes-together-women"), alpha.n.to_string()),
        (text.say("outcomes-together-alpha"), round(alpha.alpha)),
        (text.say("outcomes-together-interval"), interval.to_string()),
    ]
}
