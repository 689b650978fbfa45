//! Reads tables that people bring: Excel workbooks (`.xlsx`, and the values of `.xlsm`) and text tables (`.csv`,
//! `.tsv`, `.txt`), row by row, so that a list of a hundred thousand women takes no more memory than one of a
//! hundred.
//!
//! Every cell is text, as a person sees it: a date is `1985-03-08`, a telephone keeps its digits, a formula gives
//! the result it was saved with, and nothing is ever worked out. What cannot be trusted (an error value, half a
//! row) comes as a problem with its row and column; what cannot be read at all is refused with a reason that says
//! what to do. Other formats are refused, not guessed at: "save as .xlsx".
//!
//! ```text
//! let mut sheets = sheet::open(path, "women.xlsx")?;
//! for row in sheets.rows(&Choice::default())? {
//!     let row = row?;          // the first one is the header
//! }
//! ```

mod delimited;
mod encoding;
mod inflate;
mod kind;
mod package;
mod problem;
mod rows;
mod source;
#[cfg(test)]
mod tests;
mod value;
mod workbook;

use std::{io::Read, ops::ControlFlow, path::Path, sync::Arc};

use bytes::Bytes;

use delimited::{Layout, TextRows};
use encoding::Meter;
pub use encoding::TextEncoding;
use kind::Container;
pub use problem::{Fault, FileKind, Place, RowProblem, SheetProblem, column_name};
use rows::Source;
pub use rows::{Cell, Row, Rows};
use source::Input;
use workbook::Workbook;

/// Bytes looked at to tell what a file is.
const HEAD: u64 = 64 << 10;

/// One table in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Name of the sheet; none for a text table, which is the only one in its file.
    pub name: Option<String>,
    /// Rows as the file itself says, blank ones included; none where it does not say.
    pub rows_estimate: Option<u32>,
    /// Hidden in Excel: to be offered last, if at all.
    pub hidden: bool,
}

/// Which table to read and where it begins. The default: the first visible sheet, from its first row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Row number of the header; rows above it (a title, a logo) are left out. None: the first row with a value.
    pub header_row: Option<u32>,
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of the row last read.
    pub row: u32,
    /// Rows to expect, where the file says.
    pub of_rows: Option<u32>,
    /// Bytes of the file read.
    pub bytes: u64,
    /// Bytes of the file.
    pub of_bytes: u64,
}

impl Progress {
    /// Per cent for a progress bar: by rows where their number is known, else by bytes. Never 100 before the end.
    pub fn percent(&self) -> u8 {
        let (done, all) = match self.of_rows {
            Some(rows) => (u64::from(self.row), u64::from(rows)),
            None => (self.bytes, self.of_bytes),
        };
        (done.saturating_mul(100) / all.max(1)).min(99) as u8
    }
}

enum Content {
    Text(Layout),
    Workbook(Box<Workbook>),
}

/// An open file of tables.
pub struct Sheets {
    input: Input,
    size: u64,
    list: Vec<SheetInfo>,
    content: Content,
}

/// Opens a file and tells what is in it. The name is the one the person gave it; the bytes have the last word.
pub fn open(path: &Path, file_name: &str) -> Result<Sheets, SheetProblem> {
    open_input(Input::File(path.to_owned()), file_name)
}

/// Opens a file that is held in memory and never written to the disk: what somebody uploaded.
pub fn open_bytes(bytes: Bytes, file_name: &str) -> Result<Sheets, SheetProblem> {
    open_input(Input::Memory(bytes), file_name)
}

fn open_input(input: Input, file_name: &str) -> Result<Sheets, SheetProblem> {
    let (head, size) = head_of(&input)?;
    if head.starts_with(kind::COMPOUND) {
        return Err(compound_problem(&input)?);
    }
    let is_whole_file = size <= HEAD;
    let (list, content) = match kind::recognise(&head, is_whole_file, file_name)? {
        Container::Zip => {
            let mut book = Box::new(Workbook::open(&input)?);
            (book.list()?, Content::Workbook(book))
        }
        Container::Text(encoding) => {
            let layout = Layout::guess(&head, is_whole_file, encoding);
            (vec![SheetInfo { name: None, rows_estimate: None, hidden: false }], Content::Text(layout))
        }
    };
    if list.is_empty() {
        return Err(SheetProblem::NoSuchSheet);
    }
    Ok(Sheets { input, size, list, content })
}

