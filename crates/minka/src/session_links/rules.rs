//! Decisions about one-session links, without database or clock.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{foundation::form::Problem, timetables::said};

/// A link lives to the end of the seventh day after the meeting.
const DAYS: i32 = 7;
/// So many days before the meeting a link can be made: longer it would lie about.
const AHEAD_DAYS: i32 = 7;
/// So many links to one meeting can live at the same time.
const MOST: usize = 5;

/// The last day on which a link to this meeting works.
pub(super) fn last_day(meeting: Date) -> Date {
    meeting.saturating_add(DAYS.days())
}

/// The instant from which it no longer works: midnight after its last day, in the programme's zone.
pub(super) fn expires(meeting: Date, zone: &str) -> Timestamp {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let end = last_day(meeting).saturating_add(1.day());
    end.to_zoned(zone).map_or(Timestamp::MIN, |midnight| midnight.timestamp())
}

/// Whether a link still works.
pub(super) fn is_live(ended: Option<Timestamp>, expires: Timestamp, now: Timestamp) -> bool {
    ended.is_none() && now < expires
}

/// Whether a link may be made: the meeting is at most a week ahead, its week is not over, and not too many are about.
pub(super) fn check_issue(
    is_open: bool,
    (meeting, today): (Date, Date),
    (expires, now): (Timestamp, Timestamp),
    live: usize,
) -> Result<(), Problem> {
    let first = meeting.saturating_sub(AHEAD_DAYS.days());
    if !is_open {
        Err(Problem::new("", "links-closed"))
    } else if today < first {
        Err(Problem::new("", "links-week-ahead").with("day", said(first)))
    } else if now >= expires {
        Err(Problem::new("", "links-week-over"))
    } else if live >= MOST {
        Err(Problem::new("", "links-too-many").with("count", MOST))
    } else {
        Ok(())
    }
}

/// Whether a text can be a token: 32 bytes in URL-safe text.
pub(super) fn is_token(text: &str) -> bool {
    text.len() == 43 && data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_dies_at_midnight_after_the_seventh_day_in_the_programmes_zone() {
        let meeting = date(2026, 11, 24);
        assert_eq!(last_day(meeting), date(2026, 12, 1));
        // Almaty is five hours ahead of UTC, Lima five behind.
        assert_eq!(expires(meeting, "Asia/Almaty").to_string(), "2026-12-01T19:00:00Z");
        assert_eq!(expires(meeting, "America/Lima").to_string(), "2026-12-02T05:00:00Z");
    }

    #[test]
    fn it_lives_until_it_is_ended_or_over() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let expires = at("2026-12-01T19:00:00Z");
        assert!(is_live(None, expires, at("2026-12-01T18:59:59Z")));
        assert!(!is_live(None, expires, expires));
        assert!(!is_live(Some(at("2026-11-24T13:00:00Z")), expires, at("2026-11-24T13:00:01Z")));
    }

    #[test]
    fn it_is_made_while_the_meeting_is_open_and_its_week_lasts() {
        let (now, later) = (Timestamp::UNIX_EPOCH, Timestamp::MAX);
        let day = date(2026, 11, 24);
        let check = |is_open, expires, live| {
            check_issue(is_open, (day, day), (expires, now), live).map_err(|problem| problem.key)
        };
        assert_eq!(check(true, later, 0), Ok(()));
        assert_eq!(check(true, later, 4), Ok(()));
        assert_eq!(check(true, later, 5), Err("links-too-many"));
        assert_eq!(check(false, later, 0), Err("links-closed"));
        assert_eq!(check(true, now, 0), Err("links-week-over"));
    }

    #[test]
    fn it_is_made_a_week_before_the_meeting_and_no_earlier() {
        let meeting = date(2026, 11, 24);
        for (today, problem) in [
            (date(2026, 11, 16), Some("links-week-ahead")),
            (date(2026, 11, 17), None),
            (date(2026, 11, 24), None),
            (date(2026, 11, 25), None),
        ] {
            let made = check_issue(true, (meeting, today), (Timestamp::MAX, Timestamp::UNIX_EPOCH), 0);
            assert_eq!(made.map_err(|problem| problem.key).err(), problem, "{today}");
        }
    }

    #[test]
    fn tokens_are_43_signs_of_their_alphabet() {
        assert!(is_token(&crate::foundation::crypto::new_token()));
        for text in ["", "short", &"x".repeat(44), &"/".repeat(43), &"ж".repeat(43)] {
            assert!(!is_token(text), "{text}");
        }
    }
}
