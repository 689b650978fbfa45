//! A mentor beside her women: a visit written down in less than a minute, promises of both, a card to prepare from.
//!
//! What a supervisor needs stands open: when, how long, reached or not, in what she grows, what stands in her way. Words are
//! sealed under the woman's own key, are kept only while she agrees to notes, and are read by whoever wrote them, and by the
//! mentor who follows when she agrees to that too. A note is never changed, only added to, also with what she herself says to
//! it; a visit that was a slip stays, struck through, and what was promised there with it. Silent is one thing everywhere
//! ([`SILENT_DAYS`]). What it refuses: a note without her consent, a word about her by a mentor who is hers no more, and a way of
//! speaking for a call that nobody took.

mod drafts;
mod found;
mod list;
mod logging;
mod model;
mod prep;
mod read;
mod rules;
mod sealed;
mod store;
mod visit;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    found::{read_notes_to_her, say_due, say_visit},
    model::{Due, Ending, Medium, Note, NoteId, Promise, PromiseId, Visit, VisitId, Whose},
    rules::read_minutes,
    sealed::open_promise,
    store::{
        end_notes, erase_notes, forget_drafts, forget_woman, list_due, list_promises_after, list_sealed, list_visits,
        mark_talked, mark_waiting, remove_draft,
    },
};
use crate::foundation::{
    app::App,
    change::Change,
    error::Error,
    ids::{ParticipantId, SiteId, UserId},
    keyring::Keyring,
};
/// What silent means is known to whoever asks the room of visits, too.
pub use crate::silences::{SILENT_DAYS, Silence, list_silences_of};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/visits", get(list::show_visits).post(logging::save))
        .route("/people/{code}/visits/new", get(logging::ask))
        .route("/people/{code}/visits/draft", post(drafts::keep))
        .route("/people/{code}/visits/draft/removal", post(drafts::drop))
        .route("/people/{code}/visits/{visit}", get(visit::show_visit))
        .route("/people/{code}/visits/{visit}/notes", post(visit::add_note))
        .route("/people/{code}/visits/{visit}/removal", post(visit::set_aside))
        .route("/people/{code}/visits/{visit}/return", post(visit::take_back))
        .route("/people/{code}/visits/{visit}/heavy", post(visit::raise))
        .route("/people/{code}/promises", post(list::settle))
        .route("/people/{code}/prep", get(prep::show_prep))
}

/// Writes a visit down. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_visit(change: &mut Change<'_>, site: SiteId, visit: &Visit) -> Result<(), Error> {
    store::add_visit(change, site, visit)
}

/// A mentor's words of this moment.
#[must_use]
pub fn new_note(change: &Change<'_>, author: UserId, words: &str) -> Note {
    let id = <NoteId as crate::foundation::ids::Id>::new(change.clock());
    Note { id, author, written_at: change.at(), hers: false, words: words.to_owned() }
}

/// Writes a note of a visit. The caller has checked the action, and that she agrees to notes.
///
/// # Errors
/// When it cannot be written.
pub fn add_note(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (visit, woman): (VisitId, ParticipantId),
    note: &Note,
) -> Result<(), Error> {
    let sealed = sealed::seal_note(keyring, woman, note)?;
    store::add_note(change, (visit, woman), note, &sealed)
}

/// Writes down what one of them promised. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn add_promise(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, visit): (SiteId, Option<VisitId>),
    promise: &Promise,
) -> Result<(), Error> {
    let sealed = sealed::seal_promise(keyring, promise.woman, promise.id, &promise.words)?;
    store::add_promise(change, (site, visit), promise, &sealed)
}
