//! SQLite with SQLCipher: how a connection is opened, and how values are bound.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Statement, types::ToSqlOutput};

use super::{super::binds::Value, super::error::Error, engine::Use, row::Row};

/// Makes the file readable for its owner alone, before anything is in it: what SQLite lays beside it takes over its rights. One that
/// is there is not opened for it: closing it again would take the locks of other connections away.
fn close_to_others(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    match std::fs::metadata(file) {
        Ok(held) if held.permissions().mode() & 0o077 != 0 => {
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))
        }
        Ok(_) => Ok(()),
        Err(_) => std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map(drop),
    }
}

/// What is wrong with a file the program says in its own words; the library says it too, on standard error, unless it is told not to.
///
/// # Errors
/// When it does not listen.
pub fn silence(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cipher_log_level", "NONE")
}

/// Opens the encrypted file. The key is raw, so that opening costs nothing; the first read proves it right.
pub(super) fn open(file: &Path, key: &[u8; 32], purpose: Use) -> Result<Connection, Error> {
    if !super::sqlite_is_safe(rusqlite::version_number()) {
        return Err(Error::Unexpected(format!(
            "SQLite {} has a known bug that loses data; {} or newer is needed",
            rusqlite::version(),
            super::OLDEST_SAFE_SQLITE
        )));
    }
    let opened = |cause| Error::unexpected("open the database", cause);
    close_to_others(file).map_err(|cause| Error::unexpected("close the database to others", cause))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(opened)?;
    silence(&connection).map_err(opened)?;
    let hex = data_encoding::HEXLOWER.encode(key);
    connection.pragma_update(None, "key", format!("x'{hex}'")).map_err(opened)?;
    let found: rusqlite::Result<i64> = connection.query_row("select count(*) from sqlite_master", [], |row| row.get(0));
    found.map_err(|_| Error::Unexpected("the key does not open this database".to_owned()))?;
    connection.busy_timeout(std::time::Duration::from_secs(10)).map_err(opened)?;
    let cache = match purpose {
        Use::Writing => {
            "
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma cache_size = -6000;
            pragma secure_delete = on;"
        }
        Use::Reading => {
            "
            pragma cache_size = -4000;
            pragma query_only = on;"
        }
    };
    connection.execute_batch("pragma foreign_keys = on; pragma temp_store = memory;").map_err(opened)?;
    connection.execute_batch(cache).map_err(opened)?;
    connection.set_prepared_statement_cache_capacity(200);
    Ok(connection)
}

struct Bound<'v, 'a>(&'v Value<'a>);

impl rusqlite::ToSql for Bound<'_, '_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::ValueRef;
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Bool(yes) => ValueRef::Integer((*yes).into()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Binds by the number in `$n`: SQLite itself numbers parameters by first appearance.
fn bind(statement: &mut Statement<'_>, values: &[Value<'_>]) -> rusqlite::Result<()> {
    for at in 1..=statement.parameter_count() {
        let number = statement.parameter_name(at).and_then(|name| name.get(1..)?.parse::<usize>().ok()).unwrap_or(at);
        let value = values.get(number - 1).ok_or(rusqlite::Error::InvalidParameterCount(number, values.len()))?;
        statement.raw_bind_parameter(at, Bound(value))?;
    }
    Ok(())
}

pub(super) fn execute(connection: &Connection, sql: &str, values: &[Value<'_>]) -> Result<u64, Error> {
    let run = || -> rusqlite::Result<usize> {
        let mut statement = connection.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        statement.raw_execute()
    };
    run().map(|rows| rows as u64).map_err(|cause| understand(sql, &cause))
}

pub(super) fn each(
    connection: &Connection,
    sql: &str,
    values: &[Value<'_>],
    take: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(sql).map_err(|cause| understand(sql, &cause))?;
    bind(&mut statement, values).map_err(|cause| understand(sql, &cause))?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|cause| understand(sql, &cause))? {
        if !take(&Row::Sqlite(row))? {
            break;
        }
    }
    Ok(())
}

/// A unique index that already holds such a row is named like the index: `participant_code`.
fn understand(sql: &str, cause: &rusqlite::Error) -> Error {
    let message = cause.to_string();
    if let Some(columns) = message.strip_prefix("UNIQUE constraint failed: ") {
        let mut name = String::new();
        for column in columns.split(", ") {
            let (table, column) = column.split_once('.').unwrap_or(("", column));
            if name.is_empty() {
                name.push_str(table);
            }
            name.push('_');
            name.push_str(column);
        }
        return Error::Taken(name);
    }
    Error::Unexpected(format!("{message} in: {}", sql.split_whitespace().take(8).collect::<Vec<_>>().join(" ")))
}
