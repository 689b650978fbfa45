//! How many pairs it takes. Tell a site before it promises proof with twelve women.

use super::real;
use crate::mathematics::{noncentral_t_below, t_limit};

/// No group is larger.
const MOST: usize = 1_000_000;

/// The fewest pairs with which an effect of so many standard deviations of the change is found with this power, at this chance of a false
/// find on both sides. None if there is no effect, or more pairs than a million are needed.
#[must_use]
pub fn pairs_needed(dz: f64, power: f64, chance: f64) -> Option<usize> {
    if !(dz.is_finite() && dz != 0.0 && power > 0.0 && power < 1.0 && chance > 0.0 && chance < 1.0) {
        return None;
    }
    let found = |n: usize| {
        let (freedom, centre) = (real(n) - 1.0, dz.abs() * real(n).sqrt());
        let limit = t_limit(chance, freedom);
        1.0 - noncentral_t_below(limit, freedom, centre) + noncentral_t_below(-limit, freedom, centre) >= power
    };
    let mut enough = 2;
    while !found(enough) {
        enough *= 2;
        if enough > MOST {
            return None;
        }
    }
    let mut short = enough / 2;
    while enough - short > 1 {
        let middle = usize::midpoint(short, enough);
        if found(middle) { enough = middle } else { short = middle }
    }
    Some(enough.max(2))
}
