//! Spreadsheets in: what is read, what is refused with its place, what comes out, and that nothing is ever half done.

mod large;
mod log;
mod pages;

use std::path::Path;

use axum::body::Body;
use bytes::Bytes;
use http::{Request, StatusCode, header};
use minka::{
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, SiteId},
        text::Language,
    },
    groups,
    identities::{self, Identity},
    imports::{self, Options, Report, Tools},
    journeys,
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId},
};

use crate::{
    on_both,
    world::{Page, TUESDAY, Visit, World},
};

fn tools(world: &World) -> Tools {
    Tools { store: world.app.store().clone(), keyring: world.app.keyring().clone(), clock: world.clock.clone() }
}

/// The command, on a thread of its own as the program runs it.
fn run(world: &World, site: SiteId, file: &Path, options: &Options) -> Report {
    let (tools, file, options) = (tools(world), file.to_owned(), options.clone());
    let work = move || imports::run(&tools, site, &file, &options, &mut |_, _| {}, &mut |_| {});
    std::thread::spawn(work).join().expect("no panic").expect("a report")
}

/// For lists that hold what is sealed.
fn with_reason() -> Options {
    Options { reason: Some("Canary-Reason".to_owned()), ..Options::default() }
}

/// The details of the audit entries of an action, oldest first.
fn details(world: &World, action: &'static str) -> Vec<String> {
    world.read(move |db| {
        db.list("select detail from audit_entry where action = $1 order by seq", minka::binds![action], |row| {
            row.get(0)
        })
    })
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(heading, field)| ((*heading).to_owned(), (*field).to_owned())).collect()
}

/// Problems as `row column words`.
fn problems(report: &Report) -> Vec<String> {
    report.problems.iter().map(|told| format!("{}{} {}", told.column, told.row, told.words)).collect()
}

struct Given {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
}

fn given(name: &str, bytes: &[u8]) -> Given {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    Given { _folder: folder, path }
}

const THP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/thp_women_903.csv");

fn thp_options() -> Options {
    Options { mapping: pairs(&[("row", "key"), ("cluster", "group")]), create_groups: true, ..Options::default() }
}

fn updating(options: &Options) -> Options {
    Options { update: true, ..options.clone() }
}

/// What a change would touch: women, steps, stays, groups, keys, audit entries.
fn traces(world: &World) -> [i64; 6] {
    [
        world.count("select count(*) from participant"),
        world.count("select count(*) from journey_step"),
        world.count("select count(*) from membership"),
        world.count("select count(*) from weekly_group"),
        world.count("select count(*) from import_key"),
        // The comparison that follows has entries of its own.
        world.count("select count(*) from audit_entry where action <> 'duplicate.review'"),
    ]
}

