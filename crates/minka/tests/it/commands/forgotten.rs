//! A woman who was forgotten stays so: the oldest back-up with the oldest keyring that is left shows nothing of her.

use jiff::{SignedDuration, Timestamp};
use minka::{
    forgetting,
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        ids::ParticipantId,
        keyring::{self, Keyring},
        store::Store,
    },
    people,
};

use super::{Desk, done, goal, said};
use crate::world::Engine;

const CANARIES: [&str; 3] = ["Canarychosen", "Canarylegal", "+7 701 999 88 77"];

/// One woman with everything, who came to one meeting; another one beside her.
pub(super) fn desk_with_her(engine: Engine) -> (Desk, String) {
    let desk = Desk::with_programme_on(engine);
    let list = "name,group,legal_name,phone\nCanarychosen,One,Canarylegal,+7 701 999 88 77\nОна,One,Other,\n";
    std::fs::write(desk.path("list.csv"), list).expect("written");
    let line = ["import", "list.csv", "--folder", "asar", "--create-groups", "--reason", "Canaryreason"];
    done(&desk.minka(&line), "2  women registered");
    std::fs::remove_file(desk.path("list.csv")).expect("removed");
    let (_, store) = desk.open("asar");
    let code = store
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
            let code: String =
                change.get("select code from participant where chosen_name = 'Canarychosen'", &[], |row| row.get(0))?;
            change.commit(Entry::event("test.meeting"), code)
        })
        .expect("written");
    (desk, code)
}

pub(super) fn backup(desk: &Desk, file: &str) {
    let pass = desk.secret("pass", "four unrelated words here\n");
    let line = ["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass, "--with-key"];
    done(&desk.minka(&line), "holds everything");
}

fn restore(desk: &Desk, engine: Engine, folder: &str, keyring: &str) {
    done(&restore_with(desk, engine, folder, &["--keyring", keyring]), "everything whole");
}

pub(super) fn restore_with(desk: &Desk, engine: Engine, folder: &str, more: &[&str]) -> std::process::Output {
    let (pass, goal) = (desk.secret("pass", "four unrelated words here\n"), goal(engine));
    let line = ["restore", "old.minka", folder, "--backup-passphrase-file", &pass];
    desk.minka(&[&line[..], &said(&goal)[..], more].concat())
}

/// She is forgotten.
pub(super) fn forget(desk: &Desk, code: &str) {
    let (folder, store) = desk.open("asar");
    assert!(dump(&store).contains("Canarychosen"));
    let keyring = keyring::open_of(&folder, &store).expect("the keyring");
    let (held, code) = (keyring.clone(), code.to_owned());
    let woman: ParticipantId = store
        .change_now(By::CommandLine, move |change| {
            let woman = people::get_by_code(change, &code)?;
            let today = change.clock().today("Asia/Almaty");
            forgetting::forget(change, &held, &woman, today)?;
            change.commit(Entry::event("test.forget"), woman.id)
        })
        .expect("she is forgotten");
    assert!(keyring.without_key([woman].into_iter()).expect("read").is_empty());
}

fn marks(store: &Store) -> i64 {
    store.read_now(|db| db.get("select count(*) from attendance", &[], |row| row.get(0))).expect("a number")
}

/// Everything in a database, decrypted.
fn dump(store: &Store) -> String {
    store
        .read_now(|db| {
            let list = match db.is_postgres() {
                true => {
                    "select table_name::text from information_schema.tables
                     where table_schema = current_schema() and table_type = 'BASE TABLE'"
                }
                false => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
            };
            let tables: Vec<String> = db.list(list, &[], |row| row.get(0))?;
            let mut all = String::new();
            for table in tables {
                if db.is_postgres() {
                    let sql = format!("select coalesce(string_agg(t::text, chr(10)), '') from {table} t");
                    let rows: String = db.get(sql.leak(), &[], |row| row.get(0))?;
                    all.push_str(&rows);
                    continue;
                }
                let columns: Vec<String> =
                    db.list(format!("select name from pragma_table_info('{table}')").leak(), &[], |row| row.get(0))?;
                let each: Vec<String> = columns.iter().map(|column| format!("coalesce(quote({column}), '')")).collect();
                let sql =
                    format!("select coalesce(group_concat({}, char(10)), '') from {table}", each.join(" || ' ' || "));
                let rows: String = db.get(sql.leak(), &[], |row| row.get(0))?;
                all.push_str(&rows);
            }
            Ok(all)
        })
        .expect("it can be read")
}

pub(super) fn nothing_of_her_is_in(desk: &Desk, folder: &str) {
    let (_, store) = desk.open(folder);
    let all = dump(&store);
    for canary in CANARIES {
        assert!(!all.contains(canary), "{folder}: {canary} can be read");
    }
    assert_eq!(marks(&store), 2, "{folder}: attendance counts are what they were");
    drop(store);
    done(&desk.minka(&["check", "--folder", folder]), "Everything is whole");
    let mut waiting = vec![desk.path(folder)];
    while let Some(place) = waiting.pop() {
        for entry in std::fs::read_dir(place).expect("a folder").flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
                continue;
            }
            let bytes = std::fs::read(entry.path()).expect("bytes");
            for canary in CANARIES {
                assert!(
                    !bytes.windows(canary.len()).any(|window| window == canary.as_bytes()),
                    "{canary} in {entry:?}"
                );
            }
        }
    }
}

#[test]
fn the_oldest_back_up_with_the_oldest_keyring_left_shows_nothing_of_her() {
    nothing_of_her_comes_back(Engine::Sqlite);
}

#[test]
fn in_postgresql_too_the_oldest_back_up_with_the_oldest_keyring_left_shows_nothing_of_her() {
    nothing_of_her_comes_back(Engine::Postgres);
}

fn nothing_of_her_comes_back(engine: Engine) {
    let (desk, code) = desk_with_her(engine);
    backup(&desk, "old.minka");
    let old_ring = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    std::fs::copy(&old_ring, desk.path("before.db")).expect("kept");
    forget(&desk, &code);
    // The same day: the copy of before, which lies beside the data, has learnt it.
    restore(&desk, engine, "today", &old_ring.to_string_lossy());
    nothing_of_her_is_in(&desk, "today");
    {
        let (folder, store) = desk.open("asar");
        let keyring = keyring::open_of(&folder, &store).expect("the keyring");
        // Two weeks later the copies that had her key are gone.
        let now: Timestamp = Clock::system().now();
        keyring.keep_copies(now + SignedDuration::from_hours(24 * 14)).expect("kept");
        assert!(!old_ring.exists());
    }
    nothing_of_her_is_in(&desk, "asar");
    // Before that day: the journal of the keyring itself does it again.
    restore(&desk, engine, "again", "asar/keyring.db");
    nothing_of_her_is_in(&desk, "again");
    // After it: so does the oldest copy that is left.
    let oldest = keyring::newest_copy(&desk.path("asar")).expect("a copy").file;
    restore(&desk, engine, "later", &oldest.to_string_lossy());
    nothing_of_her_is_in(&desk, "later");
    // A copy of before that was carried elsewhere and not replaced brings her back until the journal is brought.
    restore(&desk, engine, "against", "before.db");
    {
        let (folder, store) = desk.open("against");
        assert!(dump(&store).contains("Canarychosen"));
        drop(store);
        assert_eq!(
            Keyring::open_at(&folder.keyring_file(), &folder.keys, folder.settings.kind)
                .expect("open")
                .count()
                .expect("keys"),
            2
        );
    }
    done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", "against"]), "had to be put in force again");
    nothing_of_her_is_in(&desk, "against");
}
