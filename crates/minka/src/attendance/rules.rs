//! Which period is meant, without database or clock.

use jiff::{ToSpan, civil::Date};

use super::model::Period;
use crate::{
    foundation::form::{Fields, Problem, Problems},
    people,
};

/// What is shown while nobody has chosen: the last twelve weeks.
const USUAL_WEEKS: i64 = 12;
/// The longest period: from a day to the same day of the next year, so that a page ends.
pub(super) const MOST_DAYS: i64 = 366;

const FROM: [&str; 3] = ["from-day", "from-month", "from-year"];
const UNTIL: [&str; 3] = ["until-day", "until-month", "until-year"];

/// The last twelve weeks.
#[must_use]
pub fn usual(today: Date) -> Period {
    Period { from: today.saturating_sub(USUAL_WEEKS.weeks()), until: today }
}

/// The period that a form or an address names; the usual one where neither does.
///
/// # Errors
/// The problems at `from` and `until`.
pub fn read_period(fields: &Fields, today: Date) -> Result<Period, Problems> {
    if !FROM.iter().chain(&UNTIL).any(|part| fields.has(part)) {
        return Ok(linked(fields.text(DAYS), today));
    }
    let mut problems = Problems::default();
    let day = |field, parts: [&str; 3]| people::check_day(field, parts.map(|part| fields.text(part)), today);
    let (from, until) = (problems.keep(day("from", FROM)), problems.keep(day("until", UNTIL)));
    let (Some(from), Some(until)) = (from, until) else { return Err(problems) };
    in_order(from, until).map_err(Problems::one)
}

/// A period from a day to a day that is not before it, and not longer than a year.
///
/// # Errors
/// The problem at `until` or `from`.
pub fn in_order(from: Date, until: Date) -> Result<Period, Problem> {
    let days = i64::from(from.until(until).map_or(0, |span| span.get_days()));
    match days {
        ..0 => Err(Problem::new("until", "attendance-turned")),
        0..=MOST_DAYS => Ok(Period { from, until }),
        _ => Err(Problem::new("from", "attendance-too-long")),
    }
}

/// A form's fields with this period.
#[must_use]
pub fn fill(fields: Fields, period: Period) -> Fields {
    fields.with_day("from", period.from).with_day("until", period.until)
}

/// What names a period in an address: both days in one value, so that a link of one page leads to the same on another.
const DAYS: &str = "days";

/// The part of an address that names this period.
pub(super) fn query(period: Period) -> String {
    format!("{DAYS}={}_{}", period.from, period.until)
}

/// The period that an address names; the usual one where it names none that could be.
fn linked(days: &str, today: Date) -> Period {
    let read = |(from, until): (&str, &str)| in_order(from.parse().ok()?, until.parse().ok()?).ok();
    days.split_once('_').and_then(read).filter(|period| period.until <= today).unwrap_or_else(|| usual(today))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn read(query: &str) -> Result<Period, Vec<(String, &'static str)>> {
        let fields = Fields::parse(query.as_bytes()).expect("readable");
        read_period(&fields, TODAY)
            .map_err(|problems| problems.0.iter().map(|problem| (problem.field.clone(), problem.key)).collect())
    }

    /// As the form sends it.
    fn typed(period: Period) -> String {
        let part = |name: &str, day: Date| {
            format!("{name}-day={}&{name}-month={}&{name}-year={}", day.day(), day.month(), day.year())
        };
        format!("{}&{}", part("from", period.from), part("until", period.until))
    }

    #[test]
    fn a_period_is_two_days_in_order_and_at_most_a_year() {
        let twelve_weeks = Period { from: date(2026, 9, 1), until: TODAY };
        assert_eq!(read(""), Ok(twelve_weeks));
        let chosen = Period { from: date(2025, 11, 24), until: date(2026, 11, 24) };
        assert_eq!(read(&typed(chosen)), Ok(chosen), "a year to the day");
        let one_day = Period { from: TODAY, until: TODAY };
        assert_eq!(read(&typed(one_day)), Ok(one_day));
        for period in [chosen, one_day] {
            assert_eq!(read(&query(period)), Ok(period));
        }
        for days in ["", "2026-11-24", "2026-11-24_2026-11-23", "2026-11-24_2026-11-25", "2020-01-01_2026-11-24", "x_y"]
        {
            assert_eq!(read(&format!("days={days}")), Ok(twelve_weeks), "{days}");
        }
        let wrong = [
            (typed(Period { from: date(2026, 11, 2), until: date(2026, 11, 1) }), ("until", "attendance-turned")),
            (typed(Period { from: date(2025, 11, 22), until: TODAY }), ("from", "attendance-too-long")),
            (typed(Period { from: TODAY, until: date(2026, 11, 25) }), ("until", "people-day-future")),
            ("from-day=1&from-month=9&from-year=2026".to_owned(), ("until", "people-day-missing")),
            (
                "from-day=31&from-month=9&from-year=2026&until-day=1&until-month=10&until-year=2026".to_owned(),
                ("from", "people-day-unknown"),
            ),
        ];
        for (typed, (field, key)) in wrong {
            assert_eq!(read(&typed), Err(vec![(field.to_owned(), key)]), "{typed}");
        }
    }
}
