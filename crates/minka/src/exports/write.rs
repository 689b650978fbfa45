//! Writing the register as CSV or as an Excel workbook, row by row.

use std::{
    collections::{HashMap, HashSet},
    io::Write,
    sync::Arc,
};

use jiff::{Timestamp, civil::Date};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{
    attained, attended, pursued,
    rules::{Span, decimal, plain_cell},
    store,
};
use crate::{
    attendance::Period,
    consents::{self, Purpose},
    foundation::{
        access::Actor,
        clock::day_in,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::{Row, Store},
    },
    people::Step,
    users,
};

/// The two kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated, UTF-8 with a byte order mark, so that Excel reads the letters right.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl Kind {
    /// Reads `csv` or `xlsx`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Kind::Csv),
            "xlsx" => Some(Kind::Xlsx),
            _ => None,
        }
    }

    /// The ending of a file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Csv => "csv",
            Kind::Xlsx => "xlsx",
        }
    }
}

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The women of the sites, as they are.
    Women,
    /// How they attended in a period.
    Attendance(Period),
    /// Their goals as they stood on a day, without a word of theirs.
    Goals(Span),
    /// For each woman with goals one number of how far they were attained.
    Attainment(Span),
}

impl What {
    /// The name of its file, without an ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Women => "register",
            What::Attendance(_) => "attendance",
            What::Goals(_) => "goals",
            What::Attainment(_) => "attainment",
        }
    }
}

/// What is taken out.
#[derive(Clone, Debug)]
pub struct Register {
    /// Which table.
    pub what: What,
    /// The women of these sites.
    pub sites: Vec<SiteId>,
    /// With the names they chose: only for the command line.
    pub names: bool,
    /// Who takes it out: without the women who named her, and without the goals of those whose goals are shut to her. Nobody at
    /// the command line.
    pub eyes: Option<Actor>,
    /// For how many recipients it is sealed; none: it leaves in clear, for the programme's own work. A table that is sealed for
    /// somebody holds only the women who agree to be counted.
    pub recipients: usize,
    /// The moment that decides which groups they are in.
    pub at: Timestamp,
    /// What leads back to the entry of who took it out; empty until that is written down.
    pub mark: Mark,
}

/// So that a table which turns up somewhere leads to the entry of who took it out.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// What every row carries.
    pub export: String,
    /// The code of one row that belongs to nobody, for when somebody cut the marks off; empty: there is no such row.
    pub canary: String,
}

/// Where the rows of a workbook wait until it is whole. They are not sealed there, so they stay in memory and off the disk.
const MEMORY: &str = "/dev/shm";

/// Columns, as programs read them: the same in every language.
const COLUMNS: [&str; 5] = ["code", "group", "state", "since", "language"];
const NAME_COLUMN: &str = "chosen_name";
pub(super) const MARK_COLUMN: &str = "export";

/// Writes the register and tells `progress` after each batch how many women are written. Call it where it may block:
/// on the command line or a blocking thread. Gives the number of women.
///
/// # Errors
/// When the database cannot be read or the file cannot be written.
pub fn export_register<W: Write + Send>(
    store: &Store,
    kind: Kind,
    register: &Register,
    mut out: W,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    match kind {
        Kind::Csv => {
            out.write_all("\u{feff}".as_bytes()).map_err(broken)?;
            let mut csv = Csv(csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out));
            let women = write_any(store, register, &mut csv, progress)?;
            csv.0.flush().map_err(broken)?;
            Ok(women)
        }
        Kind::Xlsx => {
            let mut book = Workbook::new();
            if book.set_tempdir(MEMORY).is_err() {
                tracing::warn!(
                    "this system keeps no files in memory: the rows of a workbook wait on disk, unsealed, until it is whole"
                );
            }
            let sheet = book.add_worksheet_with_constant_memory().map_err(broken)?;
            let women = write_any(store, register, &mut Xlsx { sheet, row: 0, column: 0 }, progress)?;
            book.save_to_writer(&mut out).map_err(broken)?;
            out.flush().map_err(broken)?;
            Ok(women)
        }
    }
}

fn write_any(
    store: &Store,
    register: &Register,
    table: &mut (impl Table + Send),
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    match register.what {
        What::Women => write_rows(store, register, table, progress),
        What::Attendance(period) => attended::write_rows(store, (register, period), table, progress),
        What::Goals(span) => {
            pursued::write_rows(store, (register, span), (&pursued::COLUMNS, pursued::write_woman), table, progress)
        }
        What::Attainment(span) => {
            pursued::write_rows(store, (register, span), (&attained::COLUMNS, attained::write_woman), table, progress)
        }
    }
}

