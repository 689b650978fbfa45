//! The sealing itself, from the mark beside the data to the moment from which the process can go.

use std::{path::Path, time::Duration};

use super::{ending::end_what_opens, store};
use crate::foundation::{
    app::App,
    audit::Entry,
    change::{By, Change, Committed},
    error::Error,
    keyring::Act,
    seal::{self, Doors, KeyThen, Seat},
    store::Store,
};

/// How often a running program looks whether somebody sealed its folder at the machine.
const LOOK: Duration = Duration::from_millis(500);

/// Seals a folder: the mark, then the end of all that opens, then the key. Once the mark is there nothing goes back: what fails after
/// that is said in the log, and made up for when the program starts before the sealed folder, or when it is unsealed.
///
/// # Errors
/// When nobody could open it again, or the mark cannot be written: then nothing has changed.
pub fn shut_folder(folder: &Path, store: &Store, by: By) -> Result<(), Error> {
    let then = seal::look(folder)?;
    if then == KeyThen::WouldBeLost {
        return Err(Error::Conflict("sealing-no-papers"));
    }
    seal::mark(folder)?;
    finish(folder, store, by, Note::Always);
    Ok(())
}

/// Whether the chain gets its entry also when there was nothing to end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    Always,
    WhenSomethingEnds,
}

fn finish(folder: &Path, store: &Store, by: By, note: Note) {
    if let Err(why) = store.change_now(by, move |change| end_all(change, note)) {
        tracing::error!(%why, "the site is sealed, but its sign-ins and links could not be ended");
    }
    if let Err(why) = seal::let_key_go(folder) {
        tracing::error!(%why, "the site is sealed, but its key file could not be removed: remove it by hand");
    }
}

fn end_all(change: &mut Change<'_>, note: Note) -> Result<Committed<()>, Error> {
    let ended = end_what_opens(change)?;
    store::end_words(change)?;
    if ended.is_nothing() && note == Note::WhenSomethingEnds {
        return change.unchanged(());
    }
    let at = change.at();
    change.restrain(Act::SiteSealed, "site", at);
    change.commit(Entry::event("seal.done").detail(ended), ())
}

/// Seals what this program serves. From its first step on everybody gets the page of a sealed site; at its end the process can go.
///
/// # Errors
/// As [`shut_folder`]: then everything is as it was.
pub(super) async fn shut(app: &App, by: By) -> Result<(), Error> {
    let seat = app.extension::<Seat>();
    let folder = seat.folder().ok_or(Error::Conflict("sealing-not-here"))?.to_path_buf();
    seat.set(Doors::Closing);
    let store = app.store().clone();
    let done = tokio::task::spawn_blocking(move || shut_folder(&folder, &store, by)).await;
    let done = done.unwrap_or_else(|cause| Err(Error::unexpected("seal the site", cause)));
    seat.set(if done.is_ok() { Doors::Closed } else { Doors::Open });
    done
}

/// Waits until somebody seals the folder from the command line, and follows.
pub async fn follow_mark(app: App) {
    let seat = app.extension::<Seat>();
    let Some(folder) = seat.folder().map(Path::to_path_buf) else { return };
    while !seal::is_sealed(&folder) {
        tokio::time::sleep(LOOK).await;
    }
    if seat.doors() != Doors::Open {
        return;
    }
    seat.set(Doors::Closing);
    let store = app.store().clone();
    let followed = tokio::task::spawn_blocking(move || {
        // Under a passphrase the command line has put the mark and could do no more.
        let note = match seal::look(&folder) {
            Ok(KeyThen::Stays) => Note::Always,
            _ => Note::WhenSomethingEnds,
        };
        finish(&folder, &store, By::CommandLine, note);
    });
    if let Err(why) = followed.await {
        tracing::error!(%why, "the site is sealed, but what opens it could not be ended");
    }
    seat.set(Doors::Closed);
}
