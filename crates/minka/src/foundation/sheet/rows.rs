//! Rows as the caller gets them: blank ones left out, all as wide as the header, each with its problems.

use super::{
    Progress,
    delimited::TextRows,
    problem::{Fault, Place, RowProblem, SheetProblem},
    workbook::WorkbookRows,
};

/// One cell. What looks like a formula in a text table (`=1+1`) is that text, and is never worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value as text, trimmed and in NFC.
    pub text: String,
    /// True where a workbook has a formula here; the text is the result it was saved with.
    pub formula: bool,
}

/// One row that has at least one value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Name of the sheet; none for a text table.
    pub sheet: Option<String>,
    /// Row number as Excel shows it, counting blank rows and the header.
    pub number: u32,
    /// As many cells as the header at least; missing ones are blank.
    pub cells: Vec<Cell>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
}

impl Row {
    /// The text of a cell, blank beyond the last.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map(|cell| cell.text.as_str()).unwrap_or_default()
    }
}

/// A row as its source gives it.
#[derive(Debug, Default)]
pub(super) struct RawRow {
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
    pub(super) faults: Vec<(u32, Fault)>,
    /// Cells written in the file, where the file says so: a workbook simply leaves blank cells out.
    pub(super) written: Option<usize>,
}

#[expect(clippy::large_enum_variant, reason = "one per file being read")]
pub(super) enum Source<'a> {
    Text(TextRows),
    Workbook(WorkbookRows<'a>),
}

/// The rows of one table, the header first. After an error it ends.
pub struct Rows<'a> {
    source: Source<'a>,
    sheet: Option<String>,
    header_row: u32,
    width: Option<usize>,
    has_ended: bool,
    progress: Progress,
}

impl<'a> Rows<'a> {
    pub(super) fn new(source: Source<'a>, sheet: Option<String>, header_row: u32, progress: Progress) -> Self {
        Self { source, sheet, header_row, width: None, has_ended: false, progress }
    }

    /// How far the reading has come.
    pub fn progress(&self) -> Progress {
        let bytes = match &self.source {
            Source::Text(rows) => rows.bytes_done(),
            Source::Workbook(rows) => rows.bytes_done(),
        };
        Progress { bytes: bytes.min(self.progress.of_bytes), ..self.progress }
    }

    fn next_raw(&mut self) -> Result<Option<RawRow>, SheetProblem> {
        match &mut self.source {
            Source::Text(rows) => rows.next_row(),
            Source::Workbook(rows) => rows.next_row(),
        }
    }

    fn shape(&mut self, mut raw: RawRow) -> Option<Row> {
        let last_fault = raw.faults.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or_default();
        let last_text = raw.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |at| at + 1);
        let used = last_text.max(last_fault);
        if used == 0 || raw.number < self.header_row {
            return None;
        }
        raw.cells.resize_with(used, Cell::default);
        let place = |column| Place { sheet: self.sheet.clone(), row: raw.number, column };
        let mut problems: Vec<RowProblem> =
            raw.faults.into_iter().map(|(column, fault)| RowProblem { place: place(Some(column)), fault }).collect();
        let width = *self.width.get_or_insert(used);
        let expected = width as u32;
        if let Some(found) = raw.written.filter(|written| *written < width) {
            let fault = Fault::ShortRow { expected, found: found as u32 };
            problems.push(RowProblem { place: place(Some(found as u32)), fault });
        }
        if used > width {
            let fault = Fault::LongRow { expected, found: used as u32 };
            problems.push(RowProblem { place: place(Some(expected)), fault });
        } else {
            raw.cells.resize_with(width, Cell::default);
        }
        Some(Row { sheet: self.sheet.clone(), number: raw.number, cells: raw.cells, problems })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, SheetProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.has_ended {
            match self.next_raw() {
                Ok(Some(raw)) => {
                    self.progress.row = raw.number;
                    if let Some(row) = self.shape(raw) {
                        return Some(Ok(row));
                    }
                }
                Ok(None) => self.has_ended = true,
                Err(problem) => {
                    self.has_ended = true;
                    return Some(Err(problem));
                }
            }
        }
        None
    }
}
