//! What she agreed to: each purpose with its sign and where it stands, what can be asked or stopped, and all she said so far.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Known, Sight, may_ask, say_purpose, say_recipient},
    model::{ConsentEvent, Purpose, Said},
    rules,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    people,
};

#[derive(Template)]
#[template(path = "consents/list.html")]
struct ConsentsPage {
    frame: Frame,
    code: String,
    /// Where "back" leads: her page, for whoever may see it.
    back: String,
    lead: String,
    purposes: Vec<PurposeCard>,
    paper: bool,
    history: Vec<Told>,
}

struct PurposeCard {
    key: &'static str,
    icon: &'static str,
    name: String,
    lines: Vec<Line>,
    /// Where she is asked; empty when the reader may not.
    ask: String,
    ask_words: String,
}

struct Line {
    kind: &'static str,
    /// Where it stands; empty for whoever may not know.
    state: String,
    about: String,
    /// What the button sends: the answer that is withdrawn, or `all`; empty when there is nothing to stop.
    stop: String,
    /// Where the receipt of a withdrawal is; empty when nothing was withdrawn.
    receipt: String,
}

/// One answer as the history tells it.
struct Told {
    day: String,
    said: String,
    details: String,
}

/// The page.
pub(super) async fn show_consents(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let known = app.store().read(move |db| found::load(db, &who, &code, now)).await?;
    if known.sight == Sight::Full {
        // Recipients and readers can tell what help she looks for.
        let entry = Entry::new(Action::ConsentRead).on_woman(known.woman.id);
        app.store().log_reading(actor.by(), entry).await?;
    }
    let text = screen.text;
    let stands = rules::newest(&known.events);
    let stops = actor.decide(Action::ConsentWithdraw, &known.target) != Decision::Deny;
    let card = |purpose: &Purpose| purpose_card(&text, &known, &stands, *purpose, (&actor, stops));
    let sees_her = actor.decide(Action::PersonReadBasic, &known.target) != Decision::Deny;
    let lead = match known.sight {
        Sight::Full => "consent-lead",
        Sight::Flags => "consent-lead-flags",
        Sight::Nothing => "consent-lead-nothing",
    };
    let full = known.sight == Sight::Full;
    show(&ConsentsPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        back: if sees_her { format!("/people/{}", known.woman.code) } else { String::new() },
        lead: text.say(lead),
        purposes: Purpose::ALL.iter().map(card).collect(),
        paper: full,
        history: if full { known.events.iter().rev().map(|event| tell(&text, event)).collect() } else { Vec::new() },
        code: known.woman.code,
    })
}

fn purpose_card(
    text: &Text,
    known: &Known,
    stands: &[&ConsentEvent],
    purpose: Purpose,
    (actor, stops): (&Actor, bool),
) -> PurposeCard {
    let here = format!("/people/{}/consents/{}", known.woman.code, purpose.key());
    let of_purpose: Vec<&ConsentEvent> = stands.iter().copied().filter(|event| event.purpose == purpose).collect();
    let mut lines: Vec<Line> = match known.sight {
        Sight::Full => of_purpose.iter().map(|event| full_line(text, known, event, &here)).collect(),
        Sight::Flags => vec![flag_line(text, of_purpose.iter().any(|event| rules::lets(event, known.today)))],
        Sight::Nothing => vec![Line::new("plain", "", "all")],
    };
    if lines.is_empty() {
        lines.push(Line::new("plain", &text.say("consent-state-unasked"), ""));
    }
    if !stops {
        lines.iter_mut().for_each(|line| line.stop.clear());
    }
    let asked = !of_purpose.is_empty() && known.sight == Sight::Full;
    PurposeCard {
        key: purpose.key(),
        icon: purpose.icon(),
        name: say_purpose(text, purpose),
        lines,
        ask: if may_ask(actor, &known.target, purpose) { here } else { String::new() },
        ask_words: text.say(if asked { "consent-ask-again" } else { "consent-ask" }),
    }
}

impl Line {
    fn new(kind: &'static str, state: &str, stop: &str) -> Self {
        Line { kind, state: state.to_owned(), about: String::new(), stop: stop.to_owned(), receipt: String::new() }
    }
}

fn full_line(text: &Text, known: &Known, event: &ConsentEvent, here: &str) -> Line {
    let (state, day) = rules::state(event, known.today);
    let kind = match state {
        "agreed" => "good",
        "expired" => "wait",
        _ => "plain",
    };
    let words = text.phrase(&format!("consent-state-{state}")).with("day", text.full_day(day)).to_string();
    let stop = if state == "agreed" { event.id.to_string() } else { String::new() };
    let receipt = if event.said == Said::Withdrawn { format!("{here}/withdrawal") } else { String::new() };
    Line { about: say_recipient(text, event), receipt, ..Line::new(kind, &words, &stop) }
}

fn flag_line(text: &Text, yes: bool) -> Line {
    if yes {
        Line::new("good", &text.say("consent-yes"), "all")
    } else {
        Line::new("plain", &text.say("consent-no"), "")
    }
}

fn tell(text: &Text, event: &ConsentEvent) -> Told {
    let until = event.until.filter(|_| event.said == Said::Agreed);
    let said = match until {
        Some(until) => text.phrase("consent-state-agreed").with("day", text.full_day(until)).to_string(),
        None => text.say(&format!("consent-said-{}", event.said.key())),
    };
    let recipient = say_recipient(text, event);
    let about = if recipient.is_empty() { String::new() } else { format!(", {recipient}") };
    let mut details = Vec::new();
    if let Some(way) = event.way {
        details.push(text.say(&format!("consent-way-{}", way.key())));
    }
    for (key, name) in [("consent-told-reader", &event.reader), ("consent-told-witness", &event.witness)] {
        if !name.is_empty() {
            details.push(text.phrase(key).with("name", name).to_string());
        }
    }
    if let Some(language) = event.language {
        details.push(language.own_name().to_owned());
    }
    Told {
        day: text.full_day(event.from),
        said: format!("{}{about}: {said}", say_purpose(text, event.purpose)),
        details: details.join(" · "),
    }
}

/// The page of a woman's consents, as other pages link to it.
pub(super) fn page_of(woman: &people::Participant) -> String {
    format!("/people/{}/consents", woman.code)
}
