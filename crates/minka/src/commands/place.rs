//! Which data folder a command works on, and how it is opened.

use std::path::{Path, PathBuf};

use super::{refuse, secret};
use crate::foundation::{
    clock::Clock,
    error::Error,
    folder::{Folder, Kind},
    store::Store,
};

/// The folder of a programme.
#[derive(clap::Args)]
pub(super) struct Place {
    /// The data folder
    #[arg(long, value_name = "FOLDER", default_value = "minka-data")]
    pub(super) folder: PathBuf,
    /// A private file whose first line is the passphrase of the key; without it the passphrase is asked for
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
}

impl Place {
    /// Opens the folder as what it must be.
    pub(super) fn open(&self, kind: Kind) -> Result<Folder, Error> {
        Folder::open(&self.folder, kind, || secret::known(self.passphrase_file.as_deref(), "Passphrase of the key"))
    }

    /// Opens the folder as whatever it is: for commands that look after files and show nobody's data.
    pub(super) fn open_any(&self) -> Result<Folder, Error> {
        self.open(Folder::kind(&self.folder)?)
    }
}

/// Opens the folder's database with the machine's clock.
pub(super) fn open_store(folder: &Folder) -> Result<Store, Error> {
    Store::open(&folder.database(), &Clock::system())
}

/// Refuses a folder with anything in it: what stands there belongs to somebody, and may be all that is left of a programme.
pub(super) fn check_free(folder: &Path) -> Result<(), Error> {
    if std::fs::read_dir(folder).map_or(!folder.exists(), |mut inside| inside.next().is_none()) {
        return Ok(());
    }
    Err(refuse(format!("{} is not empty; choose a new folder", folder.display())))
}
