//! `minka backup`: one encrypted file with everything but the key, copied while the program runs and checked before it counts.

use std::{
    fs::File,
    io::{BufWriter, Read, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{
    bundle, place,
    place::Place,
    refuse, say, secret, under_key, verify,
    whole::{self, Existing},
};
use crate::foundation::{
    audit::Entry,
    change::By,
    clock::Clock,
    error::Error,
    folder::{Folder, SettingsFile},
    keyring::Keyring,
    law::Country,
    store::{self, Database, Store},
    upkeep::{self, Upkeep},
};

const EXAMPLES: &str = "\
Examples:
  minka backup asar-2026-11-24.minka --folder asar --passphrase
  minka backup asar.minka --folder asar --recipient age1… --recipient age1…
  minka backup asar.minka --folder asar --recipient age1… --with-key

The keyring (a key of her own for every woman) is never in a back-up, so that forgetting a woman reaches every back-up: keep \
the newest file of keyring-copies apart too, and replace it every day; it is worth nothing without the key file. In a back-up all that \
is hers is sealed under her key, her name and her days too: without the keyring it brings back the programme, and no woman.
Without --with-key the key file of the folder is needed to restore: keep a copy of it apart from the back-ups. \
Where back-ups may be put, and in which country that is, stands in minka.toml (`minka country`): elsewhere none is made. \
The file is an age file with a tar archive in it: `age -d asar.minka | tar t` lists it without Minka. \
What is in PostgreSQL is copied as it is at one moment, while the program runs, into an encrypted file like any other programme's; how \
PostgreSQL is reached is not in it. For the time of a back-up this folder needs room for two copies of the data. \
A back-up counts once `minka drill` has brought it back on trial; the first page says how old the last of both is.

Exit status: 0 made and checked, 1 refused: no back-up is left behind, 2 the command was not understood.";

/// Copy everything into one encrypted file
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The file to make
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    lock: Lock,
    /// Put the key into the back-up too: whoever opens the back-up then reads all that is not sealed under a woman's own key
    #[arg(long)]
    with_key: bool,
}

/// Who can open it.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Lock {
    /// An age public key that can open it; give two or more, kept by different people
    #[arg(long, value_name = "AGE1…")]
    recipient: Vec<String>,
    /// Protect it with a passphrase, which is asked for
    #[arg(long)]
    passphrase: bool,
    /// Protect it with the passphrase in the first line of a private file
    #[arg(long, value_name = "FILE")]
    backup_passphrase_file: Option<PathBuf>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    whole::check(&ask.file, Existing::Keep)
        .map_err(|why| refuse(format!("{why}; a back-up never replaces another")))?;
    let lock = read_lock(&ask.lock)?;
    let folder = ask.place.open_wherever()?;
    let there = target_of(&folder, &ask.file)?;
    let (store, keyring) = place::open_both(&folder)?;
    let copy = copy_checked(&folder, (&store, &keyring), there)?;
    drop(store);
    let mut digest = Vec::new();
    let written = whole::write(&ask.file, Existing::Keep, |out| {
        digest = pack(&folder, &copy.file, ask.with_key, lock, out)?;
        Ok(())
    });
    drop(copy);
    let length = written?;
    read_back(&ask.file, &digest).inspect_err(|_| drop(std::fs::remove_file(&ask.file)))?;
    note_done(&folder)?;
    upkeep::note_newest(&folder.path, &ask.file)?;
    say::line(format!("{} holds everything ({} KB), checked.", ask.file.display(), length.div_ceil(1024)));
    say_country(&folder, there)?;
    say_where_keys_are(&keyring);
    if ask.lock.recipient.len() == 1 {
        say::note("Only one key opens it. Give two with --recipient, kept by two people: one of them may be lost.");
    }
    if !ask.with_key {
        say::line(format!(
            "It opens only with {}: keep a copy of that file somewhere else.",
            folder.key_file().display()
        ));
    }
    Ok(())
}

/// In which country the back-up will lie; nothing where nobody has to say so.
fn target_of(folder: &Folder, file: &Path) -> Result<Option<Country>, Error> {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent =
        std::path::absolute(parent).map_err(|cause| Error::unexpected("find the place of the back-up", cause))?;
    folder.settings.whereabouts()?.target_of(&parent)
}

