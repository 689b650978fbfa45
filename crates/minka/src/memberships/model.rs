//! Nouns: why a stay ends, a pair that is kept apart.

use jiff::civil::Date;

use crate::{
    foundation::ids::GroupId,
    groups::{KeepApartId, Member, MemberRole},
};

/// Why a stay can end; keys of the text `membership-left-<key>`. Closed, so that nothing about her life is typed here.
pub(super) const LEFT_REASONS: [&str; 9] =
    ["finished", "other_group", "work", "family", "health", "moved", "not_for_her", "lost_touch", "not_said"];

/// How a stay ends that goes on as another one: a new role.
pub(super) const ROLE_CHANGED: &str = "role_changed";

/// One stay, also an ended one.
#[derive(Clone, Debug)]
pub(super) struct Stay {
    /// Who, as what, since when.
    pub(super) member: Member,
    /// The group.
    pub(super) group: GroupId,
    /// The first day on which it is over.
    pub(super) until: Option<Date>,
    /// A key of the reasons, or empty.
    pub(super) left_reason: String,
}

impl Stay {
    /// Her last day in the group.
    #[must_use]
    pub(super) fn last_day(&self) -> Option<Date> {
        self.until.and_then(|until| until.yesterday().ok())
    }
}

/// A woman as a list shows her who is no member (yet).
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Her code.
    pub(super) code: String,
    /// The name she chose.
    pub(super) chosen_name: String,
}

/// Two women kept apart.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Its id.
    pub(super) id: KeepApartId,
    /// One, as a list shows her.
    pub(super) one: Candidate,
    /// The other.
    pub(super) other: Candidate,
    /// Since when.
    pub(super) from: Date,
}

/// The text key of a role.
pub(super) fn role_word(role: MemberRole) -> &'static str {
    match role {
        MemberRole::Member => "membership-role-member",
        MemberRole::Helper => "membership-role-helper",
        MemberRole::Visitor => "membership-role-visitor",
    }
}
