//! Her own line: every time she was asked the same, as a drawing and as a table. Nobody else's stands beside it.

use askama::Template;
use axum::extract::State as Held;
use measure::TOTAL;

use super::{
    gathering::{self, times},
    model::Asked,
    rules::{self, HEIGHT, WIDTH},
    words::{kind_of, say_band, say_kind, say_number, say_scale, say_scale_name, say_since},
};
use crate::{
    assessments::{self, Said, page_of, say_item, say_option},
    design,
    foundation::{
        access::Actor,
        app::App,
        error::{Answer, Error},
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::say_name,
};

#[derive(Template)]
#[template(path = "outcomes/line.html")]
struct LinePage {
    frame: Frame,
    code: String,
    back: String,
    name: String,
    size: (f64, f64),
    better: String,
    /// One for the sum, or one for each scale where nothing is added up over all of it.
    lines: Vec<Line>,
    rule: String,
    /// For described levels: each theme with its questions, each time beside the last.
    days: Vec<String>,
    themes: Vec<Theme>,
}

/// One scale over time.
struct Line {
    /// Its name; empty for the sum.
    name: String,
    /// What the drawing says, for whoever does not see it.
    said: String,
    strokes: Vec<(f64, f64, f64, f64)>,
    points: Vec<(f64, f64, String)>,
    lowest: String,
    highest: String,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    day: String,
    wave: String,
    sum: String,
    band: String,
    kind: &'static str,
    moved: String,
}

struct Theme {
    name: String,
    items: Vec<(String, Vec<Cell>)>,
}

/// A level on one day; without one: left out.
struct Cell {
    day: String,
    level: &'static str,
    /// What is drawn of it.
    drawing: String,
    words: String,
}

/// The page.
pub(super) async fn show_line(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, key)): At<(String, String)>,
) -> Answer {
    let (known, asked) = gathering::open(&app, actor, code).await?;
    let times = times(&asked, &key);
    let last = times.last().filter(|_| known.may_read && known.agreed).ok_or(Error::NotFound)?;
    let (text, here) = (&screen.text, page_of(&known.woman));
    let definition = last.instrument.definition();
    let scales = last.scales();
    // What has no scale at all has its days.
    let scales = if scales.is_empty() { vec![TOTAL] } else { scales };
    let better = match definition.better {
        measure::Better::Higher => "outcomes-higher-better",
        measure::Better::Lower => "outcomes-lower-better",
    };
    let rule = match last.instrument.reliable() {
        Some(rule) => {
            let points = say_number(text, rule.smallest_whole(measure::change::USUAL_LIMIT));
            let rule = text.phrase("outcomes-rule").with("points", points).to_string();
            match last.instrument.borrows_constants(&last.of.language) {
                true => format!("{rule} {}", text.say("outcomes-rule-borrowed")),
                false => rule,
            }
        }
        None => text.say("outcomes-moved-no-rule"),
    };
    show(&LinePage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        code: known.woman.code.clone(),
        name: say_name(text, &last.instrument),
        size: (WIDTH, HEIGHT),
        better: text.say(better),
        lines: scales.into_iter().map(|scale| line(text, &here, (&times, *last, scale))).collect(),
        rule: if definition.pictures { String::new() } else { rule },
        days: times.iter().map(|one| text.short_day(one.of.asked_on)).collect(),
        themes: if definition.pictures { themes(text, &times) } else { Vec::new() },
        back: here,
    })
}

type Drawing = (Vec<(f64, f64, f64, f64)>, Vec<(f64, f64, String)>);

fn line(text: &Text, here: &str, (times, last, scale): (&[&Asked], &Asked, &str)) -> Line {
    let range = last.instrument.range_of(scale);
    let (strokes, points) = range.map(|range| draw(text, (times, scale), range)).unwrap_or_default();
    let said: Vec<&str> = points.iter().map(|(.., said)| said.as_str()).collect();
    Line {
        name: if scale == TOTAL { String::new() } else { say_scale_name(text, scale) },
        said: said.join("; "),
        strokes,
        points,
        lowest: range.map(|(low, _)| say_number(text, low)).unwrap_or_default(),
        highest: range.map(|(_, high)| say_number(text, high)).unwrap_or_default(),
        rows: times.iter().map(|one| row(text, here, (times, scale), one)).collect(),
    }
}

