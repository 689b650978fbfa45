//! The keyring: a 256-bit key of her own for every woman, in a file apart from the database.
//!
//! What is hers and sealed opens with her key only. Taking the key away makes every copy of it unreadable, in every
//! back-up, as soon as no copy of the keyring is left that still has it: so the keyring never travels in a back-up, and
//! its own copies live two weeks ([`copies`]). Beside the keys lies what was taken back ([`journal`]),
//! and until when it knows that ([`reach`]). A key is durable before the row that it seals; a key without a row harms
//! nobody, a row without its key is a loss. What it refuses: to make a key again for somebody whose key was taken away,
//! and to begin anew where a keyring is missed ([`belonging`]).

mod belonging;
mod copies;
mod journal;
mod marks;
mod parts;
mod reach;
mod store;
mod words;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use zeroize::Zeroizing;

pub use self::{
    belonging::{find_lost, find_noted, find_of, missing_keys, open_before, open_of, second_place_is_away, separate},
    copies::{COPIES, KEPT_DAYS, NewestCopy, newest_copy},
    journal::{Act, Recorded, Restraint},
    parts::Part,
    reach::Reach,
};
use self::{
    marks::Marks,
    store::{File, Held},
};
use super::{
    crypto::{Keys, fill_random, open_under, seal_under, subkey_of},
    error::Error,
    folder::Kind,
    ids::ParticipantId,
};

/// The first byte of a blob sealed under a woman's own key.
const OF_A_WOMAN_V2: u8 = 2;

/// What a subkey of hers is for. The labels are part of the file format: never change one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// What identifies her outside the programme.
    Identity,
    /// How she can be reached safely.
    Contact,
    /// What somebody wrote about her: reasons, wishes, goals, what was feared for her.
    Notes,
    /// What is written only while she agrees to notes: notes, plans, what was done to her. She can have it erased by itself.
    Written,
    /// What she told about her life.
    Background,
    /// What she answered. She can have it erased by itself.
    Answers,
    /// What stands in the database in clear, in a back-up.
    BackUp,
}

impl Use {
    fn label(self) -> &'static str {
        match self {
            Use::Identity => "woman identity",
            Use::Contact => "woman contact",
            Use::Notes | Use::Written => "woman notes",
            Use::Background | Use::Answers => "woman background",
            Use::BackUp => "woman back-up",
        }
    }

    /// The part that it is of, where she can have that part erased by itself.
    fn part(self) -> Option<Part> {
        match self {
            Use::Written => Some(Part::Notes),
            Use::Answers => Some(Part::Answers),
            Use::Identity | Use::Contact | Use::Notes | Use::Background | Use::BackUp => None,
        }
    }
}

/// Whether a blob is sealed under a woman's own key; older ones are under the installation's.
#[must_use]
pub fn is_under_her_key(blob: &[u8]) -> bool {
    matches!(blob.first(), Some(&OF_A_WOMAN_V2 | &parts::OF_A_PART_V3))
}

/// The opened keyring, and the installation's keys beside it; cheap to clone.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    installation: Keys,
    key: Zeroizing<[u8; 32]>,
    path: PathBuf,
    files: Mutex<Files>,
}

struct Files {
    first: File,
    second: Option<Second>,
    marks: Option<Marks>,
}

/// The same keyring on another disk; its file is away while the disk is.
struct Second {
    path: PathBuf,
    file: Option<File>,
}

/// The key of the keyring file: the same master key opens that of a real programme and of a demonstration differently.
fn file_key(keys: &Keys, kind: Kind) -> Zeroizing<[u8; 32]> {
    keys.subkey(match kind {
        Kind::Real => "keyring",
        Kind::Demo => "keyring demo",
    })
}

