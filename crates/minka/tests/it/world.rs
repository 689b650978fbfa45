//! A small named world: a lead in Almaty, a facilitator, a mentor in Lima, an administrator, and one without any right.
//!
//! It is Tuesday, 24 November 2026, 18:00 in Almaty (08:00 in Lima). Bota's group meets now.

mod copies;
mod heard;
mod making;
mod visit;

use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use minka::{
    app,
    curriculum::{CourseId, LessonId},
    foundation::{
        access::Role,
        app::{App, Setting},
        audit::Entry,
        change::By,
        clock::Clock,
        crypto::Keys,
        folder::Kind,
        ids::{GroupId, ParticipantId, SiteId, UserId},
        keyring::Keyring,
        store::{Database, Store},
        text::Language,
    },
    people, sign_in,
    users::ProgrammeId,
};

pub use self::{
    heard::Heard,
    making::{add_group, add_staff, add_women},
    visit::{Page, Visit, paper_text},
};
use tower::ServiceExt;

use self::making::{add_course, add_programme};

/// Which database a test runs on; every test of a store or a page runs on both.
#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Runs each test on both engines: `on_both! { async fn she_is_found(world) { … } }`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$about:meta])* async fn $name:ident($world:ident) $body:block)*) => {
        $(
            $(#[$about])*
            mod $name {
                #[allow(unused_imports, reason = "not every test needs every name")]
                use super::*;
                #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
                async fn sqlite() {
                    let $world = $crate::world::World::new($crate::world::Engine::Sqlite);
                    $body
                }
                #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
                async fn postgres() {
                    let $world = $crate::world::World::new($crate::world::Engine::Postgres);
                    $body
                }
            }
        )*
    };
}

/// The day of the world, in Almaty.
pub const TUESDAY: Date = date(2026, 11, 24);

/// The world.
pub struct World {
    pub app: App,
    pub clock: Clock,
    pub almaty: SiteId,
    pub lima: SiteId,
    pub almaty_programme: ProgrammeId,
    pub lima_programme: ProgrammeId,
    /// Manager in Almaty.
    pub aigul: UserId,
    /// Facilitator of the Tuesday group in Almaty.
    pub bota: UserId,
    /// Mentor in Lima, of Rosa.
    pub carmen: UserId,
    /// No right at all.
    pub dina: UserId,
    /// Administrator in Almaty.
    pub elena: UserId,
    /// Manager in Lima.
    pub lucia: UserId,
    /// Bota's group: fourteen women, Tuesdays at 18:00.
    pub tuesday: GroupId,
    /// A group in Lima: six women, Thursdays at 15:00.
    pub thursday: GroupId,
    /// Three lessons in Russian and Kazakh.
    pub course: CourseId,
    pub lessons: Vec<LessonId>,
    /// The fourteen women of the Tuesday group, in the order of their names.
    pub women: Vec<(ParticipantId, String)>,
    /// Rosa and the other women of the Lima group, in the order of their names.
    pub lima_women: Vec<(ParticipantId, String)>,
    router: Router,
    folder: tempfile::TempDir,
}

/// In the order in which screens show them.
pub const NAMES: [&str; 14] = [
    "Айгерим",
    "Алия",
    "Әсем",
    "Гульмира",
    "Динара",
    "Жанна",
    "Зарина",
    "Камила",
    "Құралай",
    "Лейла",
    "Мадина",
    "Салтанат",
    "Шолпан",
    "Эльмира",
];

impl World {
    /// A fresh one.
    pub fn new(engine: Engine) -> Self {
        World::on(move |folder| copies::ready(engine, folder))
    }

    /// A fresh one on a database that the test makes in an empty folder.
    pub fn on(database: impl FnOnce(&std::path::Path) -> Database + Send + 'static) -> Self {
        // PostgreSQL's blocking client must be made outside the runtime of the test.
        std::thread::spawn(move || World::build(database)).join().expect("the world is built")
    }

