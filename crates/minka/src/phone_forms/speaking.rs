//! What a telephone hears: the words of OpenRosa, with the headers that it looks for.

use axum::response::{IntoResponse, Response};
use forms::openrosa::{CONTENT_TYPE, LENGTH_HEADER, Outcome, VERSION_HEADER, message};
use http::{HeaderName, HeaderValue, StatusCode, header};
use jiff::{Timestamp, fmt::rfc2822};

use crate::foundation::{body::LARGEST_FORM, text::Text};

/// With the headers of every answer. Search engines keep away from what a lost address would show.
fn spoken(mut response: Response, now: Timestamp) -> Response {
    let headers = response.headers_mut();
    let said = [
        (VERSION_HEADER.0, VERSION_HEADER.1.to_owned()),
        (LENGTH_HEADER, LARGEST_FORM.to_string()),
        ("x-robots-tag", "noindex, nofollow, noarchive".to_owned()),
    ];
    for (name, value) in said {
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&value)) {
            headers.insert(name, value);
        }
    }
    let date = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&now);
    if let Some(date) = date.ok().and_then(|date| HeaderValue::from_str(&date).ok()) {
        headers.insert(header::DATE, date);
    }
    response
}

/// Words in XML.
pub(super) fn xml(words: String, now: Timestamp) -> Response {
    spoken(([(header::CONTENT_TYPE, CONTENT_TYPE)], words).into_response(), now)
}

/// A table.
pub(super) fn table(words: String, now: Timestamp) -> Response {
    spoken(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], words).into_response(), now)
}

/// What became of a request, in words that say nothing about anybody.
pub(super) fn outcome(text: &Text, outcome: Outcome, now: Timestamp) -> Response {
    let status = StatusCode::from_u16(outcome.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let key = match outcome {
        Outcome::MaySend => return spoken(status.into_response(), now),
        Outcome::Kept | Outcome::KeptBefore => "phones-kept",
        Outcome::OtherUnderSameId => "phones-other",
        Outcome::NotHere => "phones-not-here",
        Outcome::Unreadable => "phones-unreadable",
        Outcome::TooLarge => "phones-too-large",
    };
    let words = message(&text.say(key));
    spoken((status, [(header::CONTENT_TYPE, CONTENT_TYPE)], words).into_response(), now)
}
