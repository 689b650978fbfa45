//! Excel workbooks: the sheets, and the rows of one as they stream out of the package.

use std::{
    io::{self, BufReader, Read, Seek, SeekFrom},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::{
    Cell, SheetInfo, package,
    problem::{Fault, Place, SheetProblem},
    rows::RawRow,
    source::{Input, Stream},
    value::{Show, text_of},
};

/// Excel's own limits; a cell outside them is a damaged file.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;
/// Merged areas that are looked at; a list of women has a handful, in its title.
const MOST_MERGES: usize = 5_000;

/// A file that counts the bytes read from it.
pub(super) struct Counted {
    inner: BufReader<Stream>,
    done: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(room)?;
        self.done.fetch_add(count as u64, Relaxed);
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// An open workbook.
pub(super) struct Workbook {
    book: Xlsx<Counted>,
    done: Arc<AtomicU64>,
}

/// calamine means never to panic; on a file made to hurt it still might, and one bad upload must not take the
/// request's thread with it.
fn guarded<T>(
    act: impl FnOnce() -> Result<T, XlsxError>,
    place: impl Fn() -> Option<Place>,
) -> Result<T, SheetProblem> {
    match catch_unwind(AssertUnwindSafe(act)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::Password)) => Err(SheetProblem::Encrypted),
        Ok(Err(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_))) => Err(SheetProblem::NoSuchSheet),
        // The zip reader reports what is wrong in the file with these two kinds; others are the disk's.
        Ok(Err(XlsxError::Io(error)))
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidData
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::Other
            ) =>
        {
            Err(SheetProblem::Io(error))
        }
        Ok(Err(_)) | Err(_) => Err(SheetProblem::Damaged(place())),
    }
}

impl Workbook {
    /// Checks the package, then opens it.
    pub(super) fn open(input: &Input) -> Result<Self, SheetProblem> {
        let mut file = input.open()?;
        package::check(&mut file)?;
        file.rewind()?;
        let done = Arc::new(AtomicU64::new(0));
        let counted = Counted { inner: BufReader::new(file), done: Arc::clone(&done) };
        let book = guarded(|| Xlsx::new(counted), || None)?;
        Ok(Self { book, done })
    }

    /// The worksheets in their order, without charts and dialogs.
    pub(super) fn list(&mut self) -> Result<Vec<SheetInfo>, SheetProblem> {
        let sheets = self.book.sheets_metadata().to_vec();
        let mut list = Vec::new();
        for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
            // Twice the same name is a damaged file, of which only the first sheet could ever be read.
            if list.iter().any(|other: &SheetInfo| other.name.as_deref() == Some(&sheet.name)) {
                return Err(SheetProblem::Damaged(None));
            }
            let rows =
                guarded(|| self.book.worksheet_cells_reader(&sheet.name).map(|cells| cells.dimensions()), || None);
            // Writers that stream leave the size out, or say A1.
            let rows_estimate = rows?.end.0.checked_add(1).filter(|rows| (2..=MOST_ROWS).contains(rows));
            let hidden = sheet.visible != SheetVisible::Visible;
            list.push(SheetInfo { name: Some(sheet.name), rows_estimate, hidden });
        }
        Ok(list)
    }

    /// Starts reading a sheet.
    pub(super) fn rows(&mut self, sheet: &str) -> Result<WorkbookRows<'_>, SheetProblem> {
        let mut merges = guarded(|| self.book.merge_cells_by_sheet_name(sheet), || None)?;
        merges.truncate(MOST_MERGES);
        let shown = self.shown_digits(sheet)?;
        self.done.store(0, Relaxed);
        let done = Arc::clone(&self.done);
        let cells = guarded(|| self.book.worksheet_cells_reader(sheet), || None)?;
        let sheet = sheet.to_owned();
        Ok(WorkbookRows { cells, sheet, merges, shown, shown_at: 0, waiting: None, has_ended: false, row: 0, done })
    }

    /// The cells whose number format changes what the digits say, in the order of the file. calamine gives a
    /// cell's formula or its style but not both, so these are gathered beforehand, and only where the workbook
    /// has such a format at all.
    fn shown_digits(&mut self, sheet: &str) -> Result<Vec<(u32, u32, Show)>, SheetProblem> {
        guarded(
            || {
                let mut cells = self.book.worksheet_cells_reader(sheet)?;
                let formats: Vec<Option<Show>> = cells
                    .styles()
                    .iter()
                    .map(|style| style.number_format.as_ref().and_then(|format| Show::of(&format.format_code)))
                    .collect();
                let mut shown = Vec::new();
                if formats.iter().all(Option::is_none) {
                    return Ok(shown);
                }
                while let Some((row, column, style)) = cells.next_style_id()? {
                    if let Some(show) = formats.get(style).copied().flatten() {
                        shown.push((row, column, show));
                    }
                }
                Ok(shown)
            },
            || None,
        )
    }
}

