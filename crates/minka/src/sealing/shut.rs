//! The one page of a sealed site: the same for every address, in every language, about nobody.

use askama::Template;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::foundation::{
    app::App,
    seal::{Doors, Seat},
    text::{Language, Text},
};

#[derive(Template)]
#[template(path = "sealing/shut.html")]
struct ShutPage {
    title: String,
    /// Each language, its word and its sentence.
    parts: Vec<(&'static str, String, String)>,
}

/// The answer to whatever is asked for.
fn answer(path: &str) -> Response {
    if path == "/healthz" {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store")], "sealed\n").into_response();
    }
    let parts: Vec<_> = Language::ALL
        .iter()
        .map(|language| {
            let text = Text(*language);
            (language.code(), text.say("sealing-shut-title"), text.say("sealing-shut-words"))
        })
        .collect();
    let title = parts.iter().map(|(_, title, _)| title.as_str()).collect::<Vec<_>>().join(" · ");
    let html = ShutPage { title, parts }.render().unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; form-action 'none'; frame-ancestors 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        // What a browser still holds of the pages before.
        (HeaderName::from_static("clear-site-data"), "\"cache\""),
        // Whatever still comes in is not heard out.
        (header::CONNECTION, "close"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, html).into_response()
}

/// The page as the answer to the second word.
pub(super) fn shut_page() -> Response {
    answer("")
}

/// All that a program answers which was started before a sealed folder.
pub fn shut_router() -> Router {
    Router::new().fallback(|request: Request| async move { answer(request.uri().path()) })
}

/// From the second word on nothing else is answered, though the process has not gone yet.
pub async fn keep_shut(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.extension::<Seat>().doors() == Doors::Open {
        return next.run(request).await;
    }
    answer(request.uri().path())
}
