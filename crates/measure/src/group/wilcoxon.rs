//! Wilcoxon's signed ranks: zero changes are dropped, ties share their ranks.

use super::real;
use crate::mathematics::normal_both_tails;

/// Up to so many changes without ties the chance is counted out; beyond, it is that of the normal distribution.
pub const MOST_EXACT: usize = 25;

/// Ranks of changes, upwards and downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedRanks {
    /// How many changes are not zero.
    pub changed: usize,
    /// Ranks of those upwards. R calls it V; other programs print the smaller of the two.
    pub up: f64,
    /// Ranks of those downwards.
    pub down: f64,
    /// The normal value, corrected for ties and not for continuity; none if nothing changed.
    pub z: Option<f64>,
    /// Its chance.
    pub p_normal: Option<f64>,
    /// The chance by counting; none with ties or too many changes.
    pub p_exact: Option<f64>,
}

impl SignedRanks {
    /// From changes, after minus before.
    #[must_use]
    pub fn of(changes: &[f64]) -> Self {
        let largest = changes.iter().fold(1.0_f64, |largest, change| largest.max(change.abs()));
        // 1.1 - -0.2 and 0.1 - -1.2 are one and the same change, whatever the last binary digit says.
        let near = largest * 1e-9;
        let mut sorted: Vec<f64> = changes.iter().copied().filter(|change| change.abs() > near).collect();
        sorted.sort_by(|one, other| one.abs().total_cmp(&other.abs()));
        let (mut up, mut down, mut tied, mut ties) = (0.0, 0.0, 0.0, false);
        let mut start = 0;
        while start < sorted.len() {
            let mut end = start + 1;
            while end < sorted.len() && sorted[end].abs() - sorted[end - 1].abs() <= near {
                end += 1;
            }
            let rank = f64::midpoint(real(start + 1), real(end));
            for change in &sorted[start..end] {
                if *change > 0.0 { up += rank } else { down += rank }
            }
            let group = real(end - start);
            tied += group * group * group - group;
            ties |= end - start > 1;
            start = end;
        }
        let n = real(sorted.len());
        let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - tied / 48.0;
        let z = (variance > 0.0).then(|| (up - n * (n + 1.0) / 4.0) / variance.sqrt());
        let exact = !ties && !sorted.is_empty() && sorted.len() <= MOST_EXACT;
        Self {
            changed: sorted.len(),
            up,
            down,
            z,
            p_normal: z.map(normal_both_tails),
            p_exact: exact.then(|| counted(sorted.len(), up.min(down))),
        }
    }

    /// The chance: by counting where that is possible.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        self.p_exact.or(self.p_normal)
    }

    /// How far the ranks lean to one side: 1 if all changes are upwards.
    #[must_use]
    pub fn rank_biserial(&self) -> Option<f64> {
        let all = self.up + self.down;
        (all > 0.0).then(|| (self.up - self.down) / all)
    }
}

/// In how many of all ways of giving signs to the ranks 1 to n their sum is at most this, on both sides.
fn counted(n: usize, smaller: f64) -> f64 {
    let most = n * (n + 1) / 2;
    let mut ways = vec![0.0_f64; most + 1];
    ways[0] = 1.0;
    for rank in 1..=n {
        for sum in (rank..=most).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    let tail: f64 = ways.iter().enumerate().filter(|(sum, _)| real(*sum) <= smaller + 1e-9).map(|(_, ways)| ways).sum();
    (2.0 * tail / ways.iter().sum::<f64>()).min(1.0)
}