impl Keyring {
    /// Makes a new one; a file that stands there already is never replaced.
    ///
    /// # Errors
    /// When there is one already, or the disk refuses.
    pub fn create_at(path: &Path, keys: &Keys, kind: Kind) -> Result<Self, Error> {
        let key = file_key(keys, kind);
        let first = File::create(path, &key)?;
        Ok(Keyring::of(path, keys, key, first))
    }

    /// Opens one that is there.
    ///
    /// # Errors
    /// When it is missing, readable by others, damaged, or of another folder.
    pub fn open_at(path: &Path, keys: &Keys, kind: Kind) -> Result<Self, Error> {
        let key = file_key(keys, kind);
        let first = File::open(path, &key)?;
        Ok(Keyring::of(path, keys, key, first))
    }

    fn of(path: &Path, keys: &Keys, key: Zeroizing<[u8; 32]>, first: File) -> Self {
        let files = Mutex::new(Files { first, second: None, marks: None });
        Keyring(Arc::new(Inner { installation: keys.clone(), key, path: path.to_path_buf(), files }))
    }

    /// Keeps the same keyring at a second place from now on, written before the first one at every change. What one of
    /// the two lacks it gets from the other.
    ///
    /// # Errors
    /// When the second place holds the keyring of another folder.
    pub fn with_second(self, folder: &Path) -> Result<Self, Error> {
        let mut second = Second { path: folder.join("keyring.db"), file: None };
        {
            let mut files = self.files();
            if folder.is_dir() {
                second.reach(&mut files.first, &self.0.key)?;
            } else {
                tracing::error!("the second place of the keyring is not there");
            }
            files.second = Some(second);
        }
        Ok(self)
    }

    /// The installation's own keys, for what belongs to no woman.
    #[must_use]
    pub fn installation(&self) -> &Keys {
        &self.0.installation
    }

