//! Tests of putting two files of one woman together, and of taking them apart again.

mod histories;

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use minka::{
    file_tables::TABLES,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, UserId},
        store::Db,
    },
    identities,
    merges::{self, Choice, MergeId},
};

use crate::{
    duplicates::{id_of, seal},
    memberships::{approve, newcomer},
    on_both,
    participation::three_sessions,
    world::{Engine, Visit, World},
};

/// The same question in both engines' own words: (table, column) of all tables.
fn columns(db: &mut Db<'_>) -> Result<BTreeMap<String, BTreeSet<String>>, minka::foundation::error::Error> {
    let sql = if db.is_postgres() {
        "select c.table_name::text, c.column_name::text from information_schema.columns c
         join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
         where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'"
    } else {
        "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
    };
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    db.each(sql, &[], |row| {
        all.entry(row.get(0)?).or_default().insert(row.get(1)?);
        Ok(true)
    })?;
    Ok(all)
}

/// (table, column) of every foreign key to a woman.
fn foreign(db: &mut Db<'_>) -> Result<BTreeSet<(String, String)>, minka::foundation::error::Error> {
    let sql = if db.is_postgres() {
        "select k.conrelid::regclass::text, a.attname::text from pg_constraint k
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
         where k.contype = 'f' and k.confrelid = 'participant'::regclass"
    } else {
        "select m.name, f.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) f
         where m.type = 'table' and f.\"table\" = 'participant'"
    };
    Ok(db.list(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Columns that lead to a woman only while a merge is asked for.
const ELSEWHERE: [(&str, &str); 1] = [("file_merge", "second_id")];

on_both! {
    async fn every_table_that_leads_to_a_woman_is_on_the_list(world) {
        let (all, foreign) = world.read(|db| Ok((columns(db)?, foreign(db)?)));
        assert!(all.len() > 40 && foreign.len() > 15, "{} tables, {} keys", all.len(), foreign.len());
        let named = |table: &str, column: &str| {
            TABLES.iter().any(|known| known.name == table && known.women.contains(&column))
                || ELSEWHERE.contains(&(table, column))
        };
        let mut problems: Vec<String> = foreign
            .iter()
            .filter(|(table, column)| !named(table, column))
            .map(|(table, column)| format!("{table}.{column} leads to a woman: what does putting together do with it?"))
            .collect();
        for (table, columns) in &all {
            for column in columns.iter().filter(|column| column.contains("participant") || column.contains("buddy")) {
                if !named(table, column) {
                    problems.push(format!("{table}.{column} is called like a woman's"));
                }
            }
        }
        for table in TABLES {
            let known: BTreeSet<String> = table.columns().map(str::to_owned).collect();
            if all.get(table.name) != Some(&known) {
                problems.push(format!("{}: the list says {known:?}, the schema {:?}", table.name, all.get(table.name)));
            }
        }
        assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    }

    async fn one_asks_another_does_it_and_both_can_be_undone(world) {
        three_sessions(&world);
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (first, second) = (world.women[0].1.clone(), newcomer(&world, "Aigerim"));
        seal(&world, &first, ("Жұмабаева Айгерім", "", "+7 701 000 00 01"));
        seal(&world, &second, ("", "1987-03-09", "+7 701 000 00 02"));
        remember_row(&world, "row 17", &second);
        let (mut aigul, mut dina) = (world.visit(world.aigul), world.visit(world.dina));
        let merge = propose(&mut aigul, &world, (&first, &second), &[("of-phone", &second)]).await;
        let page = aigul.get(&merge).await;
        assert!(page.says("It waits for another person") && !page.says("Put them together"), "{}", page.text());
        // Not she herself, and nobody who only knows the address.
        assert_eq!(aigul.tap(&format!("{merge}/confirmation"), &[]).await.status, StatusCode::NOT_FOUND);
        for user in [world.bota, world.carmen, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&merge).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).tap(&format!("{merge}/confirmation"), &[]).await.status, StatusCode::NOT_FOUND);
        }
        let done = dina.fill(&merge, &format!("{merge}/confirmation"), &[]).await;
        let page = dina.follow(&done).await;
        assert!(page.says("The files are together") && page.says("Steps of her journey: 1"), "{}", page.text());
        assert_eq!(world.newest_audit(), (world.dina.to_string(), "person.merge_confirm".to_owned(), format!("participant {first}")));
        // Her old code finds her, and the spreadsheet's row is hers.
        assert!(aigul.get(&format!("/people/{second}")).await.says(&first));
        let found = aigul.fill("/people", "/people/search", &[("q", &second)]).await;
        assert!(aigul.follow(&found).await.says(&first));
        assert_eq!(world.count("select count(*) from import_key k join participant p on p.id = k.participant_id where p.chosen_name = 'Айгерим'"), 1);
        assert!(!aigul.get("/people").await.says("Aigerim"));
        let (keys, id) = (world.app.keyring().clone(), world.women[0].0);
        let held = world.read(move |db| identities::find_identity(db, &keys, id)).expect("something sealed");
        assert_eq!((held.legal_name.as_str(), held.birth_date.as_str(), held.phone.as_str()), ("Жұмабаева Айгерім", "1987-03-09", "+7 701 000 00 02"));
        assert!(!world.read(|db| db.list("select before_row || after_row from file_merge_row", &[], |row| row.get::<String>(0))).concat().contains("701 000"));
        // And back: again one asks, and another does it.
        assert_eq!(dina.tap(&format!("{merge}/undoing/confirmation"), &[]).await.status, StatusCode::CONFLICT);
        dina.fill(&merge, &format!("{merge}/undoing"), &[]).await;
        assert_eq!(dina.tap(&format!("{merge}/undoing/confirmation"), &[]).await.status, StatusCode::NOT_FOUND);
        let undone = aigul.fill(&merge, &format!("{merge}/undoing/confirmation"), &[]).await;
        assert!(aigul.follow(&undone).await.says("Taken apart again"));
        let page = aigul.get(&format!("/people/{second}")).await;
        assert!(page.says("Aigerim") && page.says(&second), "{}", page.text());
        let keys = world.app.keyring().clone();
        let second_id = id_of(&world, &second);
        let held = world.read(move |db| Ok((identities::find_identity(db, &keys, id)?, identities::find_identity(db, &keys, second_id)?)));
        assert_eq!(held.0.map(|held| held.phone), Some("+7 701 000 00 01".to_owned()));
        assert_eq!(held.1.map(|held| held.phone), Some("+7 701 000 00 02".to_owned()));
    }

    async fn what_speaks_against_it_is_refused(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (one, two, three) = (world.women[0].1.clone(), world.women[1].1.clone(), world.women[2].1.clone());
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.get(&format!("/people/{one}/merge/{one}")).await.status, StatusCode::NOT_FOUND);
        let herself = aigul.tap(&format!("/people/{one}/merge/{one}"), &sealed(&one)).await;
        assert_eq!(herself.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(herself.says("there is nothing to put together"), "{}", herself.text());
        let lima = world.lima_women[0].1.clone();
        assert_eq!(aigul.get(&format!("/people/{one}/merge/{lima}")).await.status, StatusCode::NOT_FOUND);
        let page = format!("/people/{one}/merge/{two}");
        let open = aigul.fill(&page, &page, &[("first", "")]).await;
        assert!(open.says("Choose which file stays"), "{}", open.text());
        // Kept apart, told apart, waiting already.
        let (site, a, b) = (world.almaty, world.women[0].0, world.women[1].0);
        world.change(By::Program, move |change| {
            minka::groups::add_keep_apart(change, site, (a, b), crate::world::TUESDAY)?;
            change.commit(Entry::event("test.apart"), ())
        });
        let apart = aigul.fill(&page, &page, &sealed(&one)).await;
        assert!(apart.says("These two are kept apart"), "{}", apart.text());
        let (page, other) = (format!("/people/{one}/merge/{three}"), id_of(&world, &three));
        aigul.fill(&format!("/duplicates/{one}/{three}"), &both_of(&world, (&one, a), (&three, other)), &[]).await;
        let told = aigul.tap(&page, &sealed(&one)).await;
        assert!(told.says("Somebody said that these are two women"), "{}", told.text());
        let four = world.women[3].1.clone();
        propose(&mut aigul, &world, (&one, &four), &[]).await;
        let page = format!("/people/{one}/merge/{}", world.women[4].1);
        let waits = aigul.fill(&page, &page, &sealed(&one)).await;
        assert!(waits.says("waits for another step already"), "{}", waits.text());
        // A proof that is not fresh.
        world.set_time("2026-11-24T13:10:00Z");
        assert!(aigul.get(&page).await.location().starts_with("/step-up"));
    }

    async fn what_happened_since_stays_where_it_is(world) {
        three_sessions(&world);
        let (first, second) = (world.women[0].clone(), world.women[1].clone());
        let before = world.count("select count(*) from attendance");
        let choice = asked(&world, (&first.1, &second.1), world.aigul);
        let (keys, wanted) = (world.app.keyring().clone(), choice.clone());
        world.change(By::Program, move |change| {
            merges::put_together(change, &keys, &wanted)?;
            change.commit(Entry::event("test.merge"), ())
        });
        // Both sat in the same meetings: one mark of each counts, and no mark is lost.
        let marks = "select (select count(*) from attendance) + (select count(*) from attendance_before where why = 'merged')";
        assert_eq!(world.count(marks), before);
        world.change(By::Program, |change| {
            change.execute("update attendance set reason = 'work', mark = 'excused' where participant_id in (select id from participant where chosen_name = 'Айгерим')", &[])?;
            change.commit(Entry::event("test.since"), ())
        });
        world.change(By::Program, move |change| {
            merges::take_apart(change, &choice)?;
            change.commit(Entry::event("test.undo"), ())
        });
        assert_eq!(world.count("select count(*) from attendance"), before);
        let since = "select count(*) from attendance a join participant p on p.id = a.participant_id where p.chosen_name = 'Айгерим' and a.reason = 'work'";
        assert!(world.count(since) > 0);
        assert_eq!(world.count("select count(*) from attendance_before where why = 'merged'"), 0);
    }

    async fn the_latest_merge_of_a_file_is_undone_first(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let codes: Vec<String> = ["Aigerim", "Aygerim"].into_iter().map(|name| newcomer(&world, name)).collect();
        let first = world.women[0].1.clone();
        let mut pages = Vec::new();
        for (code, at) in codes.iter().zip(["2026-11-24T13:01:00Z", "2026-11-24T13:02:00Z"]) {
            world.set_time(at);
            let (mut aigul, mut dina) = (world.visit(world.aigul), world.visit(world.dina));
            let merge = propose(&mut aigul, &world, (&first, code), &[]).await;
            assert_eq!(dina.fill(&merge, &format!("{merge}/confirmation"), &[]).await.status, StatusCode::SEE_OTHER);
            pages.push(merge);
        }
        let mut aigul = world.visit(world.aigul);
        let early = aigul.fill(&pages[0], &format!("{}/undoing", pages[0]), &[]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.says("Take that apart first"), "{}", early.text());
        assert_eq!(aigul.fill(&pages[1], &format!("{}/undoing", pages[1]), &[]).await.status, StatusCode::SEE_OTHER);
        assert!(aigul.get("/merges").await.says("To be taken apart"));
    }
}

