//! Nouns: a link between two women, and a home.

use jiff::civil::Date;

use crate::foundation::ids::ParticipantId;

crate::id_type!(KinId, "That two women are related or neighbours.");
crate::id_type!(HouseholdId, "A home with women of the programme.");
crate::id_type!(ResidenceId, "That she lives there.");

/// What one is to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KinKind {
    /// Sisters.
    Sister,
    /// One is the other's mother.
    Mother,
    /// Cousins, aunt and niece.
    Cousin,
    /// Related by marriage.
    InLaw,
    /// They live near each other.
    Neighbour,
}

impl KinKind {
    /// In the order of the list.
    pub const ALL: [KinKind; 5] =
        [KinKind::Sister, KinKind::Mother, KinKind::Cousin, KinKind::InLaw, KinKind::Neighbour];

    /// As the database writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            KinKind::Sister => "sister",
            KinKind::Mother => "mother",
            KinKind::Cousin => "cousin",
            KinKind::InLaw => "in_law",
            KinKind::Neighbour => "neighbour",
        }
    }

    /// Reads [`KinKind::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        KinKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Two women who are linked.
#[derive(Clone, Debug)]
pub struct Kin {
    /// One.
    pub one: ParticipantId,
    /// The other: whose mother, sister … one is.
    pub other: ParticipantId,
    /// How.
    pub kind: KinKind,
}

/// A link as her page shows it: from her side.
#[derive(Clone, Debug)]
pub(super) struct HerKin {
    pub(super) id: KinId,
    /// The woman at its other end.
    pub(super) beside: ParticipantId,
    /// What the other is to her: a key of the text `households-kin-<key>`.
    pub(super) word: &'static str,
    pub(super) from: Date,
}

/// That she lives in a home.
#[derive(Clone, Debug)]
pub(super) struct Residence {
    pub(super) id: ResidenceId,
    pub(super) household: HouseholdId,
    pub(super) woman: ParticipantId,
    pub(super) is_head: bool,
    pub(super) from: Date,
}
