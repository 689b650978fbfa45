//! Lessons through the program itself: listed, installed, written out and read in again.

use super::{Desk, done, refused, words};

#[test]
fn a_pack_is_installed_once_listed_and_written_out_whole() {
    let desk = Desk::with_programme();
    let course = |line: &[&str]| desk.minka(&[&["course"], line, &["--folder", "asar"]].concat());
    done(&course(&["list"]), "Packs inside the program: almaty, lima");
    done(&course(&["install", "almaty"]), "lessons added.");
    done(&course(&["install", "almaty"]), "Everything was up to date.");
    let listed = course(&["list", "--json"]);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    assert_eq!(listed["packs"], serde_json::json!(["almaty", "lima"]));
    let key = listed["courses"][0]["course"].as_str().expect("a course").to_owned();
    assert_eq!(listed["courses"][0]["programme"], "Asar");
    // The issue asks for at least twelve lessons in each pack.
    assert!(listed["courses"][0]["lessons"].as_u64().is_some_and(|lessons| lessons >= 12), "{listed}");
    done(&course(&["list"]), &key);
    done(&course(&["export", &key, "files"]), "files written to files.");
    assert!(desk.path("files/pack.toml").exists() && desk.path("files/kk").is_dir());
    refused(&course(&["export", &key, "files"]), "There is something in this folder already.");
    refused(&course(&["export", &key, "files", "--language", "ru"]), "папк");
    refused(&course(&["export", "nothing", "other"]), &format!("there is no course nothing; known are: {key}"));
    assert!(!desk.path("other").exists());
    // What was written out is a pack: the same programme finds nothing new in it, another takes it.
    done(&course(&["install", "files"]), "Everything was up to date.");
    done(&desk.init("second", &[]), "is ready");
    done(&desk.minka(&["course", "install", "files", "--folder", "second"]), "lessons added.");
    refused(&course(&["install", "nothing"]), "or one of: almaty, lima");
}

#[test]
fn a_pack_with_a_problem_is_not_taken_in_part() {
    let desk = Desk::with_programme();
    let course = |line: &[&str]| desk.minka(&[&["course"], line, &["--folder", "asar"]].concat());
    done(&course(&["install", "almaty"]), "lessons added.");
    let listed: serde_json::Value = serde_json::from_slice(&course(&["list", "--json"]).stdout).expect("JSON");
    let key = listed["courses"][0]["course"].as_str().expect("a course").to_owned();
    done(&course(&["export", &key, "files"]), "files written");
    let lesson = std::fs::read_dir(desk.path("files/ru")).expect("lessons").flatten().next().expect("a lesson").path();
    std::fs::write(&lesson, "title = Canary").expect("written");
    done(&desk.init("second", &[]), "is ready");
    let tried = desk.minka(&["course", "install", "files", "--folder", "second"]);
    refused(&tried, "this cannot be read as TOML.");
    assert!(words(&tried).contains("line 1"), "{}", words(&tried));
    let (_, store) = desk.open("second");
    let lessons = store.read_now(|db| db.get("select count(*) from lesson", &[], |row| row.get::<i64>(0)));
    assert_eq!(lessons.expect("a number"), 0);
}
