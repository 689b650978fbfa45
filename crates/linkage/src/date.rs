//! Birth dates as women and clerks give them: whole, only a year, a month and a year, day and month exchanged, a slip.

/// A birth date, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthDate {
    /// Only the year.
    Year(i16),
    /// Year and month.
    Month(i16, u8),
    /// A day of the calendar.
    Day(i16, u8, u8),
    /// Eight digits in the order year, month, day that name no day of the calendar: a slip of the one who typed.
    Slip(u32),
}

/// Why a text is no birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Not written as a date.
    NotADate,
    /// A month over 12, or a day that the month has not.
    NoSuchDay,
    /// A year before 1850 or after 2150.
    YearOutOfReach,
    /// Two numbers below 13 with the year last: it cannot be told which is the month.
    DayOrMonth,
}

impl BirthDate {
    /// Reads `1987`, `1987-03`, `1987-03-08`, `19870308`, `1987/3/8`, `08.03.1987`, `03.1987`, `1987-00-00`.
    ///
    /// With the year last and dots between, the day comes first, as in Kazakhstan and Peru; with slashes or dashes the
    /// year must come first unless the day is over 12, because `03/08/1987` may mean either.
    ///
    /// # Errors
    /// Text that is no date, and a date that no calendar has.
    pub fn read(text: &str) -> Result<Self, DateProblem> {
        let text = text.trim();
        if text.len() == 8 && text.bytes().all(|digit| digit.is_ascii_digit()) {
            return compact(text);
        }
        let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
        let whole = |part: &&str| part.bytes().all(|digit| digit.is_ascii_digit()) && matches!(part.len(), 1 | 2 | 4);
        if !parts.iter().all(whole) {
            return Err(DateProblem::NotADate);
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| DateProblem::NotADate);
        match parts[..] {
            [year] if year.len() == 4 => made(number(year)?, 0, 0),
            [year, month] if year.len() == 4 && month.len() < 4 => made(number(year)?, number(month)?, 0),
            [month, year] if year.len() == 4 && month.len() < 4 => made(number(year)?, number(month)?, 0),
            [year, month, day] if year.len() == 4 && month.len() < 4 && day.len() < 4 => {
                made(number(year)?, number(month)?, number(day)?)
            }
            [first, second, year] if year.len() == 4 && first.len() < 4 && second.len() < 4 => {
                let (day, month) = (number(first)?, number(second)?);
                if !text.contains('.') && day <= 12 && month <= 12 && day != month {
                    return Err(DateProblem::DayOrMonth);
                }
                made(number(year)?, month, day)
            }
            _ => Err(DateProblem::NotADate),
        }
    }

    /// The year, unless the digits are a slip.
    #[must_use]
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Year(year) | Self::Month(year, _) | Self::Day(year, _, _) => Some(year),
            Self::Slip(_) => None,
        }
    }

    /// Eight digits, year first; zeros where nothing is known.
    #[must_use]
    pub fn digits(self) -> u32 {
        match self {
            Self::Year(year) => year.unsigned_abs() as u32 * 10_000,
            Self::Month(year, month) => year.unsigned_abs() as u32 * 10_000 + u32::from(month) * 100,
            Self::Day(year, month, day) => {
                year.unsigned_abs() as u32 * 10_000 + u32::from(month) * 100 + u32::from(day)
            }
            Self::Slip(digits) => digits,
        }
    }

    /// Whether nobody may have meant the day: only a year or month is given, or the first of January, which stands in
    /// registers for "that year" wherever birth certificates are rare.
    #[must_use]
    pub fn stands_for_a_year(self) -> bool {
        matches!(self, Self::Year(_) | Self::Day(_, 1, 1))
    }
}

fn compact(text: &str) -> Result<BirthDate, DateProblem> {
    let digits: u32 = text.parse().map_err(|_| DateProblem::NotADate)?;
    let (year, month, day) = ((digits / 10_000) as i16, (digits / 100 % 100) as i16, (digits % 100) as i16);
    match made(year, month, day) {
        Err(DateProblem::NoSuchDay) => Ok(BirthDate::Slip(digits)),
        other => other,
    }
}

fn made(year: i16, month: i16, day: i16) -> Result<BirthDate, DateProblem> {
    if !(1850..=2150).contains(&year) {
        return Err(DateProblem::YearOutOfReach);
    }
    match (month, day) {
        (0, 0) => Ok(BirthDate::Year(year)),
        (1..=12, 0) => Ok(BirthDate::Month(year, month as u8)),
        (1..=12, 1..) if day <= days_in(year, month) => Ok(BirthDate::Day(year, month as u8, day as u8)),
        _ => Err(DateProblem::NoSuchDay),
    }
}

fn days_in(year: i16, month: i16) -> i16 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How two birth dates agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    Same,
    /// Day and month exchanged.
    Exchanged,
    /// One digit changed or two neighbours exchanged.
    OneDigit,
    /// The same day and month, the year before or after.
    YearBeside,
    /// The same year; one of the two says only that.
    OnlyYear,
    /// A year beside, and one of the two says only a year: told by age.
    ByAge,
    /// Year and month.
    SameMonth,
    SameYear,
    SameDayOfYear,
    Differ,
}

