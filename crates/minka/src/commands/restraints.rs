//! `minka restraints`: what was taken back since the back-up, brought later to a folder that was restored without it.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{journal, place, place::Place, refuse, say};
use crate::{
    foundation::{
        audit::Entry,
        change::By,
        clock::instant_text,
        error::Error,
        keyring::{self, Keyring, Reach},
        safe_mode::{self, Missing},
        store::Store,
    },
    restraints,
};

const EXAMPLES: &str = "\
Examples:
  minka restraints /media/safe/keyring-2026-11-24.db --folder asar
  minka restraints /srv/old/keyring.db --folder asar
  minka restraints keyring-2026-11-24.db --folder asar --journal-may-end-early

The keyring of a folder, and every copy of it, holds a journal of what was taken back: consents withdrawn, accounts closed, \
roles ended, women forgotten. All of it is put in force again. Its keys stay where they are. Safe mode ends with the keyring that was in \
use, where it lay; a copy ends earlier than the programme did, so safe mode stays for what is still missing, unless somebody \
knows what was taken back since (--journal-may-end-early): that it was said is written down.

Exit status: 0 all of it is in force, 1 refused: nothing was changed, 2 the command was not understood.";

/// Put in force again what was taken back, from the journal in a copy of the keyring
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The keyring of the folder that was backed up, or the newest copy of it
    keyring: PathBuf,
    /// End safe mode with a copy too: it is known what was taken back since it was made
    #[arg(long)]
    journal_may_end_early: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let folder = ask.place.open_wherever()?;
    let (store, own) = place::open_both(&folder)?;
    let other = Keyring::open_at(&ask.keyring, &folder.keys, folder.settings.kind)?;
    let known = store.read_now(keyring::find_lost)?;
    if own.id()? != other.id()? && known.as_deref() != Some(other.id()?.as_str()) {
        return Err(refuse(format!("{} is the keyring of another folder", ask.keyring.display())));
    }
    let done = restraints::replay(&store, (&own, &other), None)?;
    let reach = other.reach(&ask.keyring)?;
    own.learn_restraints(&other, &reach)?;
    say::line(format!(
        "{} in the journal; {} had to be put in force again.",
        say::count(done.found, "restraint is", "restraints are"),
        done.applied
    ));
    match end_safe_mode(&store, reach, ask.journal_may_end_early)? {
        After::NeverHeld => {}
        After::Ended => say::line("Safe mode has ended."),
        After::Left(missing) => say::line(format!(
            "This is a copy: what was taken back from {} until {} may still be missing, and the folder stays in SAFE MODE. Bring the \
             keyring that was in use or a newer copy, let two managers look and end it, or say --journal-may-end-early.",
            instant_text(missing.from),
            instant_text(missing.until)
        )),
    }
    Ok(())
}

/// What became of safe mode.
enum After {
    NeverHeld,
    Ended,
    /// It holds on, because of what is still missing.
    Left(Missing),
}

/// Ends it when nothing is missing any more, or whoever brings the journal knows what.
fn end_safe_mode(store: &Store, reach: Reach, may_end_early: bool) -> Result<After, Error> {
    store.change_now(By::CommandLine, move |change| {
        let Some(held) = safe_mode::find(change)? else { return change.unchanged(After::NeverHeld) };
        let until = held.missing.map_or_else(|| change.at(), |missing| missing.until);
        let since = reach.missing_since(held.missing.map_or(Timestamp::UNIX_EPOCH, |missing| missing.from));
        let left = since.filter(|from| *from < until).map(|from| Missing { from, until });
        if let Some(missing) = left.filter(|_| !may_end_early) {
            safe_mode::note_missing(change, missing)?;
            let entry = Entry::event("safe_mode.narrowed").detail(journal::between(missing));
            return change.commit(entry, After::Left(missing));
        }
        safe_mode::end(change)?;
        let known = left.map(|missing| format!(", but for {}", journal::between(missing))).unwrap_or_default();
        change.commit(Entry::event("safe_mode.end").detail(format!("the journal was brought{known}")), After::Ended)
    })
}
