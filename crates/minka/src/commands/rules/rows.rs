//! CSV in and out, one row after the other: a table may be larger than the memory of a small machine.

use std::{
    fmt::Write as _,
    io::{ErrorKind, Read, Write},
};

use super::{refuse, say, sheet};
use crate::foundation::error::Error;

/// What was read so far.
pub(super) struct Rows<R> {
    reader: csv::Reader<Whole<R>>,
    pub header: Vec<String>,
    record: csv::ByteRecord,
    row: u64,
    bad: u64,
    /// Which file this is, before the place of a problem; empty for standard input.
    file: &'static str,
}

/// A row, with the number that a spreadsheet gives it: the header is row 1.
pub(super) struct Row<'a> {
    pub number: u64,
    pub cells: &'a csv::ByteRecord,
    /// It has as many cells as the header.
    pub whole: bool,
}

impl<R: Read> Rows<R> {
    /// Reads the header of comma-separated UTF-8.
    pub(crate) fn open(source: R) -> Result<Self, Error> {
        let mut settings = csv::ReaderBuilder::new();
        settings.flexible(true).has_headers(false).buffer_capacity(1 << 16);
        let mut reader = settings.from_reader(whole(source));
        let mut record = csv::ByteRecord::new();
        let found = reader.read_byte_record(&mut record).map_err(unreadable)?;
        if !found {
            return Err(refuse("standard input is empty: CSV with a header row is expected"));
        }
        let mut text =
            csv::StringRecord::from_byte_record(record.clone()).map_err(|_| refuse("the header is not UTF-8 text"))?;
        text.trim();
        Ok(Self { reader, header: sheet::header(&text)?, record, row: 1, bad: 0, file: "" })
    }

    /// Says before the place of each problem which file it is in.
    pub(crate) fn of_file(mut self, name: &'static str) -> Self {
        self.file = name;
        self
    }

    /// The next row.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, Error> {
        let before = self.reader.position().line();
        if !self.reader.read_byte_record(&mut self.record).map_err(unreadable)? {
            return Ok(None);
        }
        self.row += 1 + blank_lines(&self.record, self.reader.position().line() - before);
        self.record.trim();
        Ok(Some(Row { number: self.row, cells: &self.record, whole: self.record.len() == self.header.len() }))
    }

    /// Where a column stands.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.header.iter().position(|name| name == column)
    }

    /// Where a column stands that has to be there.
    pub(crate) fn need(&self, column: &str) -> Result<usize, Error> {
        self.place(column).ok_or_else(|| refuse(format!("the header has no column {column}")))
    }

    /// Names a cell or row that cannot be used; never what stands in it.
    pub(crate) fn bad(&mut self, row: u64, column: Option<usize>, why: &str) {
        self.bad += 1;
        let column = column.and_then(|place| self.header.get(place));
        let column = column.map_or_else(String::new, |column| format!(", column {column}"));
        let file = if self.file.is_empty() { String::new() } else { format!("{}, ", self.file) };
        say::note(format!("{file}row {row}{column}: {why}"));
    }

    /// Says how it ended.
    pub(crate) fn end(&self) -> Result<(), Error> {
        match self.bad {
            0 => Ok(()),
            1 => Err(refuse("1 row or cell could not be used; the rest was")),
            many => Err(refuse(format!("{many} rows or cells could not be used; the rest were"))),
        }
    }
}

/// A table whose last line has its line break, too: lines are counted by it.
pub(super) type Whole<R> = std::io::Chain<R, &'static [u8]>;

/// Adds that line break; where there was one it makes an empty line, which is none.
pub(super) fn whole<R: Read>(source: R) -> Whole<R> {
    source.chain(&b"\n"[..])
}

/// How many of the lines that a record took were empty ones before it: a spreadsheet counts those as rows.
pub(super) fn blank_lines(record: &csv::ByteRecord, lines: u64) -> u64 {
    if lines <= 1 {
        return 0;
    }
    let within = record.as_slice().iter().filter(|byte| **byte == b'\n').count();
    lines.saturating_sub(1).saturating_sub(u64::try_from(within).unwrap_or(u64::MAX))
}

/// Columns that are called otherwise here: NAME=COLUMN.
pub(super) fn mapped<R: Read>(rows: &Rows<R>, names: &[&str], asked: &[String]) -> Result<Vec<Option<usize>>, Error> {
    let mut places: Vec<Option<usize>> = names.iter().map(|name| rows.place(name)).collect();
    for mapping in asked {
        let (name, column) =
            mapping.split_once('=').ok_or_else(|| refuse(format!("--columns {mapping}: NAME=COLUMN is expected")))?;
        let (name, column) = (name.trim(), column.trim());
        let at = names.iter().position(|known| *known == name);
        let at = at.ok_or_else(|| refuse(format!("--columns {name}: is none of {}", names.join(", "))))?;
        places[at] = Some(rows.need(column)?);
    }
    Ok(places)
}

