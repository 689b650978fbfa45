//! Closing an evening: who is not marked is named first, and stays "not marked".

use askama::Template;
use axum::extract::State;

use super::{evening, rules};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::Answer,
        form::Fields,
        page::{At, Frame, Screen, see_other_with, show_again},
    },
    roll_call,
    sessions::{self, SessionId, SessionState},
};

#[derive(Template)]
#[template(path = "evenings/closure.html")]
struct ClosurePage {
    frame: Frame,
    path: String,
    group: String,
    question: String,
    missing: Vec<Missing>,
}

struct Missing {
    name: String,
    code: String,
    sign: String,
}

enum Closing {
    Done,
    Ask { group: String, missing: Vec<Missing> },
}

/// Closes, or asks about those who are not marked. A second phone finds it closed: that is what she wanted.
pub(super) async fn close(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (asker, sent, form) = (actor.clone(), fields.clone(), fields.submission());
    let closing = app.store().change(actor.by(), move |change| {
        let Some(evening) = sessions::evening_for(change, &actor, id, &form)? else {
            return change.unchanged(Closing::Done);
        };
        let session = &evening.session;
        if session.closed.is_some() {
            return change.unchanged(Closing::Done);
        }
        actor.check(Action::SessionClose, &sessions::target_of(session))?;
        let lines = roll_call::roll(change, session)?;
        rules::may_close(session, day_in(change.at(), &evening.zone), &lines)?;
        let missing = if session.state == SessionState::NotMet { Vec::new() } else { roll_call::unmarked(&lines) };
        if !missing.is_empty() && sent.text("unmarked") != "stay" {
            let named = missing.into_iter().map(|line| Missing {
                name: line.chosen_name.clone(),
                code: line.code.clone(),
                sign: line.sign.clone(),
            });
            return change.unchanged(Closing::Ask { missing: named.collect(), group: evening.group_name });
        }
        sessions::close_session(change, session)?;
        let detail = format!("{} not marked of {}", missing.len(), lines.len());
        change.commit(Entry::new(Action::SessionClose).on("session", id).detail(detail), Closing::Done)
    });
    match closing.await {
        Ok(Closing::Done) => Ok(see_other_with(&format!("/sessions/{id}"), "sessions-closed")),
        Ok(Closing::Ask { group, missing }) => show_again(&ClosurePage {
            frame: screen.frame("sessions-title", "groups"),
            path: format!("/sessions/{id}"),
            group,
            question: screen.text.phrase("sessions-close-missing").count(missing.len()).to_string(),
            missing,
        }),
        Err(why) => evening::ask_again(&screen, &app, asker, id, fields, why).await,
    }
}
