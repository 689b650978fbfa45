//! The program under test: the demonstration's data on a Tuesday evening, behind the real accept loop on a free port.

use std::{fs, path::Path, time::Duration};

use minka::{
    app, demo,
    foundation::{
        app::{App, Setting},
        audit::Entry,
        change::By,
        clock::Clock,
        crypto::Keys,
        folder::Kind,
        ids::UserId,
        keyring::Keyring,
        store::{Database, Store},
        text::Language,
    },
    serve::{Limits, serve},
    sign_in, users,
};
use serde_json::json;
use tokio::{net::TcpListener, task::JoinSet};

use crate::driver::{Browser, Look};

/// Tuesday, 24 November 2026, ten minutes past six in Almaty: the first group of the demonstration has just begun.
pub const NOW: &str = "2026-11-24T13:10:00Z";

/// A running program. Its clock stands still until it is moved.
pub struct Server {
    pub app: App,
    pub clock: Clock,
    /// Where it answers.
    pub url: String,
    /// Where the quick exit leads: a page anybody might be reading, served here as well, since tests have no network.
    pub neutral: String,
    _folder: tempfile::TempDir,
    _tasks: JoinSet<()>,
}

impl Server {
    /// The demonstration as it is shown around: name and password are enough.
    pub async fn demonstration() -> Self {
        Server::start(true).await
    }

    /// The same people in a programme that is taken for real: a second step is asked for.
    pub async fn in_earnest() -> Self {
        Server::start(false).await
    }

    async fn start(demo: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy_played(folder.path());
        let keyring = Keyring::open_at(&folder.path().join("keyring.db"), &Keys::new([7; 32]), Kind::Demo);
        let keyring = keyring.expect("a keyring");
        let clock = Clock::frozen(NOW.parse().expect("an instant"));
        let store = Store::open(&database_in(folder.path()), &clock).expect("the store opens");
        let mut tasks = JoinSet::new();
        let neutral = neutral_site(&mut tasks).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        // Passkeys are bound to a name, not to a number.
        let url = format!("http://localhost:{}", listener.local_addr().expect("an address").port());
        let setting = Setting { public_url: url.clone(), secure_cookies: false, demo, exit_url: neutral.clone() };
        store.keep_journal(&keyring);
        let app = App::new(store, clock.clone(), keyring, setting, http::Extensions::new());
        let router = app::router(app.clone());
        tasks.spawn(async move {
            serve(listener, router, Limits::default(), std::future::pending()).await.expect("it serves");
        });
        Server { app, clock, url, neutral, _folder: folder, _tasks: tasks }
    }

    /// A browser in front of it.
    pub async fn browser(&self, look: Look) -> Browser {
        Browser::start(&self.url, look).await
    }

    /// Somebody of staff by the name she signs in with.
    pub fn user(&self, sign_in_name: &'static str) -> UserId {
        self.app
            .store()
            .read_now(move |db| users::find_user_named(db, sign_in_name))
            .expect("it can be read")
            .map_or_else(|| panic!("{sign_in_name} is in the demonstration"), |user| user.id)
    }

    /// Signs somebody in behind the pages and sets her language; gives the cookie's value.
    pub fn token(&self, sign_in_name: &'static str, language: Language) -> String {
        let user = self.user(sign_in_name);
        self.app
            .store()
            .change_now(By::User(user), move |change| {
                change.execute(
                    "update staff_user set language = $1 where id = $2",
                    minka::binds![language.code(), user],
                )?;
                let token = sign_in::open_session(change, user)?;
                change.commit(Entry::event("test.sign_in"), token)
            })
            .expect("she is signed in")
    }

    /// The same for a browser.
    pub async fn sign_in(&self, browser: &Browser, sign_in_name: &'static str, language: Language) {
        let token = self.token(sign_in_name, language);
        browser.forget().await;
        let cookie = json!({ "url": self.url, "name": "s", "value": token, "httpOnly": true, "sameSite": "Lax" });
        browser.chromium("Network.setCookie", cookie).await;
    }

    /// The language of somebody's account.
    pub fn language_of(&self, sign_in_name: &'static str) -> Language {
        let user = self.user(sign_in_name);
        self.app.store().read_now(move |db| Ok(users::get_user(db, user)?.language)).expect("it can be read")
    }

    /// A number out of the database.
    pub fn count(&self, sql: &'static str) -> i64 {
        self.app.store().read_now(move |db| db.get(sql, &[], |row| row.get(0))).expect("a number")
    }

    /// Lets time pass.
    pub fn wait(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }
}

async fn neutral_site(tasks: &mut JoinSet<()>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://127.0.0.1:{}/", listener.local_addr().expect("an address").port());
    let page = axum::response::Html("<!doctype html><title>Weather</title><p>Sunny.");
    let router = axum::Router::new().fallback(move || async move { page });
    tasks.spawn(async move {
        serve(listener, router, Limits::default(), std::future::pending()).await.expect("it serves");
    });
    url
}

fn database_in(folder: &Path) -> Database {
    Database::Sqlite { file: folder.join("minka.db"), key: [3; 32] }
}

/// Puts the demonstration into an empty folder. It is played once for each build of these tests: that takes as long as many of them.
fn copy_played(folder: &Path) {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let build = std::env::current_exe().and_then(fs::metadata).expect("this very program");
    let made = build.modified().expect("its time").duration_since(std::time::UNIX_EPOCH).expect("a time").as_nanos();
    let played = all.join(format!("demonstration-{made}"));
    if !played.exists() {
        fs::create_dir_all(all).expect("a folder");
        let apart = tempfile::tempdir_in(all).expect("a folder");
        play(apart.path());
        // Where another test was quicker, its play stays: it is the same.
        drop(fs::rename(apart.path(), &played));
        forget_all_but(&played, all);
    }
    for file in fs::read_dir(&played).expect("the play").flatten() {
        fs::copy(file.path(), folder.join(file.file_name())).expect("a copy of the play");
    }
}

fn play(folder: &Path) {
    let keyring = Keyring::create_at(&folder.join("keyring.db"), &Keys::new([7; 32]), Kind::Demo).expect("a keyring");
    let now = NOW.parse().expect("an instant");
    let played = demo::fill((&database_in(folder), &keyring), now, demo::Scale::lived(), &|_| ());
    played.expect("the demonstration is played");
}

/// What earlier builds played is of no use any more.
fn forget_all_but(played: &Path, all: &Path) {
    for other in fs::read_dir(all).expect("the folder").flatten() {
        if other.file_name().to_string_lossy().starts_with("demonstration-") && other.path() != played {
            drop(fs::remove_dir_all(other.path()));
        }
    }
}
