//! A data folder is never taken for another one, never overwritten, and never opened without its database.

use std::process::{Command, Output, Stdio};

fn minka(folder: &std::path::Path, line: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minka"));
    command.args(line).current_dir(folder).stdin(Stdio::null()).output().expect("it runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_demonstration_is_never_made_over_what_is_left_of_a_programme() {
    let desk = tempfile::tempdir().expect("a folder");
    let asar = desk.path().join("asar");
    std::fs::create_dir(&asar).expect("a folder");
    // Its settings are gone, its database and key are not.
    std::fs::write(asar.join("minka.db"), b"every woman of the programme").expect("written");
    std::fs::write(asar.join("minka.key"), b"the only key").expect("written");
    let made = minka(desk.path(), &["demo", "--folder", "asar", "--no-serve"]);
    assert_eq!(made.status.code(), Some(1), "{}", said(&made));
    assert!(said(&made).contains("asar is not empty"), "{}", said(&made));
    assert_eq!(std::fs::read(asar.join("minka.db")).expect("still there"), b"every woman of the programme");
    assert_eq!(std::fs::read(asar.join("minka.key")).expect("still there"), b"the only key");
    assert_eq!(std::fs::read_dir(&asar).expect("a folder").count(), 2, "nothing was added");
}

#[test]
fn a_folder_without_its_database_does_not_open_as_an_empty_programme() {
    let desk = tempfile::tempdir().expect("a folder");
    let line =
        "init asar --programme Asar --zone Asia/Almaty --site Alatau --languages ru --currency KZT --manager aigul";
    let made = minka(desk.path(), &line.split(' ').collect::<Vec<_>>());
    assert!(made.status.success(), "{}", said(&made));
    let database = desk.path().join("asar/minka.db");
    std::fs::remove_file(&database).expect("the disk is not there");
    for line in [&["check", "--folder", "asar"][..], &["serve", "--folder", "asar", "--listen", "127.0.0.1:0"]] {
        let answered = minka(desk.path(), line);
        assert_eq!(answered.status.code(), Some(1), "{line:?}: {}", said(&answered));
        assert!(said(&answered).contains("minka.db is missing"), "{line:?}: {}", said(&answered));
        assert!(!database.exists(), "{line:?} made an empty one");
    }
}
