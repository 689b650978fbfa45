//! Nouns: a goal, what it is about, how both will know, how far she was on a day.

use jiff::{Timestamp, civil::Date};

use super::sealed::{Told, Words};
use crate::{foundation::ids::ParticipantId, keyed};

crate::id_type!(GoalId, "Something she wants to reach.");
crate::id_type!(CheckInId, "How far she was on a day.");

keyed! {
    /// What a goal is about.
    Theme {
        /// What she earns.
        Income = "income",
        /// What she puts aside or invests.
        Savings = "savings",
        /// Her health.
        Health = "health",
        /// How she copes.
        Coping = "coping",
        /// Children, husband, kin.
        Family = "family",
        /// What she learns.
        Learning = "learning",
        /// Anything else of hers.
        Other = "other",
    }
}

keyed! {
    /// How both will know.
    Measure {
        /// It has happened, or not yet. A reading is 0 or 1.
        YesNo = "yes_no",
        /// A number with a unit that goes up or down, such as a debt. A reading is in thousandths.
        Number = "number",
        /// Small steps, each done or not. A reading has one bit for each, the first step lowest.
        Steps = "steps",
        /// Five described levels: 0 is what was agreed. A reading is -2 … 2 (goal attainment scaling, Kiresuk and Sherman 1968).
        Levels = "levels",
    }
}

keyed! {
    /// Where a goal stands.
    State {
        /// She is on her way.
        Open = "open",
        /// She is there.
        Reached = "reached",
        /// It became another goal.
        Changed = "changed",
        /// She let it go.
        LetGo = "let_go",
        /// It was never hers: written down by mistake, and struck through.
        Slip = "slip",
    }
}

/// Something she wants to reach.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// Whose it is.
    pub woman: ParticipantId,
    /// What it is about.
    pub theme: Theme,
    /// How both will know.
    pub measure: Measure,
    /// Where she started: a number in thousandths, or a level.
    pub start: Option<i64>,
    /// Where she wants to be: a number in thousandths, or level 0.
    pub target: Option<i64>,
    /// How much it matters to her, 0 … 3.
    pub importance: Option<i64>,
    /// How sure she is, 0 … 10.
    pub confidence: Option<i64>,
    /// The day on which she set it.
    pub set_on: Date,
    /// By when.
    pub by: Option<Date>,
    /// Where it stands.
    pub state: State,
    /// The day on which it was reached, changed or let go.
    pub ended_on: Option<Date>,
    /// The goal into which it changed.
    pub successor: Option<GoalId>,
    /// All words; empty where the reader may not see them.
    pub words: Words,
}

/// How far she was on a day.
#[derive(Clone, Debug)]
pub struct CheckIn {
    /// Its id.
    pub id: CheckInId,
    /// On which day.
    pub on: Date,
    /// What [`Measure`] says it is.
    pub reading: i64,
    /// What she said about it.
    pub told: Told,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Whether it was found to be a slip.
    pub set_aside: bool,
}
