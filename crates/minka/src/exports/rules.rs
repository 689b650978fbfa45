//! What may stand in a cell, for whom a table is sealed, and of which days its goals are.

use std::{borrow::Cow, fmt};

use jiff::civil::Date;

use crate::{
    foundation::form::{Fields, Problem, Problems},
    people,
};

/// The days of a table of goals: each stands in it as it was at the end of the last one. With a first day, without those that had
/// ended before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day; none: all goals until then.
    pub from: Option<Date>,
    /// The day as of which everything is told.
    pub until: Date,
}

impl Span {
    /// Two days in their order. Goals live for years: there is no longest time.
    ///
    /// # Errors
    /// The problem at `until`.
    pub fn new(from: Option<Date>, until: Date) -> Result<Self, Problem> {
        if from.is_some_and(|from| from > until) {
            return Err(Problem::new("until", "attendance-turned"));
        }
        Ok(Span { from, until })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Some(from) => write!(out, "{from} {}", self.until),
            None => write!(out, "until {}", self.until),
        }
    }
}

/// The days that a form names. Without a first day all goals until the last one; without any, all until today.
pub(super) fn read_span(fields: &Fields, today: Date) -> Result<Span, Problems> {
    let mut problems = Problems::default();
    let mut read = |name: &str| {
        let parts = ["day", "month", "year"].map(|part| format!("{name}-{part}"));
        let parts = parts.each_ref().map(|part| fields.text(part));
        let typed = parts.iter().any(|part| !part.is_empty());
        typed.then(|| problems.keep(people::check_day(name, parts, today)))
    };
    let (from, until) = (read("from"), read("until"));
    if from.is_some() && until.is_none() {
        problems.add(Problem::new("until", "people-day-missing"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Span::new(from.flatten(), until.flatten().unwrap_or(today)).map_err(Problems::one)
}

/// An age public key, as its owner sends it. Nothing for anything else.
#[must_use]
pub fn read_recipient(typed: &str) -> Option<age::x25519::Recipient> {
    typed.trim().parse().ok()
}

/// Text that a spreadsheet shows and never calculates: a leading sign of a formula gets an apostrophe before it.
#[must_use]
pub fn plain_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Thousandths as programs read a number: with a point, and no noughts behind it.
pub(super) fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let written = format!("{sign}{whole}.{part:03}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_are_written_as_programs_read_them() {
        for (thousandths, written) in [
            (0, "0"),
            (62_400, "62.4"),
            (-500, "-0.5"),
            (-2_000, "-2"),
            (100_000, "100"),
            (5, "0.005"),
            (i64::MIN, "-9223372036854775.808"),
        ] {
            assert_eq!(decimal(thousandths), written);
        }
    }

    #[test]
    fn goals_are_told_as_of_a_day_and_from_a_day_on_where_one_is_named() {
        let (today, day) = (date(2026, 11, 24), date(2026, 11, 3));
        let on = |fields: Fields| read_span(&fields, today).map_err(|wrong| wrong.0[0].field.clone());
        let named = |name, day| Fields::default().with_day(name, day);
        assert_eq!(on(Fields::default()), Ok(Span { from: None, until: today }));
        assert_eq!(on(named("until", day)), Ok(Span { from: None, until: day }));
        let years = date(2020, 1, 1);
        assert_eq!(on(named("from", years).with_day("until", day)), Ok(Span { from: Some(years), until: day }));
        assert_eq!(on(named("from", day)), Err("until".to_owned()));
        assert_eq!(on(named("from", today).with_day("until", day)), Err("until".to_owned()));
        assert_eq!(on(named("until", date(2026, 11, 25))), Err("until".to_owned()), "still to come");
        assert_eq!(on(named("until", day).with("from-day", "31")), Err("from".to_owned()));
    }

    #[test]
    fn a_recipient_is_an_age_public_key_and_nothing_else() {
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        assert!(read_recipient(&public).is_some() && read_recipient(&format!(" {public}\n")).is_some());
        let secret = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
        for typed in ["", "age1", "donor@example.org", &public[..60], &secret] {
            assert!(read_recipient(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn formulas_become_text_and_text_stays() {
        for formula in ["=1+1", "+7 701", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(plain_cell(formula), format!("'{formula}"));
        }
        for text in ["", "BAKO-7", "Las Flores", "Тюльпан", "1+1", " =1", "'=1"] {
            assert_eq!(plain_cell(text), text);
            assert!(matches!(plain_cell(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
