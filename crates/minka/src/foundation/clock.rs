//! The one place that knows what time it is, so that tests can stop it.

use std::sync::{Arc, Mutex};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// Where "now" comes from. Instants are UTC; days are civil and belong to a programme's zone.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Frozen(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub fn system() -> Self {
        Clock(Source::System)
    }

    /// A clock that stands still until [`Clock::set`] moves it.
    #[must_use]
    pub fn frozen(at: Timestamp) -> Self {
        Clock(Source::Frozen(Arc::new(Mutex::new(at))))
    }

    /// The present instant, cut to whole milliseconds so that both databases keep it unchanged.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "the one place that may read the wall clock")]
            Source::System => Timestamp::now(),
            Source::Frozen(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Moves a frozen clock; the system's clock cannot be moved.
    pub fn set(&self, at: Timestamp) {
        if let Source::Frozen(held) = &self.0 {
            *held.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = at;
        }
    }

    /// Today in a programme's zone; an unknown zone reads as UTC (zones are checked when a programme is made).
    #[must_use]
    pub fn today(&self, zone: &str) -> Date {
        day_in(self.now(), zone)
    }
}

/// The civil day of an instant in a zone.
#[must_use]
pub fn day_in(instant: Timestamp, zone: &str) -> Date {
    instant.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).date()
}

/// The instant of an hour on a civil day in a zone; an hour that a clock change skips is the hour after it.
#[must_use]
pub fn instant_in(day: Date, time: Time, zone: &str) -> Timestamp {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    day.to_datetime(time).to_zoned(zone).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// `2026-11-24T13:00:00.000Z`: one width, so that text order is time order.
#[must_use]
pub fn instant_text(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}
