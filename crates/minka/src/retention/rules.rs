//! When a file ends, without database or clock.

use jiff::{ToSpan, civil::Date};

use super::model::Waits;
use crate::foundation::form::Problem;

/// A file is listed so long before it goes, and never goes before it was listed so long.
pub(super) const PREVIEW_DAYS: i64 = 14;
/// Years after the last contact, where a programme has said nothing else.
pub const USUAL_YEARS: i64 = 3;
/// A year: she may come back after a birth or a season elsewhere. Ten: nobody can say what for any more.
pub(super) const LEAST_YEARS: i64 = 1;
pub(super) const MOST_YEARS: i64 = 10;

/// Months after their last use, where a programme has said nothing else: as long as complaints, and reasons for opening, are kept. It is
/// the most there is, for these words are deadly if they leak; a programme may shorten it.
pub const USUAL_MONTHS: i64 = 24;
/// What a programme may choose.
pub(super) const MONTHS: [i64; 4] = [6, 12, 18, USUAL_MONTHS];

/// The day on which words end that were used last on a day.
pub(super) fn words_end_on(last_use: Date, months: i64) -> Date {
    last_use.saturating_add(months.months())
}

/// The latest day of last use with which words are on the list today.
pub(super) fn unused_since(today: Date, months: i64) -> Date {
    // Days more: a month that is too short for a day gives its last one, and back is not forth.
    today.saturating_add((PREVIEW_DAYS + 4).days()).saturating_sub(months.months())
}

/// Words that were last used before this day end today.
pub(super) fn words_kept_from(today: Date, months: i64) -> Date {
    let mut from = today.saturating_sub(months.months()).saturating_sub(4.days());
    while words_end_on(from, months) <= today {
        from = from.saturating_add(1.days());
    }
    from
}

/// Reads the months that somebody chose.
pub(super) fn read_months(typed: &str) -> Result<i64, Problem> {
    let months = typed.trim().parse().ok().filter(|months| MONTHS.contains(months));
    months.ok_or_else(|| Problem::new("months", "retention-months-choose"))
}

/// The day on which a file's years are over.
pub(super) fn ends_on(last_contact: Date, years: i64) -> Date {
    last_contact.saturating_add(years.years())
}

/// The latest day of last contact with which a file is on the list today.
pub(super) fn silent_since(today: Date, years: i64) -> Date {
    // A day more: 29 February plus a year is 28 February, and back is not forth.
    today.saturating_add((PREVIEW_DAYS + 1).days()).saturating_sub(years.years())
}

/// Whether a file is on the list today.
pub(super) fn is_listed(ends: Date, today: Date) -> bool {
    ends <= today.saturating_add(PREVIEW_DAYS.days())
}

/// The day on which a listed file goes; nothing while it waits for a person, not for a day.
pub(super) fn goes_on(ends: Date, listed: Date, waits: Option<Waits>) -> Option<Date> {
    let announced = ends.max(listed.saturating_add(PREVIEW_DAYS.days()));
    match waits {
        None => Some(announced),
        Some(Waits::Hold(until)) => Some(announced.max(until.saturating_add(1.days()))),
        Some(Waits::Merge | Waits::Review) => None,
    }
}

/// Reads the years that somebody chose.
pub(super) fn read_years(typed: &str) -> Result<i64, Problem> {
    let years = typed.trim().parse().ok().filter(|years| (LEAST_YEARS..=MOST_YEARS).contains(years));
    years.ok_or_else(|| {
        Problem::new("years", "retention-years-bounds").with("least", LEAST_YEARS).with("most", MOST_YEARS)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn a_file_is_listed_fourteen_days_before_it_goes_and_never_shorter() {
        for (last, years, listed) in [
            (date(2023, 12, 8), 3, true),
            (date(2023, 12, 9), 3, false),
            (date(2025, 12, 8), 1, true),
            (date(2025, 12, 9), 1, false),
            (date(2010, 1, 1), 10, true),
        ] {
            assert_eq!(is_listed(ends_on(last, years), TODAY), listed, "{last}, {years} years");
            assert!(!listed || last <= silent_since(TODAY, years), "{last} is looked for");
        }
        let ends = date(2026, 12, 8);
        assert_eq!(goes_on(ends, TODAY, None), Some(ends));
        assert_eq!(goes_on(ends, date(2026, 12, 1), None), Some(date(2026, 12, 15)), "found late");
        assert_eq!(
            goes_on(date(2020, 1, 1), TODAY, None),
            Some(date(2026, 12, 8)),
            "long over, and announced all the same"
        );
        assert_eq!(goes_on(ends, TODAY, Some(Waits::Hold(date(2026, 12, 1)))), Some(ends), "the hold ends before");
        assert_eq!(goes_on(ends, TODAY, Some(Waits::Hold(date(2026, 12, 8)))), Some(date(2026, 12, 9)));
        assert_eq!(goes_on(ends, TODAY, Some(Waits::Merge)), None);
        assert_eq!(goes_on(ends, TODAY, Some(Waits::Review)), None);
    }

    #[test]
    fn a_leap_day_is_no_way_out() {
        assert_eq!(ends_on(date(2024, 2, 29), 1), date(2025, 2, 28));
        let today = date(2025, 2, 14);
        assert!(is_listed(ends_on(date(2024, 2, 29), 1), today) && date(2024, 2, 29) <= silent_since(today, 1));
    }

    #[test]
    fn words_end_on_their_day_and_are_looked_for_before() {
        for months in MONTHS {
            for back in 0..800_i64 {
                let last = TODAY.saturating_sub(back.days());
                let ends = words_end_on(last, months);
                assert!(!is_listed(ends, TODAY) || last <= unused_since(TODAY, months), "{last}, {months}");
                assert_eq!(ends <= TODAY, last < words_kept_from(TODAY, months), "{last}, {months} months");
            }
        }
        assert_eq!(words_end_on(date(2024, 8, 31), 6), date(2025, 2, 28));
        assert_eq!(words_kept_from(date(2026, 11, 24), 24), date(2024, 11, 25));
    }

    #[test]
    fn months_are_of_the_list_and_nothing_else() {
        for (typed, months) in
            [("6", Some(6)), (" 24 ", Some(24)), ("0", None), ("25", None), ("7", None), ("", None), ("many", None)]
        {
            assert_eq!(read_months(typed).ok(), months, "{typed}");
        }
    }

    #[test]
    fn years_are_one_to_ten_and_nothing_else() {
        for (typed, years) in
            [("1", Some(1)), (" 10 ", Some(10)), ("0", None), ("11", None), ("-1", None), ("", None), ("three", None)]
        {
            assert_eq!(read_years(typed).ok(), years, "{typed}");
        }
    }
}
