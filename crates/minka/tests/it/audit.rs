//! The audit chain: whoever alters it anywhere is found at the very entry, a woman's entries are nobody's once she was forgotten,
//! and the day's checkpoint finds an end that was cut off.

use http::StatusCode;
use minka::{
    foundation::{
        access::Action,
        audit::{self, Chain, Entry, Line, Walk},
        change::By,
        checkpoints,
        store::Db,
    },
    housekeeping, openings,
};

use crate::{
    on_both,
    world::{Engine, World},
};

/// Rows of the tamper suite.
const ROWS: usize = 10_000;

fn grow(world: &World, rows: usize) {
    world.change(By::Program, move |change| {
        for row in 1..rows {
            change.also(&Entry::new(Action::AttendanceMark).on("session", row).detail(format!("marks {row}")))?;
        }
        change.commit(Entry::event("test.grown"), ())
    });
}

fn lines(world: &World) -> Vec<Line> {
    world.read(|db| {
        let mut lines = Vec::new();
        audit::each_line(db, |line| {
            lines.push(line);
            true
        })?;
        Ok(lines)
    })
}

/// What the walk that `minka check` makes says of these entries, from where it has come already.
fn verdict<'a>(from: &Walk, rest: impl IntoIterator<Item = &'a Line>) -> Chain {
    let mut walk = from.clone();
    let is_whole = rest.into_iter().all(|line| walk.takes(line));
    walk.end(is_whole)
}

/// Ways of altering the entry at a place, with how many entries after it the first bad one is.
fn alterations(lines: &[Line], at: usize) -> Vec<(String, Vec<Line>, usize)> {
    let (line, rest) = (&lines[at], &lines[at + 1..lines.len().min(at + 3)]);
    let with = |changed: Line| [vec![changed], rest.to_vec()].concat();
    let mut all = Vec::new();
    for field in 0..5 {
        let mut changed = line.clone();
        changed.fields[field].push('x');
        all.push((format!("field {field} edited"), with(changed), 0));
    }
    // What stood at the end of one field put at the beginning of the next.
    let mut moved = line.clone();
    let last = moved.fields[2].pop().expect("an action");
    moved.fields[3].insert(0, last);
    all.push(("moved between fields".to_owned(), with(moved), 0));
    let mut hash = line.clone();
    hash.hash[31] ^= 1;
    all.push(("hash edited".to_owned(), with(hash), 0));
    let renumbered = Line { seq: line.seq + 1, ..line.clone() };
    all.push(("renumbered".to_owned(), with(renumbered), 0));
    if !rest.is_empty() {
        all.push(("deleted".to_owned(), rest.to_vec(), 0));
    }
    if let [next, ..] = rest {
        all.push(("exchanged".to_owned(), vec![next.clone(), line.clone()], 0));
    }
    all.push(("put in twice".to_owned(), [vec![line.clone(), line.clone()], rest.to_vec()].concat(), 1));
    let stranger = Line { seq: line.seq, fields: line.fields.clone(), hash: vec![7; 32] };
    all.push(("a stranger put in".to_owned(), [vec![stranger, line.clone()], rest.to_vec()].concat(), 0));
    all
}

/// R14: edit, delete, reorder, insert, truncate each of 10,000 rows. The rows before the place are as they were, so the walk
/// begins there where it has come to by itself.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_alters_an_entry_is_found_at_that_entry() {
    let world = World::new(Engine::Sqlite);
    let begun = lines(&world).len();
    grow(&world, ROWS);
    let lines = lines(&world);
    assert_eq!(lines.len(), begun + ROWS);
    let newest = lines.last().expect("entries").hash.clone();
    let whole = Chain::Whole { entries: lines.len() as i64, newest: data_encoding::HEXLOWER.encode(&newest) };
    assert_eq!(verdict(&Walk::default(), &lines), whole);
    assert_eq!(world.read(audit::verify), whole);
    let (mut walk, mut tried) = (Walk::default(), 0);
    for at in 0..lines.len() {
        for (how, altered, later) in alterations(&lines, at) {
            let expected = Chain::Broken { at: lines[at].seq + later as i64 };
            assert_eq!(verdict(&walk, &altered), expected, "{how} at {}", lines[at].seq);
            tried += 1;
        }
        // Cut off before this one: whole in itself, and shorter than the checkpoint says.
        let Chain::Whole { entries, newest: cut } = walk.clone().end(true) else { panic!("whole") };
        assert_eq!(entries, at as i64);
        assert_ne!(cut, data_encoding::HEXLOWER.encode(&newest));
        assert!(walk.takes(&lines[at]));
    }
    println!("{tried} alterations found");
}

