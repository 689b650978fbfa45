//! After a fire with yesterday's copy of the keyring: what was taken back since it was made is in no journal, and nobody is told that it is.

use jiff::Timestamp;
use minka::{
    contacts, exclusions,
    foundation::{
        change::Change,
        ids::{ParticipantId, SiteId, UserId},
        keyring,
        safe_mode::{self, Missing},
    },
};

use super::{
    forgotten::{backup, desk_with_her, forget, nothing_of_her_is_in, restore_with},
    *,
};

/// The other woman pauses and names somebody.
fn take_back(desk: &Desk) {
    let (folder, store) = desk.open("asar");
    keyring::open_of(&folder, &store).expect("the keyring");
    let pause = |change: &mut Change<'_>| {
        let (woman, site): (ParticipantId, SiteId) =
            change.get("select id, site_id from participant where chosen_name = 'Она'", &[], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let named: UserId = change.get("select id from staff_user", &[], |row| row.get(0))?;
        contacts::pause(change, (site, woman))?;
        exclusions::add_exclusion(change, (site, woman), named)?;
        change.commit(minka::foundation::audit::Entry::event("test.taken_back"), ())
    };
    store.change_now(minka::foundation::change::By::CommandLine, pause).expect("it is taken back");
}

fn safe_mode_of(desk: &Desk, folder: &str) -> Option<Option<Missing>> {
    let (_, store) = desk.open(folder);
    store.read_now(safe_mode::find).expect("read").map(|held| held.missing)
}

fn count(desk: &Desk, folder: &str, sql: &'static str) -> i64 {
    let (_, store) = desk.open(folder);
    store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("a number")
}

const PAUSES: &str = "select count(*) from contact_pause";

#[test]
fn a_copy_of_the_keyring_does_not_pass_for_the_newest_journal() {
    a_copy_is_no_newest_journal(Engine::Sqlite);
}

#[test]
fn in_postgresql_too_a_copy_of_the_keyring_does_not_pass_for_the_newest_journal() {
    a_copy_is_no_newest_journal(Engine::Postgres);
}

fn a_copy_is_no_newest_journal(engine: Engine) {
    let (desk, code) = desk_with_her(engine);
    backup(&desk, "old.minka");
    // One copy as the program makes it, one as somebody does with a file.
    std::fs::copy(keyring::newest_copy(&desk.path("asar")).expect("a copy").file, desk.path("made.db")).expect("kept");
    std::fs::copy(desk.path("asar/keyring.db"), desk.path("by_hand.db")).expect("kept");
    let copied: Timestamp = Clock::system().now();
    std::thread::sleep(Duration::from_millis(20));
    forget(&desk, &code);
    std::fs::copy(desk.path("asar/keyring.db"), desk.path("between.db")).expect("kept");
    take_back(&desk);
    for (ring, folder) in [("made.db", "one"), ("by_hand.db", "two")] {
        let output = restore_with(&desk, engine, folder, &["--keyring", ring]);
        done(&output, "MAY BE ALIVE AGAIN");
        assert!(words(&output).contains("SAFE MODE") && !words(&output).contains("nothing was taken back that is not"));
        let missing = safe_mode_of(&desk, folder).expect("it holds").expect("it says what is missing");
        assert!(missing.from <= copied && missing.until > copied, "{missing:?}");
        refused(&desk.minka(&["export", "--folder", folder]), "safe mode");
        assert_eq!(count(&desk, folder, PAUSES), 0);
    }
    // Restored once more with the keyring of that folder: it is in use there, and knows what its journal lacks.
    done(&restore_with(&desk, engine, "three", &["--keyring", "one/keyring.db"]), "SAFE MODE");
    assert!(safe_mode_of(&desk, "three").expect("it holds").expect("missing").from <= copied);
    // A newer copy puts in force what it knows, and leaves what it does not.
    let narrower = desk.minka(&["restraints", "between.db", "--folder", "one"]);
    done(&narrower, "stays in SAFE MODE");
    nothing_of_her_is_in(&desk, "one");
    assert!(safe_mode_of(&desk, "one").expect("it holds").expect("missing").from > copied);
    assert_eq!(count(&desk, "one", PAUSES), 0);
    // The one that was in use knows everything.
    for folder in ["one", "two"] {
        done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", folder]), "Safe mode has ended");
        nothing_of_her_is_in(&desk, folder);
        assert_eq!((safe_mode_of(&desk, folder), count(&desk, folder, PAUSES)), (None, 1));
    }
    // So does its folder now: what it lacked is there.
    let again = restore_with(&desk, engine, "four", &["--keyring", "one/keyring.db"]);
    done(&again, "all of them are");
    assert_eq!((safe_mode_of(&desk, "four"), count(&desk, "four", PAUSES)), (None, 1));
    nothing_of_her_is_in(&desk, "four");
}

