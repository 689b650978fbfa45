//! Nouns: one time she was asked, with what her answers come to.

use std::sync::Arc;

use jiff::civil::Date;
use measure::{Instrument, Scored, TOTAL};

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

    /// Whether the words and what an answer counts are those of another time.
    pub(super) fn is_like(&self, other: &Asked) -> bool {
        let is_same = Arc::ptr_eq(&self.instrument, &other.instrument) && self.of.language == other.of.language;
        is_same || self.likeness() == other.likeness()
    }

    /// The sum of a scale, if there is one.
    pub(super) fn sum_of(&self, scale: &str) -> Option<f64> {
        self.scored.as_ref().and_then(|scored| scored.scale(scale)).and_then(|scale| scale.score)
    }

    /// The sum, if there is one.
    pub(super) fn total(&self) -> Option<f64> {
        self.sum_of(TOTAL)
    }

    /// The scales that are shown over time: the sum, or, where nothing is added up over all of it, each by itself.
    pub(super) fn scales(&self) -> Vec<&str> {
        let scales: Vec<&str> = self.instrument.definition().scales.iter().map(|scale| scale.id.as_str()).collect();
        if scales.contains(&TOTAL) { vec![TOTAL] } else { scales }
    }
}

/// What became of a sum, and since which day; no day where nothing is put side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Since {
    pub(super) moved: Moved,
    pub(super) day: Option<Date>,
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
