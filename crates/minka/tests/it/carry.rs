//! Every row from one engine into the other: exact, of one moment, all of it or nothing.

use minka::foundation::{
    audit::{self, Chain, Entry},
    change::By,
    clock::Clock,
    store::{Database, Progress, Store, carry, check_empty, rehearse},
};

use crate::world::{Engine, World, database};

fn connection() -> String {
    match database(Engine::Postgres, std::path::Path::new("")) {
        Database::Postgres { connection } => connection,
        Database::Sqlite { .. } => panic!("PostgreSQL was asked for"),
    }
}

fn there(connection: &str) -> Database {
    Database::Postgres { connection: connection.to_owned() }
}

fn here(folder: &tempfile::TempDir, name: &str) -> Database {
    Database::Sqlite { file: folder.path().join(name), key: [5; 32] }
}

/// The encrypted file of a world.
fn file_of(world: &World) -> Database {
    Database::Sqlite { file: world.folder().join("minka.db"), key: [9; 32] }
}

/// Every row of a file, table by table, as SQLite itself writes it down.
fn dump(file: &Database) -> Vec<String> {
    let read = Store::read_apart(file, |db| {
        let tables: Vec<String> = db.list(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
            &[],
            |row| row.get(0),
        )?;
        let mut rows = Vec::new();
        for table in tables {
            let columns: Vec<String> =
                db.list(format!("select name from pragma_table_info('{table}')").leak(), &[], |row| row.get(0))?;
            let each: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            let sql = format!("select '{table}: ' || {} from {table}", each.join(" || ', ' || "));
            rows.extend(db.list(sql.leak(), &[], |row| row.get::<String>(0))?);
        }
        Ok(rows)
    });
    let mut rows = read.expect("it can be read");
    rows.sort();
    rows
}

const ODD: [&str; 9] =
    ["", "\\N", "\\.", "a\tb", "a\nb\r\n", "\\", "\\x00", "'\"; drop table setting; --", "Құралай Ñusta 🌷 \u{2028}"];

fn put_odd_words(world: &World) {
    world.change(By::Program, |change| {
        for (at, odd) in ODD.iter().enumerate() {
            change.execute(
                "insert into setting (name, value) values ($1, $2)",
                minka::binds![format!("odd {at}"), *odd],
            )?;
        }
        for (at, bytes) in [&b""[..], b"\x00", b"\\x00\n\t\xff\xfe", &[7; 5000]].iter().enumerate() {
            change.execute(
                "insert into submission (id, digest, at) values ($1, $2, '')",
                minka::binds![format!("odd {at}"), *bytes],
            )?;
        }
        change.commit(Entry::event("test.odd"), ())
    });
}

#[test]
fn a_whole_programme_goes_over_and_comes_back_byte_for_byte() {
    let world = World::new(Engine::Sqlite);
    put_odd_words(&world);
    let folder = tempfile::tempdir().expect("a folder");
    let (server, back) = (connection(), here(&folder, "back.db"));
    check_empty(&server).expect("it is empty");
    let mut seen = Vec::new();
    let rows = carry(&file_of(&world), &there(&server), &mut |at| seen.push(at)).expect("it goes over");
    assert!(rows > 60, "{rows}");
    assert!(seen.iter().all(|Progress { done, all }| *all == 2 * rows && done <= all), "{seen:?}");
    let again = carry(&there(&server), &back, &mut |_| ()).expect("it comes back");
    assert_eq!(again, rows);
    assert_eq!(dump(&back), dump(&file_of(&world)));
    let damage = Store::read_apart(&back, |db| db.damage()).expect("looked");
    assert_eq!(damage, Vec::<String>::new());
    // In the server everything is as it is after a start there: rows, what binds them, the chain that nobody alters.
    let store = Store::open(&there(&server), &Clock::system()).expect("it opens");
    let odd = store.read_now(|db| {
        db.list("select value from setting where name like 'odd %' order by name", &[], |row| row.get::<String>(0))
    });
    assert_eq!(odd.expect("read"), ODD);
    assert!(matches!(store.read_now(audit::verify).expect("read"), Chain::Whole { .. }));
    for broken in [
        "update audit_entry set detail = 'x' where seq = 1",
        "insert into site (id, programme_id, name, created_at) values ('x', 'nowhere', '', '')",
    ] {
        let refused = store.change_now(By::Program, move |change| {
            change.execute(broken, &[])?;
            change.commit(Entry::event("never"), ())
        });
        assert!(refused.is_err(), "{broken}");
    }
}

/// As many bonds as a database has that was made there from the beginning.
#[test]
fn what_binds_the_rows_is_put_on_again() {
    let bonds = |connection: &str| {
        Store::read_apart(&there(connection), |db| {
            let sql = "select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                 where connamespace = (select oid from pg_namespace where nspname = current_schema()) order by 1";
            db.list(sql, &[], |row| row.get::<String>(0))
        })
        .expect("read")
    };
    let (made, carried) = (connection(), connection());
    drop(Store::open(&there(&made), &Clock::system()).expect("it is made"));
    let world = World::new(Engine::Sqlite);
    carry(&file_of(&world), &there(&carried), &mut |_| ()).expect("it goes over");
    assert_eq!(bonds(&carried), bonds(&made));
    assert!(bonds(&made).len() > 100, "{}", bonds(&made).len());
}

