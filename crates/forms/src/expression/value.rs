//! Values, and how one kind becomes another: all of it JavaRosa's.

use super::dates::{day_number, iso_day};

/// Closer than this, two numbers are the same.
pub(super) const TOLERANCE: f64 = 1.0e-12;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words; an empty question is the empty text.
    Text(String),
    /// A number; "not a number" stands for whatever cannot be one.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day, counted from the first of 1970.
    Day(i64),
}

/// What kind of answer a node holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Type {
    /// Words.
    #[default]
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// A day.
    Day,
    /// A day and a time.
    Moment,
}

impl Type {
    /// From the word in a form.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match super::super::xml::local(word) {
            "int" | "integer" => Self::Whole,
            "decimal" => Self::Decimal,
            "date" => Self::Day,
            "dateTime" => Self::Moment,
            _ => Self::Text,
        }
    }

    /// What a node of this kind holds, for an expression.
    #[must_use]
    pub fn value(self, stored: &str) -> Value {
        let as_text = || Value::Text(stored.to_owned());
        match self {
            Self::Whole | Self::Decimal => stored.trim().parse().map_or_else(|_| as_text(), Value::Number),
            Self::Day => day_number(stored).map_or_else(as_text, Value::Day),
            Self::Text | Self::Moment => as_text(),
        }
    }
}

impl Value {
    /// As words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Number(number) => say(*number),
            Self::Boolean(yes) => yes.to_string(),
            Self::Day(day) => iso_day(*day),
        }
    }

    /// As a number; an empty text is none.
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Self::Text(words) => {
                let words = words.trim();
                let is_plain = words.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '-'));
                if is_plain { words.parse().unwrap_or(f64::NAN) } else { f64::NAN }
            }
            Self::Number(number) => *number,
            Self::Boolean(yes) => f64::from(u8::from(*yes)),
            #[expect(clippy::cast_precision_loss, reason = "days")]
            Self::Day(day) => *day as f64,
        }
    }

    /// As yes or no: any word is a yes, also `false`.
    #[must_use]
    pub fn yes(&self) -> bool {
        match self {
            Self::Text(words) => !words.is_empty(),
            Self::Number(number) => !number.is_nan() && number.abs() > TOLERANCE,
            Self::Boolean(yes) => *yes,
            Self::Day(_) => true,
        }
    }

    /// Whether two are the same.
    #[must_use]
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Boolean(_), _) | (_, Self::Boolean(_)) => self.yes() == other.yes(),
            (Self::Number(_), _) | (_, Self::Number(_)) => (self.number() - other.number()).abs() < TOLERANCE,
            _ => self.text() == other.text(),
        }
    }
}

/// A number as Java writes it, but whole numbers without a point.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "checked to be within reach")]
fn say(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let within = number.abs() < 9.0e18;
    if within && (number - (number as i64) as f64).abs() < TOLERANCE {
        return (number as i64).to_string();
    }
    if (1.0e-3..1.0e7).contains(&number.abs()) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    format!("{digits}{point}E{power}")
}

/// What a calculated value is kept as in a node of a kind.
#[must_use]
pub fn store(value: &Value, kind: Type) -> String {
    let number = value.number();
    match (kind, value) {
        (_, Value::Boolean(yes)) => u8::from(*yes).to_string(),
        (_, Value::Number(number)) if number.is_nan() => String::new(),
        (Type::Whole, Value::Text(_) | Value::Number(_)) if !number.is_nan() => say(number.trunc()),
        (Type::Day, Value::Number(number)) => {
            #[expect(clippy::cast_possible_truncation, reason = "a day far away is written as what it is nearest to")]
            let day = number.floor() as i64;
            iso_day(day)
        }
        (Type::Text | Type::Moment, Value::Day(day)) => format!("{}T00:00:00.000Z", iso_day(*day)),
        _ => value.text(),
    }
}