/// Who did what with what when the newest list came in.
fn newest_import(world: &World) -> (String, String, String) {
    world.read(|db| {
        db.get(
            "select actor, action, subject from audit_entry where action <> 'duplicate.review' order by seq desc limit 1",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    })
}

on_both! {
    async fn what_identifies_her_is_sealed_and_opens_again(world) {
        let (woman, site) = (world.women[0].0, world.almaty);
        let identity = Identity { legal_name: "Сейткали Айгерим".to_owned(), phone: "+7 701 000 00 00".to_owned(), ..Identity::default() };
        let (keyring, kept) = (world.app.keyring().clone(), identity.clone());
        world.change(By::Program, move |change| {
            identities::save_identity(change, &keyring, (site, woman), &Identity::default())?;
            identities::save_identity(change, &keyring, (site, woman), &kept)?;
            change.commit(Entry::event("test.identity"), ())
        });
        let (keyring, other) = (world.app.keyring().clone(), world.women[1].0);
        let (found, none) = world.read(move |db| {
            Ok((identities::find_identity(db, &keyring, woman)?, identities::find_identity(db, &keyring, other)?))
        });
        assert!(found == Some(identity) && none.is_none());
        let sealed: Vec<u8> = world.read(|db| db.get("select sealed from sealed_identity", &[], |row| row.get(0)));
        assert!(!String::from_utf8_lossy(&sealed).contains("701 555"), "sealed");
    }

    // 903 women and 40 clusters: the numbers of the published file (testdata/SOURCES.md); the largest cluster holds 28.
    async fn a_published_programme_comes_in_in_one_go_and_again_changes_nothing(world) {
        let before = traces(&world);
        let report = run(&world, world.lima, Path::new(THP), &thp_options());
        assert_eq!((report.problems.len(), report.applied), (0, true), "{:?}", report.problems);
        assert_eq!((report.rows, report.made, report.updated, report.unchanged, report.groups.len()), (903, 903, 0, 0, 40));
        let after = traces(&world);
        let added: Vec<i64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(added, [903, 903, 903, 40, 903, 1], "one audit entry for all");
        let (actor, action, subject) = newest_import(&world);
        assert_eq!((actor.as_str(), action.as_str()), ("command line", "import.people"));
        assert_eq!(subject, format!("site {}", world.lima));
        assert!(report.notices[0].contains("arm, age, edu_years"), "{:?}", report.notices);
        assert_eq!(world.count("select count(*) from participant where chosen_name = code"), 903);
        assert_eq!(world.count("select max(capacity) from weekly_group"), 28 + 3, "nobody begins with a full group");
        let in_cluster_8 = "select count(*) from membership m join weekly_group g on g.id = m.group_id where g.name = '8'";
        assert_eq!(world.count(in_cluster_8), 28);

        let again = run(&world, world.lima, Path::new(THP), &updating(&thp_options()));
        assert_eq!((again.made, again.updated, again.unchanged, again.applied), (0, 0, 903, false));
        assert_eq!(traces(&world), after, "nothing at all");
        let remembered = run(&world, world.lima, Path::new(THP), &Options { update: true, ..Options::default() });
        assert_eq!((remembered.unchanged, remembered.problem_count), (903, 0), "the columns were remembered");
        let without = run(&world, world.lima, Path::new(THP), &thp_options());
        assert_eq!((without.problem_count, without.applied), (903, false), "each is here already");
        assert_eq!(traces(&world), after);
        let shown = world.visit(world.lucia).get("/groups").await.text();
        let places: Vec<usize> = (1..=40).map(|cluster| shown.find(&format!(">{cluster}</a>")).expect("a group")).collect();
        assert!(places.is_sorted(), "1 to 40, as people count: {places:?}");
    }

    async fn one_broken_row_changes_nothing_and_is_named(world) {
        let text = std::fs::read_to_string(THP).expect("the file");
        let before = traces(&world);
        for (wrong, expected) in [
            ("499,23,1,26,5\n", "F500 This row is not complete: it has 5 of 22 cells."),
            ("499,#REF!,1,26,5,1,9,5,6,2,1,0,70,60,55,70,0,0,0,1,1,0\n", "B500 The cell holds an error (#REF!)."),
            ("499,,1,26,5,1,9,5,6,2,1,0,70,60,55,70,0,0,0,1,1,0\n", "B500 Her group is missing. Only a woman who has applied, is waiting or has gone on can be without one."),
            (",23,1,26,5,1,9,5,6,2,1,0,70,60,55,70,0,0,0,1,1,0\n", "A500 Your own number for her is missing."),
            ("17,23,1,26,5,1,9,5,6,2,1,0,70,60,55,70,0,0,0,1,1,0\n", "A500 The number 17 is also in row 18."),
        ] {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            lines[499] = wrong;
            let file = given("women.csv", lines.concat().as_bytes());
            let report = run(&world, world.lima, &file.path, &thp_options());
            assert_eq!((problems(&report), report.applied), (vec![expected.to_owned()], false));
            assert_eq!(report.problems[0].row, "500");
            assert_eq!(traces(&world), before, "{expected}");
        }
    }

    async fn every_problem_of_a_list_is_named_at_once(world) {
        let list = "№;имя;язык;группа;статус;дата начала;знак\n\
            1;Айнур;казахский;Тюльпан;активна;31.02.2026;солнце\n\
            2;Сауле;клингонский;Роза;ходит;03/25/2026;роза\n\
            3;;русский;Тюльпан;спит;25.12.2026;\n\
            1;Мира;русский;тюльпан;;;\n\
            5;123;;;;;\n\
            6;Нур\n";
        let file = given("list.csv", list.as_bytes());
        let before = traces(&world);
        let report = run(&world, world.almaty, &file.path, &Options::default());
        assert_eq!(
            problems(&report),
            [
                "F2 “31.02.2026”: there is no such day.",
                "C3 “клингонский” is not a language we know: English, Russian, Kazakh, Spanish.",
                "D3 There is no group “Роза”.",
                "F3 “03/25/2026” has the month first. Write the day first, or 2026-11-24.",
                "G3 “роза” is not one of the twelve pictures.",
                "E4 “спит” is not a step we know, such as active, paused, graduated, left.",
                "F4 “25.12.2026” has not come yet.",
                "A5 The number 1 is also in row 2.",
                "B6 “123” has no letter in it.",
                "C7 This row is not complete: it has 2 of 7 cells.",
            ]
        );
        assert_eq!(traces(&world), before);
        let russian = run(&world, world.almaty, &file.path, &Options { language: Language::Ru, ..Options::default() });
        assert_eq!(problems(&russian)[0], "F2 «31.02.2026»: такого дня нет.");
    }

    async fn a_group_holds_no_more_than_its_places(world) {
        // The Tuesday group has twenty places and fourteen women.
        let list = |count: usize| (0..count).fold("id,имя,группа\n".to_owned(), |list, at| format!("{list}{at},Имя{},Тюльпан\n", "я".repeat(at + 1)));
        let before = traces(&world);
        let seven = run(&world, world.almaty, &given("a.csv", list(7).as_bytes()).path, &Options::default());
        assert_eq!(problems(&seven), ["C8 The group “Тюльпан” has 6 free places, the file brings 7."]);
        assert_eq!(traces(&world), before);
        let six = run(&world, world.almaty, &given("a.csv", list(6).as_bytes()).path, &Options::default());
        assert_eq!((six.made, six.applied), (6, true), "{:?}", six.problems);
        let (group, day) = (world.tuesday, TUESDAY);
        assert_eq!(world.read(move |db| minka::groups::places_left(db, group, day)), 0);
    }

    async fn two_rows_about_one_woman_are_refused(world) {
        let code = world.women[3].1.clone();
        let list = format!("code,name\n{code},Гуля\n{},Гульмира\nBAKO-0,Ирина\n{},Роза\n", code.to_lowercase(), world.lima_women[0].1);
        let file = given("codes.csv", list.as_bytes());
        let options = Options { mapping: pairs(&[("code", "code")]), update: true, ..Options::default() };
        let report = run(&world, world.almaty, &file.path, &options);
        let said = problems(&report);
        assert_eq!(said[0], format!("A3 {code} is also in row 2."));
        assert!(said[1].starts_with("A4 “BAKO-0” is not a code of Minka"), "{said:?}");
        // A woman of another site does not exist here.
        assert_eq!(said[2], format!("A5 There is no woman with the code {}.", world.lima_women[0].1));
        assert!(!report.applied);
    }

    /// A list that knows less of her birth than we do takes nothing away; one that knows more adds it; an age needs its day.
    async fn a_year_in_a_list_takes_no_day_away(world) {
        let list = |birth: &str| format!("id,имя,дата рождения\n1,Айнур,{birth}\n");
        let options = Options { update: true, ..with_reason() };
        for (birth, kept, changed) in [
            ("39 (24.11.2026)", "39@2026-11-24", 1),
            ("1987", "1987", 1),
            ("03.1987", "1987-03", 1),
            ("1987", "1987-03", 0),
            ("09.03.1987", "1987-03-09", 1),
            ("03.1987", "1987-03-09", 0),
            ("1988", "1988", 1),
        ] {
            let report = run(&world, world.almaty, &given("a.csv", list(birth).as_bytes()).path, &options);
            assert_eq!((report.made + report.updated, problems(&report)), (changed, Vec::new()), "{birth}");
            let keyring = world.app.keyring().clone();
            let held = world.read(move |db| {
                let woman = db.get("select participant_id from import_key", &[], |row| row.get(0))?;
                identities::find_identity(db, &keyring, woman)
            });
            assert_eq!(held.expect("a sealed part").birth_date, kept, "{birth}");
        }
        let refused = run(&world, world.almaty, &given("a.csv", list("39").as_bytes()).path, &options);
        assert!(problems(&refused)[0].contains("the age with the day of asking"), "{:?}", problems(&refused));
        assert!(!problems(&refused)[0].contains("“39”"), "what is sealed is not repeated");
    }

    async fn update_changes_what_differs_and_only_that(world) {
        let first = "id,имя,группа,язык,телефон,статус\n1,Айнур,Тюльпан,kk,+7 701 1,активна\n2,Сауле,Тюльпан,ru,,активна\n3,Роза,,ru,,в очереди\n";
        let report = run(&world, world.almaty, &given("a.csv", first.as_bytes()).path, &with_reason());
        assert_eq!((report.made, report.applied), (3, true), "{:?}", report.problems);
        let second = "id,имя,группа,язык,телефон,статус,причина\n1,Айнура,Роза,,+7 701 2,,\n2,,Тюльпан,ru,,активна,\n3,Роза,Тюльпан,ru,,вышла,переезд\n4,Новая,Тюльпан,,,,\n";
        let options = Options { update: true, create_groups: true, ..with_reason() };
        let file = given("a.csv", second.as_bytes());
        let report = run(&world, world.almaty, &file.path, &options);
        assert_eq!((report.made, report.updated, report.unchanged, report.applied), (1, 2, 1, true), "{:?}", report.problems);
        let told: Vec<(String, String, String)> = world.read(|db| {
            db.list(
                "select k.key, p.chosen_name, p.state from import_key k join participant p on p.id = k.participant_id order by k.key",
                &[],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
        });
        let told: Vec<_> = told.iter().map(|(key, name, state)| (key.as_str(), name.as_str(), state.as_str())).collect();
        assert_eq!(told, [("1", "Айнура", "active"), ("2", "Сауле", "active"), ("3", "Роза", "left"), ("4", "Новая", "enrolled")]);
        let moved = "select count(*) from membership m join participant p on p.id = m.participant_id
             join weekly_group g on g.id = m.group_id where p.chosen_name = 'Айнура'
             and ((g.name = 'Тюльпан' and m.until_day = '2026-11-24') or (g.name = 'Роза' and m.until_day is null))";
        assert_eq!(world.count(moved), 2, "out of one group, into the other");
        let settled = traces(&world);
        let again = run(&world, world.almaty, &file.path, &options);
        assert_eq!((again.made, again.updated, again.unchanged, again.applied), (0, 0, 4, false));
        assert_eq!(traces(&world)[..5], settled[..5]);
        assert_eq!(world.newest_audit().1, "identity.read", "that it was compared stands there all the same");
    }

    async fn who_is_marked_today_changes_groups_tomorrow(world) {
        let (group, site, marked, other) = (world.tuesday, world.almaty, world.women[0].clone(), world.women[1].clone());
        world.change(By::Program, move |change| {
            let group = groups::get_group(change, group)?;
            let evening = Session::planned(SessionId::new(change.clock()), &group, (TUESDAY, group.times.starts));
            sessions::add_session(change, &evening)?;
            // Absent is a mark too: the roll of tonight would lose it.
            let mark = AttendanceMark { participant: marked.0, mark: Mark::Absent, reason: "ill".to_owned() };
            roll_call::save_mark(change, &evening, &mark)?;
            change.commit(Entry::event("test.evening"), ())
        });
        let list = format!("код,группа\n{},Роза\n{},Роза\n", world.women[0].1, other.1);
        let file = given("a.csv", list.as_bytes());
        let options = Options {
            mapping: pairs(&[("код", "code")]), update: true, create_groups: true, dry_run: true, ..Options::default()
        };
        let told = run(&world, site, &file.path, &options);
        let words = "1 woman is marked in her old group today: she belongs to it until tonight, and what is new begins tomorrow.";
        assert!(told.notices.iter().any(|notice| notice == words), "{:?}", told.notices);
        let options = Options { dry_run: false, ..options };
        assert!(run(&world, site, &file.path, &options).applied);
        let stays = |woman| -> Vec<(String, String, String)> {
            world.read(move |db| db.list(
                "select g.name, m.from_day, coalesce(m.until_day, '') || m.left_reason from membership m
                 join weekly_group g on g.id = m.group_id where m.participant_id = $1 order by m.from_day",
                minka::binds![woman],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            ))
        };
        let named = |stays: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
            stays.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
        };
        let hers = [("Тюльпан", "2026-09-01", "2026-11-25other_group"), ("Роза", "2026-11-25", "")];
        assert_eq!(stays(world.women[0].0), named(&hers));
        let others = [("Тюльпан", "2026-09-01", "2026-11-24other_group"), ("Роза", "2026-11-24", "")];
        assert_eq!(stays(other.0), named(&others));
        assert_eq!(world.read(roll_call::check_attendance), (1, Vec::new()), "nothing for minka check to find");
        let settled = traces(&world);
        let again = run(&world, site, &file.path, &options);
        assert_eq!((again.unchanged, again.applied), (2, false), "she is on her way already");
        assert_eq!(traces(&world), settled);
    }

    async fn a_step_is_taken_when_her_journey_allows_it_and_says_why(world) {
        let code = |at: usize| world.women[at].1.clone();
        let list = format!(
            "код,имя,статус,причина,дата начала\n{},,заявка,,\n{},,ушла,,\n{},,ушла,муж бьёт,\n{},,ушла,умерла,\n{},,на паузе,умерла,\n,Новая,ушла,,\n",
            code(0), code(1), code(2), code(3), code(4)
        );
        let options = Options { mapping: pairs(&[("код", "code")]), update: true, ..Options::default() };
        let before = traces(&world);
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        let reason = "“Left” asks for a reason. Write it in a column of its own, such as work, moved away, her own reasons.";
        assert_eq!(
            problems(&report),
            [
                "C2 “Asked to join” cannot follow “Takes part”.".to_owned(),
                format!("D3 {reason}"),
                "D4 That is not a reason we know: work, studies, health, a child is born, care for the family, moved away, no contact, her own reasons.".to_owned(),
                format!("D6 {}", reason.replace("Left", "Taking a break")),
                format!("D7 {reason}"),
            ]
        );
        assert_eq!(traces(&world), before);
        // Who leaves leaves today; her start date says when she came. A journey that comes with the list begins there.
        let list = format!(
            "код,имя,группа,статус,причина,дата начала\n{},,,ушла,көшіп кетті,01.09.2026\n,Бывшая,,выпускница,,01.03.2024\n,Ушла,,ушла,работа,\n",
            code(0)
        );
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        assert!(report.applied, "{:?}", report.problems);
        let journey = |name: &'static str| -> Vec<String> {
            world.read(move |db| {
                let woman = db.get("select id from participant where chosen_name = $1", minka::binds![name], |row| row.get(0))?;
                let said = |held: journeys::RecordedStep| format!("{} {} {}", held.step.step.key(), held.step.on, held.step.reason);
                Ok(journeys::list_journey(db, woman)?.into_iter().map(said).collect())
            })
        };
        assert_eq!(journey("Айгерим"), ["active 2026-09-01 ", "left 2026-11-24 moved"]);
        assert_eq!(journey("Бывшая"), ["active 2024-03-01 ", "graduated 2026-11-24 ", "alumna 2026-11-24 "]);
        assert_eq!(journey("Ушла"), ["enrolled 2026-11-24 ", "left 2026-11-24 work"]);
        let left = "select count(*) from membership where left_reason = 'moved' and until_day = '2026-11-24'";
        assert_eq!(world.count(left), 1);
        // She comes back, on the day that the list says.
        world.set_time("2026-12-02T08:00:00Z");
        let list = format!("код,группа,статус,дата начала\n{},Тюльпан,принята,01.12.2026\n", code(0));
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        assert!(report.applied, "{:?}", report.problems);
        assert_eq!(journey("Айгерим").last().map(String::as_str), Some("enrolled 2026-12-01 "));
    }

    async fn without_numbers_name_and_group_know_her_only_when_that_was_chosen(world) {
        let list = given("a.csv", "имя,группа,язык\nАйгерим,тюльпан,ru\nЖаңа,тюльпан,kk\n".as_bytes());
        let plain = run(&world, world.almaty, &list.path, &Options { dry_run: true, ..Options::default() });
        let code = &world.women[0].1;
        let here = format!("A2 A woman called “Айгерим” is in this group already: {code}.");
        assert!(problems(&plain).len() == 1 && problems(&plain)[0].starts_with(&here), "{:?}", plain.problems);
        let others = Options { are_others: true, dry_run: true, ..Options::default() };
        let beside = run(&world, world.almaty, &list.path, &others);
        assert_eq!((beside.made, beside.unchanged, beside.applied), (2, 0, false));
        assert!(beside.notices.iter().any(|notice| notice.contains("registered twice")), "{:?}", beside.notices);
        let known = Options { match_names: true, update: true, ..Options::default() };
        let report = run(&world, world.almaty, &list.path, &known);
        assert_eq!((report.made, report.unchanged, report.applied), (1, 1, true), "{:?}", report.problems);
        let again = run(&world, world.almaty, &list.path, &known);
        assert_eq!((again.made, again.unchanged, again.applied), (0, 2, false));
        let twice = given("a.csv", "имя,группа\nАйгерим,тюльпан\nайгерим,Тюльпан\n".as_bytes());
        let report = run(&world, world.almaty, &twice.path, &known);
        assert_eq!(problems(&report)[0], "A3 “айгерим” is also in row 2 for the same group.");
    }

    async fn tables_come_in_many_forms(world) {
        let windows = encoding_rs::WINDOWS_1251.encode("имя;группа;дата\nСауле;Тюльпан;01.09.2026\n").0.into_owned();
        let tabs = "имя\tгруппа\tадрес\nМира\tТюльпан\t\"ул. Абая, 1\nкв. 2\"\n".as_bytes().to_vec();
        let formula = "имя,группа,адрес\n=Анна+1,Тюльпан,=1+1\n".as_bytes().to_vec();
        for (name, bytes) in [("w.csv", windows), ("t.tsv", tabs), ("f.csv", formula)] {
            let report = run(&world, world.almaty, &given(name, &bytes).path, &with_reason());
            assert_eq!((report.made, report.applied), (1, true), "{name} {:?}", report.problems);
        }
        assert_eq!(world.count("select count(*) from participant where chosen_name in ('Сауле', 'Мира', '=Анна+1')"), 3);
        let keyring = world.app.keyring().clone();
        let addresses: Vec<String> = world.read(move |db| {
            let women = db.list("select participant_id from sealed_identity", &[], |row| row.get(0))?;
            let mut found: Vec<String> = Vec::new();
            for woman in women {
                found.extend(identities::find_identity(db, &keyring, woman)?.map(|identity| identity.address));
            }
            found.sort();
            Ok(found)
        });
        assert_eq!(addresses, ["=1+1", "ул. Абая, 1\nкв. 2"], "a formula is text, a line end stays");
    }

    async fn a_workbook_is_read_sheet_by_sheet(world) {
        let file = given("women.xlsx", &workbook());
        let report = run(&world, world.almaty, &file.path, &Options::default());
        let group = "B2 Her group is missing. Only a woman who has applied, is waiting or has gone on can be without one.";
        assert_eq!(problems(&report), [group, "A4 The name is missing."]);
        assert_eq!(report.problems[0].sheet, "Список");
        let options = Options { sheet: Some("Второй".to_owned()), ..Options::default() };
        let report = run(&world, world.almaty, &file.path, &options);
        assert_eq!((report.made, report.applied), (2, true), "{:?}", report.problems);
        let since = "select count(*) from participant where chosen_name = 'Сауле К.' and state_since = '2026-09-01'";
        assert_eq!(world.count(since), 1, "the formula's result, the date of Excel");
        let options = Options { sheet: Some("Третий".to_owned()), ..Options::default() };
        assert_eq!(problems(&run(&world, world.almaty, &file.path, &options)), [" There is no such sheet, or none with anything in it."]);
    }

    async fn what_is_no_table_is_refused_with_what_to_do(world) {
        let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
        for (name, bytes, words) in [
            ("a.xls", old.as_slice(), "save it as .xlsx"),
            ("a.pdf", b"%PDF-1.7 x".as_slice(), "This is not a table"),
            ("a.png", b"\x89PNG\r\n\x1a\n123".as_slice(), "This is not a table"),
            ("a.csv", b"".as_slice(), "The file is empty"),
            ("a.csv", b"a,b\n\"open,1\n2,3\n".as_slice(), "never closed"),
        ] {
            let report = run(&world, world.almaty, &given(name, bytes).path, &Options::default());
            assert!(problems(&report)[0].contains(words), "{name}: {:?}", problems(&report));
            assert_eq!((report.problem_count, report.applied), (1, false));
        }
        let options = Options { encoding: Some("koi8".to_owned()), ..Options::default() };
        let report = run(&world, world.almaty, Path::new(THP), &options);
        assert!(problems(&report)[0].contains("“koi8”"));
    }

    // The pages.
}

