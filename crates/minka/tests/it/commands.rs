//! The program itself, started as an administrator starts it, in folders of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        folder::{Folder, Kind},
        store::{Database, Store},
    },
    serve::Limits,
};

/// A folder for one test, with a programme in it when asked for.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    fn with_programme() -> Self {
        let desk = Desk::new();
        let made = desk.init("asar", &[]);
        assert!(made.status.success(), "{}", words(&made));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn minka(&self, line: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minka"));
        command.args(line).current_dir(self.0.path()).stdin(Stdio::null()).output().expect("it runs")
    }

    fn init(&self, folder: &str, more: &[&str]) -> Output {
        let line = [
            "init",
            folder,
            "--programme",
            "Asar",
            "--zone",
            "Asia/Almaty",
            "--site",
            "Alatau",
            "--languages",
            "ru,kk",
            "--currency",
            "KZT",
            "--manager",
            "aigul",
        ];
        self.minka(&[&line, more].concat())
    }

    /// A file that only its owner can read.
    fn secret(&self, name: &str, words: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, words).expect("it is written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("it is closed");
        path.to_string_lossy().into_owned()
    }

    fn open(&self, folder: &str) -> (Folder, Store) {
        let folder = Folder::open(&self.path(folder), Kind::Real, || panic!("no passphrase")).expect("it opens");
        let store = Store::open(&folder.database(), &Clock::system()).expect("the database opens");
        (folder, store)
    }
}

/// Everything that was said.
fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn refused(output: &Output, because: &str) {
    assert_eq!(output.status.code(), Some(1), "{}", words(output));
    assert!(words(output).contains(because), "{}", words(output));
}

fn done(output: &Output, says: &str) {
    assert_eq!(output.status.code(), Some(0), "{}", words(output));
    assert!(words(output).contains(says), "{}", words(output));
}

#[test]
fn a_programme_is_made_with_a_one_time_link() {
    let desk = Desk::new();
    let made = desk.init("asar", &["--administrator", "elena"]);
    done(&made, "/welcome/");
    let (_, store) = desk.open("asar");
    let count =
        |sql: &'static str| store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("a number");
    assert_eq!(count("select count(*) from staff_user"), 2);
    assert_eq!(count("select count(*) from assignment where role = 'manager' and approved_by is not null"), 1);
    assert_eq!(count("select count(*) from invitation where used_at is null"), 2);
    assert_eq!(count("select count(*) from audit_entry where action = 'programme.init'"), 1);
    let mode = |name: &str| std::fs::metadata(desk.path(name)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode("asar"), mode("asar/minka.key"), mode("asar/minka.toml")), (0o700, 0o600, 0o600));
    refused(&desk.init("asar", &[]), "is not empty");
}

#[test]
fn a_programme_that_cannot_be_is_refused_before_anything_is_made() {
    let desk = Desk::new();
    let line = |zone: &str, languages: &str, currency: &str, manager: &str| {
        let output = desk.minka(&[
            "init",
            "asar",
            "--programme",
            "Asar",
            "--zone",
            zone,
            "--site",
            "Alatau",
            "--languages",
            languages,
            "--currency",
            currency,
            "--manager",
            manager,
        ]);
        assert!(!desk.path("asar").exists(), "{}", words(&output));
        output
    };
    refused(&line("Asia/Almat", "ru", "KZT", "aigul"), "no time zone Asia/Almat");
    refused(&line("Asia/Almaty", "ru,de", "KZT", "aigul"), "de is none of");
    refused(&line("Asia/Almaty", "ru", "tenge", "aigul"), "three capitals");
    refused(&line("Asia/Almaty", "ru", "KZT", "two words"), "one word");
    assert_eq!(desk.minka(&["init"]).status.code(), Some(2));
    assert_eq!(desk.minka(&["no-such-command"]).status.code(), Some(2));
    assert_eq!(desk.minka(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_folder_of_the_other_kind_or_of_nobody_is_not_opened() {
    let desk = Desk::with_programme();
    refused(&desk.minka(&["demo", "--folder", "asar", "--no-serve"]), "holds a real programme");
    refused(&desk.minka(&["demo", "--folder", "asar", "--fresh", "--no-serve"]), "holds a real programme");
    assert!(desk.path("asar/minka.db").exists());
    Folder::create(&desk.path("play"), Kind::Demo, None).expect("a demonstration");
    refused(&desk.minka(&["serve", "--folder", "play"]), "holds the demonstration");
    refused(&desk.minka(&["serve", "--folder", "nowhere"]), "holds no Minka data");
    // Not even with the settings and the key renamed: the file itself opens under another key.
    let settings = std::fs::read_to_string(desk.path("play/minka.toml")).expect("settings");
    Store::open(
        &Folder::open(&desk.path("play"), Kind::Demo, || panic!("asked")).expect("it opens").database(),
        &Clock::system(),
    )
    .expect("a database");
    std::fs::write(desk.path("play/minka.toml"), settings.replace("demo", "real")).expect("written");
    std::fs::rename(desk.path("play/demo.key"), desk.path("play/minka.key")).expect("renamed");
    refused(&desk.minka(&["check", "--folder", "play"]), "the key does not open this database");
}

#[test]
fn a_key_that_others_can_read_or_a_wrong_passphrase_opens_nothing() {
    let desk = Desk::with_programme();
    std::fs::set_permissions(desk.path("asar/minka.key"), std::fs::Permissions::from_mode(0o644)).expect("opened");
    refused(&desk.minka(&["check", "--folder", "asar"]), "can be read by others");
    let right = desk.secret("right", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let short = desk.secret("short", "asar\n");
    refused(&desk.init("short", &["--passphrase-file", &short]), "at least 12");
    done(&desk.init("closed", &["--passphrase-file", &right]), "is ready");
    done(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &right]), "Everything is whole");
    refused(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &wrong]), "the passphrase is wrong");
    refused(&desk.minka(&["check", "--folder", "closed"]), "no terminal to ask on");
    std::fs::set_permissions(desk.path("right"), std::fs::Permissions::from_mode(0o644)).expect("opened");
    refused(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &right]), "can be read by others");
}