fn broken(cause: impl std::fmt::Display) -> Error {
    Error::unexpected("write an export", cause)
}

/// A table that grows cell by cell.
pub(super) trait Table {
    fn cell(&mut self, text: &str) -> Result<(), Error>;
    /// A number that a spreadsheet may reckon with; nothing where it was not measured.
    fn number(&mut self, number: Option<i64>) -> Result<(), Error>;
    /// The same with a fraction, told in thousandths.
    fn thousandths(&mut self, number: Option<i64>) -> Result<(), Error>;
    fn end_row(&mut self) -> Result<(), Error>;
}

struct Csv<W: Write>(csv::Writer<W>);

impl<W: Write> Table for Csv<W> {
    fn cell(&mut self, text: &str) -> Result<(), Error> {
        self.0.write_field(text).map_err(broken)
    }

    fn number(&mut self, number: Option<i64>) -> Result<(), Error> {
        self.cell(&number.map(|number| number.to_string()).unwrap_or_default())
    }

    fn thousandths(&mut self, number: Option<i64>) -> Result<(), Error> {
        self.cell(&number.map(decimal).unwrap_or_default())
    }

    fn end_row(&mut self) -> Result<(), Error> {
        self.0.write_record(None::<&[u8]>).map_err(broken)
    }
}

struct Xlsx<'b> {
    sheet: &'b mut Worksheet,
    row: u32,
    column: u16,
}

impl Xlsx<'_> {
    fn write_number(&mut self, number: Option<f64>) -> Result<(), Error> {
        if let Some(number) = number {
            let written: Result<_, XlsxError> = self.sheet.write_number(self.row, self.column, number);
            written.map_err(broken)?;
        }
        self.column += 1;
        Ok(())
    }
}

impl Table for Xlsx<'_> {
    fn cell(&mut self, text: &str) -> Result<(), Error> {
        let written: Result<_, XlsxError> = self.sheet.write_string(self.row, self.column, text);
        written.map_err(broken)?;
        self.column += 1;
        Ok(())
    }

    fn number(&mut self, number: Option<i64>) -> Result<(), Error> {
        #[expect(clippy::cast_precision_loss, reason = "counts of meetings and percents are small")]
        self.write_number(number.map(|number| number as f64))
    }

    fn thousandths(&mut self, number: Option<i64>) -> Result<(), Error> {
        #[expect(clippy::cast_precision_loss, reason = "thousandths below 10^15 are exact")]
        self.write_number(number.map(|number| number as f64 / 1000.0))
    }

    fn end_row(&mut self) -> Result<(), Error> {
        (self.row, self.column) = (self.row + 1, 0);
        Ok(())
    }
}

fn write_rows(
    store: &Store,
    register: &Register,
    table: &mut (impl Table + Send),
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    for column in COLUMNS.into_iter().chain(register.names.then_some(NAME_COLUMN)).chain([MARK_COLUMN]) {
        table.cell(column)?;
    }
    table.end_row()?;
    let mut women = 0;
    for (at, site) in register.sites.iter().enumerate() {
        write_site(store, register, (*site, at == 0), table, &mut |more| {
            women += more;
            progress(women);
        })?;
    }
    Ok(women)
}

/// One batch as it comes from the reading thread: cells one after the other, and how many women they are.
#[derive(Default)]
struct Batch {
    text: String,
    ends: Vec<u32>,
    women: u64,
    last: Option<String>,
}

impl Batch {
    fn cell(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// `columns` are those of a woman; the mark comes after them. The row that is nobody's stands before one of hers.
    fn write(&self, columns: usize, mark: &str, nobodys: &[&str], table: &mut impl Table) -> Result<(), Error> {
        let women = self.ends.len() / columns;
        let before = mark.bytes().map(usize::from).sum::<usize>() % women.max(1);
        let mut from = 0;
        for (at, end) in self.ends.iter().enumerate() {
            if !nobodys.is_empty() && at == before * columns {
                write_row(nobodys.iter().copied().take(columns), mark, table)?;
            }
            table.cell(&plain_cell(&self.text[from..*end as usize]))?;
            from = *end as usize;
            if (at + 1) % columns == 0 {
                table.cell(mark)?;
                table.end_row()?;
            }
        }
        if !nobodys.is_empty() && women == 0 {
            write_row(nobodys.iter().copied().take(columns), mark, table)?;
        }
        Ok(())
    }
}

fn write_row<'a>(cells: impl Iterator<Item = &'a str>, mark: &str, table: &mut impl Table) -> Result<(), Error> {
    for cell in cells {
        table.cell(&plain_cell(cell))?;
    }
    table.cell(mark)?;
    table.end_row()
}