#[test]
fn nothing_is_brought_where_anything_is_and_a_refusal_leaves_it_as_empty_as_it_was() {
    let world = World::new(Engine::Sqlite);
    let server = connection();
    world.change(By::Program, |change| {
        change.execute("insert into setting (name, value) values ('bad', $1)", minka::binds!["Canary\0word"])?;
        change.commit(Entry::event("test.bad"), ())
    });
    let refused = carry(&file_of(&world), &there(&server), &mut |_| ()).expect_err("no server takes that");
    let words = refused.to_string();
    assert!(words.contains("PostgreSQL refuses setting (") && !words.contains("Canary"), "{words}");
    check_empty(&server).expect("nothing is left of it");
    world.change(By::Program, |change| {
        change.execute("delete from setting where name = 'bad'", &[])?;
        change.commit(Entry::event("test.good"), ())
    });
    carry(&file_of(&world), &there(&server), &mut |_| ()).expect("it goes over");
    for again in [carry(&file_of(&world), &there(&server), &mut |_| ()).map(drop), check_empty(&server)] {
        assert!(again.expect_err("refused").to_string().contains("is not empty"));
    }
    let taken = connection();
    let mut client = postgres::Client::connect(&taken, postgres::NoTls).expect("PostgreSQL answers");
    client.batch_execute("create table somebody_elses (id bigint)").expect("made");
    assert!(check_empty(&taken).expect_err("refused").to_string().contains("is not empty"));
    let two = carry(&there(&server), &there(&taken), &mut |_| ());
    assert!(two.expect_err("refused").to_string().contains("between two engines only"));
}

/// While somebody works on, what is copied is the moment in which the copying began.
#[test]
fn what_is_carried_is_of_one_moment() {
    let server = connection();
    let text = server.clone();
    let world = World::on(move |_| Database::Postgres { connection: text });
    world.change(By::Program, |change| {
        for number in 0..1000 {
            let name = format!("before {number}");
            change.execute("insert into setting (name, value) values ($1, '')", minka::binds![name])?;
        }
        change.commit(Entry::event("test.before"), ())
    });
    let folder = tempfile::tempdir().expect("a folder");
    let (copy, mut written) = (here(&folder, "copy.db"), 0_i64);
    let (store, entries) = (world.app.store().clone(), world.count("select count(*) from audit_entry"));
    carry(&there(&server), &copy, &mut |_| {
        written += 1;
        let name = format!("z{written}");
        let changed = store.change_now(By::Program, move |change| {
            change.execute("insert into setting (name, value) values ($1, '')", minka::binds![name])?;
            change.execute("delete from setting where name = 'before 999'", &[])?;
            change.commit(Entry::event("test.meanwhile"), ())
        });
        changed.expect("somebody works on");
    })
    .expect("it is copied");
    assert!(written >= 2, "{written}");
    let count =
        |sql: &'static str| Store::read_apart(&copy, |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("read");
    assert_eq!(count("select count(*) from setting"), 1000);
    assert_eq!(count("select count(*) from setting where name = 'before 999'"), 1);
    assert_eq!(count("select count(*) from audit_entry"), entries);
    assert_eq!(world.count("select count(*) from setting where name like 'z%'"), written);
}

/// What a drill does to a server that is in use: every row goes in and is compared, nobody sees it, and nothing is left.
#[test]
fn a_rehearsal_fills_a_server_in_use_and_leaves_nothing_there() {
    let world = World::new(Engine::Sqlite);
    put_odd_words(&world);
    let server = connection();
    let rows = carry(&file_of(&world), &there(&server), &mut |_| ()).expect("it goes over");
    let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("PostgreSQL answers");
    let mut look = || {
        let sql = "select (select count(*) from pg_namespace where nspname like 'minka_trial%'), (select count(*) from setting)";
        let row = client.query_one(sql, &[]).expect("counted");
        (row.get::<_, i64>(0), row.get::<_, i64>(1))
    };
    let (before, mut meanwhile) = (look(), Vec::new());
    let rehearsed = rehearse(&file_of(&world), &server, &mut |_| meanwhile.push(look())).expect("it goes in");
    assert_eq!(rehearsed, Some(rows));
    assert!(!meanwhile.is_empty() || rows < 500);
    assert!(meanwhile.iter().all(|seen| *seen == before), "{before:?} {meanwhile:?}");
    assert_eq!(look(), before);
    // What would not go in is found here, and leaves nothing either.
    world.change(By::Program, |change| {
        change.execute("insert into setting (name, value) values ('bad', $1)", minka::binds!["Canary\0word"])?;
        change.commit(Entry::event("test.bad"), ())
    });
    let refused = rehearse(&file_of(&world), &server, &mut |_| ()).expect_err("no server takes that");
    assert!(refused.to_string().contains("PostgreSQL refuses setting ("), "{refused}");
    assert_eq!(look(), before);
    // Where it may make no schema, it says so and tries nothing else.
    let unable = server.replace("options='", "options='-c role=pg_read_all_data ");
    assert_eq!(rehearse(&file_of(&world), &unable, &mut |_| ()).expect("looked"), None);
}
