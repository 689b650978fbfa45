//! What every page needs besides its own content: language, theme, who is signed in, where the reader is.

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

use super::{
    access::{Action, Actor, Emergency},
    app::App,
    error::Error,
    form::Fields,
    text::{Language, Text},
};

pub use super::frame::{EmergencyLine, Frame};

/// The cookie that remembers a stranger's language, and the one that remembers light or dark.
pub const LANGUAGE_COOKIE: &str = "language";
/// See [`LANGUAGE_COOKIE`].
pub const THEME_COOKIE: &str = "theme";

/// What a signed-in member of staff chose for herself.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// Her language.
    pub language: Language,
    /// `light`, `dark`, or empty: as the device says.
    pub theme: String,
    /// The name of the site she works at, for the top bar.
    pub place: String,
    /// The zone of her programme.
    pub zone: String,
}

/// One visit to one page.
#[derive(Clone)]
pub struct Screen {
    /// Words in her language.
    pub text: Text,
    /// The zone in which days and hours are said.
    pub zone: String,
    app: App,
    theme: String,
    path: String,
    query: String,
    place: String,
    actor: Option<Actor>,
}

impl Screen {
    fn read(parts: &Parts, app: &App) -> Self {
        let chosen = parts.extensions.get::<Preferences>();
        let cookie = |name| cookie(parts, &cookie_name(app, name));
        let header = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = chosen
            .map(|chosen| chosen.language)
            .or_else(|| Language::parse(&cookie(LANGUAGE_COOKIE)?))
            .or_else(|| Language::accepted(header?))
            .unwrap_or(Language::En);
        let theme = chosen.map(|chosen| chosen.theme.clone()).or_else(|| cookie(THEME_COOKIE)).unwrap_or_default();
        Screen {
            text: Text(language),
            zone: chosen.map_or_else(|| "UTC".to_owned(), |chosen| chosen.zone.clone()),
            app: app.clone(),
            theme: if matches!(theme.as_str(), "light" | "dark") { theme } else { String::new() },
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            place: chosen.map(|chosen| chosen.place.clone()).unwrap_or_default(),
            actor: parts.extensions.get::<Actor>().cloned(),
        }
    }

    /// The frame of a page: its title (a key of the text) and which of the four places it belongs to.
    #[must_use]
    pub fn frame(&self, title: &str, active: &'static str) -> Frame {
        self.frame_titled(self.text.say(title), active)
    }

    /// The frame of a page whose title holds values. Titles stay neutral: they show in histories and on task bars.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn frame_titled(&self, title: impl ToString, active: &'static str) -> Frame {
        let notice = Fields::parse(self.query.as_bytes()).ok().map(|query| format!("notice-{}", query.text("notice")));
        Frame {
            text: self.text,
            title: title.to_string(),
            place: self.place.clone(),
            signed_in: self.actor.is_some(),
            person: self.actor.as_ref().map(|actor| actor.name().to_owned()).unwrap_or_default(),
            sees_groups: self.may(Action::GroupRead),
            sees_people: self.may(Action::PersonFind),
            active,
            quick_exit: true,
            demo: self.app.is_demo(),
            safe_mode: self.actor.as_ref().is_some_and(Actor::is_in_safe_mode),
            theme: self.theme.clone(),
            emergencies: self.emergencies(),
            notice: notice.filter(|key| self.text.knows(key)).map(|key| self.text.say(&key)),
            path: self.path.clone(),
            form_id: super::ids::new_uuid(self.app.clock()).to_string(),
            css: self.app.assets().css_url(),
            js: self.app.assets().js_url(),
            icons: self.app.assets().icons_url(),
            pictures: self.app.assets().pictures_url(),
        }
    }

    fn emergencies(&self) -> Vec<EmergencyLine> {
        let open = self.actor.iter().flat_map(|actor| actor.emergencies());
        let line = |open: &Emergency| {
            let until = self.text.instant(open.until, &self.zone);
            EmergencyLine {
                words: self.text.phrase("frame-emergency").with("code", &open.code).with("until", until).to_string(),
                href: format!("/people/{}", open.code),
                code: open.code.clone(),
                end: format!("/openings/{}/ending", open.id),
            }
        };
        open.map(line).collect()
    }

    fn may(&self, action: Action) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.may_somewhere(action))
    }
}

impl FromRequestParts<App> for Screen {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(Screen::read(parts, app))
    }
}

/// A page, rendered.
///
/// # Errors
/// [`Error::Unexpected`] when the template fails.
pub fn show(page: &impl Template) -> Result<Response, Error> {
    show_with(StatusCode::OK, page)
}

/// A form shown again because a rule said no.
///
/// # Errors
/// As [`show`].
pub fn show_again(page: &impl Template) -> Result<Response, Error> {
    show_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A page with a status.
///
/// # Errors
/// As [`show`].
pub fn show_with(status: StatusCode, page: &impl Template) -> Result<Response, Error> {
    let html = page.render().map_err(|cause| Error::unexpected("render a page", cause))?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// Goes on to another page after a change.
#[must_use]
pub fn see_other(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path.to_owned())]).into_response()
}

/// Goes on to another page, which says `notice-<notice>` on top.
#[must_use]
pub fn see_other_with(path: &str, notice: &str) -> Response {
    let (path, fragment) =
        path.split_once('#').map_or((path, String::new()), |(path, rest)| (path, format!("#{rest}")));
    let join = if path.contains('?') { '&' } else { '?' };
    see_other(&format!("{path}{join}notice={notice}{fragment}"))
}

/// A file to keep: its neutral name carries a code, never a name.
#[must_use]
pub fn download(kind: &str, file_name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{file_name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// A path's parts, read into `T`; what cannot be read does not exist.
pub struct At<T>(pub T);

impl<T, S> FromRequestParts<S> for At<T>
where
    T: serde::de::DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(at)| At(at)).map_err(|_| Error::NotFound)
    }
}

/// A query, kept as typed.
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        Fields::parse(parts.uri.query().unwrap_or_default().as_bytes()).map(Query)
    }
}

/// A cookie's full name: over https the prefix binds it to this very host.
#[must_use]
pub fn cookie_name(app: &App, name: &str) -> String {
    if app.setting().secure_cookies { format!("__Host-{name}") } else { name.to_owned() }
}

/// The header line that sets a cookie which no script can read. `seconds`: how long it is kept; 0 takes it away, `None`
/// keeps it until the browser closes. Names are neutral: cookies can be seen in a browser's settings.
#[must_use]
pub fn set_cookie(app: &App, name: &str, value: &str, seconds: Option<u32>) -> String {
    let secure = if app.setting().secure_cookies { "; Secure" } else { "" };
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", cookie_name(app, name))
}

/// The value of a cookie.
#[must_use]
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    let all = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// A value inside a query, percent-encoded.
#[must_use]
pub fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
