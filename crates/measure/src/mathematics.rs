//! The few distributions that the figures need.
//!
//! Built on the gamma and error functions of `libm`; the incomplete beta function is the continued fraction of Lentz. Quantiles are found by
//! halving, which is slow, certain, and done a handful of times in a report.

use std::f64::consts::SQRT_2;

/// The share of a beta distribution below `x`.
#[must_use]
pub fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(x, a, b) / a
    } else {
        1.0 - front * beta_fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function.
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..2000u32 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let factor = d * c;
        fraction *= factor;
        if (factor - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

/// The point below which this share of a beta distribution lies.
#[must_use]
pub fn beta_quantile(share: f64, a: f64, b: f64) -> f64 {
    halve(0.0, 1.0, |x| beta_below(x, a, b) < share)
}

/// The chance of a t at least so far from 0 on either side.
#[must_use]
pub fn t_both_tails(t: f64, freedom: f64) -> f64 {
    beta_below(freedom / (freedom + t * t), freedom / 2.0, 0.5)
}

/// The t that is exceeded, on either side, with this chance.
#[must_use]
pub fn t_limit(chance: f64, freedom: f64) -> f64 {
    let mut far = 2.0;
    while t_both_tails(far, freedom) > chance && far < 1e9 {
        far *= 2.0;
    }
    halve(0.0, far, |t| t_both_tails(t, freedom) > chance)
}

/// The F below which this share lies.
#[must_use]
pub fn f_quantile(share: f64, above: f64, below: f64) -> f64 {
    let x = beta_quantile(share, above / 2.0, below / 2.0);
    below * x / (above * (1.0 - x))
}

/// The share of the normal distribution below `z`.
#[must_use]
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// The chance of a normal value at least so far from 0 on either side.
#[must_use]
pub fn normal_both_tails(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// The z that is exceeded, on either side, with this chance: 1.959964 for one in twenty.
#[must_use]
pub fn normal_limit(chance: f64) -> f64 {
    halve(0.0, 40.0, |z| normal_both_tails(z) > chance)
}

/// The share of a noncentral t below `t`: the normal distribution, averaged over how the standard deviation scatters.
#[must_use]
pub fn noncentral_t_below(t: f64, freedom: f64, noncentrality: f64) -> f64 {
    const STEPS: u32 = 1200;
    let scatter = 1.0 / (2.0 * freedom).sqrt();
    let (from, to) = ((1.0 - 12.0 * scatter).max(0.0), 1.0 + 12.0 * scatter);
    let half = freedom / 2.0;
    let scale = std::f64::consts::LN_2 + half * half.ln() - libm::lgamma(half);
    let density = |s: f64| {
        if s <= 0.0 {
            return if freedom > 1.0 { 0.0 } else { (scale - half * s * s).exp() };
        }
        (scale + (freedom - 1.0) * s.ln() - half * s * s).exp()
    };
    let width = (to - from) / f64::from(STEPS);
    let mut sum = 0.0;
    for step in 0..=STEPS {
        let s = from + width * f64::from(step);
        let weight = match step {
            0 | STEPS => 1.0,
            odd if odd % 2 == 1 => 4.0,
            _ => 2.0,
        };
        sum += weight * density(s) * normal_below(t * s - noncentrality);
    }
    sum * width / 3.0
}

/// The noncentrality for which this share lies below `t`.
#[must_use]
pub fn noncentrality(share: f64, t: f64, freedom: f64) -> f64 {
    let reach = 10.0 + t.abs() * 2.0;
    halve(t - reach, t + reach, |centre| noncentral_t_below(t, freedom, centre) > share)
}

/// The correction of Hedges for small groups, by the exact formula.
#[must_use]
pub fn hedges(freedom: f64) -> f64 {
    (libm::lgamma(freedom / 2.0) - libm::lgamma((freedom - 1.0) / 2.0)).exp() / (freedom / 2.0).sqrt()
}

/// The same by the usual approximation.
#[must_use]
pub fn hedges_approximate(freedom: f64) -> f64 {
    1.0 - 3.0 / (4.0 * freedom - 1.0)
}

/// The chance of so many of so many when each has this chance.
pub(crate) fn binomial(k: u32, n: u32, chance: f64) -> f64 {
    let (k, n) = (f64::from(k), f64::from(n));
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    (ways + k * chance.ln() + (n - k) * (-chance).ln_1p()).exp()
}

/// The point between two at which `is_below` turns false.
fn halve(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
