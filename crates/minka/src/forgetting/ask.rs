//! Asking that she be forgotten, and where that stands.

use askama::Template;
use axum::extract::State;

use super::{
    model::Request,
    rules,
    store::{self, add_request},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{At, Frame, Screen, see_other, see_other_with, show},
    },
    part_erasures,
    people::in_reach,
    users,
};

#[derive(Template)]
#[template(path = "forgetting/ask.html")]
struct StatePage {
    frame: Frame,
    code: String,
    is_asked: bool,
    asked_by_reader: bool,
    asked_by_herself: bool,
    may_execute: bool,
    may_hold: bool,
    /// The last day of a hold, in words; empty while there is none.
    held_until: String,
    unreadable: String,
    goes: Vec<String>,
    stays: Vec<String>,
    /// The day of the last back-up in which she can be read; empty where there is none.
    former: String,
}

fn executing(actor: &Actor, target: &Target, open: Option<&Request>) -> bool {
    let Some(open) = open else { return false };
    let is_hers = open.asked_by == actor.user().to_string();
    actor.decide(Action::EraseExecute, &Target { recorded_by_actor: is_hers, ..target.clone() }) != Decision::Deny
}

/// The page.
pub(super) async fn show_state(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app.store().read(move |db| {
        let (woman, target) = in_reach(db, &who, Action::EraseRequest, &code, now)?;
        let today = users::today_at(db, woman.site, now)?;
        let former = store::find_former_backups(db)?;
        let former = former.map(|at| users::today_at(db, woman.site, at)).transpose()?;
        Ok((store::find_open(db, woman.id)?, store::list_holds(db, woman.id)?, woman, target, (today, former)))
    });
    let (open, holds, woman, target, (today, former)) = found.await?;
    let held = rules::holding(&holds, today);
    show(&StatePage {
        frame: screen.frame_titled(&woman.code, "people"),
        is_asked: open.is_some(),
        asked_by_reader: open.as_ref().is_some_and(|open| open.asked_by == actor.user().to_string()),
        asked_by_herself: open.as_ref().is_some_and(Request::is_by_herself),
        may_execute: held.is_none() && executing(&actor, &target, open.as_ref()),
        may_hold: actor.decide(Action::HoldPlace, &target.reason("to be asked")) != Decision::Deny,
        held_until: held.map(|hold| screen.text.full_day(hold.until)).unwrap_or_default(),
        unreadable: screen.text.full_day(rules::unreadable_from(today)),
        goes: part_erasures::all_that_goes(&screen.text),
        stays: part_erasures::all_that_stays(&screen.text),
        former: former.map(|day| screen.text.full_day(day)).unwrap_or_default(),
        code: woman.code,
    })
}

/// Asks for it. Asked twice is asked once.
pub(super) async fn request(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let who = actor.clone();
    let asked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::EraseRequest, &code, now)?;
        let page = format!("/people/{}/forgetting", woman.code);
        if change.seen_before(&fields.submission())? || store::find_open(change, woman.id)?.is_some() {
            return change.unchanged(page);
        }
        add_request(change, (woman.site, woman.id), woman.language)?;
        change.commit(Entry::new(Action::EraseRequest).on_woman(woman.id), page)
    });
    Ok(see_other(&asked.await?))
}

/// Takes it back: whoever asked. What she asked herself she takes back herself, in front of her own file.
pub(super) async fn withdraw(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let who = actor.clone();
    let withdrawn = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::EraseRequest, &code, now)?;
        let page = format!("/people/{}/forgetting", woman.code);
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        let open = store::find_open(change, woman.id)?.ok_or(Error::Conflict("error-stale"))?;
        if open.asked_by != who.user().to_string() {
            return Err(Error::NotFound);
        }
        store::withdraw(change, woman.id)?;
        let entry = Entry::new(Action::EraseRequest).on_woman(woman.id);
        change.commit(entry.detail("taken back"), page)
    });
    Ok(see_other_with(&withdrawn.await?, "forgetting-withdrawn"))
}