/// R14: a million rows within a minute. By hand: `cargo nextest run -E 'test(a_million_entries)' --run-ignored only --no-capture`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a minute and more, for its figure"]
async fn a_million_entries_are_walked_within_a_minute() {
    let world = World::new(Engine::Sqlite);
    grow(&world, 1_000_000);
    let begun = std::time::Instant::now();
    let found = world.read(audit::verify);
    let took = begun.elapsed();
    println!("{found:?} in {took:?}");
    assert!(matches!(found, Chain::Whole { entries: 1_000_000.., .. }) && took.as_secs() < 60);
}

/// Whoever has the file and its key cuts off the end of the chain: what is left is whole in itself. Yesterday's checkpoint finds
/// it, on this machine or, when he took it away there too, on the paper outside.
#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_was_cut_off_is_found_with_yesterday_s_checkpoint() {
    let world = World::new(Engine::Sqlite);
    grow(&world, 20);
    assert!(housekeeping::keep_checkpoint(&world.app).await.expect("made"));
    let [yesterday] = world.read(|db| checkpoints::list_newest(db, 10)).try_into().expect("one");
    let beside = rusqlite::Connection::open(world.folder().join("minka.db")).expect("the file");
    beside.pragma_update(None, "key", format!("x'{}'", "09".repeat(32))).expect("the key");
    let cut = yesterday.entries - 5;
    beside
        .execute_batch(&format!("drop trigger audit_entry_no_delete; delete from audit_entry where seq > {cut};"))
        .expect("cut off");
    let left = world.read(audit::verify);
    assert!(matches!(left, Chain::Whole { entries, .. } if entries == cut), "{left:?}");
    assert_eq!(world.read(checkpoints::find_broken), Some(yesterday.clone()));
    beside.execute("delete from audit_checkpoint", []).expect("taken away as well");
    assert_eq!(world.read(checkpoints::find_broken), None, "nothing in the file tells it any more");
    assert_eq!(world.read(move |db| audit::hash_of(db, yesterday.entries)), None, "the paper does");
}

/// Lets somebody who has the file and its key alter the chain in spite of the database.
fn unlock(db: &mut Db<'_>) -> Result<(), minka::foundation::error::Error> {
    if db.is_postgres() {
        return db.execute("drop trigger audit_entry_no_change on audit_entry", &[]).map(drop);
    }
    db.execute("drop trigger audit_entry_no_update", &[])?;
    db.execute("drop trigger audit_entry_no_delete", &[]).map(drop)
}

