//! Nouns: what she needs, and what a mentor offers.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};

use crate::foundation::{
    ids::{ParticipantId, UserId},
    text::Language,
};

crate::id_type!(NeedId, "What walking beside a woman takes, as it was said on a day.");
crate::id_type!(OfferId, "What a mentor can give at a site, as it was said on a day.");

/// How two people can come together. Empty: not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Languages she speaks.
    pub languages: Vec<Language>,
    /// Days of the week, 1 Monday … 7 Sunday.
    pub days: BTreeSet<u8>,
    /// The part of town, as people there call it.
    pub district: String,
}

/// What walking beside her takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// 1 light, 2 middling, 3 heavy.
    pub weight: i64,
    /// Her languages are those beside the language of her file.
    pub terms: Terms,
    /// When it was said.
    pub recorded_at: Timestamp,
    /// The name among staff of whoever said it; empty for the program itself.
    pub recorded_by: String,
}

/// What a mentor can give at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub user: UserId,
    /// How much she can carry, as a sum of weights.
    pub room: i64,
    /// How and when.
    pub terms: Terms,
}

/// A woman beside whom a mentor walks or is to.
#[derive(Clone, Debug)]
pub struct Load {
    /// The mentor.
    pub user: UserId,
    /// The woman.
    pub woman: ParticipantId,
    /// The weight of her need, where somebody has said it.
    pub weight: Option<i64>,
    /// From this day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}
