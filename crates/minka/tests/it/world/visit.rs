//! Somebody's browser, and what came back.

use std::sync::LazyLock;

use regex::Regex;

use super::*;

/// A browser without script.
#[derive(Clone)]
pub struct Visit {
    pub router: Router,
    pub cookies: Vec<(String, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Visit {
    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form, as the browser of the same site would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                format!("{}={}", minka::foundation::page::escape(name), minka::foundation::page::escape(value))
            })
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.join("&")))
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form of a page that was opened just now: with an id of its own.
    pub async fn tap(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let id = minka::foundation::ids::new_uuid(&Clock::system()).to_string();
        self.post(path, &[&[("form_id", id.as_str())], fields].concat()).await
    }

    /// Opens a page, fills its form (the one whose action is `action`, with its hidden fields), and sends it.
    pub async fn fill(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let shown = self.get(page).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.text());
        let mut all: Vec<(String, String)> = shown.hidden(action);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &all).await
    }

    /// Goes where a redirect leads.
    pub async fn follow(&mut self, page: &Page) -> Page {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        let target = page.location();
        self.get(&target).await
    }

    /// Sends any request with the browser's cookies, and keeps those that come back.
    pub async fn send(&mut self, mut request: Request<Body>) -> Page {
        if !self.cookies.is_empty() {
            let line =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
            request.headers_mut().insert(header::COOKIE, line.parse().expect("a cookie"));
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().expect("text").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("name and value");
            self.cookies.retain(|(held, _)| held != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        Page { status: parts.status, headers: parts.headers, bytes }
    }
}

impl Page {
    /// The page's text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether words stand on the page (as a reader sees them: entities undone).
    pub fn says(&self, words: &str) -> bool {
        let text = self.text();
        text.contains(words) || text.replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&").contains(words)
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        self.headers.get(header::LOCATION).expect("a redirect").to_str().expect("text").to_owned()
    }

    /// The hidden fields of the form with this action.
    pub fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let text = self.text();
        let start =
            text.find(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no form for {action} in {text}"));
        let form = &text[start..];
        let form = &form[..form.find("</form>").unwrap_or(form.len())];
        static INPUT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r#"<input[^>]*type="hidden"[^>]*>"#).expect("a pattern"));
        let attribute = |tag: &str, name: &str| {
            let found = tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            found.unwrap_or_default().to_owned()
        };
        INPUT.find_iter(form).map(|tag| (attribute(tag.as_str(), "name"), attribute(tag.as_str(), "value"))).collect()
    }
}

/// What a PDF says, read by a program that is not ours.
pub fn paper_text(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).expect("the file is written");
    let read =
        std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext runs");
    String::from_utf8(read.stdout).expect("text")
}
