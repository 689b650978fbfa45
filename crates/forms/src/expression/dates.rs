//! Civil days as numbers, from the first of 1970.

/// The number of a day written `2026-03-08`, with or without a time behind it.
#[must_use]
pub fn day_number(text: &str) -> Option<i64> {
    let text = text.trim();
    let day = match text.get(..10)? {
        day if text.len() == 10 || text.as_bytes().get(10) == Some(&b'T') => day,
        _ => return None,
    };
    let mut parts = day.split('-');
    let (year, month, date) = (part(parts.next()?, 4)?, part(parts.next()?, 2)?, part(parts.next()?, 2)?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=length(year, month)).contains(&date) {
        return None;
    }
    Some(count(year, month, date))
}

fn part(text: &str, length: usize) -> Option<i64> {
    let is_plain = text.len() == length && text.bytes().all(|sign| sign.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since the first of 1970: years counted from March, so that a leap day is a year's last.
fn count(year: i64, month: i64, date: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and date of a day.
pub(super) fn parts(day: i64) -> (i64, i64, i64) {
    // Nobody asks about a day a million years away: what is further is drawn in, so that nothing overflows.
    let day = day.clamp(-365_000_000, 365_000_000) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, date)
}

/// A day as `2026-03-08`.
#[must_use]
pub fn iso_day(day: i64) -> String {
    let (year, month, date) = parts(day);
    format!("{year:04}-{month:02}-{date:02}")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// The first of 1970 was a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// A day by a pattern; none where the pattern has a sign that is not known.
pub(super) fn format_day(day: i64, pattern: &str) -> Option<String> {
    let (year, month, date) = parts(day);
    let named =
        |names: &[&str], at: i64| usize::try_from(at).ok().and_then(|at| names.get(at)).map(ToString::to_string);
    let (mut out, mut signs) = (String::new(), pattern.chars());
    while let Some(sign) = signs.next() {
        if sign != '%' {
            out.push(sign);
            continue;
        }
        out.push_str(&match signs.next()? {
            '%' => "%".to_owned(),
            'Y' => format!("{year:04}"),
            'y' => format!("{:02}", year.rem_euclid(100)),
            'm' => format!("{month:02}"),
            'n' => month.to_string(),
            'b' => named(&MONTHS, month - 1)?,
            'd' => format!("{date:02}"),
            'e' => date.to_string(),
            'a' => named(&WEEKDAYS, day.rem_euclid(7))?,
            _ => return None,
        });
    }
    Some(out)
}
