//! Nouns: how one questionnaire of a window stands with one woman.

use jiff::civil::Date;

use crate::{assessments::State, foundation::ids::ParticipantId, people::Step, waves::Starts};

/// How one questionnaire of a window stands with one woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is time, and nobody has asked her.
    Due,
    /// It was begun, and goes on.
    Begun,
    /// She was asked, and the paper is gone: due again while it is time.
    Lost,
    /// It was time, and nobody asked her.
    Missed,
    /// She was asked, and outside the window only: kept, and it belongs to none.
    Outside,
    /// She did not want to.
    Declined,
    /// She was asked.
    Done,
}

impl Stand {
    /// What somebody has to do comes first.
    pub(super) const ALL: [Stand; 7] =
        [Stand::Due, Stand::Begun, Stand::Lost, Stand::Missed, Stand::Outside, Stand::Declined, Stand::Done];

    /// In the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Stand::Due => "due",
            Stand::Begun => "begun",
            Stand::Lost => "lost",
            Stand::Missed => "missed",
            Stand::Outside => "outside",
            Stand::Declined => "declined",
            Stand::Done => "done",
        }
    }

    /// How it looks.
    pub(super) fn look(self) -> &'static str {
        match self {
            Stand::Due | Stand::Lost => "wait",
            Stand::Begun => "info",
            Stand::Done => "good",
            Stand::Missed | Stand::Outside | Stand::Declined => "plain",
        }
    }
}

/// One time that she was asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) state: State,
    pub(super) on: Date,
    /// It belongs to no window.
    pub(super) is_outside: bool,
}

/// A woman, and all that she was asked.
#[derive(Clone, Debug)]
pub(super) struct Woman {
    pub(super) id: ParticipantId,
    pub(super) code: String,
    pub(super) state: Step,
    pub(super) starts: Starts,
    pub(super) asked: Vec<Asked>,
}
