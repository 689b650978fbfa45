//! Nouns: whose file is whose.

use jiff::Timestamp;

use crate::foundation::ids::UserId;

crate::id_type!(OwnFileId, "That an account and a file are one woman's.");

/// An account and a file of one woman.
#[derive(Clone, Debug)]
pub(super) struct OwnFile {
    /// Its id.
    pub id: OwnFileId,
    /// The account.
    pub user: UserId,
    /// Her name among staff.
    pub name: String,
    /// Since when it is known.
    pub linked: Timestamp,
    /// When it turned out to be a mistake.
    pub ended: Option<Timestamp>,
}