/// The line through the sums of a scale: from point to point, with a break where the words changed.
fn draw(text: &Text, (times, scale): (&[&Asked], &str), range: (f64, f64)) -> Drawing {
    let with_sum: Vec<(&Asked, f64)> = times.iter().filter_map(|one| Some((*one, one.sum_of(scale)?))).collect();
    let Some((first, _)) = with_sum.first() else { return Drawing::default() };
    let since = |one: &Asked| one.of.asked_on.since(first.of.asked_on).map_or(0, |span| span.get_days());
    let same = |place: usize| place > 0 && with_sum[place - 1].0.is_like(with_sum[place].0);
    let plain: Vec<(i32, f64, bool)> =
        with_sum.iter().enumerate().map(|(place, (one, sum))| (since(one), *sum, same(place))).collect();
    let found = rules::points(&plain, range);
    let strokes =
        found.windows(2).filter(|pair| pair[1].joined).map(|pair| (pair[0].x, pair[0].y, pair[1].x, pair[1].y));
    let said = |(one, sum): &(&Asked, f64)| format!("{}: {}", text.short_day(one.of.asked_on), say_number(text, *sum));
    let points = found.iter().zip(&with_sum).map(|(point, one)| (point.x, point.y, said(one)));
    (strokes.collect(), points.collect())
}

fn row(text: &Text, here: &str, (times, scale): (&[&Asked], &str), one: &Asked) -> Row {
    let found = one.scored.as_ref().and_then(|scored| scored.scale(scale));
    // Only of the sum is it known how much is a clear change.
    let since = found.filter(|_| scale == TOTAL).and_then(|_| rules::since(times, one));
    Row {
        href: format!("{here}/{}", one.of.id),
        day: text.full_day(one.of.asked_on),
        wave: say_kind(text, one.kind),
        sum: found.map(|found| say_scale(text, found)).unwrap_or_default(),
        band: found.and_then(|found| say_band(text, one, found)).unwrap_or_default(),
        kind: since.map_or("plain", |since| kind_of(since.moved)),
        moved: since.map(|since| say_since(text, (since, one))).unwrap_or_default(),
    }
}

/// Described levels: a line for each question, each time beside the last, theme by theme and never added up.
fn themes(text: &Text, times: &[&Asked]) -> Vec<Theme> {
    let Some(last) = times.last() else { return Vec::new() };
    let mut themes: Vec<(String, Theme)> = Vec::new();
    for item in &last.instrument.definition().items {
        let id = item.theme.clone().unwrap_or_default();
        let cells = times.iter().map(|one| {
            let answer = one.answers.iter().find(|answer| answer.stands && answer.item == item.id);
            let (level, option, words) = match answer.map(|answer| &answer.said) {
                Some(said @ Said::Option(option)) => (
                    assessments::level_of(&one.instrument, &item.id, said),
                    option.as_str(),
                    say_option(&one.instrument, &one.of.language, option),
                ),
                Some(Said::Declined) => ("", "", text.say("outcomes-declined")),
                None => ("", "", text.say("outcomes-left-out")),
            };
            Cell { day: text.short_day(one.of.asked_on), level, drawing: design::drawing_of(option, level), words }
        });
        let line = (say_item(&last.instrument, &last.of.language, &item.id), cells.collect());
        match themes.iter_mut().find(|(known, _)| *known == id) {
            Some((_, theme)) => theme.items.push(line),
            None => {
                let key = format!("outcomes-theme-{id}");
                let name = if text.knows(&key) { text.say(&key) } else { id.clone() };
                themes.push((id, Theme { name, items: vec![line] }));
            }
        }
    }
    themes.into_iter().map(|(_, theme)| theme).collect()
}
