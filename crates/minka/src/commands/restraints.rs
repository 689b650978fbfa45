//! `minka restraints`: what was taken back since the back-up, brought later to a folder that was restored without it.

use std::path::PathBuf;

use super::{place, place::Place, refuse, say};
use crate::{
    foundation::{
        audit::Entry,
        change::By,
        error::Error,
        keyring::{self, Keyring},
        safe_mode,
        store::Store,
    },
    restraints,
};

const EXAMPLES: &str = "\
Examples:
  minka restraints /media/safe/keyring-2026-11-24.db --folder asar
  minka restraints /srv/old/keyring.db --folder asar

The keyring of a folder, and every copy of it, holds a journal of what was taken back: consents withdrawn, accounts closed,
roles ended, women forgotten. All of it is put in force again, and safe mode ends. Its keys stay where they are.

Exit status: 0 all of it is in force, 1 refused: nothing was changed, 2 the command was not understood.";

/// Put in force again what was taken back, from the journal in a copy of the keyring
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The keyring of the folder that was backed up, or the newest copy of it
    keyring: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let folder = ask.place.open_wherever()?;
    let (store, own) = place::open_both(&folder)?;
    let other = Keyring::open_at(&ask.keyring, &folder.keys, folder.settings.kind)?;
    let known = store.read_now(keyring::find_lost)?;
    if own.id()? != other.id()? && known.as_deref() != Some(other.id()?.as_str()) {
        return Err(refuse("this is the keyring of another folder"));
    }
    let done = restraints::replay(&store, (&own, &other), None)?;
    own.learn_restraints(&other)?;
    let ended = end_safe_mode(&store)?;
    say::line(format!("{} restraints are in the journal; {} had to be put in force again.", done.found, done.applied));
    if ended {
        say::line("Safe mode has ended.");
    }
    Ok(())
}

fn end_safe_mode(store: &Store) -> Result<bool, Error> {
    store.change_now(By::CommandLine, |change| {
        if !safe_mode::is_on(change)? {
            return change.unchanged(false);
        }
        safe_mode::end(change)?;
        change.commit(Entry::event("safe_mode.end").detail("the journal was brought"), true)
    })
}
