//! When she was born, as far as she knows it: a day, a month, a year, or how old she said she was on a day.
//!
//! Whatever was told is kept as what it is. Nobody makes a day of it that she never named: where a year has to do, the
//! comparing crate is told that it is no more than a year.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use linkage::BirthDate;

use crate::foundation::{
    form::{Fields, Problem},
    text::Text,
};

/// Nobody of a programme was born before this year.
const FIRST_YEAR: i16 = 1900;
/// Ages that somebody may be of.
const AGES: std::ops::RangeInclusive<i16> = 5..=110;

/// When she was born, as she told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// A day of the calendar.
    Day(Date),
    /// A year and a month.
    Month(i16, i8),
    /// Only the year.
    Year(i16),
    /// So many years old, on the day on which she was asked.
    Age {
        /// Whole years.
        years: i16,
        /// The day.
        asked: Date,
    },
}

/// As it is kept in the seal: `1987-03-09`, `1987-03`, `1987`, `39@2026-11-24`. Part of the file format.
impl std::fmt::Display for Birth {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Birth::Day(day) => write!(out, "{day}"),
            Birth::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Birth::Year(year) => write!(out, "{year:04}"),
            Birth::Age { years, asked } => write!(out, "{years}@{asked}"),
        }
    }
}

impl Birth {
    /// Reads what is kept; nothing for nothing.
    #[must_use]
    pub fn read(kept: &str) -> Option<Self> {
        if let Some((years, asked)) = kept.split_once('@') {
            return Some(Birth::Age { years: years.parse().ok()?, asked: asked.parse().ok()? });
        }
        let number = |part: &str| part.parse().ok().filter(|_| part.bytes().all(|sign| sign.is_ascii_digit()));
        match kept.split('-').collect::<Vec<_>>()[..] {
            [year] if year.len() == 4 => Some(Birth::Year(number(year)?)),
            [year, month] if year.len() == 4 => {
                let month = i8::try_from(number(month)?).ok().filter(|month| (1..=12).contains(month))?;
                Some(Birth::Month(number(year)?, month))
            }
            _ => kept.parse().ok().map(Birth::Day),
        }
    }

    /// Reads the form: `born-day`, `born-month`, `born-year` as far as they are known, or `age` with the day in `asked`.
    pub(super) fn typed(fields: &Fields, today: Date) -> Result<Option<Self>, Problem> {
        let [day, month, year] = ["born-day", "born-month", "born-year"].map(|part| fields.text(part));
        let is_dated = [day, month, year].iter().any(|part| !part.is_empty());
        if fields.has("age") {
            return if is_dated { Err(Problem::new("age", "identity-birth-both")) } else { read_age(fields, today) };
        }
        if !is_dated {
            return Ok(None);
        }
        if year.len() != 4 {
            return Err(Problem::new("born", "people-day-year"));
        }
        let unknown = || Problem::new("born", "people-day-unknown");
        let number = |part: &str| part.parse::<i8>().map_err(|_| unknown());
        let year: i16 = year.parse().map_err(|_| unknown())?;
        let birth = match (day.is_empty(), month.is_empty()) {
            (true, true) => Birth::Year(year),
            (true, false) => Birth::Month(year, number(month)?),
            (false, true) => return Err(Problem::new("born", "identity-birth-month-missing")),
            (false, false) => Birth::Day(Date::new(year, number(month)?, number(day)?).map_err(|_| unknown())?),
        };
        birth.check(today).map(Some).map_err(|why| match why {
            Unlikely::NoSuchDay => unknown(),
            Unlikely::Future => Problem::new("born", "people-day-future"),
            Unlikely::LongAgo => Problem::new("born", "people-day-old").with("year", FIRST_YEAR),
        })
    }

    /// The parts of the form.
    pub(super) fn fields(kept: &str, today: Date, fields: Fields) -> Fields {
        let fields = fields.with_day("asked", today);
        match Birth::read(kept) {
            None => fields,
            Some(Birth::Day(day)) => fields.with_day("born", day),
            Some(Birth::Month(year, month)) => fields.with("born-month", month).with("born-year", year),
            Some(Birth::Year(year)) => fields.with("born-year", year),
            Some(Birth::Age { years, asked }) => {
                let fields = ["asked-day", "asked-month", "asked-year"].into_iter().fold(fields, Fields::without);
                fields.with("age", years).with_day("asked", asked)
            }
        }
    }

