//! Nouns: a woman in front of her own file.

use jiff::Timestamp;

use crate::foundation::{
    ids::{ParticipantId, SiteId, UserId},
    text::Language,
};

/// A woman in front of her own file.
#[derive(Clone, Debug)]
pub struct OwnVisit {
    /// Who.
    pub participant: ParticipantId,
    /// Her site.
    pub site: SiteId,
    /// Her code.
    pub code: String,
    /// Her language: everything is said in it.
    pub language: Language,
    /// Her programme's zone.
    pub zone: String,
    /// At whose device.
    pub beside: UserId,
    /// Since when.
    pub started: Timestamp,
    /// The last tap.
    pub seen: Timestamp,
    /// When it was ended.
    pub ended: Option<Timestamp>,
}
