//! Women's empowerment in agriculture. Indicators are counted: adding a tenth eight times gives less than 0.8.

/// Indicators that are adequate, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Adequate ones.
    pub adequate: usize,
    /// All of them.
    pub all: usize,
}

impl Counted {
    /// At least so many per cent are adequate.
    #[must_use]
    pub fn reaches(self, percent: usize) -> bool {
        self.all > 0 && self.adequate * 100 >= percent * self.all
    }
}

/// Counts indicators of equal weight; none while one is missing.
#[must_use]
pub fn equal_indicators(indicators: &[Option<bool>]) -> Option<Counted> {
    let known: Option<Vec<bool>> = indicators.iter().copied().collect();
    let known = known.filter(|known| !known.is_empty())?;
    Some(Counted { adequate: known.iter().filter(|adequate| **adequate).count(), all: known.len() })
}

/// What is lacking, by weights that add up to 1; none if they do not.
#[must_use]
pub fn weighed_deprivation(weights: &[f64], adequate: &[bool]) -> Option<f64> {
    let sum: f64 = weights.iter().sum();
    let fits = weights.len() == adequate.len() && (sum - 1.0).abs() < 1e-3;
    fits.then(|| weights.iter().zip(adequate).filter(|(_, adequate)| !**adequate).map(|(weight, _)| weight).sum())
}

/// The share of empowerment lacking in a group (M0): the scores of those not empowered, over all. What is left is the group's part of the
/// index (DE).
#[must_use]
pub fn disempowerment(scores_of_disempowered: &[f64], all: usize) -> Option<f64> {
    let sum: f64 = scores_of_disempowered.iter().sum();
    (all > 0 && scores_of_disempowered.len() <= all).then(|| sum / crate::group::real(all))
}

/// The index: nine tenths empowerment, one tenth parity with the man of the household.
#[must_use]
pub fn weai(empowerment: f64, parity: f64) -> f64 {
    0.9 * empowerment + 0.1 * parity
}