    fn build(database: impl FnOnce(&std::path::Path) -> Database) -> Self {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&database(folder.path()), &clock).expect("the store opens");
        let setting = Setting {
            public_url: "http://localhost:8080".to_owned(),
            secure_cookies: false,
            demo: false,
            exit_url: "https://www.wikipedia.org/".to_owned(),
        };
        let keyring = Keyring::create_at(&folder.path().join("keyring.db"), &Keys::new([7; 32]), Kind::Real);
        let keyring = keyring.expect("a keyring");
        store.keep_journal(&keyring);
        let app = App::new(store, clock.clone(), keyring, setting, http::Extensions::new());
        let (almaty_programme, almaty) =
            add_programme(&app, "Almaty", "Asia/Almaty", &[Language::Ru, Language::Kk], "KZT");
        let (lima_programme, lima) = add_programme(&app, "Lima", "America/Lima", &[Language::Es], "PEN");
        let (course, lessons) = add_course(&app, almaty_programme);
        let tuesday = add_group(&app, almaty, "Тюльпан", 2, 18, Some(course), Language::Ru);
        let thursday = add_group(&app, lima, "Las Flores", 4, 15, None, Language::Es);
        let women = add_women(&app, almaty, tuesday, Language::Ru, &NAMES);
        let lima_names = ["Beatriz", "Flor", "Luz", "Milagros", "Rosa", "Yolanda"];
        let lima_women = add_women(&app, lima, thursday, Language::Es, &lima_names);
        let rosa = lima_women[4].0;
        let aigul = add_staff(&app, "aigul", Language::En, &[(Role::Manager, almaty, None, None)]);
        let bota = add_staff(&app, "bota", Language::En, &[(Role::Facilitator, almaty, Some(tuesday), None)]);
        let carmen = add_staff(
            &app,
            "carmen",
            Language::En,
            &[(Role::Mentor, lima, None, None), (Role::Mentor, lima, None, Some(rosa))],
        );
        let dina = add_staff(&app, "dina", Language::En, &[]);
        let elena = add_staff(&app, "elena", Language::En, &[(Role::Administrator, almaty, None, None)]);
        let lucia = add_staff(&app, "lucia", Language::En, &[(Role::Manager, lima, None, None)]);
        let router = app::router(app.clone());
        World {
            app,
            clock,
            almaty,
            lima,
            almaty_programme,
            lima_programme,
            aigul,
            bota,
            carmen,
            dina,
            elena,
            lucia,
            tuesday,
            thursday,
            course,
            lessons,
            women,
            lima_women,
            router,
            folder,
        }
    }

    /// Somebody's browser, signed in just now: her proof of identity is fresh for five minutes.
    pub fn visit(&self, user: UserId) -> Visit {
        let token = self.change(By::User(user), move |change| {
            let token = sign_in::open_session(change, user)?;
            change.commit(Entry::event("test.sign_in"), token)
        });
        Visit { router: self.router.clone(), cookies: vec![("s".to_owned(), token)] }
    }

    /// A browser that nobody signed in with.
    pub fn stranger(&self) -> Visit {
        Visit { router: self.router.clone(), cookies: Vec::new() }
    }

    /// The same program as it answers over https.
    pub fn secure_router(&self) -> Router {
        let setting = Setting { secure_cookies: true, ..self.app.setting().clone() };
        let app = App::new(
            self.app.store().clone(),
            self.clock.clone(),
            self.app.keyring().clone(),
            setting,
            http::Extensions::new(),
        );
        app::router(app)
    }

    /// Changes something behind the pages.
    pub fn change<T: Send + 'static>(
        &self,
        by: By,
        work: impl FnOnce(
            &mut minka::foundation::change::Change<'_>,
        ) -> Result<minka::foundation::change::Committed<T>, minka::foundation::error::Error>
        + Send
        + 'static,
    ) -> T {
        self.app.store().change_now(by, work).expect("the change is made")
    }

    /// Reads something behind the pages.
    pub fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut minka::foundation::store::Db<'_>) -> Result<T, minka::foundation::error::Error>
        + Send
        + 'static,
    ) -> T {
        self.app.store().read_now(work).expect("it can be read")
    }

    /// How many rows a statement counts.
    pub fn count(&self, sql: &'static str) -> i64 {
        self.read(move |db| db.get(sql, &[], |row| row.get(0)))
    }

    /// The newest audit entry: (actor, action, subject), with codes for marks.
    pub fn newest_audit(&self) -> (String, String, String) {
        let (actor, action, subject): (String, String, String) = self.read(|db| {
            db.get("select actor, action, subject from audit_entry order by seq desc limit 1", &[], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
        });
        (self.with_code("woman", &actor), action, self.with_code("participant", &subject))
    }

    /// The words of an entry with her code, as long as her key lives, for the mark under which the chain names her.
    fn with_code(&self, kind: &str, words: &str) -> String {
        let (before, mark) = match words.rfind("woman ").map(|at| words.split_at(at)) {
            Some((before, found)) => (before.to_owned(), found["woman ".len()..].to_owned()),
            None => return words.to_owned(),
        };
        let woman = self.app.keyring().find_marked(&[mark.as_str()]).expect("the keyring")[0];
        let code = woman.and_then(|woman| self.read(move |db| people::find_by_id(db, woman))).map(|woman| woman.code);
        code.map_or_else(|| words.to_owned(), |code| format!("{before}{kind} {code}"))
    }

    /// Everything that stands in the audit chain, as one text, with codes for marks.
    pub fn audit_text(&self) -> String {
        let lines: Vec<[String; 4]> = self.read(|db| {
            db.list("select actor, action, subject, detail from audit_entry order by seq", &[], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })
        });
        let said = lines.iter().map(|[actor, action, subject, detail]| {
            let subject = self.with_code("participant", subject);
            format!("{} {action} {subject} {}", self.with_code("woman", actor), self.with_code("participant", detail))
        });
        said.collect::<Vec<_>>().join("\n")
    }

    /// Everything that stands in the audit chain, as it stands there.
    pub fn bare_audit_text(&self) -> String {
        self.read(|db| {
            let lines = db.list("select actor, action, subject, detail from audit_entry order by seq", &[], |row| {
                let line: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
                Ok(line.join(" "))
            })?;
            Ok(lines.join("\n"))
        })
    }

    /// Where the encrypted file is.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Moves the clock.
    pub fn set_time(&self, at: &str) {
        self.clock.set(at.parse::<Timestamp>().expect("an instant"));
    }
}

