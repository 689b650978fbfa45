//! How far a keyring's journal goes: a copy knows what was taken back until it was made, and nothing of what came after.
//!
//! The file in use notes what its file system says of it and of no copy, and until when its journal is whole: whenever a copy is made,
//! and with every line. A copy carries both along, and lies elsewhere. One that takes the place of the file in use, by a restore or by
//! hand, notes a gap: from the end of its journal until then. What it refuses: to call the journal of a copy the newest one.

use std::path::Path;

use jiff::Timestamp;

use super::{Keyring, store::File};
use crate::foundation::{clock::instant_text, error::Error};

/// From when until when what was taken back is not in a journal.
type Gap = (Timestamp, Timestamp);

/// How far a journal goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Whether it is that of the keyring in use: nothing was taken back there that is not in it.
    pub in_use: bool,
    /// Until when it is known to be whole; nothing where it does not say.
    pub until: Option<Timestamp>,
    gaps: Vec<Gap>,
}

impl Reach {
    /// Since when something that was taken back may be missing, for a database that knows everything until `known`; nothing when all
    /// of it is there.
    #[must_use]
    pub fn missing_since(&self, known: Timestamp) -> Option<Timestamp> {
        let gap = self.gaps.iter().filter(|(_, until)| *until > known).map(|(from, _)| *from).min();
        let end = (!self.in_use).then(|| self.until.unwrap_or(known));
        gap.into_iter().chain(end).min().map(|from| from.max(known))
    }
}

/// What a file system says of one file and of no copy of it: its number, and when it was made where that is known.
fn place_of(path: &Path) -> Result<String, Error> {
    use std::os::unix::fs::MetadataExt;
    let about = std::fs::metadata(path).map_err(|cause| Error::unexpected("look at the keyring", cause))?;
    let made = about.created().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    Ok(format!("{}:{}", about.ino(), made.unwrap_or_default().as_nanos()))
}

fn read(instant: &str) -> Result<Timestamp, Error> {
    instant.parse().map_err(|_| Error::Unexpected("the keyring does not say until when its journal goes".to_owned()))
}

fn gaps_of(file: &File) -> Result<Vec<Gap>, Error> {
    file.list_gaps()?.iter().map(|(from, until)| Ok((read(from)?, read(until)?))).collect()
}

impl Keyring {
    /// How far its journal goes. `file` is where it was found: what was opened may be a copy of that.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn reach(&self, file: &Path) -> Result<Reach, Error> {
        let here = place_of(file)?;
        let files = self.files();
        let in_use = files.first.find_place()?.is_some_and(|noted| noted == here);
        let until = files.first.find_until()?.map(|until| read(&until)).transpose()?;
        Ok(Reach { in_use, until, gaps: gaps_of(&files.first)? })
    }

    /// From now on this file is the one in use, and what was taken back since `missing` is not in its journal.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_place(&self, missing: Option<Timestamp>, now: Timestamp) -> Result<(), Error> {
        let now = instant_text(now);
        if let Some(from) = missing.map(instant_text).filter(|from| *from < now) {
            self.write(false, |file| file.add_gap(&from, &now))?;
        }
        self.write(false, |file| file.note_until(&now))?;
        self.files().first.note_place(&place_of(self.path())?)
    }

    /// At every start: the file that lies here is the one in use. One that lay elsewhere before was put here by somebody.
    pub(super) fn settle(&self, now: Timestamp) -> Result<(), Error> {
        let noted = self.files().first.find_place()?;
        let reach = self.reach(self.path())?;
        match noted {
            _ if reach.in_use => Ok(()),
            Some(_) => self.take_place(Some(reach.until.unwrap_or(Timestamp::UNIX_EPOCH)), now),
            None => self.take_place(None, now),
        }
    }

    /// Whether it is the file in use; where nobody can tell, it is not.
    pub(super) fn is_in_use(&self) -> bool {
        self.reach(self.path()).is_ok_and(|reach| reach.in_use)
    }

    /// Notes that its journal is whole until now, if it is the file in use.
    pub(super) fn note_whole(&self, now: Timestamp) -> Result<(), Error> {
        if !self.is_in_use() {
            return Ok(());
        }
        let now = instant_text(now);
        self.write(false, |file| file.note_until(&now))
    }

    /// Takes over the restraints that another keyring knows; its keys stay where they are. Gaps close as far as the other's journal goes.
    ///
    /// # Errors
    /// When either cannot be read or written.
    pub fn learn_restraints(&self, other: &Keyring, reach: &Reach) -> Result<(), Error> {
        let lines = other.files().first.list_lines("")?;
        self.write(false, |file| file.add_lines(&lines, None))?;
        let left = |(from, until): Gap| {
            let from = reach.missing_since(from)?;
            (from < until).then(|| (instant_text(from), instant_text(until)))
        };
        let gaps: Vec<(String, String)> = gaps_of(&self.files().first)?.into_iter().filter_map(left).collect();
        self.write(false, |file| file.replace_gaps(&gaps))
    }
}