    /// Whether somebody of a programme can have been born then.
    ///
    /// # Errors
    /// Why not.
    pub fn check(self, today: Date) -> Result<Self, Unlikely> {
        let (first, last) = self.span().ok_or(Unlikely::NoSuchDay)?;
        if first > today || matches!(self, Birth::Age { asked, .. } if asked > today) {
            Err(Unlikely::Future)
        } else if matches!(self, Birth::Age { years, .. } if !AGES.contains(&years)) {
            Err(Unlikely::NoSuchDay)
        } else if last.year() < FIRST_YEAR {
            Err(Unlikely::LongAgo)
        } else {
            Ok(self)
        }
    }

    /// The first and the last day on which she may have been born.
    #[must_use]
    pub fn span(self) -> Option<(Date, Date)> {
        match self {
            Birth::Day(day) => Some((day, day)),
            Birth::Month(year, month) => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            Birth::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            Birth::Age { years, asked } => {
                let birthday = asked.checked_sub(i64::from(years).years()).ok()?;
                Some((birthday.checked_sub(1.year()).ok()?.tomorrow().ok()?, birthday))
            }
        }
    }

    /// Whether this says no more than what was known: the same days or more of them.
    #[must_use]
    pub fn says_no_more_than(self, known: Birth) -> bool {
        match (self.span(), known.span()) {
            (Some((first, last)), Some((from, until))) => first <= from && until <= last,
            _ => false,
        }
    }

    /// In words.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        match self {
            Birth::Day(day) => text.full_day(day),
            Birth::Month(year, month) => {
                let month = text.say(&format!("identity-month-{}", month.clamp(1, 12)));
                text.phrase("identity-birth-month").with("month", month).with("year", year).to_string()
            }
            Birth::Year(year) => text.phrase("identity-birth-year").with("year", year).to_string(),
            Birth::Age { years, asked } => {
                let phrase = text.phrase("identity-birth-age").count(i64::from(years));
                phrase.with("day", text.full_day(asked)).to_string()
            }
        }
    }

    /// For a cell of a table: what is not known stands as `XX`, so that no spreadsheet makes a day of it.
    #[must_use]
    pub fn cell(self) -> String {
        match self {
            Birth::Day(_) | Birth::Year(_) => self.to_string(),
            Birth::Month(year, month) => format!("{year:04}-{month:02}-XX"),
            Birth::Age { years, asked } => format!("{years} ({asked})"),
        }
    }

    /// As the comparing crate takes it: of an age, the year in the middle of those that it leaves open.
    #[must_use]
    pub fn compared(self) -> Option<BirthDate> {
        let read = |text: String| BirthDate::read(&text).ok();
        match self {
            Birth::Age { .. } => {
                let (first, _) = self.span()?;
                read(format!("{:04}", first.checked_add(6.months()).ok()?.year()))
            }
            other => read(other.to_string()),
        }
    }
}

/// Why nobody was born then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlikely {
    /// The calendar has no such day, or nobody is so old.
    NoSuchDay,
    /// It has not come yet.
    Future,
    /// It is too long ago.
    LongAgo,
}