/// Over so many databases the schemas of the tests are spread: a server slows down when one of them holds a thousand.
const DATABASES: u32 = 32;

/// An empty database: a file in the folder, or a schema of its own on the tests' server.
pub fn database(engine: Engine, folder: &std::path::Path) -> Database {
    match engine {
        Engine::Sqlite => Database::Sqlite { file: folder.join("minka.db"), key: [9; 32] },
        Engine::Postgres => {
            let server = std::env::var("MINKA_TEST_POSTGRES").expect(
                "MINKA_TEST_POSTGRES names a PostgreSQL server, such as \"host=/tmp/minka-postgres user=minka dbname=minka\"; bin/test starts one",
            );
            let connect = |to: &str| postgres::Client::connect(to, postgres::NoTls).expect("PostgreSQL answers");
            let name = format!("tests_{}", std::process::id() % DATABASES);
            let mut client = connect(&server);
            client.batch_execute("select pg_advisory_lock(1)").expect("its turn");
            let known = client.query_opt("select 1 from pg_database where datname = $1", &[&name]).expect("a list");
            if known.is_none() {
                client.batch_execute(&format!("create database {name}")).expect("a database");
            }
            drop(client);
            let server = format!("{server} dbname={name}");
            let schema = format!("t{}", minka::foundation::ids::new_uuid(&Clock::system()).simple());
            connect(&server).batch_execute(&format!("create schema {schema}")).expect("a schema");
            Database::Postgres {
                connection: format!("{server} options='-c search_path={schema} -c client_min_messages=warning'"),
            }
        }
    }
}

/// Compares a generated document with the committed one; `MINKA_WRITE_DOCS=1` writes it anew.
pub fn same_as_committed(path: &str, expected: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("MINKA_WRITE_DOCS").is_some() {
        std::fs::write(&file, expected).expect("the document is written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == expected,
        "{path} is not what the code says; run the tests once with MINKA_WRITE_DOCS=1 and look at the difference"
    );
}
