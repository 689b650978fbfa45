//! One time she was asked: what she answered, what it comes to, what became of it since; what was corrected stays below.

use askama::Template;
use axum::extract::State as Held;
use measure::{Checked, Raised, ScaleResult, TOTAL};

use super::{
    gathering::{self, times},
    model::Asked,
    rules::since,
    words::{kind_of, say_band, say_class, say_classes_name, say_kind, say_scale, say_scale_name, say_since},
};
use crate::{
    assessments::{Answer as Given, AssessmentId, Known, Said, State, level_of, order, page_of, say_item, say_option},
    design,
    foundation::{
        access::{Action, Actor, Decision, View},
        app::App,
        error::{Answer, Error},
        ids::{Id, UserId},
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::{self, say_name},
    people, users,
};

#[derive(Template)]
#[template(path = "outcomes/look.html")]
struct LookPage {
    frame: Frame,
    code: String,
    back: String,
    name: String,
    line: String,
    language: String,
    rows: Vec<(String, String)>,
    sums: Vec<Sum>,
    /// The change since she was first asked the same, and its look.
    moved: Option<(&'static str, String)>,
    same_answer: bool,
    /// Whether a sum is possible and seldom: a hint to look at how it was asked.
    is_unlikely: bool,
    /// Whether a question about her safety has no answer: unknown, which is not no.
    safety_unknown: bool,
    /// Why no band stands here; empty where one may.
    no_band: String,
    answers: Vec<Line>,
    /// Whom to name beside it.
    named: String,
}

/// One sum with its band.
struct Sum {
    /// Whether it is a figure, and not a sentence about what is missing.
    is_figure: bool,
    name: String,
    words: String,
    band: String,
}

/// One question with what she answered.
struct Line {
    question: String,
    words: String,
    level: &'static str,
    /// What is drawn of it.
    drawing: String,
    href: String,
    /// Where she begins a goal from it; empty where that cannot be.
    goal: String,
    before: Vec<String>,
}

/// The page.
pub(super) async fn show_look(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, id)): At<(String, AssessmentId)>,
) -> Answer {
    let (known, asked) = gathering::open(&app, actor.clone(), code).await?;
    let one = asked.iter().find(|one| one.of.id == id && one.of.state == State::Finished);
    let one = one.filter(|_| known.may_read && known.agreed).ok_or(Error::NotFound)?;
    let by = [Some(one.of.asked_by.clone()), one.of.keyed_by.clone()];
    let woman = known.woman.clone();
    let today = known.today;
    let load = app.store().read(move |db| {
        let mut who = [String::new(), String::new()];
        for (name, by) in who.iter_mut().zip(by) {
            let user = by.as_deref().and_then(UserId::parse).map(|id| users::get_user(db, id)).transpose()?;
            *name = user.map(|user| user.name).unwrap_or_default();
        }
        Ok((who, people::target_of(db, &woman, today)?))
    });
    let (who, target) = load.await?;
    // A goal is hers to begin, from any of the pictures; never by itself.
    let may_aim = one.instrument.definition().pictures
        && known.takes_part
        && actor.decide(Action::GoalWrite, &target) == Decision::Permit(View::Full);
    show(&look_page(&screen, (&known, one, may_aim), &asked, &who))
}

fn look_page(
    screen: &Screen,
    (known, one, may_aim): (&Known, &Asked, bool),
    all: &[Asked],
    who: &[String; 2],
) -> LookPage {
    let (text, definition) = (&screen.text, one.instrument.definition());
    let here = page_of(&known.woman);
    let since = since(&times(all, one.key()), one).filter(|_| !definition.scales.is_empty());
    let has_classes = definition.class_sets.iter().any(|set| !set.analysis_only);
    let has_bands = has_classes || definition.scales.iter().any(|scale| !scale.band_sets.is_empty());
    let no_band = match one.instrument.checked_in(&one.of.language) {
        _ if !has_bands => "",
        Checked::Validated => "",
        Checked::Own => "outcomes-no-band-own",
        Checked::Translated | Checked::Unchecked => "outcomes-no-band",
    };
    LookPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        code: known.woman.code.clone(),
        name: say_name(text, &one.instrument),
        line: format!("{here}/lines/{}", one.key()),
        language: one.of.language.clone(),
        rows: facts(text, one, who),
        sums: sums(text, one),
        moved: since.map(|since| (kind_of(since.moved), say_since(text, (since, one)))),
        safety_unknown: one
            .scored
            .iter()
            .flat_map(|scored| &scored.flags)
            .any(|(_, raised)| *raised == Raised::Unknown),
        is_unlikely: one.scored.iter().flat_map(|scored| &scored.scales).any(|scale| scale.unlikely),
        same_answer: one.scored.as_ref().is_some_and(|scored| scored.same_answer),
        no_band: if no_band.is_empty() { String::new() } else { text.say(no_band) },
        answers: lines(text, (known, may_aim), one),
        named: instruments::attribution(&one.instrument, &one.of.language),
        back: here,
    }
}

