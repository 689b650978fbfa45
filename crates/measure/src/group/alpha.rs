//! Whether the answers to a scale hang together, and the alarm when they do not.

use super::{Interval, effect::mean_sd, real};
use crate::mathematics::f_quantile;

/// Below this, answers to a scale with reversed items were probably coded wrongly.
pub const SUSPECT_ALPHA: f64 = 0.5;
/// With fewer answers nothing is said.
pub const FEWEST_FOR_ALARM: usize = 30;

/// Cronbach's alpha of a set of answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// How many people answered everything.
    pub n: usize,
    /// How many items.
    pub items: usize,
    /// Alpha itself. Below 0 when items run against each other.
    pub alpha: f64,
    /// Feldt's interval, 95 per cent.
    pub interval: Interval,
    /// Mean of the sums.
    pub mean: f64,
    /// Standard deviation of the sums.
    pub sd: f64,
}

impl Alpha {
    /// From the answers of each person, already mirrored (see [`crate::Scorer::values`]); those with a gap are left out. None of fewer than
    /// two people or items, or if the sums do not vary.
    #[must_use]
    pub fn of(answers: &[Option<Vec<f64>>]) -> Option<Self> {
        let whole: Vec<&Vec<f64>> = answers.iter().flatten().collect();
        let items = whole.first()?.len();
        if items < 2 || whole.iter().any(|row| row.len() != items) {
            return None;
        }
        let sums: Vec<f64> = whole.iter().map(|row| row.iter().sum()).collect();
        let (mean, sd) = mean_sd(&sums)?;
        let column = |item: usize| whole.iter().map(|row| row[item]).collect::<Vec<f64>>();
        let variances = (0..items).filter_map(|item| mean_sd(&column(item))).map(|(_, sd)| sd * sd).sum::<f64>();
        if sd <= 0.0 {
            return None;
        }
        let (n, k) = (real(whole.len()), real(items));
        let alpha = k / (k - 1.0) * (1.0 - variances / (sd * sd));
        let edge = |share: f64| 1.0 - (1.0 - alpha) * f_quantile(share, n - 1.0, (n - 1.0) * (k - 1.0));
        let interval = Interval { low: edge(0.975), high: edge(0.025) };
        Some(Self { n: whole.len(), items, alpha, interval, mean, sd })
    }

    /// Standard error of one measurement.
    #[must_use]
    pub fn measurement_error(&self) -> f64 {
        self.sd * (1.0 - self.alpha).max(0.0).sqrt()
    }

    /// Reversed items were probably taken as they stand. Nothing is said of fewer than thirty people, or of a scale without such items.
    #[must_use]
    pub fn suspect(&self, has_both_polarities: bool) -> bool {
        has_both_polarities && self.n >= FEWEST_FOR_ALARM && self.alpha < SUSPECT_ALPHA
    }
}
