//! Decisions about when files are compared, without database or clock.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

/// The hours of a night, at the site.
const NIGHT: std::ops::Range<i8> = 1..5;
/// A site is gone through once a night.
const BETWEEN_NIGHTS: SignedDuration = SignedDuration::from_hours(12);
/// A machine that sleeps at night goes through a site by day, when the last time was so long ago.
const TOO_LONG: SignedDuration = SignedDuration::from_hours(48);
/// Somebody at another site is hinted at from this probability on: more likely one woman than two.
pub(super) const LEAST_ELSEWHERE: f64 = 0.5;
/// More women than this are not gone through at night: their numbers would not fit beside what else a small machine does.
pub(super) const MOST_AT_NIGHT: i64 = 400_000;

/// Whether it is time to look at a site again.
pub(super) fn is_due(now: Timestamp, zone: &str, last: Option<Timestamp>) -> bool {
    let Some(last) = last else { return true };
    let since = now.duration_since(last);
    let there = now.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    since > TOO_LONG || since > BETWEEN_NIGHTS && NIGHT.contains(&there.hour())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_a_night_of_the_site_and_by_day_only_after_two() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        for (now, last, due) in [
            // 02:00 in Almaty.
            ("2026-11-24T21:00:00Z", Some("2026-11-24T05:00:00Z"), true),
            ("2026-11-24T21:00:00Z", Some("2026-11-24T20:30:00Z"), false),
            ("2026-11-24T21:00:00Z", None, true),
            // 18:00 there.
            ("2026-11-24T13:00:00Z", Some("2026-11-23T21:00:00Z"), false),
            ("2026-11-24T13:00:00Z", Some("2026-11-22T12:00:00Z"), true),
        ] {
            assert_eq!(is_due(at(now), "Asia/Almaty", last.map(at)), due, "{now} {last:?}");
        }
        assert!(!is_due(at("2026-11-24T21:00:00Z"), "America/Lima", Some(at("2026-11-24T05:00:00Z"))), "16:00 in Lima");
    }
}