fn first_form() -> Vec<(String, String)> {
    vec![("form_id".to_owned(), "01890a5d-ac96-774b-bcce-b302099a8057".to_owned())]
}

/// A workbook: a row without a name on the first sheet; a formula and a date on the second.
fn workbook() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut book = Workbook::new();
    let first = book.add_worksheet().set_name("Список").expect("a name");
    for (at, words) in ["Имя", "Группа"].into_iter().enumerate() {
        first.write(0, at as u16, words).expect("written");
    }
    first.write(1, 0, "Айнур").expect("written");
    first.write(3, 1, "Тюльпан").expect("written");
    let second = book.add_worksheet().set_name("Второй").expect("a name");
    for (at, words) in ["Имя", "Группа", "Дата"].into_iter().enumerate() {
        second.write(0, at as u16, words).expect("written");
    }
    let day = ExcelDateTime::from_ymd(2026, 9, 1).expect("a day");
    let format = Format::new().set_num_format("dd.mm.yyyy");
    second.write(1, 0, Formula::new("\"Сауле\"&\" К.\"").set_result("Сауле К.")).expect("written");
    second.write(1, 1, "Тюльпан").expect("written");
    second.write_with_format(1, 2, &day, &format).expect("written");
    second.write(2, 0, "Мира").expect("written");
    second.write(2, 1, "Тюльпан").expect("written");
    book.save_to_buffer().expect("a workbook")
}

const BOUNDARY: &str = "----minka";
const END: &[u8] = b"\r\n------minka--\r\n";

fn multipart_head(hidden: &[(String, String)], name: &str) -> Vec<u8> {
    let mut body = String::new();
    for (field, value) in hidden {
        body.push_str(&format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"));
    }
    body.push_str(&format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    ));
    body.into_bytes()
}

fn posted(body: Body) -> Request<Body> {
    Request::post("/people/import")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("sec-fetch-site", "same-origin")
        .body(body)
        .expect("a request")
}

async fn upload(visit: &mut Visit, name: &str, bytes: &[u8]) -> Page {
    let form = visit.get("/people/import").await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    let mut body = multipart_head(&form.hidden("/people/import"), name);
    body.extend_from_slice(bytes);
    body.extend_from_slice(END);
    visit.send(posted(Body::from(body))).await
}

/// Follows to the page where the work is, and looks again until it is done.
async fn settled(visit: &mut Visit, sent: &Page) -> Page {
    let path = sent.location();
    for _ in 0..200 {
        let told = visit.get(&format!("{path}/progress")).await.text();
        if told.contains("\"done\":true") {
            return visit.get(&path).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("it never ends");
}
