//! Answers that are not taken.

/// Why answers were not taken. Nothing is guessed in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// An answer is none of the item's options.
    OutsideOptions {
        /// The item.
        item: String,
    },
    /// There is no such item.
    UnknownItem {
        /// The item.
        item: String,
    },
    /// An item is answered twice.
    Twice {
        /// The item.
        item: String,
    },
    /// More or fewer answers than items.
    Length {
        /// How many items there are.
        expected: usize,
        /// How many answers.
        given: usize,
    },
}

impl Refused {
    /// A short name: `range` for an answer outside its options.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OutsideOptions { .. } => "range",
            Self::UnknownItem { .. } => "unknown-item",
            Self::Twice { .. } => "twice",
            Self::Length { .. } => "length",
        }
    }
}
