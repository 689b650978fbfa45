//! One value as a person sees it in the sheet, as text.

use calamine::{DataRef, ExcelDateTime};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::problem::Fault;

/// How a number format shows digits, where that changes what the value is: `0000` keeps the noughts in front
/// of an identity number, `+0` the plus of a telephone, `0%` makes a half into 50%.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    Digits { plus: bool, pad: u8 },
    Percent,
}

impl Show {
    /// Reads a number format; `None` for all formats that only decorate.
    pub(super) fn of(format: &str) -> Option<Self> {
        let first = format.split(';').next().unwrap_or_default().trim();
        if let Some(digits) = first.strip_suffix('%') {
            return digits.chars().all(|c| matches!(c, '0' | '#' | '.' | ',')).then_some(Self::Percent);
        }
        let bare = ["\\+", "\"+\"", "+"].iter().find_map(|plus| first.strip_prefix(plus));
        let digits = bare.unwrap_or(first);
        let pad = digits.trim_start_matches('#').len();
        let plain =
            !digits.is_empty() && digits.len() <= 20 && digits.trim_start_matches('#').chars().all(|c| c == '0');
        (plain && (bare.is_some() || pad > 1)).then_some(Self::Digits { plus: bare.is_some(), pad: pad as u8 })
    }
}

/// Trims (also the spaces that do not look like spaces), makes line ends `\n` and composes accents (NFC), so
/// that the same name typed on two machines is the same text.
pub(super) fn tidy(raw: &str) -> String {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}');
    let trimmed = raw.trim_matches(blank);
    if trimmed.is_ascii() && !trimmed.contains('\r') {
        return trimmed.to_owned();
    }
    let lines =
        if trimmed.contains('\r') { trimmed.replace("\r\n", "\n").replace('\r', "\n") } else { trimmed.to_owned() };
    if is_nfc(&lines) { lines } else { lines.nfc().collect() }
}

/// The text of a workbook value, or the fault that takes its place.
pub(super) fn text_of(value: &DataRef<'_>, show: Option<Show>) -> Result<String, Fault> {
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::String(text) => Ok(tidy(text)),
        DataRef::SharedString(text) => Ok(tidy(text)),
        DataRef::Bool(value) => Ok(value.to_string()),
        DataRef::Int(number) => number_text(*number as f64, show),
        DataRef::Float(number) => number_text(*number, show),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => Ok(iso_text(text)),
        DataRef::DurationIso(text) => Ok(tidy(text)),
        DataRef::Error(error) => Err(Fault::ErrorValue(error.to_string())),
    }
}

/// Excel keeps 15 digits, and so does this: 0.1 + 0.2 is 0.3, a telephone never turns into 7.7E+10.
pub(super) fn number_text(number: f64, show: Option<Show>) -> Result<String, Fault> {
    if !number.is_finite() {
        return Err(Fault::ErrorValue("#NUM!".to_owned()));
    }
    match show {
        Some(Show::Percent) => return number_text(number * 100.0, None).map(|text| text + "%"),
        Some(Show::Digits { plus, pad }) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => {
            return Ok(format!("{}{number:0width$.0}", if plus { "+" } else { "" }, width = usize::from(pad)));
        }
        _ => {}
    }
    let size = number.abs();
    if number.fract() == 0.0 && size >= 1e15 {
        return Err(Fault::DigitsLost);
    }
    if size > 0.0 && size < 1e-9 {
        return Ok(format!("{number:e}"));
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Adding nought turns "-0" into "0".
    Ok(format!("{}", rounded + 0.0))
}

/// The last serial day Excel knows is 31.12.9999.
const LAST_DAY: f64 = 2_958_466.0;

/// A serial day as ISO text. Outside the calendar the bare number is given, for the reader of the column to
/// refuse, never a date that is merely near.
fn moment_text(moment: &ExcelDateTime) -> Result<String, Fault> {
    let serial = moment.as_f64();
    if !serial.is_finite() || !(0.0..LAST_DAY).contains(&serial) {
        return number_text(serial, None);
    }
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        return Ok(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
    }
    // To the whole second first: 8:30 is stored as a fraction that comes back as 8:29:59.9999.
    let seconds = (serial * 86_400.0).round();
    let whole = ExcelDateTime::new(
        // A quarter of a second more keeps the conversion from rounding down again.
        (seconds + 0.25) / 86_400.0,
        calamine::ExcelDateTimeType::DateTime,
        is_1904(moment),
    );
    let (year, month, day, hour, minute, second, _) = whole.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    Ok(if serial < 1.0 && seconds > 0.0 {
        time
    } else if serial < 1.0 && !is_1904(moment) {
        // Excel shows "00.01.1900" here, a formula that points at a blank cell. It is nobody's birthday.
        "0".to_owned()
    } else if hour == 0 && minute == 0 && second == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    })
}

/// The date system is not public in calamine; day nought tells it.
fn is_1904(moment: &ExcelDateTime) -> bool {
    // A copy compares equal only if value, kind and date system are all the same.
    *moment == ExcelDateTime::new(moment.as_f64(), calamine::ExcelDateTimeType::DateTime, true)
}

/// `2024-03-08T00:00:00.000Z` is a date that a program wrote with a time it did not have.
fn iso_text(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    match text.split_once('T') {
        Some((date, time)) if time.chars().all(|c| matches!(c, '0' | ':' | '.')) => date.to_owned(),
        Some((date, time)) => format!("{date}T{}", time.split('.').next().unwrap_or(time)),
        None => tidy(text),
    }
}
