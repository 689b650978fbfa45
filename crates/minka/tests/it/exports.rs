//! Tests of the register that leaves the house.

use std::collections::BTreeSet;

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    exports::{self, Kind, Mark, Register, Span, What},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        text::Language,
    },
    journeys, people, users,
};

use crate::{
    goal_tables::{as_the_command, cells},
    on_both,
    world::{NAMES, TUESDAY, World},
};

const PATH: &str = "/people/export";

/// What a woman of Almaty says about being counted.
pub fn count(world: &World, woman: ParticipantId, said: Said) {
    let site = world.almaty;
    world.change(By::Program, move |change| {
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose: Purpose::Statistics,
            recipient: None,
            said,
            way: (said == Said::Agreed).then_some(Way::Written),
            reader: "Aigul".to_owned(),
            witness: String::new(),
            language: Some(Language::Ru),
            text_version: TEXT_VERSION.to_owned(),
            from: TUESDAY,
            until: (said == Said::Agreed).then_some(date(2027, 6, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (site, woman), &event)?;
        change.commit(Entry::event("test.counted"), ())
    });
}

on_both! {
    async fn the_manager_takes_out_codes_and_no_names(world) {
        world.change(By::Program, |change| {
            change.execute("update weekly_group set name = '=HYPERLINK(1)' where name = 'Тюльпан'", &[])?;
            change.commit(Entry::event("test.formula"), ())
        });
        let mut aigul = world.visit(world.aigul);
        let refused = aigul.fill(PATH, PATH, &[("kind", "pdf"), ("reason", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Write what it is for") && refused.says("Choose a program"));
        let entries = "select count(*) from audit_entry where action = 'export.codes'";
        assert_eq!(world.count(entries), 0);
        let taken = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "Canary-Reason")]).await;
        assert_eq!(taken.status, StatusCode::OK);
        assert_eq!(world.count(entries), 1);
        assert_eq!(taken.headers["content-disposition"], "attachment; filename=\"register.csv\"");
        let text = taken.text();
        let mut lines = text.strip_prefix('\u{feff}').expect("a byte order mark").lines();
        assert_eq!(lines.next(), Some("code,group,state,since,language,export"));
        // Every row leads to the entry of who took it out.
        let (by, _, subject) = world.newest_audit();
        let (mark, canary) = subject.strip_prefix("register ").and_then(|rest| rest.split_once(' ')).expect("a mark");
        assert!(by == world.aigul.to_string() && mark.len() == 12, "{subject}");
        assert!(aigul.get("/audit").await.says(&format!("{mark} {canary}")), "a table that turns up leads to her");
        let row = |code: &str| format!("{code},'=HYPERLINK(1),active,2026-09-01,ru,{mark}");
        let mut expected: Vec<String> = world.women.iter().map(|(_, code)| row(code)).collect();
        expected.push(format!("{canary},,enrolled,2026-11-24,ru,{mark}"));
        let mut found: Vec<&str> = lines.collect();
        found.sort_unstable();
        let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert!(NAMES.iter().all(|name| !text.contains(name)));
        let audit: Vec<String> = world.read(|db| db.list("select detail from audit_entry", &[], |row| row.get(0)));
        assert!(audit.iter().all(|detail| !detail.contains("Canary")));
    }

    async fn the_workbook_holds_the_same_cells(world) {
        use calamine::Reader;
        let mut aigul = world.visit(world.aigul);
        let taken = aigul.fill(PATH, PATH, &[("kind", "xlsx"), ("reason", "report")]).await;
        let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(taken.bytes)).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
        assert_eq!(sheet.height(), 16, "a head, fourteen women, and the row that is nobody's");
        let head: Vec<String> = sheet.rows().next().expect("a head").iter().map(ToString::to_string).collect();
        assert_eq!(head, ["code", "group", "state", "since", "language", "export"]);
        let codes: Vec<String> = sheet.rows().skip(1).map(|row| row[0].to_string()).collect();
        assert!(world.women.iter().all(|(_, code)| codes.contains(code)));
        assert_eq!(sheet.rows().skip(1).filter(|row| row[1] == "Тюльпан").count(), 14);
        // No cell calculates, whatever a group is called.
        assert!(sheet.rows().flatten().all(|cell| matches!(cell, calamine::Data::String(_) | calamine::Data::Empty)));
        let formulas = book.worksheet_formula("Sheet1").expect("readable");
        assert!(formulas.is_empty(), "{formulas:?}");
    }

    /// Sealed for whoever sent her key: nobody else opens it; who is forgotten stands in no table.
    async fn a_table_leaves_sealed_for_the_one_who_may_open_it(world) {
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let gone = world.women[2].0;
        let keyring = world.app.keyring().clone();
        world.change(By::Program, move |change| {
            let woman = minka::people::find_by_id(change, gone)?.expect("she");
            minka::forgetting::forget(change, &keyring, &woman, TUESDAY)?;
            change.commit(Entry::event("test.forget"), ())
        });
        for (woman, _) in &world.women[..5] {
            count(&world, *woman, Said::Agreed);
        }
        let mut aigul = world.visit(world.aigul);
        for wrong in ["age1nobody", "donor@example.org", &public[..50]] {
            let refused = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "report"), ("recipient", wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says("This is no age key") && refused.says(wrong), "{}", refused.text());
        }
        let taken = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "report"), ("recipient", &public)]).await;
        assert_eq!(taken.status, StatusCode::OK);
        assert_eq!(taken.headers["content-disposition"], "attachment; filename=\"register.csv.age\"");
        for (_, code) in &world.women {
            assert!(!taken.bytes.windows(code.len()).any(|bytes| bytes == code.as_bytes()), "{code} in clear");
        }
        let stranger = age::x25519::Identity::generate();
        assert!(age::decrypt(&stranger, &taken.bytes).is_err());
        let text = String::from_utf8(age::decrypt(&identity, &taken.bytes).expect("it opens")).expect("text");
        assert_eq!(text.lines().count(), 6, "a head, four women who may be counted and the row that is nobody's: {text}");
        assert!(world.audit_text().contains("sealed for 1"));
    }

    /// A table for the programme's own work holds everybody; one that is sealed for somebody else, whoever agrees to be counted, as she
    /// says at that moment.
    async fn a_table_for_somebody_else_holds_only_whom_may_be_counted(world) {
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(PATH).await.says("Only women who agree to be counted"));
        let (first, second) = (world.women[0].clone(), world.women[1].clone());
        for (woman, said, counted) in [
            (first.0, Said::Agreed, vec![&first.1]),
            (second.0, Said::Agreed, vec![&first.1, &second.1]),
            (first.0, Said::Withdrawn, vec![&second.1]),
            (second.0, Said::Refused, vec![]),
        ] {
            count(&world, woman, said);
            let taken = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "report"), ("recipient", &public)]).await;
            let text = String::from_utf8(age::decrypt(&identity, &taken.bytes).expect("it opens")).expect("text");
            let found: Vec<&String> = world.women.iter().map(|(_, code)| code).filter(|code| text.contains(code.as_str())).collect();
            assert_eq!(found, counted, "{said:?}: {text}");
            let own = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "our own list")]).await;
            assert!(world.women.iter().all(|(_, code)| own.text().contains(code.as_str())), "{said:?}");
        }
    }

    /// R16: a page gives one table; gone back to, or left for a day, it gives none and says what to do.
    async fn a_page_gives_one_table_and_only_for_a_day(world) {
        let mut aigul = world.visit(world.aigul);
        let entries = "select count(*) from audit_entry where action = 'export.codes'";
        let hidden = aigul.get(PATH).await.hidden(PATH);
        let send = |more: &'static [(&'static str, &'static str)]| {
            let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            [&hidden[..], more].concat().iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let once = send(&[("kind", "csv"), ("reason", "report")]);
        let other = send(&[("kind", "xlsx"), ("reason", "another")]);
        let as_sent = |fields: &[(String, String)]| fields.to_vec();
        async fn post(visit: &mut crate::world::Visit, fields: Vec<(String, String)>) -> crate::world::Page {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            visit.post(PATH, &fields).await
        }
        assert_eq!(post(&mut aigul, as_sent(&once)).await.status, StatusCode::OK);
        for again in [&once, &other] {
            let refused = post(&mut aigul, as_sent(again)).await;
            assert_eq!(refused.status, StatusCode::GONE);
            assert!(refused.says("This page has given its table already"), "{}", refused.text());
            assert!(world.women.iter().all(|(_, code)| !refused.text().contains(code)));
        }
        assert_eq!(world.count(entries), 1);
        assert_eq!(aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "report")]).await.status, StatusCode::OK);
        assert_eq!(world.count(entries), 2, "a new page is an entry of its own");

        let hidden = aigul.get(PATH).await.hidden(PATH);
        world.set_time("2026-11-25T13:00:01Z");
        let mut aigul = world.visit(world.aigul);
        let mut late = hidden.clone();
        late.extend([("kind", "csv"), ("reason", "report")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let refused = post(&mut aigul, late).await;
        assert_eq!(refused.status, StatusCode::GONE);
        assert!(refused.says("This page is older than a day"), "{}", refused.text());
        let without = post(&mut aigul, vec![("kind".to_owned(), "csv".to_owned()), ("reason".to_owned(), "report".to_owned())]).await;
        assert_eq!(without.status, StatusCode::GONE, "a page nobody was given");
        assert_eq!(world.count(entries), 2);
    }

    /// R16: the row that is nobody's names one export and no woman, now and later.
    async fn the_row_that_is_nobody_s_leads_to_one_export(world) {
        let mut aigul = world.visit(world.aigul);
        let mut canaries = std::collections::BTreeMap::new();
        let women: BTreeSet<String> = world.women.iter().map(|(_, code)| code.clone()).collect();
        for _ in 0..20 {
            let taken = aigul.fill(PATH, PATH, &[("kind", "csv"), ("reason", "report")]).await;
            let text = taken.text();
            let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
            let nobodys: Vec<&Vec<&str>> = rows.iter().filter(|row| !women.contains(row[0])).collect();
            let [row] = nobodys[..] else { panic!("one row is nobody's: {nobodys:?}") };
            assert_eq!(people::read_code(row[0]).as_deref(), Some(row[0]), "it looks as every code does");
            assert!(canaries.insert(row[0].to_owned(), row[5].to_owned()).is_none(), "{} twice", row[0]);
        }
        // Without the column of marks: the code alone leads to the entry.
        let subjects: Vec<String> =
            world.read(|db| db.list("select subject from audit_entry where action = 'export.codes'", &[], |row| row.get(0)));
        for (canary, mark) in &canaries {
            let leads: Vec<&String> = subjects.iter().filter(|subject| subject.ends_with(&format!(" {canary}"))).collect();
            assert_eq!(leads, [&format!("register {mark} {canary}")]);
            assert_eq!(aigul.get(&format!("/people/{canary}")).await.status, StatusCode::NOT_FOUND);
        }
        let site = world.almaty;
        let later: Vec<String> = world.change(By::Program, move |change| {
            let mut later = Vec::new();
            for number in 0..300 {
                let woman = journeys::register_visitor(change, site, &format!("Ана {number}"), Language::Ru)?;
                later.push(woman.code);
            }
            change.commit(Entry::event("test.later"), later)
        });
        assert!(later.iter().all(|code| !canaries.contains_key(code)), "a code that was spent is given to nobody");
    }

    async fn a_proof_and_a_role_are_needed(world) {
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(PATH).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.post(PATH, &[("kind", "csv"), ("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        }
        let mut aigul = world.visit(world.aigul);
        world.set_time("2026-11-24T13:06:00Z");
        let stale = aigul.get(PATH).await;
        assert!(stale.status == StatusCode::SEE_OTHER && stale.location().starts_with("/step-up"));
    }

    /// Measuring happens on counts: whoever measures takes nobody's row out of the house.
    async fn an_evaluator_takes_nothing_out(world) {
        let (dina, site) = (world.dina, world.almaty);
        world.change(By::Program, move |change| {
            let new = users::NewAssignment {
                user: dina,
                role: Role::Evaluator,
                site,
                group: None,
                participant: None,
                from: TUESDAY,
                until: None,
                approved_by: Some("test".to_owned()),
            };
            users::add_assignment(change, &new)?;
            change.commit(Entry::event("test.role"), ())
        });
        let mut visit = world.visit(dina);
        assert_eq!(visit.get("/courses").await.status, StatusCode::OK, "the role holds");
        assert_eq!(visit.get(PATH).await.status, StatusCode::NOT_FOUND);
        assert_eq!(visit.post(PATH, &[("kind", "csv"), ("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        assert!(!visit.get("/more").await.says(PATH));
    }

    async fn batches_lose_nobody_and_only_the_command_line_gets_names(world) {
        let (site, almaty) = (world.lima, world.almaty);
        world.change(By::Program, move |change| {
            for number in 0..5_100 {
                journeys::register_visitor(change, site, &format!("Ana {number}"), Language::Es)?;
            }
            change.commit(Entry::event("test.many"), ())
        });
        let (store, at) = (world.app.store().clone(), world.clock.now());
        let (text, women, told) = std::thread::spawn(move || {
            let (mut out, mut told) = (Vec::new(), Vec::new());
            let register = Register { what: What::Women, sites: vec![almaty, site], names: true, eyes: None, recipients: 0, at, mark: Mark { export: "m".to_owned(), canary: String::new() } };
            let women = exports::export_register(&store, Kind::Csv, &register, &mut out, &mut |women| told.push(women));
            (String::from_utf8(out).expect("text"), women.expect("written"), told)
        }).join().expect("no panic");
        assert_eq!(women, 14 + 6 + 5_100);
        assert_eq!(told, [14, 5_014, 5_120]);
        let mut lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5_121);
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), 5_121);
        assert!(text.contains(",chosen_name,export\n") && text.contains(",Ana 5099,m\n") && text.contains(",Rosa,m\n"));
        // A goal of each of Lima: its row stands beside hers wherever a batch ends, and what it comes to as well.
        world.change(By::Program, move |change| {
            let (at, words) = (change.at(), b"sealed");
            change.execute(
                "insert into goal (id, site_id, participant_id, theme, measure, start_value, target_value, set_on, state, sealed, created_at, created_by)
                 select id, site_id, id, 'health', 'levels', -1, 0, '2026-09-01', 'open', $1, $2, 'test' from participant where site_id = $3",
                minka::binds![words, at, site],
            )?;
            change.commit(Entry::event("test.goals"), ())
        });
        let span = Span { from: None, until: TUESDAY };
        for what in [What::Goals(span), What::Attainment(span)] {
            let (rows, told) = as_the_command(&world, &[almaty, site], what);
            assert_eq!(told.into_iter().filter(|women| *women > 0).collect::<Vec<_>>(), [5_000, 5_106, 5_106]);
            let codes: BTreeSet<&str> = rows.iter().flat_map(|row| cells(row, ["code"])).collect();
            assert_eq!((rows.len(), codes.len()), (5_106, 5_106));
            let column = if matches!(what, What::Goals(_)) { "level" } else { "t_score" };
            assert!(rows.iter().all(|row| cells(row, [column]) == [""]), "nobody has read any");
        }
    }

    async fn rows_of_a_workbook_never_wait_on_the_disk(world) {
        let (store, at, site) = (world.app.store().clone(), world.clock.now(), world.almaty);
        let open = std::thread::spawn(move || {
            let mut open = Vec::new();
            let register = Register { what: What::Women, sites: vec![site], names: true, eyes: None, recipients: 0, at, mark: Mark::default() };
            let written =
                exports::export_register(&store, Kind::Xlsx, &register, Vec::new(), &mut |_| open.extend(nameless_files()));
            assert_eq!(written.expect("written"), 14);
            open
        }).join().expect("no panic");
        assert!(!open.is_empty() && open.iter().all(|file| file.starts_with("/dev/shm/")), "{open:?}");
    }
}

/// Files that this program holds open and that have no name any more.
fn nameless_files() -> Vec<String> {
    let open = std::fs::read_dir("/proc/self/fd").expect("what is open");
    let files = open.filter_map(|file| std::fs::read_link(file.ok()?.path()).ok()?.into_os_string().into_string().ok());
    files.filter(|file| file.ends_with(" (deleted)")).collect()
}
