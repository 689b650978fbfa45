//! The restore drill: a back-up is brought back on trial, and the day of it is remembered only when everything was there.

use minka::foundation::{
    keyring,
    upkeep::{Upkeep, Waits},
};

use super::*;

/// A programme with two women, something sealed of both, and somebody's two age keys.
pub(super) fn desk_with_sealed(engine: Engine) -> (Desk, [(String, String); 2]) {
    let desk = Desk::with_programme_on(engine);
    let list = "name,group,legal_name\nАйнур,One,Canarylegal\nАлия,One,Second\n";
    std::fs::write(desk.path("list.csv"), list).expect("written");
    let line = ["import", "list.csv", "--folder", "asar", "--create-groups", "--reason", "A list on paper"];
    done(&desk.minka(&line), "2  women registered");
    let identities = ["one.txt", "two.txt"].map(|name| {
        let identity = age::x25519::Identity::generate();
        let text = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
        (desk.secret(name, &text), identity.to_public().to_string())
    });
    (desk, identities)
}

/// What is kept apart from the machine: the key and a copy of the keyring.
pub(super) fn take_apart(desk: &Desk) -> (String, String) {
    let key = std::fs::read_to_string(desk.path("asar/minka.key")).expect("the key");
    let copy = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    std::fs::copy(copy, desk.path("apart.db")).expect("kept");
    (desk.secret("apart.key", &key), "apart.db".to_owned())
}

pub(super) fn upkeep(desk: &Desk, folder: &str) -> Upkeep {
    Upkeep::read(&desk.path(folder)).expect("it can be read")
}

pub(super) fn nothing_is_left(desk: &Desk) {
    for entry in std::fs::read_dir(desk.path("asar")).expect("the folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with("drill-") && !name.starts_with("backup-"), "{name} is left");
    }
}

#[test]
fn a_drill_proves_that_a_back_up_comes_back_with_either_key_and_touches_nothing() {
    a_drill_touches_nothing(Engine::Sqlite);
}

#[test]
fn a_drill_of_a_programme_in_postgresql_proves_as_much_and_touches_nothing() {
    a_drill_touches_nothing(Engine::Postgres);
}

