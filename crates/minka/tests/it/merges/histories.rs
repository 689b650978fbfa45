//! Random histories of two files, put together and taken apart: every table is what it was, apart from the audit chain and the
//! record of the merge itself; and meanwhile nothing leads to the file that is gone, and nothing of it is lost.

use std::collections::BTreeMap;

use minka::foundation::{
    access::Action,
    change::{By, Change},
    error::Error,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::*;

/// One thing that happened to a file: what, to which of three women, and a number that makes it different.
type Event = (u8, usize, usize);

fn events() -> impl Strategy<Value = Vec<Event>> {
    proptest::collection::vec((0u8..20, 0usize..3, 0usize..60), 0..40)
}

/// What the events are about.
#[derive(Clone)]
struct Stage {
    women: [String; 3],
    site: String,
    group: String,
    other_group: String,
    user: String,
    sessions: Vec<String>,
    lessons: Vec<String>,
}

const AT: &str = "2026-11-20T10:00:00.000Z";

fn day(number: usize) -> String {
    format!("2026-{:02}-{:02}", 9 + number % 2, 1 + number % 28)
}

fn happen(change: &mut Change<'_>, stage: &Stage, (what, who, number): Event) -> Result<(), Error> {
    let (woman, beside, site) = (&stage.women[who], &stage.women[(who + 1 + number % 2) % 3], &stage.site);
    let session = &stage.sessions[number % stage.sessions.len()];
    let lesson = &stage.lessons[number % stage.lessons.len()];
    let group = if number % 3 == 0 { &stage.other_group } else { &stage.group };
    let (id, user, on) = (row_id(), &stage.user, day(number));
    let later = (number % 4 == 0).then(|| day(number + 9)).filter(|later| *later > on);
    let taken = (number % 2 == 0).then_some(AT);
    let at = format!("2026-11-{:02}T10:00:00.000Z", 1 + number % 20);
    let mark = ["present", "late", "excused", "absent"][number % 4];
    match what {
        0 | 1 => change.execute(
            "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
             values ($1, $2, $3, $4, '', $5, $6) on conflict do nothing",
            minka::binds![session, woman, site, mark, &at, user],
        )?,
        2 => change.execute(
            "insert into attendance_before (id, session_id, participant_id, site_id, mark, reason, marked_at, marked_by,
                 replaced_at, why)
             values ($1, $2, $3, $4, $5, '', $6, $7, $6, 'mistake')",
            minka::binds![&id, session, woman, site, mark, &at, user],
        )?,
        3 => change.execute(
            "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by, taken_at, taken_by)
             values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict do nothing",
            minka::binds![&id, site, session, woman, &at, user, taken],
        )?,
        4 => change.execute(
            "insert into circle_seat (session_id, participant_id, number) values ($1, $2, 1) on conflict do nothing",
            minka::binds![session, woman],
        )?,
        5 => {
            change.execute(
                "insert into make_up_before (id, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by,
                     replaced_at, replaced_by, why)
                 values ($1, $2, $3, $4, null, $5, $6, $7, $6, $7, 'corrected')",
                minka::binds![&id, site, woman, lesson, beside, &at, user],
            )?;
            change.execute(
                "insert into make_up (id, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
                minka::binds![&id, site, woman, lesson, later, beside, &at, user],
            )?
        }
        6 => change.execute(
            "insert into waiting_place (participant_id, group_id, site_id, from_day) values ($1, $2, $3, $4)
             on conflict do nothing",
            minka::binds![woman, group, site, &on],
        )?,
        7 => change.execute(
            "insert into keep_apart (id, site_id, participant_a, participant_b, from_day, until_day, recorded_by)
             values ($1, $2, $3, $4, $5, $6, $7)",
            minka::binds![&id, site, woman, beside, &on, later, user],
        )?,
        _ => return happen_otherwise(change, stage, (what, who, number)),
    };
    Ok(())
}

