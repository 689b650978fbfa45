//! Tests of the store: the seam, the writer's shared commits, the audit chain.

use minka::foundation::{
    audit::{self, Chain, Entry},
    change::By,
    error::Error,
    form::{Fields, Submission},
    store::{migrations, sqlite_is_safe},
};

use crate::on_both;

on_both! {
    async fn what_was_committed_is_there_with_its_audit_entry(world) {
        let before = world.count("select count(*) from audit_entry");
        world.change(By::CommandLine, |change| {
            change.execute("insert into setting (name, value) values ($2, $1)", minka::binds!["yes", "colour"])?;
            change.commit(Entry::event("test.change").on("setting", "colour"), ())
        });
        assert_eq!(world.count("select count(*) from setting where name = 'colour' and value = 'yes'"), 1);
        assert_eq!(world.count("select count(*) from audit_entry"), before + 1);
        assert_eq!(world.newest_audit(), ("command line".to_owned(), "test.change".to_owned(), "setting colour".to_owned()));
    }

    async fn a_change_that_fails_or_panics_leaves_nothing_and_disturbs_nobody(world) {
        let store = world.app.store().clone();
        let broken = store.change_now(By::Program, |change| {
            change.execute("insert into setting (name, value) values ('a', 'b')", &[])?;
            Err::<minka::foundation::change::Committed<()>, _>(Error::Conflict("test"))
        });
        assert!(matches!(broken, Err(Error::Conflict("test"))));
        let panicked = store.change_now(By::Program, |change| {
            change.execute("insert into setting (name, value) values ('c', 'd')", &[])?;
            if change.at().as_second() > 0 { panic!("on purpose") }
            change.commit(Entry::event("never"), ())
        });
        assert!(matches!(panicked, Err(Error::Unexpected(_))));
        assert_eq!(world.count("select count(*) from setting"), 0);
        world.change(By::Program, |change| change.commit(Entry::event("test.after"), ()));
        assert!(matches!(world.read(audit::verify), Chain::Whole { .. }));
    }

    async fn many_changes_at_once_all_become_durable_in_one_unbroken_chain(world) {
        let before = world.count("select count(*) from audit_entry");
        let store = world.app.store();
        let all = (0..200).map(|number| {
            let name = format!("n{number}");
            store.change(By::Program, move |change| {
                change.execute("insert into setting (name, value) values ($1, '')", minka::binds![name])?;
                change.commit(Entry::event("test.many"), number)
            })
        });
        let done = futures_util::future::join_all(all).await;
        assert!(done.into_iter().enumerate().all(|(number, result)| result.expect("committed") == number));
        assert_eq!(world.count("select count(*) from setting"), 200);
        assert_eq!(world.count("select count(*) from audit_entry"), before + 200);
        assert!(matches!(world.read(audit::verify), Chain::Whole { .. }));
    }

    async fn forms_are_remembered_for_a_month_and_nothing_typed_can_be_guessed_from_them(world) {
        let sent = |path: &'static str, body: &'static str| {
            let request = http::Request::post(path).body(axum::body::Body::from(body)).expect("a request");
            async move { <Fields as axum::extract::FromRequest<()>>::from_request(request, &()).await.expect("fields").submission() }
        };
        const FORM: &str = "form_id=0199a1b0-0000-7000-8000-000000000000&phone=7701";
        let (one, again) = (sent("/a", FORM).await, sent("/a", FORM).await);
        let elsewhere = sent("/b", FORM).await;
        let other_id = sent("/a", "form_id=0199a1b0-0000-7000-8000-000000000001&phone=7701").await;
        assert_eq!((one.key, one.digest), (again.key, again.digest), "a second tap");
        assert_ne!(one.key, elsewhere.key, "another form of the same page");
        assert_ne!(one.digest, other_id.digest, "the same words say nothing without the id, which is not kept");
        let seen = |submission: Submission| world.change(By::Program, move |change| {
            let before = change.seen_before(&submission)?;
            change.commit(Entry::event("test.form"), before)
        });
        assert!(!seen(one.clone()) && seen(again.clone()) && !seen(elsewhere));
        world.set_time("2026-12-23T13:00:00Z");
        assert_eq!(minka::housekeeping::forget_what_is_over(&world.app).await.expect("looked"), 0);
        world.set_time("2026-12-25T13:00:00Z");
        assert_eq!(minka::housekeeping::forget_what_is_over(&world.app).await.expect("forgotten"), 2);
        assert_eq!(world.count("select count(*) from submission"), 0);
    }

    async fn a_duplicate_is_named_like_its_index(world) {
        let twice = world.app.store().change_now(By::Program, |change| {
            change.execute("insert into submission (id, digest, at) values ('x', $1, '')", minka::binds![&[1u8, 2]])?;
            change.execute("insert into submission (id, digest, at) values ('x', $1, '')", minka::binds![&[1u8, 2]])?;
            change.commit(Entry::event("never"), ())
        });
        let Err(Error::Taken(name)) = twice else { panic!("taken") };
        assert!(name.starts_with("submission"), "{name}");
        assert_eq!(world.count("select count(*) from submission"), 0);
    }

    async fn the_audit_chain_cannot_be_changed_and_tells_where_it_was_broken(world) {
        let store = world.app.store();
        let refused = store.change_now(By::Program, |change| {
            change.execute("update audit_entry set detail = 'x' where seq = 3", &[])?;
            change.commit(Entry::event("never"), ())
        });
        assert!(refused.is_err(), "the database itself refuses");
        let refused = store.change_now(By::Program, |change| {
            change.execute("delete from audit_entry where seq = 3", &[])?;
            change.commit(Entry::event("never"), ())
        });
        assert!(refused.is_err());
        // Whoever holds the file and the key can still put something in; the chain says where.
        world.change(By::Program, |change| {
            change.execute(
                "insert into audit_entry (seq, at, actor, action, subject, detail, hash)
                 select max(seq) + 5, 'x', 'x', 'x', 'x', 'x', $1 from audit_entry",
                minka::binds![&[0u8; 32]],
            )?;
            change.commit(Entry::event("test.own"), ())
        });
        assert!(matches!(world.read(audit::verify), Chain::Broken { .. }));
    }
}

