//! R22: two holders seal the site, or whoever sits at the machine. Within five seconds nothing opens any more, and the key is nowhere in
//! the memory of the process that answers.

use std::{
    os::unix::fs::FileExt,
    time::{Duration, Instant},
};

use jiff::civil::date;
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        clock::Clock,
        crypto::Keys,
        folder::{Folder, Kind, key_text},
        ids::{Id, SiteId, UserId},
        keyring, seal,
        store::{Database, Store},
        text::Language,
    },
    sealing, sign_in,
    users::{self, NewAssignment, User},
};

use super::{Desk, Running, backup::openers, done, keys::typed_from, refused, words};

/// How long sealing may take.
const MOST: Duration = Duration::from_secs(5);

/// The master key, and what is made of it while the program runs: each with its name.
fn secrets(folder: &Folder) -> Vec<(&'static str, Vec<u8>)> {
    let Database::Sqlite { key, .. } = folder.database() else { panic!("SQLite") };
    let hex = data_encoding::HEXLOWER.encode(&key);
    vec![
        ("the master key", folder.keys.master().to_vec()),
        ("the key of the keyring", folder.keys.subkey("keyring").to_vec()),
        ("the key of the database", key.to_vec()),
        ("the key of the database as it is typed", hex.clone().into_bytes()),
        ("the same in capitals", hex.to_uppercase().into_bytes()),
    ]
}

