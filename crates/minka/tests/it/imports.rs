//! Spreadsheets in: what is read, what is refused with its place, what comes out, and that nothing is ever half done.

mod again;
mod large;
mod log;
mod pages;
mod tables;

use std::path::Path;

use axum::body::Body;
use http::{Request, StatusCode, header};
use minka::{
    foundation::{audit::Entry, change::By, ids::SiteId, text::Language},
    identities::{self, Identity},
    imports::{self, Options, Report, Tools},
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
}

fn first_form() -> Vec<(String, String)> {
    vec![("form_id".to_owned(), "01890a5d-ac96-774b-bcce-b302099a8057".to_owned())]
}

/// A workbook: a row without a name on the first sheet; a formula and a date on the second.
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
