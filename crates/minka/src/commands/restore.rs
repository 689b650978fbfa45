//! `minka restore`: a back-up becomes a data folder again, checked before it counts.

use std::{
    fs::File,
    io::{BufReader, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    backup::{self, FORMAT, FORMER_FORMAT, Manifest},
    bundle, journal,
    journal::Journal,
    place, refuse, say, secret, under_key, verify,
};
use crate::{
    foundation::{
        audit::Entry,
        change::By,
        error::Error,
        folder::{Folder, Kind},
        ids::ParticipantId,
        keyring,
        store::{self, Store},
    },
    restraints::{self, Replayed},
    sealing,
};

const EXAMPLES: &str = "\
Examples:
  minka restore asar-2026-11-24.minka asar-again --key-file /media/safe/minka.key \
        --keyring /media/safe/keyring-2026-11-24.db
  minka restore asar.minka asar-again --identity keys.txt --key-file minka.key --keyring keyring.db --programme Asar
  minka restore asar-with-key.minka asar-again --identity keys.txt --keyring keyring.db
  minka restore asar.minka asar-again --key-file minka.key --keyring keyring.db --postgres 'host=/run/postgresql dbname=minka2'

A back-up becomes an encrypted file in the folder, wherever the programme was; --postgres brings it into a PostgreSQL database that is \
empty, all of it or nothing. So a programme that grows moves there, and back: back it up, restore it into the other.

--keyring names the keyring of the folder or the newest copy of it (see keyring-copies). All that is a woman's lies in the back-up under \
her key, her name and her days too: without her key she comes back as somebody who was forgotten, as a place in the counts. What \
was taken back since the back-up is taken back again from the keyring's journal; without it the folder opens in safe mode.

A copy of the keyring knows what was taken back until it was made. What was taken back later may be alive again, so the folder opens in \
safe mode with it too: nothing leaves, and only managers get in; the page says from when until when something may be missing. It ends \
when `minka restraints` brings the keyring that was in use, or when two managers have looked. It does not begin with the keyring that was \
in use, named where it lay (asar/keyring.db), nor with --journal-may-end-early. That is for whoever knows that nothing was taken back \
since the copy was made, because the programme was stopped before, or knows what, and takes it back once more. It is written down.

Everybody signs in again afterwards; pending invitations, one-session links and calendar addresses end: what was taken \
back since the back-up must not come alive again. Nothing is restored over a folder that holds anything.

Exit status: 0 restored and whole, 1 refused: nothing is left behind.";

/// Make a data folder from a back-up
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The back-up
    backup: PathBuf,
    #[command(flatten)]
    source: Source,
    /// The folder to make
    folder: PathBuf,
    /// Bring the data into this PostgreSQL database, which has to be empty, such as 'host=/run/postgresql dbname=minka'
    #[arg(long, value_name = "CONNECTION")]
    postgres: Option<String>,
    /// Go on without the women who have no key in that keyring: nobody can read who they were any more
    #[arg(long)]
    lose_sealed: bool,
    /// No safe mode, though a copy of the keyring does not know what was taken back since it was made: somebody else does
    #[arg(long, requires = "keyring")]
    journal_may_end_early: bool,
}

/// What opens a back-up.
#[derive(clap::Args)]
pub(super) struct Source {
    /// The file with the age identity that opens the back-up; without it its passphrase is asked for
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// A private file whose first line is the passphrase of the back-up
    #[arg(long, value_name = "FILE", conflicts_with = "identity")]
    backup_passphrase_file: Option<PathBuf>,
    /// The key file of the folder that was backed up; not needed when the back-up was made --with-key
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A private file whose first line is the passphrase of that key
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
    /// The keyring of the folder that was backed up, or the newest copy of it
    #[arg(long, value_name = "FILE")]
    keyring: Option<PathBuf>,
    /// Refuse a back-up of any other programme
    #[arg(long, value_name = "NAME")]
    programme: Option<String>,
}

