//! The program itself, started as an administrator starts it, in folders of its own.

mod backup;
mod bodies;
mod countries;
mod courses;
mod drills;
mod early_journals;
mod exporting;
mod folders;
mod forgotten;
mod help;
mod importing;
mod keyrings;
mod keys;
mod killed;
mod left_behind;
mod postgres;
mod restraints;
mod rules;
mod sealing;
mod serving;
mod under_key;
mod users;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use minka::foundation::{
    clock::Clock,
    folder::{Folder, Kind},
    store::{Database, Store},
};

use crate::world::{Engine, database};

/// Where `init` and `restore` shall put the data: in the folder, or in an empty PostgreSQL.
fn goal(engine: Engine) -> Vec<String> {
    match engine {
        Engine::Sqlite => Vec::new(),
        Engine::Postgres => match database(engine, std::path::Path::new("")) {
            Database::Postgres { connection } => vec!["--postgres".to_owned(), connection],
            Database::Sqlite { .. } => panic!("PostgreSQL was asked for"),
        },
    }
}

fn said(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// A folder for one test, with a programme in it when asked for.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    fn with_programme() -> Self {
        Desk::with_programme_on(Engine::Sqlite)
    }

    fn with_programme_on(engine: Engine) -> Self {
        let desk = Desk::new();
        let made = desk.init("asar", &said(&goal(engine)));
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
            // What it would put where things are not to stay is on this desk too.
            .env("TMPDIR", desk.0.path())
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
