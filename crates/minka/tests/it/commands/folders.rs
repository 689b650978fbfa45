//! Folders: made, closed to others, of one kind only, nothing in them in clear.

use std::os::unix::fs::PermissionsExt;

use minka::foundation::{
    clock::Clock,
    folder::{Folder, Kind},
    store::Store,
};

use super::{Desk, done, refused, words};

#[test]
fn a_programme_is_made_with_a_one_time_link() {
    let desk = Desk::new();
    let made = desk.init("asar", &["--administrator", "elena"]);
    done(&made, "/welcome/");
    let (_, store) = desk.open("asar");
    let count =
        |sql: &'static str| store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("a number");
    assert_eq!(count("select count(*) from staff_user"), 2);
    assert_eq!(count("select count(*) from assignment where role = 'manager' and approved_by is not null"), 1);
    assert_eq!(count("select count(*) from invitation where used_at is null"), 2);
    assert_eq!(count("select count(*) from audit_entry where action = 'programme.init'"), 1);
    let mode = |name: &str| std::fs::metadata(desk.path(name)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode("asar"), mode("asar/minka.key"), mode("asar/minka.toml")), (0o700, 0o600, 0o600));
    refused(&desk.init("asar", &[]), "is not empty");
}

#[test]
fn a_programme_that_cannot_be_is_refused_before_anything_is_made() {
    let desk = Desk::new();
    let line = |zone: &str, languages: &str, currency: &str, manager: &str| {
        let output = desk.minka(&[
            "init",
            "asar",
            "--programme",
            "Asar",
            "--zone",
            zone,
            "--site",
            "Alatau",
            "--languages",
            languages,
            "--currency",
            currency,
            "--manager",
            manager,
        ]);
        assert!(!desk.path("asar").exists(), "{}", words(&output));
        output
    };
    refused(&line("Asia/Almat", "ru", "KZT", "aigul"), "no time zone Asia/Almat");
    refused(&line("Asia/Almaty", "ru,de", "KZT", "aigul"), "de is none of");
    refused(&line("Asia/Almaty", "ru", "tenge", "aigul"), "three capitals");
    refused(&line("Asia/Almaty", "ru", "KZT", "two words"), "one word");
    assert_eq!(desk.minka(&["init"]).status.code(), Some(2));
    assert_eq!(desk.minka(&["no-such-command"]).status.code(), Some(2));
    assert_eq!(desk.minka(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_folder_of_the_other_kind_or_of_nobody_is_not_opened() {
    let desk = Desk::with_programme();
    refused(&desk.minka(&["demo", "--folder", "asar", "--no-serve"]), "holds a real programme");
    refused(&desk.minka(&["demo", "--folder", "asar", "--fresh", "--no-serve"]), "holds a real programme");
    assert!(desk.path("asar/minka.db").exists());
    let play = Folder::create(&desk.path("play"), Kind::Demo, None).expect("a demonstration");
    drop(Store::open(&play.database(), &Clock::system()).expect("a database"));
    refused(&desk.minka(&["serve", "--folder", "play"]), "holds the demonstration");
    refused(&desk.minka(&["serve", "--folder", "nowhere"]), "holds no Minka data");
    // Not even with the settings and the key renamed: the file itself opens under another key.
    let settings = std::fs::read_to_string(desk.path("play/minka.toml")).expect("settings");
    std::fs::write(desk.path("play/minka.toml"), settings.replace("demo", "real")).expect("written");
    std::fs::rename(desk.path("play/demo.key"), desk.path("play/minka.key")).expect("renamed");
    refused(&desk.minka(&["check", "--folder", "play"]), "the key does not open this database");
}

#[test]
fn a_key_that_others_can_read_or_a_wrong_passphrase_opens_nothing() {
    let desk = Desk::with_programme();
    std::fs::set_permissions(desk.path("asar/minka.key"), std::fs::Permissions::from_mode(0o644)).expect("opened");
    refused(&desk.minka(&["check", "--folder", "asar"]), "can be read by others");
    let right = desk.secret("right", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let short = desk.secret("short", "asar\n");
    refused(&desk.init("short", &["--passphrase-file", &short]), "at least 12");
    done(&desk.init("closed", &["--passphrase-file", &right]), "is ready");
    done(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &right]), "Everything is whole");
    refused(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &wrong]), "the passphrase is wrong");
    refused(&desk.minka(&["check", "--folder", "closed"]), "no terminal to ask on");
    std::fs::set_permissions(desk.path("right"), std::fs::Permissions::from_mode(0o644)).expect("opened");
    refused(&desk.minka(&["check", "--folder", "closed", "--passphrase-file", &right]), "can be read by others");
}

#[test]
fn nothing_lies_in_the_folder_in_clear() {
    let desk = Desk::with_programme();
    for name in ["minka.db", "minka.db-wal"] {
        let Ok(bytes) = std::fs::read(desk.path("asar").join(name)) else { continue };
        assert!(!bytes.windows(6).any(|window| window == b"Alatau"), "{name}");
        assert!(!bytes.windows(5).any(|window| window == b"aigul"), "{name}");
    }
}
