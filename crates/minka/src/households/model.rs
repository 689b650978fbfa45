//! Nouns: a link between two women, and a home.

use jiff::civil::Date;

use crate::foundation::ids::{ParticipantId, UserId};

crate::id_type!(KinId, "That two women are related or neighbours.");
crate::id_type!(HouseholdId, "A home with women of the programme.");
crate::id_type!(ResidenceId, "That she lives there.");
crate::id_type!(StaffTieId, "That somebody who works here is close to her.");

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

/// How somebody who works here is close to a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffTieKind {
    /// Sisters.
    Sister,
    /// Any other kin, by birth or marriage.
    Relative,
    /// They live in one household.
    Household,
    /// They know each other outside the programme.
    Privately,
}

impl StaffTieKind {
    /// In the order of the list.
    pub const ALL: [StaffTieKind; 4] =
        [StaffTieKind::Sister, StaffTieKind::Relative, StaffTieKind::Household, StaffTieKind::Privately];

    /// As the database and the form write it; its words are `households-staff-<key>`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            StaffTieKind::Sister => "sister",
            StaffTieKind::Relative => "relative",
            StaffTieKind::Household => "household",
            StaffTieKind::Privately => "privately",
        }
    }

    /// Reads [`StaffTieKind::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        StaffTieKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The key of the sentence why she does not walk beside her.
    #[must_use]
    pub fn refusal(self) -> &'static str {
        match self {
            StaffTieKind::Sister => "households-tied-sister",
            StaffTieKind::Relative => "households-tied-relative",
            StaffTieKind::Household => "households-tied-household",
            StaffTieKind::Privately => "households-tied-privately",
        }
    }
}

/// That somebody who works here is close to a woman.
#[derive(Clone, Debug)]
pub struct StaffTie {
    /// Which.
    pub id: StaffTieId,
    /// The woman.
    pub woman: ParticipantId,
    /// Who works here.
    pub user: UserId,
    /// Her name among staff.
    pub name: String,
    /// How.
    pub kind: StaffTieKind,
    /// Since when it is known here.
    pub from: Date,
}
