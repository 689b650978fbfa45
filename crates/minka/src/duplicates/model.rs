//! Nouns: a pair of files, why they look like one woman's, and that somebody said they are not.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{Timestamp, civil::Date};
use linkage::Reason;

use super::rules;
use crate::{
    foundation::{
        ids::{ParticipantId, SiteId},
        jobs::Progress,
    },
    people::Participant,
};

crate::id_type!(VerdictId, "That somebody said two files are of two women.");
crate::id_type!(SearchId, "One going through of a site.");

/// Why two files look like one woman's, or do not: what was compared and how it agrees, never what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Why {
    /// Whether it speaks for one woman.
    pub(super) speaks_for: bool,
    /// One of [`FIELDS`].
    pub(super) field: &'static str,
    /// One of [`AGREEMENTS`].
    pub(super) agreement: &'static str,
}

/// What is compared. `given_name` is the name she chose; `paper_name` stands where the one in her papers was compared.
pub(super) const FIELDS: [&str; 6] = ["given_name", "paper_name", "family_name", "second_name", "birth_date", "phone"];

/// How two values agree: the words of `linkage`.
pub(super) const AGREEMENTS: [&str; 18] = [
    "same",
    "other-spelling",
    "short-form",
    "slip",
    "alike",
    "same-root",
    "part",
    "part-differs",
    "turned",
    "exchanged",
    "one-digit",
    "year-beside",
    "only-year",
    "by-age",
    "same-month",
    "same-year",
    "same-day-of-year",
    "differs",
];

/// Two files by their ids, the smaller first: there is one such pair of any two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PairKey {
    pub(super) one: ParticipantId,
    pub(super) other: ParticipantId,
}

impl PairKey {
    /// Of two different women; none of a woman with herself.
    pub(super) fn of(one: ParticipantId, other: ParticipantId) -> Option<Self> {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => Some(PairKey { one, other }),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(PairKey { one: other, other: one }),
        }
    }
}

/// What the program found: two files, how likely they are one woman's, and why, in codes.
#[derive(Clone, Debug)]
pub struct Found {
    pub(super) key: PairKey,
    /// The probability in ten-thousandths.
    pub(super) likely: i64,
    pub(super) reasons: Vec<Why>,
}

impl Found {
    /// The other of the two than this one.
    #[must_use]
    pub fn beside(&self, woman: ParticipantId) -> ParticipantId {
        if self.key.one == woman { self.key.other } else { self.key.one }
    }

    /// Of two different women. `by_papers`: a first name that was compared stands in papers.
    #[must_use]
    pub fn of(
        (one, other): (ParticipantId, ParticipantId),
        probability: f64,
        reasons: &[Reason],
        by_papers: bool,
    ) -> Option<Self> {
        let (likely, reasons) = (rules::ten_thousandths(probability), rules::whys(reasons, by_papers));
        PairKey::of(one, other).map(|key| Found { key, likely, reasons })
    }
}

/// Sites that the program itself is going through, so that the list can say how far it is.
#[derive(Clone, Debug, Default)]
pub struct UnderWay(Arc<Mutex<HashMap<SiteId, Arc<Progress>>>>);

impl UnderWay {
    /// It begins with a site.
    pub fn begin(&self, site: SiteId, progress: &Arc<Progress>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(site, Arc::clone(progress));
    }

    /// It is done with a site.
    pub fn end(&self, site: SiteId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&site);
    }

    /// (done, all) of a site that is under way.
    pub(super) fn so_far(&self, site: SiteId) -> Option<(u64, u64)> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&site).map(|progress| progress.so_far())
    }
}

/// How far a search of a site went.
#[derive(Clone, Debug)]
pub struct Search {
    pub(super) id: SearchId,
    pub(super) site: SiteId,
    /// When.
    pub at: Timestamp,
    /// How many women were compared.
    pub women: i64,
    /// How many pairs were.
    pub compared: i64,
    /// Places in blocks too large to compare.
    pub left_out: i64,
    /// Pairs that look alike.
    pub found: i64,
    /// How many of them are kept: the likeliest.
    pub kept: i64,
    /// The newest entry of the audit chain that it knew of.
    pub seen: i64,
}

/// "Not the same", as it stands.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Its id.
    pub id: VerdictId,
    /// One of the two.
    pub one: ParticipantId,
    /// The other.
    pub other: ParticipantId,
    /// A key of the closed list of words, or empty.
    pub word: String,
    /// When.
    pub at: Timestamp,
    /// By whom: her name among staff, or what stands in its place.
    pub by: String,
}

/// The word of a verdict on two files of two sites.
pub(super) const ELSEWHERE: &str = "elsewhere";

/// What the list shows of a woman, and nothing more.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) woman: Participant,
    /// The groups in which she is today.
    pub(super) groups: Vec<String>,
    /// The day on which she was written down.
    pub(super) registered: Date,
}
