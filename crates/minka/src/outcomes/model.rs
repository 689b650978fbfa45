//! Nouns: one time she was asked, with what her answers come to.

use std::sync::Arc;

use measure::{Instrument, Scored};

use crate::{
    assessments::{Answer, Assessment},
    waves::Kind,
};

/// One time she was asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) of: Assessment,
    pub(super) instrument: Arc<Instrument>,
    /// In which window; none: outside every one.
    pub(super) kind: Option<Kind>,
    /// What she answered; empty where the reader may not see it.
    pub(super) answers: Vec<Answer>,
    /// What the answers come to; none where nobody opened them.
    pub(super) scored: Option<Scored>,
}

impl Asked {
    /// The questionnaire's short name.
    pub(super) fn key(&self) -> &str {
        &self.instrument.definition().id
    }

    /// The words that were read to her, and what an answer counted: a line has a break where either changes.
    pub(super) fn likeness(&self) -> String {
        self.instrument.likeness(&self.of.language)
    }
}

/// What stands beside the sum of an earlier time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// Clearly better.
    Up,
    /// Nothing beyond the noise of one questionnaire.
    NotClear,
    /// Clearly worse.
    Down,
    /// Nobody has found how much is a clear change.
    NoRule,
    /// The words were others, or what an answer counts: the two sums do not stand beside one another.
    OtherWords,
    /// One of the two has no sum.
    NoSum,
}

impl Moved {
    /// The end of the text key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Moved::Up => "up",
            Moved::NotClear => "not-clear",
            Moved::Down => "down",
            Moved::NoRule => "no-rule",
            Moved::OtherWords => "other-words",
            Moved::NoSum => "no-sum",
        }
    }
}