/// Which of the secrets lie somewhere in what a process can read of its own memory.
fn in_memory_of(process: u32, secrets: &[(&'static str, Vec<u8>)]) -> Vec<&'static str> {
    const PIECE: usize = 4 << 20;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).expect("its mappings");
    let memory = std::fs::File::open(format!("/proc/{process}/mem")).expect("its memory");
    let patterns: Vec<(&str, regex::bytes::Regex)> = secrets
        .iter()
        .map(|(name, secret)| {
            let pattern: String = secret.iter().map(|byte| format!("\\x{byte:02x}")).collect();
            (*name, regex::bytes::Regex::new(&format!("(?-u){pattern}")).expect("a pattern"))
        })
        .collect();
    let (mut found, mut looked) = (Vec::new(), 0);
    for line in maps.lines().filter(|line| !line.contains("[v")) {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().expect("a range"), parts.next().expect("rights"));
        if !rights.starts_with('r') {
            continue;
        }
        let (from, until) = range.split_once('-').expect("a range");
        let address = |text: &str| u64::from_str_radix(text, 16).expect("an address");
        let (mut at, until) = (address(from), address(until));
        let mut piece = vec![0; PIECE + 64];
        while at < until {
            let wanted = usize::try_from(until - at).expect("small").min(piece.len());
            // A page that is mapped and not there is nobody's.
            let Ok(read) = memory.read_at(&mut piece[..wanted], at) else { break };
            if read == 0 {
                break;
            }
            looked += read;
            found.extend(patterns.iter().filter(|(_, one)| one.is_match(&piece[..read])).map(|(name, _)| *name));
            // The next piece begins before this one ends: a key may lie across.
            at += u64::try_from(if read > PIECE { PIECE } else { read }).expect("small");
        }
    }
    assert!(looked > 1 << 20, "only {looked} bytes could be read");
    found.sort_unstable();
    found.dedup();
    found
}

/// Who can seal: the manager, a mentor and a facilitator; each with a cookie.
fn holders(desk: &Desk, folder: &str) -> [String; 2] {
    let (opened, store) = desk.open(folder);
    keyring::open_of(&opened, &store).expect("the keyring");
    let made = store.change_now(By::CommandLine, |change| {
        let site: SiteId = change.get("select id from site", &[], |row| row.get(0))?;
        let manager: UserId = change.get("select id from staff_user", &[], |row| row.get(0))?;
        let mentor = User {
            id: UserId::new(change.clock()),
            sign_in_name: "bota".to_owned(),
            name: "Bota".to_owned(),
            language: Language::En,
        };
        users::add_user(change, &mentor)?;
        let role = NewAssignment {
            user: mentor.id,
            role: Role::Mentor,
            site,
            group: None,
            participant: None,
            from: date(2026, 1, 1),
            until: None,
            approved_by: Some("somebody".to_owned()),
        };
        users::add_assignment(change, &role)?;
        let naming = sealing::add_naming(change, manager, &[manager, mentor.id])?;
        sealing::agree_to_naming(change, naming, mentor.id)?;
        let cookies = [sign_in::open_session(change, manager)?, sign_in::open_session(change, mentor.id)?];
        change.commit(Entry::event("test.holders"), cookies)
    });
    made.expect("they are named")
}

/// A holder says that it is time.
fn speak(running: &Running, cookie: &str) -> String {
    let body = format!("form_id={}", minka::foundation::ids::new_uuid(&Clock::system()));
    running.ask(&format!(
        "POST /sealing/words HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\ncookie: s={cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        running.address,
        body.len()
    ))
}

/// Waits until the new process is in the place of the old one.
fn wait_until_sealed(running: &Running, begun: Instant) {
    loop {
        let line = std::fs::read(format!("/proc/{}/cmdline", running.child.id())).expect("its command line");
        let is_new = String::from_utf8_lossy(&line).contains("--handed-over");
        if is_new && running.get("/healthz", "").ends_with("sealed\n") {
            break;
        }
        assert!(begun.elapsed() < MOST, "it is not sealed after {:?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(begun.elapsed() < MOST, "{:?}", begun.elapsed());
}

/// The page without the head of the answer, where the day stands.
fn body(answer: &str) -> &str {
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    answer.split_once("\r\n\r\n").expect("a body").1
}

fn make_papers(desk: &Desk, folder: &str) -> [String; 2] {
    drop(std::fs::remove_dir_all(desk.path("papers")));
    done(&desk.minka(&["key", "parts", "papers", "--folder", folder]), "Three papers");
    [typed_from(desk, 1).0, typed_from(desk, 3).0]
}

#[test]
fn two_holders_seal_the_site_and_two_papers_open_it_again() {
    let desk = Desk::with_programme();
    let openers = openers(&desk);
    let [manager, mentor] = holders(&desk, "asar");
    let secrets = {
        let (folder, store) = desk.open("asar");
        let row = store.read_now(|db| db.get("select min(id) from staff_user", &[], |row| row.get::<String>(0)));
        [secrets(&folder), vec![("a row of the database", row.expect("somebody").into_bytes())]].concat()
    };
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    for opener in &openers {
        let answer = running.get(&opener.path, &opener.more);
        assert!(answer.starts_with(opener.lives), "{}: {answer}", opener.path);
    }
    let before = in_memory_of(running.child.id(), &secrets);
    // SQLCipher hides the key of the database even in memory; the pages that it has opened lie there in clear.
    for name in ["the master key", "the key of the keyring", "a row of the database"] {
        assert!(before.contains(&name), "the search finds what is there: {before:?}");
    }
    // Nobody could open it again.
    let refused_ = speak(&running, &manager);
    assert!(refused_.starts_with("HTTP/1.1 409") && refused_.contains("бумаг ключа нет"), "{refused_}");
    let [one, three] = make_papers(&desk, "asar");
    for _ in 0..2 {
        let said = speak(&running, &manager);
        assert!(said.starts_with("HTTP/1.1 303") && said.contains("notice=seal-said"), "{said}");
    }
    assert!(running.get("/healthz", "").ends_with("ok\n") && !desk.path("asar/sealed").exists(), "one is not two");
    let begun = Instant::now();
    let page = speak(&running, &mentor);
    wait_until_sealed(&running, begun);
    let page = body(&page);
    for word in ["Closed", "Закрыто", "Жабық", "Cerrado"] {
        assert!(page.contains(word), "{page}");
    }
    for cookie in [&manager, &mentor] {
        assert_eq!(body(&running.get("/", &format!("cookie: s={cookie}\r\n"))), page);
    }
    for opener in &openers {
        assert_eq!(body(&running.get(&opener.path, &opener.more)), page, "{}", opener.path);
    }
    let others = [
        "/sign-in",
        "/phone/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/formList",
        "/metrics",
        "/nowhere",
        "/assets/1/x",
    ];
    for path in others {
        assert_eq!(body(&running.get(path, "")), page, "{path}");
    }
    assert_eq!(in_memory_of(running.child.id(), &secrets), Vec::<&str>::new(), "still in memory");
    assert!(!desk.path("asar/minka.key").exists() && desk.path("asar/sealed").exists());
    let (code, log) = running.stop();
    assert_eq!(code, Some(0), "{log}");
    everything_refuses(&desk, "asar");
    let again = Running::start(&desk, &["serve", "--folder", "asar"]);
    assert_eq!(body(&again.get("/people", "")), page);
    drop(again);
    open_again(&desk, [&one, &three]);
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    for opener in &openers {
        let answer = running.get(&opener.path, &opener.more);
        assert!(answer.starts_with(opener.dead), "{}: {answer}", opener.path);
    }
}

/// Every command that opens a folder.
fn everything_refuses(desk: &Desk, folder: &str) {
    let pass = desk.secret("pass", "four unrelated words here\n");
    std::fs::write(desk.path("more.csv"), "имя,группа\nАсель,Тюльпан\n").expect("written");
    let lines: [&[&str]; 9] = [
        &["check"],
        &["user", "list"],
        &["course", "list"],
        &["import", "more.csv"],
        &["export"],
        &["key", "parts", "more-papers"],
        &["backup", "late.minka", "--backup-passphrase-file", &pass],
        &["restraints", "asar/keyring.db"],
        &["drill", "late.minka", "--backup-passphrase-file", &pass, "--key-file", "asar/minka.key"],
    ];
    for line in lines {
        let output = desk.minka(&[line, &["--folder", folder]].concat());
        assert!(!output.status.success(), "{line:?}: {}", words(&output));
        assert!(words(&output).contains("is sealed"), "{line:?}: {}", words(&output));
    }
}

/// One paper, a paper of another key and another key are refused; two papers open it.
fn open_again(desk: &Desk, [one, three]: [&str; 2]) {
    let unseal = |more: &[&str]| desk.minka(&[&["unseal", "--folder", "asar"], more].concat());
    let other = key_text(&Keys::random(), None).expect("a key");
    let other = desk.secret("other.key", &other);
    refused(&unseal(&["--part", one]), "one part of three opens nothing");
    refused(&unseal(&["--part", one, "--part", one]), "both papers are part 1");
    refused(&unseal(&["--key-file", &other]), "is this the key of this folder");
    refused(&unseal(&[]), "no terminal to ask on");
    assert!(desk.path("asar/sealed").exists() && !desk.path("asar/minka.key").exists());
    done(&unseal(&["--part", one, "--part", three]), "is open again");
    assert!(!desk.path("asar/sealed").exists() && desk.path("asar/minka.key").exists());
    refused(&unseal(&["--part", one, "--part", three]), "is not sealed");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    let (_, store) = desk.open("asar");
    let told = store.read_now(|db| {
        db.list("select action, detail from audit_entry where action like 'seal.%' order by seq", &[], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?))
        })
    });
    let told = told.expect("the chain");
    let actions: Vec<&str> = told.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(actions, ["seal.speak", "seal.speak", "seal.speak", "seal.done", "seal.lifted"], "{told:?}");
    assert!(told[3].1.contains("sign-ins 3, invitations 1, links 1, telephones 1, calendar addresses 1"), "{told:?}");
}

