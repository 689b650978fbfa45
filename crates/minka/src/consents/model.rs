//! Nouns: what can be agreed to, with whom something may be shared, one answer of hers.

use jiff::{Timestamp, civil::Date};

use crate::{foundation::text::Language, people};

crate::id_type!(ConsentId, "One answer of hers: agreed, refused or withdrawn.");

/// Which words were read aloud. Whoever changes a word of `consent-words-…` in any language raises it.
pub const TEXT_VERSION: &str = "3";

/// What she is asked about; never two of them with one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Taking part: that her place and her being there are written down.
    Service,
    /// Sealed notes of her mentor.
    Notes,
    /// That the notes of one mentor are read by the next.
    Handover,
    /// Telling one named organisation what it needs to help her.
    Sharing,
    /// Being counted, without a name.
    Statistics,
    /// Being in photos.
    Photo,
    /// Her story for others to read.
    Story,
    /// Her chosen name on what she makes.
    Label,
    /// Messages to her phone.
    Messages,
    /// Questionnaires.
    Survey,
}

impl Purpose {
    /// In the order in which they are asked.
    pub const ALL: [Purpose; 10] = [
        Purpose::Service,
        Purpose::Notes,
        Purpose::Handover,
        Purpose::Messages,
        Purpose::Sharing,
        Purpose::Statistics,
        Purpose::Survey,
        Purpose::Photo,
        Purpose::Story,
        Purpose::Label,
    ];

    /// As addresses, the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Service => "service",
            Purpose::Notes => "notes",
            Purpose::Handover => "handover",
            Purpose::Sharing => "sharing",
            Purpose::Statistics => "statistics",
            Purpose::Photo => "photo",
            Purpose::Story => "story",
            Purpose::Label => "label",
            Purpose::Messages => "messages",
            Purpose::Survey => "survey",
        }
    }

    /// Reads [`Purpose::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Purpose::ALL.into_iter().find(|purpose| purpose.key() == key)
    }

    /// The drawn sign beside it, for whoever does not read.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Purpose::Service => "groups",
            Purpose::Notes => "lock",
            Purpose::Handover => "forward",
            Purpose::Sharing => "share",
            Purpose::Statistics => "chart",
            Purpose::Photo => "camera",
            Purpose::Story => "lesson",
            Purpose::Label => "tag",
            Purpose::Messages => "phone",
            Purpose::Survey => "survey",
        }
    }

    /// What a facilitator may ask as well: taking part, and how the group reaches her.
    #[must_use]
    pub fn is_basic(self) -> bool {
        matches!(self, Purpose::Service | Purpose::Messages)
    }

    /// How many months the form proposes: the shorter, the less can be called back.
    #[must_use]
    pub fn usual_months(self) -> i32 {
        match self {
            Purpose::Service | Purpose::Notes | Purpose::Handover | Purpose::Statistics | Purpose::Survey => 12,
            Purpose::Messages | Purpose::Photo | Purpose::Story | Purpose::Label => 6,
            Purpose::Sharing => 3,
        }
    }
}

/// What kind of help a recipient gives.
pub const SECTORS: [&str; 8] =
    ["health", "psychosocial", "legal", "security", "safe_house", "protection", "livelihoods", "other"];

/// With whom something may be shared: one sector, one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// One of [`SECTORS`].
    pub sector: String,
    /// As it was written.
    pub name: String,
}

impl Recipient {
    /// The name folded, so that a capital letter or a second space makes no other recipient.
    #[must_use]
    pub fn key(&self) -> String {
        people::name_key(&self.name)
    }
}

/// What she said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Yes, until a day.
    Agreed,
    /// No.
    Refused,
    /// No longer.
    Withdrawn,
}

impl Said {
    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Said::Agreed => "agreed",
            Said::Refused => "refused",
            Said::Withdrawn => "withdrawn",
        }
    }

    /// Reads [`Said::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [Said::Agreed, Said::Refused, Said::Withdrawn].into_iter().find(|said| said.key() == key)
    }
}

/// How she said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Aloud, before a witness.
    Spoken,
    /// She signed.
    Written,
    /// A finger's or any other mark on paper.
    Mark,
}

impl Way {
    /// In the order in which they are offered.
    pub const ALL: [Way; 3] = [Way::Spoken, Way::Written, Way::Mark];

    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Way::Spoken => "spoken",
            Way::Written => "written",
            Way::Mark => "mark",
        }
    }

    /// Reads [`Way::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Way::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// One answer of hers.
#[derive(Clone, Debug)]
pub struct ConsentEvent {
    /// Its id.
    pub id: ConsentId,
    /// To what.
    pub purpose: Purpose,
    /// With whom, for sharing.
    pub recipient: Option<Recipient>,
    /// What she said.
    pub said: Said,
    /// How; nothing when she withdrew: that needs no form.
    pub way: Option<Way>,
    /// Who read it aloud.
    pub reader: String,
    /// Who heard her; may be empty when she signed.
    pub witness: String,
    /// In which language it was read.
    pub language: Option<Language>,
    /// Which words were read.
    pub text_version: String,
    /// On which day she said it.
    pub from: Date,
    /// The last day on which it holds, when she agreed.
    pub until: Option<Date>,
    /// When it was written down.
    pub recorded_at: Timestamp,
}

impl ConsentEvent {
    /// Whether another answer is about the same thing and the same recipient.
    #[must_use]
    pub fn is_about_same(&self, other: &ConsentEvent) -> bool {
        let who = |event: &ConsentEvent| event.recipient.as_ref().map(|one| (one.sector.clone(), one.key()));
        self.purpose == other.purpose && who(self) == who(other)
    }
}
