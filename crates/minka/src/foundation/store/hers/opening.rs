//! On the way out: every row goes back where it was, as far as there is a key. It comes before the tables are brought up to date, because
//! a part holds rows of the tables as they were.

use rusqlite::{
    Connection, Row, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};

use super::{
    super::{super::error::Error, Database, carry::Progress},
    MAKING, NOBODY, broken, open_file, parcels, place,
};
use crate::foundation::{
    ids::{Id, ParticipantId},
    keyring::{Keyring, Use},
};

/// What is hers in a back-up.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// How many parts there are.
    pub parts: u64,
    /// Whose keys open them.
    pub women: Vec<ParticipantId>,
}

/// Whether what is hers lies under her key in a back-up's file; nothing in one of the former kind, where it stands in clear.
///
/// # Errors
/// When it cannot be read.
pub fn look_for_parts(file: &Database) -> Result<Option<Sealed>, Error> {
    let (connection, failed) = (open_file(file)?, || broken("what is hers"));
    if !has_parts(&connection)? {
        return Ok(None);
    }
    let count = "select count(*) from backup_part";
    let parts: i64 = connection.query_row(count, [], |row| row.get(0)).map_err(failed())?;
    let sql = "select woman from backup_part union select other from backup_part where other <> ''";
    let mut statement = connection.prepare(sql).map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    let mut women = Vec::new();
    while let Some(row) = rows.next().map_err(failed())? {
        women.push(woman(row, 0)?.ok_or_else(damaged)?);
    }
    Ok(Some(Sealed { parts: u64::try_from(parts).unwrap_or(0), women }))
}

fn has_parts(connection: &Connection) -> Result<bool, Error> {
    let sql = "select exists (select 1 from sqlite_master where type = 'table' and name = 'backup_part')";
    connection.query_row(sql, [], |row| row.get(0)).map_err(broken("what is hers"))
}

fn damaged() -> Error {
    Error::Unexpected("what is hers in the back-up is damaged".to_owned())
}

fn woman(row: &Row<'_>, at: usize) -> Result<Option<ParticipantId>, Error> {
    let id: String = row.get(at).map_err(broken("whose it is"))?;
    if id.is_empty() { Ok(None) } else { ParticipantId::parse(&id).map(Some).ok_or_else(damaged) }
}

/// Puts everything back for which there is a key, and takes the parts out of the file. Gives the women whose rows stay empty: somebody has to
/// forget them, or nobody would know that they are nobody. Until then they have a code from `draw`.
///
/// # Errors
/// When the file cannot be read or written, or a part does not open with its key.
pub fn open_parts(
    file: &Database,
    keyring: Option<&Keyring>,
    draw: &mut dyn FnMut() -> String,
    seen: &mut dyn FnMut(Progress),
) -> Result<Vec<ParticipantId>, Error> {
    let (connection, failed) = (open_file(file)?, || broken("what is hers"));
    if !has_parts(&connection)? {
        return Ok(Vec::new());
    }
    connection.execute_batch(MAKING).map_err(failed())?;
    connection.execute_batch("begin immediate").map_err(failed())?;
    if let Some(keyring) = keyring {
        put_back(&connection, keyring, seen)?;
    }
    let nobody = give_codes(&connection, draw)?;
    connection.execute_batch("drop table backup_part; commit").map_err(failed())?;
    Ok(nobody)
}

fn put_back(connection: &Connection, keyring: &Keyring, seen: &mut dyn FnMut(Progress)) -> Result<(), Error> {
    let failed = || broken("what is hers");
    let count = "select count(*) from backup_part";
    let all: i64 = connection.query_row(count, [], |row| row.get(0)).map_err(failed())?;
    let (mut done, all) = (0, u64::try_from(all).unwrap_or(0));
    let sql = "select number, woman, other, sealed from backup_part order by number";
    let mut statement = connection.prepare(sql).map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    while let Some(row) = rows.next().map_err(failed())? {
        let place = place(row.get(0).map_err(failed())?);
        let sealed = row.get_ref(3).and_then(|sealed| Ok(sealed.as_blob()?)).map_err(failed())?;
        let open = |woman, blob: &[u8]| {
            let opened = keyring.open(woman, Use::BackUp, &place, blob);
            opened.map_err(|_| Error::Unexpected("what is hers in the back-up does not open with its key".to_owned()))
        };
        let first = woman(row, 1)?.ok_or_else(damaged)?;
        let opened = match woman(row, 2)? {
            Some(other) => open(other, sealed)?.map(|inner| open(first, &inner)).transpose()?.flatten(),
            None => open(first, sealed)?,
        };
        if let Some(parcel) = opened {
            parcels::each(&parcel, |head, at, values| put_row(connection, head, at, values))?;
        }
        done += 1;
        seen(Progress { done, all });
    }
    Ok(())
}

fn put_row(connection: &Connection, head: &parcels::Head, at: i64, values: &[ValueRef<'_>]) -> Result<(), Error> {
    let (table, names) = (&head.table, head.columns.iter().map(|column| format!("\"{column}\"")));
    let sql = if head.whole {
        let (names, marks): (Vec<_>, Vec<_>) = names.zip(2..).map(|(name, mark)| (name, format!("?{mark}"))).unzip();
        format!("insert into \"{table}\" (rowid, {}) values (?1, {})", names.join(", "), marks.join(", "))
    } else {
        let set: Vec<_> = names.zip(2..).map(|(name, mark)| format!("{name} = ?{mark}")).collect();
        format!("update \"{table}\" set {} where rowid = ?1", set.join(", "))
    };
    let at = [ToSqlOutput::Borrowed(ValueRef::Integer(at))].into_iter();
    let values = at.chain(values.iter().map(|value| ToSqlOutput::Borrowed(*value)));
    let put = connection.prepare_cached(&sql).and_then(|mut put| put.execute(params_from_iter(values)));
    if put.map_err(broken(table))? == 1 { Ok(()) } else { Err(damaged()) }
}

/// Whoever has no key is somebody without a name; her code has to be one, and hers alone.
fn give_codes(connection: &Connection, draw: &mut dyn FnMut() -> String) -> Result<Vec<ParticipantId>, Error> {
    let failed = || broken("codes");
    let sql = format!("select id from participant where code = '{NOBODY}' || id order by id");
    let mut statement = connection.prepare(&sql).map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    let mut nobody = Vec::new();
    while let Some(row) = rows.next().map_err(failed())? {
        nobody.push(woman(row, 0)?.ok_or_else(damaged)?);
    }
    drop(rows);
    let sql =
        "update participant set code = ?2 where id = ?1 and not exists (select 1 from participant where code = ?2)";
    for id in &nobody {
        while connection.execute(sql, [id.to_string(), draw()]).map_err(failed())? == 0 {}
    }
    Ok(nobody)
}