#[test]
fn a_back_up_comes_back_whole_and_ends_all_sign_ins() {
    let desk = Desk::with_programme();
    let pass = desk.secret("pass", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let backup = |file: &str| desk.minka(&["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass]);
    done(&backup("one.minka"), "holds everything");
    let mode = std::fs::metadata(desk.path("one.minka")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    refused(&backup("one.minka"), "is there already");
    let restore = |folder: &str, more: &[&str]| desk.minka(&[&["restore", "one.minka", folder], more].concat());
    let (secret, key) = (["--backup-passphrase-file", &pass], ["--key-file", "asar/minka.key"]);
    refused(
        &restore("again", &["--backup-passphrase-file", &wrong, key[0], key[1]]),
        "passphrase of the back-up is wrong",
    );
    refused(&restore("again", &secret), "without the key");
    refused(&restore("asar", &[&secret[..], &key].concat()), "is not empty");
    refused(
        &restore("again", &[&secret[..], &key, &["--programme", "Lima"]].concat()),
        "a back-up of Asar, not of Lima",
    );
    done(&desk.init("other", &[]), "is ready");
    refused(&restore("again", &[&secret[..], &["--key-file", "other/minka.key"]].concat()), "is this the key");
    assert!(!desk.path("again").exists() && !desk.path("again.unfinished").exists());
    done(&restore("again", &[&secret[..], &key, &["--programme", "Asar"]].concat()), "everything whole");
    let count = |folder: &str, sql: &'static str| {
        let (_, store) = desk.open(folder);
        store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("a number")
    };
    for sql in ["select count(*) from staff_user", "select count(*) from assignment", "select count(*) from site"] {
        assert_eq!(count("asar", sql), count("again", sql), "{sql}");
        assert_eq!(count("again", sql), 1, "{sql}");
    }
    // The link from before the back-up opened something then; now nothing that was taken back can come alive again.
    assert_eq!(count("asar", "select count(*) from invitation where used_at is null"), 1);
    assert_eq!(count("again", "select count(*) from invitation where used_at is null"), 0);
    assert_eq!(count("again", "select count(*) from audit_entry where action = 'backup.restore'"), 1);
}

#[test]
fn a_damaged_back_up_is_refused_wherever_the_damage_is() {
    let desk = Desk::with_programme();
    let identity = age::x25519::Identity::generate();
    let text = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
    let keys = desk.secret("keys.txt", &text);
    let recipient = identity.to_public().to_string();
    done(
        &desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &recipient, "--with-key"]),
        "holds everything",
    );
    done(&desk.minka(&["restore", "b.minka", "again", "--identity", &keys]), "everything whole");
    let whole = std::fs::read(desk.path("b.minka")).expect("bytes");
    let mut damaged: Vec<(String, Vec<u8>)> = Vec::new();
    for at in [0, 40, 150, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        damaged.push((format!("byte {at}"), bytes));
    }
    for length in [0, 100, whole.len() / 2, whole.len() - 1] {
        damaged.push((format!("cut at {length}"), whole[..length].to_vec()));
    }
    for (what, bytes) in damaged {
        std::fs::write(desk.path("damaged.minka"), bytes).expect("written");
        let output = desk.minka(&["restore", "damaged.minka", "never", "--identity", &keys]);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", words(&output));
        assert!(!desk.path("never").exists() && !desk.path("never.unfinished").exists(), "{what}");
    }
    let stranger = age::x25519::Identity::generate();
    let text = age::secrecy::ExposeSecret::expose_secret(&stranger.to_string()).to_owned();
    let other = desk.secret("other.txt", &text);
    refused(&desk.minka(&["restore", "b.minka", "never", "--identity", &other]), "does not open the back-up");
}

#[test]
fn check_finds_an_entry_that_was_changed_and_a_code_nobody_made() {
    let desk = Desk::with_programme();
    let check = || desk.minka(&["check", "--folder", "asar", "--json"]);
    let before: serde_json::Value = serde_json::from_slice(&check().stdout).expect("JSON");
    assert_eq!(before["problems"], serde_json::json!([]));
    assert_eq!(before["newest_hash"].as_str().map(str::len), Some(64));
    {
        let (folder, store) = desk.open("asar");
        store
            .change_now(By::CommandLine, |change| {
                change.execute(
                    "insert into participant (id, site_id, code, chosen_name, name_key, sign, language, state, state_since,
                         created_at, created_by)
                     select 'x', id, 'BAKO-X', 'Asel', 'asel', 'sun', 'kk', 'active', '2026-01-01', '', '' from site",
                    &[],
                )?;
                change.commit(Entry::event("test.code"), ())
            })
            .expect("written");
        drop((folder, store));
    }
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["problems"].as_array().map(Vec::len), Some(1));
    assert!(found["problems"][0].as_str().is_some_and(|problem| problem.contains("BAKO-X")), "{found}");
    assert_eq!(found["audit_entries"].as_i64(), before["audit_entries"].as_i64().map(|entries| entries + 1));
    {
        let (folder, store) = desk.open("asar");
        drop(store);
        let Database::Sqlite { file, key } = folder.database() else { panic!("SQLite") };
        let raw = rusqlite::Connection::open(file).expect("it opens");
        raw.pragma_update(None, "key", format!("x'{}'", data_encoding::HEXLOWER.encode(&key))).expect("the key");
        raw.execute_batch(
            "drop trigger audit_entry_no_update; update audit_entry set actor = 'somebody else' where seq = 1",
        )
        .expect("tampered");
    }
    refused(&desk.minka(&["check", "--folder", "asar"]), "broken at entry 1");
}

