//! Which pages somebody can walk to: one address for each pattern of address, found by following every link.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::body::Body;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use minka::app;
use regex::Regex;
use tower::ServiceExt;

use crate::server::Server;

/// Pattern of address → an address, from the first page along every link. `token` is the walker's sign-in.
pub async fn walk(server: &Server, token: &str) -> BTreeMap<String, String> {
    walk_from(server, token, &[]).await.0
}

/// The same, beginning at these places; and every address that was opened, files as well.
pub async fn walk_from(
    server: &Server,
    token: &str,
    starts: &[String],
) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let link = Regex::new(r##"href="(/[^"#]*)"##).expect("a pattern");
    let router = app::router(server.app.clone());
    let mut waiting: VecDeque<String> = starts.iter().cloned().collect();
    waiting.extend(["/", "/more", "/design"].map(str::to_owned));
    let (mut found, mut opened) = (BTreeMap::new(), BTreeSet::new());
    while let Some(path) = waiting.pop_front() {
        let elsewhere = ["/assets/", "/leave"].iter().any(|start| path.starts_with(start));
        let pattern = pattern_of(&path);
        if elsewhere || found.contains_key(&pattern) {
            continue;
        }
        let request = Request::get(&path).header(header::COOKIE, format!("s={token}")).body(Body::empty());
        let answer = router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        let value =
            |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        if answer.status() == StatusCode::SEE_OTHER {
            waiting.push_back(value(header::LOCATION));
            continue;
        }
        assert_eq!(answer.status(), StatusCode::OK, "{path} is offered");
        opened.insert(path.clone());
        if !value(header::CONTENT_TYPE).starts_with("text/html") {
            continue;
        }
        let bytes = answer.into_body().collect().await.expect("a page").to_bytes();
        let text = String::from_utf8_lossy(&bytes).replace("&amp;", "&").replace("&#38;", "&");
        waiting.extend(link.captures_iter(&text).map(|found| found[1].to_owned()));
        found.insert(pattern, path);
    }
    (found, opened)
}

/// `/people/BAKO-7/lessons?page=2` and `/people/TIRU-4/lessons` are one page: ids and codes carry digits or capitals.
fn pattern_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let is_value = |part: &str| part.chars().any(|sign| sign.is_ascii_digit() || sign.is_uppercase());
    path.split('/').map(|part| if is_value(part) { "{}" } else { part }).collect::<Vec<_>>().join("/")
}
