//! R16: the program is killed in the middle of writing what is sealed. No file of the folder, of the copies beside it or of the place for
//! temporary files holds a word of it in clear, neither before it starts again nor after.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        ids::{UserId, new_uuid},
        page::escape,
    },
    sign_in,
};

use super::{Desk, Running, done};
use crate::canary::crawling::{every_file, found_in_clear};

/// What is typed, each in a field that is sealed: who she is outside, and why somebody writes it down.
const TYPED: [(&str, &str); 4] = [
    ("legal_name", "Leftbehindname"),
    ("address", "Leftbehindstreet"),
    ("phone", "+7 700 55 66 777"),
    ("reason", "Leftbehindreason"),
];
const WRITERS: usize = 4;
const KILLS: u64 = 8;

/// Sends her identity, and says whether it was taken.
fn writes(address: &str, path: &str, cookie: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
    let form = [("form_id", new_uuid(&Clock::system()).to_string())];
    let fields = form.iter().map(|(name, value)| (*name, value.as_str())).chain(TYPED);
    let days = [("born-day", ""), ("born-month", ""), ("born-year", "")];
    let body: Vec<String> = fields.chain(days).map(|(name, value)| format!("{name}={}", escape(value))).collect();
    let body = body.join("&");
    let asked = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\ncookie: s={cookie}; l=en\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    if stream.write_all(asked.as_bytes()).is_err() {
        return false;
    }
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer));
    answer.starts_with(b"HTTP/1.1 303") && !String::from_utf8_lossy(&answer).contains("/step-up")
}

#[test]
fn what_was_being_sealed_when_the_program_was_killed_is_nowhere_in_clear() {
    let desk = Desk::with_programme();
    std::fs::write(desk.path("list.csv"), "имя,группа\nАйнур,Тюльпан\n").expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "1  woman registered");
    let (code, cookie) = {
        let (_, store) = desk.open("asar");
        let made = store.change_now(By::CommandLine, |change| {
            let user: UserId = change.get("select id from staff_user", &[], |row| row.get(0))?;
            let code: String = change.get("select code from participant", &[], |row| row.get(0))?;
            let cookie = sign_in::open_session(change, user)?;
            change.commit(Entry::event("test.sign_in"), (code, cookie))
        });
        made.expect("made")
    };
    let path = format!("/people/{code}/identity");
    let words: Vec<&str> = TYPED.iter().map(|(_, words)| *words).collect();
    let taken = Arc::new(AtomicUsize::new(0));
    for time in 0..KILLS {
        let mut running = Running::start(&desk, &["serve", "--folder", "asar"]);
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (taken, stop) = (Arc::clone(&taken), Arc::clone(&stop));
                let (address, path, cookie) = (running.address.clone(), path.clone(), cookie.clone());
                std::thread::spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        taken.fetch_add(usize::from(writes(&address, &path, &cookie)), Ordering::Relaxed);
                    }
                })
            })
            .collect();
        // Something was written in this life of the program; then at any moment.
        let (before, begun) = (taken.load(Ordering::Relaxed), Instant::now());
        while taken.load(Ordering::Relaxed) == before && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(3));
        }
        std::thread::sleep(Duration::from_millis(time * 31 % 80));
        running.child.kill().expect("killed");
        running.child.wait().expect("it ends");
        stop.store(true, Ordering::Relaxed);
        writers.into_iter().for_each(|writer| writer.join().expect("a writer"));
        assert!(taken.load(Ordering::Relaxed) > before, "nothing was written in life {time}");
        assert_eq!(found_in_clear(&desk.path(""), &words), Vec::<String>::new(), "after kill {time}");
    }
    let files = every_file(&desk.path(""));
    let is_there = |end: &str| files.iter().any(|file| file.to_string_lossy().contains(end));
    assert!(is_there("minka.db") && is_there("keyring"), "what was looked into: {files:?}");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    assert_eq!(found_in_clear(&desk.path(""), &words), Vec::<String>::new(), "after it was opened again");
}
