//! What is due, what was begun, what she was asked and what became of it: in words, and beside nobody else's.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State as Holds;

use super::{
    gathering::{self, times},
    model::Asked,
    rules::since,
    words::{kind_of, say_kind, say_since},
};
use crate::{
    assessments::{self, AssessmentId, Due, Known, Planner, State, page_of},
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
    let (who, now) = (actor.clone(), app.clock().now());
    let open: Vec<AssessmentId> = asked.iter().filter(|one| one.of.state == State::Open).map(|one| one.of.id).collect();
    let found = app.store().read(move |db| {
        // Whoever may ask and not read goes on as well: which questions have an answer says nothing of what it is.
        let mut answered = Answered::new();
        for id in open {
            answered.insert(id, assessments::list_answered(db, id)?);
        }
        let due = Planner::new(now).find_waits(db, known.woman.id)?.due;
        let offered = assessments::list_offered(db, (known.programme, known.is_answered_for))?;
        let on_paper = assessments::list_on_paper(db, &known)?;
        let today = users::today_at(db, known.woman.site, now)?;
        let woman = people::find_by_id(db, known.woman.id)?;
        let target = woman.map(|woman| people::target_of(db, &woman, today)).transpose()?.unwrap_or_default();
        let may_consent = who.decide(Action::ConsentGrant, &target) == Decision::Permit(View::Full);
        Ok((known, answered, (due, offered, on_paper, may_consent)))
    });
    let (known, answered, (due, offered, on_paper, may_consent)) = found.await?;
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
    let mut others: Vec<Line> = offered.iter().filter(|held| !is_due(held.key())).map(other).collect();
    let why = |held: &Held| if held.is_on { "outcomes-on-paper" } else { "assessments-off-on-paper" };
    let printed = |held: &Held| Line { hint: text.say(why(held)), ..other(held) };
    others.extend(on_paper.iter().map(printed));
    show(&OverviewPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        code: known.woman.code.clone(),
        agreed: known.agreed,
        takes_part: known.takes_part,
        may_ask: known.may_ask,
        may_consent,
        is_answered_for: known.is_answered_for,
        begun: begun(&text, (&actor, &known), (&asked, &answered), &due),
        // What was begun stands among what goes on.
        due: due
            .iter()
            .filter(|one| asks && !one.is_begun)
            .map(|one| due_line(&text, one, new(one.held.key())))
            .collect(),
        others: if asks { others } else { Vec::new() },
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

/// Of what was begun, the questions that have an answer.
type Answered = HashMap<AssessmentId, Vec<String>>;

/// What was begun and not ended, for whoever may go on with it: from the first question that has no answer yet.
fn begun(
    text: &Text,
    (actor, known): (&Actor, &Known),
    (asked, answered): (&[Asked], &Answered),
    due: &[Due],
) -> Vec<Line> {
    let mine = |one: &&Asked| known.may_read || one.of.begun_by() == actor.by().text();
    let open = asked.iter().filter(|one| one.of.state == State::Open && known.may_ask && known.agreed).filter(mine);
    let line = |one: &Asked| {
        let here = format!("{}/{}", page_of(&known.woman), one.of.id);
        let order = assessments::order(&one.instrument, &one.of.language);
        let has_answer = |item: &&String| answered.get(&one.of.id).is_some_and(|items| items.contains(item));
        let next = order.iter().find(|item| !has_answer(item));
        let href = match (one.of.way, next) {
            (assessments::Way::Paper, _) => format!("{here}/keying"),
            (_, Some(item)) => format!("{here}/items/{item}"),
            (_, None) => format!("{here}/ending"),
        };
        let due = due.iter().find(|due| due.is_begun && due.held.key() == one.key());
        Line {
            href,
            words: say_name(text, &one.instrument),
            hint: match due {
                Some(due) => text.phrase("outcomes-due-until").with("day", text.full_day(due.until)).to_string(),
                None => text.full_day(one.of.asked_on),
            },
            kind: "info",
            word: text.say("outcomes-go-on"),
        }
    };
    open.map(line).collect()
}

/// Each questionnaire that she was asked, with what became of it since she was first asked the same.
fn changes(text: &Text, here: &str, asked: &[Asked]) -> Vec<Line> {
    let mut keys: Vec<&str> = asked.iter().filter(|one| one.of.state == State::Finished).map(Asked::key).collect();
    keys.sort_unstable();
    keys.dedup();
    let line = |key: &str| {
        let times = times(asked, key);
        let last = times.last()?;
        let definition = last.instrument.definition();
        let (kind, word) = if definition.pictures {
            ("plain", text.phrase("outcomes-times").count(times.len()).to_string())
        } else {
            match since(&times, last) {
                Some(since) => (kind_of(since.moved), say_since(text, (since, *last))),
                None => ("plain", text.say("outcomes-once")),
            }
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