/// One cell that has been read and belongs to a row not yet begun.
struct Waiting {
    row: u32,
    column: u32,
    value: Result<String, Fault>,
    formula: bool,
}

/// Rows of one sheet.
pub(super) struct WorkbookRows<'a> {
    cells: XlsxCellReader<'a, Counted>,
    sheet: String,
    merges: Vec<Dimensions>,
    shown: Vec<(u32, u32, Show)>,
    shown_at: usize,
    waiting: Option<Waiting>,
    has_ended: bool,
    /// The last row number read, as Excel shows it.
    row: u32,
    done: Arc<AtomicU64>,
}

impl WorkbookRows<'_> {
    /// The next row that has any cell in the file, blank or not.
    pub(super) fn next_row(&mut self) -> Result<Option<RawRow>, SheetProblem> {
        let Some(first) = self.next_cell()? else {
            return Ok(None);
        };
        let number = first.row + 1;
        self.row = number;
        let mut raw = RawRow { number, ..RawRow::default() };
        put(&mut raw, first);
        while let Some(cell) = self.next_cell()? {
            if cell.row + 1 != number {
                self.waiting = Some(cell);
                break;
            }
            put(&mut raw, cell);
        }
        Ok(Some(raw))
    }

    pub(super) fn bytes_done(&self) -> u64 {
        self.done.load(Relaxed)
    }

    /// The next cell that holds something.
    fn next_cell(&mut self) -> Result<Option<Waiting>, SheetProblem> {
        if let Some(cell) = self.waiting.take() {
            return Ok(Some(cell));
        }
        while !self.has_ended {
            let (sheet, row) = (&self.sheet, self.row);
            let last_row = || Place { sheet: Some(sheet.clone()), row, column: None };
            let place = || (row > 0).then(last_row);
            let Some(record) = guarded(|| self.cells.next_cell_with_formula_metadata(), place)? else {
                self.has_ended = true;
                break;
            };
            let (row, column) = record.pos;
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err(SheetProblem::Damaged(place()));
            }
            let show =
                self.shown.get(self.shown_at).filter(|(r, c, _)| (*r, *c) == record.pos).map(|(_, _, show)| *show);
            self.shown_at += usize::from(show.is_some());
            let formula = record.formula.is_some();
            let value = match record.value {
                calamine::DataRef::Empty if formula => Err(Fault::NotCalculated),
                value => text_of(&value, show),
            };
            let is_blank = value.as_ref().is_ok_and(String::is_empty);
            if !is_blank && !self.is_under_a_merge(row, column) {
                return Ok(Some(Waiting { row, column, value, formula }));
            }
        }
        Ok(None)
    }

    /// Of merged cells only the first is seen; LibreOffice can leave values in the others.
    fn is_under_a_merge(&self, row: u32, column: u32) -> bool {
        self.merges.iter().any(|area| area.start != (row, column) && area.contains(row, column))
    }
}

fn put(raw: &mut RawRow, cell: Waiting) {
    let at = cell.column as usize;
    if raw.cells.len() <= at {
        raw.cells.resize_with(at + 1, Cell::default);
    }
    let text = cell.value.unwrap_or_else(|fault| {
        raw.faults.push((cell.column, fault));
        String::new()
    });
    if let Some(place) = raw.cells.get_mut(at) {
        *place = Cell { text, formula: cell.formula };
    }
}
