//! Shares with the interval in which they lie.

use super::{Interval, real};
use crate::mathematics::{beta_quantile, binomial, normal_limit};

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    /// How many.
    pub k: usize,
    /// Of how many.
    pub n: usize,
}

impl Proportion {
    /// The share; none of nobody.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.n > 0 && self.k <= self.n).then(|| real(self.k) / real(self.n))
    }

    /// Wilson's interval, 95 per cent.
    #[must_use]
    pub fn wilson(self) -> Option<Interval> {
        let (share, n, z) = (self.share()?, real(self.n), normal_limit(0.05));
        let middle = share + z * z / (2.0 * n);
        let around = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let below = 1.0 + z * z / n;
        Some(Interval { low: ((middle - around) / below).max(0.0), high: ((middle + around) / below).min(1.0) })
    }

    /// The interval of Clopper and Pearson, 95 per cent: never too narrow.
    #[must_use]
    pub fn exact(self) -> Option<Interval> {
        self.share()?;
        let (k, n) = (real(self.k), real(self.n));
        let low = if self.k == 0 { 0.0 } else { beta_quantile(0.025, k, n - k + 1.0) };
        let high = if self.k == self.n { 1.0 } else { beta_quantile(0.975, k + 1.0, n - k) };
        Some(Interval { low, high })
    }
}

/// The exact chance that as many or more lean to one side if up and down are alike (McNemar, sign test).
#[must_use]
pub fn sign_test(up: u32, down: u32) -> f64 {
    let all = up + down;
    let tail: f64 = (0..=up.min(down)).map(|k| binomial(k, all, 0.5)).sum();
    (2.0 * tail).min(1.0)
}
