//! A programme in PostgreSQL: backed up and brought back like any other, and moved from one engine to the other.

use std::collections::BTreeMap;

use super::{
    backup::openers,
    drills::{desk_with_sealed, nothing_is_left, take_apart, upkeep},
    *,
};

/// How many rows each table has; what every database writes for itself is left out.
fn counts(desk: &Desk, folder: &str) -> BTreeMap<String, i64> {
    let (_, store) = desk.open(folder);
    let read = store.read_now(|db| {
        let list = match db.is_postgres() {
            true => {
                "select table_name::text from information_schema.tables
                 where table_schema = current_schema() and table_type = 'BASE TABLE'"
            }
            false => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
        };
        let tables: Vec<String> = db.list(list, &[], |row| row.get(0))?;
        let mut counts = BTreeMap::new();
        for table in tables {
            let rows = db.get(format!("select count(*) from {table}").leak(), &[], |row| row.get(0))?;
            counts.insert(table, rows);
        }
        Ok(counts)
    });
    read.expect("they can be counted")
}

fn pass(desk: &Desk) -> String {
    desk.secret("pass", "four unrelated words here\n")
}

fn backup(desk: &Desk, folder: &str, file: &str) -> Output {
    desk.minka(&["backup", file, "--folder", folder, "--backup-passphrase-file", &pass(desk), "--with-key"])
}

#[test]
fn a_back_up_of_postgresql_comes_back_whole_and_opens_no_door() {
    let desk = Desk::with_programme_on(Engine::Postgres);
    let openers = openers(&desk);
    {
        let running = Running::start(&desk, &["serve", "--folder", "asar"]);
        for opener in &openers {
            let answer = running.get(&opener.path, &opener.more);
            assert!(answer.starts_with(opener.lives), "{}: {answer}", opener.path);
        }
    }
    let made = backup(&desk, "asar", "b.minka");
    done(&made, "holds everything");
    done(&made, "keys of the women are not in it");
    nothing_is_left(&desk);
    assert!(upkeep(&desk, "asar").last_backup.is_some());
    refused(&backup(&desk, "asar", "b.minka"), "is there already");
    let (pass, goal) = (pass(&desk), goal(Engine::Postgres));
    let whole = ["--backup-passphrase-file", &pass, "--keyring", "asar/keyring.db"];
    let restored = desk.minka(&[&["restore", "b.minka", "again"], &whole[..], &said(&goal)[..]].concat());
    done(&restored, "everything whole");
    done(&restored, "compared with what was sent");
    assert!(!desk.path("again/minka.db").exists() && desk.path("again/keyring.db").exists());
    let settings = std::fs::read_to_string(desk.path("again/minka.toml")).expect("settings");
    assert!(settings.contains(&goal[1]), "{settings}");
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    let mut before = counts(&desk, "asar");
    // What the restore wrote down: that it was one.
    before.entry("audit_entry".to_owned()).and_modify(|entries| *entries += 1);
    // No browser is known any more: everybody signs in as on a new one.
    before.insert("known_device".to_owned(), 0);
    assert_eq!(counts(&desk, "again"), before);
    let running = Running::start(&desk, &["serve", "--folder", "again"]);
    assert!(running.get("/healthz", "").contains("ok"));
    for opener in &openers {
        let answer = running.get(&opener.path, &opener.more);
        assert!(answer.starts_with(opener.dead), "{}: {answer}", opener.path);
    }
}

#[test]
fn what_cannot_come_back_is_refused_and_leaves_the_database_empty() {
    let desk = Desk::with_programme_on(Engine::Postgres);
    done(&backup(&desk, "asar", "b.minka"), "holds everything");
    let (pass, goal) = (pass(&desk), goal(Engine::Postgres));
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let restore = |folder: &str, pass: &str, more: &[&str]| {
        desk.minka(&[&["restore", "b.minka", folder, "--backup-passphrase-file", pass], more].concat())
    };
    let into = said(&goal);
    refused(&restore("again", &wrong, &into), "passphrase of the back-up is wrong");
    refused(
        &restore("again", &pass, &[&into[..], &["--programme", "Lima"]].concat()),
        "a back-up of Asar, not of Lima",
    );
    let bytes = std::fs::read(desk.path("b.minka")).expect("bytes");
    std::fs::write(desk.path("short.minka"), &bytes[..bytes.len() - 1]).expect("written");
    let short = ["restore", "short.minka", "again", "--backup-passphrase-file", &pass];
    refused(&desk.minka(&[&short[..], &into].concat()), "damaged or was cut short");
    // The database that is in use is not empty: not even a trial comes near it.
    let used = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    let used: toml::Table = used.parse().expect("settings");
    let used = used["postgres"].as_str().expect("a connection");
    refused(&restore("again", &pass, &["--postgres", used]), "is not empty");
    refused(&restore("again", &pass, &["--postgres", "host=/nowhere"]), "reach PostgreSQL");
    assert!(!desk.path("again").exists() && !desk.path("again.unfinished").exists());
    // After all of that it is as empty as it was.
    done(&restore("again", &pass, &into), "everything whole");
}

