//! A file that takes its name only when all of it is on the disk; until then it is a draft beside it, for its owner alone.

use std::{
    fs::{File, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use super::refuse;
use crate::foundation::error::Error;

/// Whether a file of that name may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays, and the command is refused.
    Keep,
    /// It is replaced, as was asked for.
    Replace,
}

/// Refuses when something stands in the way.
pub(super) fn check(goal: &Path, existing: Existing) -> Result<(), Error> {
    match existing {
        Existing::Keep if goal.exists() => Err(refuse(format!("{} is there already", goal.display()))),
        _ if goal.is_dir() => Err(refuse(format!("{} is a folder", goal.display()))),
        _ => Ok(()),
    }
}

/// Writes it. Gives its length; when anything fails, nothing is left behind.
pub(super) fn write(
    goal: &Path,
    existing: Existing,
    write: impl FnOnce(&mut File) -> Result<(), Error>,
) -> Result<u64, Error> {
    let failed = |cause: std::io::Error| refuse(format!("{} cannot be written: {cause}", goal.display()));
    check(goal, existing)?;
    let draft = draft_of(goal);
    // One that an earlier, broken try left: its owner and its rights may be anybody's.
    drop(std::fs::remove_file(&draft));
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft).map_err(failed)?;
    let done = write(&mut out).and_then(|()| {
        out.sync_all().map_err(failed)?;
        let length = out.metadata().map_err(failed)?.len();
        check(goal, existing)?;
        std::fs::rename(&draft, goal).map_err(failed)?;
        let parent = goal.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(parent).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(length)
    });
    done.inspect_err(|_| drop(std::fs::remove_file(&draft)))
}

fn draft_of(goal: &Path) -> PathBuf {
    let mut name = goal.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    name.push(".unfinished");
    goal.with_file_name(name)
}
