//! Answers by column, and scores by column.

use super::{
    Scorer,
    column::{Column, NOT_ASKED},
    refused::Refused,
};

/// Answers of many people, one column an item.
#[derive(Clone, Debug)]
pub struct Answers {
    pub(super) columns: Vec<Vec<u8>>,
    /// Item and how many different answers it has.
    known: Vec<(String, usize)>,
}

impl Answers {
    /// An empty table for this instrument, with room for so many rows.
    #[must_use]
    pub fn for_scorer(scorer: &Scorer, room: usize) -> Self {
        let known =
            scorer.columns().iter().map(|column: &Column| (column.item().to_owned(), column.answers())).collect();
        Self { columns: vec![Vec::with_capacity(room); scorer.columns().len()], known }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Adds a row of answers as [`Column::read`] gives them, in the order of the items.
    ///
    /// # Errors
    /// There are more or fewer answers than items, or one is none of its item's options.
    pub fn push(&mut self, answers: &[u8]) -> Result<(), Refused> {
        if answers.len() != self.columns.len() {
            return Err(Refused::Length { expected: self.columns.len(), given: answers.len() });
        }
        let beyond = |(answer, (_, known)): &(&u8, &(String, usize))| usize::from(**answer) >= *known;
        if let Some((_, (item, _))) = answers.iter().zip(&self.known).find(beyond) {
            return Err(Refused::OutsideOptions { item: item.clone() });
        }
        for (column, answer) in self.columns.iter_mut().zip(answers) {
            column.push(*answer);
        }
        Ok(())
    }

    /// Takes all rows out and keeps the room.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(Vec::clear);
    }

    /// One answer; not asked if there is no such row or item.
    #[must_use]
    pub fn get(&self, row: usize, item: usize) -> u8 {
        self.columns.get(item).and_then(|column| column.get(row)).copied().unwrap_or(NOT_ASKED)
    }
}

/// What became of a flag's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raised {
    /// Answered, below the flag.
    No,
    /// A person is to be told at once.
    Yes,
    /// Not answered: that is not "no".
    Unknown,
}

/// What was computed for many people, by column.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// In the order of the instrument's scales.
    pub scales: Vec<ScaleColumn>,
    /// In the order of its class sets: the place of the class; none while an answer it looks at is missing.
    pub classes: Vec<Vec<Option<u8>>>,
    /// In the order of its flags.
    pub flags: Vec<Vec<Raised>>,
    /// The same option for every item, of which some are worded the other way round.
    pub same_answer: Vec<bool>,
    /// How many scored items have no whole answer.
    pub missing: Vec<u32>,
}

/// One scale, by column.
#[derive(Clone, Debug, Default)]
pub struct ScaleColumn {
    /// The score; NaN where there is none.
    pub score: Vec<f64>,
    /// How many of its parts are missing.
    pub missing: Vec<u32>,
    /// The lowest score that is still possible.
    pub lowest: Vec<f64>,
    /// The highest.
    pub highest: Vec<f64>,
}

impl ScaleColumn {
    /// The score of a row, if it may be shown.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<f64> {
        self.score.get(row).copied().filter(|score| !score.is_nan())
    }
}
