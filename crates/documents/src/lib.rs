//! Paper: what Minka prints, as PDFs made inside the program.
//!
//! Plain structs go in, PDF bytes come out. The crate knows no language, no clock and no disk: every word arrives
//! translated, every date arrives written, the fonts are in the binary, so the same input gives the same bytes.
//! What a person typed is data and never markup; letters that no font carries become a square (`□`).
//!
//! Each call blocks and keeps a core busy (tens of milliseconds in a release build): call it from a blocking thread.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod drawn;
mod fonts;
mod imprint;
mod life_map;
mod press;
mod printable;
mod roll;
mod sheet;
mod slips;
mod world;

pub use drawn::{
    Drawing, DrawnChoice, DrawnLine, DrawnQuestion, DrawnQuestions, DrawnSheet, drawn_questions, drawn_sheet,
};
pub use imprint::{Imprint, Moment};
pub use life_map::{LifeMap, Picture, Theme, Wanted, life_map};
pub use roll::{Counts, Mark, Roll, RollRow, RollWords, roll};
pub use sheet::{Column, List, Sheet, Table, sheet};
pub use slips::{Slip, Slips, slips};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The language is not a tag such as `kk` or `es-PE`.
    #[error("not a language tag: {0:?}")]
    Language(String),
    /// The moment of printing does not exist in the calendar.
    #[error("the moment of printing does not exist: {0:?}")]
    Moment(Moment),
    /// A table row has more or fewer cells than the table has columns.
    #[error("row {row} of the table has {cells} cells, its head has {columns}")]
    Table {
        /// The row, counted from one.
        row: usize,
        /// How many cells it has.
        cells: usize,
        /// How many columns the table has.
        columns: usize,
    },
    /// The data could not be written as JSON.
    #[error("the data could not be written: {0}")]
    Data(#[from] serde_json::Error),
    /// Typesetting or writing the PDF failed: a broken picture, or a mistake in a template.
    #[error("could not be typeset: {0}")]
    Typeset(String),
}