/// Three columns that have to be there, under these names or as NAME=COLUMN says.
pub(super) fn needed<R: Read>(rows: &Rows<R>, names: [&str; 3], asked: &[String]) -> Result<[usize; 3], Error> {
    let mut columns = [0; 3];
    for ((column, place), name) in columns.iter_mut().zip(mapped(rows, &names, asked)?).zip(names) {
        *column =
            place.ok_or_else(|| refuse(format!("the header has no column {name}; name it: --columns {name}=…")))?;
    }
    Ok(columns)
}

/// What stands in a cell that holds a number or nothing.
pub(super) fn number(cell: &[u8]) -> Result<Option<f64>, &'static str> {
    const NO_NUMBER: &str = "is no number (3, 3.5 or -3 would be)";
    if cell.is_empty() {
        return Ok(None);
    }
    let plain = cell.iter().all(|byte| byte.is_ascii_digit() || b".-+eE".contains(byte));
    let text = std::str::from_utf8(cell).ok().filter(|_| plain).and_then(|text| text.parse::<f64>().ok());
    text.filter(|number| number.is_finite()).map(Some).ok_or(NO_NUMBER)
}

/// A number with ten figures and nothing that is not needed; what is tiny as 4.08e-100.
pub(super) fn written(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let short = format!("{number:.9e}");
    let rounded: f64 = short.parse().unwrap_or(number);
    if (1e-4..1e15).contains(&rounded.abs()) { rounded.to_string() } else { format!("{rounded:e}") }
}

/// The same; nothing for none.
pub(super) fn written_or_blank(number: Option<f64>) -> String {
    number.filter(|number| number.is_finite()).map_or_else(String::new, written)
}

/// Writes one number after the other into the same place.
#[derive(Default)]
pub(super) struct Buffer(String);

impl Buffer {
    pub(crate) fn write(&mut self, number: f64) -> &str {
        self.0.clear();
        #[expect(clippy::cast_possible_truncation, reason = "only a small whole number is turned")]
        let whole = (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64);
        match whole {
            Some(whole) => drop(write!(self.0, "{whole}")),
            None => self.0.push_str(&written(number)),
        }
        &self.0
    }
}

/// Where a table goes, in large pieces.
pub(super) fn table() -> csv::Writer<impl Write> {
    csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(say::output())
}

/// Whether the reader of the answer went away (`| head`), which is no problem of ours; any other failure is.
pub(super) fn gone(cause: csv::Error) -> Result<(), Error> {
    match cause.kind() {
        csv::ErrorKind::Io(why) if why.kind() == ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Error::unexpected("write CSV", cause)),
    }
}

fn unreadable(cause: csv::Error) -> Error {
    Error::unexpected("read standard input", cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in() {
        for (cell, expected) in [("", None), ("3", Some(3.0)), ("-3.5", Some(-3.5)), ("1e2", Some(100.0))] {
            assert_eq!(number(cell.as_bytes()), Ok(expected), "{cell}");
        }
        for cell in ["three", "3,5", "NaN", "inf", "-", "1e999", "NA", "0x10"] {
            assert!(number(cell.as_bytes()).is_err(), "{cell}");
        }
    }

    #[test]
    fn numbers_out() {
        for (number, expected) in [
            (15.0, "15"),
            (10.125, "10.125"),
            (81.0 / 7.0, "11.57142857"),
            (0.0, "0"),
            (-0.5, "-0.5"),
            (4.080_884e-100, "4.080884e-100"),
            (0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(written(number), expected);
        }
        assert_eq!(written_or_blank(Some(f64::NAN)), "");
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        let mut rows = Rows::open("\u{feff}id,a\n1, 2 \n3\n".as_bytes()).expect("rows");
        assert_eq!(rows.header, ["id", "a"]);
        let row = rows.next().expect("readable").expect("a row");
        assert_eq!((row.number, row.whole, &row.cells[1]), (2, true, &b"2"[..]));
        let row = rows.next().expect("readable").expect("a row");
        assert_eq!((row.number, row.whole), (3, false));
        assert!(rows.next().expect("readable").is_none());
        assert!(rows.end().is_ok());
        // Empty rows are rows; a cell of two lines is one row; the last may end without a line break.
        for (table, expected) in [
            ("id,a\n\n\nw1,x\n\"w\n2\",y\nw3,z\n", &[4, 5, 6][..]),
            ("id,a\n\"w1\n\",x\nw2,y\n", &[2, 3]),
            ("id,a\nw1,x\n\nw2,y", &[2, 4]),
            ("id,a\r\n\r\nw1,x\r\n", &[3]),
        ] {
            let (mut rows, mut numbers) = (Rows::open(table.as_bytes()).expect("rows"), Vec::new());
            while let Some(row) = rows.next().expect("readable") {
                numbers.push(row.number);
            }
            assert_eq!(numbers, expected, "{table:?}");
        }
        rows.bad(3, None, "is short");
        assert!(rows.end().is_err());
        assert!(Rows::open(&b""[..]).is_err());
    }
}
