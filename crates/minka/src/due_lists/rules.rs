//! Decisions: how one questionnaire of a window stands with one woman today.

use jiff::civil::Date;

use super::model::{Asked, Stand, Woman};
use crate::{
    assessments::State,
    people::Step,
    waves::{self, Wave, Windows},
};

/// What of a window is asked: its questionnaire, what is asked in its place where nobody answers for safety, and which of the two may be
/// begun today.
pub(super) struct Question<'q> {
    pub(super) key: &'q str,
    pub(super) instead: Option<&'q str>,
    pub(super) offered: Option<&'q str>,
}

/// How it stands; nothing while her days do not count, before the window, on a day on which another window asks the same, and where nobody
/// would ask her.
pub(super) fn stand(
    (windows, wave): (&Windows, &Wave),
    question: &Question<'_>,
    woman: &Woman,
    today: Date,
) -> Option<Stand> {
    let (from, until) = waves::window(wave, &woman.starts)?;
    let is_it = |asked: &&Asked| asked.key == question.key || Some(asked.key.as_str()) == question.instead;
    let asks = |key: &str, day: Date| windows.of_day(&woman.starts, key, day).is_some_and(|one| one.id == wave.id);
    let within = |asked: &&Asked| asks(&asked.key, asked.on);
    let was = |state: State| woman.asked.iter().filter(is_it).filter(within).any(|asked| asked.state == state);
    if was(State::Finished) {
        return Some(Stand::Done);
    }
    if was(State::Declined) {
        return Some(Stand::Declined);
    }
    let is_gone = matches!(woman.state, Step::Left | Step::Transferred);
    let offered = question.offered.filter(|_| !is_gone);
    if was(State::Open) && !is_gone {
        return Some(Stand::Begun);
    }
    if today < from {
        return None;
    }
    let (is_over, was_lost) = (until < today, was(State::Lost));
    let outside = |asked: &Asked| {
        let key = (asked.key.as_str(), asked.on);
        asked.state == State::Finished && windows.of_time(&woman.starts, key, asked.written).is_none()
    };
    if is_over && woman.asked.iter().filter(is_it).any(outside) {
        return Some(Stand::Outside);
    }
    match offered {
        Some(key) if !is_over && was_lost => asks(key, today).then_some(Stand::Lost),
        _ if was_lost => Some(Stand::Gone),
        Some(key) if !is_over => asks(key, today).then_some(Stand::Due),
        Some(_) => Some(Stand::Missed),
        None => None,
    }
}

#[cfg(test)]
mod tests;
