//! What may be said about a group: both denominators, intervals, who left. No p-value belongs on a screen.

mod alpha;
mod attrition;
mod effect;
mod paired;
mod power;
mod proportion;
mod states;
mod wilcoxon;

pub use alpha::{Alpha, FEWEST_FOR_ALARM, SUSPECT_ALPHA};
pub use attrition::{Balance, Departures, balance, departures, share_without_programme};
pub use effect::{
    OneSample, correlation, dominance, mean_difference, mean_difference_corrected, mean_sd, one_sample, rank_biserial,
};
pub use paired::{Interval, Paired};
pub use power::pairs_needed;
pub use proportion::{Proportion, sign_test};
pub use states::{FEWEST_FOR_A_SUBGROUP, FEWEST_FOR_SHARES, Shares, States};
pub use wilcoxon::{MOST_EXACT, SignedRanks};

/// A count as a number to compute with.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}
