//! The same people before and after.

use super::{
    effect::{correlation, mean_sd},
    real,
    wilcoxon::SignedRanks,
};
use crate::mathematics::{hedges, hedges_approximate, noncentrality, normal_limit, t_both_tails, t_limit};

/// From here to there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
}

/// What pairs of scores say. Effect sizes keep their names apart: each is none where its standard deviation is 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// How many pairs.
    pub n: usize,
    /// Mean before.
    pub mean_before: f64,
    /// Mean after.
    pub mean_after: f64,
    /// Standard deviation before.
    pub sd_before: f64,
    /// Standard deviation after.
    pub sd_after: f64,
    /// Correlation of before and after.
    pub correlation: Option<f64>,
    /// Mean of after minus before.
    pub mean_change: f64,
    /// Standard deviation of the changes.
    pub sd_change: f64,
    /// In which the mean change lies with 95 per cent confidence.
    pub mean_change_interval: Interval,
    /// Student's t of the changes.
    pub t: Option<f64>,
    /// Its chance, on both sides.
    pub p: Option<f64>,
    /// In standard deviations of the change. It inflates when before and after go together.
    pub dz: Option<f64>,
    /// In the root mean square of both standard deviations: the one to report.
    pub d_av: Option<f64>,
    /// In the mean of both standard deviations (Lakens).
    pub d_av_mean: Option<f64>,
    /// `dz` brought back by the correlation.
    pub d_rm: Option<f64>,
    /// In standard deviations before.
    pub d_before: Option<f64>,
    /// `d_av` with the exact correction for small groups.
    pub g_av: Option<f64>,
    /// Its interval (Algina and Keselman 2003).
    pub g_av_interval: Option<Interval>,
    /// What does not ask how the changes are spread.
    pub ranks: SignedRanks,
}

impl Paired {
    /// From pairs of before and after; none of fewer than two.
    #[must_use]
    pub fn of(pairs: &[(f64, f64)]) -> Option<Self> {
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let changes: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
        let ((mean_before, sd_before), (mean_after, sd_after)) = (mean_sd(&before)?, mean_sd(&after)?);
        let (mean_change, sd_change) = mean_sd(&changes)?;
        let n = real(pairs.len());
        let freedom = n - 1.0;
        let error = sd_change / n.sqrt();
        let spread = t_limit(0.05, freedom) * error;
        let in_sd = |sd: f64| (sd > 0.0).then(|| mean_change / sd);
        let dz = in_sd(sd_change);
        let t = dz.map(|dz| dz * n.sqrt());
        let r = correlation(pairs);
        let average = ((sd_before * sd_before + sd_after * sd_after) / 2.0).sqrt();
        let d_av = in_sd(average);
        // Of two pairs the correction is none: its gamma function has no value there.
        let (j, corrects) = (hedges(freedom), freedom >= 2.0);
        let around = normal_limit(0.05) * error / average;
        Some(Self {
            n: pairs.len(),
            mean_before,
            mean_after,
            sd_before,
            sd_after,
            correlation: r,
            mean_change,
            sd_change,
            mean_change_interval: Interval { low: mean_change - spread, high: mean_change + spread },
            t,
            p: t.map(|t| t_both_tails(t, freedom)),
            dz,
            d_av,
            d_av_mean: in_sd(f64::midpoint(sd_before, sd_after)),
            d_rm: dz.zip(r).map(|(dz, r)| dz * (2.0 * (1.0 - r)).sqrt()),
            d_before: in_sd(sd_before),
            g_av: d_av.filter(|_| corrects).map(|d| d * j),
            g_av_interval: d_av
                .filter(|_| corrects)
                .map(|d| Interval { low: (d - around) * j, high: (d + around) * j }),
            ranks: SignedRanks::of(&changes),
        })
    }

    /// Degrees of freedom.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        real(self.n) - 1.0
    }

    /// `dz` with the exact correction for small groups.
    #[must_use]
    pub fn gz(&self) -> Option<f64> {
        self.dz.map(|dz| dz * hedges(self.freedom()))
    }

    /// `d_av` with the approximate correction.
    #[must_use]
    pub fn g_av_approximate(&self) -> Option<f64> {
        self.d_av.map(|d| d * hedges_approximate(self.freedom()))
    }

    /// The interval of `dz` by the noncentral t.
    #[must_use]
    pub fn dz_interval(&self) -> Option<Interval> {
        let (t, root) = (self.t?, real(self.n).sqrt());
        let edge = |share: f64| noncentrality(share, t, self.freedom()) / root;
        Some(Interval { low: edge(0.975), high: edge(0.025) })
    }

    /// The interval of `dz` by the normal distribution.
    #[must_use]
    pub fn dz_interval_normal(&self) -> Option<Interval> {
        let (dz, n) = (self.dz?, real(self.n));
        let around = normal_limit(0.05) * (1.0 / n + dz * dz / (2.0 * n)).sqrt();
        Some(Interval { low: dz - around, high: dz + around })
    }
}
