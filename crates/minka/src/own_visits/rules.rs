//! How long such a visit lasts, without database or clock.

use jiff::{SignedDuration, Timestamp};

use super::model::OwnVisit;

/// Without a tap it ends.
const IDLE: SignedDuration = SignedDuration::from_mins(3);
/// And after an hour in any case.
const LONGEST: SignedDuration = SignedDuration::from_mins(60);

/// Whether it still opens her file.
#[must_use]
pub fn is_live(visit: &OwnVisit, now: Timestamp) -> bool {
    visit.ended.is_none() && now.duration_since(visit.seen) < IDLE && now.duration_since(visit.started) < LONGEST
}
