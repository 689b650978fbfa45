//! PostgreSQL on another machine, over TLS or not at all; and one that goes away in the middle of something.

use std::{
    io::{Read, Write},
    os::unix::net::{UnixListener, UnixStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use http::StatusCode;
use minka::foundation::{
    audit::{self, Chain, Entry},
    change::By,
    clock::Clock,
    error::Error,
    form::Submission,
    store::{Database, Store},
};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;

use crate::world::{Engine, World, database};

/// The connection text of a schema of its own on the tests' server.
fn own_schema() -> String {
    // The blocking client must be made outside the runtime of the test.
    let made = std::thread::spawn(|| database(Engine::Postgres, Path::new(""))).join().expect("a schema");
    match made {
        Database::Postgres { connection } => connection,
        Database::Sqlite { .. } => panic!("PostgreSQL was asked for"),
    }
}

/// The socket of the tests' server, and its port.
fn socket() -> (PathBuf, u16) {
    let server: postgres::Config = std::env::var("MINKA_TEST_POSTGRES").expect("a server").parse().expect("its text");
    let [postgres::config::Host::Unix(folder)] = server.get_hosts() else { panic!("the tests' server has a socket") };
    let port = server.get_ports().first().copied().unwrap_or(5432);
    (folder.join(format!(".s.PGSQL.{port}")), port)
}

/// The name that the certificate is for.
const HOST: &str = "db.asar.test";

/// A certificate that vouches for itself, in a file, and a server that holds its key.
fn certificate(folder: &Path) -> (PathBuf, Arc<ServerConfig>) {
    let made = rcgen::generate_simple_self_signed(vec![HOST.to_owned()]).expect("a certificate");
    let file = folder.join("authority.pem");
    std::fs::write(&file, made.cert.pem()).expect("written");
    let chain = vec![CertificateDer::from(made.cert.der().to_vec())];
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a server");
    (file, Arc::new(config))
}

/// What a client that wants TLS says first.
const WANTS_TLS: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// Stands before the tests' server like a machine elsewhere, which speaks TLS or has none. Gives its port.
async fn front(tls: Option<Arc<ServerConfig>>) -> u16 {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let tls = tls.clone();
            tokio::spawn(async move {
                let mut server = tokio::net::UnixStream::connect(socket().0).await?;
                let mut start = [0; 8];
                stream.read_exact(&mut start).await?;
                match (start == WANTS_TLS, tls) {
                    (true, Some(config)) => {
                        stream.write_all(b"S").await?;
                        let mut clear = TlsAcceptor::from(config).accept(stream).await?;
                        tokio::io::copy_bidirectional(&mut clear, &mut server).await?;
                    }
                    (true, None) => {
                        stream.write_all(b"N").await?;
                        // Whoever goes on without it says everything in clear.
                        tokio::io::copy_bidirectional(&mut stream, &mut server).await?;
                    }
                    (false, _) => {
                        server.write_all(&start).await?;
                        tokio::io::copy_bidirectional(&mut stream, &mut server).await?;
                    }
                }
                std::io::Result::Ok(())
            });
        }
    });
    port
}

/// Opens a store on a machine elsewhere and counts what is in it.
async fn opened(host: &str, port: u16, more: &str) -> Result<i64, Error> {
    let schema = own_schema();
    let options = schema.split_once("options=").expect("options").1.to_owned();
    let there: postgres::Config = schema.parse().expect("a connection text");
    let name = there.get_dbname().expect("a database").to_owned();
    let text = format!("host={host} hostaddr=127.0.0.1 port={port} user=minka dbname={name} options={options} {more}");
    let work = move || {
        let store = Store::open(&Database::Postgres { connection: text }, &Clock::system())?;
        store.change_now(By::Program, |change| change.commit(Entry::event("test.far"), ()))?;
        store.read_now(|db| db.get("select count(*) from audit_entry", &[], |row| row.get(0)))
    };
    tokio::task::spawn_blocking(|| std::thread::spawn(work).join().expect("no panic")).await.expect("an end")
}

