use jiff::civil::date;

use super::*;
use crate::{
    foundation::ids::{Id, ParticipantId},
    users::ProgrammeId,
    waves::{CountsFrom, Kind, Starts, WaveId},
};

const QUESTION: Question<'static> = Question { key: "phq9", instead: Some("phq8"), is_offered: true };

fn wave() -> Wave {
    Wave {
        id: WaveId::from_uuid(uuid::Uuid::nil()),
        programme: ProgrammeId::from_uuid(uuid::Uuid::nil()),
        kind: Kind::Baseline,
        counts_from: CountsFrom::Entry,
        from_day: 10,
        until_day: 20,
        instruments: vec!["phq9".to_owned()],
    }
}

fn woman(asked: &[(&str, State, i8)]) -> Woman {
    let one = |(key, state, day): &(&str, State, i8)| Asked {
        key: (*key).to_owned(),
        state: *state,
        on: date(2026, 9, *day),
        is_outside: !(11..=21).contains(day),
    };
    Woman {
        id: ParticipantId::from_uuid(uuid::Uuid::nil()),
        code: "BAKO-7".to_owned(),
        state: Step::Active,
        starts: Starts { entry: Some(date(2026, 9, 1)), term: None },
        asked: asked.iter().map(one).collect(),
    }
}

fn on(day: i8, woman: &Woman) -> Option<Stand> {
    stand(&wave(), &QUESTION, woman, date(2026, 9, day))
}

/// Her window runs from the 11th to the 21st.
#[test]
fn only_finished_and_declined_end_what_is_due() {
    use State::{Declined, Finished, Lost, Open};
    for (asked, expected) in [
        (&[][..], Stand::Due),
        (&[("phq9", Open, 12)], Stand::Begun),
        (&[("phq9", Lost, 12)], Stand::Lost),
        (&[("phq9", Lost, 12), ("phq9", Open, 13)], Stand::Begun),
        (&[("phq9", Lost, 12), ("phq9", Finished, 13)], Stand::Done),
        (&[("phq8", Finished, 13)], Stand::Done),
        (&[("phq9", Declined, 13)], Stand::Declined),
        (&[("who5", Finished, 13)], Stand::Due),
        (&[("phq9", Finished, 5)], Stand::Due),
    ] {
        assert_eq!(on(15, &woman(asked)), Some(expected), "{asked:?}");
    }
}

#[test]
fn before_it_is_nothing_and_afterwards_it_was_missed_or_lies_outside() {
    assert_eq!(on(10, &woman(&[])), None);
    assert_eq!(on(21, &woman(&[])), Some(Stand::Due), "the last day counts");
    assert_eq!(on(22, &woman(&[])), Some(Stand::Missed));
    assert_eq!(on(30, &woman(&[("phq9", State::Finished, 25)])), Some(Stand::Outside));
    let no_entry = Woman { starts: Starts::default(), ..woman(&[]) };
    assert_eq!(on(15, &no_entry), None);
}

#[test]
fn whom_nobody_would_ask_is_due_for_nothing_and_what_was_asked_stays() {
    let left = |asked| Woman { state: Step::Left, ..woman(asked) };
    assert_eq!(on(15, &left(&[])), None);
    assert_eq!(on(15, &left(&[("phq9", State::Finished, 12)])), Some(Stand::Done));
    let nobody = Question { is_offered: false, ..QUESTION };
    assert_eq!(stand(&wave(), &nobody, &woman(&[]), date(2026, 9, 15)), None);
}
