//! The roll call of one meeting of a group, on paper.

use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use crate::{Error, Imprint, press, world};

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| world::template("/roll.typ", include_str!("../templates/roll.typ")));

/// The roll call of one meeting. What is not known yet stays a line to write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Roll {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// The fixed words, translated.
    pub words: RollWords,
    /// The group's name.
    pub group: String,
    /// The lesson's neutral title.
    pub lesson: String,
    /// The date, written out.
    pub date: String,
    /// The time, written out.
    pub time: String,
    /// Where the group meets.
    pub place: String,
    /// Who leads, printed under the line for her signature.
    pub facilitator: String,
    /// The women, in the order of the screen.
    pub rows: Vec<RollRow>,
    /// Visitors already recorded; free lines follow, eight lines in all and at least two free ones.
    pub visitors: Vec<String>,
    /// The counts, where they are known.
    pub counts: Counts,
}

/// One woman on the roll.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RollRow {
    /// Her code, such as `BAKO-7`.
    pub code: String,
    /// The name she chose.
    pub name: String,
    /// The mark, if one is recorded.
    pub mark: Option<Mark>,
    /// The reason, if one is recorded.
    pub reason: String,
    /// Fills the small circle at the end of her row. Paper lies about: leave it `false` unless the reader asked for it.
    pub private_word: bool,
}

/// Whether she came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// She was there.
    Present,
    /// She came late.
    Late,
    /// She could not come and said so.
    Excused,
    /// She did not come.
    Absent,
}

/// How many were there; what is `None` is left open to write in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Women of the group.
    pub women: Option<u32>,
    /// Visitors.
    pub visitors: Option<u32>,
    /// Children.
    pub children: Option<u32>,
    /// Everybody in the room.
    pub headcount: Option<u32>,
}

/// The fixed words of a roll, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RollWords {
    /// What the paper is: "Roll call".
    pub title: String,
    /// "Lesson".
    pub lesson: String,
    /// "Date".
    pub date: String,
    /// "Time".
    pub time: String,
    /// "Place".
    pub place: String,
    /// Head of the column of row numbers: "No."
    pub number: String,
    /// Head of the column of codes: "Code".
    pub code: String,
    /// Head of the column of names: "Name".
    pub name: String,
    /// "Present".
    pub present: String,
    /// "Late".
    pub late: String,
    /// "Excused".
    pub excused: String,
    /// "Absent".
    pub absent: String,
    /// "Reason".
    pub reason: String,
    /// Heading of the lines for visitors, and label of their count: "Visitors".
    pub visitors: String,
    /// Label of the count: "Women".
    pub women: String,
    /// Label of the count: "Children".
    pub children: String,
    /// Label of the count: "In the room".
    pub headcount: String,
    /// Under the line to sign on: "Facilitator's signature".
    pub signature: String,
}

/// Prints the roll.
pub fn roll(roll: &Roll) -> Result<Vec<u8>, Error> {
    press::print(&TEMPLATE, roll, &roll.imprint, &[])
}