impl Source {
    /// What lies at hand, without asking anybody.
    pub(super) fn at_hand(identity: PathBuf, key_file: PathBuf, keyring: PathBuf) -> Self {
        Source {
            identity: Some(identity),
            backup_passphrase_file: None,
            key_file: Some(key_file),
            passphrase_file: None,
            keyring: Some(keyring),
            programme: None,
        }
    }
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    if !std::fs::read_dir(&ask.folder).map_or(!ask.folder.exists(), |mut inside| inside.next().is_none()) {
        return Err(refuse(format!("{} is not empty; restore into a new folder", ask.folder.display())));
    }
    // Before anything is decrypted: it is looked at once more in the moment in which it is filled.
    ask.postgres.as_deref().map_or(Ok(()), store::check_empty)?;
    let mut name = ask.folder.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    name.push(".unfinished");
    let draft = ask.folder.with_file_name(name);
    drop(std::fs::remove_dir_all(&draft));
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&draft)
        .map_err(|cause| Error::unexpected("make the folder", cause))?;
    let whither = Whither::Home { lose_sealed: ask.lose_sealed, may_end_early: ask.journal_may_end_early };
    let restored = fill((&ask.backup, &ask.source), &draft, whither).and_then(|mut found| {
        if let Some(connection) = &ask.postgres {
            move_on(&mut found.folder, connection)?;
        }
        // An empty folder of that name may stand there: renaming onto it is what replaces it.
        std::fs::rename(&draft, &ask.folder).map_err(|cause| Error::unexpected("name the folder", cause))?;
        Ok(found)
    });
    let Restored { manifest, found, nobody, journal, .. } =
        restored.inspect_err(|_| drop(std::fs::remove_dir_all(&draft)))?;
    say::line(format!(
        "{} is restored in {} as it was at {}: {} women, {} roll-call marks, {} audit entries, everything whole.",
        manifest.programmes.join(", "),
        ask.folder.display(),
        manifest.made_at,
        found.women,
        found.marks,
        found.audit_entries
    ));
    if nobody > 0 {
        say::line(format!(
            "Of {nobody} women there is no key: each came back as somebody who was forgotten, a place in the counts."
        ));
    }
    say::line("Everybody signs in again; invitations, one-session links and calendar addresses have ended.");
    match (&ask.postgres, manifest.was_in_postgres) {
        (Some(_), _) => say::line("All rows are in the PostgreSQL database, and were compared with what was sent."),
        (None, true) => say::line(
            "The programme was in PostgreSQL and is in the encrypted file of the folder now; --postgres brings it into an empty \
             database.",
        ),
        (None, false) => {}
    }
    if let Some(there) = Folder::settings(&ask.folder)?.kept_in {
        say::line(format!(
            "The folder says that it stands in {there}: if this machine does not, say so with minka country."
        ));
    }
    journal::say_restored(journal, &ask.folder, ask.journal_may_end_early);
    Ok(())
}

/// Carries what was restored on into an empty PostgreSQL. All that was taken back is in force already when the first row arrives there,
/// and nothing opens any more.
fn move_on(folder: &mut Folder, connection: &str) -> Result<(), Error> {
    let from = folder.database();
    connection.clone_into(&mut folder.settings.postgres);
    folder.settings.whereabouts()?.check()?;
    folder.save_settings()?;
    backup::carry(&from, &folder.database())?;
    for left in ["", "-wal", "-shm"] {
        let mut file = folder.database_file().into_os_string();
        file.push(left);
        // The rows stand elsewhere now, so this stops nobody: it is encrypted, and says less than the back-up that it came from.
        if let Err(cause) = std::fs::remove_file(&file)
            && cause.kind() != std::io::ErrorKind::NotFound
        {
            say::note(format!("{} could not be removed: {cause}", file.display()));
        }
    }
    Ok(())
}

/// What was restored.
pub(super) struct Restored {
    pub(super) manifest: Manifest,
    /// As it came out of the back-up, before anything was taken back again.
    pub(super) found: verify::Findings,
    /// How many women have no key: of them came back what forgetting leaves.
    nobody: usize,
    /// What the journal held since the back-up, and what it cannot know.
    pub(super) journal: Journal,
    /// The folder that it was brought into, opened.
    pub(super) folder: Folder,
}

/// What the restored folder is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whither {
    /// To be used.
    Home {
        /// Whether what is sealed and has no key may be let go.
        lose_sealed: bool,
        /// Whether it may be opened although what was taken back may be missing in the journal.
        may_end_early: bool,
    },
    /// To be looked at and removed: it touches nothing but itself.
    Trial,
}