/// When, by whom, by whom else it was keyed in, how, and at which meeting.
fn facts(text: &Text, one: &Asked, [asked, keyed]: &[String; 2]) -> Vec<(String, String)> {
    let minutes = one.of.minutes.map(|minutes| text.phrase("instruments-minutes").count(minutes).to_string());
    let rows = [
        ("outcomes-on", text.full_day(one.of.asked_on)),
        ("outcomes-wave", say_kind(text, one.kind)),
        ("outcomes-by", asked.clone()),
        ("assessments-keyed-by", keyed.clone()),
        ("outcomes-way", text.say(&format!("assessments-way-{}", one.of.way.key()))),
        ("outcomes-meetings", text.phrase("outcomes-meetings-count").count(one.of.meetings).to_string()),
        ("outcomes-minutes", minutes.unwrap_or_default()),
    ];
    rows.into_iter().filter(|(_, said)| !said.is_empty()).map(|(key, said)| (text.say(key), said)).collect()
}

/// Every sum, and every class by rule that is meant for a screen.
fn sums(text: &Text, one: &Asked) -> Vec<Sum> {
    let Some(scored) = &one.scored else { return Vec::new() };
    let sets = one.instrument.definition().class_sets.iter().filter(|set| !set.analysis_only);
    let classes = sets.filter_map(|set| {
        let (_, class) = scored.classes.iter().find(|(id, _)| *id == set.id)?;
        let words = say_class(text, one, class.as_deref())?;
        Some(Sum { is_figure: false, name: say_classes_name(text, &set.id), words, band: String::new() })
    });
    scored.scales.iter().map(|scale| sum(text, one, scale)).chain(classes).collect()
}

fn sum(text: &Text, one: &Asked, scale: &ScaleResult) -> Sum {
    Sum {
        is_figure: scale.score.is_some() && !scale.prorated,
        name: if scale.scale == TOTAL { text.say("outcomes-total") } else { say_scale_name(text, &scale.scale) },
        words: say_scale(text, scale),
        band: say_band(text, one, scale).unwrap_or_default(),
    }
}

fn lines(text: &Text, (known, may_aim): (&Known, bool), one: &Asked) -> Vec<Line> {
    let instrument = &one.instrument;
    let say = |answer: &Given| match &answer.said {
        Said::Option(option) => say_option(instrument, &one.of.language, option),
        Said::Declined => text.say("outcomes-declined"),
    };
    let line = |item: String| {
        let of_item: Vec<&Given> = one.answers.iter().filter(|answer| answer.item == item).collect();
        let stands = of_item.iter().find(|answer| answer.stands);
        let level = stands.map_or("", |answer| level_of(instrument, &item, &answer.said));
        let option = match stands.map(|answer| &answer.said) {
            Some(Said::Option(option)) => option.as_str(),
            _ => "",
        };
        let asked = known.may_ask && order(instrument, &one.of.language).contains(&item);
        Line {
            question: say_item(instrument, &one.of.language, &item),
            words: stands.map_or_else(|| text.say("outcomes-left-out"), |answer| say(answer)),
            drawing: design::drawing_of(option, level),
            level,
            goal: if may_aim && !level.is_empty() {
                format!("/people/{}/goals/new?about={item}", known.woman.code)
            } else {
                String::new()
            },
            href: if asked {
                format!("{}/{}/items/{item}?from=look", page_of(&known.woman), one.of.id)
            } else {
                String::new()
            },
            before: of_item.iter().filter(|answer| !answer.stands).map(|answer| say(answer)).collect(),
        }
    };
    order(instrument, &one.of.language).into_iter().map(line).collect()
}
