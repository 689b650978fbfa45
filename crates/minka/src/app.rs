//! The one list of slice routers, and the layers that every request passes on its way in and out.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

use crate::{
    account, assessment_corrections, assessments, attendance, backgrounds, breaches, calendars, circles, comparisons,
    complaints, concerns, consents, contacts, course_editing, curriculum, design, due_lists, duplicates, evenings,
    exclusions, exports, forgetting,
    foundation::{
        app::App,
        body::{self, LargeBody},
        error::Error,
    },
    goals, group_reports, groups, handovers, households, identities, imports, incidents, instruments, invitations,
    journeys, keyed_papers, leader_wall, life_maps, matching, memberships, mentors, merges, needs, on_call, openings,
    outcomes, outside_requests, own_lists, own_readings, own_view, packs, part_erasures, participation, people,
    phone_forms, question_papers, records, referrals, registration, restraints, restricted_notes, retention, roll_call,
    safety_plans, sealing, session_links, sessions, sign_in, staff, supervision, today, users, visits, vocabularies,
    waves,
};

/// The routes that take more than a form.
static LARGER: [&[LargeBody]; 2] = [&packs::LARGER_BODIES, &imports::LARGER_BODIES];

/// How long a request may take from its first byte to its answer.
const LONGEST_REQUEST: Duration = Duration::from_secs(60);

/// The routes of every room, in the order of the rooms.
fn rooms() -> Router<App> {
    Router::new()
        .merge(users::routes())
        .merge(sign_in::routes())
        .merge(invitations::routes())
        .merge(account::routes())
        .merge(staff::routes())
        .merge(people::routes())
        .merge(journeys::routes())
        .merge(identities::routes())
        .merge(consents::routes())
        .merge(goals::routes())
        .merge(life_maps::routes())
        .merge(question_papers::routes())
        .merge(vocabularies::routes())
        .merge(visits::routes())
        .merge(handovers::routes())
        .merge(supervision::routes())
        .merge(referrals::routes())
        .merge(exclusions::routes())
        .merge(leader_wall::routes())
        .merge(openings::routes())
        .merge(contacts::routes())
        .merge(backgrounds::routes())
        .merge(concerns::routes())
        .merge(safety_plans::routes())
        .merge(incidents::routes())
        .merge(restricted_notes::routes())
        .merge(complaints::routes())
        .merge(households::routes())
        .merge(needs::routes())
        .merge(mentors::routes())
        .merge(curriculum::routes())
        .merge(packs::routes())
        .merge(course_editing::routes())
        .merge(groups::routes())
        .merge(memberships::routes())
        .merge(matching::routes())
        .merge(questionnaires())
        .merge(duplicates::routes())
        .merge(comparisons::routes())
        .merge(registration::routes())
        .merge(sessions::routes())
        .merge(roll_call::routes())
        .merge(evenings::routes())
        .merge(session_links::routes())
        .merge(calendars::routes())
        .merge(circles::routes())
        .merge(participation::routes())
        .merge(attendance::routes())
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(outside_requests::routes())
        .merge(breaches::routes())
        .merge(own_lists::routes())
        .merge(own_readings::routes())
        .merge(own_view::routes())
        .merge(merges::routes())
        .merge(retention::routes())
        .merge(part_erasures::routes())
        .merge(forgetting::routes())
        .merge(sealing::routes())
        .merge(records::routes())
        .merge(restraints::routes())
        .merge(on_call::routes())
        .merge(today::routes())
        .merge(design::routes())
}

/// Everything that answers, with all layers.
pub fn router(app: App) -> Router {
    let pages = rooms()
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { (StatusCode::METHOD_NOT_ALLOWED, Error::Unreadable("error-method")) });
    let limit = middleware::from_fn_with_state(LARGER.as_slice(), body::limit);
    let pages = pages
        // Ours knows each route, and counts for the extractors too.
        .layer(DefaultBodyLimit::disable())
        .layer(limit.clone())
        .layer(middleware::from_fn_with_state(app.clone(), sign_in::keep_typed))
        .layer(middleware::from_fn_with_state(app.clone(), handovers::keep_on_screen))
        .layer(CatchPanicLayer::custom(|_| Error::Unexpected("a handler panicked".to_owned()).into_response()))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
        .layer(CsrfLayer::new())
        // Outside of what stops a request, so that every stop becomes a page; inside of who asks, for her language.
        .layer(middleware::from_fn_with_state(app.clone(), design::explain_stops))
        .layer(middleware::from_fn_with_state(app.clone(), sign_in::identify))
        .layer(CatchPanicLayer::custom(|_| Error::Unexpected("a layer panicked".to_owned()).into_response()))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
    let plain = Router::new()
        .route("/assets/{stamp}/{*name}", get(asset))
        .route("/healthz", get(health))
        .route("/metrics", get(crate::serve::metrics))
        .layer(limit);
    let all = pages.merge(plain).layer(middleware::from_fn_with_state(app.clone(), sealing::keep_shut));
    harden(all, &app).with_state(app)
}

/// The rooms in which women are asked.
fn questionnaires() -> Router<App> {
    instruments::routes()
        .merge(waves::routes())
        .merge(assessments::routes())
        .merge(keyed_papers::routes())
        .merge(assessment_corrections::routes())
        .merge(outcomes::routes())
        .merge(group_reports::routes())
        .merge(due_lists::routes())
        .merge(phone_forms::routes())
}

/// Headers that keep other sites, caches and curious extensions out.
fn harden(router: Router<App>, app: &App) -> Router<App> {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    let router = router
        .layer(CompressionLayer::new().gzip(true).br(true))
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, content_policy(app)))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::X_FRAME_OPTIONS, "DENY"))
        .layer(set(header::REFERRER_POLICY, "no-referrer"))
        .layer(set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(set(
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
        ))
        .layer(middleware::map_response(body::close_unread))
        .layer(middleware::from_fn(count_requests));
    if app.setting().secure_cookies {
        router.layer(set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"))
    } else {
        router
    }
}

/// Nothing from anywhere else. Forms go to ourselves, and the quick exit on to the neutral site.
fn content_policy(app: &App) -> HeaderValue {
    let parts: Vec<&str> = app.setting().exit_url.splitn(4, '/').collect();
    let exit = parts.get(..3).map(|origin| origin.join("/")).unwrap_or_default();
    let policy = |exit: &str| {
        format!(
            "default-src 'self'; base-uri 'none'; form-action 'self' {exit}; frame-ancestors 'none'; object-src 'none'"
        )
    };
    let plain = exit.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-".contains(&byte));
    HeaderValue::from_str(&policy(if plain { &exit } else { "" }))
        .unwrap_or(HeaderValue::from_static("default-src 'self'; form-action 'self'; frame-ancestors 'none'"))
}

async fn asset(State(app): State<App>, Path((stamp, name)): Path<(String, String)>) -> Response {
    app.assets().serve(&stamp, &name).unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response())
}

/// Says that the program and its database answer; nothing else.
async fn health(State(app): State<App>) -> Response {
    match app.store().read(|db| db.get("select 1", &[], |row| row.get::<i64>(0))).await {
        Ok(_) => "ok\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// Counts requests by route pattern and status: never by address, which could carry a code.
async fn count_requests(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or("none".to_owned(), |path| path.as_str().to_owned());
    let begun = std::time::Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    tracing::info!(%route, status, milliseconds = begun.elapsed().as_millis(), "answered");
    let status = status.to_string();
    metrics::histogram!("minka_request_seconds", "route" => route.clone(), "status" => status)
        .record(begun.elapsed().as_secs_f64());
    response
}
