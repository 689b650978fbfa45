//! "We did not meet, because": said, and taken back.

use axum::extract::State;

use super::{evening, rules};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Answer,
        form::Fields,
        page::{At, Screen, see_other_with},
    },
    roll_call,
    sessions::{self, SessionId, SessionState},
};

/// Records that the group did not meet. The same again changes nothing; another reason takes the place of the first.
pub(super) async fn cancel(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (asker, sent, form) = (actor.clone(), fields.clone(), fields.submission());
    let cancelled = app.store().change(actor.by(), move |change| {
        let Some(evening) = sessions::evening_for(change, &actor, id, &form)? else {
            return change.unchanged(());
        };
        let session = &evening.session;
        actor.check(Action::MeetingSchedule, &sessions::target_of(session))?;
        let lines = roll_call::roll(change, session)?;
        let reason = rules::may_cancel(session, &lines, &sent)?;
        if session.state == SessionState::NotMet && session.not_met_reason == reason {
            return change.unchanged(());
        }
        sessions::set_state(change, id, SessionState::NotMet, reason)?;
        let entry = Entry::new(Action::MeetingSchedule).on("session", id).detail(format!("not met, {reason}"));
        change.commit(entry, ())
    });
    match cancelled.await {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "sessions-not-met")),
        Err(why) => evening::ask_again(&screen, &app, asker, id, fields, why).await,
    }
}

/// Takes it back: they met after all. Once closed, that is a correction with a reason.
pub(super) async fn resume(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (asker, sent, form) = (actor.clone(), fields.clone(), fields.submission());
    let resumed = app.store().change(actor.by(), move |change| {
        let Some(evening) = sessions::evening_for(change, &actor, id, &form)? else {
            return change.unchanged(());
        };
        let (session, why) = (&evening.session, roll_call::read_why(&sent));
        // A second phone finds the meeting taken up again, and open.
        actor.check(Action::MeetingSchedule, &sessions::target_of(session))?;
        if session.state != SessionState::NotMet {
            return change.unchanged(());
        }
        let action = evening::check_change(&actor, session, why)?;
        sessions::reopen_session(change, id, why)?;
        change.commit(Entry::new(action).on("session", id).detail(format!("met after all {why}").trim_end()), ())
    });
    match resumed.await {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "sessions-resumed")),
        Err(why) => evening::ask_again(&screen, &app, asker, id, fields, why).await,
    }
}
