//! What changed for all who were asked a questionnaire: how many were asked, answered and have a sum, at the start and at the end; the
//! mean change with its interval and effect; the three states of both denominators; who was lost, why, and how those who stayed differ.

use askama::Template;
use axum::extract::State;
use measure::{
    Instrument,
    change::USUAL_LIMIT,
    group::{FEWEST_FOR_A_SUBGROUP, FEWEST_FOR_SHARES, Interval, Paired, Shares, States, balance, departures},
};

use super::{
    many::{self, read_standings},
    model::{Figures, Why},
    parts::{self, Parts},
    rules,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::say_name,
    outcomes::say_number,
    users::ProgrammeId,
};

#[derive(Template)]
#[template(path = "group_reports/group.html")]
struct GroupPage {
    frame: Frame,
    name: String,
    back: String,
    counts: Vec<(String, String)>,
    /// What is kept, and stands in no figure.
    aside: Vec<String>,
    change: Vec<(String, String)>,
    /// Whether its answers come to one sum, and what stands there where they do not.
    has_sum: bool,
    parts: Parts,
    /// Each state with its share of both denominators, or with its count alone.
    states: Vec<Row>,
    /// Of whom the second share is.
    of_all: &'static str,
    /// Why no shares stand here; empty where they do.
    why_not: String,
    /// That the constants were found with other words; empty where they were not.
    borrowed: String,
    /// Why those who were lost did not answer at the end, with counts.
    reasons: Vec<(String, String)>,
    /// What was known at the start: of those who stayed, of those lost.
    balance: Vec<Known>,
    /// Why nothing stands there; empty where something does.
    no_balance: String,
}

struct Row {
    kind: &'static str,
    name: String,
    of_pairs: String,
    of_entered: String,
}

struct Known {
    name: String,
    stayed: String,
    lost: String,
}

/// The page.
pub(super) async fn show_group(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((programme, key)): At<(ProgrammeId, String)>,
) -> Answer {
    let back = format!("/instruments/{programme}/{key}");
    let who = (actor, Action::SurveyAssign);
    let opened = many::open(&app, who, (programme, key), "over time", move |db, today| {
        Ok((read_standings(db, programme)?, today))
    });
    let (many, ((standings, windows), today)) = opened.await?;
    let found = rules::figures(&many.women(&standings, &windows, today));
    let text = screen.text;
    let (states, why_not) = say_states(&text, &found, &many.instrument);
    let (reasons, balance) = (say_reasons(&text, &found), say_balance(&text, &found));
    show(&GroupPage {
        frame: screen.frame("outcomes-group", "more"),
        name: say_name(&text, &many.instrument),
        back,
        counts: say_counts(&text, &found, many.has_sum()),
        aside: say_aside(&text, &found),
        change: say_change(&text, &found),
        has_sum: many.has_sum(),
        parts: parts::say(&text, &many, &found),
        states,
        of_all: if found.not_yet > 0 { "group-reports-expected" } else { "outcomes-group-entered" },
        why_not,
        borrowed: match found.borrowed {
            0 => String::new(),
            count => text.phrase("group-reports-borrowed").count(count).to_string(),
        },
        reasons,
        no_balance: if balance.is_empty() {
            text.phrase("group-reports-no-balance").with("least", FEWEST_FOR_A_SUBGROUP).to_string()
        } else {
            String::new()
        },
        balance,
    })
}

fn say_counts(text: &Text, found: &Figures, has_sum: bool) -> Vec<(String, String)> {
    let mut rows =
        vec![("group-reports-asked", found.asked.to_string()), ("outcomes-group-entered", found.entered.to_string())];
    if has_sum {
        rows.push(("group-reports-summed", found.summed.to_string()));
    }
    if found.not_yet > 0 {
        rows.push(("group-reports-not-yet", found.not_yet.to_string()));
        rows.push(("group-reports-expected", found.expected().to_string()));
    }
    rows.extend([
        ("outcomes-group-again", found.asked_again.to_string()),
        ("outcomes-group-answered", found.answered_again.to_string()),
        if has_sum {
            ("group-reports-pairs", found.pairs.len().to_string())
        } else {
            ("group-reports-twice", found.twice.to_string())
        },
    ]);
    rows.extend(found.weeks.map(|weeks| ("outcomes-group-weeks", say_number(text, (weeks * 10.0).round() / 10.0))));
    rows.into_iter().map(|(key, said)| (text.say(key), said)).collect()
}