fn happen_otherwise(change: &mut Change<'_>, stage: &Stage, (what, who, number): Event) -> Result<(), Error> {
    let (woman, beside, site) = (&stage.women[who], &stage.women[(who + 1 + number % 2) % 3], &stage.site);
    let group = if number % 3 == 0 { &stage.other_group } else { &stage.group };
    let (id, user, on) = (row_id(), &stage.user, day(number));
    let later = (number % 4 == 0).then(|| day(number + 9)).filter(|later| *later > on);
    let taken = (number % 2 == 0).then_some(AT);
    let at = format!("2026-11-{:02}T10:00:00.000Z", 1 + number % 20);
    match what {
        8 => change.execute(
            "insert into import_key (site_id, key, participant_id) values ($1, $2, $3)",
            minka::binds![site, &id, woman],
        )?,
        9 | 10 => {
            let next = "select coalesce(max(number), 0) + 1 from consent_event where participant_id = $1";
            let next: i64 = change.get(next, minka::binds![woman], |row| row.get(0))?;
            let (purpose, said) = (["photo", "messages"][number % 2], ["agreed", "refused", "withdrawn"][number % 3]);
            change.execute(
                "insert into consent_event (participant_id, number, id, site_id, purpose, sector, recipient, recipient_key,
                     said, way, reader, witness, language, text_version, from_day, last_day, recorded_at, recorded_by)
                 values ($1, $2, $3, $4, $5, '', '', '', $6, '', '', '', '', '1', $7, null, $8, $9)",
                minka::binds![woman, next, &id, site, purpose, said, &on, &at, user],
            )?
        }
        11 => change.execute(
            "insert into journey_step (id, site_id, participant_id, step, on_day, reason, corrects, recorded_at, recorded_by)
             values ($1, $2, $3, 'paused', $4, '', null, $5, $6)",
            minka::binds![&id, site, woman, &on, &at, user],
        )?,
        12 => change.execute(
            "insert into assignment (id, user_id, role, site_id, participant_id, from_day, until_day, asked_by, approved_by,
                 created_at)
             values ($1, $2, 'mentor', $3, $4, $5, $6, $2, $2, $7)",
            minka::binds![&id, user, site, woman, &on, later, &at],
        )?,
        13 => change.execute(
            "insert into membership (id, site_id, group_id, participant_id, role, from_day, until_day, left_reason,
                 recorded_at, recorded_by)
             values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9)",
            minka::binds![&id, site, group, woman, ["member", "helper", "visitor"][number % 3], &on, later, &at, user],
        )?,
        14 => {
            let (one, other) = if woman < beside { (woman, beside) } else { (beside, woman) };
            change.execute(
                "insert into duplicate_verdict (id, site_id, one_id, other_id, word, said_at, said_by, taken_back_at)
                 values ($1, $2, $3, $4, '', $5, $6, $7)",
                minka::binds![&id, site, one, other, &at, user, taken],
            )?;
            change.execute(
                "insert into duplicate_pair (one_id, other_id, site_id, likely, reasons, found_at, found_by)
                 values ($1, $2, $3, 5000, '', $4, 'search') on conflict do nothing",
                minka::binds![one, other, site, &at],
            )?
        }
        18 => change.execute(
            "insert into restricted_note (id, site_id, participant_id, note_id, author_id, sealed, written_at)
             values ($1, $2, $3, $1, $4, $5, $6)",
            minka::binds![&id, site, woman, user, &[7u8; 9], &at],
        )?,
        15..=17 => return happen_at_home(change, stage, (what, who, number)),
        _ => change.execute(
            "insert into sealed_reason (id, site_id, participant_id, action, sealed, given_at, given_by)
             values ($1, $2, $3, 'identity.read', $4, $5, $6)",
            minka::binds![&id, site, woman, &[7u8; 9], &at, user],
        )?,
    };
    Ok(())
}

fn happen_at_home(change: &mut Change<'_>, stage: &Stage, (what, who, number): Event) -> Result<(), Error> {
    let (woman, beside, site) = (&stage.women[who], &stage.women[(who + 1 + number % 2) % 3], &stage.site);
    let (id, user, on) = (row_id(), &stage.user, day(number));
    let later = (number % 4 == 0).then(|| day(number + 9)).filter(|later| *later > on);
    let at = format!("2026-11-{:02}T10:00:00.000Z", 1 + number % 20);
    match what {
        15 => change.execute(
            "insert into kin_link (id, site_id, one_id, other_id, kind, from_day, until_day, recorded_at, recorded_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            minka::binds![&id, site, woman, beside, ["sister", "mother"][number % 2], &on, later, &at, user],
        )?,
        16 => change.execute(
            "insert into staff_tie (id, site_id, participant_id, user_id, kind, from_day, until_day, recorded_at, recorded_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $4)",
            minka::binds![&id, site, woman, user, ["sister", "privately"][number % 2], &on, later, &at],
        )?,
        _ => {
            change.execute(
                "insert into household (id, site_id, created_at, created_by) values ($1, $2, $3, $4)",
                minka::binds![&id, site, &at, user],
            )?;
            change.execute(
                "insert into household_member (id, household_id, site_id, participant_id, is_head, from_day, until_day,
                     recorded_at, recorded_by)
                 values ($1, $1, $2, $3, $4, $5, $6, $7, $8)",
                minka::binds![&id, site, woman, number % 2 == 0, &on, later, &at, user],
            )?
        }
    };
    Ok(())
}