fn refused(opened: Result<i64, Error>, because: &str) {
    let why = opened.expect_err("it is refused").to_string();
    assert!(why.contains(because), "{why}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_machine_is_spoken_to_over_tls_and_only_when_it_proves_who_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let (authority, config) = certificate(folder.path());
    let port = front(Some(config)).await;
    let known = format!("sslrootcert='{}'", authority.display());
    assert_eq!(opened(HOST, port, &known).await.expect("it opens"), 1);
    assert_eq!(opened(HOST, port, &format!("sslmode=verify-full {known}")).await.expect("it opens"), 1);
    // Nobody vouches for it, or it is somebody else.
    refused(opened(HOST, port, "").await, "certificate");
    refused(opened("other.asar.test", port, &known).await, "certificate");
    let other = tempfile::tempdir().expect("a folder");
    let (stranger, _) = certificate(other.path());
    refused(opened(HOST, port, &format!("sslrootcert='{}'", stranger.display())).await, "certificate");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_machine_without_tls_is_refused_unless_the_text_says_so() {
    let port = front(None).await;
    for more in ["", "sslmode=prefer", "sslmode=require"] {
        refused(opened(HOST, port, more).await, "server does not support TLS");
    }
    assert_eq!(opened(HOST, port, "sslmode=disable").await.expect("it opens"), 1);
}

/// Ends a connection from the server's side, and waits until it is gone.
fn terminate(pid: i64) {
    let server = std::env::var("MINKA_TEST_POSTGRES").expect("a server");
    let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("it answers");
    let pid = i32::try_from(pid).expect("a process");
    let ended = client.query_one("select pg_terminate_backend($1, 5000)", &[&pid]).expect("it is ended");
    assert!(ended.get::<_, bool>(0), "{pid}");
}

const OWN_PROCESS: &str = "select pg_backend_pid()";

fn store() -> Store {
    Store::open(&Database::Postgres { connection: own_schema() }, &Clock::system()).expect("it opens")
}

fn writer(store: &Store) -> i64 {
    let pid = store.change_now(By::Program, |change| {
        let pid = change.get(OWN_PROCESS, &[], |row| row.get(0))?;
        change.unchanged(pid)
    });
    pid.expect("a process")
}

#[test]
fn a_reading_finds_its_lost_connection_again() {
    let store = store();
    let pid = || store.read_now(|db| db.get(OWN_PROCESS, &[], |row| row.get::<i64>(0))).expect("a process");
    let mut seen = Vec::new();
    for _ in 0..8 {
        let pid = pid();
        if !seen.contains(&pid) {
            seen.push(pid);
        }
        terminate(pid);
        let count = store.read_now(|db| db.get("select count(*) from staff_user", &[], |row| row.get::<i64>(0)));
        assert_eq!(count.expect("the next reading works"), 0);
    }
    assert!(seen.len() > 1, "it was another connection each time");
}

#[test]
fn who_reads_can_change_nothing() {
    let store = store();
    let refused = store.read_now(|db| db.execute("insert into setting (name, value) values ('a', 'b')", &[]));
    assert!(refused.expect_err("refused").to_string().contains("25006"), "a read-only transaction");
}

#[test]
fn a_change_after_a_lost_connection_is_made() {
    let store = store();
    terminate(writer(&store));
    store.change_now(By::Program, |change| change.commit(Entry::event("test.after"), ())).expect("it is made");
    terminate(writer(&store));
    let entries = store.read_now(|db| db.get("select count(*) from audit_entry", &[], |row| row.get::<i64>(0)));
    assert_eq!(entries.expect("it is read"), 1);
}

#[test]
fn a_change_whose_connection_is_lost_under_way_is_not_made_and_can_be_sent_again() {
    let store = store();
    let form = Submission { is_form: true, key: [1; 32], digest: [7; 32] };
    let send = |is_cut: bool| {
        let form = form.clone();
        store.change_now(By::Program, move |change| {
            if change.seen_before(&form)? {
                return change.unchanged("seen");
            }
            change.execute("insert into setting (name, value) values ('once', '')", &[])?;
            if is_cut {
                terminate(change.get(OWN_PROCESS, &[], |row| row.get(0))?);
            }
            change.commit(Entry::event("test.once"), "made")
        })
    };
    let count = || store.read_now(|db| db.get("select count(*) from setting", &[], |row| row.get::<i64>(0)));
    send(true).expect_err("its outcome is not known to be good");
    assert_eq!(count().expect("it is read"), 0);
    assert_eq!(send(false).expect("it is made"), "made");
    assert_eq!(send(false).expect("it is there"), "seen");
    assert_eq!(count().expect("it is read"), 1);
    assert!(matches!(store.read_now(audit::verify).expect("it is read"), Chain::Whole { entries: 1, .. }));
}

#[test]
fn whoever_waits_when_the_connection_is_lost_is_answered_and_what_was_promised_stands() {
    let store = store();
    let threads: Vec<_> = (0..30)
        .map(|number| {
            let store = store.clone();
            std::thread::spawn(move || {
                let made = store.change_now(By::Program, move |change| {
                    if number % 10 == 5 {
                        terminate(change.get(OWN_PROCESS, &[], |row| row.get(0))?);
                    }
                    let name = format!("n{number}");
                    change.execute("insert into setting (name, value) values ($1, '')", minka::binds![name])?;
                    change.commit(Entry::event("test.many"), ())
                });
                made.is_ok()
            })
        })
        .collect();
    let promised = threads.into_iter().map(|thread| thread.join().expect("no panic")).filter(|made| *made).count();
    assert!(promised < 30, "three of them lost their connection");
    let found = store.read_now(|db| db.get("select count(*) from setting", &[], |row| row.get::<i64>(0)));
    assert_eq!(usize::try_from(found.expect("it is read")).ok(), Some(promised));
    store.change_now(By::Program, |change| change.commit(Entry::event("test.after"), ())).expect("it goes on");
    assert!(matches!(store.read_now(audit::verify).expect("it is read"), Chain::Whole { .. }));
}

/// Stands between Minka and the tests' server, and can hang up at the worst moment: when the server has committed and the
/// answer is on its way.
struct Line {
    folder: tempfile::TempDir,
    cut: Arc<AtomicBool>,
}

impl Line {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, port) = socket();
        let listener = UnixListener::bind(folder.path().join(format!(".s.PGSQL.{port}"))).expect("a socket");
        let cut = Arc::new(AtomicBool::new(false));
        let armed = Arc::clone(&cut);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = UnixStream::connect(&real).expect("the server answers");
                let dead = Arc::new(AtomicBool::new(false));
                let (from, to) = (client.try_clone().expect("a line"), server.try_clone().expect("a line"));
                let (armed, dying) = (Arc::clone(&armed), Arc::clone(&dead));
                std::thread::spawn(move || {
                    carry(from, to, |bytes| {
                        if bytes.windows(7).any(|seven| seven == b"commit\0") && armed.swap(false, Ordering::SeqCst) {
                            dying.store(true, Ordering::SeqCst);
                        }
                        true
                    });
                });
                std::thread::spawn(move || carry(server, client, |_| !dead.load(Ordering::SeqCst)));
            }
        });
        Line { folder, cut }
    }

    fn text(&self) -> String {
        let schema = own_schema();
        format!("host={} {}", self.folder.path().display(), schema.split_once(' ').expect("more than a host").1)
    }
}

