//! Rolling copies of the keyring: one a day, opened and looked through before it counts, gone after two weeks.
//!
//! They are what gives keys back after a disk has died, and what bounds forgetting: a key that was taken away today is in
//! no copy two weeks from now.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    Keyring,
    store::{File, sync_folder_of},
};
use crate::foundation::error::Error;

/// How many days a copy is kept.
pub const KEPT_DAYS: i64 = 14;

/// The folder beside the data that holds the copies.
pub const COPIES: &str = "keyring-copies";

/// The newest copy of a folder's keyring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewestCopy {
    /// The day it was made.
    pub day: Date,
    /// Where it is.
    pub file: PathBuf,
}

fn copies(folder: &Path) -> Vec<NewestCopy> {
    let Ok(inside) = std::fs::read_dir(folder.join(COPIES)) else { return Vec::new() };
    let mut found: Vec<NewestCopy> = inside
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let day = name.to_str()?.strip_prefix("keyring-")?.strip_suffix(".db")?.parse().ok()?;
            Some(NewestCopy { day, file: entry.path() })
        })
        .collect();
    found.sort_by_key(|copy| copy.day);
    found
}

/// The newest copy beside the data.
#[must_use]
pub fn newest_copy(folder: &Path) -> Option<NewestCopy> {
    copies(folder).pop()
}

fn day_of(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}

impl Keyring {
    fn folder(&self) -> &Path {
        self.path().parent().unwrap_or(Path::new("."))
    }

    /// Takes today's copy unless it is there, and removes those of two weeks ago.
    ///
    /// # Errors
    /// When a copy cannot be made or is not whole; the older ones stay.
    pub fn keep_copies(&self, now: Timestamp) -> Result<(), Error> {
        let is_due = newest_copy(self.folder()).is_none_or(|copy| copy.day != day_of(now));
        let made = if is_due { self.copy_now(now).map(drop) } else { Ok(()) };
        self.remove_old_copies(now)?;
        self.forget_old_restraints(now)?;
        made
    }

    /// Takes a copy now, in place of an earlier one of today, and gives its file.
    ///
    /// # Errors
    /// When it cannot be made, or is not whole.
    pub fn copy_now(&self, now: Timestamp) -> Result<PathBuf, Error> {
        let failed = |cause: std::io::Error| Error::unexpected("copy the keyring", cause);
        let folder = self.folder().join(COPIES);
        if !folder.is_dir() {
            use std::os::unix::fs::DirBuilderExt;
            std::fs::DirBuilder::new().mode(0o700).create(&folder).map_err(failed)?;
        }
        let goal = folder.join(format!("keyring-{}.db", day_of(now)));
        let draft = folder.join(format!("unfinished-{}", std::process::id()));
        drop(std::fs::remove_file(&draft));
        let made = {
            // Nothing is written meanwhile: the copy and what it is compared with are of one moment.
            let files = self.files();
            files.first.copy_into(&draft).and_then(|()| {
                let copy = File::open(&draft, &self.0.key)?;
                let same = copy.id()? == files.first.id()? && copy.count()? == files.first.count()?;
                match copy.damage()?.first() {
                    None if same => Ok(()),
                    None => Err(Error::Unexpected("a copy of the keyring is not like it".to_owned())),
                    Some(first) => Err(Error::Unexpected(format!("a copy of the keyring is not whole: {first}"))),
                }
            })
        };
        made.and_then(|()| std::fs::rename(&draft, &goal).map_err(failed))
            .inspect_err(|_| drop(std::fs::remove_file(&draft)))?;
        sync_folder_of(&goal)?;
        Ok(goal)
    }

    fn remove_old_copies(&self, now: Timestamp) -> Result<(), Error> {
        let today = day_of(now);
        for old in copies(self.folder()) {
            let age = old.day.until(today).map_or(0, |span| i64::from(span.get_days()));
            if age < KEPT_DAYS {
                continue;
            }
            let failed = |cause: std::io::Error| Error::unexpected("remove an old copy of the keyring", cause);
            // Over it first: taking a name away leaves the bytes where they are.
            let length = std::fs::metadata(&old.file).map_err(failed)?.len();
            let blank = vec![0u8; usize::try_from(length).unwrap_or(0)];
            std::fs::OpenOptions::new()
                .write(true)
                .open(&old.file)
                .and_then(|mut file| std::io::Write::write_all(&mut file, &blank).and_then(|()| file.sync_all()))
                .and_then(|()| std::fs::remove_file(&old.file))
                .map_err(failed)?;
        }
        Ok(())
    }
}
