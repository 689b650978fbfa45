//! Safe mode: a folder that was restored without its restraint journal cannot know what was taken back since its back-up.
//!
//! So nothing leaves it, nobody is contacted, and nobody but managers gets in, until a journal is brought or two managers
//! have looked and say that all is as it should be.

mod store;

pub use self::store::{begin, end, find, note_first_yes};
use super::{ids::UserId, store::Db};
use crate::foundation::error::Error;

/// The safe mode that holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeMode {
    /// The manager who has said that it can end; it takes a second one.
    pub first_yes: Option<UserId>,
}

/// Whether it holds: asked wherever something leaves or somebody is contacted.
///
/// # Errors
/// When the database cannot be read.
pub fn is_on(db: &mut Db<'_>) -> Result<bool, Error> {
    find(db).map(|held| held.is_some())
}
