//! Whether one woman's score changed by more than the noise of one questionnaire.
//!
//! Jacobson and Truax (1991) with fixed constants of a reference group. Of the published methods only this one needs nothing from
//! the other women, so nobody is compared with anybody.

use crate::instrument::{Better, ChangeRule, Instrument};

/// A change is clear when the index is strictly beyond this.
pub const USUAL_LIMIT: f64 = 1.96;

/// The constants of reliable change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliable {
    /// Standard error of one measurement.
    pub measurement_error: f64,
    /// Standard error of the difference of two.
    pub difference_error: f64,
    better: Better,
}

/// The three states. There is no fourth, and no percentile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Clearly better.
    Up,
    /// Nothing beyond the noise of one questionnaire.
    NoClearChange,
    /// Clearly worse.
    Down,
}

impl Reliable {
    /// From a standard deviation and a reliability; none if the one is not above 0 or the other not between 0 and 1.
    #[must_use]
    pub fn new(sd: f64, reliability: f64, better: Better) -> Option<Self> {
        let sound = sd.is_finite() && sd > 0.0 && reliability > 0.0 && reliability < 1.0;
        let measurement_error = sd * (1.0 - reliability).sqrt();
        let difference_error = measurement_error * std::f64::consts::SQRT_2;
        sound.then_some(Self { measurement_error, difference_error, better })
    }

    /// From an instrument's rule.
    #[must_use]
    pub fn of(rule: &ChangeRule, better: Better) -> Option<Self> {
        Self::new(rule.sd, rule.reliability, better)
    }

    /// The index: the change in errors of the difference. Its sign is that of the score, not of better or worse.
    #[must_use]
    pub fn index(&self, change: f64) -> f64 {
        change / self.difference_error
    }

    /// The change beyond which it is clear.
    #[must_use]
    pub fn threshold(&self, limit: f64) -> f64 {
        limit * self.difference_error
    }

    /// The smallest clear change in whole points.
    #[must_use]
    pub fn smallest_whole(&self, limit: f64) -> f64 {
        self.threshold(limit).floor() + 1.0
    }

    /// What a change is called.
    #[must_use]
    pub fn state(&self, change: f64, limit: f64) -> Change {
        let index = self.index(change);
        let better = if self.better == Better::Higher { index } else { -index };
        match better {
            clear if clear > limit => Change::Up,
            clear if clear < -limit => Change::Down,
            _ => Change::NoClearChange,
        }
    }
}

impl Change {
    /// A short name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::NoClearChange => "no clear change",
            Self::Down => "down",
        }
    }
}

impl Instrument {
    /// What a change is held against; none while no reference is known for it.
    #[must_use]
    pub fn reliable(&self) -> Option<Reliable> {
        let definition = self.definition();
        Reliable::of(definition.change.as_ref()?, definition.better)
    }
}

/// A group as two numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
}

/// Where the range of people who seek help ends and that of others begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cutoffs {
    /// Two standard deviations beyond the mean of those who seek help.
    pub a: f64,
    /// Two standard deviations of the others within the mean of the others.
    pub b: f64,
    /// Between both, weighed by how they scatter.
    pub c: f64,
}

/// The three cut-offs of Jacobson and Truax. `b` uses the standard deviation of the others; a published package uses the other one, which
/// shows only when the two differ.
#[must_use]
pub fn cutoffs(help_seeking: Group, others: Group, better: Better) -> Cutoffs {
    let up = if better == Better::Higher { 1.0 } else { -1.0 };
    Cutoffs {
        a: help_seeking.mean + up * 2.0 * help_seeking.sd,
        b: others.mean - up * 2.0 * others.sd,
        c: (help_seeking.sd * others.mean + others.sd * help_seeking.mean) / (help_seeking.sd + others.sd),
    }
}

/// A change together with where it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Clearly better, and across the cut-off.
    Recovered,
    /// Clearly better.
    Improved,
    /// Nothing clear.
    Unchanged,
    /// Clearly worse.
    Deteriorated,
    /// Clearly worse, and across the cut-off the wrong way.
    Harmed,
}

impl Reliable {
    /// The change and the cut-off together. For analysis: a screen shows the three states.
    #[must_use]
    pub fn outcome(&self, before: f64, after: f64, cutoff: f64, limit: f64) -> Outcome {
        let well = |score: f64| if self.better == Better::Higher { score > cutoff } else { score < cutoff };
        match self.state(after - before, limit) {
            Change::Up if !well(before) && well(after) => Outcome::Recovered,
            Change::Up => Outcome::Improved,
            Change::NoClearChange => Outcome::Unchanged,
            Change::Down if well(before) && !well(after) => Outcome::Harmed,
            Change::Down => Outcome::Deteriorated,
        }
    }
}

/// The anchor rule: a change of so many points or more is called important. At the edge it counts, unlike the reliable change.
#[must_use]
pub fn by_anchor(change: f64, important: f64, better: Better) -> Change {
    let better = if better == Better::Higher { change } else { -change };
    match better {
        better if better >= important => Change::Up,
        better if better <= -important => Change::Down,
        _ => Change::NoClearChange,
    }
}

/// The percentage rule: better by so large a share of the start, or more. None from a start of 0.
#[must_use]
pub fn by_share(before: f64, after: f64, share: f64, better: Better) -> Option<Change> {
    (before != 0.0).then(|| by_anchor((after - before) / before.abs(), share, better))
}
