//! Nouns: whom she named, and what else he is to her.

use jiff::Timestamp;

use crate::foundation::ids::UserId;

crate::id_type!(ExclusionId, "A member of staff who must not see her.");

/// Somebody of the staff whom she named.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// Its id.
    pub id: ExclusionId,
    /// Who must not see her.
    pub user: UserId,
    /// His name among staff.
    pub name: String,
    /// Since when.
    pub added: Timestamp,
    /// When she took it back.
    pub lifted: Option<Timestamp>,
}

/// What somebody of the staff is to her today: being named does not go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// He leads a group of hers.
    Leads {
        /// Who.
        user: UserId,
        /// The group's name.
        group: String,
    },
    /// He walks beside her.
    Mentors {
        /// Who.
        user: UserId,
    },
}

impl Near {
    /// Who it is.
    pub(super) fn user(&self) -> UserId {
        match self {
            Near::Leads { user, .. } | Near::Mentors { user } => *user,
        }
    }
}
