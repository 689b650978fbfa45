//! What somebody has begun to write and not saved: where she goes on, and what is out of her reach.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan};

use super::{model::Draft, rules::DRAFT_DAYS, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::Fields,
        ids::{ParticipantId, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show},
        store::Db,
        text::Text,
    },
    users, visits,
};

#[derive(Template)]
#[template(path = "handovers/drafts.html")]
struct DraftsPage {
    frame: Frame,
    lines: Vec<Line>,
}

struct Line {
    code: String,
    left: String,
    /// What is to be known of her: until when the reader walks beside her, or who does now.
    words: String,
    in_reach: bool,
}

/// What somebody has begun to write about women and not saved, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_drafts(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<Draft>, Error> {
    let hers = actor.reach(Action::VisitWrite).participants;
    let draft =
        |(woman, code, site, left, ends)| Draft { in_reach: hers.contains(&woman), woman, code, site, left, ends };
    Ok(store::list_drafts(db, actor.user())?.into_iter().map(draft).collect())
}

/// Whether somebody has begun to write about a woman and not saved it.
///
/// # Errors
/// When the database cannot be read.
pub fn has_draft(db: &mut Db<'_>, user: UserId, woman: ParticipantId) -> Result<bool, Error> {
    store::has_draft(db, user, woman)
}

/// The page.
pub(super) async fn show_drafts(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    actor.check(Action::OwnAccount, &Target::own())?;
    let (now, text) = (app.clock().now(), screen.text);
    let read = app.store().read(move |db| {
        let mut lines = Vec::new();
        for draft in list_drafts(db, &actor)? {
            lines.push(line(db, (&actor, &text), &draft, now)?);
        }
        Ok(lines)
    });
    show(&DraftsPage { frame: screen.frame("handovers-title", "today"), lines: read.await? })
}

fn line(db: &mut Db<'_>, (actor, text): (&Actor, &Text), draft: &Draft, now: Timestamp) -> Result<Line, Error> {
    let zone = users::get_programme_of(db, draft.site)?.zone;
    let goes = day_in(draft.left, &zone).saturating_add(DRAFT_DAYS.days());
    let left = text
        .phrase("handovers-left")
        .with("at", text.instant(draft.left, &zone))
        .with("day", text.short_day(goes))
        .to_string();
    let day = draft.ends.map(|day| text.short_day(day)).unwrap_or_default();
    let words = match (draft.in_reach, draft.ends) {
        (true, None) => String::new(),
        (true, Some(_)) => text.phrase("handovers-until").with("day", day).to_string(),
        (false, _) => {
            let who = who_walks_now(db, actor, (draft.woman, draft.site), now)?;
            let key = if who.is_empty() { "handovers-gone" } else { "handovers-gone-who" };
            text.phrase(key).with("day", day).with("name", who).to_string()
        }
    };
    Ok(Line { code: draft.code.clone(), left, words, in_reach: draft.in_reach })
}

/// Who walks beside her now, for a colleague at the same site; empty for anybody else, and when nobody does.
pub(super) fn who_walks_now(
    db: &mut Db<'_>,
    actor: &Actor,
    (woman, site): (ParticipantId, SiteId),
    now: Timestamp,
) -> Result<String, Error> {
    if !actor.sites().contains(&site) {
        return Ok(String::new());
    }
    let today = users::today_at(db, site, now)?;
    Ok(users::find_mentor_on(db, woman, today)?.map(|held| held.name).unwrap_or_default())
}

/// Drops one, in reach or not: it is the writer's own.
pub(super) async fn remove(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let removed = app.store().change(actor.by(), move |change| {
        actor.check(Action::OwnAccount, &Target::own())?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let draft = list_drafts(change, &actor)?.into_iter().find(|draft| draft.code == code).ok_or(Error::NotFound)?;
        visits::remove_draft(change, (actor.user(), draft.woman))?;
        change.commit(Entry::new(Action::VisitWrite).on_woman(draft.woman).detail("draft dropped"), ())
    });
    removed.await?;
    Ok(see_other_with("/drafts", "handovers-dropped"))
}
