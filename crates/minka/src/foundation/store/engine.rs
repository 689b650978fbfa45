//! The two engines behind one face, and the threads that read.

use std::sync::{Arc, Mutex, mpsc};

use super::{
    super::{binds::Value, error::Error, ids::UserId},
    Database,
    postgres::Session,
    row::Row,
    sqlite,
};

/// Older versions have a bug that can lose committed data when two connections checkpoint at once.
pub const OLDEST_SAFE_SQLITE: &str = "3.51.3";

/// Whether a version number (3051003 = 3.51.3) is past that bug.
#[must_use]
pub fn sqlite_is_safe(number: i32) -> bool {
    number >= 3_051_003
}

/// What a connection is for.
#[derive(Clone, Copy)]
pub(super) enum Use {
    Writing,
    Reading,
}

/// A connection that lives on one thread.
pub(super) enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Session>),
}

impl Engine {
    pub(super) fn open(database: &Database, purpose: Use) -> Result<Self, Error> {
        match database {
            Database::Sqlite { file, key } => sqlite::open(file, key, purpose).map(Engine::Sqlite),
            Database::Postgres { connection } => {
                Session::open(connection, purpose).map(|session| Engine::Postgres(Box::new(session)))
            }
        }
    }

    pub(super) fn db(&mut self) -> Db<'_> {
        match self {
            Engine::Sqlite(connection) => Db { engine: Connected::Sqlite(connection), eyes: None },
            Engine::Postgres(session) => Db { engine: Connected::Postgres(session), eyes: None },
        }
    }

    /// Starts a transaction that will write.
    pub(super) fn begin(&mut self) -> Result<(), Error> {
        match self {
            Engine::Sqlite(_) => self.db().mark("begin immediate"),
            Engine::Postgres(session) => session.begin(),
        }
    }

    /// Whether the connection is gone, and every further statement in vain.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self, Engine::Postgres(session) if session.is_lost())
    }

    pub(super) fn copy_into(&mut self, file: &std::path::Path) -> Result<(), Error> {
        match self {
            Engine::Sqlite(_) => {
                let target = file.to_string_lossy().into_owned();
                self.db().execute("vacuum into $1", crate::binds![target]).map(drop)
            }
            Engine::Postgres(_) => Err(Error::Unexpected("only a file is copied as a file".to_owned())),
        }
    }
}

enum Connected<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut Session),
}

/// The database as slices see it: statements with `$1` values, rows read by position; and whose eyes it is read with.
pub struct Db<'a> {
    engine: Connected<'a>,
    eyes: Option<UserId>,
}

