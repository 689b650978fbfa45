//! How much a request may bring: told by its header before a byte of it is read, and counted while it is read.

use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use http_body_util::Limited;

use super::{error::Error, form::Problem};

/// The largest form.
pub const LARGEST_FORM: usize = 256 * 1024;

/// A route that takes more than a form.
#[derive(Clone, Copy, Debug)]
pub struct LargeBody {
    /// Its pattern, as the router matches it.
    pub route: &'static str,
    /// The most bytes that it takes.
    pub most: usize,
    /// Fluent key of what is said when more comes; the sentence may name `$most`, in megabytes.
    pub says: &'static str,
}

impl LargeBody {
    /// The refusal.
    fn refusal(self) -> Error {
        Error::TooLarge(Problem::new("", self.says).with("most", self.most >> 20))
    }
}

/// Every route that is not named: a form.
const FORM: LargeBody = LargeBody { route: "", most: LARGEST_FORM, says: "error-too-large" };

/// Refuses a request whose header promises more than its route takes, and stops one that brings more than that without
/// having said so. Nothing of the first is read, and of the second never more than the limit is held.
pub async fn limit(
    State(larger): State<&'static [&'static [LargeBody]]>,
    mut request: Request,
    next: Next,
) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let limit = larger.iter().copied().flatten().find(|known| known.route == route).copied().unwrap_or(FORM);
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse::<u64>().ok()).is_some_and(|length| length > limit.most as u64) {
        return limit.refusal().into_response();
    }
    request.extensions_mut().insert(limit);
    next.run(request.map(|body| Body::new(Limited::new(body, limit.most)))).await
}

/// What a body that could not be read to its end is answered with, by the status that the reader gives it: too large for
/// its route, or broken off.
#[must_use]
pub fn unread(limit: Option<LargeBody>, status: StatusCode) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => limit.unwrap_or(FORM).refusal(),
        _ => Error::Unreadable("error-bad-form"),
    }
}

/// Whoever sent too much is sent away: the rest of it is not waited for.
pub async fn close_unread(mut response: Response) -> Response {
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
