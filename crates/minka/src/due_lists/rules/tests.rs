use jiff::civil::date;

use super::*;
use crate::{
    foundation::ids::{Id, ParticipantId},
    users::ProgrammeId,
    waves::{CountsFrom, Kind, Starts, WaveId},
};

const QUESTION: Question<'static> = Question { key: "phq9", instead: Some("phq8"), offered: Some("phq9") };

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

fn windows(standing: Vec<Wave>) -> Windows {
    Windows { standing, ended: Vec::new(), stand_ins: vec![("phq8".to_owned(), "phq9".to_owned())] }
}

fn woman(asked: &[(&str, State, i8)]) -> Woman {
    let one = |(key, state, day): &(&str, State, i8)| Asked {
        key: (*key).to_owned(),
        state: *state,
        on: date(2026, 9, *day),
        written: None,
    };
    Woman {
        id: ParticipantId::from_uuid(uuid::Uuid::nil()),
        code: "BAKO-7".to_owned(),
        state: Step::Active,
        starts: Starts { entries: vec![date(2026, 9, 1)], terms: Vec::new() },
        asked: asked.iter().map(one).collect(),
    }
}

fn on(day: i8, woman: &Woman) -> Option<Stand> {
    stand((&windows(vec![wave()]), &wave()), &QUESTION, woman, date(2026, 9, day))
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
    let nobody = Question { offered: None, ..QUESTION };
    let windows = windows(vec![wave()]);
    assert_eq!(stand((&windows, &wave()), &nobody, &woman(&[]), date(2026, 9, 15)), None);
}

/// A paper that is gone waits for nobody when nobody can ask her once more.
#[test]
fn a_lost_paper_waits_only_while_her_window_runs_and_she_is_here() {
    let lost = woman(&[("phq9", State::Lost, 12)]);
    assert_eq!(on(21, &lost), Some(Stand::Lost));
    assert_eq!(on(22, &lost), Some(Stand::Gone));
    assert_eq!(on(15, &Woman { state: Step::Left, ..lost }), Some(Stand::Gone));
    let late = woman(&[("phq9", State::Lost, 12), ("phq9", State::Finished, 25)]);
    assert_eq!(on(30, &late), Some(Stand::Outside));
}

/// Where a window counts from her group and another from her entry, both may hold a day: what is asked on it belongs to one of them.
#[test]
fn a_day_is_due_in_one_window() {
    let other = Wave {
        id: WaveId::from_uuid(uuid::Uuid::from_u128(2)),
        counts_from: CountsFrom::Term,
        until_day: 40,
        ..wave()
    };
    let starts = Starts { terms: vec![date(2026, 9, 1)], ..woman(&[]).starts };
    let asked = Woman { starts, ..woman(&[("phq9", State::Finished, 12)]) };
    let windows = windows(vec![wave(), other.clone()]);
    let stand_on = |wave: &Wave, day| stand((&windows, wave), &QUESTION, &asked, date(2026, 9, day));
    assert_eq!((stand_on(&wave(), 15), stand_on(&other, 15)), (Some(Stand::Done), None));
    assert_eq!(stand_on(&other, 25), Some(Stand::Due));
}
