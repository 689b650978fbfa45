//! Text tables: which character separates the cells, and the rows one by one.

use std::{
    io,
    sync::{Arc, atomic::Ordering::Relaxed},
};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{
    Cell,
    encoding::{LONGEST_ROW, Meter, TextEncoding, TextSource, decode_sample},
    problem::{Place, SheetProblem},
    rows::RawRow,
    source::{Input, Stream},
    value::tidy,
};

/// How a text table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) encoding: TextEncoding,
    pub(super) delimiter: u8,
    /// The first line is `sep=;`. Excel does not show it, so it is not counted as a row.
    pub(super) has_sep_line: bool,
}

/// In order of preference when the rows leave it open: a comma also stands inside names and numbers.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// Rows looked at to find the delimiter.
const SAMPLE_ROWS: usize = 50;

/// Excel's number of columns.
const MOST_COLUMNS: usize = 16_384;

/// Handed on after the last row. Inside a cell it shows that a quotation mark was never closed, which the csv
/// reader does not report.
const ENDING: &str = "\n\u{1}\u{2}end of table\u{2}\u{1}\n";
const ENDING_CELL: &[u8] = "\u{1}\u{2}end of table\u{2}\u{1}".as_bytes();

impl Layout {
    /// Looks at the beginning of the file (`head`) in the given encoding.
    pub(super) fn guess(head: &[u8], is_whole_file: bool, encoding: TextEncoding) -> Self {
        let mut text = decode_sample(head, encoding);
        if !is_whole_file {
            // The last line is cut somewhere.
            text.truncate(text.iter().rposition(|byte| *byte == b'\n').map_or(text.len(), |at| at + 1));
        }
        match sep_line(&text) {
            Some(delimiter) => Self { encoding, delimiter, has_sep_line: true },
            None => Self { encoding, delimiter: guess_delimiter(&text), has_sep_line: false },
        }
    }
}

fn sep_line(text: &[u8]) -> Option<u8> {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_start();
    let line = line.strip_prefix(b"\"").map_or(line, |inner| inner.strip_suffix(b"\"").unwrap_or(inner));
    let (word, rest) = line.split_at_checked(4)?;
    match rest {
        [delimiter, blank @ ..] if word.eq_ignore_ascii_case(b"sep=") && blank.trim_ascii().is_empty() => {
            (delimiter.is_ascii() && !matches!(delimiter, b'"' | b'\n')).then_some(*delimiter)
        }
        _ => None,
    }
}

/// The delimiter that cuts the first row into several cells and most other rows into as many; then the one that
/// makes more cells. No delimiter at all is a table of one column.
fn guess_delimiter(text: &[u8]) -> u8 {
    let mut best = (b',', 0.0, 1);
    for delimiter in DELIMITERS {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text);
        let widths: Vec<usize> =
            reader.byte_records().take(SAMPLE_ROWS).map_while(Result::ok).map(|record| record.len()).collect();
        let width = widths.first().copied().unwrap_or_default();
        if width < 2 {
            continue;
        }
        let alike = widths.iter().filter(|other| **other == width).count() as f64 / widths.len() as f64;
        // A tenth of the rows may be broken without giving the table to another delimiter.
        if alike > best.1 + 0.1 || (alike > best.1 - 0.1 && width > best.2) {
            best = (delimiter, alike, width);
        }
    }
    best.0
}

/// Rows of a text table.
pub(super) struct TextRows {
    reader: Reader<TextSource<Stream>>,
    record: ByteRecord,
    meter: Arc<Meter>,
    encoding: TextEncoding,
    /// Line ends inside cells so far: an editor counts them as lines, Excel does not count them as rows.
    inner_lines: u64,
    sep_lines: u64,
}

impl TextRows {
    pub(super) fn open(input: &Input, layout: Layout, meter: Arc<Meter>) -> io::Result<Self> {
        let source = TextSource::new(input.open()?, layout.encoding, Arc::clone(&meter), Some(ENDING));
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(layout.delimiter).from_reader(source);
        let mut rows =
            Self { reader, record: ByteRecord::new(), meter, encoding: layout.encoding, inner_lines: 0, sep_lines: 0 };
        if layout.has_sep_line {
            rows.reader.read_byte_record(&mut rows.record)?;
            rows.sep_lines = rows.reader.position().line().saturating_sub(1);
        }
        Ok(rows)
    }

    fn place(&self, line: u64) -> Place {
        let row = line.saturating_sub(self.inner_lines).saturating_sub(self.sep_lines);
        Place { row: u32::try_from(row).unwrap_or(u32::MAX).max(1), ..Place::default() }
    }

    /// The next line that is not empty.
    pub(super) fn next_row(&mut self) -> Result<Option<RawRow>, SheetProblem> {
        self.meter.begin_row();
        let line_before = self.reader.position().line();
        if let Err(error) = self.reader.read_byte_record(&mut self.record) {
            return Err(self.reading_failed(error, line_before));
        }
        let Some(last) = self.record.iter().next_back() else {
            return Ok(None);
        };
        let inside = self.record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let line_after = self.reader.position().line();
        if last.ends_with(ENDING_CELL) || last.strip_suffix(b"\n").is_some_and(|last| last.ends_with(ENDING_CELL)) {
            return match self.record.len() {
                1 if last == ENDING_CELL => Ok(None),
                // No line end closed this row, so it began `inside` lines ago.
                _ => Err(SheetProblem::UnclosedQuote(self.place(line_after.saturating_sub(inside)))),
            };
        }
        let place = self.place(line_after.saturating_sub(1 + inside));
        self.inner_lines += inside;
        if self.record.len() > MOST_COLUMNS {
            return Err(SheetProblem::RowTooLong(place));
        }
        let mut cells = Vec::with_capacity(self.record.len());
        for (column, bytes) in self.record.iter().enumerate() {
            let place = || Place { column: Some(column as u32), ..place.clone() };
            let text = std::str::from_utf8(bytes)
                .map_err(|_| SheetProblem::BadText { place: place(), encoding: self.encoding })?;
            if text.contains('\0') {
                return Err(SheetProblem::NotText(place()));
            }
            cells.push(Cell { text: tidy(text), formula: false });
        }
        let written = Some(cells.len());
        Ok(Some(RawRow { number: place.row, cells, faults: Vec::new(), written }))
    }

    fn reading_failed(&self, error: csv::Error, line: u64) -> SheetProblem {
        if self.meter.in_row.load(Relaxed) > LONGEST_ROW {
            let place = self.place(line);
            // Line ends went by and did not end the row: it is inside quotation marks.
            return match self.meter.lines_in_row.load(Relaxed) {
                0 => SheetProblem::RowTooLong(place),
                _ => SheetProblem::UnclosedQuote(place),
            };
        }
        SheetProblem::Io(error.into())
    }

    /// Share of the file read so far is shown from this.
    pub(super) fn bytes_done(&self) -> u64 {
        self.meter.done.load(Relaxed)
    }
}
