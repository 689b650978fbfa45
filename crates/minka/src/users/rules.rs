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

/// Whether a sign-in still lives. A clock that was set back by more than the idle time revives nothing.
pub(super) fn is_live(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    let idle = now.duration_since(seen);
    (-IDLE..=IDLE).contains(&idle) && now.duration_since(created) <= LONGEST
}

/// Whether a proof of identity is fresh.
pub(super) fn is_fresh(proved: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(proved);
    age <= FRESH && age >= -FRESH
}

/// Where to go back to: a path on this very site, or the start. Nothing that a browser could read as another site.
pub fn local_path(back: &str) -> &str {
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let local = back.starts_with('/') && !back.starts_with("//");
    if plain && local && back.len() <= 2000 { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_sign_in_ends_when_idle_or_old_and_a_clock_set_back_revives_nothing() {
        let begun = at("2026-11-24T08:00:00Z");
        for (seen, now, live) in [
            ("2026-11-24T08:00:00Z", "2026-11-24T08:15:00Z", true),
            ("2026-11-24T08:00:00Z", "2026-11-24T08:15:01Z", false),
            ("2026-11-24T19:59:00Z", "2026-11-24T20:00:00Z", true),
            ("2026-11-24T19:59:00Z", "2026-11-24T20:00:01Z", false),
            ("2026-11-24T08:00:00Z", "2026-11-24T07:59:00Z", true),
            ("2026-11-24T08:00:00Z", "2026-11-24T07:30:00Z", false),
        ] {
            assert_eq!(is_live(begun, at(seen), at(now)), live, "{seen} {now}");
        }
    }

    #[test]
    fn a_proof_is_fresh_for_five_minutes() {
        let proved = at("2026-11-24T08:00:00Z");
        for (seconds, fresh) in [(0, true), (300, true), (301, false), (-300, true), (-301, false)] {
            assert_eq!(is_fresh(proved, proved + SignedDuration::from_secs(seconds)), fresh, "{seconds}");
        }
    }

    #[test]
    fn only_a_path_of_this_site_is_gone_back_to() {
        for kept in ["/", "/groups", "/groups/1?tab=2#top", "/a%2f%2fb", "/?q=https://elsewhere.example"] {
            assert_eq!(local_path(kept), kept);
        }
        for refused in [
            "", "groups", "https://elsewhere.example", "//elsewhere.example", "///elsewhere.example", "/\\elsewhere.example",
            "\\\\elsewhere.example", "/\t/elsewhere.example", "/\n/elsewhere.example", "javascript:alert(1)", " /groups",
            "/groups elsewhere", "/\u{0}", "/группы", "http:/elsewhere.example", "/\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(local_path(refused), "/", "{refused:?}");
        }
        assert_eq!(local_path(&format!("/{}", "a".repeat(2000))), "/");
    }
}
