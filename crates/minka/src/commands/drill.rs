//! `minka drill`: a back-up is brought back on trial, looked through and removed again; the day is remembered.

use std::{
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use super::{
    place, refuse,
    restore::{self, Restored, Source, Whither},
    say, secret,
};
use crate::{
    foundation::{
        audit::{self, Entry},
        change::By,
        clock::Clock,
        error::Error,
        folder::{Folder, Kind},
        keyring::{self, Keyring},
        seal::TRIAL,
        store::Store,
        upkeep::{self, Upkeep, WEEK_DAYS, Waits},
    },
    identities,
};

const EXAMPLES: &str = "\
Examples:
  minka drill asar-2026-11-24.minka --folder asar --key-file /media/safe/minka.key \
        --keyring /media/safe/keyring-2026-11-24.db
  minka drill asar.minka --folder asar --identity keys.txt --key-file /media/safe/minka.key --keyring /media/safe/keyring.db

Take what you would take on the day after a fire: the key file, the keyring and the identity or passphrase that are kept apart
from this machine. The back-up is restored beside the data, checked from the first to the last entry, found to be one of this very
folder, and a hundred sealed parts in it are opened; then all of it is removed. Nothing of the folder changes but for the day of
the drill, which the first page of the managers shows.

With drill_identity in minka.toml, the file of an age identity that opens the back-ups, `minka serve` makes this drill by itself once
a week with the newest back-up that was made here; the first page says what it waits for otherwise.

Exit status: 0 it would come back whole, 1 it would not, or was refused: the day of the last good drill stays, \
2 the command was not understood.";

/// Try whether a back-up comes back, without touching the data
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    source: Source,
    /// The data folder whose back-up it is
    #[arg(long, value_name = "FOLDER", default_value = "minka-data")]
    folder: PathBuf,
}

/// So many sealed parts are opened.
const OPENED: usize = 100;

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let passphrase = ask.source.passphrase_file.as_deref();
    let folder =
        Folder::open(&ask.folder, Folder::kind(&ask.folder)?, || secret::known(passphrase, "Passphrase of the key"))?;
    let (restored, counted) = try_it(&folder, &ask.source)?;
    note_done((&folder.path, &place::open_store(&folder)?), By::CommandLine, &counted)?;
    say::line(format!(
        "{} of {} would come back whole: {counted} opened, {} marks.",
        ask.source.backup.display(),
        restored.manifest.made_at,
        restored.found.marks
    ));
    if let Some(done) = restored.restraints {
        say::line(format!("{} of {} restraints since then would be put in force again.", done.applied, done.found));
    }
    Ok(())
}

/// Brings it back on trial; gives what came back, and that in words.
fn try_it(folder: &Folder, source: &Source) -> Result<(Restored, String), Error> {
    let trial = Trial::begin(&folder.path)?;
    let restored = restore::fill(source, &trial.0, Whither::Trial)?;
    check_is_ours(folder, &restored)?;
    let opened = open_some(source, &trial.0)?;
    let (entries, women) = (restored.found.audit_entries, restored.found.women);
    Ok((restored, format!("{entries} entries, {women} women, {opened} sealed parts")))
}

/// Remembers that all of it was there.
fn note_done((folder, store): (&Path, &Store), by: By, counted: &str) -> Result<(), Error> {
    let counted = counted.to_owned();
    store.change_now(by, move |change| change.commit(Entry::event("backup.drill").detail(counted), ()))?;
    let known = Upkeep::read(folder).unwrap_or_default();
    Upkeep { last_drill: Some(Clock::system().now()), drill_waits: None, ..known }.write(folder)
}

