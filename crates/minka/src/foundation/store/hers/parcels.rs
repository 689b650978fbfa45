//! Rows packed into bytes: what a part of a back-up holds before it is sealed.
//!
//! A parcel begins with its format, then heads and rows follow. A head names a table, whether its rows are whole or what emptied rows
//! had before, and the columns; a row has its place in the table and a value for each column of the head before it.

use rusqlite::types::{Type, ValueRef};
use zeroize::Zeroizing;

use super::super::super::error::Error;

/// The first byte of a parcel: another arrangement gets another.
const FORMAT: u8 = 1;
const HEAD: u8 = b'T';
const ROW: u8 = b'R';

/// So many bytes, and a parcel is closed: opening takes no more memory than a few of them, however much is hers.
const FULL: usize = 1 << 16;

/// What rows are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) table: String,
    /// Whole rows, or what emptied ones had.
    pub(super) whole: bool,
    pub(super) columns: Vec<String>,
}

/// Rows on their way into a part.
pub(super) struct Parcel {
    bytes: Zeroizing<Vec<u8>>,
    of: Option<String>,
}

impl Parcel {
    pub(super) fn new() -> Self {
        Parcel { bytes: Zeroizing::new(vec![FORMAT]), of: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.of.is_none()
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= FULL
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds a row: the first value says where it stands in its table, the others are those of the columns.
    pub(super) fn add(&mut self, head: &Head, row: &rusqlite::Row<'_>) -> rusqlite::Result<()> {
        if self.of.as_ref() != Some(&head.table) {
            self.bytes.extend([HEAD, u8::from(head.whole)]);
            put(&mut self.bytes, head.table.as_bytes());
            self.bytes.extend((head.columns.len() as u64).to_be_bytes());
            head.columns.iter().for_each(|column| put(&mut self.bytes, column.as_bytes()));
            self.of = Some(head.table.clone());
        }
        self.bytes.push(ROW);
        self.bytes.extend(row.get::<_, i64>(0)?.to_be_bytes());
        for at in 1..=head.columns.len() {
            match row.get_ref(at)? {
                ValueRef::Null => self.bytes.push(0),
                ValueRef::Integer(number) => {
                    self.bytes.push(1);
                    self.bytes.extend(number.to_be_bytes());
                }
                ValueRef::Text(text) => {
                    self.bytes.push(2);
                    put(&mut self.bytes, text);
                }
                ValueRef::Blob(bytes) => {
                    self.bytes.push(3);
                    put(&mut self.bytes, bytes);
                }
                // No column holds a fraction.
                ValueRef::Real(_) => return Err(rusqlite::Error::InvalidColumnType(at, String::new(), Type::Real)),
            }
        }
        Ok(())
    }
}

fn put(into: &mut Vec<u8>, bytes: &[u8]) {
    into.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    into.extend(bytes);
}

/// Hands over every row of a parcel: of what, where it stood, and its values.
pub(super) fn each<'b>(
    parcel: &'b [u8],
    mut take: impl FnMut(&Head, i64, &[ValueRef<'b>]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut from = Reader(parcel);
    if from.byte()? != FORMAT {
        return Err(Error::Unexpected("this back-up was made by a newer version of Minka".to_owned()));
    }
    let (mut head, mut values) = (None, Vec::new());
    while !from.0.is_empty() {
        match (from.byte()?, &head) {
            (HEAD, _) => {
                let (whole, table) = (from.byte()? == 1, from.text()?);
                let columns = (0..from.number()?).map(|_| from.text()).collect::<Result<_, _>>()?;
                head = Some(Head { table, whole, columns });
            }
            (ROW, Some(head)) => {
                let at = from.number()?;
                values.clear();
                for _ in &head.columns {
                    values.push(from.value()?);
                }
                take(head, at, &values)?;
            }
            _ => return Err(damaged()),
        }
    }
    Ok(())
}

fn damaged() -> Error {
    Error::Unexpected("a part of the back-up is damaged".to_owned())
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Result<&'b [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Error> {
        self.take(1).map(|byte| byte[0])
    }

    fn number(&mut self) -> Result<i64, Error> {
        self.take(8)?.try_into().map(i64::from_be_bytes).map_err(|_| damaged())
    }

    fn sized(&mut self) -> Result<&'b [u8], Error> {
        let length: [u8; 4] = self.take(4)?.try_into().map_err(|_| damaged())?;
        self.take(usize::try_from(u32::from_be_bytes(length)).map_err(|_| damaged())?)
    }

    fn text(&mut self) -> Result<String, Error> {
        std::str::from_utf8(self.sized()?).map(str::to_owned).map_err(|_| damaged())
    }

    fn value(&mut self) -> Result<ValueRef<'b>, Error> {
        Ok(match self.byte()? {
            0 => ValueRef::Null,
            1 => ValueRef::Integer(self.number()?),
            2 => ValueRef::Text(self.sized()?),
            3 => ValueRef::Blob(self.sized()?),
            _ => return Err(damaged()),
        })
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    fn packed() -> Parcel {
        let db = Connection::open_in_memory().expect("a database");
        let sql = "select 7, null, -1, 'Құралай', x'00ff', '' union all select 8, 'x', 2, '', x'', 'end'";
        let columns = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let one = Head { table: "one".to_owned(), whole: true, columns: columns.clone() };
        let two = Head { table: "two".to_owned(), whole: false, columns };
        let mut parcel = Parcel::new();
        assert!(parcel.is_empty());
        for head in [&one, &two] {
            let mut statement = db.prepare(sql).expect("a statement");
            let mut rows = statement.query([]).expect("rows");
            while let Some(row) = rows.next().expect("a row") {
                parcel.add(head, row).expect("added");
            }
        }
        assert!(!parcel.is_empty() && !parcel.is_full());
        parcel
    }

    #[test]
    fn what_goes_in_comes_out() {
        let (parcel, mut found) = (packed(), Vec::new());
        each(parcel.bytes(), |head, at, values| {
            found.push((head.table.clone(), head.whole, at, format!("{values:?}")));
            Ok(())
        })
        .expect("it is whole");
        let first = format!(
            "{:?}",
            [
                ValueRef::Null,
                ValueRef::Integer(-1),
                ValueRef::Text("Құралай".as_bytes()),
                ValueRef::Blob(b"\x00\xff"),
                ValueRef::Text(b"")
            ]
        );
        assert_eq!(found[0], ("one".to_owned(), true, 7, first.clone()));
        assert_eq!((found.len(), &found[2].0, found[2].1, found[3].2), (4, &"two".to_owned(), false, 8));
        assert_eq!(found[2].3, first);
    }

    #[test]
    fn what_was_cut_short_or_is_of_another_format_is_refused() {
        let parcel = packed();
        let whole = parcel.bytes();
        let mut ends = 0;
        for length in 0..whole.len() {
            ends += u32::from(each(&whole[..length], |_, _, _| Ok(())).is_ok());
        }
        // Between two records nothing is missing: that nothing was cut off there says the seal.
        assert_eq!(ends, 6, "after the format, two heads and three of four rows");
        let newer = [&[2], &whole[1..]].concat();
        let why = each(&newer, |_, _, _| Ok(())).expect_err("another format");
        assert!(why.to_string().contains("newer version"));
    }
}
