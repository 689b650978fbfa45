//! Decisions: what a number means, how far she is, what a gentle hint is for.

use measure::goals::progress;

use super::model::{Goal, Measure};
use crate::foundation::form::Problem;

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

/// Words that fit their field; none at all are not said.
pub(super) fn check_words(field: &'static str, typed: &str, most: usize) -> Result<String, Problem> {
    let typed = typed.trim().replace("\r\n", "\n");
    if typed.chars().any(|sign| sign.is_control() && sign != '\n') {
        Err(Problem::new(field, "people-name-signs"))
    } else if typed.chars().count() > most {
        Err(Problem::new(field, "people-too-long").with("most", most))
    } else {
        Ok(typed)
    }
}

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
        [] => (plain.clone(), String::new()),
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

/// How far a goal is by its newest reading. The way of a number is (now − start) / (target − start), also for one that goes down.
pub(super) fn far(goal: &Goal, steps: usize, reading: Option<i64>) -> Far {
    let Some(reading) = reading else { return Far::NotRead };
    match goal.measure {
        Measure::YesNo => Far::Happened(reading == 1),
        Measure::Steps => Far::Steps(reading.count_ones(), steps),
        Measure::Levels => Far::Level(reading),
        Measure::Number => {
            #[expect(clippy::cast_precision_loss, reason = "thousandths below 10^15 are exact")]
            let way =
                progress(goal.start.unwrap_or_default() as f64, goal.target.unwrap_or_default() as f64, reading as f64);
            #[expect(clippy::cast_possible_truncation, reason = "bounded to what can be shown")]
            way.map_or(Far::NotRead, |way| Far::Way((way.share * 100.0).clamp(-9_999.0, 9_999.0).round() as i64))
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
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        foundation::{clock::Clock, ids::Id, ids::ParticipantId},
        goals::{GoalId, State, Theme, Words},
    };

    fn goal(measure: Measure, start: Option<i64>, target: Option<i64>) -> Goal {
        let clock = Clock::frozen(jiff::Timestamp::UNIX_EPOCH);
        Goal {
            id: GoalId::new(&clock),
            woman: ParticipantId::new(&clock),
            theme: Theme::Savings,
            measure,
            start,
            target,
            importance: None,
            confidence: None,
            set_on: date(2026, 11, 24),
            by: None,
            state: State::Open,
            ended_on: None,
            successor: None,
            words: Words::default(),
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them_and_never_guessed() {
        for (typed, expected) in [
            ("0", Ok(0)),
            ("150000", Ok(150_000_000)),
            ("150 000", Ok(150_000_000)),
            ("150\u{a0}000", Ok(150_000_000)),
            ("1 200,5", Ok(1_200_500)),
            ("3.25", Ok(3_250)),
            ("1,234.5", Ok(1_234_500)),
            ("1.234,5", Ok(1_234_500)),
            ("1,234,567", Ok(1_234_567_000)),
            ("1’200", Ok(1_200_000)),
            ("1.200", Err("goals-number-twofold")),
            ("1,200", Err("goals-number-twofold")),
            ("0.125", Ok(125)),
            ("12345.678", Ok(12_345_678)),
            ("", Err("goals-number-missing")),
            ("many", Err("goals-number-unclear")),
            ("-5", Err("goals-number-unclear")),
            ("1.2345", Err("goals-number-unclear")),
            ("99999999999999999999", Err("goals-number-unclear")),
        ] {
            assert_eq!(read_number("start", typed).map_err(|problem| problem.key), expected, "{typed}");
        }
    }

    #[test]
    fn a_way_goes_up_or_down_beyond_the_target_or_back_behind_the_start() {
        // (now − start) / (target − start): the debt of 200 that shall become 50 stands at 125 half way.
        for (start, target, now, expected) in [
            (0, 100, 0, 0),
            (0, 100, 25, 25),
            (0, 100, 130, 130),
            (200, 50, 125, 50),
            (200, 50, 50, 100),
            (200, 50, 260, -40),
        ] {
            let goal = goal(Measure::Number, Some(start), Some(target));
            let found = far(&goal, 0, Some(now));
            assert_eq!(found, Far::Way(expected), "{start} to {target}, now {now}");
            assert_eq!(is_there(found), expected >= 100);
        }
        assert_eq!(far(&goal(Measure::Number, Some(0), Some(100)), 0, None), Far::NotRead, "not read is not nought");
    }

    #[test]
    fn steps_levels_and_yes_say_when_she_is_there() {
        for (measure, reading, expected, there) in [
            (Measure::YesNo, 0, Far::Happened(false), false),
            (Measure::YesNo, 1, Far::Happened(true), true),
            (Measure::Steps, 0b101, Far::Steps(2, 3), false),
            (Measure::Steps, 0b111, Far::Steps(3, 3), true),
            (Measure::Levels, -1, Far::Level(-1), false),
            (Measure::Levels, 0, Far::Level(0), true),
            (Measure::Levels, 2, Far::Level(2), true),
        ] {
            let found = far(&goal(measure, None, None), 3, Some(reading));
            assert_eq!((found, is_there(found)), (expected, there));
        }
    }

    #[test]
    fn hints_come_for_what_is_missing_only() {
        let mut whole = goal(Measure::YesNo, None, None);
        whole.by = Some(date(2027, 1, 1));
        whole.importance = Some(3);
        whole.confidence = Some(7);
        whole.words.sign = "The paper is in her hand".to_owned();
        whole.words.first_step = "Ask for the list".to_owned();
        assert!(hints(&whole).is_empty());
        whole.importance = Some(1);
        whole.confidence = Some(4);
        whole.words = Words::default();
        assert_eq!(hints(&whole), ["goals-hint-sign", "goals-hint-hers", "goals-hint-smaller", "goals-hint-step"]);
        assert!(hints(&goal(Measure::Number, Some(1), Some(2))).contains(&"goals-hint-when"));
    }
}
