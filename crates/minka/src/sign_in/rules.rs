//! How long a sign-in lives, what it takes to prove oneself again, and how many tries there are.

use std::net::IpAddr;

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
pub fn is_live(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    let idle = now.duration_since(seen);
    (-IDLE..=IDLE).contains(&idle) && now.duration_since(created) <= LONGEST
}

/// Whether a proof of identity is fresh.
pub(super) fn is_fresh(proved: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(proved);
    age <= FRESH && age >= -FRESH
}

/// What a page asks that lies open, whether or not anybody sits before it.
pub(super) fn is_asked_by_itself(path: &str) -> bool {
    path == "/today/coming"
}

/// What somebody can reach who has yet to set up her second factor: just that, and the ways out.
pub(super) fn is_open_before_second_factor(path: &str) -> bool {
    let setting_up = ["/account/second-factor", "/account/code-app", "/account/passkeys", "/account/recovery-codes"];
    let inside = |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    setting_up.iter().any(|place| inside(place))
        || ["/sign-out", "/leave", "/language", "/theme", "/step-up"].contains(&path)
}

/// What somebody can reach who has to wait until safe mode has ended: what it is, proving who she is, and the ways out.
pub(super) fn is_open_in_safe_mode(path: &str) -> bool {
    ["/safe-mode", "/sign-out", "/leave", "/language", "/theme", "/sign-in"].contains(&path)
        || path.starts_with("/sign-in/")
        || path.starts_with("/assets/")
}

/// Within so long the wrong tries of one count are added up.
pub(super) const TRIES_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// So many wrong tries fill a count.
const MOST_TRIES: i64 = 10;

/// Whether a count of tries is full.
pub(super) fn is_locked(tries: i64) -> bool {
    tries >= MOST_TRIES
}

/// So many wrong tries of browsers that nobody knows, from everywhere, stop all of them.
const MOST_TRIES_FROM_EVERYWHERE: i64 = 100;

/// Whether a name is guessed at from so many places that nobody unknown is let try.
pub(super) fn is_besieged(tries: i64) -> bool {
    tries >= MOST_TRIES_FROM_EVERYWHERE
}

/// What counts as one place: an address, or the network of 64 bits that a household has under the newer protocol.
pub(super) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_place() {
        let place = |address: &str| network(address.parse().expect("an address"));
        assert_eq!(place("203.0.113.7"), place("::ffff:203.0.113.7"));
        assert_eq!(place("2001:db8:1:2::9"), place("2001:db8:1:2:aaaa::1"));
        for (one, other) in [("203.0.113.7", "203.0.113.8"), ("2001:db8:1:2::9", "2001:db8:1:3::9")] {
            assert_ne!(place(one), place(other));
        }
    }

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
    fn before_the_second_factor_only_its_set_up_is_open() {
        for open in [
            "/account/second-factor",
            "/account/code-app/code",
            "/account/passkeys",
            "/sign-out",
            "/leave",
            "/theme",
            "/step-up",
        ] {
            assert!(is_open_before_second_factor(open), "{open}");
        }
        for closed in ["/", "/account", "/account/passkeysx", "/groups", "/staff", "/account/sign-ins"] {
            assert!(!is_open_before_second_factor(closed), "{closed}");
        }
    }

    #[test]
    fn in_safe_mode_only_the_page_about_it_and_the_ways_out_are_open() {
        for open in ["/safe-mode", "/sign-out", "/leave", "/sign-in/code", "/assets/1/site.css"] {
            assert!(is_open_in_safe_mode(open), "{open}");
        }
        for closed in ["/", "/people", "/safe-mode/ending", "/sign-inx", "/account", "/groups"] {
            assert!(!is_open_in_safe_mode(closed), "{closed}");
        }
    }

    #[test]
    fn ten_tries_fill_a_count() {
        for (tries, locked) in [(0, false), (9, false), (10, true), (1000, true)] {
            assert_eq!(is_locked(tries), locked);
        }
    }
}
