//! What changed for all who were asked a questionnaire: how many entered, were asked again and answered, the mean change with its
//! interval, the three states of both denominators. Nothing about a part of them, and no chance of error on a screen.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use measure::{
    Scorer,
    change::USUAL_LIMIT,
    group::{FEWEST_FOR_A_SUBGROUP, FEWEST_FOR_SHARES, Interval, Paired, Shares, States},
};

use super::{
    many::{self, Many, given},
    rules::total,
    words::say_number,
};
use crate::{
    assessments::Time,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::say_name,
    users::ProgrammeId,
};

#[derive(Template)]
#[template(path = "outcomes/group.html")]
struct GroupPage {
    frame: Frame,
    name: String,
    back: String,
    counts: Vec<(String, String)>,
    change: Vec<(String, String)>,
    /// Each state with its share of both denominators.
    states: Vec<Row>,
    /// Why no shares stand here; empty where they do.
    why_not: String,
}

struct Row {
    kind: &'static str,
    name: String,
    of_pairs: String,
    of_entered: String,
}

/// What the lines come to.
struct Found {
    entered: usize,
    asked_again: usize,
    pairs: Vec<(f64, f64)>,
    /// The middle of the weeks between the two.
    weeks: Option<i64>,
}

/// The page.
pub(super) async fn show_group(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
) -> Answer {
    let back = format!("/instruments/{programme}/{key}");
    let many = many::open(&app, (actor, Action::SurveyAssign), (programme, key), "over time").await?;
    let (text, found) = (screen.text, find(&many));
    let states = many
        .instrument
        .reliable()
        .map(|rule| States::of(found.entered, found.asked_again, &found.pairs, &rule, USUAL_LIMIT));
    let few = found.pairs.len() < FEWEST_FOR_A_SUBGROUP;
    let change = Paired::of(&found.pairs).filter(|_| !few).map(|paired| say_change(&text, &paired));
    let rows = states.map(|states| say_states(&text, &states)).unwrap_or_default();
    let why_not = match states {
        _ if !rows.is_empty() => String::new(),
        None => text.say("outcomes-moved-no-rule"),
        Some(_) => text.phrase("outcomes-group-few").with("least", FEWEST_FOR_SHARES).to_string(),
    };
    show(&GroupPage {
        frame: screen.frame("outcomes-group", "more"),
        name: say_name(&text, &many.instrument),
        back,
        counts: say_counts(&text, &found),
        change: change.unwrap_or_default(),
        states: rows,
        why_not,
    })
}

/// Her first time beside her last in the same words; who has a sum at the first has entered.
fn find(many: &Many) -> Found {
    let scorer = Scorer::new(&many.instrument);
    let sum = |time: &Time| scorer.one(&given(&time.answers)).ok().as_ref().and_then(total);
    let (mut entered, mut pairs, mut weeks) = (0, Vec::new(), Vec::new());
    for line in &many.lines {
        let Some((first, before)) = line.first().and_then(|first| Some((first, sum(first)?))) else { continue };
        entered += 1;
        let again = line[1..].iter().rev().find(|time| time.language == first.language);
        if let Some((last, after)) = again.and_then(|last| Some((last, sum(last)?))) {
            pairs.push((before, after));
            weeks.push(weeks_between(first.on, last.on));
        }
    }
    weeks.sort_unstable();
    let weeks = weeks.get(weeks.len() / 2).copied();
    Found { entered, asked_again: many.asked_again.min(entered).max(pairs.len()), pairs, weeks }
}

fn weeks_between(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days()) / 7)
}

fn say_counts(text: &Text, found: &Found) -> Vec<(String, String)> {
    let mut rows = vec![
        (text.say("outcomes-group-entered"), found.entered.to_string()),
        (text.say("outcomes-group-again"), found.asked_again.to_string()),
        (text.say("outcomes-group-answered"), found.pairs.len().to_string()),
    ];
    rows.extend(found.weeks.map(|weeks| (text.say("outcomes-group-weeks"), weeks.to_string())));
    rows
}

fn say_between(text: &Text, interval: Interval, number: impl Fn(f64) -> String) -> String {
    let phrase = text.phrase("outcomes-between").with("lowest", number(interval.low));
    phrase.with("highest", number(interval.high)).to_string()
}

fn say_change(text: &Text, paired: &Paired) -> Vec<(String, String)> {
    let number = |value: f64| say_number(text, (value * 10.0).round() / 10.0);
    vec![
        (text.say("outcomes-group-before"), number(paired.mean_before)),
        (text.say("outcomes-group-after"), number(paired.mean_after)),
        (text.say("outcomes-group-change"), number(paired.mean_change)),
        (text.say("outcomes-together-interval"), say_between(text, paired.mean_change_interval, number)),
    ]
}

/// The three states; none where there are too few pairs for shares.
fn say_states(text: &Text, states: &States) -> Vec<Row> {
    let all = [
        ("good", "outcomes-moved-up", states.up),
        ("plain", "outcomes-moved-not-clear", states.no_clear_change),
        ("wait", "outcomes-moved-down", states.down),
    ];
    let percent = |share: f64| format!("{}\u{a0}%", say_number(text, (share * 1000.0).round() / 10.0));
    let line = |shares: Shares, (kind, key, count): (&'static str, &str, usize)| {
        let said = |share: f64, interval: Interval, of: usize| {
            let between = say_between(text, interval, percent);
            let phrase = text.phrase("outcomes-group-share").with("count", count).with("all", of);
            format!("{}: {}. {between}", phrase, percent(share))
        };
        Row {
            kind,
            name: text.say(key),
            of_pairs: said(shares.of_pairs, shares.of_pairs_interval, states.pairs()),
            of_entered: said(shares.of_entered, shares.of_entered_interval, states.entered),
        }
    };
    all.into_iter().filter_map(|state| Some(line(states.shares(state.2)?, state))).collect()
}
