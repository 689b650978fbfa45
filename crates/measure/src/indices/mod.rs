//! Indices of poverty and empowerment. All of them are read for a group; none says "she is poor".

mod empowerment;
mod likelihood;
mod poverty;

pub use empowerment::{Counted, disempowerment, equal_indicators, weai, weighed_deprivation};
pub use likelihood::{Likelihoods, Line, NoLikelihoods};
pub use poverty::{Deprivations, Household, Poverty, poverty_of};
