//! Words in her language: Fluent keys in, sentences out; days, hours and lists as each language writes them.

use std::{borrow::Cow, fmt};

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::{Timestamp, civil::Date, civil::Time, tz::TimeZone};
use unic_langid::LanguageIdentifier;

use super::locales;

/// A language of the interface, complete in every room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Kazakh, in Cyrillic.
    Kk,
    /// Spanish.
    Es,
}

impl Language {
    /// In the order in which the choice is offered.
    pub const ALL: [Language; 4] = [Language::En, Language::Ru, Language::Kk, Language::Es];

    /// `en`, `ru`, `kk`, `es`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ru => "ru",
            Language::Kk => "kk",
            Language::Es => "es",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Ru => "Русский",
            Language::Kk => "Қазақша",
            Language::Es => "Español",
        }
    }

    /// Reads a code, also with a region (`ru-KZ`).
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let first = code.split(['-', '_']).next()?.to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.code() == first)
    }

    /// The first language of an Accept-Language header that we speak.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Language::parse(part.split(';').next()?.trim()))
    }

    pub(super) fn identifier(self) -> &'static LanguageIdentifier {
        static ALL: std::sync::LazyLock<[LanguageIdentifier; 4]> = std::sync::LazyLock::new(|| {
            Language::ALL.map(|language| language.code().parse().expect("four valid language codes"))
        });
        &ALL[self as usize]
    }
}

/// Everything said in one language.
#[derive(Clone, Copy, Debug)]
pub struct Text(pub Language);

impl Text {
    /// The sentence of a key without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.phrase(key).to_string()
    }

    /// The sentence of a key, to be given values.
    #[must_use]
    pub fn phrase<'k>(&self, key: &'k str) -> Phrase<'k> {
        Phrase { language: self.0, key, values: Vec::new() }
    }

    /// Whether the key exists in this very language.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        locales::knows(self.0, key)
    }

    /// `Tuesday, 24 November`.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        let weekday = self.say(WEEKDAYS[day.weekday().to_monday_zero_offset() as usize]);
        self.phrase("date-weekday-day").with("weekday", weekday).with("day", self.day_month(day)).to_string()
    }

    /// A day that stands as a heading begins with a capital, also where weekdays are written small.
    #[must_use]
    pub fn day_heading(&self, day: Date) -> String {
        let said = self.day(day);
        let mut letters = said.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// `24 November`.
    #[must_use]
    pub fn day_month(&self, day: Date) -> String {
        let month = self.say(MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)]);
        self.phrase("date-day-month").with("day", day.day().to_string()).with("month", month).to_string()
    }

    /// `24 November 2026`.
    #[must_use]
    pub fn full_day(&self, day: Date) -> String {
        self.phrase("date-day-year").with("day", self.day_month(day)).with("year", day.year().to_string()).to_string()
    }

    /// `24.11.2026`, the same in all four languages.
    #[must_use]
    pub fn short_day(&self, day: Date) -> String {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    }

    /// The name of a weekday, 1 Monday … 7 Sunday.
    #[must_use]
    pub fn weekday(&self, number: i64) -> String {
        let at = usize::try_from(number - 1).ok().filter(|at| *at < 7).unwrap_or(0);
        self.say(WEEKDAYS[at])
    }

    /// `18:30`, the same in all four languages.
    #[must_use]
    pub fn hour(&self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `24.11.2026 18:30` in a programme's zone.
    #[must_use]
    pub fn instant(&self, at: Timestamp, zone: &str) -> String {
        let local = at.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC));
        format!("{} {}", self.short_day(local.date()), self.hour(local.time()))
    }

    /// A whole number with the language's thousands mark: `12 500`, English `12,500`.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        let mark = if self.0 == Language::En { ',' } else { '\u{a0}' };
        let digits = number.unsigned_abs().to_string();
        let mut said = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                said.push(mark);
            }
            said.push(digit);
        }
        if number < 0 { format!("−{said}") } else { said }
    }
}

const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

/// A sentence that is being given its values; it is said when it is printed.
#[derive(Clone, Debug)]
pub struct Phrase<'k> {
    language: Language,
    key: &'k str,
    values: Vec<(&'static str, FluentValue<'static>)>,
}

impl Phrase<'_> {
    /// Gives a text value.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, FluentValue::String(Cow::Owned(value.to_string()))));
        self
    }

    /// Gives a number, by which the language chooses its plural form.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl Into<i64>) -> Self {
        self.values.push((name, FluentValue::from(value.into())));
        self
    }

    /// Gives the number called `count`.
    #[must_use]
    pub fn count(self, value: impl Count) -> Self {
        self.number("count", value.count())
    }
}

/// A whole number of any width, also by reference, as templates pass it.
pub trait Count {
    /// As an `i64`; what does not fit is as large as can be said.
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($number:ty),*) => {
        $(impl Count for $number {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}
counts!(i32, i64, u32, u64, usize);

impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = (!self.values.is_empty()).then(|| self.values.iter().cloned().collect::<FluentArgs<'_>>());
        out.write_str(&locales::say(self.language, self.key, values.as_ref()))
    }
}
