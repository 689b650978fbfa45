//! Every row of a database carried into an empty one of the other engine: the encrypted file that a back-up of a PostgreSQL holds, and
//! the way of a programme that grows.
//!
//! What is read is of one moment, in a transaction that sees nothing later. What is written stands there whole or not at all. Then
//! what arrived is read again, and has to be, table by table, what was sent. Rows go by one at a time: a programme of any size
//! takes the same memory.

use std::{io::Write, path::Path};

use postgres::{Client, error::SqlState, fallible_iterator::FallibleIterator};
use rusqlite::{
    Connection,
    types::{ToSqlOutput, ValueRef},
};
use sha2::{Digest, Sha256};

use super::{
    super::{binds::Value, crypto::fill_random, error::Error},
    Database,
    engine::{Engine, Use},
    migrate::{self, Transactions},
    postgres::Session,
    reach,
    row::{Cell, Row},
};

/// How far a carrying is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows that went by: each goes by twice, once to be carried and once to be compared.
    pub done: u64,
    /// Rows that will have gone by at the end.
    pub all: u64,
}

/// Carries every row from one database into an empty one of the other engine, and gives how many there were. `seen` is told now
/// and then how far it is.
///
/// # Errors
/// When the two are of one engine, the goal is not empty, either refuses, or what arrived is not what was sent: then nothing is
/// left of it in a PostgreSQL, and a file is to be removed.
pub fn carry(from: &Database, to: &Database, seen: &mut dyn FnMut(Progress)) -> Result<u64, Error> {
    match (from, to) {
        (Database::Postgres { connection }, Database::Sqlite { file, key }) => {
            into_file(connection, (file.as_path(), key), seen)
        }
        (Database::Sqlite { .. }, Database::Postgres { connection }) => into_postgres(from, connection, seen),
        _ => Err(Error::Unexpected("rows are carried between two engines only".to_owned())),
    }
}

/// Refuses a PostgreSQL with anything in it that is not a part of PostgreSQL itself.
///
/// # Errors
/// When it is not empty, or cannot be reached.
pub fn check_empty(connection: &str) -> Result<(), Error> {
    look_whether_empty(&mut reach::connect(connection)?)
}

fn look_whether_empty(client: &mut Client) -> Result<(), Error> {
    let sql = "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = current_schema()
             and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')";
    let found: i64 = client.query_one(sql, &[]).map_err(|cause| refused("the empty database", &cause))?.get(0);
    if found == 0 {
        return Ok(());
    }
    Err(Error::Unexpected(
        "this PostgreSQL database is not empty: nothing is brought into one that holds anything".to_owned(),
    ))
}

/// A refusal without the words of the server, which may hold what stands in a row.
fn refused(what: &str, cause: &postgres::Error) -> Error {
    match cause.code() {
        Some(code) => Error::Unexpected(format!("PostgreSQL refuses {what} ({})", code.code())),
        None => Error::unexpected(&format!("PostgreSQL: {what}"), reach::whole(cause)),
    }
}

fn broken(what: &str) -> impl Fn(rusqlite::Error) -> Error {
    move |cause| Error::unexpected(&format!("carry {what}"), cause)
}

/// A table that both engines have.
struct Table {
    name: String,
    columns: Vec<String>,
}

impl Table {
    fn columns(&self) -> String {
        self.columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
    }

    fn select(&self) -> String {
        format!("select {} from \"{}\"", self.columns(), self.name)
    }

    fn count(&self) -> String {
        format!("select count(*) from \"{}\"", self.name)
    }

    fn insert(&self) -> String {
        let values: Vec<String> = (1..=self.columns.len()).map(|at| format!("?{at}")).collect();
        format!("insert into \"{}\" ({}) values ({})", self.name, self.columns(), values.join(", "))
    }

    fn copy(&self) -> String {
        format!("copy \"{}\" ({}) from stdin", self.name, self.columns())
    }
}

