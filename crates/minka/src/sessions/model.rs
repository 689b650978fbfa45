//! Nouns: session, evening, meeting day.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::{
    curriculum::{CourseId, LessonId},
    foundation::{
        ids::{GroupId, SiteId},
        text::Language,
    },
    groups::Group,
};

/// Why a group meets outside its usual days; the words are `sessions-extra-<key>`.
pub(super) const EXTRA_REASONS: [&str; 4] = ["anyway", "moved", "celebration", "other"];

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

impl Session {
    /// A meeting of a group on a day, at an hour: nothing is recorded yet.
    #[must_use]
    pub fn planned(id: SessionId, group: &Group, (day, starts): (Date, Time)) -> Self {
        Session {
            id,
            site: group.site,
            group: group.id,
            day,
            starts,
            lesson: None,
            state: SessionState::Planned,
            not_met_reason: String::new(),
            visitors: None,
            children: None,
            headcount: None,
            closed: None,
        }
    }

    /// The numbers that stand for it.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts { visitors: self.visitors, children: self.children, headcount: self.headcount }
    }
}

/// The numbers of an evening; `None`: not counted, which is never nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Visitors without a name.
    pub visitors: Option<i64>,
    /// Children.
    pub children: Option<i64>,
    /// Heads in the room.
    pub headcount: Option<i64>,
}

/// What about a meeting can be set right, besides its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What it was about.
    Lesson,
    /// The numbers in the room.
    Counts,
    /// When it began.
    Hour,
    /// Whether the group met, and that it was closed.
    State,
}

impl What {
    /// As the database and the text keys (`sessions-before-<key>`) write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            What::Lesson => "lesson",
            What::Counts => "counts",
            What::Hour => "hour",
            What::State => "state",
        }
    }

    /// Reads [`What::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [What::Lesson, What::Counts, What::Hour, What::State].into_iter().find(|what| what.key() == key)
    }
}

/// What a meeting said before something about it was changed.
#[derive(Clone, Debug)]
pub struct SessionBefore {
    /// What was changed.
    pub what: What,
    /// The hour.
    pub starts: Time,
    /// The lesson.
    pub lesson: Option<LessonId>,
    /// Held or not.
    pub state: SessionState,
    /// A key of the reasons for not meeting, or empty.
    pub not_met_reason: String,
    /// The numbers.
    pub counts: Counts,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// Who closed it; empty for somebody who is no member of staff.
    pub closed_by: String,
    /// When it was changed.
    pub replaced: Timestamp,
    /// By whom; empty for somebody who is no member of staff (a link, the program).
    pub replaced_by: String,
    /// A key of the correction reasons, or empty.
    pub why: String,
}

/// A session with what its pages need of its group and programme.
#[derive(Clone, Debug)]
pub struct Evening {
    /// The session.
    pub session: Session,
    /// Why it is on a day outside the recurrence, or empty.
    pub extra_reason: String,
    /// The group's name.
    pub group_name: String,
    /// Where it meets.
    pub place: String,
    /// The language it is held in.
    pub language: Language,
    /// What the group learns.
    pub course: Option<CourseId>,
    /// The programme's zone.
    pub zone: String,
}

/// A session in a list, with how far its roll is.
#[derive(Clone, Debug)]
pub(super) struct ListedSession {
    /// The session.
    pub session: Session,
    /// How many women are marked.
    pub marked: i64,
    /// How many belonged to the group on that day, without visitors.
    pub members: i64,
}

/// The next meeting of somebody's groups, for Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// Where it meets.
    pub place: String,
    /// The day.
    pub day: Date,
    /// The hour, in the programme's zone.
    pub starts: Time,
    /// The session, when somebody has opened it already.
    pub session: Option<SessionId>,
}

#[cfg(test)]
impl Session {
    /// A meeting of no group in particular, at six in the evening: for the tests of rules.
    pub(crate) fn example(state: SessionState, day: jiff::civil::Date) -> Self {
        use crate::foundation::{clock::Clock, ids::Id};
        let clock = Clock::frozen(jiff::Timestamp::UNIX_EPOCH);
        Session {
            id: SessionId::new(&clock),
            site: SiteId::new(&clock),
            group: GroupId::new(&clock),
            day,
            starts: jiff::civil::time(18, 0, 0, 0),
            lesson: None,
            state,
            not_met_reason: String::new(),
            visitors: None,
            children: None,
            headcount: None,
            closed: None,
        }
    }
}
