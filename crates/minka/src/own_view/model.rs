//! Nouns: what is held on her, in words, and what she wishes.

use jiff::Timestamp;

crate::id_type!(WishId, "Something she wishes.");

/// One kind of thing that is held on her.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// The end of the text key `own-section-…`, and its name in the copy for machines.
    pub(super) key: &'static str,
    /// What is held, in her language; empty: nothing.
    pub(super) lines: Vec<Line>,
}

/// One thing that is held.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What it is, or when it was.
    pub(super) what: String,
    /// What it says.
    pub(super) words: String,
}

/// What she wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WishKind {
    /// Something that stands there is wrong.
    Correction,
    /// She wants to be forgotten: how it was told before it became a request.
    Forgetting,
}

impl WishKind {
    /// Both.
    pub const ALL: [WishKind; 2] = [WishKind::Correction, WishKind::Forgetting];

    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            WishKind::Correction => "correction",
            WishKind::Forgetting => "forgetting",
        }
    }

    /// Reads [`WishKind::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        WishKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A wish of hers.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Its id.
    pub id: WishId,
    /// What kind.
    pub kind: WishKind,
    /// Her words, sealed.
    pub sealed: Vec<u8>,
    /// When she said it.
    pub said: Timestamp,
    /// When it was answered.
    pub answered: Option<Timestamp>,
}
