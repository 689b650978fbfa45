//! Nouns: mark, roll, and what a roll-call form comes to.

use jiff::Timestamp;

use crate::{foundation::ids::ParticipantId, groups::MemberRole, sessions::Counts};

/// Why she was not there; the words are `sessions-reason-<key>`.
pub(super) const ABSENCE_REASONS: [&str; 7] = ["ill", "child-ill", "work", "travel", "family", "not-told", "other"];

/// Why a mark is set right; the words are `sessions-why-<key>`. A closed list, so that it can stand in the audit chain.
pub const CORRECTION_REASONS: [&str; 4] = ["mistake", "paper", "heard-later", "other"];

/// Why somebody marks a meeting that is another's to mark; the words are `sessions-why-<key>`.
pub(super) const STAND_IN_REASONS: [&str; 4] = ["leader-away", "no-leader", "paper", "other"];

/// A roll-call answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// She was there.
    Present,
    /// She came late; counts as there.
    Late,
    /// She said beforehand that she could not come.
    Excused,
    /// She did not come.
    Absent,
}

impl Mark {
    /// In the order of the screen.
    pub const ALL: [Mark; 4] = [Mark::Present, Mark::Late, Mark::Excused, Mark::Absent];

    /// As the database and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Mark::Present => "present",
            Mark::Late => "late",
            Mark::Excused => "excused",
            Mark::Absent => "absent",
        }
    }

    /// Reads [`Mark::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Mark::ALL.into_iter().find(|mark| mark.key() == key)
    }

    /// Whether she heard the lesson: present or late.
    #[must_use]
    pub fn is_there(self) -> bool {
        matches!(self, Mark::Present | Mark::Late)
    }
}

/// The mark that holds for one woman in one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceMark {
    /// The woman.
    pub participant: ParticipantId,
    /// The answer.
    pub mark: Mark,
    /// A key of the absence reasons, or empty.
    pub reason: String,
}

/// One woman on the roll of one meeting, with what is recorded so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollLine {
    /// The woman.
    pub participant: ParticipantId,
    /// Her code.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
    /// As what she belongs to the group on that day.
    pub role: MemberRole,
    /// The mark; `None`: not marked.
    pub mark: Option<Mark>,
    /// A key of the absence reasons, or empty.
    pub reason: String,
    /// Whether she needs a private word.
    pub private_word: bool,
    /// Whether she was a visitor once and has not come to the last three meetings, nor to this.
    pub earlier: bool,
}

/// What a form says, or was shown, about one woman.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineState {
    /// The mark; `None`: no choice was made.
    pub mark: Option<Mark>,
    /// A key of the absence reasons, or empty.
    pub reason: String,
    /// Whether she needs a private word.
    pub private_word: bool,
}

/// One woman on a form that was sent: what it says, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLine {
    /// Her code.
    pub code: String,
    /// What it says.
    pub says: LineState,
    /// What stood there when the form was made.
    pub was: LineState,
}

/// A roll-call form that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRoll {
    /// The women, as far as the form speaks of them.
    pub lines: Vec<SentLine>,
    /// The numbers it says.
    pub counts: Counts,
    /// The numbers it was made from.
    pub counts_were: Counts,
    /// Women registered with this very form, who are there too.
    pub walk_ins: i64,
}

/// A mark to be written, and whether another stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedMark {
    /// The mark.
    pub mark: AttendanceMark,
    /// Whether it takes the place of another.
    pub replaces: bool,
}

/// What a roll call comes to: only what this form changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollDecision {
    /// Marks to write.
    pub marks: Vec<DecidedMark>,
    /// Private words asked for (`true`) or taken back.
    pub private_words: Vec<(ParticipantId, bool)>,
    /// Numbers to write.
    pub counts: Option<Counts>,
    /// How many women will be marked.
    pub marked: usize,
    /// How many women are on the roll.
    pub all: usize,
}

impl RollDecision {
    /// Whether nothing is to be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.private_words.is_empty() && self.counts.is_none()
    }
}

/// A mark that was replaced, for the history.
#[derive(Clone, Debug)]
pub(super) struct EarlierMark {
    /// Her code.
    pub code: String,
    /// The name she chose.
    pub chosen_name: String,
    /// What stood there.
    pub mark: Mark,
    /// A key of the absence reasons, or empty.
    pub reason: String,
    /// When it was marked.
    pub marked: Timestamp,
    /// Who marked it; empty for somebody who is no member of staff (a link, the program).
    pub marked_by: String,
    /// When another took its place.
    pub replaced: Timestamp,
    /// A key of the correction reasons, or empty.
    pub why: String,
}