/// A running program, stopped when the test ends.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(desk: &Desk, line: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_minka"))
            .args(line)
            .args(["--listen", "127.0.0.1:0", "--log", "json"])
            .current_dir(desk.0.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let said = BufReader::new(child.stdout.take().expect("a pipe"));
        let line = said.lines().map_while(Result::ok).find(|line| line.contains("answers at")).expect("an address");
        let address =
            line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).expect("an address").to_owned();
        Running { child, address }
    }

    /// Sends bytes and reads until the other end closes.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it answers");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, more: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{more}\r\n", self.address))
    }

    /// SIGTERM, and how it ended.
    fn stop(mut self) -> (Option<i32>, String) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                let mut log = String::new();
                self.child.stderr.take().expect("a pipe").read_to_string(&mut log).expect("text");
                return (status.code(), log);
            }
            assert!(begun.elapsed() < Duration::from_secs(15), "it does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

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
fn accounts_are_looked_after_at_the_machine() {
    let desk = Desk::with_programme();
    done(&desk.minka(&["user", "add", "bota", "Bota A.", "--language", "kk", "--folder", "asar"]), "/welcome/");
    refused(&desk.minka(&["user", "add", "bota", "Bota B.", "--folder", "asar"]), "");
    done(&desk.minka(&["user", "disable", "bota", "--folder", "asar"]), "can no longer sign in");
    refused(&desk.minka(&["user", "disable", "nobody", "--folder", "asar"]), "nobody signs in as nobody");
    let listed = desk.minka(&["user", "list", "--json", "--folder", "asar"]);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let names: Vec<(&str, bool)> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (line["sign_in_name"].as_str().unwrap_or_default(), line["disabled"].as_bool().unwrap_or_default()))
        .collect();
    assert_eq!(names, [("aigul", false), ("bota", true)]);
}

#[test]
fn nothing_lies_in_the_folder_in_clear() {
    let desk = Desk::with_programme();
    for name in ["minka.db", "minka.db-wal"] {
        let Ok(bytes) = std::fs::read(desk.path("asar").join(Path::new(name))) else { continue };
        assert!(!bytes.windows(6).any(|window| window == b"Alatau"), "{name}");
        assert!(!bytes.windows(5).any(|window| window == b"aigul"), "{name}");
    }
}

#[test]
fn a_programme_begun_without_an_administrator_gets_one() {
    let desk = Desk::new();
    done(&desk.init("asar", &[]), "--role administrator --folder asar");
    let add =
        |name: &str, role: &str| desk.minka(&["user", "add", name, "Elena K.", "--role", role, "--folder", "asar"]);
    done(&add("elena", "administrator"), "/welcome/");
    refused(&add("tamara", "administrator"), "There is an administrator already");
    assert_eq!(add("tamara", "manager").status.code(), Some(2), "other roles take two people");
    done(&desk.minka(&["user", "link", "aigul", "--folder", "asar"]), "She stays manager");
    done(&desk.minka(&["user", "link", "elena", "--folder", "asar"]), "1 of her roles wait");
    let listed = desk.minka(&["user", "list", "--folder", "asar"]);
    assert!(words(&listed).contains("manager at Alatau") && !words(&listed).contains("administrator at"));
    done(&desk.init("again", &["--administrator", "elena"]), "is ready");
}