fn read_age(fields: &Fields, today: Date) -> Result<Option<Birth>, Problem> {
    let years = fields.text("age").parse().ok().filter(|years| AGES.contains(years));
    let years = years.ok_or_else(|| Problem::new("age", "identity-age-unknown"))?;
    let asked =
        crate::people::read_day("asked", ["asked-day", "asked-month", "asked-year"].map(|part| fields.text(part)))?;
    match (Birth::Age { years, asked }).check(today) {
        Ok(birth) if asked >= date(1990, 1, 1) => Ok(Some(birth)),
        Err(Unlikely::Future) => Err(Problem::new("asked", "people-day-future")),
        _ => Err(Problem::new("asked", "people-day-old").with("year", 1990)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn typed(pairs: &[(&str, &str)]) -> Result<Option<String>, (String, &'static str)> {
        let fields = pairs.iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value));
        let read = Birth::typed(&fields, TODAY).map(|birth| birth.map(|birth| birth.to_string()));
        read.map_err(|problem| (problem.field, problem.key))
    }

    #[test]
    fn as_much_as_she_knows_is_enough() {
        for (pairs, kept) in [
            (&[("born-day", "9"), ("born-month", "3"), ("born-year", "1987")][..], "1987-03-09"),
            (&[("born-month", "3"), ("born-year", "1987")], "1987-03"),
            (&[("born-year", "1987")], "1987"),
            (&[("born-year", "2026")], "2026"),
            (&[("age", "39"), ("asked-day", "24"), ("asked-month", "11"), ("asked-year", "2026")], "39@2026-11-24"),
        ] {
            assert_eq!(typed(pairs), Ok(Some(kept.to_owned())));
            assert_eq!(Birth::read(kept).map(|birth| birth.to_string()).as_deref(), Some(kept));
            let again = Birth::fields(kept, TODAY, Fields::default());
            for (name, value) in pairs {
                assert_eq!(again.text(name), *value, "{kept}");
            }
        }
        // The day of asking alone says nothing of her.
        assert_eq!(typed(&[("asked-day", "24"), ("asked-month", "11"), ("asked-year", "2026")]), Ok(None));
        assert_eq!(typed(&[]), Ok(None));
    }

    #[test]
    fn what_cannot_be_stands_beside_its_field() {
        for (pairs, field, key) in [
            (&[("born-day", "9"), ("born-year", "1987")][..], "born", "identity-birth-month-missing"),
            (&[("born-month", "3")], "born", "people-day-year"),
            (&[("born-year", "87")], "born", "people-day-year"),
            (&[("born-month", "13"), ("born-year", "1987")], "born", "people-day-unknown"),
            (&[("born-day", "31"), ("born-month", "2"), ("born-year", "1987")], "born", "people-day-unknown"),
            (&[("born-year", "2027")], "born", "people-day-future"),
            (&[("born-month", "12"), ("born-year", "2026")], "born", "people-day-future"),
            (&[("born-year", "1899")], "born", "people-day-old"),
            (&[("age", "39"), ("born-year", "1987")], "age", "identity-birth-both"),
            (&[("age", "thirty")], "age", "identity-age-unknown"),
            (&[("age", "390")], "age", "identity-age-unknown"),
            (&[("age", "39")], "asked", "people-day-missing"),
            (
                &[("age", "39"), ("asked-day", "25"), ("asked-month", "11"), ("asked-year", "2026")],
                "asked",
                "people-day-future",
            ),
        ] {
            assert_eq!(typed(pairs), Err((field.to_owned(), key)), "{pairs:?}");
        }
    }

    #[test]
    fn what_is_compared_is_never_more_than_was_told() {
        for (kept, compared) in [
            ("1987-03-09", Some(BirthDate::Day(1987, 3, 9))),
            ("1987-03", Some(BirthDate::Month(1987, 3))),
            ("1987", Some(BirthDate::Year(1987))),
            // Born between 25 November 1986 and 24 November 1987; asked in February, more of it lies in 1986.
            ("39@2026-11-24", Some(BirthDate::Year(1987))),
            ("39@2026-02-24", Some(BirthDate::Year(1986))),
        ] {
            assert_eq!(Birth::read(kept).and_then(Birth::compared), compared, "{kept}");
        }
        assert_eq!(Birth::read("").map(Birth::cell), None);
        let cells = ["1987-03-09", "1987-03", "1987", "39@2026-11-24"].map(|kept| Birth::read(kept).map(Birth::cell));
        let expected = ["1987-03-09", "1987-03-XX", "1987", "39 (2026-11-24)"];
        assert_eq!(cells, expected.map(|cell| Some(cell.to_owned())));
    }

    #[test]
    fn a_coarser_word_adds_nothing_to_a_finer_one() {
        let says_no_more = |new: &str, known: &str| {
            let [new, known] = [new, known].map(|kept| Birth::read(kept).expect("a birth"));
            new.says_no_more_than(known)
        };
        assert!(says_no_more("1987", "1987-03-09") && says_no_more("1987-03", "1987-03-09"));
        assert!(says_no_more("39@2026-11-24", "1987-03-09") && says_no_more("1987", "1987"));
        assert!(!says_no_more("1987-03-09", "1987") && !says_no_more("1988", "1987-03-09"));
        assert!(!says_no_more("1987", "39@2026-11-24"), "two years are open there");
    }
}