/// Brings a back-up into an empty folder, and looks through all of it.
pub(super) fn fill((backup, ask): (&Path, &Source), draft: &Path, whither: Whither) -> Result<Restored, Error> {
    let manifest = unpack((backup, ask), draft)?;
    if let Some(expected) = &ask.programme
        && !manifest.programmes.contains(expected)
    {
        return Err(refuse(format!("this is a back-up of {}, not of {expected}", manifest.programmes.join(", "))));
    }
    let kind = Folder::kind(draft)?;
    bring_key(ask, draft, kind)?;
    let mut folder =
        Folder::open(draft, kind, || secret::known(ask.passphrase_file.as_deref(), "Passphrase of the key"))?;
    // The rows lie in the file that came out of the back-up: no database elsewhere is touched, whatever the settings name.
    let named = std::mem::take(&mut folder.settings.postgres);
    if whither == Whither::Trial {
        folder.settings.keyring_second.clear();
    }
    if whither == Whither::Trial || !named.is_empty() {
        folder.save_settings()?;
    }
    let known = Store::read_apart(&folder.database(), restraints::newest_entry)
        .map_err(|why| refuse(format!("{why}: is this the key of the folder that was backed up?")))?;
    let lose_sealed = matches!(whither, Whither::Home { lose_sealed: true, .. });
    let missing = match &ask.keyring {
        Some(file) => {
            copy_private(file, &folder.keyring_file(), "keyring")?;
            journal::bring(&folder, file, known.map(|(_, at)| at))?
        }
        None => Some(journal::missing_all(known.map(|(_, at)| at))),
    };
    // Before the tables are brought up to date: what is sealed in it are rows of the tables as they were.
    let without = under_key::open(&folder, ask.keyring.is_some(), lose_sealed)?;
    let found = verify::look(&folder.database())
        .map_err(|why| refuse(format!("{why}: is this the key of the folder that was backed up?")))?;
    if let Some(first) = found.problems.first() {
        return Err(refuse(format!("the back-up is not whole: {first}")));
    }
    let nobody = without.len();
    let replayed = bring_keyring((ask.keyring.is_some(), lose_sealed), &folder, (known, without))?;
    end_what_opens(&folder)?;
    let journal = Journal { missing, replayed };
    hold_back(&folder, journal, whither)?;
    Ok(Restored { manifest, found, nobody, journal, folder })
}

/// What cannot be known of what was taken back holds a folder back that is to be used, before it has its name.
fn hold_back(folder: &Folder, journal: Journal, whither: Whither) -> Result<(), Error> {
    let (Some(missing), Whither::Home { may_end_early, .. }) = (journal.missing, whither) else { return Ok(()) };
    let store = place::open_store(folder)?;
    match may_end_early {
        true => journal::note_opened(&store, missing),
        false => journal::hold_back(&store, missing),
    }
}

/// What was taken back since the back-up stands open in it, and nobody can tell which: so everything that opens without
/// a password ends, before the first page is served.
fn end_what_opens(folder: &Folder) -> Result<(), Error> {
    place::open_store(folder)?.change_now(By::CommandLine, |change| {
        let ended = sealing::end_what_opens(change)?;
        change.commit(Entry::event("backup.restore").detail(ended), ())
    })
}

/// Looks whether everything that is sealed has its key in the keyring, applies its journal, and forgets whoever has none any more. Where
/// there is no keyring, one is begun.
fn bring_keyring(
    (is_there, lose_sealed): (bool, bool),
    folder: &Folder,
    (known, nobody): (Option<(i64, Timestamp)>, Vec<ParticipantId>),
) -> Result<Option<Replayed>, Error> {
    let store = place::open_store(folder)?;
    if !is_there {
        if !lose_sealed && !store.read_now(place::list_sealed)?.is_empty() {
            return Err(under_key::no_keyring());
        }
        store.change_now(By::CommandLine, |change| {
            keyring::separate(change)?;
            change.commit(Entry::event("keyring.lost"), ())
        })?;
    }
    let keyring = keyring::open_of(folder, &store)?;
    if let Some(first) = keyring.damage()?.first() {
        return Err(refuse(format!("this keyring is not whole, take an older copy: {first}")));
    }
    let missing = store.read_now(place::list_sealed).and_then(|sealed| keyring::missing_keys(&keyring, sealed))?;
    if !missing.is_empty() && !lose_sealed {
        return Err(under_key::too_old(missing.len()));
    }
    if !missing.is_empty() {
        store.change_now(By::CommandLine, move |change| {
            for woman in &missing {
                place::remove_sealed(change, *woman)?;
            }
            change.commit(Entry::event("keyring.sealed_lost").detail(missing.len()), ())
        })?;
    }
    let replayed = match is_there {
        true => Some(restraints::replay(&store, (&keyring, &keyring), known)?),
        false => None,
    };
    under_key::forget(&store, &keyring, nobody)?;
    Ok(replayed)
}

