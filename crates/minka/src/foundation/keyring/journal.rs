//! The restraint journal: everything that took something back, kept beside the keys and not in the database.
//!
//! A back-up that comes back would bring back what was withdrawn, paused, ended and erased since it was made. So each
//! such act is written here too, before the database commits it, with ids only; a restored folder is not opened before
//! they are in force again. Entries live two years: longer than any back-up should.

use jiff::Timestamp;

use super::Keyring;
use crate::foundation::{crypto::fill_random, error::Error};

macro_rules! acts {
    ($($(#[$about:meta])* $variant:ident = $key:literal),* $(,)?) => {
        /// What was taken back.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$about])* $variant),* }

        impl Act {
            /// All of them.
            pub const ALL: &'static [Act] = &[$(Act::$variant),*];

            /// As the file writes it: never change one.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Act::$variant => $key),* }
            }
        }
    };
}

acts! {
    /// She no longer agrees. Her id; the purpose and the ids of the answers with which she had agreed.
    ConsentWithdrawn = "consent.withdrawn",
    /// She was asked again and said no. Her id; as for a withdrawal.
    ConsentRefused = "consent.refused",
    /// She was asked again and agreed for a shorter time. Her id; the purpose, its last day, and the ids as for a withdrawal.
    ConsentShortened = "consent.shortened",
    /// She was forgotten. Her id; the day from which no copy can be read.
    Erased = "person.erased",
    /// A part of hers was erased, and the rest stays. Her id; the part and the day from which no copy can be read.
    PartErased = "part.erased",
    /// Nothing of hers may be removed for a while. Her id; the id of the hold.
    HoldPlaced = "hold.placed",
    /// Nobody writes to her or calls her. Her id.
    ContactPaused = "contact.paused",
    /// She said another way to reach her: the one before is not safe any more. Her id.
    CardReplaced = "contact.replaced",
    /// A member of staff must not see her. Her id; the id of the member of staff.
    StaffExcluded = "staff.excluded",
    /// She works here now: her account opens neither her file nor her circle's. Her id; the id of the member of staff.
    FileLinked = "file.linked",
    /// Two women must not sit together. The id of one; the id of the other, and the day.
    KeptApart = "women.kept_apart",
    /// Two files are of two women, at one site or at two. The id of one; the id of the other.
    ToldApart = "files.told_apart",
    /// That was taken back. As for telling them apart.
    AlikeAfterAll = "files.alike_after_all",
    /// Two files became one: what is taken back of the first from here on is meant for the second too. The id of the file that stays;
    /// the id of the one that was put to it.
    FilesJoined = "files.joined",
    /// They were taken apart again. As for joining.
    FilesParted = "files.parted",
    /// An emergency opening is over. Its id.
    EmergencyEnded = "emergency.ended",
    /// An account was closed. The id of the member of staff.
    AccountClosed = "account.closed",
    /// A role or a mentor's care ended. Its id; the first day on which it holds no more.
    RoleEnded = "role.ended",
    /// A mentor is none of a site's any more. The id of the member of staff; the site and the day.
    MentoringEnded = "mentoring.ended",
    /// All roles wait for a manager's approval. The id of the member of staff.
    RolesSetAside = "roles.set_aside",
    /// A passkey was taken away. Its id; the id of the member of staff.
    PasskeyRemoved = "passkey.removed",
    /// The code app was taken away. The id of the member of staff.
    CodeAppRemoved = "code_app.removed",
    /// Passkeys, code app, recovery codes and password were taken away. The id of the member of staff.
    FactorsRemoved = "factors.removed",
    /// Everything was sealed. The word `site`; the instant.
    SiteSealed = "site.sealed",
}

/// One thing that was taken back: which, of whom or what, and what else it takes to do it again. Ids and days only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restraint {
    /// What.
    pub act: Act,
    /// Of whom or what.
    pub subject: String,
    /// The rest, as each [`Act`] says.
    pub more: String,
}

/// A restraint as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The number of the audit entry that was committed with it: whoever has that entry knows the restraint.
    pub entry: i64,
    /// When it was made.
    pub at: Timestamp,
    /// What it is.
    pub restraint: Restraint,
}

/// A journal's line as it lies in the file.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) entry: i64,
    pub(super) at: String,
    pub(super) act: String,
    pub(super) subject: String,
    pub(super) more: String,
}

/// How long an entry is kept: two years.
const KEPT_DAYS: i64 = 730;

impl Keyring {
    /// Keeps restraints in both places, under the number of the audit entry that will be committed with them: durable when
    /// this returns. The copies beside the data learn them too, so that the oldest of them brings nothing back.
    ///
    /// # Errors
    /// When the first place cannot be written. A second place that is away, or a copy that cannot be written, stops nobody from
    /// taking something back.
    pub fn keep_restraints(&self, (entry, at): (i64, Timestamp), restraints: &[Restraint]) -> Result<(), Error> {
        let lines: Vec<Line> = restraints
            .iter()
            .map(|restraint| {
                let mut id = [0u8; 16];
                fill_random(&mut id);
                Line {
                    id: data_encoding::HEXLOWER.encode(&id),
                    entry,
                    at: crate::foundation::clock::instant_text(at),
                    act: restraint.act.key().to_owned(),
                    subject: restraint.subject.clone(),
                    more: restraint.more.clone(),
                }
            })
            .collect();
        let until = self.is_in_use().then(|| crate::foundation::clock::instant_text(at));
        self.write(false, |file| file.add_lines(&lines, until.as_deref()))?;
        if let Err(why) = self.write_copies(|file| file.add_lines(&lines, until.as_deref())) {
            tracing::error!(%why, "a copy of the keyring did not learn what was taken back");
        }
        Ok(())
    }

    /// Those from an instant on, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read, or a newer version of the program wrote what this one does not know.
    pub fn list_restraints(&self, from: Timestamp) -> Result<Vec<Recorded>, Error> {
        let lines = self.files().first.list_lines(&crate::foundation::clock::instant_text(from))?;
        lines
            .into_iter()
            .map(|line| {
                let unknown = || Error::Unexpected(format!("the restraint journal holds an unknown {}", line.act));
                let act = Act::ALL.iter().find(|act| act.key() == line.act).copied().ok_or_else(unknown)?;
                let at = line.at.parse().map_err(|_| unknown())?;
                Ok(Recorded {
                    entry: line.entry,
                    at,
                    restraint: Restraint { act, subject: line.subject, more: line.more },
                })
            })
            .collect()
    }

    /// Forgets what was taken back more than two years ago.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_old_restraints(&self, now: Timestamp) -> Result<(), Error> {
        let before = now.saturating_sub(jiff::SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or_default();
        let before = crate::foundation::clock::instant_text(before);
        self.write(false, |file| file.forget_lines_before(&before))
    }
}
