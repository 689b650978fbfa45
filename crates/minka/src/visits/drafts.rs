//! What was not finished: kept sealed for whoever typed it, until she saves it or drops it.

use axum::extract::State;

use super::{
    found::{self, page_of},
    sealed, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Answer,
        form::{FORM_ID, Fields},
        page::{At, see_other_with},
    },
};

/// Keeps it as it was typed; nothing of it is checked yet, but a note is kept only where she agrees to notes.
pub(super) async fn keep(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let (by, keyring) = (actor.by(), app.keyring().clone());
    let kept = app.store().change(by, move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &actor, &code, now)?;
        let page = page_of(&known.woman);
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        consents::check_takes_part(change, known.woman.id)?;
        let typed = fields.without(FORM_ID);
        let typed = if known.notes { typed } else { typed.without("note") };
        let sealed = sealed::seal_draft(&keyring, (actor.user(), known.woman.id), &typed)?;
        store::save_draft(change, (actor.user(), known.woman.id, known.woman.site), &sealed)?;
        let entry = Entry::new(Action::VisitWrite).on_woman(known.woman.id);
        change.commit(entry.detail("draft"), page)
    });
    Ok(see_other_with(&kept.await?, "visits-draft"))
}

/// Drops it.
pub(super) async fn drop(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let user = actor.user();
    let tap = found::tap(&app, actor, (code, fields), move |change, known| {
        Ok(store::remove_draft(change, (user, known.woman.id))?.then(|| "draft dropped".to_owned()))
    });
    Ok(see_other_with(&tap.await?, "visits-draft-dropped"))
}
