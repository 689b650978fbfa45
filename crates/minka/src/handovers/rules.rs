//! What of a form was typed, and for how long a former mentor is told, without database or clock.

use jiff::civil::Date;

/// A draft goes so many days after it was left; whoever wrote it is told no longer.
pub(super) const DRAFT_DAYS: i32 = 30;

/// Whether somebody who walks beside a woman no more since a day is still told so.
pub(super) fn is_told(ended: Date, today: Date) -> bool {
    (0..=DRAFT_DAYS).contains(&(today - ended).get_days())
}

/// Parts what stands in a field whose choices nobody knows: what was written in words, and what else was filled in.
pub(super) fn part<'a>(values: impl Iterator<Item = &'a str>) -> (Vec<String>, Vec<String>) {
    let said = values.map(str::trim).filter(|value| !value.is_empty() && !is_id(value));
    let (words, rest): (Vec<_>, Vec<_>) = said.partition(|value| !is_key(value));
    let own = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
    (own(words), own(rest))
}

/// The name of a day, of whose three fields this is one.
pub(super) fn day_of(name: &str) -> Option<&str> {
    ["-day", "-month", "-year"].into_iter().find_map(|part| name.strip_suffix(part))
}

/// A day from year, month and day as they were typed, if there is such a day.
pub(super) fn read_day([year, month, day]: [&str; 3]) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A number, or one plain word such as a list is made of.
fn is_key(value: &str) -> bool {
    value.len() <= 24 && value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_id(value: &str) -> bool {
    value.len() == 36 && uuid::Uuid::try_parse(value).is_ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_written_stands_apart_and_nothing_but_ids_is_left_out() {
        let sent = [
            "yes",
            "45",
            " Она ждёт звонка. ",
            "Call the clinic",
            "call",
            "",
            "KAVO",
            "019abcde-0000-7000-8000-000000000002",
        ];
        let (words, rest) = part(sent.into_iter());
        assert_eq!(words, ["Она ждёт звонка.", "Call the clinic", "KAVO"]);
        assert_eq!(rest, ["yes", "45", "call"], "a word of one's own that looks like a key stands here");
    }

    #[test]
    fn a_day_is_read_from_its_three_fields_and_from_nothing_else() {
        assert_eq!(
            ["by-day", "by-month", "day-year", "daylight"].map(day_of),
            [Some("by"), Some("by"), Some("day"), None]
        );
        assert_eq!(read_day(["2026", "11", "24"]), Some(date(2026, 11, 24)));
        for none in [["2026", "2", "30"], ["2026", "", "3"], ["26 ", "x", "3"]] {
            assert_eq!(read_day(none), None, "{none:?}");
        }
    }

    #[test]
    fn whoever_walked_beside_her_is_told_for_as_long_as_her_draft_is_kept() {
        let today = date(2026, 11, 24);
        for (ended, told) in
            [(date(2026, 11, 25), false), (today, true), (date(2026, 10, 25), true), (date(2026, 10, 24), false)]
        {
            assert_eq!(is_told(ended, today), told, "{ended}");
        }
    }
}