on_both! {
    /// The same on the rows of the database itself; the entry under which it was altered is a good one.
    async fn the_database_s_own_rows_altered_behind_its_back_are_found(world) {
        grow(&world, 20);
        world.change(By::Program, |change| {
            unlock(change)?;
            change.commit(Entry::event("test.unlocked"), ())
        });
        for (statement, at) in [
            ("update audit_entry set subject = 'session 99' where seq = 17", 17),
            ("update audit_entry set seq = 1000 where seq = 15", 15),
            ("delete from audit_entry where seq = 9", 9),
            ("update audit_entry set at = '2020-01-01T00:00:00.000Z' where seq = 4", 4),
            ("update audit_entry set hash = (select hash from audit_entry where seq = 1) where seq = 2", 2),
        ] {
            world.change(By::Program, move |change| {
                change.execute(statement, &[])?;
                change.commit(Entry::event("test.altered"), ())
            });
            assert_eq!(world.read(audit::verify), Chain::Broken { at }, "{statement}");
        }
    }

    /// One a day, signed, shown to whoever may read the chain; a chain that was written anew does not agree with it.
    async fn a_checkpoint_is_made_once_a_day_signed_and_compared(world) {
        let newest = || world.read(|db| checkpoints::list_newest(db, 10));
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/audit/checkpoints").await.says("The first checkpoint is made within a day."));
        grow(&world, 20);
        assert!(housekeeping::keep_checkpoint(&world.app).await.expect("made"));
        assert!(!housekeeping::keep_checkpoint(&world.app).await.expect("looked"), "once a day");
        world.set_time("2026-11-25T13:00:00Z");
        assert!(housekeeping::keep_checkpoint(&world.app).await.expect("made"));
        let [today, yesterday] = newest().try_into().expect("two days");
        assert!(today.entries > yesterday.entries && yesterday.day.to_string() == "2026-11-24");
        assert_eq!(world.newest_audit(), ("program".to_owned(), "audit.checkpoint".to_owned(), format!("entry {}", today.entries)));

        let keys = world.app.keyring().installation().clone();
        assert!(today.is_of(&keys) && yesterday.is_of(&keys));
        for forged in [
            checkpoints::Checkpoint { entries: yesterday.entries - 1, ..yesterday.clone() },
            checkpoints::Checkpoint { hash: today.hash.clone(), ..yesterday.clone() },
            checkpoints::Checkpoint { day: today.day, ..yesterday.clone() },
            checkpoints::Checkpoint { signature: today.signature.clone(), ..yesterday.clone() },
            checkpoints::Checkpoint { signature: "x".to_owned(), ..yesterday.clone() },
        ] {
            assert!(!forged.is_of(&keys), "{forged:?}");
        }
        assert!(!today.is_of(&minka::foundation::crypto::Keys::new([1; 32])), "another installation's");

        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/audit").await.text().contains("/audit/checkpoints"));
        let page = aigul.get("/audit/checkpoints").await;
        assert!(page.says(&today.text()) && page.says(&yesterday.text()) && page.text().contains("<svg"), "{}", page.text());
        for outsider in [world.bota, world.carmen] {
            assert_eq!(world.visit(outsider).get("/audit/checkpoints").await.status, StatusCode::NOT_FOUND);
        }

        assert_eq!(world.read(checkpoints::find_broken), None);
        // Written anew from some entry on: as long as before, and another.
        world.change(By::Program, move |change| {
            unlock(change)?;
            change.execute(
                "update audit_entry set hash = (select hash from audit_entry where seq = 1) where seq = $1",
                minka::binds![yesterday.entries],
            )?;
            change.commit(Entry::event("test.altered"), ())
        });
        let broken = world.read(checkpoints::find_broken).expect("found");
        assert_eq!((broken.day.to_string(), broken.entries), ("2026-11-24".to_owned(), yesterday.entries));
    }

    /// R14: the chain speaks of her by a mark that leads to her while her key lives, and to nobody when it is gone.
    async fn her_entries_are_hers_while_her_key_lives_and_nobody_s_when_it_is_gone(world) {
        let (woman, code) = world.women[0].clone();
        let (other, others) = world.women[1].clone();
        // As it was written before there were marks, and as it is written now.
        let older = code.clone();
        world.change(By::User(world.bota), move |change| {
            change.also(&Entry::new(Action::IdentityRead).on("participant", &older))?;
            change.also(&Entry::new(Action::ContactRead).on_woman(other))?;
            change.commit(Entry::new(Action::ContactRead).on_woman(woman).with_woman(other).detail("because"), ())
        });
        let keyring = world.app.keyring().clone();
        let marks = [woman, other].map(|woman| keyring.find_mark(woman).expect("read").expect("a mark"));
        assert_ne!(marks[0], marks[1]);
        let chain = world.bare_audit_text();
        let newest = chain.lines().last().expect("an entry");
        assert_eq!(newest, format!("{} contact.read woman {} because, with woman {}", world.bota, marks[0], marks[1]));
        assert_eq!(chain.matches(&code).count(), 1, "the older one alone names her code");
        assert!(!chain.contains(&others) && !chain.contains(&woman.to_string()) && !chain.contains(&other.to_string()));
        let found = keyring.find_marked(&[&marks[0], "forgotten", "00", &marks[1], &"0".repeat(32)]).expect("read");
        assert_eq!(found, [Some(woman), None, None, Some(other), None]);

        // Who opened her file: both, and not the other woman's.
        let subjects = audit::subjects_of(&keyring, (woman, &code)).expect("read");
        let site = world.almaty;
        let opened = world.read(move |db| openings::list_opened(db, (subjects, site), i64::MAX, 50));
        assert_eq!(opened.iter().map(|one| one.action.as_str()).collect::<Vec<_>>(), ["contact.read", "identity.read"]);
        let page = world.visit(world.aigul).get("/audit").await;
        assert!(page.says(&code) && page.says(&others) && !page.says(&marks[0]), "{}", page.text());

        keyring.take_key_away(woman).expect("taken away");
        assert_eq!(keyring.find_mark(woman).expect("read"), None);
        assert_eq!(keyring.find_marked(&[&marks[0], &marks[1]]).expect("read"), [None, Some(other)]);
        world.change(By::Program, move |change| change.commit(Entry::event("test.late").on_woman(woman), ()));
        assert_eq!(world.newest_audit().2, "woman forgotten");
        assert!(matches!(world.read(audit::verify), Chain::Whole { .. }));
        let page = world.visit(world.aigul).get("/audit").await;
        assert!(page.says(&format!("…{}", &marks[0][24..])), "the entry stays, about nobody: {}", page.text());
    }

    /// A keyring that another program writes meanwhile, as a command does beside the running service, is read anew.
    async fn a_key_made_by_another_program_is_known_here(world) {
        let keyring = world.app.keyring().clone();
        let (here, there) = (world.women[0].0, world.women[1].0);
        let mark = keyring.make_mark(here).expect("made");
        assert_eq!(keyring.find_marked(&[&mark]).expect("read"), [Some(here)]);
        let beside = minka::foundation::keyring::Keyring::open_at(keyring.path(), keyring.installation(), minka::foundation::folder::Kind::Real).expect("opened");
        let other = beside.make_mark(there).expect("made");
        assert_eq!(keyring.find_marked(&[&other, &mark]).expect("read"), [Some(there), Some(here)]);
        beside.take_key_away(here).expect("taken away");
        assert_eq!(keyring.find_marked(&[&mark]).expect("read"), [None]);
    }
}
