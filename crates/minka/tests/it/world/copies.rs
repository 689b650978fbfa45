//! A database with all its tables, copied from one that was made once. Made anew for every test, sixty migrations were half of what a test
//! took.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use minka::foundation::{
    clock::Clock,
    store::{Database, Store, migrations},
};

use super::{Engine, database};

/// A database to fill: in SQLite with all its tables, in PostgreSQL a schema in which they are still to be made. There a copy is a thousand
/// files, which takes longer than the tables.
pub fn ready(engine: Engine, folder: &Path) -> Database {
    if let Engine::Sqlite = engine {
        fs::copy(file_with_tables(), folder.join("minka.db")).expect("a copy of the tables");
    }
    database(engine, folder)
}

/// What the file with the tables is called: another name for other migrations.
fn name_of_tables() -> String {
    let mut mark = DefaultHasher::new();
    migrations().hash(&mut mark);
    format!("tables_{:016x}", mark.finish())
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
