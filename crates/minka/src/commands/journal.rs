//! How far the journal of a keyring goes that was brought, what is said of it, and what is held back because of it.

use std::path::Path;

use jiff::Timestamp;

use super::{refuse, say};
use crate::{
    foundation::{
        audit::Entry,
        change::By,
        clock::{Clock, instant_text},
        error::Error,
        folder::Folder,
        keyring::{self, Keyring},
        safe_mode::{self, Missing},
        store::Store,
    },
    restraints::Replayed,
};

/// What a restore knows of what was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// From when until when nothing of it is known; nothing where all of it is.
    pub(super) missing: Option<Missing>,
    /// What was put in force again; nothing where there was no journal.
    pub(super) replayed: Option<Replayed>,
}

/// Looks at the keyring that was copied into a folder from `file`. From now on it is the one in use here, and knows what its journal lacks
/// for a database that knows everything until `known`.
pub(super) fn bring(folder: &Folder, file: &Path, known: Option<Timestamp>) -> Result<Option<Missing>, Error> {
    let foreign = |what: &str| refuse(format!("{} is {what}", file.display()));
    let keyring = Keyring::open_at(&folder.keyring_file(), &folder.keys, folder.settings.kind)
        .map_err(|_| foreign("damaged, or it is the keyring of another folder or of another kind of folder"))?;
    let id = keyring.id()?;
    if Store::read_apart(&folder.database(), keyring::find_noted)?.is_some_and(|noted| noted != id) {
        return Err(foreign("the keyring of another folder"));
    }
    let known = known.unwrap_or(Timestamp::UNIX_EPOCH);
    let mut reach = keyring.reach(file)?;
    // A back-up that is younger was made where the programme has lived since.
    reach.in_use &= reach.until.is_some_and(|until| until >= known);
    let until = Clock::system().now();
    let from = reach.missing_since(known);
    keyring.take_place(from, until)?;
    Ok(from.map(|from| Missing { from: from.min(until), until }))
}

/// What is missing where there is no journal at all: everything since the back-up.
pub(super) fn missing_all(known: Option<Timestamp>) -> Missing {
    Missing { from: known.unwrap_or(Timestamp::UNIX_EPOCH), until: Clock::system().now() }
}

/// In words.
pub(super) fn between(missing: Missing) -> String {
    format!("from {} until {}", instant_text(missing.from), instant_text(missing.until))
}

/// Puts a folder into safe mode because of what may be missing.
pub(super) fn hold_back(store: &Store, missing: Missing) -> Result<(), Error> {
    store.change_now(By::CommandLine, move |change| {
        // A back-up that was made in safe mode brings its own gap with it.
        let earlier = safe_mode::find(change)?.and_then(|held| held.missing);
        let from = earlier.map_or(missing.from, |earlier| earlier.from.min(missing.from));
        let missing = Missing { from, ..missing };
        safe_mode::begin(change)?;
        safe_mode::note_missing(change, missing)?;
        change.commit(Entry::event("safe_mode.begin").detail(between(missing)), ())
    })
}

/// Writes down that somebody opens a folder although what was taken back may be alive in it.
pub(super) fn note_opened(store: &Store, missing: Missing) -> Result<(), Error> {
    store.change_now(By::CommandLine, move |change| {
        change.commit(Entry::event("journal.ends_early").detail(between(missing)), ())
    })
}

/// What came of it, for whoever restores.
pub(super) fn say_restored(journal: Journal, folder: &Path, may_end_early: bool) {
    let Some(done) = journal.replayed else {
        return say::line(
            "Without the keyring nobody knows what was taken back since the back-up: the folder is in SAFE MODE. Nothing \
             leaves it and only managers get in, until `minka restraints` brings the journal or two managers end it. \
             Whoever lost her access since then must lose it once more: see `minka user list`.",
        );
    };
    let found = say::count(done.found, "restraint was", "restraints were");
    let what = "consents withdrawn, accounts closed, roles ended, women forgotten …";
    let Some(missing) = journal.missing else {
        return say::line(format!(
            "{found} written down since the back-up ({what}); {} had to be put in force again, and all of them are. This is the \
             keyring that was in use: nothing was taken back that is not in its journal.",
            done.applied
        ));
    };
    let (from, until) = (instant_text(missing.from), instant_text(missing.until));
    say::line(format!(
        "{found} written down between the back-up and {from}, where the journal of this keyring ends ({what}); {} had to be put \
         in force again, and as far as it goes all of them are.",
        done.applied
    ));
    say::line(format!(
        "What was taken back from {from} until {until} is not in it, and MAY BE ALIVE AGAIN: a consent, a pause, whom she named, a \
         role, a woman who was forgotten."
    ));
    say::line(match may_end_early {
        true => "You said that this is known: the folder is open. What was taken back in that time has to be taken back once more.".to_owned(),
        false => format!(
            "So the folder is in SAFE MODE: nothing leaves it and only managers get in. It ends when the keyring that was in use is \
             brought (minka restraints KEYRING --folder {folder}), when two managers have looked, or when whoever knows what was \
             taken back since says so (--journal-may-end-early, here or there).",
            folder = folder.display()
        ),
    });
}

/// What would come of it, for whoever tries a back-up.
pub(super) fn say_tried(journal: Journal) {
    if let Some(done) = journal.replayed {
        say::line(format!(
            "{} of {} since then would be put in force again.",
            done.applied,
            say::count(done.found, "restraint", "restraints")
        ));
    }
    if let Some(missing) = journal.missing {
        say::line(format!(
            "The journal of this keyring ends at {}: restored with it, the programme would begin in safe mode, because what was \
             taken back later is not in it.",
            instant_text(missing.from)
        ));
    }
}
