//! PostgreSQL: a connection that is opened again when it was lost, statements kept prepared, and values bound.

use std::collections::HashMap;

use postgres::{
    Client, Statement,
    error::Severity,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, private::BytesMut},
};

use super::{super::binds::Value, super::error::Error, engine::Use, reach, row::Row};

/// A connection with the statements it has prepared.
///
/// When it is lost, a reading one is opened anew and asked again: a reading that has handed over nothing can be repeated.
/// A writing one is opened anew only before a transaction begins ([`Session::begin`]); whatever was under way is lost with
/// it, and whoever waits is told so. Her form carries its id, so that sending it again does nothing twice.
pub(super) struct Session {
    connection: String,
    purpose: Use,
    client: Client,
    prepared: HashMap<&'static str, Statement>,
    lost: bool,
}

/// So long may a transaction of ours stand idle: a server that lost us lets go of what we held.
const WRITING: &str = "set idle_in_transaction_session_timeout = '60s'";
/// As for SQLite: who reads cannot change anything.
const READING: &str = "set default_transaction_read_only = on";

impl Session {
    pub(super) fn open(connection: &str, purpose: Use) -> Result<Self, Error> {
        let client = open_client(connection, purpose)?;
        Ok(Session { connection: connection.to_owned(), purpose, client, prepared: HashMap::new(), lost: false })
    }

    fn reopen(&mut self) -> Result<(), Error> {
        tracing::warn!("the connection to PostgreSQL was lost; opening it again");
        self.client = open_client(&self.connection, self.purpose)?;
        self.prepared.clear();
        self.lost = false;
        Ok(())
    }

    /// Whether the connection is known to be gone.
    pub(super) fn is_lost(&self) -> bool {
        self.lost
    }

    /// The bare connection, for what goes by row by row (`carry`).
    pub(super) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Starts a transaction. Until it has begun nothing can have been done, so a lost connection is opened anew here.
    pub(super) fn begin(&mut self) -> Result<(), Error> {
        if self.lost {
            self.reopen()?;
        }
        match self.batch("begin") {
            Err(_) if self.lost => {
                self.reopen()?;
                self.batch("begin")
            }
            begun => begun,
        }
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|cause| self.understand(sql, &cause))
    }

    fn statement(&mut self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let made = self.client.prepare(sql).map_err(|cause| self.understand(sql, &cause))?;
        self.prepared.insert(sql, made.clone());
        Ok(made)
    }

    pub(super) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Error> {
        let statement = self.statement(sql)?;
        let bound: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.client.execute(&statement, &bound).map_err(|cause| self.understand(sql, &cause))
    }

    pub(super) fn each(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        if self.lost && matches!(self.purpose, Use::Reading) {
            self.reopen()?;
        }
        let mut taken = false;
        let mut noted = |row: &Row<'_>| {
            taken = true;
            take(row)
        };
        match self.ask(sql, values, &mut noted) {
            Err(_) if self.lost && !taken && matches!(self.purpose, Use::Reading) => {
                self.reopen()?;
                self.ask(sql, values, take)
            }
            asked => asked,
        }
    }

    fn ask(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let statement = self.statement(sql)?;
        match walk(&mut self.client, &statement, values, take) {
            Ok(walked) => walked,
            Err(cause) => Err(self.understand(sql, &cause)),
        }
    }

    /// A unique index that already holds such a row is known by its name. A connection that broke is noted.
    fn understand(&mut self, sql: &str, cause: &postgres::Error) -> Error {
        let Some(details) = cause.as_db_error() else {
            self.lost = true;
            return Error::unexpected("ask PostgreSQL", reach::whole(cause));
        };
        if matches!(details.parsed_severity(), Some(Severity::Fatal | Severity::Panic)) {
            self.lost = true;
        }
        if *details.code() == postgres::error::SqlState::UNIQUE_VIOLATION {
            let name = details.constraint().unwrap_or_default();
            return Error::Taken(name.trim_end_matches("_pkey").to_owned());
        }
        let start = sql.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        Error::Unexpected(format!("{}: {} in: {start}", details.code().code(), details.message()))
    }
}

/// Hands over row by row. The outer result is the server's, the inner one `take`'s.
fn walk(
    client: &mut Client,
    statement: &Statement,
    values: &[Value<'_>],
    take: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<Result<(), Error>, postgres::Error> {
    let mut rows = client.query_raw(statement, values)?;
    while let Some(row) = rows.next()? {
        match take(&Row::Postgres(&row)) {
            Ok(true) => {}
            Ok(false) => break,
            Err(why) => return Ok(Err(why)),
        }
    }
    Ok(Ok(()))
}

fn open_client(connection: &str, purpose: Use) -> Result<Client, Error> {
    let mut client = reach::connect(connection)?;
    let start = match purpose {
        Use::Writing => WRITING,
        Use::Reading => READING,
    };
    client.batch_execute(start).map_err(|cause| Error::unexpected("set PostgreSQL up", reach::whole(&cause)))?;
    Ok(client)
}

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Text(text) => text.as_ref().to_sql(kind, out),
            Value::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Bool(yes) => yes.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}
