//! What stood on the roll before it was set right.

use askama::Template;
use axum::extract::State;

use super::{
    marking::{mark_word, reason_word},
    model::EarlierMark,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
    },
    sessions::{self, Evening, SessionId},
};

struct Shown {
    name: String,
    code: String,
    mark: String,
    marked: String,
    replaced: String,
    why: String,
}

#[derive(Template)]
#[template(path = "roll_call/history.html")]
struct HistoryPage {
    frame: Frame,
    path: String,
    group: String,
    day: String,
    earlier: Vec<Shown>,
}

/// The page.
pub(super) async fn show_history(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
) -> Answer {
    let (evening, earlier) = app
        .store()
        .read(move |db| {
            let evening = sessions::get_evening(db, id)?;
            actor.check(Action::MeetingRead, &sessions::target_of(&evening.session))?;
            Ok((evening, store::list_earlier_marks(db, id)?))
        })
        .await?;
    show(&HistoryPage {
        frame: screen.frame("sessions-history", "groups"),
        path: format!("/sessions/{id}"),
        day: screen.text.day(evening.session.day),
        earlier: earlier.iter().map(|mark| shown(mark, &evening, &screen)).collect(),
        group: evening.group_name,
    })
}

fn shown(earlier: &EarlierMark, evening: &Evening, screen: &Screen) -> Shown {
    let text = &screen.text;
    let (mark, reason) = (mark_word(earlier.mark, text), reason_word(&earlier.reason, text));
    let marked = text.instant(earlier.marked, &evening.zone);
    let why = earlier.why.as_str();
    Shown {
        name: earlier.chosen_name.clone(),
        code: earlier.code.clone(),
        mark: if reason.is_empty() { mark } else { format!("{mark}: {reason}") },
        marked: if earlier.marked_by.is_empty() { marked } else { format!("{marked}, {}", earlier.marked_by) },
        replaced: text.instant(earlier.replaced, &evening.zone),
        why: if why.is_empty() { String::new() } else { text.say(&format!("sessions-why-{why}")) },
    }
}
