//! Decisions about emergency openings, without database or clock.

use jiff::{Timestamp, ToSpan};

use super::model::{Opening, Verdict};
use crate::foundation::form::{Problem, Problems};

/// How long one lasts.
const MINUTES: i64 = 60;
/// How long a reviewer has.
const REVIEW_HOURS: i64 = 7 * 24;
/// The longest reason, and the longest words of a reviewer.
const LONGEST: usize = 500;

/// Until when an opening of this moment lasts.
pub(super) fn until(now: Timestamp) -> Timestamp {
    now + MINUTES.minutes()
}

/// Until when somebody else has to have looked at it.
#[must_use]
pub fn review_until(opened: Timestamp) -> Timestamp {
    opened + REVIEW_HOURS.hours()
}

/// Whether an opening still holds: minute 60 is the last.
pub(super) fn holds(opening: &Opening, now: Timestamp) -> bool {
    opening.ended.is_none() && now < opening.until
}

/// The oldest opening of somebody's that nobody looked at within the time there is for that: until somebody has, she opens
/// nobody.
pub(super) fn find_late(unreviewed: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
    unreviewed.iter().copied().filter(|opened| review_until(*opened) <= now).min()
}

/// Words that say something, and not too many.
pub(super) fn check_words(field: &'static str, typed: &str, missing: &'static str) -> Result<String, Problem> {
    let words = typed.trim();
    if !words.chars().any(char::is_alphabetic) {
        Err(Problem::new(field, missing))
    } else if words.chars().count() > LONGEST {
        Err(Problem::new(field, "people-too-long").with("most", LONGEST))
    } else {
        Ok(words.to_owned())
    }
}

/// What a reviewer said: that it was not needed takes words.
pub(super) fn read_review(verdict: &str, words: &str) -> Result<(Verdict, Option<String>), Problems> {
    let mut problems = Problems::default();
    let verdict = problems.keep(Verdict::parse(verdict).ok_or(Problem::new("verdict", "openings-verdict-missing")));
    let words = match verdict {
        Some(Verdict::Justified) if words.trim().is_empty() => None,
        _ => problems.keep(check_words("words", words, "openings-words-missing")),
    };
    match verdict {
        Some(verdict) if problems.is_empty() => Ok((verdict, words)),
        _ => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{
        clock::Clock,
        ids::{Id, ParticipantId, SiteId, UserId},
    };

    fn opening(opened: &str) -> Opening {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let opened: Timestamp = opened.parse().expect("an instant");
        Opening {
            id: super::super::OpeningId::new(&clock),
            site: SiteId::new(&clock),
            participant: ParticipantId::new(&clock),
            code: "BAKO-7".to_owned(),
            by: UserId::new(&clock),
            by_name: String::new(),
            opened,
            until: until(opened),
            ended: None,
            reason: String::new(),
            reviewed: None,
        }
    }

    #[test]
    fn it_holds_for_sixty_minutes_and_no_longer() {
        let held = opening("2026-11-24T13:00:00Z");
        for (now, expected) in [
            ("2026-11-24T13:00:00Z", true),
            ("2026-11-24T13:59:59Z", true),
            ("2026-11-24T14:00:00Z", false),
            ("2026-11-24T14:01:00Z", false),
        ] {
            assert_eq!(holds(&held, now.parse().expect("an instant")), expected, "{now}");
        }
        let given_up = Opening { ended: Some(held.opened), ..held };
        assert!(!holds(&given_up, given_up.opened));
    }

    #[test]
    fn an_opening_that_nobody_looked_at_for_seven_days_ends_the_right() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let (older, newer) = (at("2026-11-17T13:00:00Z"), at("2026-11-18T13:00:00Z"));
        for (now, late) in [
            ("2026-11-24T12:59:59Z", None),
            ("2026-11-24T13:00:00Z", Some(older)),
            ("2026-12-24T13:00:00Z", Some(older)),
        ] {
            assert_eq!(find_late(&[newer, older], at(now)), late, "{now}");
        }
        assert_eq!(find_late(&[], at("2026-11-24T13:00:00Z")), None);
    }

    #[test]
    fn a_reviewer_says_which_and_why_not() {
        let key = |verdict: &str, words: &str| read_review(verdict, words).map_err(|problems| problems.0[0].key);
        assert_eq!(key("justified", ""), Ok((Verdict::Justified, None)));
        assert_eq!(key("justified", "yes"), Ok((Verdict::Justified, Some("yes".to_owned()))));
        assert_eq!(key("unjustified", "  ...  "), Err("openings-words-missing"));
        assert_eq!(key("unjustified", "no need"), Ok((Verdict::Unjustified, Some("no need".to_owned()))));
        assert_eq!(key("perhaps", "no need"), Err("openings-verdict-missing"));
        assert_eq!(
            read_review("unjustified", &"a".repeat(501)).map_err(|problems| problems.0[0].key),
            Err("people-too-long")
        );
    }
}
