//! `minka backup`: one encrypted file with everything but the key, copied while the program runs and checked before it counts.

use std::{
    fs::File,
    io::{BufWriter, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use super::{
    bundle, place,
    place::Place,
    refuse, say, secret, verify,
    whole::{self, Existing},
};
use crate::foundation::{
    audit::Entry,
    change::By,
    clock::Clock,
    error::Error,
    folder::Folder,
    store::{Database, Store},
};

const EXAMPLES: &str = "\
Examples:
  minka backup asar-2026-11-24.minka --folder asar --passphrase
  minka backup asar.minka --folder asar --recipient age1… --recipient age1…
  minka backup asar.minka --folder asar --recipient age1… --with-key

The keyring (a key of her own for every woman) is never in a back-up, so that forgetting a woman reaches every back-up: keep
the newest file of keyring-copies apart too, and replace it every day; it is worth nothing without the key file.
Without --with-key the key file of the folder is needed to restore: keep a copy of it apart from the back-ups.
The file is an age file with a tar archive in it: `age -d asar.minka | tar t` lists it without Minka.
A programme on PostgreSQL is backed up with pg_dump.

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
    let folder = ask.place.open_any()?;
    let copy = copy_checked(&folder)?;
    let written = whole::write(&ask.file, Existing::Keep, |out| pack(&folder, &copy.file, ask.with_key, lock, out));
    drop(copy);
    let length = written?;
    say::line(format!("{} holds everything ({} KB), checked.", ask.file.display(), length.div_ceil(1024)));
    say_where_keys_are(&folder);
    if !ask.with_key {
        say::line(format!(
            "It opens only with {}: keep a copy of that file somewhere else.",
            folder.key_file().display()
        ));
    }
    Ok(())
}

/// The keyring stays out of back-ups, or nobody could ever be forgotten: a fresh copy of it is made beside the data.
fn say_where_keys_are(folder: &Folder) {
    let copied = place::open_both(folder).and_then(|(_, keyring)| keyring.copy_now(Clock::system().now()));
    match copied {
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

/// The audit entry first, then the copy, which therefore holds it; then the copy is opened anew and looked through.
fn copy_checked(folder: &Folder) -> Result<Copy, Error> {
    let Database::Sqlite { key, .. } = folder.database() else {
        return Err(refuse("this programme keeps its data in PostgreSQL: back it up with pg_dump"));
    };
    let inner = folder.path.join(format!("backup-{}", std::process::id()));
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&inner)
        .map_err(|cause| Error::unexpected("make room for the copy", cause))?;
    let copy = Copy { file: inner.join("minka.db"), folder: inner };
    let bar = say::progress(3, "copying");
    let store = place::open_store(folder)?;
    store.change_now(By::CommandLine, |change| change.commit(Entry::event("backup.make"), ()))?;
    bar.inc(1);
    store.copy_into(&copy.file)?;
    bar.inc(1);
    let found = verify::look(&Database::Sqlite { file: copy.file.clone(), key })?;
    bar.finish_and_clear();
    match found.problems.first() {
        None => Ok(copy),
        Some(first) => Err(refuse(format!("the copy is not whole, and no back-up was made: {first}"))),
    }
}

/// What the archive says about itself, for `restore`.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Manifest {
    /// The version of this arrangement.
    pub(super) format: u32,
    /// The programmes in it.
    pub(super) programmes: Vec<String>,
    /// When it was made.
    pub(super) made_at: String,
}

fn pack(folder: &Folder, copy: &Path, with_key: bool, lock: age::Encryptor, out: &mut File) -> Result<(), Error> {
    let manifest = Manifest {
        format: 1,
        programmes: programmes(folder, copy)?,
        made_at: crate::foundation::clock::instant_text(Clock::system().now()),
    };
    let manifest = serde_json::to_vec(&manifest).map_err(|cause| Error::unexpected("write the manifest", cause))?;
    let failed = |cause: std::io::Error| Error::unexpected("write the back-up", cause);
    let mut files = vec![folder.path.join("minka.toml"), copy.to_path_buf()];
    if with_key {
        files.push(folder.key_file());
    }
    let mut total = 0;
    for file in &files {
        total += std::fs::metadata(file).map_err(failed)?.len();
    }
    let bar = say::progress(total, "encrypting");
    let mut sealed = lock.wrap_output(BufWriter::new(out)).map_err(failed)?;
    bundle::add(&mut sealed, "manifest.json", manifest.len() as u64, &mut manifest.as_slice())?;
    for file in &files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let from = File::open(file).map_err(failed)?;
        let length = from.metadata().map_err(failed)?.len();
        bundle::add(&mut sealed, &name, length, &mut bar.wrap_read(from))?;
    }
    bundle::end(&mut sealed)?;
    sealed.finish().and_then(|mut out| out.flush()).map_err(failed)?;
    bar.finish_and_clear();
    Ok(())
}

fn programmes(folder: &Folder, copy: &Path) -> Result<Vec<String>, Error> {
    let Database::Sqlite { key, .. } = folder.database() else { return Ok(Vec::new()) };
    Store::read_apart(&Database::Sqlite { file: copy.to_path_buf(), key }, crate::users::list_programme_names)
}
