//! Sheets of cells: what a workbook holds, without knowing how it is packed.

/// One sheet. The first row is the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows; a cell that is not there is empty.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A cell, from row and column 1; empty outside.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let row = row.checked_sub(1).and_then(|row| self.rows.get(row));
        let cell = row.and_then(|row| column.checked_sub(1).and_then(|column| row.get(column)));
        cell.map_or("", |cell| cell.trim())
    }

    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

/// What a column is called above a sheet: 1 is `A`, 27 is `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let (mut out, mut left) = (Vec::new(), column);
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        out.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    out.iter().rev().collect()
}
