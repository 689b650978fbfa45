//! What is hers in a back-up, under her key: so that forgetting her reaches the names, days and words that stand in the database in clear.
//!
//! A back-up's file is not the database's: rows that forgetting would take away are not in their tables, rows that it would empty are
//! emptied, and what was there lies in one table more, sealed under the key of whose it is. Which rows and columns that are says
//! `migrations/fields.toml` ([`ways()`]), by what it says of forgetting: a table that is written there is covered. Opening puts every
//! row back where it was. Whose key is gone is left as somebody who was forgotten. Who has no name for what was once hers
//! learns from a part not even from which table it came.

mod opening;
mod parcels;
mod sealing;
mod ways;

use rusqlite::Connection;

pub use self::{
    opening::{Sealed, look_for_parts, open_parts},
    sealing::seal_parts,
    ways::{Under, Way, ways},
};
use super::{
    super::error::Error,
    Database,
    engine::{Engine, Use},
};

/// The one table that a back-up has and the database has not.
const PARTS: &str = "
    create table backup_part (
        number integer primary key,
        woman text not null,                -- whose key opens it
        other text not null,                -- whose key opens it first, where it is of two; empty: of one
        sealed blob not null
    )";

/// To what a part is bound: its number in the file.
fn place(number: i64) -> String {
    format!("backup_part.sealed.{number}")
}

/// What stands for the code of a woman whose row is emptied: no code that anybody could be given.
const NOBODY: &str = "~";

fn broken(what: &str) -> impl Fn(rusqlite::Error) -> Error {
    move |cause| Error::unexpected(&format!("back-up: {what}"), cause)
}

fn open_file(file: &Database) -> Result<Connection, Error> {
    only_a_file(Engine::open(file, Use::Writing)?)
}

fn only_a_file(engine: Engine) -> Result<Connection, Error> {
    match engine {
        Engine::Sqlite(connection) => Ok(connection),
        Engine::Postgres(_) => Err(Error::Unexpected("a file was asked for".to_owned())),
    }
}

/// No log beside the file; whatever points nowhere is found when it is looked through afterwards.
const MAKING: &str = "pragma journal_mode = delete; pragma foreign_keys = off; pragma cache_size = -16000;";
