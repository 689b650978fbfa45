//! Back-ups: whole, refused when damaged, and what a restored programme no longer opens; `check`.

use std::os::unix::fs::PermissionsExt;

use minka::foundation::{audit::Entry, change::By, store::Database};

use super::{Desk, done, refused, words};

#[test]
fn a_back_up_comes_back_whole_and_ends_all_sign_ins() {
    let desk = Desk::with_programme();
    let pass = desk.secret("pass", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let backup = |file: &str| desk.minka(&["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass]);
    done(&backup("one.minka"), "holds everything");
    let mode = std::fs::metadata(desk.path("one.minka")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    refused(&backup("one.minka"), "is there already");
    let restore = |folder: &str, more: &[&str]| desk.minka(&[&["restore", "one.minka", folder], more].concat());
    let (secret, key) = (["--backup-passphrase-file", &pass], ["--key-file", "asar/minka.key"]);
    refused(
        &restore("again", &["--backup-passphrase-file", &wrong, key[0], key[1]]),
        "passphrase of the back-up is wrong",
    );
    refused(&restore("again", &secret), "without the key");
    refused(&restore("asar", &[&secret[..], &key].concat()), "is not empty");
    refused(
        &restore("again", &[&secret[..], &key, &["--programme", "Lima"]].concat()),
        "a back-up of Asar, not of Lima",
    );
    done(&desk.init("other", &[]), "is ready");
    refused(&restore("again", &[&secret[..], &["--key-file", "other/minka.key"]].concat()), "is this the key");
    assert!(!desk.path("again").exists() && !desk.path("again.unfinished").exists());
    done(&restore("again", &[&secret[..], &key, &["--programme", "Asar"]].concat()), "everything whole");
    let count = |folder: &str, sql: &'static str| {
        let (_, store) = desk.open(folder);
        store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("a number")
    };
    for sql in ["select count(*) from staff_user", "select count(*) from assignment", "select count(*) from site"] {
        assert_eq!(count("asar", sql), count("again", sql), "{sql}");
        assert_eq!(count("again", sql), 1, "{sql}");
    }
    // The link from before the back-up opened something then; now nothing that was taken back can come alive again.
    assert_eq!(count("asar", "select count(*) from invitation where used_at is null"), 1);
    assert_eq!(count("again", "select count(*) from invitation where used_at is null"), 0);
    assert_eq!(count("again", "select count(*) from audit_entry where action = 'backup.restore'"), 1);
}

#[test]
fn a_damaged_back_up_is_refused_wherever_the_damage_is() {
    let desk = Desk::with_programme();
    let identity = age::x25519::Identity::generate();
    let text = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
    let keys = desk.secret("keys.txt", &text);
    let recipient = identity.to_public().to_string();
    done(
        &desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &recipient, "--with-key"]),
        "holds everything",
    );
    done(&desk.minka(&["restore", "b.minka", "again", "--identity", &keys]), "everything whole");
    let whole = std::fs::read(desk.path("b.minka")).expect("bytes");
    let mut damaged: Vec<(String, Vec<u8>)> = Vec::new();
    for at in [0, 40, 150, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        damaged.push((format!("byte {at}"), bytes));
    }
    for length in [0, 100, whole.len() / 2, whole.len() - 1] {
        damaged.push((format!("cut at {length}"), whole[..length].to_vec()));
    }
    for (what, bytes) in damaged {
        std::fs::write(desk.path("damaged.minka"), bytes).expect("written");
        let output = desk.minka(&["restore", "damaged.minka", "never", "--identity", &keys]);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", words(&output));
        assert!(!desk.path("never").exists() && !desk.path("never.unfinished").exists(), "{what}");
    }
    let stranger = age::x25519::Identity::generate();
    let text = age::secrecy::ExposeSecret::expose_secret(&stranger.to_string()).to_owned();
    let other = desk.secret("other.txt", &text);
    refused(&desk.minka(&["restore", "b.minka", "never", "--identity", &other]), "does not open the back-up");
}

#[test]
fn check_finds_an_entry_that_was_changed_and_a_code_nobody_made() {
    let desk = Desk::with_programme();
    let check = || desk.minka(&["check", "--folder", "asar", "--json"]);
    let before: serde_json::Value = serde_json::from_slice(&check().stdout).expect("JSON");
    assert_eq!(before["problems"], serde_json::json!([]));
    assert_eq!(before["newest_hash"].as_str().map(str::len), Some(64));
    {
        let (folder, store) = desk.open("asar");
        store
            .change_now(By::CommandLine, |change| {
                change.execute(
                    "insert into participant (id, site_id, code, chosen_name, name_key, sign, language, state, state_since,
                         created_at, created_by)
                     select 'x', id, 'BAKO-X', 'Asel', 'asel', 'sun', 'kk', 'active', '2026-01-01', '', '' from site",
                    &[],
                )?;
                change.commit(Entry::event("test.code"), ())
            })
            .expect("written");
        drop((folder, store));
    }
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["problems"].as_array().map(Vec::len), Some(1));
    assert!(found["problems"][0].as_str().is_some_and(|problem| problem.contains("BAKO-X")), "{found}");
    assert_eq!(found["audit_entries"].as_i64(), before["audit_entries"].as_i64().map(|entries| entries + 1));
    {
        let (folder, store) = desk.open("asar");
        drop(store);
        let Database::Sqlite { file, key } = folder.database() else { panic!("SQLite") };
        let raw = rusqlite::Connection::open(file).expect("it opens");
        raw.pragma_update(None, "key", format!("x'{}'", data_encoding::HEXLOWER.encode(&key))).expect("the key");
        raw.execute_batch(
            "drop trigger audit_entry_no_update; update audit_entry set actor = 'somebody else' where seq = 1",
        )
        .expect("tampered");
    }
    refused(&desk.minka(&["check", "--folder", "asar"]), "broken at entry 1");
}
