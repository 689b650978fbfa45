//! The program that answers: what it tells, whom it sends away, how it ends.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use minka::{
    foundation::text::{Language, Text},
    serve::Limits,
};

use super::{Desk, Running, refused};

#[test]
fn it_answers_tells_its_figures_to_this_machine_only_and_ends_orderly() {
    let desk = Desk::with_programme();
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    let health = running.get("/healthz", "");
    assert!(health.starts_with("HTTP/1.1 200") && health.ends_with("ok\n"), "{health}");
    assert!(running.get("/welcome/not-a-token-of-ours", "").starts_with("HTTP/1.1 410"), "a wrong link");
    let figures = running.get("/metrics", "");
    assert!(figures.contains("minka_request_seconds") && figures.contains(r#"route="/healthz""#), "{figures}");
    assert!(!figures.contains("not-a-token-of-ours"), "{figures}");
    assert!(running.get("/metrics", "x-forwarded-for: 203.0.113.9\r\n").starts_with("HTTP/1.1 404"));
    let elsewhere = "GET /metrics HTTP/1.1\r\nhost: asar.example.org\r\nconnection: close\r\n\r\n";
    assert!(running.ask(elsewhere).starts_with("HTTP/1.1 404"));
    let (code, log) = running.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("not-a-token-of-ours"), "{log}");
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|cause| panic!("{cause}: {line}"));
    }
    assert!(log.contains("/welcome/{token}") && log.contains("stopped"), "{log}");
}

#[test]
fn an_open_connection_does_not_keep_it_from_ending() {
    let desk = Desk::with_programme();
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    let mut idle = TcpStream::connect(&running.address).expect("it answers");
    let request = format!("GET /healthz HTTP/1.1\r\nhost: {}\r\n\r\n", running.address);
    idle.write_all(request.as_bytes()).expect("sent");
    let mut answer = [0; 12];
    idle.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 200");
    let begun = Instant::now();
    assert_eq!(running.stop().0, Some(0));
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
}

#[test]
fn an_address_that_others_reach_needs_https() {
    let desk = Desk::with_programme();
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", "0.0.0.0:0"]), "without https");
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", "nowhere"]), "is no address");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", &address]), "cannot answer on");
}

/// The same loop with short limits: whoever dribbles her headers is sent away, others are served meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_dribbling_connection_is_closed_and_others_are_served() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = axum::Router::new().route("/", axum::routing::get(|| async { "here" }));
    let limits = Limits { headers: Duration::from_millis(300), ..Limits::default() };
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(minka::serve::serve(listener, router, limits, async { drop(stopped.await) }));
    let mut dribbler = tokio::net::TcpStream::connect(address).await.expect("it answers");
    dribbler.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.expect("sent");
    let mut good = tokio::net::TcpStream::connect(address).await.expect("it answers");
    good.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.expect("sent");
    let mut answer = String::new();
    good.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
    let mut rest = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(5), dribbler.read_to_end(&mut rest)).await;
    assert!(closed.is_ok(), "it is still open");
    assert!(!String::from_utf8_lossy(&rest).contains("200"), "half a request was answered");
    stop.send(()).expect("the dribbling ends");
    served.await.expect("no panic").expect("an orderly end");
}

#[test]
fn the_demonstration_shows_on_its_first_page_who_can_sign_in_and_a_real_programme_never_does() {
    let desk = Desk::with_programme();
    let real = Running::start(&desk, &["serve", "--folder", "asar"]);
    let demo = Running::start(&desk, &["demo", "--folder", "play"]);
    let (shown, hidden) = (demo.get("/sign-in", ""), real.get("/sign-in", ""));
    for page in [&shown, &hidden] {
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    }
    assert!(shown.contains(minka::demo::PASSWORD), "{shown}");
    for staff in minka::demo::sign_ins().expect("scripts") {
        for words in [&staff.sign_in_name, &staff.programme, &format!("staff-role-{}", staff.role)] {
            let words = if words.starts_with("staff-role-") { Text(Language::En).say(words) } else { words.clone() };
            assert!(shown.contains(&words), "{words}: {shown}");
        }
        assert!(!hidden.contains(&staff.sign_in_name), "{hidden}");
    }
    assert!(!hidden.contains(minka::demo::PASSWORD) && !hidden.contains("invented"), "{hidden}");
}
