//! Nouns: how one questionnaire of a window stands with one woman.

use jiff::civil::Date;

use crate::{
    assessments::State,
    foundation::ids::ParticipantId,
    people::Step,
    waves::{Starts, WaveId},
};

/// How one questionnaire of a window stands with one woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is time, and nobody has asked her.
    Due,
    /// It was begun, and goes on.
    Begun,
    /// She was asked, and the paper is gone: due again while it is time.
    Lost,
    /// She was asked, the paper is gone, and nobody asks her once more: her window is over, or she is no longer here.
    Gone,
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
    pub(super) const ALL: [Stand; 8] = [
        Stand::Due,
        Stand::Begun,
        Stand::Lost,
        Stand::Gone,
        Stand::Missed,
        Stand::Outside,
        Stand::Declined,
        Stand::Done,
    ];

    /// In the text keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Stand::Due => "due",
            Stand::Begun => "begun",
            Stand::Lost => "lost",
            Stand::Gone => "gone",
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
            Stand::Gone | Stand::Missed | Stand::Outside | Stand::Declined => "plain",
        }
    }
}

/// One time that she was asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) state: State,
    pub(super) on: Date,
    /// The window that was written down then.
    pub(super) written: Option<WaveId>,
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
