//! Safe mode: a folder that was restored without its restraint journal, or with one that ends too early, cannot know what was taken
//! back since.
//!
//! So nothing leaves it, nobody is contacted, and nobody but managers gets in, until a journal is brought or two managers
//! have looked and say that all is as it should be.

mod store;

use jiff::Timestamp;

pub use self::store::{begin, end, find, note_first_yes, note_missing};
use super::{ids::UserId, store::Db};
use crate::foundation::error::Error;

/// The safe mode that holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeMode {
    /// The manager who has said that it can end; it takes a second one.
    pub first_yes: Option<UserId>,
    /// What may be missing; nothing where that was not noted.
    pub missing: Option<Missing>,
}

/// From when until when nobody knows what was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What was taken back before is in force.
    pub from: Timestamp,
    /// When the folder was restored.
    pub until: Timestamp,
}

/// Whether it holds: asked wherever something leaves or somebody is contacted.
///
/// # Errors
/// When the database cannot be read.
pub fn is_on(db: &mut Db<'_>) -> Result<bool, Error> {
    find(db).map(|held| held.is_some())
}
