//! The keyring of a folder: missed, wrong, too old; kept out of back-ups, and brought back by `restore`.

use minka::foundation::{
    folder::Folder,
    keyring::{self, Keyring},
};

use super::{Desk, Running, done, refused, words};

/// A programme with two women, one of them with something sealed.
fn desk_with_sealed() -> Desk {
    let desk = Desk::with_programme();
    seal(&desk, "Айнур", "Canaryname Оразбаева");
    desk
}

fn seal(desk: &Desk, name: &str, legal: &str) {
    let list = format!("имя,группа,legal_name,phone\n{name},Тюльпан,{legal},+7 701 999 88 77\n");
    std::fs::write(desk.path("list.csv"), list).expect("written");
    let line = ["import", "list.csv", "--folder", "asar", "--create-groups", "--reason", "Canaryreason"];
    done(&desk.minka(&line), "1  woman registered");
}

fn backup(desk: &Desk, file: &str) {
    let pass = desk.secret("pass", "four unrelated words here\n");
    let line = ["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass, "--with-key"];
    done(&desk.minka(&line), "keys of the women are not in it");
}

fn restore(desk: &Desk, file: &str, folder: &str, more: &[&str]) -> std::process::Output {
    let pass = desk.secret("pass", "four unrelated words here\n");
    desk.minka(&[&["restore", file, folder, "--backup-passphrase-file", &pass], more].concat())
}

fn newest(desk: &Desk) -> String {
    keyring::newest_copy(&desk.path("asar")).expect("a copy").file.to_string_lossy().into_owned()
}

#[test]
fn a_missing_a_wrong_or_an_old_keyring_stops_the_start_and_none_is_begun_anew() {
    let desk = desk_with_sealed();
    let ring = desk.path("asar/keyring.db");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    std::fs::copy(&ring, desk.path("old.db")).expect("a copy");
    seal(&desk, "Алия", "Canaryname Second");
    std::fs::rename(&ring, desk.path("aside.db")).expect("moved");
    for line in [
        &["serve", "--folder", "asar", "--listen", "127.0.0.1:0"][..],
        &["check", "--folder", "asar"],
        &["import", "list.csv", "--folder", "asar", "--reason", "x"],
        &["export", "--folder", "asar"],
    ] {
        refused(&desk.minka(line), "is missing");
        assert!(!ring.exists());
    }
    done(&desk.init("other", &[]), "is ready");
    std::fs::copy(desk.path("other/keyring.db"), &ring).expect("copied");
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", "127.0.0.1:0"]), "keyring of another folder");
    std::fs::copy(desk.path("old.db"), &ring).expect("copied");
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", "127.0.0.1:0"]), "the keys of 1 women are missing");
    refused(&desk.minka(&["check", "--folder", "asar"]), "1 women have something sealed whose key is missing");
    std::fs::rename(desk.path("aside.db"), &ring).expect("back");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    // A demonstration's keyring is none of a real programme's.
    let folder =
        Folder::open(&desk.path("asar"), minka::foundation::folder::Kind::Real, || panic!("none")).expect("open");
    assert!(Keyring::open_at(&folder.keyring_file(), &folder.keys, minka::foundation::folder::Kind::Demo).is_err());
}

#[test]
fn the_keyring_is_in_no_back_up_and_comes_back_from_its_copy() {
    let desk = desk_with_sealed();
    backup(&desk, "one.minka");
    let copy = newest(&desk);
    refused(&restore(&desk, "one.minka", "again", &[]), "the keys of the women are in no back-up");
    refused(&restore(&desk, "one.minka", "again", &["--keyring", "nowhere.db"]), "cannot be read");
    std::fs::write(desk.path("bad.db"), vec![7u8; 8192]).expect("written");
    refused(&restore(&desk, "one.minka", "again", &["--keyring", "bad.db"]), "is damaged");
    assert!(!desk.path("again").exists());
    done(&restore(&desk, "one.minka", "again", &["--keyring", &copy]), "everything whole");
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    // A copy from before she was registered: refused, unless what nobody can read is let go.
    std::fs::copy(&copy, desk.path("old.db")).expect("kept");
    seal(&desk, "Алия", "Canaryname Second");
    backup(&desk, "two.minka");
    refused(
        &restore(&desk, "two.minka", "never", &["--keyring", "old.db"]),
        "older than the back-up: the keys of 1 women",
    );
    done(&restore(&desk, "two.minka", "poorer", &["--keyring", "old.db", "--lose-sealed"]), "everything whole");
    done(&restore(&desk, "two.minka", "poorest", &["--lose-sealed"]), "everything whole");
    for (folder, left) in [("again", 1), ("poorer", 1), ("poorest", 0)] {
        let (_, store) = desk.open(folder);
        let sealed = store.read_now(|db| db.get("select count(*) from sealed_identity", &[], |row| row.get::<i64>(0)));
        assert_eq!(sealed.expect("a number"), left, "{folder}");
        drop(store);
        let running = Running::start(&desk, &["serve", "--folder", folder]);
        assert!(running.get("/healthz", "").contains("ok"), "{folder}");
    }
}

#[test]
fn the_server_takes_the_days_copy_and_check_tells_its_day() {
    let desk = desk_with_sealed();
    assert!(keyring::newest_copy(&desk.path("asar")).is_none());
    let output = desk.minka(&["check", "--folder", "asar", "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&found["keys"], &found["newest_keyring_copy"]), (&1.into(), &serde_json::Value::Null));
    drop(Running::start(&desk, &["serve", "--folder", "asar"]));
    let day = keyring::newest_copy(&desk.path("asar")).expect("a copy").day.to_string();
    done(&desk.minka(&["check", "--folder", "asar"]), &day);
    let settings = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    let place = desk.path("disk");
    let second = settings.replace("keyring_second = \"\"", &format!("keyring_second = \"{}\"", place.display()));
    std::fs::write(desk.path("asar/minka.toml"), second).expect("written");
    refused(&desk.minka(&["check", "--folder", "asar"]), "the second place of the keyring is away");
    std::fs::create_dir(&place).expect("a disk");
    drop(Running::start(&desk, &["serve", "--folder", "asar"]));
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    std::fs::remove_file(desk.path("asar/keyring.db")).expect("lost");
    refused(&desk.minka(&["serve", "--folder", "asar", "--listen", "127.0.0.1:0"]), "disk/keyring.db to its place");
}

/// F24: whatever lies in the folder and beside it, after everything that writes.
#[test]
fn nothing_of_her_can_be_read_in_any_file() {
    let desk = desk_with_sealed();
    backup(&desk, "one.minka");
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    running.get("/people", "");
    let (_, log) = running.stop();
    std::fs::remove_file(desk.path("list.csv")).expect("the list itself");
    std::fs::write(desk.path("log.txt"), log).expect("written");
    let canaries = ["Canaryname", "Оразбаева", "999 88 77", "Canaryreason", "Айнур"];
    let mut looked_at = 0;
    let mut waiting = vec![desk.path(".")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
                continue;
            }
            let bytes = std::fs::read(entry.path()).expect("bytes");
            looked_at += 1;
            for canary in canaries {
                let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
                assert!(!found, "{} holds {canary}", entry.path().display());
            }
        }
    }
    assert!(looked_at >= 6, "{looked_at}: database, keyring, its copy, key, settings, back-up, log");
}

#[test]
fn what_check_says_of_a_fresh_folder() {
    let desk = Desk::with_programme();
    let output = desk.minka(&["check", "--folder", "asar"]);
    done(&output, "Everything is whole");
    let said = words(&output);
    let keys = said.lines().find_map(|line| line.trim().strip_prefix("keys of women")).map(str::trim);
    assert_eq!(keys, Some("0"), "{said}");
}
