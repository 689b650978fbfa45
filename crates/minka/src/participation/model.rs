//! Nouns: what one woman heard, missed and caught up; a woman who has gone quiet.

use jiff::{Timestamp, civil::Date};

use crate::{
    curriculum::LessonId,
    foundation::ids::{GroupId, ParticipantId, SiteId},
    roll_call::Mark,
};

crate::id_type!(MakeUpId, "A missed lesson that somebody brings to her.");
crate::id_type!(BeforeId, "What was said of one before.");

/// One meeting that was held and is hers.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The day.
    pub day: Date,
    /// The group.
    pub group: String,
    /// What was taught.
    pub lesson: Option<LessonId>,
    /// Its neutral title, in the reader's language where there is one; empty without a lesson. What it is about stands
    /// behind its link: beside one woman's name it would tell of her.
    pub title: String,
    /// Her mark; `None`: not marked.
    pub mark: Option<Mark>,
    /// Whether she has caught up, or is promised to.
    pub make_up: Option<MakeUp>,
    /// Whether she knows the lesson: she heard it, here or elsewhere, or has caught up.
    pub known: bool,
}

/// Catching up.
#[derive(Clone, Debug)]
pub struct MakeUp {
    /// Its id.
    pub id: MakeUpId,
    /// The day it was done; `None`: promised.
    pub done: Option<Date>,
    /// Who brings it: code and chosen name.
    pub buddy: Option<(String, String)>,
}

/// Her sessions, and what follows from them.
#[derive(Clone, Debug)]
pub struct Participation {
    /// Newest first.
    pub heard: Vec<Heard>,
    /// Whole percent; `None`: not measured.
    pub rate: Option<i64>,
    /// Different lessons heard or caught up.
    pub dose: usize,
    /// Different lessons of these meetings.
    pub taught: usize,
}

impl Participation {
    /// From her sessions.
    #[must_use]
    pub fn of(heard: Vec<Heard>) -> Self {
        let marks: Vec<Mark> = heard.iter().filter_map(|session| session.mark).collect();
        let mut taught: Vec<LessonId> = heard.iter().filter_map(|session| session.lesson).collect();
        let mut known: Vec<LessonId> =
            heard.iter().filter(|session| session.known).filter_map(|session| session.lesson).collect();
        for lessons in [&mut taught, &mut known] {
            lessons.sort_unstable();
            lessons.dedup();
        }
        Participation { rate: super::rules::attendance_rate(&marks), dose: known.len(), taught: taught.len(), heard }
    }

    /// Lessons that she missed, each once, and has neither heard another time nor caught up.
    #[must_use]
    pub fn missed(&self) -> Vec<&Heard> {
        let mut missed: Vec<&Heard> = Vec::new();
        for session in self.heard.iter().filter(|session| session.lesson.is_some() && session.mark.is_some()) {
            if !session.known && missed.iter().all(|known| known.lesson != session.lesson) {
                missed.push(session);
            }
        }
        missed
    }
}

/// A woman of a group who does not know a lesson that the group heard.
#[derive(Clone, Debug)]
pub(super) struct Missed {
    /// The lesson.
    pub lesson: LessonId,
    /// Its title.
    pub title: String,
    /// When the group last had it.
    pub day: Date,
    /// Who.
    pub woman: WomanRef,
    /// Whether somebody has promised to bring it.
    pub promised: bool,
    /// Whether she was marked at a meeting that had it; if not, nobody knows whether she missed it.
    pub marked: bool,
}

/// What was said of catching up before it was corrected or withdrawn.
#[derive(Clone, Debug)]
pub(super) struct MakeUpBefore {
    /// The lesson's neutral title.
    pub title: String,
    /// The day on which it had been done; `None`: promised.
    pub done: Option<Date>,
    /// When it was corrected or withdrawn.
    pub replaced: Timestamp,
    /// Which of the two.
    pub why: Why,
}

/// Why something that was said of catching up no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Something else was said of it.
    Corrected,
    /// It was taken back.
    Withdrawn,
}

impl Why {
    /// In the database and the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Why::Corrected => "corrected",
            Why::Withdrawn => "withdrawn",
        }
    }

    /// Reads the key.
    pub(super) fn parse(key: &str) -> Option<Self> {
        [Why::Corrected, Why::Withdrawn].into_iter().find(|one| one.key() == key)
    }
}

/// A woman as a list names her.
#[derive(Clone, Debug)]
pub struct WomanRef {
    /// Her id.
    pub id: ParticipantId,
    /// Her code.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
}

/// A woman whom nobody has seen for a while.
#[derive(Clone, Debug)]
pub struct QuietWoman {
    /// Who.
    pub woman: WomanRef,
    /// In which group.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// The last day she was there; `None`: never.
    pub last_there: Option<Date>,
    /// For how many whole weeks.
    pub weeks: i64,
}

/// How many women have gone quiet at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietSite {
    /// The site.
    pub site: SiteId,
    /// How many, each once.
    pub women: usize,
    /// Whether the site has more groups than were looked through: then there may be more women.
    pub more: bool,
}