#[test]
fn the_file_and_what_lies_beside_it_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("minka.db");
    let open = || {
        let held = crate::world::database(crate::world::Engine::Sqlite, folder.path());
        let store =
            minka::foundation::store::Store::open(&held, &minka::foundation::clock::Clock::system()).expect("opened");
        let modes: Vec<(String, u32)> = std::fs::read_dir(folder.path())
            .expect("the folder")
            .flatten()
            .map(|one| {
                (
                    one.file_name().to_string_lossy().into_owned(),
                    one.metadata().expect("there").permissions().mode() & 0o777,
                )
            })
            .collect();
        drop(store);
        modes
    };
    let first = open();
    assert!(first.len() >= 2 && first.iter().all(|(_, mode)| *mode == 0o600), "{first:?}");
    // A folder of an older version is closed when it is opened.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("opened");
    assert!(open().iter().all(|(_, mode)| *mode == 0o600));
}

/// Who copies `minka.db` of a stopped program has all of it: nothing waits beside it in `minka.db-wal`.
#[test]
fn a_program_that_stops_leaves_all_it_wrote_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let held = crate::world::database(crate::world::Engine::Sqlite, folder.path());
    let clock = minka::foundation::clock::Clock::system();
    for time in 0..30 {
        let store = minka::foundation::store::Store::open(&held, &clock).expect("opened");
        store.change_now(By::Program, |change| change.commit(Entry::event("test.stop"), ())).expect("written");
        drop(store);
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|one| one.file_name()).collect();
        assert_eq!(left, ["minka.db"], "stopped {} times", time + 1);
    }
}

#[test]
fn an_sqlite_with_the_bug_that_loses_data_is_refused() {
    for (number, safe) in
        [(3_045_003, false), (3_050_004, false), (3_051_002, false), (3_051_003, true), (3_053_004, true)]
    {
        assert_eq!(sqlite_is_safe(number), safe, "{number}");
    }
    assert!(sqlite_is_safe(rusqlite::version_number()), "what is linked");
}

#[test]
fn migrations_are_numbered_in_order_and_an_engine_file_says_why() {
    let names: Vec<&str> = migrations().iter().map(|(name, _)| *name).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name[..4].to_owned());
    assert_eq!(names, sorted);
    for (name, text) in migrations() {
        assert!(text.starts_with("-- "), "{name} begins with what it is");
    }
}
