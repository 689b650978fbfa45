//! Decisions: what may be said of a sum and of a change, and where the points of a line stand.

use measure::{
    Scored, TOTAL,
    change::{Change, USUAL_LIMIT},
};

use super::model::{Asked, Moved};

/// The sum of one time, if there is one.
pub(super) fn total(scored: &Scored) -> Option<f64> {
    scored.scale(TOTAL).and_then(|total| total.score)
}

/// What became of the sum since an earlier time: fixed constants of a reference group, strictly beyond the usual limit, and
/// nothing that needs any other woman.
pub(super) fn moved(before: &Asked, now: &Asked) -> Moved {
    if before.likeness() != now.likeness() {
        return Moved::OtherWords;
    }
    let sum = |asked: &Asked| asked.scored.as_ref().and_then(total);
    let (Some(before), Some(after)) = (sum(before), sum(now)) else { return Moved::NoSum };
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
