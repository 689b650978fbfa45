//! What every document carries besides its subject: language, size of print, codes at the foot, moment of printing.

use serde::Serialize;
use typst::foundations::Datetime;
use typst_pdf::Timestamp;

use crate::Error;

/// What every document carries besides its subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imprint {
    /// Language of the words, as a tag: `en`, `ru`, `kk`, `es`, `es-PE`. Screen readers choose their voice by it.
    pub language: String,
    /// Bigger type, for people who see or read with effort.
    pub large_print: bool,
    /// Short code at the foot that tells this document from others; may be empty.
    pub document_code: String,
    /// A whole phrase for the foot: when it was printed, in words and figures of the reader.
    pub printed: String,
    /// Page numbers in the reader's language, with `{page}` and `{pages}` where the figures go: `Page {page} of {pages}`.
    pub page_of: String,
    /// The moment of printing, for the properties of the file.
    pub created: Moment,
}

/// A moment in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// Year, such as 2026.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl Moment {
    /// The moment as the PDF writes it.
    pub(crate) fn timestamp(self) -> Result<Timestamp, Error> {
        Datetime::from_ymd_hms(self.year.into(), self.month, self.day, self.hour, self.minute, self.second)
            .map(Timestamp::new_utc)
            .ok_or(Error::Moment(self))
    }
}

impl Imprint {
    /// Language and region as typst wants them: `es-PE` is `es` and `PE`.
    pub(crate) fn locale(&self) -> Result<(&str, Option<&str>), Error> {
        let (language, region) = match self.language.split_once('-') {
            Some((language, region)) => (language, Some(region)),
            None => (self.language.as_str(), None),
        };
        let letters = |text: &str, least: usize, most: usize| {
            (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        if letters(language, 2, 3) && region.is_none_or(|region| letters(region, 2, 2)) {
            Ok((language, region))
        } else {
            Err(Error::Language(self.language.clone()))
        }
    }
}
