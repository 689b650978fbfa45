//! What is hers in a back-up lies under her key: whoever opens a raw one, with every key but hers, finds nothing of her.

mod planted;

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    path::Path,
};

use jiff::{SignedDuration, Timestamp};
use minka::{
    forgetting,
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        ids::{Id, ParticipantId},
        keyring,
        store::{
            Database, Store, carry,
            hers::{Under, Way, ways},
        },
    },
    people,
};

use self::planted::{HOUR, Planted, plant, schema};
use super::{Desk, done, goal, refused, said, words};
use crate::world::Engine;

const PASS: &str = "four unrelated words here";
/// What she is called, and what she said in clear.
const NAMED: [&str; 4] = ["Canarychosen", "canarychosen", "Canarylegal", "+7 701 999 88 77"];

/// A woman with a row in every table, another one beside her, and what must not be found.
fn desk_with_her(engine: Engine) -> (Desk, ParticipantId, Planted) {
    let desk = Desk::with_programme_on(engine);
    let list = "name,group,legal_name,phone\nCanarychosen,One,Canarylegal,+7 701 999 88 77\nАлия,One,Other,\n";
    std::fs::write(desk.path("list.csv"), list).expect("written");
    let line = ["import", "list.csv", "--folder", "asar", "--create-groups", "--reason", "A list on paper"];
    done(&desk.minka(&line), "2  women registered");
    std::fs::remove_file(desk.path("list.csv")).expect("removed");
    let (_, store) = desk.open("asar");
    let find = |name: &'static str| {
        let id = store.read_now(move |db| {
            db.get("select id from participant where chosen_name = $1", minka::binds![name], |row| row.get::<String>(0))
        });
        ParticipantId::parse(&id.expect("she")).expect("an id")
    };
    let (she, other) = (find("Canarychosen"), find("Алия"));
    store
        .change_now(By::CommandLine, |change| {
            change.execute(
                "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at)
                 select 's', site_id, id, first_day, '18:00', 'met', '', '' from weekly_group",
                &[],
            )?;
            change.execute(
                "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
                 select 's', id, site_id, 'excused', 'illness', '', '' from participant",
                &[],
            )?;
            change.commit(Entry::event("test.meeting"), ())
        })
        .expect("written");
    let mut planted = plant(&store, [she, other]);
    let code = store.read_now(move |db| people::find_by_id(db, she)).expect("read").expect("she").code;
    planted.words.insert(code);
    planted.words.insert(HOUR.to_owned());
    planted.words.extend(NAMED.map(str::to_owned));
    (desk, she, planted)
}

fn backup(desk: &Desk, file: &str) {
    let pass = desk.secret("pass", PASS);
    let line = ["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass, "--with-key"];
    done(&desk.minka(&line), "holds everything");
}

fn restore(desk: &Desk, (file, folder): (&str, &str), more: &[&str]) -> std::process::Output {
    let pass = desk.secret("pass", PASS);
    desk.minka(&[&["restore", file, folder, "--backup-passphrase-file", &pass], more].concat())
}

/// Everything in an age file, as whoever has its passphrase sees it.
fn payload(file: &Path) -> Vec<u8> {
    let file = std::fs::File::open(file).expect("the back-up");
    let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(PASS.to_owned()));
    let opened = age::Decryptor::new(file).expect("an age file");
    let mut clear = Vec::new();
    let mut reader = opened.decrypt(std::iter::once(&identity as &dyn age::Identity)).expect("the passphrase");
    reader.read_to_end(&mut clear).expect("all of it");
    clear
}

/// A file out of a tar archive.
fn inside(tar: &[u8], name: &str) -> Vec<u8> {
    let mut rest = tar;
    loop {
        let (header, after) = rest.split_at(512);
        let length = std::str::from_utf8(&header[124..135]).expect("a length");
        let length = usize::from_str_radix(length, 8).expect("a length");
        if header.starts_with(name.as_bytes()) {
            return after[..length].to_vec();
        }
        rest = &after[length.next_multiple_of(512)..];
    }
}