/// What is known of a site before its women are read.
pub(super) struct Place {
    pub(super) day: Date,
    /// Its time zone.
    pub(super) zone: String,
    language: &'static str,
    /// Names by id.
    pub(super) groups: Arc<HashMap<String, String>>,
    /// Who agrees to be counted; nothing when it is not asked.
    pub(super) counted: Option<Arc<HashSet<ParticipantId>>>,
}

pub(super) fn place(store: &Store, register: &Register, site: SiteId) -> Result<Place, Error> {
    let (at, for_others) = (register.at, register.recipients > 0);
    store.read_now(move |db| {
        let programme = users::get_programme_of(db, site)?;
        let language = programme.languages.first().map_or("", |language| language.code());
        let groups: HashMap<String, String> = store::list_groups(db, site)?.into_iter().collect();
        let day = day_in(at, &programme.zone);
        // What goes to somebody else is no work of the programme's own: she is asked whether she may be counted.
        let counted = if for_others {
            Some(Arc::new(consents::list_agreeing(db, programme.id, Purpose::Statistics, day)?))
        } else {
            None
        };
        Ok(Place { day, zone: programme.zone, language, groups: Arc::new(groups), counted })
    })
}

fn write_site(
    store: &Store,
    register: &Register,
    (site, is_first): (SiteId, bool),
    table: &mut impl Table,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let Place { day, language, groups, counted, .. } = place(store, register, site)?;
    let columns = COLUMNS.len() + usize::from(register.names);
    let since = day.to_string();
    let canary = register.mark.canary.as_str();
    let row = [canary, "", Step::Enrolled.key(), &since, language, ""];
    let mut nobodys: &[&str] = if is_first && !canary.is_empty() { &row } else { &[] };
    let mut after = String::new();
    loop {
        let eyes = register.eyes.as_ref().map(Actor::user);
        let (names, groups, counted) = (register.names, Arc::clone(&groups), counted.clone());
        let batch = store.read_now(move |db| {
            db.see_as(eyes);
            let mut batch = Batch::default();
            let mut woman = Woman::default();
            batch.last = store::each_woman(db, (site, day), &after, |row| {
                if let Some(counted) = &counted
                    && !counted.contains(&row.get(0)?)
                {
                    return Ok(true);
                }
                if row.text(0)? != woman.id {
                    woman.end(&mut batch, names);
                    woman.begin(row)?;
                }
                woman.join(row.text(6)?, &groups);
                Ok(true)
            })?;
            woman.end(&mut batch, names);
            Ok(batch)
        })?;
        batch.write(columns, &register.mark.export, std::mem::take(&mut nobodys), table)?;
        match batch.last {
            Some(last) => after = last,
            None => return Ok(()),
        }
        progress(batch.women);
    }
}

/// The woman under way; her buffers are used again for the next one.
#[derive(Default)]
struct Woman {
    id: String,
    code: String,
    name: String,
    state: String,
    since: String,
    language: String,
    groups: String,
}

impl Woman {
    fn begin(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let fields =
            [&mut self.id, &mut self.code, &mut self.name, &mut self.state, &mut self.since, &mut self.language];
        for (at, field) in fields.into_iter().enumerate() {
            field.clear();
            field.push_str(row.text(at)?);
        }
        self.groups.clear();
        Ok(())
    }

    fn join(&mut self, group: &str, names: &HashMap<String, String>) {
        if let Some(name) = names.get(group) {
            if !self.groups.is_empty() {
                self.groups.push_str("; ");
            }
            self.groups.push_str(name);
        }
    }

    fn end(&mut self, batch: &mut Batch, names: bool) {
        if self.id.is_empty() {
            return;
        }
        for cell in [&self.code, &self.groups, &self.state, &self.since, &self.language] {
            batch.cell(cell);
        }
        if names {
            batch.cell(&self.name);
        }
        batch.women += 1;
    }
}
