//! One row of an answer, read by position.

use jiff::{Timestamp, civil::Date};

use super::super::error::Error;

/// A row of either engine.
pub enum Row<'r> {
    /// From SQLite.
    Sqlite(&'r rusqlite::Row<'r>),
    /// From PostgreSQL.
    Postgres(&'r ::postgres::Row),
}

/// One cell, in the five kinds of the schema.
pub enum Cell<'r> {
    /// No value.
    Null,
    /// Text.
    Text(&'r str),
    /// A whole number, or yes/no in SQLite.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// Bytes.
    Bytes(&'r [u8]),
}

/// What can be read from a cell. `None` means that the cell holds something else: a broken row, never a user's mistake.
pub trait Column: Sized {
    /// Reads the cell.
    fn read(cell: Cell<'_>) -> Option<Self>;
}

impl Column for String {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { Some(text.to_owned()) } else { None }
    }
}
impl Column for i64 {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Int(number) = cell { Some(number) } else { None }
    }
}
impl Column for u32 {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Int(number) = cell { number.try_into().ok() } else { None }
    }
}
impl Column for bool {
    fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Bool(yes) => Some(yes),
            Cell::Int(number) => Some(number != 0),
            _ => None,
        }
    }
}
impl Column for Vec<u8> {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { Some(bytes.to_vec()) } else { None }
    }
}
impl Column for Date {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { text.parse().ok() } else { None }
    }
}
impl Column for Timestamp {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { text.parse().ok() } else { None }
    }
}
impl<T: Column> Column for Option<T> {
    fn read(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Null = cell { Some(None) } else { T::read(cell).map(Some) }
    }
}

impl Row<'_> {
    /// The cell at a position, counted from 0.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when the column holds another kind: the statement and the reader disagree.
    pub fn get<T: Column>(&self, at: usize) -> Result<T, Error> {
        T::read(self.cell(at)?).ok_or_else(|| Error::Unexpected(format!("column {at} holds another kind")))
    }

    /// The text at a position without a copy of it; empty where there is no value.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn text(&self, at: usize) -> Result<&str, Error> {
        match self.cell(at)? {
            Cell::Text(text) => Ok(text),
            Cell::Null => Ok(""),
            _ => Err(Error::Unexpected(format!("column {at} holds another kind"))),
        }
    }

    pub(super) fn cell(&self, at: usize) -> Result<Cell<'_>, Error> {
        match self {
            Row::Sqlite(row) => {
                use rusqlite::types::ValueRef;
                Ok(match row.get_ref(at).map_err(|cause| Error::unexpected("read a column", cause))? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(number) => Cell::Int(number),
                    ValueRef::Text(text) => {
                        Cell::Text(std::str::from_utf8(text).map_err(|cause| Error::unexpected("read text", cause))?)
                    }
                    ValueRef::Blob(bytes) => Cell::Bytes(bytes),
                    ValueRef::Real(_) => return Err(Error::Unexpected(format!("column {at} holds a fraction"))),
                })
            }
            Row::Postgres(row) => postgres_cell(row, at).map_err(|cause| Error::unexpected("read a column", cause)),
        }
    }
}

fn postgres_cell(row: &::postgres::Row, at: usize) -> Result<Cell<'_>, ::postgres::Error> {
    use ::postgres::types::Type;
    let kind = row.columns().get(at).map_or(&Type::TEXT, ::postgres::Column::type_);
    Ok(match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map_or(Cell::Null, Cell::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map_or(Cell::Null, |number| Cell::Int(number.into())),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.map_or(Cell::Null, Cell::Bool),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at)?.map_or(Cell::Null, Cell::Bytes),
        _ => row.try_get::<_, Option<&str>>(at)?.map_or(Cell::Null, Cell::Text),
    })
}
