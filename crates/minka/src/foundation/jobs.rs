//! Work that takes longer than a page may wait: how far it is, and how it ended. Kept while the program runs.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::ids::UserId;

/// How far a piece of work is; shared between the worker and whoever watches.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// Says how much there is to do; 0 when nobody knows.
    pub fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says how much is done.
    pub fn reached(&self, done: u64) {
        self.done.store(done, Ordering::Relaxed);
    }

    /// (done, total).
    #[must_use]
    pub fn so_far(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}

/// How a job ended, or that it has not.
#[derive(Clone, Debug)]
pub enum End<T> {
    /// Still at work.
    Running,
    /// Done, with what it gave.
    Done(Arc<T>),
}

struct Job<T> {
    owner: UserId,
    progress: Arc<Progress>,
    end: End<T>,
}

/// Jobs of one kind, found by id and only by whoever started them.
pub struct Jobs<T>(Arc<Mutex<HashMap<String, Job<T>>>>);

impl<T> Clone for Jobs<T> {
    fn clone(&self) -> Self {
        Jobs(Arc::clone(&self.0))
    }
}

impl<T> Default for Jobs<T> {
    fn default() -> Self {
        Jobs(Arc::default())
    }
}

impl<T: Send + Sync + 'static> Jobs<T> {
    /// Starts work on a blocking thread under an id; a second start with the same id does nothing.
    pub fn start(&self, id: &str, owner: UserId, work: impl FnOnce(&Arc<Progress>) -> T + Send + 'static) {
        let progress = Arc::new(Progress::default());
        {
            let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if jobs.contains_key(id) {
                return;
            }
            jobs.insert(id.to_owned(), Job { owner, progress: Arc::clone(&progress), end: End::Running });
        }
        let (jobs, id) = (Arc::clone(&self.0), id.to_owned());
        tokio::task::spawn_blocking(move || {
            let ended = std::panic::catch_unwind(AssertUnwindSafe(|| work(&progress)));
            let mut jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
            match ended {
                Ok(gave) => {
                    if let Some(job) = jobs.get_mut(&id) {
                        job.end = End::Done(Arc::new(gave));
                    }
                }
                Err(_) => {
                    // Gone is better than at work for ever: whoever watches is told to begin again.
                    tracing::error!("a job panicked");
                    jobs.remove(&id);
                }
            }
        });
    }

    /// Lets go of a job and what it gave. Work that is still running ends unheard.
    pub fn forget(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// How far it is, for its owner.
    #[must_use]
    pub fn find(&self, id: &str, owner: UserId) -> Option<(u64, u64, End<T>)> {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let job = jobs.get(id).filter(|job| job.owner == owner)?;
        let (done, total) = job.progress.so_far();
        let end = match &job.end {
            End::Running => End::Running,
            End::Done(result) => End::Done(Arc::clone(result)),
        };
        Some((done, total, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[tokio::test]
    async fn a_job_that_breaks_is_gone_and_can_begin_again() {
        let (jobs, owner) = (Jobs::<u32>::default(), UserId::new(&Clock::system()));
        let is_there = || jobs.find("one", owner).is_some();
        jobs.start("one", owner, |_| panic!("on purpose"));
        while is_there() {
            tokio::task::yield_now().await;
        }
        jobs.start("one", owner, |_| 7);
        loop {
            if let Some((_, _, End::Done(gave))) = jobs.find("one", owner) {
                assert_eq!(*gave, 7);
                break;
            }
            tokio::task::yield_now().await;
        }
    }
}
