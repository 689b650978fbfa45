//! Nouns: group, membership.

use jiff::civil::Date;

use crate::{
    curriculum::CourseId,
    foundation::{
        ids::{GroupId, ParticipantId, SiteId},
        text::Language,
    },
    timetables::GroupTimes,
};

crate::id_type!(MembershipId, "One stay of one woman in one group.");
crate::id_type!(KeepApartId, "Two women who must not sit together.");

/// A weekly group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its site.
    pub site: SiteId,
    /// Its name, unique at the site.
    pub name: String,
    /// Where it meets.
    pub place: String,
    /// When it meets.
    pub times: GroupTimes,
    /// How many places it has.
    pub capacity: i64,
    /// What it learns.
    pub course: Option<CourseId>,
    /// The language it is held in.
    pub language: Language,
    /// Whether it is closed.
    pub closed: bool,
}

/// What a woman is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberRole {
    /// She belongs to it.
    Member,
    /// She belongs to it and helps to lead.
    Helper,
    /// She came along.
    Visitor,
}

impl MemberRole {
    /// In the order in which they are offered.
    pub const ALL: [MemberRole; 3] = [MemberRole::Member, MemberRole::Helper, MemberRole::Visitor];

    /// Whether she takes one of the group's places.
    #[must_use]
    pub fn takes_a_place(self) -> bool {
        self != MemberRole::Visitor
    }

    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            MemberRole::Member => "member",
            MemberRole::Helper => "helper",
            MemberRole::Visitor => "visitor",
        }
    }

    /// Reads [`MemberRole::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        MemberRole::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A stay to be recorded.
#[derive(Clone, Debug)]
pub struct NewMembership {
    /// Its id.
    pub id: MembershipId,
    /// The site.
    pub site: SiteId,
    /// The group.
    pub group: GroupId,
    /// The woman.
    pub participant: ParticipantId,
    /// As what.
    pub role: MemberRole,
    /// From this day.
    pub from: Date,
    /// The first day on which she no longer belongs to it.
    pub until: Option<Date>,
    /// A key of the reasons for leaving, or empty.
    pub left_reason: String,
}

/// A woman in a group on a day.
#[derive(Clone, Debug)]
pub struct Member {
    /// The stay.
    pub membership: MembershipId,
    /// The woman.
    pub participant: ParticipantId,
    /// Her code.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
    /// Her language.
    pub language: Language,
    /// As what.
    pub role: MemberRole,
    /// Since when.
    pub from: Date,
}

/// How the stays end that a closed group ends.
pub const GROUP_CLOSED: &str = "group_closed";