/// Carries bytes one way until one end closes, or until `look` says that enough was said.
fn carry(mut from: UnixStream, mut to: UnixStream, look: impl Fn(&[u8]) -> bool) {
    let mut held = [0; 8192];
    while let Ok(read) = from.read(&mut held) {
        if read == 0 || !look(&held[..read]) || to.write_all(&held[..read]).is_err() {
            break;
        }
    }
    for end in [&from, &to] {
        drop(end.shutdown(std::net::Shutdown::Both));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_whose_commit_was_not_answered_can_be_sent_again_and_does_nothing_twice() {
    let line = Line::new();
    let text = line.text();
    let world = World::on(move |_| Database::Postgres { connection: text });
    let mut aigul = world.visit(world.aigul);
    let id = aigul.get("/people/new").await.hidden("/people/new").remove(0).1;
    let form = [
        ("form_id", id.as_str()),
        ("chosen_name", "Назгүл"),
        ("language", "kk"),
        ("sign", "tulip"),
        ("group", ""),
        ("step", "enrolled"),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
    ];
    let named = "select count(*) from participant where chosen_name = 'Назгүл'";
    let entries = "select count(*) from audit_entry where action = 'person.create'";
    line.cut.store(true, Ordering::SeqCst);
    let lost = aigul.post("/people/new", &form).await;
    assert_eq!(lost.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(lost.says("Please try again") && !line.cut.load(Ordering::SeqCst), "{}", lost.text());
    // The server had committed: she stands there, and only the answer was lost.
    assert_eq!((world.count(named), world.count(entries)), (1, 1));
    let again = aigul.post("/people/new", &form).await;
    assert!(aigul.follow(&again).await.says("Назгүл is registered"));
    assert_eq!((world.count(named), world.count(entries)), (1, 1));
    assert!(matches!(world.read(audit::verify), Chain::Whole { .. }));
}
