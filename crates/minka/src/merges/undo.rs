//! Taking two files apart again: asked for by one, done by another, the latest merge of a file first.

use axum::extract::State as Shared;

use super::{
    carry::{self, Choice},
    model::{MergeId, State},
    page::{check_confirm, check_propose, load, refused},
    store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Problem},
    page::{At, Screen, see_other_with},
};

/// One person asks for it.
pub(super) async fn propose(
    screen: Screen,
    Shared(app): Shared<App>,
    actor: Actor,
    At(id): At<MergeId>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let done = app.store().change(actor.by(), move |change| {
        let merge = load(change, &who, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        check_propose(&merge, &who)?;
        if merge.state != State::Merged {
            return Err(Error::Conflict("merges-stale"));
        }
        if store::find_later(change, &merge)?.is_some() {
            return Err(Problem::new("", "merges-later-first").into());
        }
        if store::find_waiting(change, [merge.first, merge.second], Some(id))?.is_some() {
            return Err(Problem::new("", "merges-waits-already").into());
        }
        store::set_state(change, id, State::UndoProposed)?;
        let entry = Entry::new(Action::MergePropose).on("merge", id).with_woman(merge.second);
        change.commit(entry.detail("undoing"), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&format!("/merges/{id}"), "merges-proposed")),
        Err(why) => refused(&screen, &app, actor, id, why).await,
    }
}

/// Another does it.
pub(super) async fn confirm(
    screen: Screen,
    Shared(app): Shared<App>,
    actor: Actor,
    At(id): At<MergeId>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let done = app.store().change(actor.by(), move |change| {
        let merge = load(change, &who, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        check_confirm(&merge, &who, &merge.undo_proposed_by)?;
        if merge.state != State::UndoProposed {
            return Err(Error::Conflict("merges-stale"));
        }
        if store::find_later(change, &merge)?.is_some() {
            return Err(Problem::new("", "merges-later-first").into());
        }
        let stays = carry::take_apart(change, &Choice::of(&merge))?;
        let detail = format!("undone, merge {id}, {stays} rows gone since");
        let entry = Entry::new(Action::MergeConfirm).on_woman(merge.first).with_woman(merge.second);
        change.commit(entry.detail(detail), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&format!("/merges/{id}"), "merges-undone")),
        Err(why) => refused(&screen, &app, actor, id, why).await,
    }
}

/// They stay together.
pub(super) async fn withdraw(Shared(app): Shared<App>, actor: Actor, At(id): At<MergeId>, fields: Fields) -> Answer {
    let by = actor.by();
    let done = app.store().change(by, move |change| {
        let merge = load(change, &actor, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        check_propose(&merge, &actor)?;
        if merge.state != State::UndoProposed {
            return Err(Error::Conflict("merges-stale"));
        }
        store::withdraw_undoing(change, id)?;
        change.commit(Entry::new(Action::MergePropose).on("merge", id).detail("stays together"), ())
    });
    done.await?;
    Ok(see_other_with(&format!("/merges/{id}"), "merges-kept"))
}
