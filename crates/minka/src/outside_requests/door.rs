//! When somebody stands at the door with a paper, or without: what to do, short, on a page and on paper in every language.

use askama::Template;
use axum::extract::State as Held;
use documents::{Imprint, Sheet};

use crate::{
    account,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{At, Frame, Screen, download, show},
        text::{Language, Text},
    },
};

/// The steps, in their order.
const STEPS: [&str; 8] = [
    "outside-door-calm",
    "outside-door-who",
    "outside-door-paper",
    "outside-door-nothing",
    "outside-door-call",
    "outside-door-write",
    "outside-door-seal",
    "outside-door-her",
];

#[derive(Template)]
#[template(path = "outside_requests/door.html")]
struct DoorPage {
    frame: Frame,
    steps: Vec<String>,
    /// Where it is printed, in which language.
    papers: Vec<(String, &'static str)>,
    may_record: bool,
}

fn check(actor: &Actor) -> Result<(), Error> {
    if actor.may_somewhere(Action::ProcedureRead) { Ok(()) } else { Err(Error::NotFound) }
}

/// The page, for everybody who could be the one at the door.
pub(super) async fn show_door(screen: Screen, actor: Actor) -> Answer {
    check(&actor)?;
    let paper = |language: Language| (format!("/outside/door/{}", language.code()), language.own_name());
    show(&DoorPage {
        frame: screen.frame("outside-short", "more"),
        steps: STEPS.iter().map(|key| screen.text.say(key)).collect(),
        papers: Language::ALL.into_iter().map(paper).collect(),
        may_record: actor.may_somewhere(Action::OutsideRecord),
    })
}

/// The same to hang beside the door.
pub(super) async fn print(mut screen: Screen, Held(app): Held<App>, actor: Actor, At(language): At<String>) -> Answer {
    check(&actor)?;
    screen.text = Text(Language::parse(&language).ok_or(Error::NotFound)?);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, app.clock().now(), "") };
    let step = |(number, key): (usize, &&str)| format!("{}. {}", number + 1, screen.text.say(key));
    let sheet = Sheet {
        imprint,
        title: screen.text.say("outside-door-title"),
        paragraphs: STEPS.iter().enumerate().map(step).collect(),
        codes: Vec::new(),
        table: None,
        lists: Vec::new(),
        closing: vec![screen.text.say("outside-door-closing")],
    };
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a procedure", cause))?
        .map_err(|cause| Error::unexpected("print a procedure", cause))?;
    Ok(download("application/pdf", "paper.pdf", pdf))
}
