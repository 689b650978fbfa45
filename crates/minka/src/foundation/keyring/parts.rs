//! Parts of what is hers that she can have erased by themselves, while the rest of her file stays readable.
//!
//! What is sealed of such a part needs two keys: her own, and one that the part has. Taking the part's key away makes every copy of
//! it unreadable, in every back-up, by the same day as forgetting would; writing of that part again begins with a new key, under
//! the next number. The number stands in the blob.

use zeroize::Zeroizing;

use super::{Keyring, store::Held};
use crate::{
    foundation::{
        crypto::{fill_random, open_under, seal_under},
        error::Error,
        ids::ParticipantId,
    },
    keyed,
};

/// The first byte of a blob that needs the part's key too; the second is the number of that key.
pub(super) const OF_A_PART_V3: u8 = 3;

keyed! {
    /// A part that she can have erased by itself. The keys are part of the file format: never change one.
    Part {
        /// What is written only while she agrees to notes.
        Notes = "notes",
        /// What she answered to questionnaires.
        Answers = "answers",
    }
}

/// A key that is made of both: whoever has only one of them has nothing.
fn joined(hers: &[u8; 32], of_the_part: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let mut both = Zeroizing::new([0u8; 32]);
    for (byte, (one, other)) in both.iter_mut().zip(hers.iter().zip(of_the_part)) {
        *byte = one ^ other;
    }
    both
}

impl Keyring {
    pub(super) fn seal_part(
        &self,
        (woman, part): (ParticipantId, Part),
        hers: &[u8; 32],
        associated: &str,
        clear: &[u8],
    ) -> Result<Vec<u8>, Error> {
        let (number, key) = self.living_key(woman, part)?;
        let sealed = seal_under(&joined(hers, &key), OF_A_PART_V3, associated, clear)?;
        let (version, rest) = sealed.split_at(1);
        Ok([version, &[number], rest].concat())
    }

    pub(super) fn open_part(
        &self,
        (woman, part): (ParticipantId, Part),
        hers: &[u8; 32],
        associated: &str,
        blob: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let Some(number) = blob.get(1) else {
            return Err(Error::Unexpected("a sealed field does not open".to_owned()));
        };
        let key = match self.files().first.find_part((woman, part.key()), *number)? {
            Held::Key(key) => key,
            Held::TakenAway => return Ok(None),
            // Not erased: the keyring is older than what it should open. An empty page would look like an erased one.
            Held::Nothing => return Err(Error::Unexpected("the key of a part is missing from the keyring".to_owned())),
        };
        let whole = [&[OF_A_PART_V3], blob.get(2..).unwrap_or_default()].concat();
        open_under(&joined(hers, &key), OF_A_PART_V3, associated, &whole).map(Some)
    }

    /// The part's key of today, made when there is none, or when the one before was taken away.
    fn living_key(&self, woman: ParticipantId, part: Part) -> Result<(u8, Zeroizing<[u8; 32]>), Error> {
        let newest = self.files().first.newest_part((woman, part.key()))?;
        let number = match newest {
            Some((number, Some(key))) => return Ok((number, key)),
            Some((number, None)) => number.checked_add(1),
            None => Some(1),
        };
        let number = number.ok_or_else(|| Error::Unexpected("a part of hers was erased too often".to_owned()))?;
        let mut key = Zeroizing::new([0u8; 32]);
        fill_random(key.as_mut_slice());
        self.write(false, |file| file.add_part((woman, part.key()), number, &key))?;
        match self.files().first.find_part((woman, part.key()), number)? {
            Held::Key(key) => Ok((number, key)),
            Held::TakenAway | Held::Nothing => Err(Error::NotFound),
        }
    }

    /// Takes the key of a part away for good, in both places and in every copy beside the data; a second time does nothing.
    ///
    /// # Errors
    /// When one of them cannot be written: then whoever erases it must not say that it is erased.
    pub fn take_part_away(&self, woman: ParticipantId, part: Part) -> Result<(), Error> {
        self.write(true, |file| file.take_part_away((woman, part.key())))?;
        self.write_copies(|file| file.take_part_away((woman, part.key())))
    }
}