/// What was asked and stands in no pair: said, so that nobody looks for it.
fn say_aside(text: &Text, found: &Figures) -> Vec<String> {
    let all = [
        ("group-reports-outside", found.outside),
        ("group-reports-other-words", found.other_words),
        ("group-reports-only-at-end", found.only_at_end),
    ];
    all.into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| text.phrase(key).count(count).to_string())
        .collect()
}

fn say_between(text: &Text, interval: Interval, number: impl Fn(f64) -> String) -> String {
    let phrase = text.phrase("outcomes-between").with("lowest", number(interval.low));
    phrase.with("highest", number(interval.high)).to_string()
}

/// The mean change with what it is worth; nothing of too few pairs.
fn say_change(text: &Text, found: &Figures) -> Vec<(String, String)> {
    let enough = found.pairs.len() >= FEWEST_FOR_SHARES;
    let Some(paired) = Paired::of(&found.pairs).filter(|_| enough) else { return Vec::new() };
    let number = |value: f64| say_number(text, (value * 10.0).round() / 10.0);
    let hundredth = |value: f64| say_number(text, value);
    let mut rows = vec![
        ("outcomes-group-before", number(paired.mean_before)),
        ("outcomes-group-after", number(paired.mean_after)),
        ("outcomes-group-change", number(paired.mean_change)),
        ("outcomes-together-interval", say_between(text, paired.mean_change_interval, number)),
    ];
    if let (Some(g), Some(interval)) = (paired.g_av, paired.g_av_interval) {
        let between = say_between(text, interval, hundredth);
        rows.push(("group-reports-effect", format!("{}. {between}", hundredth(g))));
    }
    // Of those who were lost nothing is known: between this and the change of those who stayed it lies, if none of them fared worse.
    if let Some(left) = departures(&found.lines).filter(|_| !found.why.is_empty()) {
        rows.push(("group-reports-lost-as-none", number(left.change_lost_as_none)));
    }
    rows.into_iter().map(|(key, said)| (text.say(key), said)).collect()
}

/// The three states, with shares or with counts alone, and why there are no shares; nothing of fewer than five pairs.
fn say_states(text: &Text, found: &Figures, instrument: &Instrument) -> (Vec<Row>, String) {
    let Some(rule) = instrument.reliable() else { return (Vec::new(), text.say("outcomes-moved-no-rule")) };
    let states = States::of(found.expected(), found.asked_again, &found.pairs, &rule, USUAL_LIMIT);
    let all = [
        ("good", "outcomes-moved-up", states.up),
        ("plain", "outcomes-moved-not-clear", states.no_clear_change),
        ("wait", "outcomes-moved-down", states.down),
    ];
    let few = |least: usize| text.phrase("outcomes-group-few").with("least", least).to_string();
    if states.pairs() < FEWEST_FOR_A_SUBGROUP {
        return (Vec::new(), few(FEWEST_FOR_A_SUBGROUP));
    }
    let percent = |share: f64| format!("{}\u{a0}%", say_number(text, (share * 1000.0).round() / 10.0));
    let of = |count: usize, all: usize| text.phrase("outcomes-group-share").with("count", count).with("all", all);
    let said = |count: usize, share: Option<(f64, Interval)>, all: usize| match share {
        Some((share, interval)) => {
            let between = say_between(text, interval, percent);
            format!("{}: {}. {between}", of(count, all), percent(share))
        }
        None => of(count, all).to_string(),
    };
    let row = |(kind, key, count): (&'static str, &str, usize)| {
        let shares: Option<Shares> = states.shares(count);
        let pairs = shares.map(|shares| (shares.of_pairs, shares.of_pairs_interval));
        let entered = shares.map(|shares| (shares.of_entered, shares.of_entered_interval));
        Row {
            kind,
            name: text.say(key),
            of_pairs: said(count, pairs, states.pairs()),
            of_entered: said(count, entered, states.entered),
        }
    };
    let why_not = if states.pairs() < FEWEST_FOR_SHARES {
        text.phrase("group-reports-counts-only").with("least", FEWEST_FOR_SHARES).to_string()
    } else {
        String::new()
    };
    (all.into_iter().map(row).collect(), why_not)
}