fn say_country(folder: &Folder, there: Option<Country>) -> Result<(), Error> {
    let Some(there) = there else { return Ok(()) };
    let whereabouts = folder.settings.whereabouts()?;
    match whereabouts.country {
        Some(country) if whereabouts.is_abroad(there) => say::line(format!(
            "It lies in {there}, outside {country}: encrypted, and written down as a copy abroad in the records of processing."
        )),
        _ => say::line(format!("It lies in {there}.")),
    }
    Ok(())
}

/// Reads what stands on the disk: a stick that was full, or is broken, says so only now.
fn read_back(file: &Path, digest: &[u8]) -> Result<(), Error> {
    let failed = |_| refuse(format!("{} cannot be read back: no back-up is left behind", file.display()));
    let (mut from, mut hash, mut piece) = (File::open(file).map_err(failed)?, Sha256::new(), vec![0u8; 1 << 16]);
    loop {
        match from.read(&mut piece).map_err(failed)? {
            0 => break,
            length => hash.update(&piece[..length]),
        }
    }
    if hash.finalize()[..] == *digest {
        return Ok(());
    }
    Err(refuse(format!("{} is not what was written: no back-up is left behind", file.display())))
}

/// The first page of those who answer for it says how old the last one is.
fn note_done(folder: &Folder) -> Result<(), Error> {
    let known = Upkeep::read(&folder.path).unwrap_or_default();
    Upkeep { last_backup: Some(Clock::system().now()), ..known }.write(&folder.path)
}

/// Counts every byte into a digest on its way.
struct Hashed<W: Write> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// The keyring stays out of back-ups, or nobody could ever be forgotten: a fresh copy of it is made beside the data.
fn say_where_keys_are(keyring: &Keyring) {
    match keyring.copy_now(Clock::system().now()) {
        Ok(copy) => say::line(format!(
            "The keys of the women are not in it. Their newest copy is {}: keep that somewhere else too, for two weeks.",
            copy.display()
        )),
        Err(why) => say::note(format!("The keys of the women could not be copied: {why}")),
    }
}

fn read_lock(lock: &Lock) -> Result<age::Encryptor, Error> {
    if lock.recipient.is_empty() {
        let passphrase = secret::new(lock.backup_passphrase_file.as_deref(), "Passphrase of the back-up")?;
        return Ok(age::Encryptor::with_user_passphrase(age::secrecy::SecretString::from(passphrase)));
    }
    let read = |text: &String| {
        let known: Result<age::x25519::Recipient, _> = text.parse();
        known.map_err(|_| refuse(format!("{text} is no age public key; age-keygen makes one")))
    };
    let recipients = lock.recipient.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    age::Encryptor::with_recipients(recipients.iter().map(|one| one as &dyn age::Recipient))
        .map_err(|cause| Error::unexpected("prepare the encryption", cause))
}

/// A checked copy, gone when it is dropped.
struct Copy {
    folder: PathBuf,
    file: PathBuf,
}

impl Drop for Copy {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The audit entry first, then the copy, which therefore holds it; then the copy is opened anew and looked through. What goes on from there
/// is a file of its own, in which all that is hers lies under her key.
fn copy_checked(folder: &Folder, (store, keyring): (&Store, &Keyring), there: Option<Country>) -> Result<Copy, Error> {
    let inner = folder.path.join(format!("backup-{}", std::process::id()));
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&inner)
        .map_err(|cause| Error::unexpected("make room for the copy", cause))?;
    let copy = Copy { file: inner.join("minka.db"), folder: inner };
    let plain = folder.as_file(copy.folder.join("plain.db"));
    let bar = say::progress(3, "copying");
    let entry = Entry::event("backup.make").detail(there.map(|there| format!("to {there}")).unwrap_or_default());
    store.change_now(By::CommandLine, |change| change.commit(entry, ()))?;
    bar.inc(1);
    match folder.database() {
        Database::Sqlite { .. } => store.copy_into(&copy.folder.join("plain.db"))?,
        from @ Database::Postgres { .. } => carry(&from, &plain)?,
    }
    bar.inc(1);
    let found = verify::look(&plain)?;
    bar.finish_and_clear();
    if let Some(first) = found.problems.first() {
        return Err(refuse(format!("the copy is not whole, and no back-up was made: {first}")));
    }
    under_key::seal(&plain, &folder.as_file(copy.file.clone()), keyring)?;
    // Its room is needed for the back-up itself, where that lies on the same disk.
    drop(std::fs::remove_file(copy.folder.join("plain.db")));
    Ok(copy)
}