/// The tables of a file that is up to date, but for the list of migrations, which each database has of its own.
fn tables(file: &Connection) -> Result<Vec<Table>, Error> {
    let sql = "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> 'migration' order by m.name, c.cid";
    let mut tables: Vec<Table> = Vec::new();
    let mut statement = file.prepare(sql).map_err(broken("the list of tables"))?;
    let mut rows = statement.query([]).map_err(broken("the list of tables"))?;
    while let Some(row) = rows.next().map_err(broken("the list of tables"))? {
        let read = |at: usize| row.get::<_, String>(at).map_err(broken("the list of tables"));
        let (name, column) = (read(0)?, read(1)?);
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name, columns: vec![column] }),
        }
    }
    Ok(tables)
}

/// What a table holds, in whatever order its rows come.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Content {
    rows: u64,
    sum: u128,
}

impl Content {
    fn add(&mut self, row: &Row<'_>, width: usize) -> Result<(), Error> {
        let mut hash = Sha256::new();
        for at in 0..width {
            match row.cell(at)? {
                Cell::Null => hash.update([0]),
                // Yes and no are numbers in one engine.
                Cell::Bool(yes) => put(&mut hash, 1, &i64::from(yes).to_be_bytes()),
                Cell::Int(number) => put(&mut hash, 1, &number.to_be_bytes()),
                Cell::Text(text) => put(&mut hash, 2, text.as_bytes()),
                Cell::Bytes(bytes) => put(&mut hash, 3, bytes),
            }
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hash.finalize()[..16]);
        self.rows += 1;
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(half));
        Ok(())
    }
}

fn put(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// Counts rows, and says so now and then.
struct Teller<'s> {
    at: Progress,
    seen: &'s mut dyn FnMut(Progress),
}

impl Teller<'_> {
    fn row(&mut self) {
        self.at.done += 1;
        if self.at.done.is_multiple_of(500) {
            (self.seen)(self.at);
        }
    }
}

/// Hands over a table's rows in PostgreSQL, one by one.
fn each_there(
    client: &mut Client,
    table: &Table,
    mut take: impl FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = |cause: postgres::Error| refused(&table.name, &cause);
    let mut rows = client.query_raw(table.select().as_str(), &[] as &[Value<'_>]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        take(&Row::Postgres(&row))?;
    }
    Ok(())
}

/// Hands over a table's rows in a file, one by one.
fn each_here(
    file: &Connection,
    table: &Table,
    mut take: impl FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = || broken(&table.name);
    let mut statement = file.prepare(&table.select()).map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    while let Some(row) = rows.next().map_err(failed())? {
        take(&Row::Sqlite(row))?;
    }
    Ok(())
}

/// What is read again has to be what was sent.
fn compare(table: &Table, (sent, arrived): (Content, Content)) -> Result<(), Error> {
    if sent == arrived {
        return Ok(());
    }
    Err(Error::Unexpected(format!("{} did not arrive as it was sent", table.name)))
}

/// However long a table takes, the server must not give up in its middle.
const PATIENT: &str = "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0";
/// Everything that is read from now on is as it is now.
const ONE_MOMENT: &str = "begin isolation level repeatable read read only";
/// For a file that is made and looked through afterwards: whatever points nowhere is found then. No log beside it, so that the file
/// alone is all of it.
const MAKING: &str = "pragma journal_mode = delete; pragma foreign_keys = off; pragma cache_size = -32000;";

fn into_file(connection: &str, (file, key): (&Path, &[u8; 32]), seen: &mut dyn FnMut(Progress)) -> Result<u64, Error> {
    let mut client = reach::connect(connection)?;
    for sql in [PATIENT, ONE_MOMENT] {
        client.batch_execute(sql).map_err(|cause| refused("a look at one moment", &cause))?;
    }
    let goal = Database::Sqlite { file: file.to_path_buf(), key: *key };
    let mut engine = Engine::open(&goal, Use::Writing)?;
    migrate::run(&mut engine.db(), Transactions::Own)?;
    let Engine::Sqlite(goal) = &engine else { return Err(Error::Unexpected("a file was asked for".to_owned())) };
    goal.execute_batch(MAKING).map_err(broken("into a file"))?;
    let tables = tables(goal)?;
    let mut all = 0;
    for table in &tables {
        let rows = client.query_one(table.count().as_str(), &[]).map_err(|cause| refused(&table.name, &cause))?;
        all += 2 * u64::try_from(rows.get::<_, i64>(0)).unwrap_or(0);
    }
    let mut teller = Teller { at: Progress { done: 0, all }, seen };
    goal.execute_batch("begin immediate").map_err(broken("into a file"))?;
    let mut sent = Vec::new();
    for table in &tables {
        sent.push(fill_file((&mut client, goal), table, &mut teller)?);
    }
    goal.execute_batch("commit").map_err(broken("into a file"))?;
    for (table, sent) in tables.iter().zip(&sent) {
        let mut arrived = Content::default();
        each_here(goal, table, |row| {
            teller.row();
            arrived.add(row, table.columns.len())
        })?;
        compare(table, (*sent, arrived))?;
    }
    Ok(sent.iter().map(|content| content.rows).sum())
}

fn fill_file(
    (client, goal): (&mut Client, &Connection),
    table: &Table,
    teller: &mut Teller<'_>,
) -> Result<Content, Error> {
    let (mut sent, width) = (Content::default(), table.columns.len());
    let mut insert = goal.prepare(&table.insert()).map_err(broken(&table.name))?;
    each_there(client, table, |row| {
        for at in 0..width {
            let value = match row.cell(at)? {
                Cell::Null => ValueRef::Null,
                Cell::Bool(yes) => ValueRef::Integer(yes.into()),
                Cell::Int(number) => ValueRef::Integer(number),
                Cell::Text(text) => ValueRef::Text(text.as_bytes()),
                Cell::Bytes(bytes) => ValueRef::Blob(bytes),
            };
            insert.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(value)).map_err(broken(&table.name))?;
        }
        insert.raw_execute().map_err(broken(&table.name))?;
        teller.row();
        sent.add(row, width)
    })?;
    Ok(sent)
}