#[test]
fn a_key_with_a_passphrase_stays_and_the_running_program_follows_the_command_line() {
    let desk = Desk::new();
    let right = desk.secret("right", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    done(&desk.init("closed", &["--passphrase-file", &right]), "is ready");
    let folder = Folder::open(&desk.path("closed"), Kind::Real, || Ok("four unrelated words here".to_owned()));
    let secrets = secrets(&folder.expect("it opens"));
    let key = std::fs::read(desk.path("closed/minka.key")).expect("the key");
    let running = Running::start(&desk, &["serve", "--folder", "closed", "--passphrase-file", &right]);
    assert!(!in_memory_of(running.child.id(), &secrets).is_empty(), "it is there before");
    refused(&desk.minka(&["seal", "--folder", "closed"]), "no terminal to ask on");
    let begun = Instant::now();
    done(&desk.minka(&["seal", "--folder", "closed", "--yes"]), "is sealed");
    wait_until_sealed(&running, begun);
    assert_eq!(in_memory_of(running.child.id(), &secrets), Vec::<&str>::new(), "still in memory");
    drop(running);
    assert_eq!(std::fs::read(desk.path("closed/minka.key")).expect("it stays"), key);
    done(&desk.minka(&["seal", "--folder", "closed", "--yes"]), "is sealed already");
    let unseal = |pass: &str| desk.minka(&["unseal", "--folder", "closed", "--passphrase-file", pass]);
    refused(&unseal(&wrong), "the passphrase is wrong");
    assert!(desk.path("closed/sealed").exists());
    done(&unseal(&right), "is open again");
    assert_eq!(std::fs::read(desk.path("closed/minka.key")).expect("as it was"), key);
    done(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &right]), "Everything is whole");
}

