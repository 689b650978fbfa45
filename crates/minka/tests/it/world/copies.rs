//! Databases with all their tables, copied from one that was made once. Made anew for every test, sixty migrations of two engines were a
//! good part of what all tests took.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use minka::foundation::{
    clock::Clock,
    ids::new_uuid,
    store::{Database, Store, migrations},
};

use super::{Engine, database, server};

/// A database of its own on the tests' server. It goes with the test.
pub struct OnServer {
    name: String,
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let sql = format!("drop database if exists {} with (force)", self.name);
        // PostgreSQL's blocking client must be made outside the runtime of the test. What cannot be dropped goes with the server.
        drop(std::thread::spawn(move || connect().batch_execute(&sql)).join());
    }
}

/// A database with all tables and nothing in them.
pub fn copy(engine: Engine, folder: &Path) -> (Database, Option<OnServer>) {
    match engine {
        Engine::Sqlite => {
            let database = database(engine, folder);
            fs::copy(file_with_tables(), folder.join("minka.db")).expect("a copy of the tables");
            (database, None)
        }
        Engine::Postgres => {
            let mut client = connect();
            let tables = database_with_tables(&mut client);
            let name = format!("t{}", new_uuid(&Clock::system()).simple());
            client.batch_execute(&format!("create database {name} template {tables}")).expect("a copy of the tables");
            (on_server(&name), Some(OnServer { name }))
        }
    }
}

/// What the tables are called: another name for other migrations.
fn name_of_tables() -> String {
    let mut mark = DefaultHasher::new();
    migrations().hash(&mut mark);
    format!("tables_{:016x}", mark.finish())
}

fn connect() -> postgres::Client {
    postgres::Client::connect(&server(), postgres::NoTls).expect("PostgreSQL answers")
}

fn on_server(name: &str) -> Database {
    Database::Postgres { connection: format!("{} dbname={name} options='-c client_min_messages=warning'", server()) }
}

/// The file in which the tables are, made by whichever test comes first: two that come together make the same.
fn file_with_tables() -> std::path::PathBuf {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = all.join(format!("{}.db", name_of_tables()));
    if !file.exists() {
        fs::create_dir_all(all).expect("a folder");
        let apart = tempfile::tempdir_in(all).expect("a folder");
        drop(Store::open(&database(Engine::Sqlite, apart.path()), &Clock::system()).expect("the tables are made"));
        fs::rename(apart.path().join("minka.db"), &file).expect("it is kept");
    }
    file
}

/// The database in which the tables are; whoever comes while another test makes it waits.
fn database_with_tables(client: &mut postgres::Client) -> String {
    let name = name_of_tables();
    client.batch_execute("select pg_advisory_lock(1)").expect("its turn");
    let known = client.query_opt("select datistemplate from pg_database where datname = $1", &[&name]).expect("a list");
    // One that is no template was begun and not ended.
    if !known.is_some_and(|row| row.get(0)) {
        client.batch_execute(&format!("drop database if exists {name} with (force)")).expect("it is gone");
        client.batch_execute(&format!("create database {name}")).expect("a database");
        drop(Store::open(&on_server(&name), &Clock::system()).expect("the tables are made"));
        client.batch_execute(&format!("alter database {name} with is_template true")).expect("it is kept");
    }
    client.batch_execute("select pg_advisory_unlock(1)").expect("the next turn");
    name
}
