//! Decisions: what a number means, how far she is, what a gentle hint is for.

use super::model::{Goal, Measure, State};
use crate::foundation::form::Problem;
pub(super) use crate::people::check_words;

/// Longest sentence, and longest other line.
pub(super) const LONGEST_SENTENCE: usize = 1_000;
pub(super) const LONGEST_LINE: usize = 300;
/// Most small steps: a reading has one bit for each.
pub(super) const MOST_STEPS: usize = 12;
/// Levels are counted from -2.
pub(super) const LEVELS: [i64; 5] = [-2, -1, 0, 1, 2];
/// A number in thousandths is kept exactly and far from the end of what a file can hold.
const LARGEST: i64 = 1_000_000_000_000;
const THOUSAND: i64 = 1_000;

/// A number as people write it in any of the four languages, in thousandths. What could be a thousand or a fraction is
/// refused: nobody's debt is guessed.
pub(super) fn read_number(field: &'static str, typed: &str) -> Result<i64, Problem> {
    let plain: String =
        typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '\'' && *sign != '\u{2019}').collect();
    if plain.is_empty() {
        return Err(Problem::new(field, "goals-number-missing"));
    }
    let marks: Vec<char> = plain.chars().filter(|sign| matches!(sign, ',' | '.')).collect();
    let (whole, fraction) = match marks.as_slice() {
        [] => (plain, String::new()),
        [_] => {
            let (whole, fraction) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
            // 12.345 may be twelve or twelve thousand; 0.125 and 12345.678 are one thing only.
            if fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" {
                return Err(Problem::new(field, "goals-number-twofold").with("plain", format!("{whole}{fraction}")));
            }
            (whole.to_owned(), fraction.to_owned())
        }
        [first, .., last] if first != last => {
            let (whole, fraction) = plain.rsplit_once(*last).unwrap_or((&plain, ""));
            (whole.replace(*first, ""), fraction.to_owned())
        }
        _ => (plain.replace([',', '.'], ""), String::new()),
    };
    let unclear = || Problem::new(field, "goals-number-unclear");
    if fraction.len() > 3 || !fraction.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(unclear());
    }
    let number: i64 = whole.parse().map_err(|_| unclear())?;
    let part: i64 = format!("{fraction:0<3}").parse().map_err(|_| unclear())?;
    if !(0..=LARGEST).contains(&number) {
        return Err(unclear());
    }
    Ok(number * THOUSAND + part)
}

/// Whole units and thousandths of a number, for whoever writes it.
pub(super) fn parts(thousandths: i64) -> (i64, String) {
    let fraction = format!("{:03}", (thousandths % THOUSAND).abs());
    (thousandths / THOUSAND, fraction.trim_end_matches('0').to_owned())
}

/// A target is somewhere else than where she stands.
pub(super) fn check_target(start: i64, target: i64) -> Result<i64, Problem> {
    if start == target { Err(Problem::new("target", "goals-target-same")) } else { Ok(target) }
}

/// Whether a goal may be opened again, or struck through: an end is taken back first, and what became another goal stays, unless that
/// one was struck through (`is_next_struck`).
pub(super) fn may_turn((from, is_next_struck): (State, bool), to: State) -> bool {
    match to {
        State::Open if from == State::Changed => is_next_struck,
        State::Open => matches!(from, State::Reached | State::LetGo | State::Slip),
        State::Slip => from == State::Open,
        State::Reached | State::Changed | State::LetGo => false,
    }
}

/// How far she is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Far {
    /// Nothing was read yet.
    NotRead,
    /// It has happened, or not yet.
    Happened(bool),
    /// A share of the way, in hundredths; more than a hundred beyond the target, below nought further away than at the start.
    Way(i64),
    /// So many of so many steps.
    Steps(u32, usize),
    /// A level, -2 … 2.
    Level(i64),
}

/// How far a goal is by its newest reading. The way of a number is (now − start) / (target − start), also for one that goes down. It
/// is cut towards the start and never rounded: nobody is told that she is there before she is.
pub(super) fn far(goal: &Goal, steps: usize, reading: Option<i64>) -> Far {
    let Some(reading) = reading else { return Far::NotRead };
    match goal.measure {
        Measure::YesNo => Far::Happened(reading == 1),
        Measure::Steps => Far::Steps(reading.count_ones(), steps),
        Measure::Levels => Far::Level(reading),
        Measure::Number => {
            let start = goal.start.unwrap_or_default();
            let way = goal.target.unwrap_or_default() - start;
            ((reading - start) * 100)
                .checked_div(way)
                .map_or(Far::NotRead, |share| Far::Way(share.clamp(-9_999, 9_999)))
        }
    }
}

/// Whether a reading says that she is where she wanted to be.
pub(super) fn is_there(far: Far) -> bool {
    match far {
        Far::NotRead => false,
        Far::Happened(yes) => yes,
        Far::Way(share) => share >= 100,
        Far::Steps(done, all) => all > 0 && usize::try_from(done).is_ok_and(|done| done >= all),
        Far::Level(level) => level >= 0,
    }
}

/// Gentle hints for the two who sit together, as keys of the text; never a block. (When, a sign, hers, a step she trusts in:
/// Locke and Latham's goal setting, without the pressure.)
pub(super) fn hints(goal: &Goal) -> Vec<&'static str> {
    let mut hints = Vec::new();
    if goal.by.is_none() {
        hints.push("goals-hint-when");
    }
    if goal.measure == Measure::YesNo && goal.words.sign.is_empty() {
        hints.push("goals-hint-sign");
    }
    if goal.importance.is_some_and(|importance| importance <= 1) {
        hints.push("goals-hint-hers");
    }
    if goal.confidence.is_some_and(|confidence| confidence <= 4) {
        hints.push("goals-hint-smaller");
    }
    if goal.words.first_step.is_empty() {
        hints.push("goals-hint-step");
    }
    hints
}

#[cfg(test)]
mod tests;
