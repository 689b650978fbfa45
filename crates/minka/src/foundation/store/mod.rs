//! The one door to the database: `read` and `change`, plain sequential code on database threads.
//!
//! SQLite (SQLCipher) by default, PostgreSQL by one setting; the same SQL text for both. One writer takes all changes of
//! this process, runs each in a savepoint of its own and answers only after the commit that made it durable, so that a
//! room full of phones shares one flush to disk. What a refused or broken change wrote is rolled back alone.

mod carry;
mod engine;
pub mod hers;
mod migrate;
mod postgres;
mod reach;
mod row;
mod sqlite;
mod writer;

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

pub use self::{
    carry::{Progress, carry, check_empty, rehearse},
    engine::{Db, OLDEST_SAFE_SQLITE, sqlite_is_safe},
    migrate::{migrations, version},
    reach::is_elsewhere,
    row::{Cell, Column, Row},
    sqlite::silence,
};
use self::{engine::Engine, writer::Writer};
use super::{
    audit,
    change::{By, Change, Committed},
    clock::Clock,
    error::Error,
    eyes,
    keyring::Keyring,
};

/// Which database, and how to open it.
#[derive(Clone)]
pub enum Database {
    /// One encrypted file. The key is the raw 256-bit SQLCipher key.
    Sqlite {
        /// The file.
        file: std::path::PathBuf,
        /// The key.
        key: [u8; 32],
    },
    /// A PostgreSQL server: a libpq-style connection text.
    Postgres {
        /// For example `host=/run/postgresql dbname=minka`.
        connection: String,
    },
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    // Fields are dropped in their order: SQLite brings what was written into the file when its last connection closes, and
    // two that close at the same moment each take the other for the last. The one that wrote closes when nobody else is left.
    readers: Arc<engine::Readers>,
    writer: Arc<Writer>,
    clock: Clock,
    journal: Arc<OnceLock<Keyring>>,
}

/// A change that was dropped instead of answered: it panicked, or nothing could be begun. The log has the reason.
fn given_up() -> Error {
    Error::Unexpected("the change was given up; an earlier line of the log says why".to_owned())
}

/// How many threads read at the same time: one per core of the smallest machine we run on.
const READERS: usize = 2;

impl Store {
    /// Opens the database, brings its tables up to date and starts its threads.
    ///
    /// # Errors
    /// When the file or server cannot be opened, the key is wrong, or a migration fails.
    pub fn open(database: &Database, clock: &Clock) -> Result<Self, Error> {
        let mut first = Engine::open(database, engine::Use::Writing)?;
        migrate::run(&mut first.db(), migrate::Transactions::Own)?;
        let readers =
            (0..READERS).map(|_| Engine::open(database, engine::Use::Reading)).collect::<Result<Vec<_>, _>>()?;
        Ok(Store {
            writer: Arc::new(Writer::start(first)),
            readers: Arc::new(engine::Readers::start(readers)),
            clock: clock.clone(),
            journal: Arc::default(),
        })
    }

    /// The present instant, by the clock that every change is written down with.
    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// From now on, what a change takes back stands in this keyring's journal before it is committed.
    pub fn keep_journal(&self, keyring: &Keyring) {
        // A second one would be the same: it is opened once for a database.
        drop(self.journal.set(keyring.clone()));
    }

    /// Reads, on a reading thread.
    ///
    /// # Errors
    /// What `work` returns, or [`Error::Unexpected`] when the thread is gone.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db<'_>) -> Result<T, Error> + Send + 'static,
    {
        let (answer, waiting) = tokio::sync::oneshot::channel();
        let eyes = eyes::reader();
        self.readers.send(Box::new(move |db| drop(answer.send(work(&mut db.with_eyes(eyes))))))?;
        waiting.await.map_err(|_| Error::Unexpected("the reading thread ended".to_owned()))?
    }

    /// Reads and waits, for the command line and tests.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_now<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db<'_>) -> Result<T, Error> + Send + 'static,
    {
        let (answer, waiting) = std::sync::mpsc::sync_channel(1);
        self.readers.send(Box::new(move |db| drop(answer.send(work(db)))))?;
        waiting.recv().map_err(|_| Error::Unexpected("the reading thread ended".to_owned()))?
    }

    /// Changes: one savepoint, one audit entry, an answer after the durable commit.
    ///
    /// # Errors
    /// What `work` returns (its writes are rolled back), or [`Error::Unexpected`] when the commit failed.
    pub async fn change<T, F>(&self, by: By, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Change<'_>) -> Result<Committed<T>, Error> + Send + 'static,
    {
        let (answer, waiting) = tokio::sync::oneshot::channel();
        self.submit(by, work, move |result| drop(answer.send(result)))?;
        waiting.await.map_err(|_| given_up())?
    }

    /// Changes and waits, for the command line and tests.
    ///
    /// # Errors
    /// As [`Store::change`].
    pub fn change_now<T, F>(&self, by: By, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Change<'_>) -> Result<Committed<T>, Error> + Send + 'static,
    {
        let (answer, waiting) = std::sync::mpsc::sync_channel(1);
        self.submit(by, work, move |result| drop(answer.send(result)))?;
        waiting.recv().map_err(|_| given_up())?
    }

    /// Writes an audit entry for something sensitive that is about to be read. Bytes leave only after this returned.
    ///
    /// # Errors
    /// When the entry could not be made durable: then nothing may be shown.
    pub async fn log_reading(&self, by: By, entry: audit::Entry) -> Result<(), Error> {
        self.change(by, move |change| change.commit(entry, ())).await
    }

    /// Reads on a connection of its own, without bringing tables up to date: to look at a copy, or at one in doubt.
    ///
    /// # Errors
    /// When it cannot be opened, and what `work` returns.
    pub fn read_apart<T>(database: &Database, work: impl FnOnce(&mut Db<'_>) -> Result<T, Error>) -> Result<T, Error> {
        work(&mut Engine::open(database, engine::Use::Reading)?.db())
    }

    /// Copies the file, encrypted with the same key, into a new one. What is in a PostgreSQL is carried into one ([`carry`]).
    ///
    /// # Errors
    /// When the engine is PostgreSQL, or the copy fails.
    pub fn copy_into(&self, file: &Path) -> Result<(), Error> {
        let file = file.to_path_buf();
        let (answer, waiting) = std::sync::mpsc::sync_channel(1);
        self.writer.between_batches(Box::new(move |engine| drop(answer.send(engine.copy_into(&file)))))?;
        waiting.recv().map_err(|_| given_up())?
    }

    fn submit<T, F, A>(&self, by: By, work: F, answer: A) -> Result<(), Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Change<'_>) -> Result<Committed<T>, Error> + Send + 'static,
        A: FnOnce(Result<T, Error>) + Send + 'static,
    {
        let (clock, journal) = (self.clock.clone(), Arc::clone(&self.journal));
        self.writer.send(Box::new(move |db, head| {
            let before = head.clone();
            let outcome = Change::run(db, head, by, (&clock, journal.get()), work);
            let keep = matches!(&outcome, Ok(committed) if committed.keep());
            if !keep {
                *head = before;
            }
            writer::Done {
                keep,
                answer: Box::new(move |durable| {
                    answer(match durable {
                        Ok(()) => outcome.map(Committed::into_value),
                        Err(why) => Err(why),
                    });
                }),
            }
        }))
    }
}
