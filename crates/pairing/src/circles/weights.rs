//! What each thing that should be avoided costs: whole numbers, the higher the worse.
//!
//! The order of size is the order of care. A woman who can talk with nobody costs more than all the repeats a circle of
//! eight could give her, so language comes first, the facilitator's language second, and mixing third.

/// A woman is the only one of her language among the women of her circle.
pub const ALONE_IN_LANGUAGE: u64 = 10_000;

/// A woman and the facilitator of her circle have no language in common.
pub const FACILITATOR_LANGUAGE: u64 = 2_500;

/// Two women have sat together before, however long ago: what makes a first meeting worth more than a late one.
pub const AGAIN: u64 = 60;

/// Sizes that the hard rules keep from being even: for each unit by which the sum of the squared sizes exceeds that of
/// an even split.
pub const UNEVEN: u64 = 100_000;

/// Two women sat together so many sessions ago (1 = the last one): 60, 30, 20, 15, 12, 10, 8, 7, 6, 6, 5, 5, … and never
/// less than 1. Each session in which they sat together adds its own weight.
#[must_use]
pub fn recent(sessions_ago: usize) -> u64 {
    let ago = u64::try_from(sessions_ago).unwrap_or(u64::MAX).max(1);
    (60 / ago).max(1)
}
