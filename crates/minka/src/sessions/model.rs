//! Nouns: session, attendance.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::{
    curriculum::LessonId,
    foundation::ids::{GroupId, ParticipantId, SiteId},
};

crate::id_type!(SessionId, "One meeting of one group.");

/// Whether a session was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Nothing is recorded yet.
    Planned,
    /// The group met.
    Met,
    /// It did not meet, because.
    NotMet,
}

impl SessionState {
    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            SessionState::Planned => "planned",
            SessionState::Met => "met",
            SessionState::NotMet => "not_met",
        }
    }

    /// Reads [`SessionState::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [SessionState::Planned, SessionState::Met, SessionState::NotMet].into_iter().find(|state| state.key() == key)
    }
}

/// One meeting.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The site.
    pub site: SiteId,
    /// The group.
    pub group: GroupId,
    /// The day.
    pub day: Date,
    /// The hour, in the programme's zone.
    pub starts: Time,
    /// What was, or is to be, learnt.
    pub lesson: Option<LessonId>,
    /// Held or not.
    pub state: SessionState,
    /// A key of the reasons for not meeting, or empty.
    pub not_met_reason: String,
    /// Visitors without a name; `None`: not counted.
    pub visitors: Option<i64>,
    /// Children; `None`: not counted.
    pub children: Option<i64>,
    /// Heads in the room; `None`: not counted.
    pub headcount: Option<i64>,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

/// A roll-call answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// She was there.
    Present,
    /// She came late; counts as there.
    Late,
    /// She said beforehand that she could not come.
    Excused,
    /// She did not come.
    Absent,
}

impl Mark {
    /// In the order of the screen.
    pub const ALL: [Mark; 4] = [Mark::Present, Mark::Late, Mark::Excused, Mark::Absent];

    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Mark::Present => "present",
            Mark::Late => "late",
            Mark::Excused => "excused",
            Mark::Absent => "absent",
        }
    }

    /// Reads [`Mark::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Mark::ALL.into_iter().find(|mark| mark.key() == key)
    }

    /// Whether she heard the lesson: present or late.
    #[must_use]
    pub fn is_there(self) -> bool {
        matches!(self, Mark::Present | Mark::Late)
    }
}

/// The mark that holds for one woman in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceMark {
    /// The woman.
    pub participant: ParticipantId,
    /// The answer.
    pub mark: Mark,
    /// A key of the absence reasons, or empty.
    pub reason: String,
}
