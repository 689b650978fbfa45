//! When the last good back-up and the last good restore drill were: kept in a small file beside the data.
//!
//! Not in the database: a back-up that is put back would bring its own past with it and say that all is well. A new folder has no file,
//! and so no back-up yet.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    clock::instant_text,
    error::Error,
    folder::{Folder, write_private},
    keyring,
};

/// The file's name in a data folder.
pub const FILE: &str = "upkeep.toml";

/// A back-up older than so many days is worth a warning.
pub const BACKUP_DAYS: i64 = 7;
/// A restore drill older than so many days is a danger: one is made every week, and nobody knows whether a back-up helps before.
pub const DRILL_DAYS: i64 = 8;
/// A copy of the keyring older than so many days is a danger: one is made every day, and what is sealed since is lost with the disk.
pub const KEYRING_DAYS: i64 = 1;
/// After so many days the running program makes a drill by itself.
pub const WEEK_DAYS: i64 = 7;

/// The file that names the newest back-up that was made here.
pub const NEWEST: &str = "newest-backup";

/// What is to be said where the key that opens the back-ups lies on the machine that they are to outlive.
pub const IDENTITY_HERE: &str = "drill_identity in minka.toml keeps on this machine the key that opens the back-ups: whoever takes the \
     machine opens them too. Safer is a drill on another one: minka drill --apart there, minka drill --report here";

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

/// Where the running program finds out: the folder, said once, when it starts. Its clones share it.
#[derive(Clone, Debug, Default)]
pub struct Place(Arc<OnceLock<PathBuf>>);

impl Place {
    /// Says it. A second time changes nothing.
    pub fn is(&self, folder: PathBuf) {
        drop(self.0.set(folder));
    }

    /// Where it is; nothing while nobody has said so.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.0.get().map(PathBuf::as_path)
    }
}

/// Whether the key that opens the back-ups lies here, where the settings of a folder say ([`IDENTITY_HERE`]).
#[must_use]
pub fn holds_identity(folder: &Path) -> bool {
    Folder::settings(folder).is_ok_and(|settings| Path::new(&settings.drill_identity).is_file())
}

/// How many days ago the newest copy of the keyring was made; nothing when there is none.
#[must_use]
pub fn days_of_keyring(folder: &Path, now: Timestamp) -> Option<i64> {
    let copy = keyring::newest_copy(folder)?;
    let today = now.to_zoned(TimeZone::UTC).date();
    copy.day.until(today).ok().map(|span| i64::from(span.get_days()).max(0))
}

/// The ages in days as figures for whoever watches over the machine; what never was has no line.
#[must_use]
pub fn figures(folder: &Path, now: Timestamp) -> String {
    let known = Upkeep::read(folder).unwrap_or_default();
    let ages = [
        ("backup", days_since(known.last_backup, now)),
        ("drill", days_since(known.last_drill, now)),
        ("keyring_copy", days_of_keyring(folder, now)),
    ];
    let line = |(what, days): (&str, Option<i64>)| {
        days.map(|days| format!("# TYPE minka_{what}_age_days gauge\nminka_{what}_age_days {days}\n"))
    };
    ages.into_iter().filter_map(line).collect()
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
    fn figures_tell_ages_and_nothing_of_what_never_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let now: Timestamp = "2026-11-24T13:00:00Z".parse().expect("an instant");
        assert_eq!(figures(folder.path(), now), "");
        let known = Upkeep { last_drill: "2026-11-17T13:00:00Z".parse().ok(), ..Upkeep::default() };
        known.write(folder.path()).expect("written");
        let copies = folder.path().join(keyring::COPIES);
        std::fs::create_dir(&copies).expect("a folder");
        for day in ["2026-11-20", "2026-11-22"] {
            std::fs::write(copies.join(format!("keyring-{day}.db")), "").expect("written");
        }
        let said = figures(folder.path(), now);
        assert!(
            said.contains("minka_drill_age_days 7\n") && said.contains("minka_keyring_copy_age_days 2\n"),
            "{said}"
        );
        assert!(!said.contains("backup"), "{said}");
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
