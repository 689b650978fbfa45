//! When the last good back-up and the last good restore drill were: kept in a small file beside the data.
//!
//! Not in the database: a back-up that is put back would bring its own past with it and say that all is well. A new folder has no file,
//! and so no back-up yet.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{clock::instant_text, error::Error, folder::write_private};

/// The file's name in a data folder.
pub const FILE: &str = "upkeep.toml";

/// A back-up older than so many days is worth a warning.
pub const BACKUP_DAYS: i64 = 7;
/// A restore drill older than so many days is worth a warning.
pub const DRILL_DAYS: i64 = 90;
/// After so many days the running program makes a drill by itself.
pub const WEEK_DAYS: i64 = 7;

/// The file that names the newest back-up that was made here.
pub const NEWEST: &str = "newest-backup";

crate::keyed! {
    /// What a drill by itself waits for.
    Waits {
        /// Nobody has made a back-up here yet.
        Backup = "backup",
        /// The newest back-up is no longer where it was made.
        File = "file",
        /// Nobody has named a key that opens it.
        Identity = "identity",
        /// The key file of the folder has a passphrase, which nobody is there to type.
        Passphrase = "passphrase",
        /// It was tried, and did not come back whole.
        Failed = "failed",
    }
}

/// What is known of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// When the last back-up was made, read back and found whole.
    pub last_backup: Option<Timestamp>,
    /// When a back-up was last restored for trial, and everything in it was there.
    pub last_drill: Option<Timestamp>,
    /// What a drill by itself waits for; nothing when it needs nothing.
    pub drill_waits: Option<Waits>,
}

/// As the file writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    last_backup: Option<String>,
    last_drill: Option<String>,
    drill_waits: Option<String>,
}

impl Upkeep {
    /// What a folder's file says; nothing where there is none.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        match std::fs::read_to_string(folder.join(FILE)) {
            Ok(text) => {
                Upkeep::from_text(&text).ok_or_else(|| Error::Unexpected("upkeep.toml cannot be read".to_owned()))
            }
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(Upkeep::default()),
            Err(cause) => Err(Error::unexpected("read upkeep.toml", cause)),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let written: Written = toml::from_str(text).ok()?;
        let read = |text: Option<String>| text.map(|text| text.parse().ok()).map_or(Some(None), |at| at.map(Some));
        let drill_waits = written.drill_waits.as_deref().and_then(Waits::parse);
        Some(Upkeep { last_backup: read(written.last_backup)?, last_drill: read(written.last_drill)?, drill_waits })
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(self, folder: &Path) -> Result<(), Error> {
        let (last_backup, last_drill) = (self.last_backup.map(instant_text), self.last_drill.map(instant_text));
        let drill_waits = self.drill_waits.map(|waits| waits.key().to_owned());
        let text = toml::to_string(&Written { last_backup, last_drill, drill_waits })
            .map_err(|cause| Error::unexpected("write upkeep.toml", cause))?;
        write_private(&folder.join(FILE), text.as_bytes())
    }
}

/// Notes where the newest back-up lies.
///
/// # Errors
/// When the disk refuses.
pub fn note_newest(folder: &Path, backup: &Path) -> Result<(), Error> {
    let backup = std::path::absolute(backup).map_err(|cause| Error::unexpected("find the back-up", cause))?;
    write_private(&folder.join(NEWEST), backup.to_string_lossy().as_bytes())
}

/// Where the newest back-up was put; nothing when none was made here.
#[must_use]
pub fn newest(folder: &Path) -> Option<PathBuf> {
    let noted = std::fs::read_to_string(folder.join(NEWEST)).ok()?;
    Some(PathBuf::from(noted.trim())).filter(|path| !path.as_os_str().is_empty())
}

/// Who looks after the back-ups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The program itself: in this folder stands when.
    Folder(PathBuf),
    /// `PostgreSQL`'s own tools, which tell us nothing.
    Elsewhere,
}

/// Where the running program finds out; said once, when it starts. Its clones share it.
#[derive(Clone, Debug, Default)]
pub struct Place(Arc<OnceLock<Keeper>>);

impl Place {
    /// Says it. A second time changes nothing.
    pub fn is(&self, keeper: Keeper) {
        drop(self.0.set(keeper));
    }

    /// Who it is; nothing while nobody has said so.
    #[must_use]
    pub fn keeper(&self) -> Option<&Keeper> {
        self.0.get()
    }
}

/// Whole days since then; nothing when it never was.
#[must_use]
pub fn days_since(then: Option<Timestamp>, now: Timestamp) -> Option<i64> {
    then.map(|then| now.duration_since(then).as_hours().max(0) / 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_no_file_is_never() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Upkeep::read(folder.path()).ok(), Some(Upkeep::default()));
        let known = Upkeep {
            last_backup: Some("2026-11-24T13:00:00Z".parse().expect("an instant")),
            drill_waits: Some(Waits::Identity),
            ..Upkeep::default()
        };
        assert_eq!(newest(folder.path()), None);
        note_newest(folder.path(), Path::new("/media/asar.minka")).expect("noted");
        assert_eq!(newest(folder.path()), Some(PathBuf::from("/media/asar.minka")));
        known.write(folder.path()).expect("written");
        assert_eq!(Upkeep::read(folder.path()).ok(), Some(known));
        std::fs::write(folder.path().join(FILE), "last_backup = 'yesterday'").expect("written");
        assert!(Upkeep::read(folder.path()).is_err(), "what cannot be read is not never");
    }

    #[test]
    fn days_are_whole_and_a_clock_that_was_set_back_gives_none_below_nought() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let now = at("2026-11-24T13:00:00Z");
        for (then, days) in [
            ("2026-11-24T12:00:00Z", 0),
            ("2026-11-23T13:00:00Z", 1),
            ("2026-11-17T13:00:01Z", 6),
            ("2026-11-25T13:00:00Z", 0),
        ] {
            assert_eq!(days_since(Some(at(then)), now), Some(days), "{then}");
        }
        assert_eq!(days_since(None, now), None);
    }
}
