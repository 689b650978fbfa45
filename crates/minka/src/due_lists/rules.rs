//! Decisions: how one questionnaire of a window stands with one woman today.

use jiff::civil::Date;

use super::model::{Asked, Stand, Woman};
use crate::{
    assessments::State,
    people::Step,
    waves::{self, Wave},
};

/// What of a window is asked: its questionnaire, what is asked in its place where nobody answers for safety, and whether either may be begun.
pub(super) struct Question<'q> {
    pub(super) key: &'q str,
    pub(super) instead: Option<&'q str>,
    pub(super) is_offered: bool,
}

/// How it stands; nothing while her days do not count, before the window, and where nobody would ask her.
pub(super) fn stand(wave: &Wave, question: &Question<'_>, woman: &Woman, today: Date) -> Option<Stand> {
    let (from, until) = waves::window(wave, woman.starts)?;
    let is_it = |asked: &&Asked| asked.key == question.key || Some(asked.key.as_str()) == question.instead;
    let within = |asked: &&Asked| from <= asked.on && asked.on <= until;
    let was = |state: State| woman.asked.iter().filter(is_it).filter(within).any(|asked| asked.state == state);
    if was(State::Finished) {
        return Some(Stand::Done);
    }
    if was(State::Declined) {
        return Some(Stand::Declined);
    }
    let is_gone = matches!(woman.state, Step::Left | Step::Transferred);
    let is_asked_still = question.is_offered && !is_gone;
    if was(State::Open) && !is_gone {
        return Some(Stand::Begun);
    }
    if was(State::Lost) {
        return Some(Stand::Lost);
    }
    if today < from {
        return None;
    }
    let is_over = until < today;
    let outside = |asked: &Asked| asked.is_outside && asked.state == State::Finished;
    if is_over && woman.asked.iter().filter(is_it).any(outside) {
        return Some(Stand::Outside);
    }
    match (is_asked_still, is_over) {
        (true, false) => Some(Stand::Due),
        (true, true) => Some(Stand::Missed),
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests;
