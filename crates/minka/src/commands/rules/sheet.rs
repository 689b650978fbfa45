//! CSV in: the first row is the header, the rest are numbered as a spreadsheet numbers them. What cannot be read is named.

use std::io::Read;

use super::{
    refuse,
    rows::{blank_lines, whole},
    say,
};
use crate::foundation::error::Error;

/// A cell or row that cannot be used. Never holds what stands in the cell: it may be somebody's name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bad {
    /// As a spreadsheet counts: the header is row 1.
    pub row: u64,
    /// The column's own name; empty when the whole row is meant.
    pub column: String,
    pub why: &'static str,
}

/// A table that is read whole: what compares every row with every other needs it so. Others take [`super::rows`].
#[derive(Debug)]
pub(super) struct Sheet {
    pub header: Vec<String>,
    /// Row number and cells, blanks at both ends of a cell taken away.
    pub rows: Vec<(u64, csv::StringRecord)>,
    pub bad: Vec<Bad>,
}

impl Sheet {
    /// Reads comma-separated UTF-8 with a header row.
    pub(super) fn read(source: impl Read) -> Result<Self, Error> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(whole(source));
        let mut sheet = Self { header: Vec::new(), rows: Vec::new(), bad: Vec::new() };
        let mut record = csv::ByteRecord::new();
        let (mut row, mut line) = (0, 1);
        while reader.read_byte_record(&mut record).map_err(|cause| Error::unexpected("read standard input", cause))? {
            let now = reader.position().line();
            row += 1 + blank_lines(&record, now - line);
            line = now;
            let Ok(mut text) = csv::StringRecord::from_byte_record(record.clone()) else {
                // The next row is no header: it may hold somebody's name, and would be said as one.
                if sheet.header.is_empty() {
                    return Err(refuse("the header is not UTF-8 text"));
                }
                sheet.bad.push(Bad { row, column: String::new(), why: "is not UTF-8 text" });
                continue;
            };
            text.trim();
            if sheet.header.is_empty() {
                sheet.header = header(&text)?;
            } else if text.len() == sheet.header.len() {
                sheet.rows.push((row, text));
            } else {
                sheet.bad.push(Bad { row, column: String::new(), why: "has not as many cells as the header" });
            }
        }
        if sheet.header.is_empty() {
            return Err(refuse("standard input is empty: CSV with a header row is expected"));
        }
        Ok(sheet)
    }

    /// Where a column stands.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.header.iter().position(|name| name == column)
    }

    /// Names every bad row, in their order, and says how it ended.
    pub(super) fn end(mut self) -> Result<(), Error> {
        self.bad.sort_by(|a, b| (a.row, &a.column).cmp(&(b.row, &b.column)));
        for bad in &self.bad {
            let column = if bad.column.is_empty() { String::new() } else { format!(", column {}", bad.column) };
            say::note(format!("row {}{column}: {}", bad.row, bad.why));
        }
        match self.bad.len() {
            0 => Ok(()),
            1 => Err(refuse("1 row or cell could not be used; the rest was")),
            many => Err(refuse(format!("{many} rows or cells could not be used; the rest were"))),
        }
    }
}

pub(super) fn header(row: &csv::StringRecord) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = row.iter().map(str::to_owned).collect();
    if let Some(first) = names.first_mut() {
        // The mark that some spreadsheets put before the text.
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            return Err(refuse(format!("the header names the column {name} twice")));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_counts_as_a_spreadsheet_does() {
        let sheet =
            Sheet::read("\u{feff}id,name\n1, Айгүл \n2,\"a,\nb\"\n3\n4,x,y\n5,z\n".as_bytes()).expect("a sheet");
        assert_eq!(sheet.header, ["id", "name"]);
        let read: Vec<(u64, &str)> = sheet.rows.iter().map(|(row, cells)| (*row, &cells[1])).collect();
        assert_eq!(read, [(2, "Айгүл"), (3, "a,\nb"), (6, "z")]);
        assert_eq!(sheet.bad.iter().map(|bad| bad.row).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn names_what_is_not_text() {
        let sheet = Sheet::read(&b"id\n\xff\n2\n"[..]).expect("a sheet");
        assert_eq!(sheet.bad, [Bad { row: 2, column: String::new(), why: "is not UTF-8 text" }]);
        assert_eq!(sheet.rows.len(), 1);
    }

    #[test]
    fn refuses_nothing_and_a_column_named_twice() {
        for text in ["", "id,name,id\n1,2,3\n"] {
            assert!(Sheet::read(text.as_bytes()).is_err(), "{text:?}");
        }
        // The row after a header that cannot be read is no header: what stands in it would be said.
        let why = Sheet::read(&b"a\xf1o,name\nMaria,Maria\n"[..]).expect_err("no header").to_string();
        assert!(why.contains("the header is not UTF-8 text") && !why.contains("Maria"), "{why}");
    }
}
