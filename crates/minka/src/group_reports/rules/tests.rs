use jiff::civil::date;

use super::*;

fn point(kind: Option<Kind>, month: i8, sum: Option<f64>) -> Point {
    Point {
        kind,
        state: State::Finished,
        on: date(2026, month, 1),
        answered: true,
        sum,
        otherwise: false,
        parts: Vec::new(),
        likeness: "the words".to_owned(),
        borrows: false,
        meetings: 2,
    }
}

fn woman(points: Vec<Point>) -> Woman {
    Woman { points, is_gone: false, reason: String::new(), end_is_over: true }
}

const START: Option<Kind> = Some(Kind::Baseline);
const END: Option<Kind> = Some(Kind::Endline);

#[test]
fn start_and_end_are_windows_and_not_the_first_and_the_last_time() {
    let outside = point(None, 1, Some(90.0));
    let points = vec![outside, point(START, 2, Some(40.0)), point(END, 8, Some(64.0)), point(None, 12, Some(10.0))];
    let found = figures(&[woman(points)]);
    assert_eq!((found.pairs, found.outside), (vec![(40.0, 64.0)], 2), "kept, and in no figure");
}

/// Measures 2.5: a woman with one item missing is not dropped.
#[test]
fn who_answered_and_has_no_sum_has_entered_all_the_same() {
    let found = figures(&[
        woman(vec![point(START, 2, None), point(END, 8, Some(64.0))]),
        woman(vec![point(START, 2, Some(40.0)), point(END, 8, None)]),
        woman(vec![point(START, 2, Some(40.0)), point(END, 8, Some(64.0))]),
    ]);
    assert_eq!((found.asked, found.entered, found.summed), (3, 3, 2));
    assert_eq!((found.asked_again, found.answered_again, found.pairs.len()), (3, 3, 1));
    assert_eq!((found.other_words, found.expected()), (0, 3));
}

#[test]
fn asked_answered_and_summed_are_three_counts() {
    let with = |kind, state, answered| Point { state, answered, sum: None, ..point(kind, 2, None) };
    let declined = woman(vec![with(START, State::Declined, false)]);
    let begun = woman(vec![point(START, 2, Some(40.0)), with(END, State::Open, false)]);
    let refused = woman(vec![point(START, 2, Some(40.0)), with(END, State::Declined, false)]);
    let gone = woman(vec![point(START, 2, Some(40.0)), with(END, State::Lost, false)]);
    let found = figures(&[declined, begun, refused, gone]);
    assert_eq!((found.asked, found.entered, found.asked_again, found.answered_again), (4, 3, 2, 0));
    assert_eq!(found.why, [Why::NotAsked, Why::Declined, Why::PaperLost], "begun is not asked");
}

#[test]
fn whose_end_has_not_come_is_neither_lost_nor_in_the_second_denominator() {
    let soon = Woman { end_is_over: false, ..woman(vec![point(START, 2, Some(40.0))]) };
    let left = Woman { is_gone: true, reason: "moved".to_owned(), ..soon.clone() };
    let away = Woman { reason: "birth".to_owned(), ..soon.clone() };
    let found = figures(&[soon, left, away]);
    assert_eq!((found.entered, found.not_yet, found.expected()), (3, 2, 1), "who is away may still be asked");
    assert_eq!(found.why, [Why::Journey("moved".to_owned())]);
}

#[test]
fn other_words_and_another_way_of_summing_are_counted_and_not_paired() {
    let other = Point { likeness: "other words".to_owned(), ..point(END, 8, Some(64.0)) };
    let older = Point { sum: None, otherwise: true, ..point(START, 2, None) };
    let found =
        figures(&[woman(vec![point(START, 2, Some(40.0)), other]), woman(vec![older, point(END, 8, Some(64.0))])]);
    assert_eq!((found.pairs.len(), found.other_words, found.answered_again), (0, 2, 2));
}

#[test]
fn asked_twice_in_a_window_the_one_that_says_most_counts() {
    let begun = Point { state: State::Open, answered: false, ..point(START, 2, None) };
    let points = vec![
        begun,
        point(START, 3, Some(40.0)),
        point(START, 4, Some(44.0)),
        point(END, 8, Some(64.0)),
        point(END, 9, None),
    ];
    assert_eq!(figures(&[woman(points)]).pairs, [(40.0, 64.0)]);
}

#[test]
fn weeks_in_the_middle_of_an_even_number_are_between_the_two() {
    assert_eq!(median(vec![]), None);
    assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
    assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
}

/// Measures 2.4: below five nothing of a part of the group.
#[test]
fn a_reason_of_few_stands_among_the_rest() {
    let because = |reason: &str, times| vec![Why::Journey(reason.to_owned()); times];
    assert_eq!(reasons(&because("moved", 4)), (Vec::new(), 0));
    let all = [because("died", 1), because("moved", 6), because("work", 2), vec![Why::Declined; 5]].concat();
    let expected = vec![(Why::Journey("moved".to_owned()), 6), (Why::Declined, 5)];
    assert_eq!(reasons(&all), (expected, 3));
}

/// Measures 2.4: single ordinal items have counts and no mean; each question has its own pairs, and other words make none.
#[test]
fn without_a_sum_each_question_is_put_beside_itself() {
    let both = |before: [Option<f64>; 2], after: [Option<f64>; 2]| {
        let with = |kind, month, parts: [Option<f64>; 2]| Point { parts: parts.to_vec(), ..point(kind, month, None) };
        vec![with(START, 2, before), with(END, 8, after)]
    };
    let mut women = vec![
        woman(both([Some(0.0), Some(1.0)], [Some(2.0), Some(1.0)])),
        woman(both([Some(1.0), None], [Some(1.0), Some(2.0)])),
        woman(both([Some(2.0), Some(2.0)], [Some(1.0), Some(0.0)])),
    ];
    let mut other = both([Some(0.0), Some(0.0)], [Some(2.0), Some(2.0)]);
    other[1].likeness = "other words".to_owned();
    women.push(woman(other));
    let found = figures(&women);
    assert_eq!((found.twice, found.answered_again), (3, 4));
    assert_eq!(found.parts[0], [(0.0, 2.0), (1.0, 1.0), (2.0, 1.0)]);
    assert_eq!(found.parts[1], [(1.0, 1.0), (2.0, 0.0)]);
    assert!(found.weeks.is_some_and(|weeks| (weeks - 26.0).abs() < 0.5), "{:?}", found.weeks);
    assert_eq!(moves(&found.parts[0]), None, "of three nothing is said");
    let more = [found.parts[0].clone(), vec![(0.0, 1.0), (1.0, 2.0)]].concat();
    assert_eq!(moves(&more), Some([3, 1, 1]));
}

/// She was here before: what she answered at the end of that time is no end of this one.
#[test]
fn an_end_lies_after_its_start() {
    let before = [point(Some(Kind::Midline), 1, Some(20.0)), point(END, 2, Some(20.0))];
    let again = woman(before.into_iter().chain([point(START, 6, Some(40.0))]).collect());
    let found = figures(&[again]);
    assert_eq!((found.entered, found.asked_again, found.pairs.len()), (1, 0, 0));
    assert_eq!((found.why, found.lines), (vec![Why::NotAsked], vec![vec![Some(40.0), None, None]]));
}

#[test]
fn whoever_was_asked_and_answered_nothing_was_asked() {
    let nothing = Point { answered: false, sum: None, ..point(END, 8, None) };
    let found = figures(&[woman(vec![point(START, 2, Some(40.0)), nothing])]);
    assert_eq!((found.asked_again, found.answered_again, found.why), (1, 0, vec![Why::Nothing]));
}
