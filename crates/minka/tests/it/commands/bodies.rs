//! A hundred megabytes at the door: refused in her language, before any of it is read, and never held.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use axum::body::Body;
use http::{Request, StatusCode, header};

use super::{Desk, Running};
use crate::on_both;

#[test]
fn what_its_header_says_is_too_large_is_refused_before_it_comes() {
    let desk = Desk::with_programme();
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    let ask = |path: &str, language: &str| {
        let begun = Instant::now();
        // Only the headers are ever sent: whoever waited for the body would wait for ever.
        let answer = running.ask(&format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\naccept-language: {language}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: 104857600\r\n\r\n",
            running.address
        ));
        assert!(begun.elapsed() < Duration::from_secs(4), "{path}: the connection stays open");
        assert!(answer.starts_with("HTTP/1.1 413 "), "{path}: {answer}");
        assert!(answer.to_lowercase().contains("\r\nconnection: close\r\n"), "{path}: {answer}");
        answer
    };
    for (path, language, words) in [
        ("/sign-in", "ru", "Это больше, чем может принять страница. Ничего не сохранено."),
        ("/sign-in", "kk", "Ештеңе сақталған жоқ."),
        ("/people/import", "es", "El archivo pesa más de 50 MB."),
        ("/people/import", "en", "This file is larger than 50 MB."),
        ("/people/new", "en", "That was more than this page can take."),
        ("/courses/1/upload", "en", "That was more than this page can take."),
        ("/there-is-nothing", "ru", "Это больше, чем может принять страница."),
    ] {
        assert!(ask(path, language).contains(words), "{path} in {language}");
    }
    ask("/healthz", "en");
    assert!(running.get("/healthz", "").starts_with("HTTP/1.1 200"), "it still answers");
}

#[test]
fn what_turns_out_too_large_is_stopped_at_the_limit_and_never_held() {
    let desk = Desk::with_programme();
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    let most_memory = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", running.child.id())).expect("a status");
        let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("a peak");
        line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).expect("kilobytes")
    };
    running.get("/sign-in", "");
    let before = most_memory();
    let mut stream = TcpStream::connect(&running.address).expect("it answers");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         transfer-encoding: chunked\r\n\r\n",
        running.address
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let mut chunk = format!("{:x}\r\n", 1 << 20).into_bytes();
    chunk.resize(chunk.len() + (1 << 20), b'a');
    chunk.extend_from_slice(b"\r\n");
    // The other end may hang up before all of it is sent.
    let sent = (0..100).take_while(|_| stream.write_all(&chunk).is_ok()).count();
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer));
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 413 "), "after {sent} MB: {answer}");
    assert!(answer.contains("That was more than this page can take."), "{answer}");
    let grown = most_memory() - before;
    assert!(grown < 16 << 10, "{grown} KB more");
}

on_both! {
    async fn nobody_reads_a_byte_of_what_is_too_large(world) {
        let mut visit = world.visit(world.aigul);
        for (path, length) in [("/people/import", (50 << 20) + (64 << 10) + 1), ("/people/export", 256 * 1024 + 1)] {
            let untouched = futures_util::stream::poll_fn(|_| -> std::task::Poll<Option<Result<Vec<u8>, std::io::Error>>> {
                panic!("it was read")
            });
            let request = Request::post(path)
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
                .header(header::CONTENT_LENGTH, length)
                .header("sec-fetch-site", "same-origin")
                .body(Body::from_stream(untouched))
                .expect("a request");
            assert_eq!(visit.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
    }
}