#[test]
fn whoever_knows_what_came_after_opens_at_once_and_it_is_written_down() {
    let (desk, code) = desk_with_her(Engine::Sqlite);
    backup(&desk, "old.minka");
    std::fs::copy(desk.path("asar/keyring.db"), desk.path("yesterday.db")).expect("kept");
    std::thread::sleep(Duration::from_millis(20));
    forget(&desk, &code);
    let known = ["--keyring", "yesterday.db", "--journal-may-end-early"];
    let output = restore_with(&desk, Engine::Sqlite, "again", &known);
    done(&output, "MAY BE ALIVE AGAIN");
    assert!(words(&output).contains("has to be taken back once more"), "{}", words(&output));
    assert_eq!(safe_mode_of(&desk, "again"), None);
    done(&desk.minka(&["export", "--folder", "again"]), "2 women written");
    let said = "select count(*) from audit_entry where action = 'journal.ends_early' and detail like 'from 2%until 2%'";
    assert_eq!(count(&desk, "again", said), 1);
    // It goes without saying only of a keyring.
    let unclear = restore_with(&desk, Engine::Sqlite, "never", &["--journal-may-end-early"]);
    assert_eq!(unclear.status.code(), Some(2), "{}", words(&unclear));
    // A programme with one manager ends safe mode at the machine, and her having been forgotten is brought later all the same.
    done(&restore_with(&desk, Engine::Sqlite, "held", &["--keyring", "yesterday.db"]), "SAFE MODE");
    done(&desk.minka(&["restraints", "yesterday.db", "--folder", "held"]), "stays in SAFE MODE");
    let line = ["restraints", "yesterday.db", "--folder", "held", "--journal-may-end-early"];
    done(&desk.minka(&line), "Safe mode has ended");
    assert_eq!(safe_mode_of(&desk, "held"), None);
    let ended = "select count(*) from audit_entry where action = 'safe_mode.end' and detail like '%but for from 2%'";
    assert_eq!(count(&desk, "held", ended), 1);
    for folder in ["again", "held"] {
        done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", folder]), "had to be put in force again");
        nothing_of_her_is_in(&desk, folder);
    }
}

/// A keyring that was put by hand into the place of one that was lost: the database is whole, its journal is not.
#[test]
fn a_copy_that_took_the_place_of_the_keyring_does_not_pass_for_it_later() {
    let (desk, _) = desk_with_her(Engine::Sqlite);
    backup(&desk, "old.minka");
    std::fs::copy(desk.path("asar/keyring.db"), desk.path("yesterday.db")).expect("kept");
    std::thread::sleep(Duration::from_millis(20));
    take_back(&desk);
    std::fs::remove_file(desk.path("asar/keyring.db")).expect("lost");
    std::fs::copy(desk.path("yesterday.db"), desk.path("asar/keyring.db")).expect("put into its place");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    done(&restore_with(&desk, Engine::Sqlite, "again", &["--keyring", "asar/keyring.db"]), "SAFE MODE");
    // A back-up from after that lacks nothing.
    backup(&desk, "new.minka");
    let pass = desk.secret("pass", "four unrelated words here\n");
    let line = ["restore", "new.minka", "newer", "--backup-passphrase-file", &pass, "--keyring", "asar/keyring.db"];
    done(&desk.minka(&line), "all of them are");
    assert_eq!((safe_mode_of(&desk, "newer"), count(&desk, "newer", PAUSES)), (None, 1));
}

/// What is wrong with a keyring or a key is said in our words, of the file that was named.
#[test]
fn a_wrong_keyring_is_refused_by_the_name_that_was_typed_and_the_library_is_silent() {
    let (desk, _) = desk_with_her(Engine::Sqlite);
    backup(&desk, "old.minka");
    done(&desk.init("other", &[]), "is ready");
    std::fs::write(desk.path("bad.db"), vec![7u8; 8192]).expect("written");
    for (more, says) in [
        (&["--keyring", "bad.db"][..], "bad.db is damaged"),
        (&["--keyring", "other/keyring.db"], "other/keyring.db is damaged, or it is the keyring of another folder"),
        (&["--keyring", "asar/keyring.db", "--key-file", "other/minka.key"], "is this the key"),
    ] {
        let output = restore_with(&desk, Engine::Sqlite, "never", more);
        refused(&output, says);
        let said = words(&output);
        assert!(!said.contains("ERROR") && !said.contains("sqlcipher") && !said.contains("unfinished"), "{said}");
    }
    let output = desk.minka(&["restraints", "other/keyring.db", "--folder", "asar"]);
    refused(&output, "other/keyring.db is damaged, or it is the keyring of another folder");
    assert!(!words(&output).contains("ERROR"), "{}", words(&output));
}
