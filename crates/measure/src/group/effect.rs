//! Means, differences of two groups, and effect sizes that are not about pairs.

use super::{Interval, real};
use crate::mathematics::{hedges, noncentrality};

/// Mean and standard deviation (with n - 1); none of fewer than two.
#[must_use]
pub fn mean_sd(values: &[f64]) -> Option<(f64, f64)> {
    if values.len() < 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / real(values.len());
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Some((mean, (squares / real(values.len() - 1)).sqrt()))
}

/// Pearson's correlation; none if one side does not vary.
#[must_use]
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (one, other): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ((mean_one, sd_one), (mean_other, sd_other)) = (mean_sd(&one)?, mean_sd(&other)?);
    let together: f64 = pairs.iter().map(|(one, other)| (one - mean_one) * (other - mean_other)).sum();
    let both = sd_one * sd_other * real(pairs.len() - 1);
    (both > 0.0).then(|| together / both)
}

/// Cohen's d of two groups with their pooled standard deviation.
#[must_use]
pub fn mean_difference(one: &[f64], other: &[f64]) -> Option<f64> {
    let ((mean_one, sd_one), (mean_other, sd_other)) = (mean_sd(one)?, mean_sd(other)?);
    let (free_one, free_other) = (real(one.len() - 1), real(other.len() - 1));
    let pooled = ((free_one * sd_one * sd_one + free_other * sd_other * sd_other) / (free_one + free_other)).sqrt();
    (pooled > 0.0).then(|| (mean_one - mean_other) / pooled)
}

/// Hedges' g of two groups, with the approximate correction that most programs print.
#[must_use]
pub fn mean_difference_corrected(one: &[f64], other: &[f64]) -> Option<f64> {
    let freedom = real(one.len() + other.len()) - 2.0;
    mean_difference(one, other).map(|d| d * crate::mathematics::hedges_approximate(freedom))
}

/// A group held against one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneSample {
    /// The distance in standard deviations.
    pub d: f64,
    /// The same with the exact correction for small groups.
    pub g: f64,
    /// By the noncentral t.
    pub interval: Interval,
}

/// How far a group's mean is from a number. A published package divides the noncentrality by the root of n - 1, where n is right.
#[must_use]
pub fn one_sample(values: &[f64], against: f64) -> Option<OneSample> {
    let (mean, sd) = mean_sd(values)?;
    let n = real(values.len());
    let d = (mean - against) / sd;
    let t = d * n.sqrt();
    let edge = |share: f64| noncentrality(share, t, n - 1.0) / n.sqrt();
    (sd > 0.0).then(|| OneSample {
        d,
        g: d * hedges(n - 1.0),
        interval: Interval { low: edge(0.975), high: edge(0.025) },
    })
}

/// Cliff's delta: how much more often one group's value is above the other's than below.
#[must_use]
pub fn dominance(one: &[f64], other: &[f64]) -> Option<f64> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
    let sum: f64 = one.iter().map(|a| other.iter().map(|b| sign(*a, *b)).sum::<f64>()).sum();
    Some(sum / (real(one.len()) * real(other.len())))
}

/// The rank-biserial correlation of two groups. It is the same number as Cliff's delta.
#[must_use]
pub fn rank_biserial(one: &[f64], other: &[f64]) -> Option<f64> {
    dominance(one, other)
}
