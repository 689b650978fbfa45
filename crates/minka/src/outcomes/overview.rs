//! What is due, what was begun, what she was asked and what became of it: in words, and beside nobody else's.

use askama::Template;
use axum::extract::State as Holds;

use super::{
    gathering::{self, times},
    model::Asked,
    rules::moved,
    words::{kind_of, say_kind, say_moved},
};
use crate::{
    assessments::{self, Due, Known, Planner, State, page_of},
    foundation::{
        access::{Action, Actor, Decision, View},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    instruments::{Held, say_name},
    people, users,
};

#[derive(Template)]
#[template(path = "outcomes/overview.html")]
struct OverviewPage {
    frame: Frame,
    code: String,

    agreed: bool,
    takes_part: bool,
    may_ask: bool,
    may_consent: bool,
    is_answered_for: bool,
    due: Vec<Line>,
    begun: Vec<Line>,
    others: Vec<Line>,
    changes: Vec<Line>,
    asked: Vec<Line>,
}

struct Line {
    href: String,
    words: String,
    hint: String,
    kind: &'static str,
    word: String,
}

/// The page.
pub(super) async fn show_overview(
    screen: Screen,
    Holds(app): Holds<App>,
    actor: Actor,
    At(code): At<String>,
) -> Answer {
    let (known, asked) = gathering::open(&app, actor.clone(), code).await?;
    let (woman, now) = (known.woman.id, app.clock().now());
    let (site, programme, answered_for) = (known.woman.site, known.programme, known.is_answered_for);
    let who = actor.clone();
    let found = app.store().read(move |db| {
        let due = Planner::new(now).due_of(db, woman)?;
        let offered = assessments::list_offered(db, (programme, answered_for))?;
        let today = users::today_at(db, site, now)?;
        let woman = people::find_by_id(db, woman)?;
        let target = woman.map(|woman| people::target_of(db, &woman, today)).transpose()?.unwrap_or_default();
        let may_consent = who.decide(Action::ConsentGrant, &target) == Decision::Permit(View::Full);
        Ok((due, offered, may_consent))
    });
    let (due, offered, may_consent) = found.await?;
    let (text, here) = (screen.text, page_of(&known.woman));
    let asks = known.may_ask && known.agreed;
    let new = |key: &str| format!("{here}/new?instrument={key}");
    let other = |held: &Held| Line {
        href: new(held.key()),
        words: say_name(&text, &held.instrument),
        hint: String::new(),
        kind: "plain",
        word: String::new(),
    };
    let is_due = |key: &str| due.iter().any(|one| one.held.key() == key);
    show(&OverviewPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        code: known.woman.code.clone(),
        agreed: known.agreed,
        takes_part: known.takes_part,
        may_ask: known.may_ask,
        may_consent,
        is_answered_for: known.is_answered_for,
        due: if asks { due.iter().map(|one| due_line(&text, one, new(one.held.key()))).collect() } else { Vec::new() },
        begun: begun(&text, &actor, &known, &asked),
        others: if asks { offered.iter().filter(|held| !is_due(held.key())).map(other).collect() } else { Vec::new() },
        changes: if known.may_read && known.agreed { changes(&text, &here, &asked) } else { Vec::new() },
        asked: asked
            .iter()
            .filter(|one| one.of.state != State::Open)
            .map(|one| asked_line(&text, &known, one))
            .collect(),
    })
}

fn due_line(text: &Text, due: &Due, href: String) -> Line {
    Line {
        href,
        words: say_name(text, &due.held.instrument),
        hint: text.phrase("outcomes-due-until").with("day", text.full_day(due.until)).to_string(),
        kind: "wait",
        word: text.say(&format!("waves-kind-{}", due.kind.key())),
    }
}

/// What was begun and not ended, for whoever may go on with it.
fn begun(text: &Text, actor: &Actor, known: &Known, asked: &[Asked]) -> Vec<Line> {
    let mine = |one: &&Asked| known.may_read || one.of.asked_by == actor.by().text();
    let open = asked.iter().filter(|one| one.of.state == State::Open && known.may_ask && known.agreed).filter(mine);
    let line = |one: &Asked| {
        let here = format!("{}/{}", page_of(&known.woman), one.of.id);
        let order = assessments::order(&one.instrument, &one.of.language, known.is_answered_for);
        let next = order.iter().find(|item| one.answers.iter().all(|answer| answer.item != **item));
        let href = match (one.of.way, next) {
            (assessments::Way::Paper, _) => format!("{here}/keying"),
            (_, Some(item)) => format!("{here}/items/{item}"),
            (_, None) => format!("{here}/ending"),
        };
        Line {
            href,
            words: say_name(text, &one.instrument),
            hint: text.full_day(one.of.asked_on),
            kind: "info",
            word: text.say("outcomes-go-on"),
        }
    };
    open.map(line).collect()
}

/// Each questionnaire that she was asked more than once, with what became of it since the first time.
fn changes(text: &Text, here: &str, asked: &[Asked]) -> Vec<Line> {
    let mut keys: Vec<&str> = asked.iter().filter(|one| one.of.state == State::Finished).map(Asked::key).collect();
    keys.sort_unstable();
    keys.dedup();
    let line = |key: &str| {
        let times = times(asked, key);
        let (first, last) = (times.first()?, times.last()?);
        let definition = last.instrument.definition();
        let (kind, word) = if definition.pictures {
            ("plain", text.phrase("outcomes-times").count(times.len()).to_string())
        } else if times.len() < 2 {
            ("plain", text.say("outcomes-once"))
        } else {
            let moved = moved(first, last);
            (kind_of(moved), say_moved(text, moved))
        };
        let hint = text.phrase("outcomes-last").with("day", text.full_day(last.of.asked_on)).to_string();
        Some(Line { href: format!("{here}/lines/{key}"), words: say_name(text, &last.instrument), hint, kind, word })
    };
    keys.into_iter().filter_map(line).collect()
}

fn asked_line(text: &Text, known: &Known, one: &Asked) -> Line {
    let reads = known.may_read && known.agreed && one.of.state == State::Finished;
    let day = text.full_day(one.of.asked_on);
    Line {
        href: if reads { format!("{}/{}", page_of(&known.woman), one.of.id) } else { String::new() },
        words: say_name(text, &one.instrument),
        hint: format!("{day} · {}", say_kind(text, one.kind)),
        kind: "plain",
        word: if one.of.state == State::Finished {
            String::new()
        } else {
            text.say(&format!("assessments-state-{}", one.of.state.key()))
        },
    }
}
