//! What can be wrong with a file as a whole, and with one row of it. The sentences for people are Fluent
//! messages named by `key()`; the English here is for the log and never repeats what a cell says.

use std::{fmt, io};

use thiserror::Error;

use super::encoding::TextEncoding;

/// Where in a file: the sheet (workbooks only), the row as Excel counts it, and the column counted from nought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet; none for a text table.
    pub sheet: Option<String>,
    /// Row number as Excel shows it, the header being 1 in most files.
    pub row: u32,
    /// Index into the row's cells: 0 is column A.
    pub column: Option<u32>,
}

impl Place {
    /// The cell as Excel writes it: `C17`, or `17` where only the row is known.
    pub fn cell(&self) -> String {
        let column = self.column.map(column_name).unwrap_or_default();
        format!("{column}{}", self.row)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cell())
    }
}

/// The letters Excel shows above a column: 0 is A, 25 is Z, 26 is AA.
pub fn column_name(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(index) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A kind of file that is recognised, so that the refusal can say what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `.xls`, the Excel format up to 2003: save as .xlsx.
    OldExcel,
    /// `.xlsb`: save as .xlsx.
    BinaryExcel,
    /// `.ods` and relatives: save as .xlsx.
    OpenDocument,
    /// A Word or PowerPoint file.
    Document,
    /// A PDF.
    Pdf,
    /// A photograph or picture.
    Image,
    /// A program.
    Program,
    /// A zip or another archive without a workbook in it.
    Archive,
    /// A web page or XML, often what a website hands out under the name of `.xls`: open and save as .xlsx.
    WebPage,
    /// Anything else.
    Other,
}

impl FileKind {
    /// True where Excel or LibreOffice can open the file and "save as .xlsx" is the way out.
    pub fn can_be_saved_as_xlsx(self) -> bool {
        matches!(self, Self::OldExcel | Self::BinaryExcel | Self::OpenDocument | Self::WebPage)
    }
}

/// Why a file, or the rest of it, cannot be read.
#[derive(Debug, Error)]
pub enum SheetProblem {
    /// Nothing in it, or white space only.
    #[error("the file is empty")]
    Empty,
    /// Not a table that is read here.
    #[error("not a table: {0:?}")]
    UnknownKind(FileKind),
    /// Needs a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// Unpacks to more than is sensible: damaged, or made to exhaust the machine.
    #[error("the workbook unpacks to more than the limits allow")]
    TooMuchInside,
    /// A workbook cut short or damaged; the place is the last row that was still read.
    #[error("the workbook is damaged (last row read: {0:?})")]
    Damaged(Option<Place>),
    /// A text table with NUL bytes in it: not text, or UTF-16 without its mark.
    #[error("not text, row {0}")]
    NotText(Place),
    /// Bytes that the encoding in use cannot mean. Another encoding may be the answer.
    #[error("row {place} is not {encoding:?}")]
    BadText {
        /// The row.
        place: Place,
        /// The encoding it was read with.
        encoding: TextEncoding,
    },
    /// A cell that begins with a quotation mark and is never closed.
    #[error("a quotation mark opened in row {0} is never closed")]
    UnclosedQuote(Place),
    /// One row longer than 4 MiB or wider than Excel's 16,384 columns.
    #[error("row {0} is too long to be a row")]
    RowTooLong(Place),
    /// No visible sheet with cells, or none of the name that was asked for.
    #[error("there is no such sheet")]
    NoSuchSheet,
    /// The disk, not the file.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
}

impl SheetProblem {
    /// Name of the message for people.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "sheet-empty",
            Self::UnknownKind(kind) if kind.can_be_saved_as_xlsx() => "sheet-save-as-xlsx",
            Self::UnknownKind(_) => "sheet-unknown-kind",
            Self::Encrypted => "sheet-encrypted",
            Self::TooMuchInside => "sheet-too-much-inside",
            Self::Damaged(_) => "sheet-damaged",
            Self::NotText(_) => "sheet-not-text",
            Self::BadText { .. } => "sheet-bad-text",
            Self::UnclosedQuote(_) => "sheet-unclosed-quote",
            Self::RowTooLong(_) => "sheet-row-too-long",
            Self::NoSuchSheet => "sheet-no-such-sheet",
            Self::Io(_) => "sheet-disk",
        }
    }

    /// Where, if it is at one place.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Damaged(place) => place.as_ref(),
            Self::NotText(place)
            | Self::BadText { place, .. }
            | Self::UnclosedQuote(place)
            | Self::RowTooLong(place) => Some(place),
            _ => None,
        }
    }
}

/// What is wrong with one row or cell, while the rest of the file reads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Fewer cells than the header (text tables only; the missing ones are given as blank).
    ShortRow {
        /// Cells in the header.
        expected: u32,
        /// Cells in this row.
        found: u32,
    },
    /// A value beyond the last column of the header: often a delimiter inside a text that is not quoted.
    LongRow {
        /// Cells in the header.
        expected: u32,
        /// Cells in this row.
        found: u32,
    },
    /// An error value such as `#REF!`; the cell is given as blank.
    ErrorValue(String),
    /// A formula whose result was never stored: open the file in Excel and save it.
    NotCalculated,
    /// A number of 16 digits or more, of which Excel keeps 15: the rest are noughts, not what was typed.
    DigitsLost,
}

impl Fault {
    /// Name of the message for people.
    pub fn key(&self) -> &'static str {
        match self {
            Self::ShortRow { .. } => "sheet-short-row",
            Self::LongRow { .. } => "sheet-long-row",
            Self::ErrorValue(_) => "sheet-error-value",
            Self::NotCalculated => "sheet-not-calculated",
            Self::DigitsLost => "sheet-digits-lost",
        }
    }
}

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}
