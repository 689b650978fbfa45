//! Questionnaires as data, and what may honestly be computed from the answers.
//!
//! An [`Instrument`] is read from a plain file and checked. A [`Scorer`] turns a table of answers into scores, bands, flags and, where
//! answers are missing, the lowest and highest score that is still possible. [`change`] says whether one woman's score moved more than
//! the noise of one questionnaire; [`group`] says what may be told about a whole group; [`goals`] and [`indices`] hold the rest.
//!
//! Pure: no file, clock, chance or network. The same answers give the same figures on every machine.

pub mod change;
pub mod goals;
pub mod group;
pub mod indices;
mod instrument;
pub mod mathematics;
mod scoring;

pub use instrument::{
    Aggregate, Band, BandSet, Better, ChangeRule, Checked, Choice, Class, ClassSet, Condition, Cut, DECLINED_SIGN,
    Definition, FlagRule, Gate, Instrument, Item, Licence, Likely, MissingRule, OptionSet, Order, Problem, Range,
    Reference, ReliabilityKind, Scale, Status, TOTAL, Term, Text, TextRight, Validation, What, Words,
};
pub use scoring::{
    Answers, Column, DECLINED, Given, LOST, NOT_ASKED, Raised, Refused, ScaleColumn, ScaleResult, Scored, Scorer,
    Scores, Unreadable,
};