/// The drill that the running program makes once a week, when everything for it lies at hand. What it waits for otherwise
/// stands on the first page of those who answer for the back-ups. Whether one was made.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn by_itself(path: &Path, store: &Store) -> Result<bool, Error> {
    let known = Upkeep::read(path)?;
    let is_due = upkeep::days_since(known.last_drill, Clock::system().now()).is_none_or(|days| days >= WEEK_DAYS);
    if !is_due {
        return Ok(false);
    }
    let waits = match at_hand(path) {
        Ok((folder, source)) => match try_it(&folder, &source) {
            Ok((_, counted)) => return note_done((path, store), By::Program, &counted).map(|()| true),
            Err(why) => {
                tracing::error!(%why, "the newest back-up did not come back whole on trial");
                Waits::Failed
            }
        },
        Err(waits) => waits,
    };
    if known.drill_waits != Some(waits) {
        Upkeep { drill_waits: Some(waits), ..Upkeep::read(path)? }.write(path)?;
    }
    Ok(false)
}

/// What a drill needs, without asking anybody: the newest back-up, an identity, the key file, the newest copy of the keyring.
fn at_hand(path: &Path) -> Result<(Folder, Source), Waits> {
    let backup = upkeep::newest(path).ok_or(Waits::Backup)?;
    if !backup.is_file() {
        return Err(Waits::File);
    }
    let nobody = || Err(refuse("nobody is there to type a passphrase"));
    let folder = Folder::open(path, Kind::Real, nobody).map_err(|_| Waits::Passphrase)?;
    let identity = PathBuf::from(&folder.settings.drill_identity);
    if !identity.is_file() {
        return Err(Waits::Identity);
    }
    let keyring = keyring::newest_copy(path).map_or_else(|| folder.keyring_file(), |copy| copy.file);
    let source = Source::at_hand(backup, identity, folder.key_file(), keyring);
    Ok((folder, source))
}

/// The folder of a trial, gone when it is dropped.
struct Trial(PathBuf);

impl Trial {
    /// Beside the data, where only its owner reads; what an earlier trial left that was cut off goes first.
    fn begin(folder: &Path) -> Result<Self, Error> {
        for left in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if left.file_name().to_string_lossy().starts_with(TRIAL) {
                drop(std::fs::remove_dir_all(left.path()));
            }
        }
        let inner = folder.join(format!("{TRIAL}{}", std::process::id()));
        std::fs::DirBuilder::new()
            .mode(0o700)
            .create(&inner)
            .map_err(|cause| Error::unexpected("make room for the trial", cause))?;
        Ok(Trial(inner))
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Its newest entry is an entry of this folder's chain: no other programme's back-up, and none of a chain that was rewritten.
fn check_is_ours(folder: &Folder, restored: &Restored) -> Result<(), Error> {
    let entries = restored.found.audit_entries;
    let ours = Store::read_apart(&folder.database(), |db| audit::hash_of(db, entries))?;
    if ours.as_deref() == Some(restored.found.newest_hash.as_str()) {
        return Ok(());
    }
    Err(refuse(format!(
        "this is no back-up of {}: it is of {}, and its entry {entries} is not the one that stands here",
        folder.path.display(),
        restored.manifest.programmes.join(", ")
    )))
}

/// Opens some of what is sealed with the keyring that was brought.
fn open_some(source: &Source, trial: &Path) -> Result<usize, Error> {
    let kind = Folder::kind(trial)?;
    let folder =
        Folder::open(trial, kind, || secret::known(source.passphrase_file.as_deref(), "Passphrase of the key"))?;
    let keyring = Keyring::open_at(&folder.keyring_file(), &folder.keys, kind)?;
    Store::read_apart(&folder.database(), |db| {
        let (mut opened, mut women) = (0, place::list_sealed(db)?);
        women.sort_unstable();
        women.dedup();
        // Evenly over all of them: the newest keys are those that an old copy of the keyring lacks.
        for woman in women.iter().step_by((women.len() / OPENED).max(1)) {
            opened += usize::from(identities::find_identity(db, &keyring, *woman)?.is_some());
        }
        Ok(opened)
    })
}