fn into_postgres(from: &Database, connection: &str, seen: &mut dyn FnMut(Progress)) -> Result<u64, Error> {
    fill_whole(from, connection, seen, |session| look_whether_empty(session.client()).map(|()| "commit"))
}

/// Carries every row of a file into a PostgreSQL that is in use, and takes all of it back: into a schema of its own, in one transaction that
/// is not kept, so that nobody else sees a row and nothing is left, however it ends. Nothing where the server does not let us
/// make a schema.
///
/// # Errors
/// As [`carry`].
pub fn rehearse(from: &Database, connection: &str, seen: &mut dyn FnMut(Progress)) -> Result<Option<u64>, Error> {
    let mut name = [0; 8];
    fill_random(&mut name);
    let name = format!("minka_trial_{}", data_encoding::HEXLOWER.encode(&name));
    let mut may = true;
    let rows = fill_whole(from, connection, seen, |session| {
        let made = session.client().batch_execute(&format!("create schema {name}; set local search_path to {name}"));
        match made {
            Err(cause) if cause.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
                may = false;
                Err(Error::NotFound)
            }
            made => made.map(|()| "rollback").map_err(|cause| refused("a schema for a trial", &cause)),
        }
    });
    if may { rows.map(Some) } else { Ok(None) }
}

/// Tables and rows come in one transaction: until its last word, which `prepare` gives, the database is as it was.
fn fill_whole(
    from: &Database,
    connection: &str,
    seen: &mut dyn FnMut(Progress),
    prepare: impl FnOnce(&mut Session) -> Result<&'static str, Error>,
) -> Result<u64, Error> {
    let source = Engine::open(from, Use::Reading)?;
    let Engine::Sqlite(source) = &source else { return Err(Error::Unexpected("a file was asked for".to_owned())) };
    let tables = tables(source)?;
    let mut all = 0;
    for table in &tables {
        let rows: i64 = source.query_row(&table.count(), [], |row| row.get(0)).map_err(broken(&table.name))?;
        all += 2 * u64::try_from(rows).unwrap_or(0);
    }
    let mut teller = Teller { at: Progress { done: 0, all }, seen };
    let mut goal = Engine::Postgres(Box::new(Session::open(connection, Use::Writing)?));
    let last = {
        let Engine::Postgres(session) = &mut goal else { return Err(Error::Unexpected("no PostgreSQL".to_owned())) };
        session.batch(PATIENT)?;
        session.begin()?;
        prepare(session)?
    };
    migrate::run(&mut goal.db(), Transactions::Callers)?;
    let Engine::Postgres(session) = &mut goal else { return Err(Error::Unexpected("no PostgreSQL".to_owned())) };
    let bonds = loosen_bonds(session.client())?;
    let mut rows = 0;
    for table in &tables {
        let sent = fill_postgres((source, session.client()), table, &mut teller)?;
        let mut arrived = Content::default();
        each_there(session.client(), table, |row| {
            teller.row();
            arrived.add(row, table.columns.len())
        })?;
        compare(table, (sent, arrived))?;
        rows += sent.rows;
    }
    for bond in &bonds {
        session.client().batch_execute(bond).map_err(|cause| refused("what points from row to row", &cause))?;
    }
    session.batch(last)?;
    Ok(rows)
}