impl Db<'_> {
    /// Whose eyes it is read with, to be bound where a statement lists or finds women; nobody's for jobs and commands.
    #[must_use]
    pub fn eyes(&self) -> Option<UserId> {
        self.eyes
    }

    /// Reads on with these eyes.
    pub fn see_as(&mut self, eyes: Option<UserId>) {
        self.eyes = eyes;
    }

    /// The same connection, read with these eyes.
    pub(in crate::foundation) fn with_eyes(&mut self, eyes: Option<UserId>) -> Db<'_> {
        let engine = match &mut self.engine {
            Connected::Sqlite(connection) => Connected::Sqlite(connection),
            Connected::Postgres(session) => Connected::Postgres(session),
        };
        Db { engine, eyes }
    }

    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// [`Error::Taken`] with the index's name for a duplicate, [`Error::Unexpected`] otherwise.
    pub fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Error> {
        match &mut self.engine {
            Connected::Sqlite(connection) => sqlite::execute(connection, sql, values),
            Connected::Postgres(session) => session.execute(sql, values),
        }
    }

    /// Hands over the rows one by one; `take` says whether to go on.
    ///
    /// # Errors
    /// What `take` returns, or [`Error::Unexpected`].
    pub fn each(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        match &mut self.engine {
            Connected::Sqlite(connection) => sqlite::each(connection, sql, values, &mut take),
            Connected::Postgres(session) => session.each(sql, values, &mut take),
        }
    }

    /// All rows. Bound the statement with `limit` or by what it asks for.
    ///
    /// # Errors
    /// As [`Db::each`].
    pub fn list<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        self.each(sql, values, |row| {
            found.push(read(row)?);
            Ok(true)
        })?;
        Ok(found)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Db::each`].
    pub fn find<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.each(sql, values, |row| {
            found = Some(read(row)?);
            Ok(false)
        })?;
        Ok(found)
    }

    /// The first row.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub fn get<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.find(sql, values, read)?.ok_or(Error::NotFound)
    }

    /// A statement about a transaction or savepoint. On SQLite it is kept ready: a roll call needs two of them.
    pub(super) fn mark(&mut self, sql: &'static str) -> Result<(), Error> {
        match &mut self.engine {
            Connected::Sqlite(connection) => sqlite::execute(connection, sql, &[]).map(drop),
            Connected::Postgres(session) => session.batch(sql),
        }
    }

    /// Statements about tables, without values.
    pub(super) fn control(&mut self, sql: &str) -> Result<(), Error> {
        match &mut self.engine {
            Connected::Sqlite(connection) => {
                connection.execute_batch(sql).map_err(|cause| Error::unexpected("run a control statement", cause))
            }
            Connected::Postgres(session) => session.batch(sql),
        }
    }

    /// What the engine itself finds broken, in its own words; read to the end, and on a connection nobody else uses,
    /// because a damaged page poisons the connection that met it. PostgreSQL looks after its files itself.
    ///
    /// # Errors
    /// When the check cannot be run.
    pub fn damage(&mut self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        if !self.is_postgres() {
            found.extend(self.list("pragma cipher_integrity_check", &[], |row| row.get::<String>(0))?);
            found.extend(self.list("pragma integrity_check", &[], |row| row.get::<String>(0))?);
            found.retain(|line| line != "ok");
            let orphans = self.list("pragma foreign_key_check", &[], |row| row.get::<String>(0))?;
            found.extend(orphans.into_iter().map(|table| format!("a row of {table} points nowhere")));
        }
        Ok(found)
    }

    /// Whether this is PostgreSQL, for the few places where the engines differ.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Connected::Postgres(_))
    }
}

pub(super) type ReadWork = Box<dyn FnOnce(&mut Db<'_>) + Send>;

/// The reading threads; work goes to whichever is free.
pub(super) struct Readers {
    work: Option<mpsc::Sender<ReadWork>>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

/// As for the writer: connections are closed before the program ends.
impl Drop for Readers {
    fn drop(&mut self) {
        self.work = None;
        for thread in self.threads.drain(..) {
            wait_for(Some(thread));
        }
    }
}

/// Waits until a thread has ended, unless it is the very thread that waits.
pub(super) fn wait_for(thread: Option<std::thread::JoinHandle<()>>) {
    let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) else { return };
    if thread.join().is_err() {
        tracing::error!("a database thread panicked");
    }
}

impl Readers {
    pub(super) fn start(engines: Vec<Engine>) -> Self {
        let (work, waiting) = mpsc::channel::<ReadWork>();
        let waiting = Arc::new(Mutex::new(waiting));
        let mut threads = Vec::new();
        for mut engine in engines {
            let waiting = Arc::clone(&waiting);
            let started = std::thread::Builder::new()
                .name("reader".to_owned())
                .spawn(move || {
                    loop {
                        let next = waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
                        let Ok(work) = next else { break };
                        let run = std::panic::AssertUnwindSafe(|| work(&mut engine.db()));
                        if std::panic::catch_unwind(run).is_err() {
                            tracing::error!("a reading panicked");
                        }
                    }
                })
                .inspect_err(|cause| tracing::error!(%cause, "no thread to read"));
            threads.extend(started);
        }
        Readers { work: Some(work), threads }
    }

    pub(super) fn send(&self, work: ReadWork) -> Result<(), Error> {
        let ended = || Error::Unexpected("the reading threads ended".to_owned());
        self.work.as_ref().ok_or_else(ended)?.send(work).map_err(|_| ended())
    }
}
