//! Decisions: what may be said of a sum and of a change, and where the points of a line stand.

use measure::change::{Change, USUAL_LIMIT};

use super::model::{Asked, Moved, Since};

/// What became of the sum of one time. It is held against the earliest time before it that was asked in the same words, counted alike, and
/// has a sum: a first time with a gap, or in other words, is nothing to hold all later ones against. `times`: the earliest first; none
/// where she was not asked before.
pub(super) fn since(times: &[&Asked], now: &Asked) -> Option<Since> {
    let before = || times.iter().copied().take_while(|one| one.of.id != now.of.id);
    let with_sum = before().find(|one| one.is_like(now) && one.total().is_some());
    let start = with_sum.or_else(|| before().find(|one| one.is_like(now))).or_else(|| before().next())?;
    let moved = moved(start, now);
    let is_held = matches!(moved, Moved::Up | Moved::NotClear | Moved::Down);
    Some(Since { moved, day: is_held.then_some(start.of.asked_on) })
}

/// What became of the sum since an earlier time: fixed constants of a reference group, strictly beyond the usual limit, and
/// nothing that needs any other woman.
pub(super) fn moved(before: &Asked, now: &Asked) -> Moved {
    // Where nothing is added up over all of it, no limit was found for anything.
    if now.instrument.range().is_none() {
        return Moved::NoRule;
    }
    if !before.is_like(now) {
        return Moved::OtherWords;
    }
    let (Some(before), Some(after)) = (before.total(), now.total()) else { return Moved::NoSum };
    match now.instrument.reliable().map(|rule| rule.state(after - before, USUAL_LIMIT)) {
        Some(Change::Up) => Moved::Up,
        Some(Change::Down) => Moved::Down,
        Some(Change::NoClearChange) => Moved::NotClear,
        None => Moved::NoRule,
    }
}

/// The width and height of the drawing, and the room around the line.
pub(super) const WIDTH: f64 = 320.0;
pub(super) const HEIGHT: f64 = 160.0;
const MARGIN: f64 = 16.0;

/// Where a point stands: days from the first one to the right, the sum upwards between the lowest and the highest possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Whether the line runs on from the point before: not where the words changed.
    pub(super) joined: bool,
}

/// The points of a line. `times`: days since the first, the sum, whether the words are those of the time before.
pub(super) fn points(times: &[(i32, f64, bool)], (low, high): (f64, f64)) -> Vec<Point> {
    let last = times.last().map_or(0, |(day, ..)| *day).max(1);
    let across = |day: i32| MARGIN + (WIDTH - 2.0 * MARGIN) * f64::from(day) / f64::from(last);
    let up = |sum: f64| HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * (sum - low) / (high - low).max(f64::MIN_POSITIVE);
    let point = |(place, (day, sum, same)): (usize, &(i32, f64, bool))| Point {
        x: if times.len() == 1 { WIDTH / 2.0 } else { across(*day) },
        y: up(*sum),
        joined: place > 0 && *same,
    };
    times.iter().enumerate().map(point).collect()
}

#[cfg(test)]
mod tests;
