//! PostgreSQL: how a connection is opened, statements kept prepared, and values bound.

use std::collections::HashMap;

use postgres::{
    Client, NoTls, Statement,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, private::BytesMut},
};

use super::{super::binds::Value, super::error::Error, row::Row};

/// A connection with the statements it has prepared.
pub struct Session {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
}

impl Session {
    pub(super) fn open(connection: &str) -> Result<Self, Error> {
        let client =
            Client::connect(connection, NoTls).map_err(|cause| Error::unexpected("reach PostgreSQL", cause))?;
        Ok(Session { client, prepared: HashMap::new() })
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|cause| understand(sql, &cause))
    }

    fn statement(&mut self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let made = self.client.prepare(sql).map_err(|cause| understand(sql, &cause))?;
        self.prepared.insert(sql, made.clone());
        Ok(made)
    }

    pub(super) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Error> {
        let statement = self.statement(sql)?;
        let bound: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.client.execute(&statement, &bound).map_err(|cause| understand(sql, &cause))
    }

    pub(super) fn each(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let statement = self.statement(sql)?;
        let mut rows = self.client.query_raw(&statement, values).map_err(|cause| understand(sql, &cause))?;
        while let Some(row) = rows.next().map_err(|cause| understand(sql, &cause))? {
            if !take(&Row::Postgres(&row))? {
                break;
            }
        }
        Ok(())
    }
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

/// A unique index that already holds such a row is known by its name.
fn understand(sql: &str, cause: &postgres::Error) -> Error {
    if let Some(details) = cause.as_db_error() {
        if *details.code() == postgres::error::SqlState::UNIQUE_VIOLATION {
            let name = details.constraint().unwrap_or_default();
            return Error::Taken(name.trim_end_matches("_pkey").to_owned());
        }
        let start = sql.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        return Error::Unexpected(format!("{}: {} in: {start}", details.code().code(), details.message()));
    }
    Error::unexpected("ask PostgreSQL", cause)
}
