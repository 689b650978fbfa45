//! Which meetings a calendar shows, and how RFC 5545 writes them. Nothing here knows a name.

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::{
    sessions::SessionState,
    timetables::{Rhythm, is_holiday},
};

/// How far back and ahead a calendar reaches.
const BACK_DAYS: i64 = 30;
const AHEAD_DAYS: i64 = 120;

/// The first and the last day that a calendar shows.
pub(super) fn window(today: Date) -> (Date, Date) {
    (today.saturating_sub(BACK_DAYS.days()), today.saturating_add(AHEAD_DAYS.days()))
}

/// One meeting as a calendar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meeting {
    pub(super) day: Date,
    pub(super) starts: Time,
    pub(super) minutes: i64,
    pub(super) cancelled: bool,
}

/// The meetings of a window, by day. A holiday and a meeting that was not held are shown as cancelled, so that a calendar
/// that knew of them takes them away; what is recorded goes before what is planned.
pub(super) fn meetings(
    rhythm: &Rhythm,
    holidays: &[(Date, Date)],
    recorded: &[(Date, Time, SessionState)],
    (from, until): (Date, Date),
) -> Vec<Meeting> {
    let planned =
        rhythm.meeting_days(&[], from, until).into_iter().filter(|day| recorded.iter().all(|it| it.0 != *day));
    let planned = planned.map(|day| {
        let times = rhythm.on(day);
        Meeting { day, starts: times.starts, minutes: times.minutes, cancelled: is_holiday(holidays, day) }
    });
    let recorded = recorded.iter().map(|(day, starts, state)| Meeting {
        day: *day,
        starts: *starts,
        minutes: rhythm.on(*day).minutes,
        cancelled: *state == SessionState::NotMet || (*state == SessionState::Planned && is_holiday(holidays, *day)),
    });
    let mut all: Vec<Meeting> = planned.chain(recorded).collect();
    all.sort_by_key(|meeting| meeting.day);
    all
}

/// The instants at which a meeting begins and ends. An hour that a clock change skips is the hour after it.
pub(super) fn instants(meeting: &Meeting, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let begins = meeting.day.to_datetime(meeting.starts).to_zoned(zone.clone()).ok()?.timestamp();
    Some((begins, begins.checked_add(SignedDuration::from_mins(meeting.minutes)).ok()?))
}

/// A meeting on its way into the file.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) uid: String,
    pub(super) begins: Timestamp,
    pub(super) ends: Timestamp,
    pub(super) cancelled: bool,
}

/// The file: times in UTC, so that it needs no zone of its own; one neutral title for all.
pub(super) fn write_calendar(title: &str, language: &str, stamp: Timestamp, events: &[Event]) -> String {
    let mut lines = Vec::with_capacity(events.len() * 9 + 8);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Minka//Calendar//EN", "CALSCALE:GREGORIAN"] {
        lines.push(line.to_owned());
    }
    lines.push("REFRESH-INTERVAL;VALUE=DURATION:PT6H".to_owned());
    for event in events {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}", event.uid));
        lines.push(format!("DTSTAMP:{}", utc(stamp)));
        lines.push(format!("DTSTART:{}", utc(event.begins)));
        lines.push(format!("DTEND:{}", utc(event.ends)));
        lines.push(format!("SEQUENCE:{}", i32::from(event.cancelled)));
        lines.push(format!("STATUS:{}", if event.cancelled { "CANCELLED" } else { "CONFIRMED" }));
        lines.push(format!("SUMMARY;LANGUAGE={language}:{}", escape(title)));
        lines.push("CLASS:PRIVATE".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text values: commas, semicolons, backslashes and line ends are written with a backslash.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines longer than 75 bytes go on in the next one after a space; never inside a letter.
fn fold(line: &str) -> String {
    let (mut folded, mut width) = (String::with_capacity(line.len() + 2), 0);
    for letter in line.chars() {
        if width + letter.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(letter);
        width += letter.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::timetables::GroupTimes;

    fn weekly() -> Rhythm {
        let times = GroupTimes {
            weekday: 7,
            starts: time(2, 30, 0, 0),
            minutes: 90,
            every_weeks: 1,
            first_day: date(2026, 1, 1),
            last_day: None,
        };
        Rhythm::new(times, &[])
    }

    #[test]
    fn what_is_recorded_goes_before_what_is_planned() {
        let (six, seven) = (time(18, 0, 0, 0), time(19, 0, 0, 0));
        let holidays = [(date(2026, 3, 8), date(2026, 3, 15))];
        let recorded = [
            (date(2026, 3, 1), seven, SessionState::Met),
            (date(2026, 3, 15), six, SessionState::Met),
            (date(2026, 3, 18), six, SessionState::Planned),
            (date(2026, 3, 22), six, SessionState::NotMet),
        ];
        let found = meetings(&weekly(), &holidays, &recorded, (date(2026, 3, 1), date(2026, 3, 29)));
        let said: Vec<(i8, i8, bool)> = found.iter().map(|it| (it.day.day(), it.starts.hour(), it.cancelled)).collect();
        assert_eq!(
            said,
            [(1, 19, false), (8, 2, true), (15, 18, false), (18, 18, false), (22, 18, true), (29, 2, false)]
        );
    }

    // 8 March and 1 November 2026: the clocks of New York skip 02:00–03:00 and repeat 01:00–02:00. Almaty and Lima have
    // no summer time (UTC+5 since 1 March 2024, and UTC-5).
    #[test]
    fn an_hour_is_the_same_on_the_wall_whatever_the_clocks_do() {
        let cases = [
            ("America/New_York", date(2026, 3, 1), time(18, 0, 0, 0), "2026-03-01T23:00:00Z"),
            ("America/New_York", date(2026, 3, 8), time(18, 0, 0, 0), "2026-03-08T22:00:00Z"),
            ("America/New_York", date(2026, 3, 8), time(2, 30, 0, 0), "2026-03-08T07:30:00Z"),
            ("America/New_York", date(2026, 11, 1), time(18, 0, 0, 0), "2026-11-01T23:00:00Z"),
            ("Asia/Almaty", date(2026, 11, 24), time(18, 0, 0, 0), "2026-11-24T13:00:00Z"),
            ("Asia/Almaty", date(2024, 2, 27), time(18, 0, 0, 0), "2024-02-27T12:00:00Z"),
            ("America/Lima", date(2026, 12, 31), time(20, 0, 0, 0), "2027-01-01T01:00:00Z"),
        ];
        for (zone, day, starts, expected) in cases {
            let meeting = Meeting { day, starts, minutes: 90, cancelled: false };
            let (begins, ends) = instants(&meeting, &TimeZone::get(zone).expect("a zone")).expect("instants");
            assert_eq!(begins.to_string(), expected, "{zone} {day}");
            assert_eq!(ends.duration_since(begins), SignedDuration::from_mins(90));
        }
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_signs_escaped() {
        let folded = fold(&"Ә".repeat(60));
        assert!(folded.ends_with("\r\n") && folded.lines().count() == 2);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", "").trim_end(), "Ә".repeat(60));
        assert_eq!(escape("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