/// Both sealed fields and the file that stays: the first's.
fn sealed(first: &str) -> Vec<(&str, &str)> {
    ["first", "of-legal_name", "of-birth_date", "of-phone", "of-address"].map(|field| (field, first)).to_vec()
}

fn both_of(
    _: &World,
    one: (&str, minka::foundation::ids::ParticipantId),
    other: (&str, minka::foundation::ids::ParticipantId),
) -> String {
    let (a, b) = if one.1 < other.1 { (one.0, other.0) } else { (other.0, one.0) };
    format!("/duplicates/{a}/{b}")
}

/// Asks for it through the page, and gives the address of the merge.
async fn propose(visit: &mut Visit, world: &World, (first, second): (&str, &str), changes: &[(&str, &str)]) -> String {
    let page = format!("/people/{first}/merge/{second}");
    let mut fields = sealed(first);
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    let sent = visit.fill(&page, &page, &fields).await;
    assert!(visit.follow(&sent).await.says("Now another person has to do it"));
    let newest = "select id from file_merge where state = 'proposed'";
    format!("/merges/{}", world.read(move |db| db.get(newest, &[], |row| row.get::<MergeId>(0))))
}

fn remember_row(world: &World, key: &'static str, code: &str) {
    let (site, woman) = (world.almaty, id_of(world, code));
    world.change(By::Program, move |change| {
        change.execute(
            "insert into import_key (site_id, key, participant_id) values ($1, $2, $3)",
            minka::binds![site, key, woman],
        )?;
        change.commit(Entry::event("test.row"), ())
    });
}