/// How PostgreSQL is reached stays where it is: whoever opens a back-up learns no password, and comes upon nothing in use.
#[test]
fn a_back_up_of_postgresql_is_a_file_like_any_other_and_does_not_say_how_it_was_reached() {
    let (desk, [one, _]) = desk_with_sealed(Engine::Postgres);
    let said = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    let schema = said.split("search_path=").nth(1).and_then(|rest| rest.split([' ', '\'']).next()).expect("a schema");
    done(&desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let (key, ring) = take_apart(&desk);
    let line = ["restore", "b.minka", "again", "--identity", &one.0, "--key-file", &key, "--keyring", &ring];
    done(&desk.minka(&line), "was in PostgreSQL and is in the encrypted file of the folder now");
    let settings = std::fs::read_to_string(desk.path("again/minka.toml")).expect("settings");
    assert!(settings.contains("postgres = \"\"") && !settings.contains(schema), "{settings}");
    assert!(desk.path("again/minka.db").is_file());
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    assert_eq!(counts(&desk, "again").get("participant"), Some(&2));
    let bytes = std::fs::read(desk.path("again/minka.db")).expect("bytes");
    for canary in ["Canarylegal", "Айнур"] {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary}");
    }
}

/// A programme that grows, and one that comes home again: every row, either way.
#[test]
fn a_programme_moves_into_postgresql_and_back_with_every_row() {
    let desk = Desk::with_programme();
    openers(&desk);
    let (pass, goal) = (pass(&desk), goal(Engine::Postgres));
    let (key, ring) = (["--backup-passphrase-file", &pass], ["--keyring", "asar/keyring.db"]);
    done(&backup(&desk, "asar", "one.minka"), "holds everything");
    let line = [&["restore", "one.minka", "grown"], &key[..], &ring[..], &said(&goal)[..]].concat();
    done(&desk.minka(&line), "everything whole");
    let grown = counts(&desk, "grown");
    assert!(grown["sign_in"] == 1 && grown["session_link"] == 1 && grown["participant"] == 1, "{grown:?}");
    done(&backup(&desk, "grown", "two.minka"), "holds everything");
    let line = [&["restore", "two.minka", "home"], &key[..], &["--keyring", "grown/keyring.db"]].concat();
    done(&desk.minka(&line), "is in the encrypted file of the folder now");
    let mut home = counts(&desk, "home");
    // The back-up and its return were written down.
    home.entry("audit_entry".to_owned()).and_modify(|entries| *entries -= 2);
    assert_eq!(home, grown);
    done(&desk.minka(&["check", "--folder", "home"]), "Everything is whole");
    let running = Running::start(&desk, &["serve", "--folder", "home"]);
    assert!(running.get("/healthz", "").contains("ok"));
}

/// R24: rows do not leave for a database that the law does not want, not even on their way back.
#[test]
fn a_programme_of_kazakhstan_is_not_restored_into_a_database_abroad() {
    let desk = Desk::with_programme();
    let file = desk.path("asar/minka.toml");
    let settings = std::fs::read_to_string(&file).expect("settings");
    let target = format!("[[backup_target]]\npath = \"{}\"\ncountry = \"KZ\"\n", desk.0.path().display());
    std::fs::write(&file, format!("country = \"KZ\"\nkept_in = \"DE\"\n{settings}\n{target}")).expect("written");
    done(&backup(&desk, "asar", "b.minka"), "holds everything");
    let (pass, goal) = (pass(&desk), goal(Engine::Postgres));
    let whole = ["restore", "b.minka", "again", "--backup-passphrase-file", &pass, "--keyring", "asar/keyring.db"];
    refused(&desk.minka(&[&whole[..], &said(&goal)[..]].concat()), "the law of KZ wants the database in the country");
    minka::foundation::store::check_empty(&goal[1]).expect("nothing arrived");
    assert!(!desk.path("again").exists());
}
