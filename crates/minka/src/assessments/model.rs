//! Nouns: that a woman was asked, and one answer of hers.

use jiff::{Timestamp, civil::Date};

use crate::{
    foundation::ids::{ParticipantId, SiteId},
    instruments::InstrumentId,
    waves::WaveId,
};

crate::id_type!(AssessmentId, "That a woman was asked a questionnaire.");
crate::id_type!(AnswerId, "One answer of hers.");

/// How she was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Together, on a device, one question a page.
    Screen,
    /// On paper, keyed in afterwards.
    Paper,
}

impl Way {
    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Way::Screen => "screen",
            Way::Paper => "paper",
        }
    }

    /// Reads [`Way::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [Way::Screen, Way::Paper].into_iter().find(|way| way.key() == key)
    }
}

/// What became of it. Four of these are four kinds of "no number", and not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was begun.
    Open,
    /// It was asked to its end; answers may be missing.
    Finished,
    /// She did not want to be asked.
    Declined,
    /// She was asked, and the paper is gone.
    Lost,
    /// It was noted by mistake: it counts in nothing, and none of its answers is shown.
    Void,
}

impl State {
    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Finished => "finished",
            State::Declined => "declined",
            State::Lost => "lost",
            State::Void => "void",
        }
    }

    /// Reads [`State::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let all = [State::Open, State::Finished, State::Declined, State::Lost, State::Void];
        all.into_iter().find(|state| state.key() == key)
    }
}

/// That a woman was asked.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// Her site.
    pub site: SiteId,
    /// Whom.
    pub woman: ParticipantId,
    /// What, in which version.
    pub instrument: InstrumentId,
    /// In which window; none: outside every one.
    pub wave: Option<WaveId>,
    /// In whose words: the code of a language.
    pub language: String,
    /// How.
    pub way: Way,
    /// What became of it.
    pub state: State,
    /// On which day.
    pub asked_on: Date,
    /// At how many meetings she had been by then.
    pub meetings: i64,
    /// How long it took.
    pub minutes: Option<i64>,
    /// Who asked, as rows name them.
    pub asked_by: String,
    /// Who keyed the paper in, where somebody else had asked.
    pub keyed_by: Option<String>,
    /// When it was begun.
    pub begun_at: Timestamp,
}

impl Assessment {
    /// Who began it here and goes on with it, as rows name them.
    #[must_use]
    pub fn begun_by(&self) -> &str {
        self.keyed_by.as_deref().unwrap_or(&self.asked_by)
    }
}

/// What she said to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// This option.
    Option(String),
    /// That she does not want to answer.
    Declined,
}

/// One answer of hers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// To which question.
    pub item: String,
    /// What she said.
    pub said: Said,
    /// When it was kept.
    pub at: Timestamp,
    /// Whether it stands; a corrected one stays below.
    pub stands: bool,
}