fn head_of(input: &Input) -> Result<(Vec<u8>, u64), SheetProblem> {
    let (file, size) = (input.open()?, input.size()?);
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    if head.is_empty() { Err(SheetProblem::Empty) } else { Ok((head, size)) }
}

/// An encrypted workbook and an `.xls` look alike from outside; the first names its content.
fn compound_problem(input: &Input) -> Result<SheetProblem, SheetProblem> {
    let wanted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut file = input.open()?;
    let mut window: Vec<u8> = Vec::new();
    loop {
        let kept = window.len().min(wanted.len());
        window.drain(..window.len() - kept);
        if file.by_ref().take(HEAD).read_to_end(&mut window)? == 0 {
            return Ok(SheetProblem::UnknownKind(FileKind::OldExcel));
        }
        if window.windows(wanted.len()).any(|part| part == wanted) {
            return Ok(SheetProblem::Encrypted);
        }
    }
}

impl Sheets {
    /// The tables in the file, in its order.
    pub fn list(&self) -> &[SheetInfo] {
        &self.list
    }

    /// The encoding a text table is read with, guessed or chosen; none for a workbook.
    pub fn encoding(&self) -> Option<TextEncoding> {
        match &self.content {
            Content::Text(layout) => Some(layout.encoding),
            Content::Workbook(_) => None,
        }
    }

    /// The character between cells in a text table; none for a workbook.
    pub fn delimiter(&self) -> Option<char> {
        match &self.content {
            Content::Text(layout) => Some(char::from(layout.delimiter)),
            Content::Workbook(_) => None,
        }
    }

    /// Reads a text table with an encoding that a person chose. A workbook has no such choice and stays as it is.
    pub fn with_encoding(mut self, encoding: TextEncoding) -> Result<Self, SheetProblem> {
        if let Content::Text(layout) = &mut self.content {
            let (head, size) = head_of(&self.input)?;
            *layout = Layout::guess(&head, size <= HEAD, encoding);
        }
        Ok(self)
    }

    /// Reads a text table with a delimiter that a person chose. Characters beyond ASCII change nothing.
    pub fn with_delimiter(mut self, delimiter: char) -> Self {
        let usable = |byte: &u8| byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r' | 0);
        if let (Content::Text(layout), Some(byte)) = (&mut self.content, u8::try_from(delimiter).ok().filter(usable)) {
            layout.delimiter = byte;
        }
        self
    }

    /// The rows of the chosen table, one by one, the header first.
    pub fn rows(&mut self, choice: &Choice) -> Result<Rows<'_>, SheetProblem> {
        let sheet = match &choice.sheet {
            Some(name) => self.list.iter().find(|sheet| sheet.name.as_ref() == Some(name)),
            None => self.list.iter().find(|sheet| !sheet.hidden),
        };
        let sheet = sheet.cloned().ok_or(SheetProblem::NoSuchSheet)?;
        let progress = Progress { of_rows: sheet.rows_estimate, of_bytes: self.size, ..Progress::default() };
        let source = match &mut self.content {
            Content::Text(layout) => Source::Text(TextRows::open(&self.input, *layout, Arc::new(Meter::default()))?),
            Content::Workbook(book) => Source::Workbook(book.rows(sheet.name.as_deref().unwrap_or_default())?),
        };
        Ok(Rows::new(source, sheet.name, choice.header_row.unwrap_or(1), progress))
    }

    /// Hands every row to `act` until it breaks off, and tells `show` how far it is, at the start, every 500 rows
    /// and at the end. Returns what `act` broke off with.
    pub fn each_row<B>(
        &mut self,
        choice: &Choice,
        mut show: impl FnMut(Progress),
        mut act: impl FnMut(Row) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, SheetProblem> {
        let mut rows = self.rows(choice)?;
        let mut count = 0_u32;
        show(rows.progress());
        while let Some(row) = rows.next() {
            if let ControlFlow::Break(value) = act(row?) {
                return Ok(ControlFlow::Break(value));
            }
            count += 1;
            if count.is_multiple_of(500) {
                show(rows.progress());
            }
        }
        show(rows.progress());
        Ok(ControlFlow::Continue(()))
    }

    /// Counts the rows that `rows` would give, the header included, by reading through them.
    pub fn count_rows(&mut self, choice: &Choice) -> Result<u32, SheetProblem> {
        let mut count = 0;
        for row in self.rows(choice)? {
            row?;
            count += 1;
        }
        Ok(count)
    }
}