fn a_drill_touches_nothing(engine: Engine) {
    let (desk, [one, two]) = desk_with_sealed(engine);
    assert_eq!(upkeep(&desk, "asar"), Upkeep::default(), "never");
    let made = desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1, "--recipient", &two.1]);
    done(&made, "holds everything");
    assert!(!words(&made).contains("Only one key opens it"));
    assert!(upkeep(&desk, "asar").last_backup.is_some() && upkeep(&desk, "asar").last_drill.is_none());
    let (key, ring) = take_apart(&desk);
    // The keyring has a second place, on another disk: a drill writes to neither.
    let disk = desk.path("disk");
    std::fs::create_dir(&disk).expect("a disk");
    let settings = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    let second = settings.replace("keyring_second = \"\"", &format!("keyring_second = \"{}\"", disk.display()));
    std::fs::write(desk.path("asar/minka.toml"), second).expect("written");
    done(&desk.minka(&["backup", "c.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let bytes = || ["asar/keyring.db", "disk/keyring.db"].map(|file| std::fs::read(desk.path(file)).expect("bytes"));
    let before = bytes();
    for (identity, file) in [(&one.0, "b.minka"), (&two.0, "b.minka"), (&one.0, "c.minka")] {
        let line = ["drill", file, "--folder", "asar", "--identity", identity, "--key-file", &key, "--keyring", &ring];
        let tried = desk.minka(&line);
        done(&tried, "would come back whole");
        assert!(words(&tried).contains("2 women, 2 sealed parts opened"), "{}", words(&tried));
        // In PostgreSQL it takes the last step as well, and leaves nothing there either.
        let went_on = words(&tried).contains("rows went into PostgreSQL, were compared there and taken back");
        assert_eq!(went_on, matches!(engine, Engine::Postgres), "{}", words(&tried));
        nothing_is_left(&desk);
    }
    assert_eq!(bytes(), before);
    assert!(upkeep(&desk, "asar").last_drill.is_some() && upkeep(&desk, "asar").last_backup.is_some());
    let (_, store) = desk.open("asar");
    let entries = "select count(*) from audit_entry where action = 'backup.drill'";
    assert_eq!(store.read_now(move |db| db.get(entries, &[], |row| row.get::<i64>(0))).expect("a number"), 3);
    if matches!(engine, Engine::Postgres) {
        let left = "select count(*) from pg_namespace where nspname like 'minka_trial%'";
        assert_eq!(store.read_now(move |db| db.get(left, &[], |row| row.get::<i64>(0))).expect("a number"), 0);
    }
    drop(store);
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    // A folder that was restored has had no back-up of its own yet.
    let line = ["restore", "b.minka", "again", "--identity", &one.0, "--key-file", &key, "--keyring", &ring];
    done(&desk.minka(&line), "everything whole");
    assert_eq!(upkeep(&desk, "again"), Upkeep::default());
}

#[test]
fn what_would_not_come_back_is_said_and_is_no_good_drill() {
    let (desk, [one, two]) = desk_with_sealed(Engine::Sqlite);
    let single = desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]);
    done(&single, "Only one key opens it");
    let (key, ring) = take_apart(&desk);
    done(&desk.init("other", &[]), "is ready");
    let pass = desk.secret("pass", "four unrelated words here\n");
    let wrong = desk.secret("wrong", "four unrelated words there\n");
    let line = ["backup", "p.minka", "--folder", "asar", "--backup-passphrase-file", &pass];
    done(&desk.minka(&line), "holds everything");
    let line = ["backup", "theirs.minka", "--folder", "other", "--recipient", &one.1, "--with-key"];
    done(&desk.minka(&line), "holds everything");
    let mut bytes = std::fs::read(desk.path("b.minka")).expect("bytes");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(desk.path("damaged.minka"), &bytes).expect("written");
    std::fs::write(desk.path("short.minka"), &bytes[..middle]).expect("written");
    // A third woman, and a keyring from before she was registered.
    std::fs::write(desk.path("more.csv"), "name,group,legal_name\nThird,One,Third\n").expect("written");
    let line = ["import", "more.csv", "--folder", "asar", "--reason", "A list on paper"];
    done(&desk.minka(&line), "1  woman registered");
    done(&desk.minka(&["backup", "newer.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let (mine, theirs) = (["--identity", one.0.as_str()], ["--identity", two.0.as_str()]);
    let (keys, other) = (["--key-file", key.as_str()], ["--key-file", "other/minka.key"]);
    let ring = ["--keyring", ring.as_str()];
    let cases: [(&str, Vec<&str>, &str); 11] = [
        ("b.minka", [&theirs[..], &keys, &ring].concat(), "does not open the back-up"),
        ("b.minka", [&keys[..], &ring].concat(), "name its file with --identity"),
        ("b.minka", [&mine[..], &ring].concat(), "made without the key"),
        ("b.minka", [&mine[..], &other, &ring].concat(), "is this the key"),
        ("b.minka", [&mine[..], &keys].concat(), "the keys of the women are in no back-up"),
        ("newer.minka", [&mine[..], &keys, &ring].concat(), "older than the back-up: the keys of 1 women"),
        (
            "p.minka",
            [&["--backup-passphrase-file", &wrong][..], &keys, &ring].concat(),
            "passphrase of the back-up is wrong",
        ),
        ("damaged.minka", [&mine[..], &keys, &ring].concat(), "damaged or was cut short"),
        ("short.minka", [&mine[..], &keys, &ring].concat(), "damaged or was cut short"),
        ("nowhere.minka", [&mine[..], &keys, &ring].concat(), "cannot be read"),
        ("theirs.minka", mine.to_vec(), "this is no back-up of asar"),
    ];
    for (file, more, expected) in cases {
        let output = desk.minka(&[&["drill", file, "--folder", "asar"], &more[..]].concat());
        refused(&output, expected);
        nothing_is_left(&desk);
        assert!(upkeep(&desk, "asar").last_drill.is_none(), "{file}: {expected}");
    }
    let line = ["drill", "theirs.minka", "--folder", "other", "--identity", &one.0];
    done(&desk.minka(&line), "would come back whole");
}

/// A trial that was cut off leaves a folder; the next one removes it before it begins.
#[test]
fn what_a_trial_left_that_was_cut_off_is_gone_after_the_next() {
    let (desk, [one, _]) = desk_with_sealed(Engine::Sqlite);
    done(&desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let (key, ring) = take_apart(&desk);
    std::fs::create_dir(desk.path("asar/drill-1")).expect("left");
    std::fs::write(desk.path("asar/drill-1/minka.db"), "x").expect("left");
    let line = ["drill", "b.minka", "--folder", "asar", "--identity", &one.0, "--key-file", &key, "--keyring", &ring];
    done(&desk.minka(&line), "would come back whole");
    nothing_is_left(&desk);
}

/// What the running program does once a week by itself: it waits and says for what, and tries the newest back-up when it can.
#[test]
fn once_a_week_it_tries_the_newest_back_up_by_itself_or_says_what_it_waits_for() {
    it_tries_by_itself(Engine::Sqlite);
}

#[test]
fn once_a_week_it_tries_the_newest_back_up_of_postgresql_by_itself_too() {
    it_tries_by_itself(Engine::Postgres);
}

fn it_tries_by_itself(engine: Engine) {
    let (desk, [one, two]) = desk_with_sealed(engine);
    let path = desk.path("asar");
    let look = || {
        let (_, store) = desk.open("asar");
        minka::commands::drill_by_itself(&path, &store).expect("looked")
    };
    let waits = || upkeep(&desk, "asar").drill_waits;
    assert!(!look());
    assert_eq!(waits(), Some(Waits::Backup));
    done(&desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    assert!(!look());
    assert_eq!(waits(), Some(Waits::Identity));
    let name = |identity: &str| {
        let settings = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
        let lines: Vec<&str> = settings.lines().filter(|line| !line.starts_with("drill_identity")).collect();
        let settings = format!("drill_identity = \"{identity}\"\n{}\n", lines.join("\n"));
        std::fs::write(desk.path("asar/minka.toml"), settings).expect("written");
    };
    name(&two.0);
    assert!(!look(), "a key that does not open it");
    assert_eq!(waits(), Some(Waits::Failed));
    nothing_is_left(&desk);
    name(&one.0);
    std::fs::rename(desk.path("b.minka"), desk.path("elsewhere.minka")).expect("moved");
    assert!(!look());
    assert_eq!(waits(), Some(Waits::File));
    std::fs::rename(desk.path("elsewhere.minka"), desk.path("b.minka")).expect("moved back");
    assert!(look(), "everything lies at hand");
    nothing_is_left(&desk);
    let known = upkeep(&desk, "asar");
    assert!(known.last_drill.is_some() && known.last_backup.is_some());
    assert_eq!(known.drill_waits, None);
    assert!(!look(), "once a week");
    let (_, store) = desk.open("asar");
    let entries = "select count(*) from audit_entry where action = 'backup.drill' and actor = 'program'";
    assert_eq!(store.read_now(move |db| db.get(entries, &[], |row| row.get::<i64>(0))).expect("a number"), 1);
}

/// A3: what opens the back-ups never comes to the machine of the data; what comes is a line that cannot be made without the key.
#[test]
fn a_drill_on_another_machine_is_reported_back_with_one_line() {
    let (desk, [one, _]) = desk_with_sealed(Engine::Sqlite);
    done(&desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let (key, ring) = take_apart(&desk);
    let far = Desk::new();
    for file in ["b.minka", &ring] {
        std::fs::copy(desk.path(file), far.path(file)).expect("carried there");
    }
    let more = ["--identity", &one.0, "--key-file", &key, "--keyring", &ring];
    let tried = far.minka(&[&["drill", "b.minka", "--apart", "trial"], &more[..]].concat());
    done(&tried, "would come back whole");
    assert!(words(&tried).contains("2 women, 2 sealed parts opened"), "{}", words(&tried));
    assert_eq!(std::fs::read_dir(far.path("trial")).expect("the folder").count(), 0, "nothing is left there");
    assert!(!far.path("minka-data").exists());
    let said = words(&tried);
    let line = said.lines().find(|line| line.starts_with("minka-drill-1.")).expect("a line");
    assert!(upkeep(&desk, "asar").last_drill.is_none(), "until somebody brings it");
    let report = |line: &str, folder: &str| desk.minka(&["drill", "--report", line, "--folder", folder]);
    done(&desk.init("other", &[]), "is ready");
    refused(&report(line, "other"), "this line is of no drill with a back-up of other");
    refused(&report(&line[..line.len() - 1], "asar"), "a sign in it is wrong");
    refused(&report(&line.replace(".2.2.", ".3.2."), "asar"), "a sign in it is wrong");
    refused(&report("everything was fine", "asar"), "this is no line of a drill");
    assert!(upkeep(&desk, "asar").last_drill.is_none());
    done(&report(line, "asar"), "Noted: ");
    let noted = upkeep(&desk, "asar").last_drill.expect("it is noted");
    let (_, store) = desk.open("asar");
    let detail = store.read_now(|db| {
        db.get("select detail from audit_entry where action = 'backup.drill'", &[], |row| row.get::<String>(0))
    });
    assert!(detail.expect("an entry").ends_with("2 women, 2 sealed parts, on another machine"));
    drop(store);
    // A newer one here; the old line again makes nothing older.
    let line_here = [&["drill", "b.minka", "--folder", "asar"], &more[..]].concat();
    std::thread::sleep(Duration::from_millis(1100));
    done(&desk.minka(&line_here), "would come back whole");
    let newer = upkeep(&desk, "asar").last_drill.expect("it is noted");
    assert!(newer > noted);
    done(&report(line, "asar"), "Noted: ");
    assert_eq!(upkeep(&desk, "asar").last_drill, Some(newer));
    for unclear in [
        &["drill"][..],
        &["drill", "b.minka", "--report", line],
        &["drill", "b.minka", "--apart", "x", "--folder", "asar"],
    ] {
        assert_eq!(desk.minka(unclear).status.code(), Some(2), "{unclear:?}");
    }
}

/// A3, in words: where the key that opens the back-ups lies on the machine that they are to outlive.
#[test]
fn check_and_serve_warn_of_a_key_that_lies_here() {
    let (desk, [one, _]) = desk_with_sealed(Engine::Sqlite);
    let warned = "whoever takes the machine opens them too";
    assert!(!words(&desk.minka(&["check", "--folder", "asar"])).contains(warned));
    let settings = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    let named = settings.replace("drill_identity = \"\"", &format!("drill_identity = \"{}\"", one.0));
    std::fs::write(desk.path("asar/minka.toml"), named).expect("written");
    let checked = desk.minka(&["check", "--folder", "asar"]);
    done(&checked, "Everything is whole");
    assert!(words(&checked).contains(warned), "{}", words(&checked));
    let running = Running::start(&desk, &["serve", "--folder", "asar"]);
    let figures = running.get("/metrics", "");
    assert!(
        figures.contains("minka_keyring_copy_age_days 0") && !figures.contains("minka_drill_age_days"),
        "{figures}"
    );
    assert!(running.stop().1.contains(warned));
    let help = words(&desk.minka(&["drill", "--help"])).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("whoever takes this machine opens every back-up") && help.contains("red when"), "{help}");
}

/// What the help promises: one sealed part of each of a hundred women, of whatever is sealed of her.
#[test]
fn of_a_hundred_women_something_sealed_is_opened_whatever_it_is() {
    let (desk, [one, _]) = desk_with_sealed(Engine::Sqlite);
    let line = |more: &[&str]| desk.minka(&[&["drill", "b.minka", "--folder", "asar"], more].concat());
    let list: String = (0..130).map(|number| format!("Woman {number},Group {}\n", number / 15)).collect();
    std::fs::write(desk.path("many.csv"), format!("name,group\n{list}")).expect("written");
    done(&desk.minka(&["import", "many.csv", "--folder", "asar", "--create-groups"]), "130  women registered");
    {
        let (folder, store) = desk.open("asar");
        let keyring = keyring::open_of(&folder, &store).expect("the keyring");
        store
            .change_now(minka::foundation::change::By::CommandLine, move |change| {
                let site: minka::foundation::ids::SiteId = change.get("select id from site", &[], |row| row.get(0))?;
                let sql = "select id from participant where chosen_name like 'Woman %'";
                let women: Vec<minka::foundation::ids::ParticipantId> = change.list(sql, &[], |row| row.get(0))?;
                for woman in women {
                    minka::matching::add_note(change, &keyring, (site, woman), "Canarynote")?;
                }
                change.commit(minka::foundation::audit::Entry::event("test.notes"), ())
            })
            .expect("written");
    }
    done(&desk.minka(&["backup", "b.minka", "--folder", "asar", "--recipient", &one.1]), "holds everything");
    let (key, ring) = take_apart(&desk);
    let tried = line(&["--identity", &one.0, "--key-file", &key, "--keyring", &ring]);
    done(&tried, "132 women, 100 sealed parts opened");
    // A copy knows what was taken back until it was made, and the drill says what that would mean.
    assert!(words(&tried).contains("would begin in safe mode"), "{}", words(&tried));
    let tried = line(&["--identity", &one.0, "--key-file", &key, "--keyring", "asar/keyring.db"]);
    done(&tried, "100 sealed parts opened");
    assert!(!words(&tried).contains("safe mode"), "{}", words(&tried));
}
