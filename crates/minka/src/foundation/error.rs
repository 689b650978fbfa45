//! What can stop a request. A rule's "no" goes back to the form; the rest becomes a page with a reference number.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::form::{Problem, Problems};

/// What can stop a request or a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or this actor must not learn that it does: the two are one answer.
    #[error("not found")]
    NotFound,
    /// Somebody has to sign in first.
    #[error("sign in first")]
    SignIn,
    /// The action asks for a fresh proof of who she is (within the last five minutes).
    #[error("a fresh proof of identity is needed")]
    StepUp,
    /// A rule says no: the form is shown again with these problems.
    #[error("refused: {0:?}")]
    Refused(Problems),
    /// The same form id with other words, or somebody else was faster: a key of the text that says so.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// It was there once and is no more: a key of the text that says so.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// The request cannot be read: a key of the text that says why.
    #[error("unreadable request: {0}")]
    Unreadable(&'static str),
    /// The request brings more than its route takes: the sentence that says so.
    #[error("a body too large")]
    TooLarge(Problem),
    /// Too many tries; wait.
    #[error("too many tries")]
    TooMany,
    /// A unique index of this name already holds such a row. Stores turn it into a refusal.
    #[error("already there: {0}")]
    Taken(String),
    /// Something broke. The words are for the log, never for the screen, and hold no personal data.
    #[error("{0}")]
    Unexpected(String),
}

impl Error {
    /// An unexpected failure with what was being done.
    pub fn unexpected(doing: &str, cause: impl std::fmt::Display) -> Self {
        Error::Unexpected(format!("{doing}: {cause}"))
    }

    /// One problem at one field.
    #[must_use]
    pub fn refused(problem: Problem) -> Self {
        Error::Refused(Problems::one(problem))
    }

    fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignIn | Error::StepUp => StatusCode::SEE_OTHER,
            Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) | Error::Taken(_) => StatusCode::CONFLICT,
            Error::Gone(_) => StatusCode::GONE,
            Error::Unreadable(_) => StatusCode::BAD_REQUEST,
            Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Error::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Carried beside the empty response until the page layer, which knows her language, writes the page.
#[derive(Clone, Debug)]
pub struct Stopped(pub std::sync::Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Stopped(std::sync::Arc::new(self)));
        response
    }
}

/// What a handler gives back.
pub type Answer = Result<Response, Error>;
