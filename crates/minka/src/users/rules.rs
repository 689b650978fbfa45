//! How long a sign-in lives, and what it takes to prove oneself again.

use jiff::{SignedDuration, Timestamp};

/// Without a request for so long, a sign-in ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// However busy, a sign-in ends after so long.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long a proof of identity stays fresh for the actions that ask for one.
pub(super) const FRESH: SignedDuration = SignedDuration::from_mins(5);
/// How often `seen_at` is written: not for every request, or reading would cost a write.
pub(super) const SEEN_STEP: SignedDuration = SignedDuration::from_mins(1);

/// Whether a sign-in still lives. A clock that was set back revives nothing: an instant in the future counts as now.
pub(super) fn is_live(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    now.duration_since(seen) <= IDLE && now.duration_since(created) <= LONGEST
}

/// Whether a proof of identity is fresh.
pub(super) fn is_fresh(proved: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(proved);
    age <= FRESH && age >= -FRESH
}
