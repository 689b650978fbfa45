//! Asking that a part be erased because she wants it, and where that stands.

use askama::Template;
use axum::extract::State;

use super::{
    erasure::unreadable_from,
    model::{HERSELF, PartErasure},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        keyring::Part,
        page::{At, Frame, Screen, see_other, see_other_with, show},
    },
    people::in_reach,
    users,
};

#[derive(Template)]
#[template(path = "part_erasures/ask.html")]
struct StatePage {
    frame: Frame,
    code: String,
    page: String,
    title: String,
    goes: String,
    stays: String,
    unreadable: String,
    is_asked: bool,
    asked_by_reader: bool,
    asked_by_herself: bool,
    may_execute: bool,
    is_held: bool,
    /// The receipt of the last time; empty: there was none.
    receipt: String,
}

/// Where a part stands.
fn page_of(code: &str, part: Part) -> String {
    format!("/people/{code}/erasing/{}", part.key())
}

fn executing(actor: &Actor, target: &Target, open: Option<&PartErasure>) -> bool {
    let Some(open) = open else { return false };
    let is_hers = open.asked_by == actor.user().to_string();
    actor.decide(Action::EraseExecute, &Target { recorded_by_actor: is_hers, ..target.clone() }) != Decision::Deny
}

/// The page.
pub(super) async fn show_state(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, part)): At<(String, String)>,
) -> Answer {
    let part = Part::parse(&part).ok_or(Error::NotFound)?;
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app.store().read(move |db| {
        let (woman, target) = in_reach(db, &who, Action::EraseRequest, &code, now)?;
        let today = users::today_at(db, woman.site, now)?;
        let held = store::is_held(db, woman.id, today)?;
        let stands = (store::find_open(db, woman.id, part)?, store::find_done(db, woman.id, part)?);
        Ok((woman, target, today, held, stands))
    });
    let (woman, target, today, is_held, (open, done)) = found.await?;
    let of_part = |key: &str| screen.text.say(&format!("part-{key}-{}", part.key()));
    let asked_by = open.as_ref().map(|open| open.asked_by.as_str());
    show(&StatePage {
        frame: screen.frame_titled(&woman.code, "people"),
        page: page_of(&woman.code, part),
        title: of_part("title"),
        goes: of_part("goes"),
        stays: of_part("stays"),
        unreadable: screen.text.full_day(unreadable_from(today)),
        is_asked: open.is_some(),
        asked_by_reader: asked_by == Some(actor.user().to_string().as_str()),
        asked_by_herself: asked_by == Some(HERSELF),
        may_execute: !is_held && executing(&actor, &target, open.as_ref()),
        is_held,
        receipt: done.map(|id| format!("/erased/{id}")).unwrap_or_default(),
        code: woman.code,
    })
}

/// Asks for it. Asked twice is asked once.
pub(super) async fn request(
    State(app): State<App>,
    actor: Actor,
    At((code, part)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let part = Part::parse(&part).ok_or(Error::NotFound)?;
    let who = actor.clone();
    let asked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::EraseRequest, &code, now)?;
        let page = page_of(&woman.code, part);
        if change.seen_before(&fields.submission())? || store::find_open(change, woman.id, part)?.is_some() {
            return change.unchanged(page);
        }
        store::add_request(change, (woman.site, woman.id), (part, woman.language))?;
        change.commit(Entry::event("part.asked").on_woman(woman.id).detail(part.key()), page)
    });
    Ok(see_other(&asked.await?))
}

/// Takes it back: whoever asked. What she asked herself she takes back herself, in front of her own file.
pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    At((code, part)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let part = Part::parse(&part).ok_or(Error::NotFound)?;
    let who = actor.clone();
    let withdrawn = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::EraseRequest, &code, now)?;
        let page = page_of(&woman.code, part);
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        let open = store::find_open(change, woman.id, part)?.ok_or(Error::Conflict("error-stale"))?;
        if open.asked_by != who.user().to_string() {
            return Err(Error::NotFound);
        }
        store::withdraw(change, woman.id, part)?;
        let entry = Entry::event("part.asked").on_woman(woman.id);
        change.commit(entry.detail(format!("{} taken back", part.key())), page)
    });
    Ok(see_other_with(&withdrawn.await?, "forgetting-withdrawn"))
}
