//! Forgetting: two people, a receipt, nothing of her left, counts as they were; holds; and what a restored back-up knows.

use http::StatusCode;
use minka::{
    forgetting,
    foundation::{
        access::Role,
        audit::{self, Chain},
        change::By,
        ids::{ParticipantId, UserId},
        store::{Db, migrations},
        text::{Language, Text},
    },
    identities,
    identities::Identity,
    part_erasures, people,
};

use crate::{
    consents::some_answers,
    neutral::betrays,
    on_both,
    own_view::begin,
    participation::three_sessions,
    world::{World, add_staff, paper_text},
};

/// A second manager in Almaty.
fn gulnar(world: &World) -> UserId {
    add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)])
}

/// All that a receipt of forgetting lists.
fn every_line(language: Language) -> Vec<String> {
    let text = Text(language);
    [part_erasures::all_that_goes(&text), part_erasures::all_that_stays(&text)].concat()
}

/// Letters and digits alone: on paper a line ends where it must.
pub fn bare(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// By what a line is known on paper, where the rest of it may stand beside another column.
pub fn beginning(line: &str) -> String {
    bare(line).chars().take(15).collect()
}

fn seal(world: &World, woman: ParticipantId) {
    let (keyring, site) = (world.app.keyring().clone(), world.almaty);
    world.change(By::Program, move |change| {
        let identity = Identity { legal_name: "Canarylegal".to_owned(), ..Identity::default() };
        identities::save_identity(change, &keyring, (site, woman), &identity)?;
        change.commit(audit::Entry::event("test.seal"), ())
    });
}

/// Everything in every table but the audit chain, as one text.
fn dump(world: &World) -> String {
    world.read(|db| {
        let tables: Vec<String> = if db.is_postgres() {
            db.list(
                "select table_name::text from information_schema.tables
                 where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1",
                &[],
                |row| row.get(0),
            )?
        } else {
            db.list("select name from sqlite_master where type = 'table' order by 1", &[], |row| row.get(0))?
        };
        let mut all = String::new();
        for table in tables.iter().filter(|table| *table != "audit_entry" && !table.starts_with("sqlite_")) {
            all.push_str(&rows(db, table)?);
        }
        Ok(all)
    })
}

fn rows(db: &mut Db<'_>, table: &str) -> Result<String, minka::foundation::error::Error> {
    let statement: &'static str = if db.is_postgres() {
        format!("select coalesce(string_agg(t::text, chr(10)), '') from {table} t").leak()
    } else {
        let columns: Vec<String> =
            db.list(format!("select name from pragma_table_info('{table}')").leak(), &[], |row| row.get(0))?;
        let each = columns.iter().map(|column| format!("coalesce(quote({column}), '')"));
        format!(
            "select coalesce(group_concat({}, char(10)), '') from {table}",
            each.collect::<Vec<_>>().join(" || ' ' || ")
        )
        .leak()
    };
    db.get(statement, &[], |row| row.get(0))
}

/// How many came to each meeting, and how many stays each group has had.
fn counts(world: &World) -> Vec<(String, i64)> {
    world.read(|db| {
        let read = |row: &minka::foundation::store::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut all = db.list(
            "select session_id || mark, count(*) from attendance group by session_id || mark order by 1",
            &[],
            read,
        )?;
        all.extend(db.list("select group_id, count(*) from membership group by group_id order by 1", &[], read)?);
        Ok(all)
    })
}

