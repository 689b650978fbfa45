//! Decisions: which time is the start and which the end, who is lost and why, and what may be said of a few.

use std::cmp::Ordering;

use jiff::civil::Date;
use measure::group::FEWEST_FOR_A_SUBGROUP;

use super::model::{Figures, Point, Why, Woman};
use crate::{assessments::State, waves::Kind};

/// Of the times in one window the one that says most: with a sum, or else with answers.
fn weight(point: &Point) -> u8 {
    match (point.sum.is_some() || point.otherwise, point.answered) {
        (true, _) => 2,
        (false, true) => 1,
        _ => 0,
    }
}

fn of_kind(woman: &Woman, kind: Kind) -> impl DoubleEndedIterator<Item = &Point> {
    woman.points.iter().filter(move |point| point.kind == Some(kind))
}

/// The earliest of the best.
fn start_of(woman: &Woman) -> Option<&Point> {
    of_kind(woman, Kind::Baseline).rev().max_by_key(|point| weight(point))
}

/// The latest of the best since the start: what she said when she was here before is no end of this time.
fn last_of<'w>(woman: &'w Woman, kind: Kind, start: Option<&'w Point>) -> Option<&'w Point> {
    since(woman, kind, start).max_by_key(|point| weight(point))
}

fn since<'w>(woman: &'w Woman, kind: Kind, start: Option<&'w Point>) -> impl Iterator<Item = &'w Point> {
    of_kind(woman, kind).filter(move |point| start.is_none_or(|start| start.on <= point.on))
}

/// What became of her at the end.
enum End<'p> {
    Answered(&'p Point),
    Lost(Why),
    NotYet,
}

fn end_of<'w>(woman: &'w Woman, start: &'w Point) -> End<'w> {
    let last = last_of(woman, Kind::Endline, Some(start));
    match last {
        Some(point) if point.answered => return End::Answered(point),
        Some(point) if point.state == State::Declined => return End::Lost(Why::Declined),
        Some(point) if point.state == State::Lost && woman.end_is_over => return End::Lost(Why::PaperLost),
        Some(point) if point.state == State::Finished => return End::Lost(Why::Nothing),
        _ => {}
    }
    match (woman.is_gone, woman.reason.is_empty()) {
        (true, false) => End::Lost(Why::Journey(woman.reason.clone())),
        (false, false) if woman.end_is_over => End::Lost(Why::Journey(woman.reason.clone())),
        (true, true) => End::Lost(Why::NotAsked),
        (false, true) if woman.end_is_over => End::Lost(Why::NotAsked),
        _ => End::NotYet,
    }
}

/// What all of them come to.
pub(super) fn figures(women: &[Woman]) -> Figures {
    let (mut found, mut weeks) = (Figures::default(), Vec::new());
    for woman in women {
        found.outside += woman.points.iter().filter(|point| point.kind.is_none()).count();
        let start = start_of(woman);
        found.asked += usize::from(start.is_some());
        let Some(start) = start.filter(|start| start.answered) else {
            found.only_at_end += usize::from(last_of(woman, Kind::Endline, None).is_some_and(|last| last.answered));
            continue;
        };
        found.entered += 1;
        found.summed += usize::from(start.sum.is_some());
        let is_asked = |point: &Point| point.state != State::Open;
        found.asked_again += usize::from(since(woman, Kind::Endline, Some(start)).any(is_asked));
        let (end, why) = match end_of(woman, start) {
            End::NotYet => {
                found.not_yet += 1;
                continue;
            }
            End::Answered(end) => (Some(end), None),
            End::Lost(why) => (None, Some(why)),
        };
        let middle = last_of(woman, Kind::Midline, Some(start)).and_then(|middle| alike(start, middle));
        let after = end.and_then(|end| alike(start, end));
        found.answered_again += usize::from(end.is_some());
        found.lines.push(vec![start.sum, middle, after]);
        found.start.push((start.sum, real(start.meetings), why.is_some()));
        found.why.extend(why);
        let Some(end) = end else { continue };
        if put_beside(&mut found, start, end) {
            weeks.push(days_between(start.on, end.on));
        }
        match (start.sum, after) {
            (Some(before), Some(after)) => {
                found.pairs.push((before, after));
                found.borrowed += usize::from(start.borrows);
                weeks.push(days_between(start.on, end.on));
            }
            _ => found.other_words += usize::from(weight(start) == 2 && weight(end) == 2),
        }
    }
    found.weeks = median(weeks).map(|days| days / 7.0);
    found
}

/// Puts each part of the start beside that of the end, where there is no sum and the words are the same; whether it did.
fn put_beside(found: &mut Figures, start: &Point, end: &Point) -> bool {
    if start.parts.is_empty() || end.parts.is_empty() || start.likeness != end.likeness {
        return false;
    }
    found.twice += 1;
    found.parts.resize(found.parts.len().max(start.parts.len()), Vec::new());
    for (pairs, both) in found.parts.iter_mut().zip(start.parts.iter().zip(&end.parts)) {
        if let (Some(before), Some(after)) = both {
            pairs.push((*before, *after));
        }
    }
    true
}

/// How many are better, the same and harder at the end, by levels that run upwards: of levels there is no mean. Nothing of fewer than five.
pub(super) fn moves(pairs: &[(f64, f64)]) -> Option<[usize; 3]> {
    let count = |order: Ordering| pairs.iter().filter(|(before, after)| after.total_cmp(before) == order).count();
    (pairs.len() >= FEWEST_FOR_A_SUBGROUP).then(|| [Ordering::Greater, Ordering::Equal, Ordering::Less].map(count))
}

/// The sum of a later time, where it stands beside that of the start.
fn alike(start: &Point, later: &Point) -> Option<f64> {
    later.sum.filter(|_| later.likeness == start.likeness)
}

fn days_between(first: Date, last: Date) -> f64 {
    first.until(last).map_or(0.0, |span| f64::from(span.get_days()))
}

#[expect(clippy::cast_precision_loss, reason = "a count of meetings")]
fn real(count: i64) -> f64 {
    count as f64
}

/// The middle one, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// Why they were lost, the most frequent first; each reason of fewer than five women stands among the rest. Nothing is said of fewer than
/// five women.
pub(super) fn reasons(why: &[Why]) -> (Vec<(Why, usize)>, usize) {
    if why.len() < FEWEST_FOR_A_SUBGROUP {
        return (Vec::new(), 0);
    }
    let mut counted: Vec<(Why, usize)> = Vec::new();
    for one in why {
        match counted.iter_mut().find(|(known, _)| known == one) {
            Some((_, count)) => *count += 1,
            None => counted.push((one.clone(), 1)),
        }
    }
    let (mut said, rest): (Vec<_>, Vec<_>) =
        counted.into_iter().partition(|(_, count)| *count >= FEWEST_FOR_A_SUBGROUP);
    said.sort_by(|(one, more), (other, less)| less.cmp(more).then_with(|| one.cmp(other)));
    (said, rest.iter().map(|(_, count)| count).sum())
}

#[cfg(test)]
mod tests;
