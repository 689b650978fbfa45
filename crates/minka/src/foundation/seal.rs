//! A folder that was sealed: a mark beside the data says so, and the key file is gone, or worth nothing without its passphrase.
//!
//! Nothing opens a sealed folder but `minka unseal`, with two of the three papers or the passphrase. What it refuses: to let go of
//! a key of which no papers were made.

use std::{
    io::{Seek, Write},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use tokio::sync::watch;

use super::{
    crypto::{Keys, fill_random},
    error::Error,
    folder::{Folder, KeyFile, look_at_key, write_private},
};

/// The mark's name in a data folder.
pub const MARK: &str = "sealed";
/// The file that says for which key papers were made.
pub const PAPERS: &str = "papers-made";

/// How a folder begins in which a back-up is brought back on trial.
pub const TRIAL: &str = "drill-";

/// Part of a file's format: never change it.
const NAME_LABEL: &str = "papers of the key";

/// Whether a folder is sealed.
#[must_use]
pub fn is_sealed(folder: &Path) -> bool {
    folder.join(MARK).exists()
}

/// What names a key and opens nothing.
fn name_of(keys: &Keys) -> String {
    data_encoding::HEXLOWER.encode(&keys.subkey(NAME_LABEL)[..16])
}

/// Notes that the three papers of this very key were made.
///
/// # Errors
/// When the disk refuses.
pub fn note_papers(folder: &Folder) -> Result<(), Error> {
    write_private(&folder.path.join(PAPERS), format!("{}\n", name_of(&folder.keys)).as_bytes())
}

fn has_papers(folder: &Path, keys: &Keys) -> bool {
    std::fs::read_to_string(folder.join(PAPERS)).is_ok_and(|noted| noted.trim() == name_of(keys))
}

/// What becomes of the key when a folder is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyThen {
    /// It lies open, and three papers were made of it: it goes.
    Goes,
    /// It lies under a passphrase, without which it is worth nothing: it stays.
    Stays,
    /// It is gone already.
    IsGone,
    /// It lies open, and there are no papers: nobody could open the folder again.
    WouldBeLost,
}

/// What would become of the key.
///
/// # Errors
/// When the folder or its key file cannot be read.
pub fn look(folder: &Path) -> Result<KeyThen, Error> {
    let file = folder.join(Folder::kind(folder)?.key_file());
    Ok(match look_at_key(&file)? {
        None => KeyThen::IsGone,
        Some(KeyFile::Wrapped) => KeyThen::Stays,
        Some(KeyFile::Plain(keys)) if has_papers(folder, &keys) => KeyThen::Goes,
        Some(KeyFile::Plain(_)) => KeyThen::WouldBeLost,
    })
}

/// Puts the mark beside the data, durable when this returns. It says nothing but that it is there.
///
/// # Errors
/// When the disk refuses.
pub fn mark(folder: &Path) -> Result<(), Error> {
    write_private(&folder.join(MARK), b"sealed\n")?;
    sync(folder)
}

/// Takes the mark away: the last step of unsealing.
///
/// # Errors
/// When the disk refuses.
pub fn unmark(folder: &Path) -> Result<(), Error> {
    std::fs::remove_file(folder.join(MARK)).map_err(|cause| Error::unexpected("take the mark away", cause))?;
    sync(folder)
}

/// Lets go of a key that lies open, if there are papers of it: written over, then removed. Where a disk keeps old blocks, what was
/// written over may still be found by whoever takes it apart; a key with a passphrase is the stronger choice.
///
/// # Errors
/// When there are no papers, or the disk refuses.
pub fn let_key_go(folder: &Path) -> Result<(), Error> {
    match look(folder)? {
        KeyThen::Stays => return Ok(()),
        KeyThen::WouldBeLost => return Err(Error::Conflict("sealing-no-papers")),
        KeyThen::Goes | KeyThen::IsGone => {}
    }
    let name = Folder::kind(folder)?.key_file();
    // A back-up that was being tried has the key beside it.
    let inside = std::fs::read_dir(folder).map_err(|cause| Error::unexpected("look into the folder", cause))?;
    let trials = inside.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(TRIAL));
    for file in trials.map(|entry| entry.path().join(name)).chain([folder.join(name)]) {
        write_over(&file)?;
    }
    sync(folder)
}

/// Writes over a file and removes it; one that is not there is gone already.
fn write_over(file: &Path) -> Result<(), Error> {
    if !file.exists() {
        return Ok(());
    }
    let failed = |cause: std::io::Error| Error::unexpected("let go of the key file", cause);
    let mut open = std::fs::OpenOptions::new().write(true).open(file).map_err(failed)?;
    let length = usize::try_from(open.metadata().map_err(failed)?.len()).unwrap_or(0);
    let mut noise = vec![0u8; length];
    fill_random(&mut noise);
    for bytes in [noise, vec![0u8; length]] {
        open.rewind().map_err(failed)?;
        open.write_all(&bytes).map_err(failed)?;
        open.sync_all().map_err(failed)?;
    }
    std::fs::remove_file(file).map_err(failed)
}

fn sync(folder: &Path) -> Result<(), Error> {
    let synced = std::fs::File::open(folder).and_then(|open| open.sync_all());
    synced.map_err(|cause| Error::unexpected("write the folder", cause))
}

/// How far a running program has come with sealing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doors {
    /// It answers as always.
    #[default]
    Open,
    /// Two have spoken: whoever asks from now on gets the one page of a sealed site.
    Closing,
    /// Everything has ended: the process can go.
    Closed,
}

/// What a running program knows of its folder, and whether its doors are open. Handed to whoever asks the app for it.
#[derive(Clone)]
pub struct Seat(Arc<Held>);

struct Held {
    folder: OnceLock<PathBuf>,
    doors: watch::Sender<Doors>,
}

impl Default for Seat {
    fn default() -> Self {
        Seat(Arc::new(Held { folder: OnceLock::new(), doors: watch::Sender::new(Doors::Open) }))
    }
}

impl Seat {
    /// Says which folder is served. Once.
    pub fn is(&self, folder: PathBuf) {
        drop(self.0.folder.set(folder));
    }

    /// The folder that is served; nothing where none was said.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.0.folder.get().map(PathBuf::as_path)
    }

    /// How far it has come.
    #[must_use]
    pub fn doors(&self) -> Doors {
        *self.0.doors.borrow()
    }

    /// Opens, closes or shuts them.
    pub fn set(&self, doors: Doors) {
        self.0.doors.send_replace(doors);
    }

    /// Resolves when everything has ended.
    pub async fn closed(&self) {
        let mut told = self.0.doors.subscribe();
        // The sender lives in this very handle: it is not dropped meanwhile.
        drop(told.wait_for(|doors| *doors == Doors::Closed).await);
    }
}
