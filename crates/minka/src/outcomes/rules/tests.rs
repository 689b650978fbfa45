use std::sync::Arc;

use jiff::{Timestamp, civil::date};
use measure::{Instrument, Scorer};

use super::*;
use crate::{
    assessments::{Assessment, AssessmentId, State, Way},
    foundation::ids::{Id, ParticipantId, SiteId},
    instruments::{InstrumentId, find_shipped},
};

fn asked(instrument: &Arc<Instrument>, language: &str, answers: &[Option<&str>]) -> Asked {
    let nil = uuid::Uuid::nil();
    let of = Assessment {
        id: AssessmentId::from_uuid(nil),
        site: SiteId::from_uuid(nil),
        woman: ParticipantId::from_uuid(nil),
        instrument: InstrumentId::from_uuid(nil),
        wave: None,
        language: language.to_owned(),
        way: Way::Screen,
        state: State::Finished,
        asked_on: date(2026, 9, 1),
        meetings: 0,
        minutes: None,
        asked_by: String::new(),
        keyed_by: None,
        begun_at: Timestamp::UNIX_EPOCH,
    };
    let scored = Scorer::new(instrument).in_order(answers).expect("within the options");
    Asked { of, instrument: Arc::clone(instrument), kind: None, answers: Vec::new(), scored: Some(scored) }
}

/// WHO-5: 24 of 100 points, as the minimal detectable change of 23.6 says; the raw sums are a quarter of it.
#[test]
fn three_states_by_fixed_constants_and_none_of_them_a_guess() {
    let who5 = find_shipped("who5").expect("shipped");
    let time = |sum: [&str; 5]| asked(&who5, "es", &sum.map(Some));
    let start = time(["2", "2", "2", "2", "2"]); // 40
    for (answers, expected) in [
        (["3", "3", "3", "3", "3"], Moved::NotClear), // 60, 20 more
        (["4", "3", "3", "3", "3"], Moved::Up),       // 64, 24 more
        (["1", "1", "1", "1", "0"], Moved::Down),     // 16, 24 less
        (["1", "1", "1", "1", "1"], Moved::NotClear), // 20, 20 less
    ] {
        assert_eq!(moved(&start, &time(answers)), expected, "{answers:?}");
    }
    let missing = asked(&who5, "es", &[Some("5"), Some("5"), None, Some("5"), Some("5")]);
    assert_eq!(moved(&start, &missing), Moved::NoSum, "a missing answer is not nought");
    assert_eq!(moved(&start, &asked(&who5, "en", &[Some("5"); 5])), Moved::OtherWords);
    // Another version in which an answer counts something else: no line runs from the one to the other.
    let file = who5.write().expect("a file").replacen("value = 4.0", "value = 4.5", 1).replacen(
        "version = \"1\"",
        "version = \"2\"",
        1,
    );
    let other = Arc::new(Instrument::read(&file).expect("an instrument"));
    assert_ne!(other, who5);
    assert_eq!(moved(&start, &asked(&other, "es", &[Some("5"); 5])), Moved::OtherWords);
    let srq20 = find_shipped("srq20").expect("shipped");
    let no_rule = asked(&srq20, "en", &[Some("1"); 20]);
    assert_eq!(moved(&no_rule, &no_rule), Moved::NoRule, "nobody has found how much is clear");
}

#[test]
fn a_line_stands_between_the_lowest_and_the_highest_that_is_possible() {
    let line = points(&[(0, 0.0, true), (50, 100.0, true), (100, 50.0, false)], (0.0, 100.0));
    assert_eq!((line[0].x, line[0].y), (16.0, 144.0));
    assert_eq!((line[1].x, line[1].y), (160.0, 16.0));
    assert_eq!((line[2].x, line[2].y), (304.0, 80.0));
    assert_eq!(line.iter().map(|point| point.joined).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(points(&[(0, 50.0, true)], (0.0, 100.0))[0].x, 160.0, "one point stands in the middle");
}
