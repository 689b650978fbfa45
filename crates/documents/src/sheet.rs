//! A plain sheet: a title, some words, codes in large type, a table, lists.

use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use crate::{Error, Imprint, press, world};

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| world::template("/sheet.typ", include_str!("../templates/sheet.typ")));

/// A plain sheet. Every part but the title may be empty; what does not fit goes on to a second page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// The title, in large type.
    pub title: String,
    /// Words below the title.
    pub paragraphs: Vec<String>,
    /// Codes to copy or cross out, in a large monospaced grid, read row by row.
    pub codes: Vec<String>,
    /// A table below the codes.
    pub table: Option<Table>,
    /// Lists below the table, each under its heading.
    pub lists: Vec<List>,
    /// Words below everything else.
    pub closing: Vec<String>,
}

/// Lines under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// The heading.
    pub heading: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// A table with a head that repeats on each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for every column.
    pub rows: Vec<Vec<String>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether the cells are codes, set in letters that cannot be mistaken for one another and never broken.
    pub code: bool,
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), code: false }
    }

    /// A column of codes.
    pub fn codes(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), code: true }
    }
}

/// Prints the sheet. Refuses a table whose rows do not fit its head.
pub fn sheet(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    if let Some(table) = &sheet.table {
        let columns = table.columns.len();
        if let Some(at) = table.rows.iter().position(|row| row.len() != columns) {
            return Err(Error::Table { row: at + 1, cells: table.rows[at].len(), columns });
        }
    }
    press::print(&TEMPLATE, sheet, &sheet.imprint, &[])
}
