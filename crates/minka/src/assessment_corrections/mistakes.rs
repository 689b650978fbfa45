//! GET …/assessments/mistakes: what of all that she was asked the reader may correct; no answer is opened for it.

use askama::Template;
use axum::extract::State as Held;

use super::found;
use crate::{
    assessments::{self, Assessment, page_of},
    foundation::{
        access::Actor,
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        told::Portion,
    },
    instruments::{self, say_name},
};

/// So many times are looked at, the newest.
const MOST_SHOWN: Portion = Portion::first(200);

#[derive(Template)]
#[template(path = "assessment_corrections/mistakes.html")]
struct MistakesPage {
    frame: Frame,
    code: String,
    back: String,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    words: String,
    day: String,
    state: String,
}

/// The page.
pub(super) async fn show_list(screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let text = screen.text;
    let found = app.store().read(move |db| {
        let sight = found::load(db, &actor, &code, now)?;
        let all: Vec<Assessment> =
            if sight.agreed { assessments::list_of_woman(db, sight.woman.id, MOST_SHOWN)? } else { Vec::new() };
        let mut lines = Vec::new();
        for of in all {
            let may = sight.may(db, &of)?;
            if may.void || may.day {
                lines.push(Line {
                    href: format!("{}/{}/mistake", page_of(&sight.woman), of.id),
                    words: say_name(&text, &instruments::get_held(db, of.instrument)?.instrument),
                    day: text.full_day(of.asked_on),
                    state: text.say(&format!("assessments-state-{}", of.state.key())),
                });
            }
        }
        let page = page_of(&sight.woman);
        let back = if sight.finds_answers { page } else { format!("/people/{}", sight.woman.code) };
        Ok((sight.woman.code, back, lines))
    });
    let (code, back, lines) = found.await?;
    show(&MistakesPage { frame: screen.frame_titled(&code, "people"), back, code, lines })
}
