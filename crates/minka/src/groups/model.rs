//! Nouns: group, membership, holiday.

use jiff::civil::{Date, Time};

use crate::{
    curriculum::CourseId,
    foundation::{
        ids::{GroupId, ParticipantId, SiteId},
        text::Language,
    },
};

crate::id_type!(MembershipId, "One stay of one woman in one group.");
crate::id_type!(HolidayId, "Days on which nobody meets.");
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

/// The recurrence as it was last settled: every so many weeks on one weekday, from a first day, perhaps to a last. On which
/// days the group met before that, and meets now, says its [`super::Rhythm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupTimes {
    /// 1 Monday … 7 Sunday.
    pub weekday: i64,
    /// In the programme's zone.
    pub starts: Time,
    /// How long.
    pub minutes: i64,
    /// 1: every week.
    pub every_weeks: i64,
    /// From this day.
    pub first_day: Date,
    /// To this day.
    pub last_day: Option<Date>,
}

impl GroupTimes {
    /// What can change from a day on.
    #[must_use]
    pub fn hours(&self) -> Hours {
        let GroupTimes { weekday, starts, minutes, every_weeks, .. } = *self;
        Hours { weekday, starts, minutes, every_weeks }
    }

    /// The same group with other hours.
    #[must_use]
    pub fn with(self, hours: Hours) -> Self {
        let Hours { weekday, starts, minutes, every_weeks } = hours;
        GroupTimes { weekday, starts, minutes, every_weeks, ..self }
    }
}

/// What can change from a day on: the weekday, the hour, how long, how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// 1 Monday … 7 Sunday.
    pub weekday: i64,
    /// In the programme's zone.
    pub starts: Time,
    /// How long.
    pub minutes: i64,
    /// 1: every week.
    pub every_weeks: i64,
}

/// How a group met before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursBefore {
    /// The first day on which they no longer held.
    pub until: Date,
    /// What held.
    pub hours: Hours,
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

/// Days on which nobody meets, with their id.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// Its id.
    pub id: HolidayId,
    /// Whether it is the whole site's.
    pub of_site: bool,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Its name.
    pub name: String,
}
