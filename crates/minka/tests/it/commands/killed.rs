//! R13: the program is killed between deciding and answering. What somebody saw was written down before.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use minka::{
    foundation::{audit::Entry, change::By, ids::UserId},
    sign_in,
};

use super::{Desk, Running, done};

/// By what the page is known, wherever its bytes end.
const SAYS: &str = "/consents/photo";

/// Whether the page came back far enough to be read.
fn sees(address: &str, path: &str, cookie: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
    let asked = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\naccept-language: en\r\ncookie: s={cookie}; l=en\r\n\r\n"
    );
    if stream.write_all(asked.as_bytes()).is_err() {
        return false;
    }
    let (mut answer, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut piece) {
        answer.extend_from_slice(&piece[..read]);
    }
    String::from_utf8_lossy(&answer).contains(SAYS)
}

/// Kills the program so many times while four readers ask; gives how often somebody saw, and how often it is written down.
fn kill_it(times: u64) -> (i64, i64) {
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
    let path = format!("/people/{code}/consents");
    let seen = Arc::new(AtomicI64::new(0));
    for time in 0..times {
        let mut running = Running::start(&desk, &["serve", "--folder", "asar"]);
        if time == 0 {
            let answer = running.get(&path, &format!("cookie: s={cookie}\r\n"));
            assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        }
        let stop = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..4)
            .map(|_| {
                let (seen, stop) = (Arc::clone(&seen), Arc::clone(&stop));
                let (address, path, cookie) = (running.address.clone(), path.clone(), cookie.clone());
                std::thread::spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        seen.fetch_add(i64::from(sees(&address, &path, &cookie)), Ordering::Relaxed);
                    }
                })
            })
            .collect();
        // Somebody has seen it in this life of the program; then at any moment.
        let (before, begun) = (seen.load(Ordering::Relaxed), Instant::now());
        while seen.load(Ordering::Relaxed) == before && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(time * 37 % 90));
        running.child.kill().expect("killed");
        running.child.wait().expect("it ends");
        stop.store(true, Ordering::Relaxed);
        readers.into_iter().for_each(|reader| reader.join().expect("a reader"));
    }
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    let (_, store) = desk.open("asar");
    let written = store.read_now(|db| {
        db.get("select count(*) from audit_entry where action = 'consent.read'", &[], |row| row.get::<i64>(0))
    });
    (seen.load(Ordering::Relaxed), written.expect("counted"))
}

#[test]
fn what_was_seen_before_the_program_was_killed_is_written_down() {
    let (seen, written) = kill_it(12);
    println!("seen {seen}, written {written}");
    assert!(seen > 0, "somebody saw it");
    assert!(seen <= written, "{seen} were seen and {written} are written down");
}

/// By hand: `cargo nextest run -E 'test(a_thousand_times)' --run-ignored only --no-capture`.
#[test]
#[ignore = "a thousand starts"]
fn what_was_seen_before_the_program_was_killed_a_thousand_times_is_written_down() {
    let (seen, written) = kill_it(1_000);
    println!("seen {seen}, written {written}");
    assert!(seen > 1_000 && seen <= written, "{seen} were seen and {written} are written down");
}