on_both! {
    async fn one_asks_another_forgets_and_nothing_of_her_is_left_but_the_counts(world) {
        three_sessions(&world);
        some_answers(&world);
        let (woman, code) = world.women[0].clone();
        seal(&world, woman);
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let before = counts(&world);
        let name: String = world.read(move |db| Ok(people::find_by_id(db, woman)?.expect("she").chosen_name));
        assert!(dump(&world).contains(&name));
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&format!("/people/{code}")).await.says(&page));
        let asked = bota.tap(&page, &[]).await;
        assert!(bota.follow(&asked).await.says("You have asked for it"));
        assert_eq!(bota.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND);
        bota.tap(&page, &[]).await;
        assert_eq!(world.count("select count(*) from erase_request"), 1, "asked twice is asked once");
        let mut lucia = world.visit(world.lucia);
        assert_eq!(lucia.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(lucia.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND);
        let mark = world.app.keyring().find_mark(woman).expect("read").expect("a mark");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&page).await.says("8 December 2026"));
        let done = aigul.tap(&doing, &[]).await;
        let receipt = aigul.follow(&done).await;
        assert!(receipt.says("декабря 2026") && receipt.says("Удалено") && !receipt.says(&code), "{}", receipt.text());
        assert!(world.newest_audit().2.starts_with("request ") && !world.newest_audit().2.contains(&code));

        let left = dump(&world);
        for gone in [name.as_str(), code.as_str(), "Canarylegal"] {
            assert!(!left.contains(gone), "{gone} is left");
        }
        // The chain speaks of her by a mark that leads nowhere now.
        let chain = world.bare_audit_text();
        assert!(!chain.contains(&code) && !chain.contains(&woman.to_string()) && chain.contains(&format!("woman {mark}")));
        assert_eq!(world.app.keyring().find_marked(&[mark.as_str()]).expect("read"), [None]);
        assert_eq!(counts(&world), before);
        assert!(world.app.keyring().without_key([woman].into_iter()).expect("read").is_empty());
        assert!(matches!(
            world.app.keyring().seal(woman, minka::foundation::keyring::Use::Notes, "x", b"x"),
            Err(minka::foundation::error::Error::NotFound)
        ));
        // Her code and the one nobody was told are as unknown as one that was never given.
        let hidden: String = world.read(move |db| Ok(people::find_by_id(db, woman)?.expect("a row").code));
        for code in [&code, &hidden] {
            for user in [world.aigul, world.bota] {
                assert_eq!(world.visit(user).get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND);
            }
        }
        assert!(!aigul.get("/people").await.says(&hidden));
        let chain = world.read(audit::verify);
        assert!(matches!(chain, Chain::Whole { .. }), "{chain:?}");
        // Again, as a restored database would: there is nothing to do.
        let keyring = world.app.keyring().clone();
        let again = world.change(By::Program, move |change| {
            let again = forgetting::forget_again(change, &keyring, woman)?;
            change.commit(audit::Entry::event("test.again"), again)
        });
        assert!(!again);
        assert_eq!(aigul.get("/groups").await.status, StatusCode::OK);
    }

    /// Back-ups from before decision 23 hold her name in clear: a programme that made any says so, with the day of the last, and no other does.
    async fn the_receipt_names_the_day_of_the_last_back_up_for_which_its_promise_is_not_true(world) {
        let (_, code) = world.women[0].clone();
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let (mut bota, mut aigul) = (world.visit(world.bota), world.visit(world.aigul));
        assert!(!bota.get(&page).await.says("In back-ups made until"), "it never made one");
        let (_, note) = migrations().iter().find(|(name, _)| *name == "0052_former_backups").expect("the migration");
        for (instant, entries) in [("2026-11-20T20:00:00Z", 1), ("2026-11-21T20:00:00Z", 2)] {
            world.set_time(instant);
            world.change(By::CommandLine, |change| change.commit(audit::Entry::event("backup.make"), ()));
            assert_eq!(world.count("select count(*) from audit_entry where action = 'backup.make'"), entries);
        }
        world.set_time("2026-11-24T13:00:00Z");
        world.change(By::Program, |change| {
            change.execute(note, &[])?;
            change.commit(audit::Entry::event("test.migrated"), ())
        });
        // The evening of the 21st in London is the night of the 22nd in Almaty.
        let asked = bota.tap(&page, &[]).await;
        assert!(bota.follow(&asked).await.says("In back-ups made until 22 November 2026"));
        let done = aigul.tap(&doing, &[]).await;
        let receipt = aigul.follow(&done).await;
        // Some of the spaces of a date hold its parts together.
        let words = receipt.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("сделанных до 22 ноября 2026 года включительно"), "{words}");
        let paper = aigul.get(&format!("{}/paper", done.location())).await;
        let words: String = paper_text(&paper.bytes).split_whitespace().collect();
        assert!(words.contains("до22ноября2026"), "{words}");
    }

    async fn whoever_asked_does_not_do_it_and_a_stale_proof_does_nothing(world) {
        let code = world.women[1].1.clone();
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "nobody has asked");
        aigul.tap(&page, &[]).await;
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND);
        let mut second = world.visit(gulnar(&world));
        world.set_time("2026-11-24T13:06:00Z");
        assert!(second.tap(&doing, &[]).await.location().starts_with("/step-up"));
        assert_eq!(world.count("select count(*) from participant where erased_at is not null"), 0);
    }

    async fn under_a_hold_she_is_not_forgotten_and_another_manager_lifts_it(world) {
        let (woman, code) = world.women[2].clone();
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let hold = format!("/people/{code}/hold");
        let mut aigul = world.visit(world.aigul);
        let day = |day: &'static str, month: &'static str, year: &'static str| {
            [("until-day", day), ("until-month", month), ("until-year", year)]
        };
        for (until, reason, words) in [
            (day("23", "11", "2026"), "Court", "Choose today or a later day"),
            (day("24", "5", "2027"), "Court", "within 180 days"),
            (day("1", "12", "2026"), "", "Write why"),
        ] {
            let refused = aigul.fill(&hold, &hold, &[&until[..], &[("reason", reason)]].concat()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(refused.says(words), "{}", refused.text());
        }
        let placed = aigul.fill(&hold, &hold, &[&day("1", "12", "2026")[..], &[("reason", "Canaryreason")]].concat()).await;
        assert!(aigul.follow(&placed).await.says("1 December 2026"));
        assert!(!world.audit_text().contains("Canaryreason"));
        world.visit(world.bota).tap(&page, &[]).await;
        let refused = aigul.tap(&doing, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.says("cannot be forgotten yet") && refused.says("<h1>Not yet</h1>"), "{}", refused.text());
        assert!(!refused.says("Somebody was here before you"), "{}", refused.text());
        let waits = aigul.get(&page).await;
        assert!(waits.says("waits until the keeping is over") && !waits.text().contains(&doing), "{}", waits.text());
        let id: String = world.read(|db| db.get("select id from hold", &[], |row| row.get(0)));
        let lifting = format!("{hold}/{id}/lifting");
        assert_eq!(aigul.tap(&lifting, &[]).await.status, StatusCode::NOT_FOUND, "not who placed it");
        assert_eq!(world.visit(world.bota).get(&hold).await.status, StatusCode::NOT_FOUND);
        let mut second = world.visit(gulnar(&world));
        let lifted = second.tap(&lifting, &[]).await;
        assert!(second.follow(&lifted).await.says("not kept any longer"));
        let done = second.tap(&doing, &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert_eq!(world.count("select count(*) from hold"), 0);
        assert!(world.read(move |db| people::is_forgotten(db, woman)));
    }

    /// She asks herself with one tap; her mentor and the managers find it; only she takes it back; the receipt leads nowhere.
    async fn she_asks_herself_and_only_she_takes_it_back(world) {
        let (rosa, code) = world.lima_women[4].clone();
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let mut hers = world.visit(world.carmen);
        let own = begin(&mut hers, &code).await;
        assert!(own.says("Borren todo lo mío") && !own.says("Quiero quedarme"), "{}", own.text());
        let asked = hers.tap("/own/forgetting", &[]).await;
        let own = hers.follow(&asked).await;
        assert!(own.says("Usted pidió que se borre todo lo suyo") && own.says("24 de noviembre de 2026"), "{}", own.text());
        let by: String = world.read(|db| db.get("select asked_by from erase_request", &[], |row| row.get(0)));
        assert_eq!(by, "woman", "her code would lead from the receipt to the chain");
        let (mut carmen, mut lucia) = (world.visit(world.carmen), world.visit(world.lucia));
        assert!(carmen.get("/").await.says(&format!("{code}: is to be forgotten")));
        assert!(lucia.get("/").await.says("One woman wants to be forgotten"));
        let list = lucia.get("/forgetting").await;
        assert!(list.says("She herself asked on 24 November") && list.text().contains(&page), "{}", list.text());
        for user in [world.bota, world.carmen, world.elena, world.dina] {
            assert_eq!(world.visit(user).get("/forgetting").await.status, StatusCode::NOT_FOUND, "the list is the managers'");
        }
        let shown = carmen.get(&page).await;
        assert!(shown.says("She has asked for it herself") && !shown.text().contains("withdrawal"));
        for visit in [&mut carmen, &mut lucia] {
            assert_eq!(visit.tap(&format!("{page}/withdrawal"), &[]).await.status, StatusCode::NOT_FOUND, "not theirs to take back");
        }
        let stays = hers.tap("/own/forgetting/withdrawal", &[]).await;
        assert!(hers.follow(&stays).await.says("El pedido está retirado"));
        assert_eq!(lucia.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "she stays");
        assert!(!lucia.get("/").await.says("wants to be forgotten") && !carmen.get("/").await.says("is to be forgotten"));
        hers.tap("/own/forgetting", &[]).await;
        let done = lucia.tap(&doing, &[]).await;
        let receipt = lucia.follow(&done).await;
        assert!(receipt.says("Borrado") && receipt.says("8 de diciembre de 2026"), "{}", receipt.text());
        assert!(world.read(move |db| people::is_forgotten(db, rosa)));
        assert_eq!(world.count("select count(*) from erase_request"), 1, "what was taken back is gone");
        let paper = lucia.get(&format!("{}/paper", done.location())).await;
        assert_eq!(paper.headers["content-type"], "application/pdf");
        let words: String = paper_text(&paper.bytes).split_whitespace().collect();
        assert!(words.contains("8dediciembrede2026") && words.contains("Quésequeda") && !words.contains(&code), "{words}");
        for line in every_line(Language::Es) {
            assert!(receipt.says(&line), "{line}: {}", receipt.text());
            assert!(bare(&words).contains(&beginning(&line)), "{line}: {words}");
        }
        assert_eq!(betrays(&paper_text(&paper.bytes)), None, "a paper that may be found");
        for user in [world.carmen, world.aigul] {
            assert_eq!(world.visit(user).get(&done.location()).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(hers.get("/own").await.location(), "/sign-in", "her view has ended with her file");
    }

    /// A member of staff takes back what she asked herself; whom it was about stands on old lists as forgotten, without a link.
    async fn what_staff_asked_they_take_back_and_who_is_forgotten_leads_nowhere(world) {
        three_sessions(&world);
        let sessions: Vec<String> = world.read(|db| db.list("select id from session order by day", &[], |row| row.get(0)));
        let (woman, code) = world.women[3].clone();
        let (page, doing) = (format!("/people/{code}/forgetting"), format!("/people/{code}/forgetting/execution"));
        let (mut bota, mut aigul) = (world.visit(world.bota), world.visit(world.aigul));
        bota.tap(&page, &[]).await;
        assert_eq!(aigul.tap(&format!("{page}/withdrawal"), &[]).await.status, StatusCode::NOT_FOUND, "not who asked");
        assert!(bota.get(&page).await.text().contains(&format!("{page}/withdrawal")));
        let back = bota.tap(&format!("{page}/withdrawal"), &[]).await;
        assert!(bota.follow(&back).await.says("It is taken back."));
        assert_eq!(bota.tap(&format!("{page}/withdrawal"), &[]).await.status, StatusCode::CONFLICT, "nothing waits");
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND);
        bota.tap(&page, &[]).await;
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::SEE_OTHER);
        let hidden: String = world.read(move |db| Ok(people::find_by_id(db, woman)?.expect("a row").code));
        let mut met = 0;
        for session in sessions {
            for path in [format!("/sessions/{session}"), format!("/sessions/{session}/roll"), format!("/groups/{}/missed", world.tuesday)] {
                let shown = aigul.get(&path).await;
                met += usize::from(shown.says("Forgotten"));
                assert!(!shown.text().contains(&format!("/people/{hidden}")), "{path}: {}", shown.text());
                assert!(!shown.text().contains(">—<"), "{path}: {}", shown.text());
            }
        }
        assert!(met > 0, "she stands on some list");
    }
}
