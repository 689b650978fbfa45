//! Rolling copies of the keyring: one a day, opened and looked through before it counts, gone after two weeks.
//!
//! They are what gives keys back after a disk has died, and what bounds forgetting. What is taken away or taken back today the
//! copies beside the data learn at once; those that were carried elsewhere, where nothing reaches them, are replaced within
//! two weeks.

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
        if let Err(why) = self.note_whole(now) {
            tracing::error!(%why, "the keyring did not note until when its journal goes");
        }
        let folder = self.folder().join(COPIES);
        if !folder.is_dir() {
            use std::os::unix::fs::DirBuilderExt;
            std::fs::DirBuilder::new().mode(0o700).create(&folder).map_err(failed)?;
        }
        let goal = folder.join(format!("keyring-{}.db", day_of(now)));
        let draft = folder.join(format!("unfinished-{}", std::process::id()));
        drop(std::fs::remove_file(&draft));
        // Nothing is written until the copy has its name: what it is compared with is of one moment, and what is taken away
        // next finds it.
        let files = self.files();
        let made = {
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

    /// Does to every copy beside the data what was done to the keyring. One that opens no more is no copy, and goes.
    pub(super) fn write_copies(&self, work: impl Fn(&mut File) -> Result<(), Error>) -> Result<(), Error> {
        let _nothing_is_copied_meanwhile = self.files();
        for copy in copies(self.folder()) {
            match File::open(&copy.file, &self.0.key) {
                Ok(mut file) => work(&mut file)?,
                Err(why) => {
                    tracing::error!(%why, day = %copy.day, "a copy of the keyring does not open and is removed");
                    blank_out(&copy.file)?;
                }
            }
        }
        Ok(())
    }

    fn remove_old_copies(&self, now: Timestamp) -> Result<(), Error> {
        let today = day_of(now);
        for old in copies(self.folder()) {
            let age = old.day.until(today).map_or(0, |span| i64::from(span.get_days()));
            if age < KEPT_DAYS {
                continue;
            }
            blank_out(&old.file)?;
        }
        Ok(())
    }
}

/// Over it first: taking a name away leaves the bytes where they are.
fn blank_out(path: &Path) -> Result<(), Error> {
    let failed = |cause: std::io::Error| Error::unexpected("remove a copy of the keyring", cause);
    let length = std::fs::metadata(path).map_err(failed)?.len();
    let blank = vec![0u8; usize::try_from(length).unwrap_or(0)];
    std::fs::OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, &blank).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::remove_file(path))
        .map_err(failed)
}