#[test]
fn at_the_machine_nothing_is_sealed_that_nobody_could_open_again() {
    let desk = Desk::with_programme();
    let seal = |folder: &str| desk.minka(&["seal", "--folder", folder, "--yes"]);
    refused(&seal("asar"), "there are no papers of it");
    refused(&seal("nowhere"), "holds no Minka data");
    // Papers of another key are none.
    assert!(desk.init("lima", &[]).status.success());
    make_papers(&desk, "lima");
    std::fs::copy(desk.path("lima/papers-made"), desk.path("asar/papers-made")).expect("copied");
    refused(&seal("asar"), "there are no papers of it");
    assert!(desk.path("asar/minka.key").exists() && !desk.path("asar/sealed").exists());
    let [one, three] = make_papers(&desk, "asar");
    // A drill was under way: the key lies in its folder too.
    std::fs::create_dir(desk.path("asar/drill-7")).expect("a trial");
    std::fs::copy(desk.path("asar/minka.key"), desk.path("asar/drill-7/minka.key")).expect("copied");
    done(&seal("asar"), "is sealed");
    assert!(!desk.path("asar/minka.key").exists() && !desk.path("asar/drill-7/minka.key").exists());
    // What a power cut left behind is brought to its end when the program starts.
    done(&desk.minka(&["key", "join", "again.key", "--part", &one, "--part", &three]), "is the key again");
    std::fs::rename(desk.path("again.key"), desk.path("asar/minka.key")).expect("put back");
    drop(Running::start(&desk, &["serve", "--folder", "asar"]));
    assert!(!desk.path("asar/minka.key").exists(), "it went once more");
    done(&desk.minka(&["unseal", "--folder", "asar", "--part", &one, "--part", &three]), "is open again");
}

#[test]
fn a_demonstration_is_sealed_and_opened_like_any_other() {
    let desk = Desk::new();
    {
        let play = Folder::create(&desk.path("play"), Kind::Demo, None).expect("a demonstration");
        let store = Store::open(&play.database(), &Clock::system()).expect("a database");
        keyring::open_of(&play, &store).expect("a keyring");
    }
    let [one, three] = make_papers(&desk, "play");
    done(&desk.minka(&["seal", "--folder", "play", "--yes"]), "is sealed");
    refused(&desk.minka(&["demo", "--folder", "play", "--fresh", "--no-serve"]), "is sealed");
    let running = Running::start(&desk, &["demo", "--folder", "play"]);
    let page = running.get("/sign-in", "");
    assert!(!body(&page).contains(minka::demo::PASSWORD), "{page}");
    drop(running);
    done(&desk.minka(&["unseal", "--folder", "play", "--part", &one, "--part", &three]), "is open again");
    assert!(!seal::is_sealed(&desk.path("play")));
    done(&desk.minka(&["check", "--folder", "play"]), "Everything is whole");
}
