//! A change of state: everything it writes, and the audit entry without which it cannot be committed.

use std::ops::{Deref, DerefMut};

use jiff::Timestamp;

use super::{
    audit::{Entry, Head},
    clock::Clock,
    error::Error,
    form::Submission,
    ids::{ParticipantId, UserId},
    keyring::{Act, Keyring, Restraint},
    store::Db,
};

/// Who changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A member of staff.
    User(UserId),
    /// A woman herself, in front of her own file: she and her code.
    Woman(ParticipantId, String),
    /// Somebody with a one-session link: the start of its hash, which names the link and opens nothing.
    Link(String),
    /// Whoever sits at the machine.
    CommandLine,
    /// Nobody: somebody who has not signed in (yet).
    Stranger,
    /// The program itself.
    Program,
}

impl By {
    /// The member of staff, if it is one.
    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        if let By::User(user) = self { Some(*user) } else { None }
    }

    /// How rows name them, and audit entries all but a woman herself.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            By::User(id) => id.to_string(),
            By::Woman(_, code) => format!("woman {code}"),
            By::Link(start) => format!("link {start}"),
            By::CommandLine => "command line".to_owned(),
            By::Stranger => "stranger".to_owned(),
            By::Program => "program".to_owned(),
        }
    }
}

/// One change under way. Reads through it see what it has written.
pub struct Change<'a> {
    db: Db<'a>,
    head: &'a mut Head,
    clock: &'a Clock,
    by: By,
    at: Timestamp,
    journal: Option<&'a Keyring>,
    restraints: Vec<Restraint>,
}

/// Proof that a change was committed with its audit entry, or that there was nothing to change.
pub struct Committed<T> {
    value: T,
    keep: bool,
}

impl<T> Committed<T> {
    pub(super) fn keep(&self) -> bool {
        self.keep
    }

    pub(super) fn into_value(self) -> T {
        self.value
    }
}

impl<'a> Change<'a> {
    pub(super) fn run<T>(
        db: &mut Db<'_>,
        head: &mut Head,
        by: By,
        (clock, journal): (&Clock, Option<&Keyring>),
        work: impl FnOnce(&mut Change<'_>) -> Result<Committed<T>, Error>,
    ) -> Result<Committed<T>, Error> {
        let db = db.with_eyes(by.user());
        let at = clock.now();
        work(&mut Change { db, head, clock, by, at, journal, restraints: Vec::new() })
    }

    /// When this change is made.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Who makes it.
    #[must_use]
    pub fn by(&self) -> &By {
        &self.by
    }

    /// The clock, to make ids with.
    #[must_use]
    pub fn clock(&self) -> &'a Clock {
        self.clock
    }

    /// The keyring of this folder, for what seals within a change.
    ///
    /// # Errors
    /// When the database was opened without one, as for a command that reads nothing sealed.
    pub fn keyring(&self) -> Result<&'a Keyring, Error> {
        self.journal.ok_or_else(|| Error::Unexpected("there is no keyring".to_owned()))
    }

    /// Whether this very form was taken before. The same words again are a success with nothing to do; other words
    /// under the same id are refused.
    ///
    /// # Errors
    /// [`Error::Conflict`] for other words, [`Error::Unreadable`] for a form without an id.
    pub fn seen_before(&mut self, form: &Submission) -> Result<bool, Error> {
        if !form.is_form {
            return Err(Error::Unreadable("error-bad-form"));
        }
        let key = data_encoding::BASE64URL_NOPAD.encode(&form.key);
        let added = self.db.execute(
            "insert into submission (id, digest, at) values ($1, $2, $3) on conflict (id) do nothing",
            crate::binds![&key, &form.digest, self.at],
        )?;
        if added == 1 {
            return Ok(false);
        }
        let digest: Vec<u8> =
            self.db.get("select digest from submission where id = $1", crate::binds![&key], |row| row.get(0))?;
        if digest == form.digest { Ok(true) } else { Err(Error::Conflict("error-form-changed")) }
    }

    /// Forgets forms that were sent before an instant: nobody taps twice after a month.
    ///
    /// # Errors
    /// When they cannot be removed.
    pub fn forget_submissions(&mut self, before: Timestamp) -> Result<u64, Error> {
        self.db.execute("delete from submission where at < $1", crate::binds![before])
    }

    /// Notes that this change takes something back: when it is committed, the restraint journal holds it first. Every
    /// function that takes something back calls this itself, so that none of its callers can forget it.
    pub fn restrain(&mut self, act: Act, subject: impl std::fmt::Display, more: impl std::fmt::Display) {
        self.restraints.push(Restraint { act, subject: subject.to_string(), more: more.to_string() });
    }

    /// The journal before the database: a restraint that did not happen harms nobody, one that is not written down could
    /// be undone by a back-up.
    fn keep_restraints(&mut self) -> Result<(), Error> {
        let restraints = std::mem::take(&mut self.restraints);
        if restraints.is_empty() {
            return Ok(());
        }
        let journal = self.journal.ok_or_else(|| Error::Unexpected("there is no restraint journal".to_owned()))?;
        journal.keep_restraints((self.head.next(), self.at), &restraints)
    }

    /// Adds an entry besides the one that [`Change::commit`] takes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn also(&mut self, entry: &Entry) -> Result<(), Error> {
        self.head.add(&mut self.db, (self.at, &self.by, self.journal), entry)
    }

    /// Ends the change: its writes and this entry become durable together.
    ///
    /// # Errors
    /// When the entry cannot be written: then nothing of the change is kept.
    #[expect(clippy::needless_pass_by_value, reason = "a change ends once, and its entry with it")]
    pub fn commit<T>(&mut self, entry: Entry, value: T) -> Result<Committed<T>, Error> {
        self.keep_restraints()?;
        self.head.add(&mut self.db, (self.at, &self.by, self.journal), &entry)?;
        Ok(Committed { value, keep: true })
    }

    /// Ends a change that had nothing to do; whatever it wrote is rolled back.
    ///
    /// # Errors
    /// Never; the type fits a closure's end.
    pub fn unchanged<T>(&mut self, value: T) -> Result<Committed<T>, Error> {
        Ok(Committed { value, keep: false })
    }
}

impl<'a> Deref for Change<'a> {
    type Target = Db<'a>;

    fn deref(&self) -> &Db<'a> {
        &self.db
    }
}

impl<'a> DerefMut for Change<'a> {
    fn deref_mut(&mut self) -> &mut Db<'a> {
        &mut self.db
    }
}