    /// Where its file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Its name: the database notes it, so that another folder's keyring is not taken for its own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id(&self) -> Result<String, Error> {
        self.files().first.id()
    }

    /// Whether a second place is kept, and whether it is there.
    #[must_use]
    pub fn second_place(&self) -> Option<bool> {
        self.files().second.as_ref().map(|second| second.file.is_some())
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.0.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes in both places, the second before the first: whoever trusts the first finds no less in the second. When the
    /// second is away the work goes on, unless it `must` be in both; it is caught up when it is back.
    fn write(&self, must: bool, work: impl Fn(&mut File) -> Result<(), Error>) -> Result<(), Error> {
        let mut files = self.files();
        let Files { first, second, .. } = &mut *files;
        if let Some(second) = second {
            let written = second.reach(first, &self.0.key).and_then(&work);
            if let Err(why) = written {
                second.file = None;
                tracing::error!(%why, "the second place of the keyring was not written");
                if must {
                    return Err(Error::Unexpected("the second place of the keyring is away".to_owned()));
                }
            }
        }
        work(first)
    }

    /// Seals what is hers. `place` names table, column and row, such as `sealed_identity.sealed`: a blob that was moved,
    /// to another row, another woman or another use, does not open. Her key is made when this is the first of hers.
    ///
    /// # Errors
    /// [`Error::NotFound`] when her key was taken away; [`Error::Unexpected`] when the keyring cannot be written.
    pub fn seal(&self, woman: ParticipantId, purpose: Use, place: &str, clear: &[u8]) -> Result<Vec<u8>, Error> {
        let held = self.files().first.find(woman)?;
        let key = match held {
            Held::Key(key) => key,
            Held::TakenAway => return Err(Error::NotFound),
            Held::Nothing => {
                self.make_keys(&[woman])?;
                match self.files().first.find(woman)? {
                    Held::Key(key) => key,
                    Held::TakenAway | Held::Nothing => return Err(Error::NotFound),
                }
            }
        };
        let subkey = subkey_of(&key, purpose.label());
        match purpose.part() {
            Some(part) => self.seal_part((woman, part), &subkey, &associated(woman, place), clear),
            None => seal_under(&subkey, OF_A_WOMAN_V2, &associated(woman, place), clear),
        }
    }

    /// Opens what [`Keyring::seal`] sealed for the same woman, use and place. Nothing when her key is gone, or that of the part:
    /// she was forgotten, or had the part erased, and nobody can read it any more.
    ///
    /// # Errors
    /// When the blob was changed or moved, or is another woman's or for another use.
    pub fn open(
        &self,
        woman: ParticipantId,
        purpose: Use,
        place: &str,
        blob: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let held = self.files().first.find(woman)?;
        let Held::Key(key) = held else { return Ok(None) };
        let subkey = subkey_of(&key, purpose.label());
        match purpose.part() {
            // What was sealed before parts had keys of their own opens as it was sealed.
            Some(part) if blob.first() == Some(&parts::OF_A_PART_V3) => {
                self.open_part((woman, part), &subkey, &associated(woman, place), blob)
            }
            _ => open_under(&subkey, OF_A_WOMAN_V2, &associated(woman, place), blob).map(Some),
        }
    }

    /// Makes the keys of many women at once: one durable write, where each alone would be one.
    ///
    /// # Errors
    /// When the keyring cannot be written.
    pub fn make_keys(&self, women: &[ParticipantId]) -> Result<(), Error> {
        let made: Vec<(ParticipantId, Zeroizing<[u8; 32]>)> = women
            .iter()
            .map(|woman| {
                let mut key = Zeroizing::new([0u8; 32]);
                fill_random(key.as_mut_slice());
                (*woman, key)
            })
            .collect();
        self.write(false, |file| file.add_keys(&made))?;
        if let Some(marks) = &mut self.files().marks {
            made.iter().for_each(|(woman, key)| marks.add(*woman, key));
        }
        Ok(())
    }

    /// Takes a woman's key away for good, in both places and in every copy beside the data; a second time does nothing.
    ///
    /// # Errors
    /// When one of them cannot be written: then whoever forgets her must not say that she is forgotten.
    pub fn take_key_away(&self, woman: ParticipantId) -> Result<(), Error> {
        self.write(true, |file| file.take_away(woman))?;
        self.write_copies(|file| file.take_away(woman))?;
        if let Some(marks) = &mut self.files().marks {
            marks.remove(woman);
        }
        Ok(())
    }

    /// How many women have a key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self) -> Result<i64, Error> {
        self.files().first.count()
    }

    /// What is broken in the file, in its engine's words.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn damage(&self) -> Result<Vec<String>, Error> {
        File::open(&self.0.path, &self.0.key)?.damage()
    }

    /// Those among the women who have no key and whose key was not taken away either.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn without_key(&self, women: impl Iterator<Item = ParticipantId>) -> Result<Vec<ParticipantId>, Error> {
        let files = self.files();
        let mut found = Vec::new();
        for woman in women {
            if matches!(files.first.find(woman)?, Held::Nothing) {
                found.push(woman);
            }
        }
        Ok(found)
    }
}

impl Second {
    /// Its file, opened or made when the disk is back, with everything in it that the first has; and the other way round.
    fn reach(&mut self, first: &mut File, key: &[u8; 32]) -> Result<&mut File, Error> {
        if self.file.is_none() {
            let mut file = if self.path.exists() {
                File::open(&self.path, key)?
            } else {
                first.copy_into(&self.path)?;
                File::open(&self.path, key)?
            };
            if file.id()? != first.id()? {
                return Err(Error::Unexpected(format!("{} is the keyring of another folder", self.path.display())));
            }
            first.take_over(&mut file)?;
            file.take_over(first)?;
            self.file = Some(file);
        }
        self.file.as_mut().ok_or_else(|| Error::Unexpected("the second place of the keyring is away".to_owned()))
    }
}

fn associated(woman: ParticipantId, place: &str) -> String {
    format!("{place}/{woman}/{OF_A_WOMAN_V2}")
}
