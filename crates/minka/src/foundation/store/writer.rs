//! The one thread that writes. It takes whatever changes wait, runs each in a savepoint, commits once, then answers all.

use std::{panic::AssertUnwindSafe, sync::mpsc};

use super::{
    super::{audit::Head, error::Error},
    engine::{Db, Engine},
};

/// How many changes share one commit at most: enough for a full room, few enough that nobody waits for strangers.
const LARGEST_BATCH: usize = 128;

/// What a change left behind: keep its writes or not, and whom to answer once the commit is durable.
pub(super) struct Done {
    pub(super) keep: bool,
    pub(super) answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

pub(super) type ChangeWork = Box<dyn FnOnce(&mut Db<'_>, &mut Head) -> Done + Send>;
pub(super) type EngineWork = Box<dyn FnOnce(&mut Engine) + Send>;

enum Work {
    Change(ChangeWork),
    Between(EngineWork),
}

/// The writing thread and its mailbox.
pub(super) struct Writer {
    work: Option<mpsc::Sender<Work>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// The connection is closed before the program ends: closing it while the process tears its crypto down would crash.
impl Drop for Writer {
    fn drop(&mut self) {
        self.work = None;
        super::engine::wait_for(self.thread.take());
    }
}

impl Writer {
    pub(super) fn start(mut engine: Engine) -> Self {
        let (work, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                while let Ok(first) = waiting.recv() {
                    match first {
                        Work::Between(job) => job(&mut engine),
                        Work::Change(change) => {
                            if let Some(job) = batch(&mut engine, change, &waiting) {
                                job(&mut engine);
                            }
                        }
                    }
                }
            })
            .inspect_err(|cause| tracing::error!(%cause, "no thread to write"));
        Writer { work: Some(work), thread: thread.ok() }
    }

    pub(super) fn send(&self, change: ChangeWork) -> Result<(), Error> {
        self.post(Work::Change(change))
    }

    /// Runs between two batches, outside a transaction.
    pub(super) fn between_batches(&self, job: EngineWork) -> Result<(), Error> {
        self.post(Work::Between(job))
    }

    fn post(&self, work: Work) -> Result<(), Error> {
        let ended = || Error::Unexpected("the writing thread ended".to_owned());
        self.work.as_ref().ok_or_else(ended)?.send(work).map_err(|_| ended())
    }
}

/// One durable commit for `first` and all that waits behind it. Gives back a between-batches job that it came upon.
fn batch(engine: &mut Engine, first: ChangeWork, waiting: &mpsc::Receiver<Work>) -> Option<EngineWork> {
    let mut between = None;
    let mut answers = Vec::new();
    let begun = engine.begin().and_then(|()| Head::newest(&mut engine.db()));
    let mut head = match begun {
        Ok(head) => head,
        Err(why) => {
            // Nothing was begun: the change is run on nothing but its own failure.
            drop(engine.db().mark("rollback"));
            tracing::error!(%why, "no transaction could be begun");
            drop(first);
            return None;
        }
    };
    let mut next = Some(first);
    while let Some(change) = next.take() {
        let mut db = engine.db();
        match run_one(&mut db, &mut head, change) {
            Ok(answer) => answers.push(answer),
            Err(why) => tracing::error!(%why, "a change was rolled back"),
        }
        // What waits behind a lost connection has not been begun: it gets the next one.
        if answers.len() < LARGEST_BATCH && !engine.is_lost() {
            match waiting.try_recv() {
                Ok(Work::Change(change)) => next = Some(change),
                Ok(Work::Between(job)) => between = Some(job),
                Err(_) => {}
            }
        }
    }
    let durable = engine.db().mark("commit");
    if durable.is_err() {
        drop(engine.db().mark("rollback"));
    }
    for answer in answers {
        answer(match &durable {
            Ok(()) => Ok(()),
            Err(why) => Err(Error::unexpected("commit", why)),
        });
    }
    between
}

type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;

/// Runs one change in its savepoint. A panic rolls back that change alone; whoever waits learns it from the closed channel.
fn run_one(db: &mut Db<'_>, head: &mut Head, change: ChangeWork) -> Result<Answer, Error> {
    let before = head.clone();
    db.mark("savepoint one")?;
    let done = std::panic::catch_unwind(AssertUnwindSafe(|| change(db, head)));
    match done {
        Ok(Done { keep: true, answer }) => {
            db.mark("release savepoint one")?;
            Ok(answer)
        }
        Ok(Done { keep: false, answer }) => {
            db.mark("rollback to savepoint one")?;
            db.mark("release savepoint one")?;
            Ok(answer)
        }
        Err(_) => {
            *head = before;
            db.mark("rollback to savepoint one")?;
            db.mark("release savepoint one")?;
            Err(Error::Unexpected("a change panicked".to_owned()))
        }
    }
}