/// Copies a file for its owner alone.
fn copy_private(from: &Path, goal: &Path, what: &str) -> Result<(), Error> {
    std::fs::copy(from, goal).map_err(|_| refuse(format!("the {what} {} cannot be read", from.display())))?;
    std::fs::set_permissions(goal, std::fs::Permissions::from_mode(0o600))
        .map_err(|cause| Error::unexpected("close a file to others", cause))
}

fn bring_key(ask: &Source, draft: &Path, kind: Kind) -> Result<(), Error> {
    let goal = draft.join(kind.key_file());
    match &ask.key_file {
        Some(file) => copy_private(file, &goal, "key file"),
        None if goal.exists() => Ok(()),
        None => Err(refuse("this back-up was made without the key: name the key file with --key-file")),
    }
}

/// Only these come out of a back-up, whatever else somebody put in.
const EXPECTED: [&str; 5] = ["manifest.json", "minka.toml", "minka.db", "minka.key", "demo.key"];

fn unpack((backup, ask): (&Path, &Source), draft: &Path) -> Result<Manifest, Error> {
    let file = File::open(backup).map_err(|_| refuse(format!("{} cannot be read", backup.display())))?;
    let length = file.metadata().map(|about| about.len()).unwrap_or(0);
    let bar = say::progress(length, "decrypting");
    let opened = age::Decryptor::new_buffered(BufReader::new(bar.wrap_read(file)))
        .map_err(|_| refuse(format!("{} is no back-up, or its start is damaged", backup.display())))?;
    let mut clear = unlock(ask, opened)?;
    let mut manifest = None;
    bundle::each(&mut clear, |name, _, inside| {
        let Some(name) = EXPECTED.into_iter().find(|expected| *expected == name) else {
            return Err(refuse("the back-up holds a file that Minka did not put there"));
        };
        let mut out = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(draft.join(name))
            .map_err(|cause| Error::unexpected("write the folder", cause))?;
        std::io::copy(inside, &mut out).map_err(|_| refuse("the back-up is damaged or was cut short"))?;
        out.sync_all().map_err(|cause| Error::unexpected("write the folder", cause))?;
        if name == "manifest.json" {
            manifest =
                std::fs::read(draft.join(name)).ok().and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
        }
        Ok(())
    })?;
    // To the very end: only there does the encryption say that nothing was cut off.
    std::io::copy(&mut clear, &mut std::io::sink()).map_err(|_| refuse("the back-up is damaged or was cut short"))?;
    bar.finish_and_clear();
    drop(std::fs::remove_file(draft.join("manifest.json")));
    manifest
        .filter(|known| [FORMER_FORMAT, FORMAT].contains(&known.format))
        .ok_or_else(|| refuse("this back-up was made by a newer version of Minka"))
}

fn unlock<R: Read>(ask: &Source, opened: age::Decryptor<R>) -> Result<impl Read, Error> {
    if opened.is_scrypt() {
        let passphrase = secret::known(ask.backup_passphrase_file.as_deref(), "Passphrase of the back-up")?;
        let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(passphrase));
        return opened
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|_| refuse("the passphrase of the back-up is wrong"));
    }
    let Some(file) = &ask.identity else {
        return Err(refuse("this back-up was made for an age key: name its file with --identity"));
    };
    let unreadable = |_| refuse(format!("{} holds no age identity", file.display()));
    let identities = age::IdentityFile::from_file(file.display().to_string())
        .map_err(unreadable)?
        .into_identities()
        .map_err(|_| refuse(format!("{} holds no age identity", file.display())))?;
    opened
        .decrypt(identities.iter().map(|one| one.as_ref() as &dyn age::Identity))
        .map_err(|_| refuse("this identity does not open the back-up, or the back-up is damaged"))
}
