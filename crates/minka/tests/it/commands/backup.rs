//! Back-ups: whole, refused when damaged, and what a restored programme no longer opens; `check`.

use std::os::unix::fs::PermissionsExt;

use jiff::civil::time;
use minka::{
    foundation::{
        audit::Entry,
        change::By,
        crypto::{new_token, token_hash},
        ids::{GroupId, Id, SiteId, UserId},
        store::Database,
    },
    invitations,
    sessions::{self, Session, SessionId, SessionState},
    sign_in,
};

use super::{Desk, Running, done, refused, words};

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

/// R14: what a board member keeps on paper finds a book that was cut short, rewritten, or put back as an older copy.
#[test]
fn a_checkpoint_kept_outside_finds_what_the_chain_alone_cannot() {
    let desk = Desk::with_programme();
    let said = || {
        let output = desk.minka(&["check", "--folder", "asar"]);
        done(&output, "Everything is whole");
        let line = words(&output)
            .lines()
            .find(|line| line.trim_start().starts_with("checkpoint"))
            .expect("a checkpoint")
            .to_owned();
        line.split_whitespace().last().expect("what to write down").to_owned()
    };
    let check = |checkpoint: &str| desk.minka(&["check", "--folder", "asar", "--checkpoint", checkpoint]);
    let old = std::fs::read(desk.path("asar/minka.db")).expect("a copy");
    let before = said();
    let list = desk.path("list.csv");
    std::fs::write(&list, "имя,группа\nАйнур,Тюльпан\n").expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "1  woman registered");
    let after = said();
    assert_ne!(before, after);
    for known in [&before, &after, &after.to_uppercase()] {
        done(&check(known), "Everything is whole");
    }
    let other = format!("{}:{}", before.split(':').next().expect("a number"), "0".repeat(64));
    refused(&check(&other), "is not the one that was written down: the book was rewritten");
    for nonsense in ["", "7", "7:abc", "x:1234", &format!("7:{}", "g".repeat(64))] {
        refused(&check(nonsense), "is no checkpoint");
    }
    // An older copy is whole in itself; only the checkpoint of outside tells.
    std::fs::write(desk.path("asar/minka.db"), old).expect("put back");
    for left in ["minka.db-wal", "minka.db-shm"] {
        drop(std::fs::remove_file(desk.path("asar").join(left)));
    }
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
    refused(&check(&after), "was written down and is not here: the book was cut short, or is an older copy");
}

/// What opens without a password: the path, what else the request says, and how it is answered while it lives.
pub(super) struct Opener {
    pub(super) path: String,
    pub(super) more: String,
    pub(super) lives: &'static str,
    pub(super) dead: &'static str,
}

/// A sign-in, an invitation, a one-session link and a calendar address, all of them alive.
pub(super) fn openers(desk: &Desk) -> Vec<Opener> {
    let list = desk.path("list.csv");
    std::fs::write(&list, "имя,группа\nАйнур,Тюльпан\n").expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "1  woman registered");
    let (_, store) = desk.open("asar");
    let made = store.change_now(By::CommandLine, |change| {
        let (site, group, user): (SiteId, GroupId, UserId) = change.get(
            "select g.site_id, g.id, u.id from weekly_group g, staff_user u",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let session = Session {
            id: SessionId::new(change.clock()),
            site,
            group,
            day: change.clock().today("Asia/Almaty"),
            starts: time(18, 0, 0, 0),
            lesson: None,
            state: SessionState::Planned,
            not_met_reason: String::new(),
            visitors: None,
            children: None,
            headcount: None,
            closed: None,
        };
        sessions::add_session(change, &session)?;
        let (link, feed) = (new_token(), new_token());
        change.execute(
            "insert into session_link (token_hash, session_id, site_id, created_at, created_by, expires_at, opened, saved)
             values ($1, $2, $3, '2026-01-01T00:00:00.000Z', $4, '2999-01-01T00:00:00.000Z', 0, 0)",
            minka::binds![&token_hash(&link), session.id, site, user],
        )?;
        change.execute(
            "insert into calendar_feed (token_hash, user_id, created_at) values ($1, $2, '2026-01-01T00:00:00.000Z')",
            minka::binds![&token_hash(&feed), user],
        )?;
        change.execute(
            "insert into phone_link (token_hash, user_id, site_id, language, created_at, created_by, expires_at, fetched, sent)
             values ($1, $2, $3, 'es', '2026-01-01T00:00:00.000Z', $2, '2999-01-01T00:00:00.000Z', 0, 0)",
            minka::binds![&[2u8; 32], user, site],
        )?;
        change.execute(
            "insert into known_device (token_hash, user_id, created_at) values ($1, $2, '2026-01-01T00:00:00.000Z')",
            minka::binds![&[1u8; 32], user],
        )?;
        let invited = invitations::welcome_path(&invitations::invite(change, user)?);
        let cookie = sign_in::open_session(change, user)?;
        change.commit(Entry::event("test.openers"), (cookie, invited, link, feed))
    });
    let (cookie, invited, link, feed) = made.expect("they are made");
    let opener = |path: String, dead| Opener { path, more: String::new(), lives: "HTTP/1.1 200", dead };
    vec![
        Opener { more: format!("cookie: s={cookie}\r\n"), ..opener("/people".to_owned(), "HTTP/1.1 303") },
        opener(invited, "HTTP/1.1 410"),
        opener(format!("/r/{link}"), "HTTP/1.1 404"),
        opener(format!("/calendar/{feed}.ics"), "HTTP/1.1 404"),
    ]
}

#[test]
fn nothing_that_opened_a_door_when_it_was_backed_up_opens_one_after_it_is_restored() {
    let desk = Desk::with_programme();
    let openers = openers(&desk);
    let pass = desk.secret("pass", "four unrelated words here\n");
    {
        let running = Running::start(&desk, &["serve", "--folder", "asar"]);
        for opener in &openers {
            let answer = running.get(&opener.path, &opener.more);
            assert!(answer.starts_with(opener.lives), "{}: {answer}", opener.path);
        }
    }
    done(
        &desk.minka(&["backup", "b.minka", "--folder", "asar", "--backup-passphrase-file", &pass, "--with-key"]),
        "holds everything",
    );
    done(
        &desk.minka(&[
            "restore",
            "b.minka",
            "again",
            "--backup-passphrase-file",
            &pass,
            "--keyring",
            "asar/keyring.db",
        ]),
        "invitations, one-session links and calendar addresses have ended",
    );
    let running = Running::start(&desk, &["serve", "--folder", "again"]);
    for opener in &openers {
        let answer = running.get(&opener.path, &opener.more);
        assert!(answer.starts_with(opener.dead), "{}: {answer}", opener.path);
    }
    drop(running);
    let (_, store) = desk.open("again");
    let detail = store.read_now(|db| {
        db.get("select detail from audit_entry where action = 'backup.restore'", &[], |row| row.get::<String>(0))
    });
    // Two invitations: the one of `init` and the one made here; the older is void since the newer was made.
    assert_eq!(
        detail.expect("an entry"),
        "ended: sign-ins 1, invitations 1, links 1, telephones 1, calendar addresses 1, own visits 0"
    );
    let browsers = store.read_now(|db| db.get("select count(*) from known_device", &[], |row| row.get::<i64>(0)));
    assert_eq!(browsers.expect("a number"), 0);
}
