//! Safe mode as everybody meets it: what it is, and the two managers who end it.

use askama::Template;
use axum::extract::State;
use jiff::{SignedDuration, Timestamp};

use crate::foundation::{
    access::{Action, Actor, Decision, Target},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::Fields,
    page::{Frame, Screen, see_other, see_other_with, show},
    safe_mode::{self, SafeMode},
};

#[derive(Template)]
#[template(path = "restraints/safe_mode.html")]
struct StatePage {
    frame: Frame,
    /// From when until when nobody knows what was taken back; empty where that was not noted.
    between: String,
    /// Whether she is one of those who can say that it may end.
    may_agree: bool,
    /// Whether one of them has said so.
    has_first: bool,
    /// Whether it was herself.
    is_first: bool,
}

fn target(actor: &Actor, held: &SafeMode) -> Target {
    Target { recorded_by_actor: held.first_yes == Some(actor.user()), ..Target::default() }
}

/// What it is, and what to do.
pub(super) async fn show_state(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let Some(held) = app.store().read(safe_mode::find).await? else { return Ok(see_other("/")) };
    let decided = actor.decide(Action::SafeModeEnd, &target(&actor, &held));
    let between = held.missing.map(|missing| {
        let said = |at| screen.text.instant(at, &screen.zone);
        let (from, until) = (said(missing.from), said(whole_minute(missing.until)));
        screen.text.phrase("safe-mode-what-between").with("from", from).with("until", until).to_string()
    });
    show(&StatePage {
        between: between.unwrap_or_default(),
        frame: screen.frame("safe-mode-title", ""),
        may_agree: decided != Decision::Deny,
        has_first: held.first_yes.is_some(),
        is_first: held.first_yes == Some(actor.user()),
    })
}

/// The end of the minute of an instant: of a minute that has begun it is not known either what was taken back in it.
fn whole_minute(until: Timestamp) -> Timestamp {
    let begun = until.as_millisecond().rem_euclid(60_000);
    let left = if begun == 0 { 0 } else { 60_000 - begun };
    until.checked_add(SignedDuration::from_millis(left)).unwrap_or(until)
}

/// One manager says that it may end; the second one's word ends it.
pub(super) async fn agree_to_end(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let submission = fields.submission();
    let ended = app.store().change(actor.by(), move |change| {
        let Some(held) = safe_mode::find(change)? else {
            return if change.seen_before(&submission)? {
                change.unchanged(true)
            } else {
                Err(Error::Conflict("error-stale"))
            };
        };
        let is_again = change.seen_before(&submission)?;
        if is_again && held.first_yes == Some(actor.user()) {
            return change.unchanged(false);
        }
        actor.check(Action::SafeModeEnd, &target(&actor, &held))?;
        let entry = Entry::new(Action::SafeModeEnd);
        if held.first_yes.is_none() {
            safe_mode::note_first_yes(change, actor.user())?;
            return change.commit(entry.detail("first"), false);
        }
        safe_mode::end(change)?;
        change.commit(entry.detail("second, ended"), true)
    });
    Ok(if ended.await? { see_other_with("/", "safe-mode-ended") } else { see_other("/safe-mode") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_that_has_begun_counts_to_its_end_and_a_whole_one_is_not_one_longer() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        for (until, told) in [
            ("2026-11-24T09:30:00.000Z", "2026-11-24T09:30:00Z"),
            ("2026-11-24T09:30:00.001Z", "2026-11-24T09:31:00Z"),
            ("2026-11-24T09:30:59.999Z", "2026-11-24T09:31:00Z"),
        ] {
            assert_eq!(whole_minute(at(until)), at(told), "{until}");
        }
    }
}
