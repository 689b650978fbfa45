//! What is wrong with a table: where, and what.

use crate::{expression::Why, table::letters};

/// One thing that is wrong, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which sheet.
    pub sheet: &'static str,
    /// Which row, as a table counts them; the header is 1.
    pub row: usize,
    /// Which column; 1 is A.
    pub column: usize,
    /// What stands above the column; empty where there is no such column.
    pub header: String,
    /// What is wrong.
    pub what: What,
}

impl Problem {
    /// The cell as a table names it, such as `D2`.
    #[must_use]
    pub fn cell(&self) -> String {
        format!("{}{}", letters(self.column), self.row)
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// There is no sheet `survey`.
    NoSurvey,
    /// Nothing is asked.
    EmptySurvey,
    /// Larger than any form.
    TooLarge,
    /// A column that has to be there is not.
    ColumnMissing,
    /// A column that is not known, or is outside of what we take; and which one it may be meant to be.
    UnknownColumn {
        /// The nearest column that is known; empty: none is near.
        near: &'static str,
    },
    /// A column that is there twice.
    ColumnTwice,
    /// Words with a language and words without one in one form.
    MixedLanguages,
    /// A kind of question that nobody knows.
    UnknownType(String),
    /// A kind of question that exists, and that we do not take.
    OutsideType(String),
    /// A list of choices that does not exist.
    UnknownList(String),
    /// A list has to be named.
    NoList,
    /// A name is missing.
    NoName,
    /// A name with a sign that names cannot have.
    BadName(String),
    /// A name that stood here before.
    NameTwice(String),
    /// Words are missing.
    NoLabel,
    /// A group that is never closed.
    GroupOpen(String),
    /// The end of a group that was never begun, or of another kind of group.
    GroupNotOpen,
    /// A name in `${…}` that is in no question.
    UnknownReference(String),
    /// A name in `${…}` that several questions have.
    AmbiguousReference(String),
    /// A path to nowhere.
    UnknownPath(String),
    /// An expression that cannot be read.
    Expression(Why),
    /// A value that is computed from itself.
    Cycle,
    /// Something computed, with nothing from which.
    NoCalculation,
    /// Neither yes nor no.
    NoYesOrNo(String),
    /// More about a kind of question than it takes.
    Parameter(String),
    /// A language that no column has.
    UnknownLanguage(String),
    /// A condition, where every question is put to everybody.
    AskedAlways,
    /// A whole number that does not say from which to which.
    NoBounds,
}

impl What {
    /// Its stable name, for words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSurvey => "no-survey",
            Self::EmptySurvey => "empty-survey",
            Self::TooLarge => "too-large",
            Self::ColumnMissing => "column-missing",
            Self::UnknownColumn { near: "" } => "unknown-column",
            Self::UnknownColumn { .. } => "misspelt-column",
            Self::ColumnTwice => "column-twice",
            Self::MixedLanguages => "mixed-languages",
            Self::UnknownType(_) => "unknown-type",
            Self::OutsideType(_) => "outside-type",
            Self::UnknownList(_) => "unknown-list",
            Self::NoList => "no-list",
            Self::NoName => "no-name",
            Self::BadName(_) => "bad-name",
            Self::NameTwice(_) => "name-twice",
            Self::NoLabel => "no-label",
            Self::GroupOpen(_) => "group-open",
            Self::GroupNotOpen => "group-not-open",
            Self::UnknownReference(_) => "unknown-reference",
            Self::AmbiguousReference(_) => "ambiguous-reference",
            Self::UnknownPath(_) => "unknown-path",
            Self::Expression(Why::UnknownFunction(_)) => "unknown-function",
            Self::Expression(Why::Unfinished | Why::Empty) => "expression-unfinished",
            Self::Expression(_) => "expression",
            Self::Cycle => "cycle",
            Self::NoCalculation => "no-calculation",
            Self::NoYesOrNo(_) => "no-yes-or-no",
            Self::Parameter(_) => "parameter",
            Self::UnknownLanguage(_) => "unknown-language",
            Self::AskedAlways => "asked-always",
            Self::NoBounds => "no-bounds",
        }
    }

    /// The word that it is about, as it stands in the table; empty: none.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::UnknownColumn { near } => (*near).to_owned(),
            Self::UnknownType(word)
            | Self::OutsideType(word)
            | Self::UnknownList(word)
            | Self::BadName(word)
            | Self::NameTwice(word)
            | Self::GroupOpen(word)
            | Self::UnknownReference(word)
            | Self::AmbiguousReference(word)
            | Self::UnknownPath(word)
            | Self::NoYesOrNo(word)
            | Self::Parameter(word)
            | Self::UnknownLanguage(word)
            | Self::Expression(Why::UnknownFunction(word)) => word.clone(),
            Self::Expression(Why::Sign(sign)) => sign.to_string(),
            Self::Expression(Why::Given(name)) => (*name).to_owned(),
            Self::Expression(Why::Union) => "|".to_owned(),
            _ => String::new(),
        }
    }
}