/// Every value of every row of every table, as text where it is text, and as the letters of its bytes where it is not.
fn every_value(desk: &Desk, file: &str) -> (Vec<u8>, Vec<(String, String)>) {
    let clear = payload(&desk.path(file));
    let (folder, store) = desk.open("asar");
    drop(store);
    let path = desk.path("raw.db");
    std::fs::write(&path, inside(&clear, "minka.db")).expect("written");
    let Database::Sqlite { key, .. } = folder.as_file(path.clone()) else { panic!("a file") };
    let raw = rusqlite::Connection::open(&path).expect("it opens");
    raw.pragma_update(None, "key", format!("x'{}'", data_encoding::HEXLOWER.encode(&key))).expect("the key");
    let list = "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";
    let mut statement = raw.prepare(list).expect("a list");
    let columns = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let columns: Vec<_> = columns.expect("rows").map(|row| row.expect("a row")).collect();
    let mut values = Vec::new();
    for (table, column) in columns {
        let sql = format!("select cast(\"{column}\" as blob) from \"{table}\" where \"{column}\" is not null");
        let mut statement = raw.prepare(&sql).expect("a statement");
        let read = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("rows");
        values.extend(read.map(|value| {
            (format!("{table}.{column}"), String::from_utf8_lossy(&value.expect("a value")).into_owned())
        }));
    }
    // Pages that are not in use any more hold nothing either: what was emptied was never written here.
    let pages = raw.query_row("pragma freelist_count", [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!(pages, 0, "the file was made for this, and nothing was taken out of it");
    drop(statement);
    drop(raw);
    std::fs::remove_file(path).expect("removed");
    (clear, values)
}

fn nothing_is_found(desk: &Desk, file: &str, planted: &Planted) {
    let (clear, values) = every_value(desk, file);
    assert!(values.iter().any(|(column, _)| column == "backup_part.sealed"), "{file}");
    for word in &planted.words {
        let found: Vec<_> = values.iter().filter(|(_, value)| value.contains(word)).map(|(column, _)| column).collect();
        assert!(found.is_empty(), "{file}: {word} stands in {found:?}");
        assert!(!clear.windows(word.len()).any(|window| window == word.as_bytes()), "{file}: {word} in its bytes");
    }
    // Nor in which tables she had anything, but for those whose rows stay when she is forgotten. A row may be of nobody: why a list came in.
    for (table, way) in ways() {
        let is_there = |column: &str| values.iter().any(|(there, _)| *there == format!("{table}.{column}"));
        match way {
            Way::Whole(Under::One(under)) => assert!(!is_there(&under), "{file}: {table} has a row of hers"),
            Way::Whole(Under::Two(one, _)) => assert!(!is_there(&one), "{file}: {table} has a row of hers"),
            Way::Whole(Under::Through { by, .. }) => assert!(!is_there(&by), "{file}: {table} has a row of hers"),
            Way::Clear | Way::Emptied { .. } => {}
        }
    }
}

/// Every row of every table, as the engine writes it down.
fn rows(store: &Store) -> BTreeMap<String, Vec<String>> {
    let all = store.read_now(|db| {
        let mut all = BTreeMap::new();
        for (table, columns) in schema() {
            let each: Vec<String> = columns
                .iter()
                .map(|column| match db.is_postgres() {
                    true => format!("coalesce(quote_literal({}), 'NULL')", column.name),
                    false => format!("quote({})", column.name),
                })
                .collect();
            let sql = format!("select {} from {table}", each.join(" || ', ' || "));
            let mut rows = db.list(sql.leak(), &[], |row| row.get::<String>(0))?;
            rows.sort();
            all.insert(table, rows);
        }
        Ok(all)
    });
    all.expect("they can be read")
}

/// What a restore changes by itself: it writes down that it was one, and ends what opens.
const RESTORED: [&str; 2] = ["audit_entry", "invitation"];

#[test]
fn a_raw_back_up_shows_nothing_of_her_and_brings_every_row_back() {
    every_row_comes_back(Engine::Sqlite);
}

#[test]
fn a_raw_back_up_of_postgresql_shows_nothing_of_her_and_brings_every_row_back() {
    every_row_comes_back(Engine::Postgres);
}

fn every_row_comes_back(engine: Engine) {
    let (desk, _, planted) = desk_with_her(engine);
    let hers = ways().into_iter().filter(|(_, way)| *way != Way::Clear).map(|(name, _)| name).collect();
    assert_eq!(planted.tables, hers, "she has a row wherever a woman can have one");
    assert!(planted.words.len() > 150, "{}", planted.words.len());
    backup(&desk, "old.minka");
    nothing_is_found(&desk, "old.minka", &planted);
    let before = {
        let (_, store) = desk.open("asar");
        rows(&store)
    };
    let all: String = before.values().flatten().map(String::as_str).collect();
    for word in planted.words.iter().filter(|word| word.starts_with("Canary ") && !word.ends_with(" sealed")) {
        let bytes = data_encoding::HEXUPPER.encode(word.as_bytes());
        assert!(all.contains(word.as_str()) || all.to_uppercase().contains(&bytes), "{word} was never there");
    }
    let goal = goal(engine);
    let ring = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    // The programme was stopped before its copy was made: nothing was taken back since.
    let more = [&["--keyring", ring.to_str().expect("a path"), "--journal-may-end-early"], &said(&goal)[..]].concat();
    done(&restore(&desk, ("old.minka", "again"), &more), "everything whole");
    let mut after = {
        let (_, store) = desk.open("again");
        rows(&store)
    };
    for table in RESTORED {
        assert!(after.remove(table).is_some());
    }
    for (table, rows) in &after {
        assert_eq!(rows, &before[table], "{table}");
    }
    assert_eq!(after.len() + RESTORED.len(), before.len());
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
}

#[test]
fn past_the_day_on_her_receipt_no_key_that_is_left_opens_what_is_hers_in_the_oldest_back_up() {
    past_the_day(Engine::Sqlite);
}

#[test]
fn in_postgresql_too_no_key_that_is_left_opens_what_is_hers_in_the_oldest_back_up() {
    past_the_day(Engine::Postgres);
}

fn past_the_day(engine: Engine) {
    let (desk, she, planted) = desk_with_her(engine);
    backup(&desk, "old.minka");
    {
        let (folder, store) = desk.open("asar");
        let keyring = keyring::open_of(&folder, &store).expect("the keyring");
        let held = keyring.clone();
        store
            .change_now(By::CommandLine, move |change| {
                let woman = people::find_by_id(change, she)?.expect("she");
                let today = change.clock().today("Asia/Almaty");
                forgetting::forget(change, &held, &woman, today)?;
                change.commit(Entry::event("test.forget"), ())
            })
            .expect("she is forgotten");
        // Two weeks later, as the clock does it every day: the copies of before are gone.
        let now: Timestamp = Clock::system().now() + SignedDuration::from_hours(24 * 14);
        keyring.keep_copies(now).expect("kept");
        // And the journal, two years later: what she is then rests on no line of it.
        keyring.keep_copies(now + SignedDuration::from_hours(24 * 750)).expect("kept");
        assert!(keyring.list_restraints(Timestamp::UNIX_EPOCH).expect("a journal").is_empty());
    }
    nothing_is_found(&desk, "old.minka", &planted);
    let oldest = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    let goal = goal(engine);
    let more = [&["--keyring", oldest.to_str().expect("a path"), "--journal-may-end-early"], &said(&goal)[..]].concat();
    done(&restore(&desk, ("old.minka", "again"), &more), "everything whole");
    let (_, store) = desk.open("again");
    let left: String = rows(&store).into_values().flatten().collect();
    for word in &planted.words {
        assert!(!left.contains(word.as_str()), "{word} came back");
    }
    // What forgetting left in the book of today, table by table, but for what is drawn or written down anew.
    let (_, today) = desk.open("asar");
    let (mut again, mut today) = (rows(&store), rows(&today));
    for table in ["audit_entry", "invitation", "participant", "erased_code"] {
        assert!(again.remove(table).is_some() && today.remove(table).is_some());
    }
    for (table, rows) in &again {
        assert_eq!(rows, &today[table], "{table}");
    }
    // What forgetting leaves, and no more: a row under a code nobody was told, and the counts.
    let count = |sql: &'static str| store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("read");
    assert!(store.read_now(move |db| people::is_forgotten(db, she)).expect("read"));
    assert_eq!(count("select count(*) from participant where erased_at is null and chosen_name = 'Алия'"), 1);
    assert_eq!(count("select count(*) from attendance"), 2);
    let code = store.read_now(move |db| people::find_by_id(db, she)).expect("read").expect("a row").code;
    assert_eq!(people::read_code(&code), Some(code.clone()));
    drop(store);
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    // What is backed up from here holds her row as it stands.
    backup(&desk, "new.minka");
    let ring = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    done(&restore(&desk, ("new.minka", "later"), &["--keyring", ring.to_str().expect("a path")]), "everything whole");
    let of = |folder: &str| {
        let (_, store) = desk.open(folder);
        rows(&store).remove("participant").expect("women").len()
    };
    assert_eq!((of("asar"), of("later")), (2, 2));
}

/// While a back-up is made somebody works on: a woman who comes is in the next one, one who is forgotten is in none.
#[test]
fn whoever_is_forgotten_between_the_copy_and_the_sealing_is_in_neither() {
    let (desk, she, planted) = desk_with_her(Engine::Sqlite);
    let (folder, store) = desk.open("asar");
    let keyring = keyring::open_of(&folder, &store).expect("the keyring");
    store.copy_into(&desk.path("copy.db")).expect("copied");
    keyring.take_key_away(she).expect("taken away");
    let goal = folder.as_file(desk.path("goal.db"));
    let mut seen = 0;
    minka::foundation::store::hers::seal_parts(&folder.as_file(desk.path("copy.db")), &goal, &keyring, &mut |_| {
        seen += 1;
    })
    .expect("it is made");
    assert_eq!(seen, 2, "it tells how far it is");
    let nobody =
        minka::foundation::store::hers::open_parts(&goal, Some(&keyring), &mut || people::new_code(2), &mut |_| ());
    assert_eq!(nobody.expect("opened"), [she]);
    let store = Store::open(&goal, &Clock::system()).expect("it opens");
    let left: String = rows(&store).into_values().flatten().collect();
    for word in &planted.words {
        assert!(!left.contains(word.as_str()), "{word}");
    }
    assert_eq!(store.read_now(|db| db.damage()).expect("looked"), Vec::<String>::new());
    let names =
        store.read_now(|db| db.list("select chosen_name from participant order by 1", &[], |row| row.get::<String>(0)));
    assert_eq!(names.expect("read"), ["".to_owned(), "Алия".to_owned()]);
}

#[test]
fn a_keyring_that_is_not_hers_is_refused_in_words_and_without_one_nobody_comes_back() {
    let (desk, ..) = desk_with_her(Engine::Sqlite);
    let ring = desk.path("asar/keyring.db");
    backup(&desk, "one.minka");
    // A back-up needs the keyring, and says so.
    std::fs::rename(&ring, desk.path("aside.db")).expect("moved");
    let pass = desk.secret("pass", PASS);
    let line = ["backup", "two.minka", "--folder", "asar", "--backup-passphrase-file", &pass];
    let output = desk.minka(&line);
    refused(&output, "is missing");
    assert!(!desk.path("two.minka").exists());
    std::fs::rename(desk.path("aside.db"), &ring).expect("back");
    done(&desk.init("other", &[]), "is ready");
    // Another folder's: another key. The same key, another keyring: it has another name.
    for (theirs, why) in
        [("other/keyring.db", "the keyring of another folder"), ("same.db", "is the keyring of another folder")]
    {
        if theirs == "same.db" {
            let (folder, store) = desk.open("asar");
            drop(store);
            keyring::Keyring::create_at(&desk.path("same.db"), &folder.keys, folder.settings.kind).expect("made");
        }
        refused(&restore(&desk, ("one.minka", "never"), &["--keyring", theirs]), why);
        assert!(!desk.path("never").exists());
    }
    refused(&restore(&desk, ("one.minka", "never"), &[]), "the keys of the women are in no back-up");
    let lost = restore(&desk, ("one.minka", "lost"), &["--lose-sealed"]);
    done(&lost, "SAFE MODE");
    let (_, store) = desk.open("lost");
    let count = |sql: &'static str| store.read_now(move |db| db.get(sql, &[], |row| row.get::<i64>(0))).expect("read");
    assert_eq!(count("select count(*) from participant where erased_at is not null and chosen_name = '—'"), 2);
    assert_eq!(count("select count(*) from attendance"), 2, "the counts are what they were");
    drop(store);
    done(&desk.minka(&["check", "--folder", "lost"]), "Everything is whole");
}

/// A back-up as it was before: the database as it stands, and a manifest that says so.
pub(super) fn former_backup(desk: &Desk, folder: &str, (file, pass): (&str, &str)) {
    let (opened, store) = desk.open(folder);
    let copy = desk.path("former.db");
    match opened.database() {
        Database::Sqlite { .. } => store.copy_into(&copy).expect("copied"),
        from @ Database::Postgres { .. } => {
            carry(&from, &opened.as_file(copy.clone()), &mut |_| ()).expect("carried");
        }
    }
    drop(store);
    let manifest = r#"{"format":1,"programmes":["Asar"],"made_at":"2026-11-24T08:00:00.000Z"}"#;
    let settings = std::fs::read_to_string(desk.path(folder).join("minka.toml")).expect("settings");
    let settings: Vec<&str> = settings.lines().filter(|line| !line.starts_with("postgres")).collect();
    let mut tar = Vec::new();
    for (name, bytes) in [
        ("manifest.json", manifest.as_bytes().to_vec()),
        ("minka.toml", settings.join("\n").into_bytes()),
        ("minka.db", std::fs::read(&copy).expect("bytes")),
        ("minka.key", std::fs::read(opened.key_file()).expect("bytes")),
    ] {
        let mut header = [0u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..136].copy_from_slice(format!("{:011o}\0", bytes.len()).as_bytes());
        tar.extend(header);
        let padding = bytes.len().next_multiple_of(512) - bytes.len();
        tar.extend(bytes);
        tar.extend(vec![0; padding]);
    }
    tar.extend([0; 1024]);
    let mut recipient = age::scrypt::Recipient::new(age::secrecy::SecretString::from(pass.to_owned()));
    recipient.set_work_factor(10);
    let lock = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).expect("a lock");
    let mut out = lock.wrap_output(std::fs::File::create(desk.path(file)).expect("a file")).expect("encrypted");
    out.write_all(&tar).expect("written");
    out.finish().expect("whole");
    std::fs::remove_file(copy).expect("removed");
}

#[test]
fn a_back_up_of_the_former_kind_still_comes_back_and_is_called_one() {
    let (desk, ..) = desk_with_her(Engine::Sqlite);
    former_backup(&desk, "asar", ("former.minka", PASS));
    // The next one of the same programme is of today's kind; with it the keyring notes until when its journal is whole.
    backup(&desk, "new.minka");
    let pass = desk.secret("pass", PASS);
    let (ring, former) = ("asar/keyring.db", "in it they can be read by whoever opens it");
    let line = ["former.minka", "--backup-passphrase-file", &pass, "--keyring", ring];
    let tried = desk.minka(&[&["drill"], &line[..], &["--folder", "asar"]].concat());
    done(&tried, "would come back whole");
    assert!(words(&tried).contains(former), "{}", words(&tried));
    let restored = restore(&desk, ("former.minka", "again"), &["--keyring", ring]);
    done(&restored, "everything whole");
    assert!(words(&restored).contains(former), "{}", words(&restored));
    let of = |folder: &str| {
        let (_, store) = desk.open(folder);
        let mut all = rows(&store);
        RESTORED.iter().for_each(|table| drop(all.remove(*table)));
        all
    };
    assert_eq!(of("again"), of("asar"));
    assert!(!words(&restore(&desk, ("new.minka", "later"), &["--keyring", ring])).contains(former));
}
