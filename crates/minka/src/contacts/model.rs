//! Nouns: the card, and what holds a message back.

use jiff::civil::{Date, Time};

use crate::foundation::text::Language;

crate::id_type!(ProposalId, "A card that somebody proposed.");
crate::id_type!(PauseId, "A time in which nobody reaches her.");

/// Whose telephone it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Hers alone.
    Own,
    /// One that others use too.
    Shared,
    /// That of somebody she trusts.
    Trusted,
}

impl Whose {
    /// In the order of the form.
    pub const ALL: [Whose; 3] = [Whose::Own, Whose::Shared, Whose::Trusted];

    /// As the seal and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Whose::Own => "own",
            Whose::Shared => "shared",
            Whose::Trusted => "trusted",
        }
    }

    /// Reads [`Whose::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Whose::ALL.into_iter().find(|whose| whose.key() == key)
    }
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// We call.
    Call,
    /// A short message.
    Text,
    /// A message in an app.
    Messenger,
}

impl Channel {
    /// In the order of the form.
    pub const ALL: [Channel; 3] = [Channel::Call, Channel::Text, Channel::Messenger];

    /// As the seal and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Text => "text",
            Channel::Messenger => "messenger",
        }
    }

    /// Reads [`Channel::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Channel::ALL.into_iter().find(|channel| channel.key() == key)
    }
}

/// How she can be reached, in her own words.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    /// Whose telephone.
    pub whose: Whose,
    /// Which way.
    pub channel: Channel,
    /// The number.
    pub number: String,
    /// On which days: 1 Monday … 7 Sunday.
    pub days: Vec<i64>,
    /// From this hour on.
    pub from: Time,
    /// Before this hour.
    pub until: Time,
    /// The zone in which she counts days and hours.
    pub zone: String,
    /// Who may pick up besides her; empty: nobody.
    pub may_pick_up: String,
    /// What to say to anybody else.
    pub say: String,
    /// A word by which she knows us; may be empty.
    pub code_word: String,
    /// In which language.
    pub language: Language,
    /// The day on which she said so.
    pub written: Date,
    /// The last day on which it holds.
    pub valid_until: Date,
}

/// Never written by accident.
impl std::fmt::Debug for Card {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Card(sealed)")
    }
}

/// Why nothing goes out to her now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The folder was restored without its journal: nobody knows what she took back since.
    SafeMode,
    /// She never said how.
    NoCard,
    /// Everything is paused.
    Paused,
    /// She does not agree to messages, or no longer.
    NoConsent,
    /// The card's time is over: she is asked again.
    Expired,
    /// Not this way.
    OtherChannel,
    /// Not on this day of the week.
    OtherDay,
    /// Not at this hour.
    OtherHour,
}

impl Held {
    /// The end of the text key `contact-held-<key>`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Held::SafeMode => "safe-mode",
            Held::NoCard => "no-card",
            Held::Paused => "paused",
            Held::NoConsent => "no-consent",
            Held::Expired => "expired",
            Held::OtherChannel => "other-channel",
            Held::OtherDay => "other-day",
            Held::OtherHour => "other-hour",
        }
    }
}
