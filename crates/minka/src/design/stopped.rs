//! The page for what stopped a request: plain words, what to do next, and for a fault a number to tell the administrator.

use askama::Template;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};

use crate::foundation::{
    app::App,
    error::{Error, Stopped},
    page::{Frame, Screen, see_other, show_with},
};

#[derive(Template)]
#[template(path = "design/stopped.html")]
struct StoppedPage {
    frame: Frame,
    heading: String,
    words: String,
    next: String,
    reference: Option<String>,
}

/// What cannot be done yet, though nobody was there before: something of hers has to be kept, or she does not agree.
const NOT_YET: [&str; 3] = ["error-hold", "error-part-held", "error-no-consent"];

/// Turns what stopped a request into a page in the reader's language. Bodies of two different "not found" are the same.
pub(crate) async fn explain_stops(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(screen) = Screen::from_request_parts(&mut parts, &app).await;
    let path = parts.uri.path_and_query().map_or("/".to_owned(), ToString::to_string);
    let is_get = parts.method == http::Method::GET;
    let response = next.run(Request::from_parts(parts, body)).await;
    let stopped = response.extensions().get::<Stopped>().map(|stopped| stopped.0.clone());
    let outside = [StatusCode::FORBIDDEN, StatusCode::SERVICE_UNAVAILABLE];
    match stopped {
        Some(error) => explain(&screen, &error, response.status(), &path, is_get).unwrap_or(response),
        None if outside.contains(&response.status()) && !is_page(&response) => {
            let key = match response.status() {
                StatusCode::FORBIDDEN => "error-forbidden",
                _ => "error-slow",
            };
            let page = page(&screen, "error-unreadable-title", key, "", None);
            show_with(response.status(), &page).unwrap_or(response)
        }
        None => response,
    }
}

/// A page that a handler wrote itself says more than we could.
fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn explain(screen: &Screen, error: &Error, status: StatusCode, path: &str, is_get: bool) -> Result<Response, Error> {
    let page = match error {
        Error::SignIn => return Ok(see_other("/sign-in")),
        Error::StepUp if is_get => {
            return Ok(see_other(&format!("/step-up?back={}", crate::foundation::page::escape(path))));
        }
        // A form of somebody who signed in waits for her at its own address; see `sign_in::keep_typed`.
        Error::StepUp => return Ok(see_other("/step-up")),
        Error::NotFound => page(screen, "error-not-found-title", "error-not-found", "error-not-found-next", None),
        Error::Conflict(key) if NOT_YET.contains(key) => page(screen, "error-not-yet-title", key, "", None),
        Error::Conflict(key) => page(screen, "error-conflict-title", key, "", None),
        Error::Gone(key) => page(screen, "error-gone-title", key, "", None),
        Error::Taken(_) => page(screen, "error-conflict-title", "error-stale", "", None),
        Error::Unreadable(key) => page(screen, "error-unreadable-title", key, "", None),
        Error::TooLarge(problem) => {
            let mut page = page(screen, "error-too-large-title", "", "", None);
            page.words = problem.say(&screen.text);
            page
        }
        Error::TooMany => {
            // As on the page that asks who she is: the button alone would tell a stranger what the site is for.
            let mut page = page(screen, "error-too-many-title", "error-too-many", "", None);
            page.frame.quick_exit = page.frame.signed_in;
            page
        }
        Error::Refused(problems) => {
            let mut page = page(screen, "error-title", "", "", None);
            page.words = problems.0.iter().map(|problem| problem.say(&screen.text)).collect::<Vec<_>>().join(" ");
            page
        }
        Error::Unexpected(words) => {
            let number = reference();
            tracing::error!(reference = %number, %words, "a request failed");
            page(screen, "error-unexpected-title", "error-unexpected", "", Some(number))
        }
    };
    show_with(status, &page)
}

fn page(screen: &Screen, heading: &str, words: &str, next: &str, reference: Option<String>) -> StoppedPage {
    let say = |key: &str| if key.is_empty() { String::new() } else { screen.text.say(key) };
    let said = reference.map(|number| screen.text.phrase("error-reference").with("number", number).to_string());
    StoppedPage {
        frame: screen.frame(heading, ""),
        heading: say(heading),
        words: say(words),
        next: say(next),
        reference: said,
    }
}

/// A short number to read out on the telephone; the log has the same.
fn reference() -> String {
    let mut noise = [0u8; 4];
    crate::foundation::crypto::fill_random(&mut noise);
    data_encoding::HEXUPPER.encode(&noise)
}