/// Every row of every table as text, sorted; the chain, the merges and the forms are left out.
fn dump(world: &World) -> BTreeMap<String, Vec<String>> {
    world.read(|db| {
        let mut all = BTreeMap::new();
        let left_out = ["audit_entry", "file_merge", "file_merge_row", "submission", "migration"];
        for (table, columns) in columns(db)? {
            if left_out.contains(&table.as_str()) {
                continue;
            }
            let columns: Vec<String> = columns.into_iter().collect();
            let sql: &'static str = if db.is_postgres() {
                format!("select row_to_json(t)::text from \"{table}\" t").leak()
            } else {
                let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
                format!("select {} from \"{table}\"", quoted.join(" || '|' || ")).leak()
            };
            let mut rows = db.list(sql, &[], |row| row.get::<String>(0))?;
            rows.sort();
            all.insert(table, rows);
        }
        Ok(all)
    })
}

fn stage(world: &World) -> Stage {
    let other_group = crate::memberships::add_friday_group(world).to_string();
    let (sessions, site) = world.read(|db| {
        let sessions = db.list("select id from session order by day", &[], |row| row.get::<String>(0))?;
        Ok((sessions, ()))
    });
    let () = site;
    Stage {
        women: [0, 1, 2].map(|at| world.women[at].0.to_string()),
        site: world.almaty.to_string(),
        group: world.tuesday.to_string(),
        other_group,
        user: world.bota.to_string(),
        sessions,
        lessons: world.lessons.iter().map(ToString::to_string).collect(),
    }
}

pub fn come_back(engine: Engine) {
    let world = World::new(engine);
    three_sessions(&world);
    let stage = stage(&world);
    let (first, second) = (world.women[0].clone(), world.women[1].clone());
    let second_id = second.0.to_string();
    seal(&world, &second.1, ("Оспанова", "1990-10-12", ""));
    let (keyring, site, woman) = (world.app.keyring().clone(), world.almaty, second.0);
    world.change(By::Program, move |change| {
        let about = (site, Some(woman));
        let told = minka::backgrounds::Answers::from([("marital".to_owned(), "single".to_owned())]);
        minka::backgrounds::add_background(change, &keyring, (site, woman), &told)?;
        identities::keep_reason(change, &keyring, about, Action::IdentityRead, "She asked for it")?;
        change.commit(Entry::event("test.reason"), ())
    });
    let tables: usize = TABLES.len();
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let ran = runner.run(&events(), |events| {
        let on = stage.clone();
        world.change(By::Program, move |change| {
            for event in events {
                happen(change, &on, event)?;
            }
            change.commit(Entry::event("test.history"), ())
        });
        let before = dump(&world);
        let choice = asked(&world, (&first.1, &second.1), world.aigul);
        let (keys, wanted) = (world.app.keyring().clone(), choice.clone());
        world.change(By::Program, move |change| {
            merges::put_together(change, &keys, &wanted)?;
            change.commit(Entry::event("test.merge"), ())
        });
        let between = dump(&world);
        for (table, rows) in &between {
            prop_assert!(rows.iter().all(|row| !row.contains(&second_id)), "{table} leads to the file that is gone");
        }
        // Nothing is lost: what left a table is kept with the merge, whole.
        let merge = choice.id;
        let kept: BTreeMap<String, (i64, i64)> = world.read(move |db| {
            let sql = "select table_name, count(case when after_row = '' then 1 end), count(case when before_row = '' then 1 end)
                       from file_merge_row where merge_id = $1 group by table_name";
            Ok(db.list(sql, minka::binds![merge], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.into_iter().collect())
        });
        for (table, rows) in &before {
            let (left, new) = kept.get(table).copied().unwrap_or_default();
            let expected = i64::try_from(rows.len()).expect("a number") - left + new;
            prop_assert_eq!(between[table].len() as i64, expected, "{} lost something", table);
        }
        world.change(By::Program, move |change| {
            let gone = merges::take_apart(change, &choice)?;
            assert_eq!(gone, 0);
            change.commit(Entry::event("test.undo"), ())
        });
        let after = dump(&world);
        for (table, rows) in &before {
            prop_assert_eq!(after.get(table), Some(rows), "{} is not what it was", table);
        }
        Ok(())
    });
    if let Err(why) = ran {
        panic!("{why}");
    }
    println!("24 histories over {tables} tables");
}