/// Every row from one database into another, with a bar for whoever waits.
pub(super) fn carry(from: &Database, to: &Database) -> Result<(), Error> {
    let bar = say::progress(0, "rows");
    store::carry(from, to, &mut |at| {
        bar.set_length(at.all);
        bar.set_position(at.done);
    })?;
    bar.finish_and_clear();
    Ok(())
}

/// What is hers lies under her key.
pub(super) const FORMAT: u32 = 2;
/// The database as it stood, with what is not sealed in it in clear.
pub(super) const FORMER_FORMAT: u32 = 1;

/// What the archive says about itself, for `restore`.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Manifest {
    /// The version of this arrangement: [`FORMAT`], or [`FORMER_FORMAT`].
    pub(super) format: u32,
    /// The programmes in it.
    pub(super) programmes: Vec<String>,
    /// When it was made.
    pub(super) made_at: String,
    /// Whether the programme was in PostgreSQL then.
    #[serde(default)]
    pub(super) was_in_postgres: bool,
}

/// Writes the archive, encrypted, and gives the digest of what was written.
fn pack(folder: &Folder, copy: &Path, with_key: bool, lock: age::Encryptor, out: &mut File) -> Result<Vec<u8>, Error> {
    let manifest = Manifest {
        format: FORMAT,
        programmes: programmes(folder, copy)?,
        made_at: crate::foundation::clock::instant_text(Clock::system().now()),
        was_in_postgres: !folder.settings.postgres.is_empty(),
    };
    let manifest = serde_json::to_vec(&manifest).map_err(|cause| Error::unexpected("write the manifest", cause))?;
    let failed = |cause: std::io::Error| Error::unexpected("write the back-up", cause);
    let settings = settings_text(folder)?;
    let mut files = vec![copy.to_path_buf()];
    if with_key {
        files.push(folder.key_file());
    }
    let mut total = 0;
    for file in &files {
        total += std::fs::metadata(file).map_err(failed)?.len();
    }
    let bar = say::progress(total, "encrypting");
    let hashed = Hashed { inner: BufWriter::new(out), hash: Sha256::new() };
    let mut sealed = lock.wrap_output(hashed).map_err(failed)?;
    bundle::add(&mut sealed, "manifest.json", manifest.len() as u64, &mut manifest.as_slice())?;
    bundle::add(&mut sealed, "minka.toml", settings.len() as u64, &mut settings.as_bytes())?;
    for file in &files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let from = File::open(file).map_err(failed)?;
        let length = from.metadata().map_err(failed)?.len();
        bundle::add(&mut sealed, &name, length, &mut bar.wrap_read(from))?;
    }
    bundle::end(&mut sealed)?;
    let mut hashed = sealed.finish().map_err(failed)?;
    hashed.flush().map_err(failed)?;
    bar.finish_and_clear();
    Ok(hashed.hash.finalize().to_vec())
}

/// The settings as they stand there. How a PostgreSQL is reached stays out: a trial on another machine must never come upon the
/// database that is in use, and a password is nobody's who opens a back-up.
fn settings_text(folder: &Folder) -> Result<String, Error> {
    if folder.settings.postgres.is_empty() {
        return std::fs::read_to_string(folder.path.join("minka.toml"))
            .map_err(|cause| Error::unexpected("read minka.toml", cause));
    }
    let settings = SettingsFile { postgres: String::new(), ..folder.settings.clone() };
    toml::to_string(&settings).map_err(|cause| Error::unexpected("write minka.toml", cause))
}

fn programmes(folder: &Folder, copy: &Path) -> Result<Vec<String>, Error> {
    Store::read_apart(&folder.as_file(copy.to_path_buf()), crate::users::list_programme_names)
}