pub(crate) fn compare(one: BirthDate, other: BirthDate) -> Dates {
    use BirthDate::{Day, Month, Year};
    if one == other && !matches!(one, Month(..)) {
        return if matches!(one, Year(_)) { Dates::OnlyYear } else { Dates::Same };
    }
    match (one, other) {
        (Day(y, m, d), Day(z, n, e)) => {
            if y == z && m == e && d == n {
                Dates::Exchanged
            } else if y == z && (one.stands_for_a_year() || other.stands_for_a_year()) {
                Dates::OnlyYear
            } else if m == n && d == e && (y - z).abs() == 1 {
                Dates::YearBeside
            } else if one_digit(one.digits(), other.digits()) {
                Dates::OneDigit
            } else if y == z {
                if m == n { Dates::SameMonth } else { Dates::SameYear }
            } else if (y - z).abs() == 1 && (one.stands_for_a_year() || other.stands_for_a_year()) {
                Dates::ByAge
            } else if m == n && d == e {
                Dates::SameDayOfYear
            } else {
                Dates::Differ
            }
        }
        (Month(y, m), Month(z, n) | Day(z, n, _)) | (Day(y, m, _), Month(z, n)) => match (y == z, m == n) {
            (true, true) => Dates::SameMonth,
            (true, false) => Dates::SameYear,
            _ => Dates::Differ,
        },
        (Year(y), z) | (z, Year(y)) => match z.year() {
            Some(z) if z == y => Dates::OnlyYear,
            Some(z) if (z - y).abs() == 1 => Dates::ByAge,
            _ => Dates::Differ,
        },
        _ if one_digit(one.digits(), other.digits()) => Dates::OneDigit,
        _ => Dates::Differ,
    }
}

fn one_digit(one: u32, other: u32) -> bool {
    let (mut one, mut other) = (one, other);
    let (mut apart, mut first) = (0, None);
    let mut at = 0;
    while one > 0 || other > 0 {
        let (a, b) = (one % 10, other % 10);
        if a != b {
            match first {
                None => first = Some((at, a, b)),
                Some((place, x, y)) if apart == 1 && at == place + 1 && a == y && b == x => {}
                _ => return false,
            }
            apart += 1;
        }
        (one, other, at) = (one / 10, other / 10, at + 1);
    }
    apart > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        for (text, date) in [
            ("1987", BirthDate::Year(1987)),
            ("1987-00-00", BirthDate::Year(1987)),
            ("1987-03", BirthDate::Month(1987, 3)),
            ("03.1987", BirthDate::Month(1987, 3)),
            ("1987-03-08", BirthDate::Day(1987, 3, 8)),
            ("1987/3/8", BirthDate::Day(1987, 3, 8)),
            ("19870308", BirthDate::Day(1987, 3, 8)),
            ("08.03.1987", BirthDate::Day(1987, 3, 8)),
            ("25/03/1987", BirthDate::Day(1987, 3, 25)),
            ("05/05/1987", BirthDate::Day(1987, 5, 5)),
            (" 2000-02-29 ", BirthDate::Day(2000, 2, 29)),
            ("19871308", BirthDate::Slip(19_871_308)),
        ] {
            assert_eq!(BirthDate::read(text), Ok(date), "{text}");
        }
    }

    #[test]
    fn refuses() {
        use DateProblem::{DayOrMonth, NoSuchDay, NotADate, YearOutOfReach};
        for (text, why) in [
            ("", NotADate),
            ("yesterday", NotADate),
            ("87", NotADate),
            ("8.3.87", NotADate),
            ("1987-03-08-01", NotADate),
            ("1987-123-1", NotADate),
            ("1987-13-01", NoSuchDay),
            ("1987-02-30", NoSuchDay),
            ("1900-02-29", NoSuchDay),
            ("1987-00-05", NoSuchDay),
            ("0087-01-01", YearOutOfReach),
            ("00870101", YearOutOfReach),
            ("03/08/1987", DayOrMonth),
        ] {
            assert_eq!(BirthDate::read(text), Err(why), "{text}");
        }
    }

    #[test]
    fn compares() {
        use Dates::*;
        for (one, other, how) in [
            ("1987-03-08", "1987-03-08", Same),
            ("1987-03-08", "1987-08-03", Exchanged),
            ("1987-03-08", "1988-03-08", YearBeside),
            ("1989-03-08", "1990-03-08", YearBeside),
            ("1987-03-08", "1987-03-18", OneDigit),
            ("1987-03-08", "1978-03-08", OneDigit),
            ("1987-03-08", "1987-01-01", OnlyYear),
            ("1987-03-08", "1987", OnlyYear),
            ("1987", "1987", OnlyYear),
            ("1987-03-08", "1988-01-01", ByAge),
            ("1987-03-08", "1986", ByAge),
            ("1987-03-08", "1987-03", SameMonth),
            ("1987-03-08", "1987-03-21", SameMonth),
            ("1987-03-08", "1987-11-21", SameYear),
            ("1987-03-08", "1963-03-08", SameDayOfYear),
            ("1987-03-08", "1963-11-21", Differ),
            ("19871308", "1987-03-08", OneDigit),
            ("19871308", "1963-11-21", Differ),
        ] {
            let (a, b) = (BirthDate::read(one).expect("a date"), BirthDate::read(other).expect("a date"));
            assert_eq!(compare(a, b), how, "{one} {other}");
            assert_eq!(compare(b, a), how, "{other} {one}");
        }
    }
}