/// Rows come table by table, and one may point to another that comes later. So what binds them is taken off, and put on again at the
/// end, when PostgreSQL looks at every row. Gives the statements that put it on.
fn loosen_bonds(client: &mut Client) -> Result<Vec<String>, Error> {
    let sql = "select format('alter table %s drop constraint %I', conrelid::regclass, conname),
             format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
         from pg_constraint
         where contype = 'f' and connamespace = (select oid from pg_namespace where nspname = current_schema())
         order by conrelid::regclass::text, conname";
    let failed = |cause: postgres::Error| refused("what points from row to row", &cause);
    let mut bonds = Vec::new();
    for row in client.query(sql, &[]).map_err(failed)? {
        client.batch_execute(row.get(0)).map_err(failed)?;
        bonds.push(row.get(1));
    }
    Ok(bonds)
}

fn fill_postgres(
    (source, client): (&Connection, &mut Client),
    table: &Table,
    teller: &mut Teller<'_>,
) -> Result<Content, Error> {
    let (mut sent, width, mut line) = (Content::default(), table.columns.len(), Vec::new());
    let mut out = client.copy_in(table.copy().as_str()).map_err(|cause| refused(&table.name, &cause))?;
    each_here(source, table, |row| {
        line.clear();
        for at in 0..width {
            if at > 0 {
                line.push(b'\t');
            }
            write_cell(&mut line, &row.cell(at)?);
        }
        line.push(b'\n');
        out.write_all(&line).map_err(|_| Error::Unexpected(format!("PostgreSQL refuses {}", table.name)))?;
        teller.row();
        sent.add(row, width)
    })?;
    out.finish().map_err(|cause| refused(&table.name, &cause))?;
    Ok(sent)
}

/// A cell as `copy` reads it: nothing is `\N`, and what would end a cell or a line is written with a backslash.
fn write_cell(line: &mut Vec<u8>, cell: &Cell<'_>) {
    match cell {
        Cell::Null => line.extend_from_slice(b"\\N"),
        Cell::Bool(yes) => line.push(if *yes { b't' } else { b'f' }),
        Cell::Int(number) => line.extend_from_slice(number.to_string().as_bytes()),
        Cell::Text(text) => {
            for byte in text.bytes() {
                match byte {
                    b'\\' => line.extend_from_slice(b"\\\\"),
                    b'\t' => line.extend_from_slice(b"\\t"),
                    b'\n' => line.extend_from_slice(b"\\n"),
                    b'\r' => line.extend_from_slice(b"\\r"),
                    other => line.push(other),
                }
            }
        }
        Cell::Bytes(bytes) => {
            line.extend_from_slice(b"\\\\x");
            line.extend_from_slice(data_encoding::HEXLOWER.encode(bytes).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &Cell<'_>) -> String {
        let mut line = Vec::new();
        write_cell(&mut line, cell);
        String::from_utf8(line).expect("text")
    }

    /// <https://www.postgresql.org/docs/15/sql-copy.html>, "Text Format".
    #[test]
    fn a_cell_is_written_as_copy_reads_it() {
        assert_eq!(written(&Cell::Null), r"\N");
        assert_eq!(written(&Cell::Text("")), "");
        assert_eq!(written(&Cell::Text(r"\N")), r"\\N");
        assert_eq!(written(&Cell::Text("a\tb\nc\rd\\")), r"a\tb\nc\rd\\");
        assert_eq!(written(&Cell::Text("Құралай 'a\"")), "Құралай 'a\"");
        assert_eq!(written(&Cell::Int(i64::MIN)), "-9223372036854775808");
        assert_eq!(written(&Cell::Bytes(b"\x00\xff")), r"\\x00ff");
    }
}