/// A merge that somebody asked for, behind the pages.
pub fn asked(world: &World, (first, second): (&str, &str), by: UserId) -> Choice {
    let (site, code) = (world.almaty, second.to_owned());
    let (first, second) = (id_of(world, first), id_of(world, second));
    let id = world.change(By::User(by), move |change| {
        let id = merges::add_proposal(change, site, (first, second, &code), &[])?;
        change.commit(Entry::event("test.asked"), id)
    });
    Choice { id, site, first, second, from_second: Vec::new() }
}

/// Merges of newcomers in every state that waits for somebody, asked for by a member of staff.
pub fn some_merges(world: &World, by: UserId) {
    let names =
        [("Салима", "Salima"), ("Ырыс", "Yrys"), ("Гүлшат", "Gulshat"), ("Рабиға", "Rabiga"), ("Зубайра", "Zubaira")];
    let more = [("Тоты", "Toty"), ("Жадыра", "Zhadyra"), ("Күнсұлу", "Kunsulu")];
    for (at, (one, other)) in names.into_iter().chain(more).enumerate() {
        let choice = asked(world, (&newcomer(world, one), &newcomer(world, other)), by);
        if at < 3 {
            continue;
        }
        let keys = world.app.keyring().clone();
        world.change(By::User(by), move |change| {
            merges::put_together(change, &keys, &choice)?;
            if at > 4 {
                let (at, who) = (change.at(), change.by().text());
                change.execute(
                    "update file_merge set state = 'undo_proposed', undo_proposed_at = $1, undo_proposed_by = $2 where id = $3",
                    minka::binds![at, who, choice.id],
                )?;
            }
            change.commit(Entry::event("test.merged"), ())
        });
    }
}

/// The page of every merge.
pub fn merge_pages(world: &World) -> Vec<String> {
    let ids = world.read(|db| db.list("select id from file_merge order by id", &[], |row| row.get::<MergeId>(0)));
    ids.into_iter().map(|id| format!("/merges/{id}")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn random_histories_come_back_exactly() {
    histories::come_back(Engine::Sqlite);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn random_histories_come_back_exactly_on_the_other_engine() {
    histories::come_back(Engine::Postgres);
}

/// A new id for a row.
fn row_id() -> String {
    MergeId::new(&minka::foundation::clock::Clock::system()).to_string()
}
