//! Nouns: a list of her file, a page of it, and for whom and how it is told.

use jiff::civil::Date;

use crate::{
    foundation::{keyring::Keyring, text::Text, told::Told},
    keyed,
};

keyed! {
    /// A list of her file that grows as long as she is with us.
    List {
        /// When she and her mentor spoke.
        Visits = "visits",
        /// What the two promised each other.
        Promises = "promises",
        /// Who opened her file.
        Openings = "openings",
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What it says, the newest first.
    pub lines: Vec<Told>,
    /// After what the next page begins; empty: this is the last one.
    pub older: String,
}

/// For whom it is told, and how.
pub struct Telling<'a> {
    /// What opens what is sealed.
    pub keyring: &'a Keyring,
    /// Her language.
    pub text: Text,
    /// Her programme's zone.
    pub zone: &'a str,
    /// The day there.
    pub today: Date,
    /// Whether it is for paper, which others may find.
    pub on_paper: bool,
}