fn say_reasons(text: &Text, found: &Figures) -> Vec<(String, String)> {
    let (reasons, rest) = rules::reasons(&found.why);
    let say = |why: &Why| match why {
        Why::Journey(reason) => text.say(&format!("journey-reason-{reason}")),
        Why::Declined => text.say("assessments-state-declined"),
        Why::PaperLost => text.say("assessments-state-lost"),
        Why::NotAsked => text.say("group-reports-not-asked"),
        Why::Nothing => text.say("group-reports-answered-nothing"),
    };
    let mut rows: Vec<(String, String)> = reasons.iter().map(|(why, count)| (say(why), count.to_string())).collect();
    if rest > 0 {
        rows.push((text.say("group-reports-other-reasons"), rest.to_string()));
    }
    rows
}

/// Those who stayed beside those lost, by what was known at the start; nothing of fewer than five on either side.
fn say_balance(text: &Text, found: &Figures) -> Vec<Known> {
    let lost = found.why.len();
    if lost < FEWEST_FOR_A_SUBGROUP || found.start.len() - lost < FEWEST_FOR_A_SUBGROUP {
        return Vec::new();
    }
    let sums = sums_at_start(found).into_iter();
    let meetings = found.start.iter().map(|(_, meetings, is_lost)| (Some(*meetings), *is_lost));
    let number = |value: f64| say_number(text, (value * 10.0).round() / 10.0);
    let of = |mean: f64, count: usize| text.phrase("group-reports-mean-of").with("mean", number(mean)).count(count);
    let known = |(key, found): (&str, Option<measure::group::Balance>)| {
        let found = found.filter(|found| found.stayed.min(found.lost) >= FEWEST_FOR_A_SUBGROUP)?;
        Some(Known {
            name: text.say(key),
            stayed: of(found.stayed_mean, found.stayed).to_string(),
            lost: of(found.lost_mean, found.lost).to_string(),
        })
    };
    let all = [("group-reports-sum-at-start", balance(sums)), ("outcomes-meetings", balance(meetings))];
    all.into_iter().filter_map(known).collect()
}

/// The sums at the start, and whether she was lost. Where all but a few of those who stayed are pairs, only the pairs stand for them: two
/// means side by side would tell the sums of the few.
fn sums_at_start(found: &Figures) -> Vec<(Option<f64>, bool)> {
    let all = found.start.iter().map(|(sum, _, is_lost)| (*sum, *is_lost));
    let (lost, stayed): (Vec<_>, Vec<_>) = all.partition(|(_, is_lost)| *is_lost);
    let summed = stayed.iter().filter(|(sum, _)| sum.is_some()).count();
    if !(1..FEWEST_FOR_A_SUBGROUP).contains(&summed.saturating_sub(found.pairs.len())) {
        return [stayed, lost].concat();
    }
    found.pairs.iter().map(|(before, _)| (Some(*before), false)).chain(lost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::text::Language;

    /// Ten pairs of mean 40 beside eleven who stayed: the mean of the eleven would give the eleventh away.
    #[test]
    fn the_balance_tells_nobody_apart() {
        let of = |pairs: usize, stayed: usize| Figures {
            pairs: vec![(40.0, 60.0); pairs],
            start: (0..stayed + 5).map(|at| (Some(if at < pairs { 40.0 } else { 100.0 }), 2.0, at >= stayed)).collect(),
            why: vec![Why::NotAsked; 5],
            ..Figures::default()
        };
        for (pairs, stayed, said) in
            [(10, 10, "40 (10 women)"), (10, 11, "40 (10 women)"), (10, 14, "40 (10 women)"), (10, 15, "60 (15 women)")]
        {
            let rows = say_balance(&Text(Language::En), &of(pairs, stayed));
            assert_eq!(rows[0].stayed.replace('\u{a0}', " "), said, "{pairs} of {stayed}");
            assert_eq!(rows.len(), 2, "meetings stand beside no other mean");
        }
    }
}
