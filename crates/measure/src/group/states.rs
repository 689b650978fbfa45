//! How many changed clearly, of both denominators.

use super::{Interval, Proportion};
use crate::change::{Change, Reliable};

/// With fewer pairs there are counts and no shares.
pub const FEWEST_FOR_SHARES: usize = 10;
/// With fewer pairs nothing is said of a part of the group.
pub const FEWEST_FOR_A_SUBGROUP: usize = 5;

/// How many of a group changed, and how many there were to change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct States {
    /// Answered at entry.
    pub entered: usize,
    /// Were asked again.
    pub asked_again: usize,
    /// Clearly better.
    pub up: usize,
    /// No clear change.
    pub no_clear_change: usize,
    /// Clearly worse.
    pub down: usize,
}

/// A share of both denominators.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Of those who answered again.
    pub of_pairs: f64,
    /// Its interval (Wilson).
    pub of_pairs_interval: Interval,
    /// Of all who entered.
    pub of_entered: f64,
    /// Its interval (Wilson).
    pub of_entered_interval: Interval,
}

impl States {
    /// Counts the states of pairs of before and after.
    pub fn of(entered: usize, asked_again: usize, pairs: &[(f64, f64)], rule: &Reliable, limit: f64) -> Self {
        let mut states = Self { entered, asked_again, ..Self::default() };
        for (before, after) in pairs {
            match rule.state(after - before, limit) {
                Change::Up => states.up += 1,
                Change::NoClearChange => states.no_clear_change += 1,
                Change::Down => states.down += 1,
            }
        }
        states
    }

    /// Answered at entry and again.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.up + self.no_clear_change + self.down
    }

    /// The share of so many, such as [`States::up`]; none with fewer than ten pairs.
    #[must_use]
    pub fn shares(&self, of: usize) -> Option<Shares> {
        if self.pairs() < FEWEST_FOR_SHARES || self.entered < self.pairs() {
            return None;
        }
        let (pairs, entered) = (Proportion { k: of, n: self.pairs() }, Proportion { k: of, n: self.entered });
        Some(Shares {
            of_pairs: pairs.share()?,
            of_pairs_interval: pairs.wilson()?,
            of_entered: entered.share()?,
            of_entered_interval: entered.wilson()?,
        })
    }
}
