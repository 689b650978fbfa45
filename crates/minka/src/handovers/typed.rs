//! A form about a woman who was handed over while it was filled in: it is refused, and nothing that was typed is lost.

use askama::Template;
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header};

use super::{
    drafts,
    model::Former,
    rules,
    said::{Said, Sent},
    store,
};
use crate::{
    foundation::{
        access::Actor,
        app::App,
        body::LARGEST_FORM,
        error::{Error, Stopped},
        form::{Fields, decoded},
        page::{Frame, Screen, show_with},
        text::Text,
    },
    people, users,
};

#[derive(Template)]
#[template(path = "handovers/typed.html")]
struct TypedPage {
    frame: Frame,
    code: String,
    since: String,
    next: String,
    /// What was chosen: what was asked, and the answer.
    rows: Vec<(String, String)>,
    /// Each with a name of its own.
    words: Vec<(String, String)>,
    rest: String,
}

/// Answers a form that found nobody with what was typed in it, when its sender walked beside her until lately. For everybody
/// else, and for whom she named, there is no such woman, byte for byte.
pub async fn keep_on_screen(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some((actor, code, path)) = about(&request) else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_FORM).await else {
        return Error::Unreadable("error-bad-form").into_response();
    };
    let Ok(screen) = Screen::from_request_parts(&mut parts, &app).await;
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    let stopped = response.extensions().get::<Stopped>();
    if !stopped.is_some_and(|stopped| matches!(*stopped.0, Error::NotFound)) {
        return response;
    }
    let Ok(fields) = Fields::parse(&body) else { return response };
    match page(&app, &screen, actor, (code, path), fields).await {
        Ok(Some(page)) => show_with(StatusCode::NOT_FOUND, &page).unwrap_or(response),
        Ok(None) => response,
        Err(why) => {
            tracing::error!(%why, "what was typed could not be shown again");
            response
        }
    }
}

/// Who sends a form about whom, and what follows her code in the address.
fn about(request: &Request) -> Option<(Actor, String, Vec<String>)> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let length = request.body().size_hint().upper();
    let is_form = request.method() == Method::POST
        && kind.starts_with("application/x-www-form-urlencoded")
        && length.is_some_and(|length| length <= LARGEST_FORM as u64);
    let mut path = request.uri().path().strip_prefix("/people/")?.split('/');
    let code = path.next()?;
    let actor = request.extensions().get::<Actor>().filter(|_| is_form)?;
    Some((actor.clone(), people::read_code(&decoded(code).ok()?)?, path.map(str::to_owned).collect()))
}

async fn page(
    app: &App,
    screen: &Screen,
    actor: Actor,
    (code, path): (String, Vec<String>),
    fields: Fields,
) -> Result<Option<TypedPage>, Error> {
    let (now, text) = (app.clock().now(), screen.text);
    let found = app.store().read(move |db| {
        let Some(former) = store::find_former(db, actor.user(), &code)? else { return Ok(None) };
        let today = users::today_at(db, former.site, now)?;
        if !rules::is_told(former.ended, today) {
            return Ok(None);
        }
        let who = drafts::who_walks_now(db, &actor, (former.woman, former.site), now)?;
        let is_staff = actor.sites().contains(&former.site);
        let said = Sent { path: &path, former: &former, text, today, is_staff }.say(db, &fields)?;
        Ok(Some((former, who, said)))
    });
    Ok(found.await?.map(|found| say(screen, found)))
}

fn say(screen: &Screen, (former, who, said): (Former, String, Said)) -> TypedPage {
    let text: &Text = &screen.text;
    let key = if who.is_empty() { "handovers-typed-nobody" } else { "handovers-typed-who" };
    let rest = said.rest.join(" · ");
    TypedPage {
        frame: screen.frame("handovers-typed-title", "people"),
        since: text
            .phrase("handovers-typed-since")
            .with("code", &former.code)
            .with("day", text.short_day(former.ended))
            .to_string(),
        next: text.phrase(key).with("name", who).to_string(),
        rows: said.rows,
        words: said.words.into_iter().enumerate().map(|(at, words)| (format!("typed-{at}"), words)).collect(),
        rest: if rest.is_empty() {
            String::new()
        } else {
            text.phrase("handovers-typed-rest").with("words", rest).to_string()
        },
        code: former.code,
    }
}
