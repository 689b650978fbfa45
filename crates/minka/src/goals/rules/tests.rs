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
        // Cut towards the start: almost there is not there, and a hair behind the start is not a whole hundredth.
        (0, 200_000, 199_100, 99),
        (200_000, 50_000, 50_001, 99),
        (0, 100, 29, 29),
        (200_000, 50_000, 200_001, 0),
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
