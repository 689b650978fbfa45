//! Tests of attendance above one woman: a group, a site and a table that leaves say the same as the pages of the women.

use std::collections::BTreeMap;

use http::StatusCode;
use jiff::civil::{Date, date, time};
use minka::{
    foundation::{audit::Entry, change::By, ids::Id},
    groups::{self, MemberRole, MembershipId, NewMembership},
    participation::Tally,
    sessions::{self, Session, SessionId, SessionState},
};
use regex::Regex;

use crate::{
    exclusions::name,
    on_both,
    participation::{hold, three_sessions},
    world::{Page, TUESDAY, World},
};

const TABLE: &str = "/people/export";

/// The large figures of a page.
fn figures(page: &Page) -> Vec<String> {
    let figure = Regex::new("m-figure__value\">([^<]*)<").expect("a pattern");
    figure.captures_iter(&page.text()).map(|found| found[1].to_owned()).collect()
}

/// A meeting of the Tuesday group that was held, and nobody was marked.
fn hold_unmarked(world: &World, day: Date) {
    let (site, group) = (world.almaty, world.tuesday);
    let starts = time(18, 0, 0, 0);
    world.change(By::Program, move |change| {
        let known = groups::get_group(change, group)?;
        let met = Session {
            state: SessionState::Met,
            site,
            ..Session::planned(SessionId::new(change.clock()), &known, (day, starts))
        };
        sessions::add_session(change, &met)?;
        change.commit(Entry::event("test.session"), ())
    });
}

fn stay(world: &World, at: usize, role: MemberRole, (from, until): (Date, Option<Date>)) {
    let (site, group, participant) = (world.almaty, world.tuesday, world.women[at].0);
    world.change(By::Program, move |change| {
        let id = MembershipId::new(change.clock());
        let left_reason = until.map(|_| "other".to_owned()).unwrap_or_default();
        groups::add_membership(
            change,
            &NewMembership { id, site, group, participant, role, from, until, left_reason },
        )?;
        change.commit(Entry::event("test.stay"), ())
    });
}

/// Ends the open stay of a woman in the Tuesday group.
fn leave(world: &World, at: usize, until: Date) {
    let woman = world.women[at].0;
    world.change(By::Program, move |change| {
        change.execute(
            "update membership set until_day = $1, left_reason = 'other' where participant_id = $2 and until_day is null",
            minka::binds![until, woman],
        )?;
        change.commit(Entry::event("test.left"), ())
    });
}

/// A row of the table: the code, the group, the counts and the rate.
#[derive(Debug)]
struct Row {
    code: String,
    group: String,
    tally: Tally,
    rate: String,
}

/// Takes the table out of this period; without the row that is nobody's.
async fn take_out(world: &World, period: &[(&str, &str)]) -> Vec<Row> {
    let told = [&[("table", "attendance"), ("kind", "csv"), ("reason", "report")], period].concat();
    let page = world.visit(world.aigul).fill(TABLE, TABLE, &told).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.headers["content-disposition"], "attachment; filename=\"attendance.csv\"");
    let (_, action, subject) = world.newest_audit();
    assert_eq!(action, "export.codes", "written down before it left");
    let (mark, nobody) = subject.strip_prefix("register ").and_then(|rest| rest.split_once(' ')).expect("a mark");
    let text = page.text();
    let mut lines = text.strip_prefix('\u{feff}').expect("a byte order mark").lines();
    let head = "code,group,from,until,meetings,there,absent,excused,not_marked,rate,export";
    assert_eq!(lines.next(), Some(head));
    let mut rows = Vec::new();
    let mut nobodys = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((cells.len(), cells[10]), (11, mark), "{line}");
        let number = |at: usize| cells[at].parse::<i64>().expect("a number");
        let tally = Tally { there: number(5), absent: number(6), excused: number(7), not_marked: number(8) };
        assert_eq!(number(4), tally.all(), "{line}");
        if cells[0] == nobody {
            assert_eq!(
                (tally, cells[1]),
                (Tally { not_marked: 1, ..Tally::default() }, "Тюльпан"),
                "it changes no rate"
            );
            nobodys += 1;
        } else {
            let [code, group, rate] = [0, 1, 9].map(|at| cells[at].to_owned());
            rows.push(Row { code, group, tally, rate });
        }
    }
    assert_eq!(nobodys, 1);
    rows
}

/// What the page of the Tuesday group says in large figures, and the page of its site.
async fn pages(world: &World) -> (Vec<String>, Page) {
    let mut aigul = world.visit(world.aigul);
    let group = aigul.get(&format!("/groups/{}/attendance", world.tuesday)).await;
    let site = aigul.get("/attendance").await;
    assert_eq!(site.status, StatusCode::OK, "{}", site.text());
    (figures(&group), site)
}

fn sum(rows: &[Row]) -> Tally {
    rows.iter().map(|row| row.tally).fold(Tally::default(), Tally::with)
}

on_both! {
    async fn a_group_is_read_meeting_by_meeting(world) {
        three_sessions(&world);
        hold_unmarked(&world, date(2026, 11, 10));
        let path = format!("/groups/{}/attendance", world.tuesday);
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&format!("/groups/{}", world.tuesday)).await.text().contains(&path), "one tap from the group");
        let page = bota.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        // By hand: 14 + 12 + 12 + 13 there, 0 + 2 + 1 + 1 absent, one excused, 14 not marked. 51 of 55 are 92.7 percent.
        assert_eq!(figures(&page), ["93 %", "51 of 55", "5"], "{}", page.text());
        assert!(page.says("1 excused · 14 not marked"), "{}", page.text());
        let text = page.text();
        let days: Vec<usize> = ["17 November", "10 November", "3 November", "27 October", "20 October"]
            .iter().map(|day| text.find(day).unwrap_or_else(|| panic!("{day}: {text}"))).collect();
        assert!(days.is_sorted(), "the newest first");
        for words in ["13 of 14", "12 of 13", "12 of 14", "14 of 14", "not measured"] {
            assert!(page.says(words), "{words}: {text}");
        }
        assert!(world.women.iter().all(|(_, code)| !page.says(code)), "no woman beside what she did");
        // A shorter time: the days themselves count, and where nothing was marked nothing was measured.
        let only = |from: &str, until: &str| format!("{path}?from-day={from}&from-month=11&from-year=2026&until-day={until}&until-month=11&until-year=2026");
        assert_eq!(figures(&bota.get(&only("3", "10")).await), ["92 %", "12 of 13", "2"]);
        assert_eq!(figures(&bota.get(&only("4", "16")).await), ["not measured", "not measured", "1"]);
        let none = bota.get(&only("18", "24")).await;
        assert!(figures(&none)[0] == "not measured" && none.says("No meeting was held in this time."), "{}", none.text());
        for (wrong, words) in [(only("10", "3"), "The last day is before the first."), (only("3", "31"), "There is no such day"), (only("3", ""), "Write")] {
            let refused = bota.get(&wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(refused.text().contains("value=\"2026\"") && figures(&refused).is_empty(), "{words}: {}", refused.text());
        }
        assert!(bota.get(&only("10", "3")).await.says("The last day is before the first."));
    }

    /// What the rate of a group, of the table and of each woman say is one thing, whatever became of her: she changed her role, came
    /// as a visitor, left, was in it twice on one day, was not marked, was forgotten.
    async fn one_definition_holds_on_every_page_and_in_the_table(world) {
        three_sessions(&world);
        // Woman 2 leaves before the third meeting; what was marked of her later is not hers.
        leave(&world, 2, date(2026, 11, 1));
        // Woman 3 becomes a helper in between; woman 4 is a visitor from a day on, and was marked; woman 5 is written down twice.
        leave(&world, 3, date(2026, 10, 27));
        stay(&world, 3, MemberRole::Helper, (date(2026, 10, 27), None));
        leave(&world, 4, date(2026, 10, 25));
        stay(&world, 4, MemberRole::Visitor, (date(2026, 10, 25), None));
        stay(&world, 5, MemberRole::Visitor, (date(2026, 9, 1), None));
        hold_unmarked(&world, date(2026, 11, 10));
        let rows = take_out(&world, &[]).await;
        let all = sum(&rows);
        let (of_group, site) = pages(&world).await;
        let words = [format!("{} %", all.rate().expect("measured")), format!("{} of {}", all.there, all.expected()), "5".to_owned()];
        assert_eq!(of_group, words);
        assert!(words.iter().all(|words| site.says(words)), "{words:?}: {}", site.text());
        let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let women: Vec<&str> = world.women.iter().map(|(_, code)| code.as_str()).collect();
        assert_eq!(codes, women, "in the order in which they came, each once");
        let mut aigul = world.visit(world.aigul);
        for row in &rows {
            assert_eq!(row.group, "Тюльпан");
            let hers = figures(&aigul.get(&format!("/people/{}/lessons", row.code)).await);
            let rate = if row.rate.is_empty() { "not measured".to_owned() } else { format!("{} %", row.rate) };
            assert_eq!(hers[1], rate, "{row:?}");
            assert_eq!(row.tally.rate().map(|rate| rate.to_string()).unwrap_or_default(), row.rate, "{row:?}");
        }
        // By hand: woman 2 was there twice; 4 as a member once and as a visitor three times, and not expected unmarked on the 10th.
        let of = |at: usize| rows.iter().find(|row| row.code == world.women[at].1).map(|row| row.tally).expect("a row");
        assert_eq!(of(2), Tally { there: 2, ..Tally::default() });
        assert_eq!(of(3), Tally { there: 4, not_marked: 1, ..Tally::default() });
        assert_eq!(of(4), Tally { there: 4, ..Tally::default() });
        assert_eq!(of(5), Tally { there: 4, not_marked: 1, ..Tally::default() });
        assert_eq!(of(0), Tally { there: 2, absent: 1, excused: 1, not_marked: 1 });
        // Forgotten she stays in every sum, under no code.
        let (gone, keyring) = (world.women[0].0, world.app.keyring().clone());
        world.change(By::Program, move |change| {
            let woman = minka::people::find_by_id(change, gone)?.expect("she");
            minka::forgetting::forget(change, &keyring, &woman, TUESDAY)?;
            change.commit(Entry::event("test.forget"), ())
        });
        let after = take_out(&world, &[]).await;
        assert_eq!((sum(&after), pages(&world).await.0), (all, of_group));
        let nameless: Vec<(&str, i64)> = after.iter().filter(|row| row.code.is_empty()).map(|row| (row.group.as_str(), row.tally.there)).collect();
        assert_eq!(nameless, [("Тюльпан", 2)]);
        assert!(after.iter().all(|row| row.code != world.women[0].1));
        // Of two days only what was held then.
        let days = [("from-day", "27"), ("from-month", "10"), ("from-year", "2026"), ("until-day", "3"), ("until-month", "11"), ("until-year", "2026")];
        // 27 October: 12 there, 2 absent; 3 November: 11 there (woman 2 has left), 1 absent, 1 excused.
        let two = Tally { there: 23, absent: 3, excused: 1, not_marked: 0 };
        assert_eq!(sum(&take_out(&world, &days).await), two);
    }

    async fn whoever_she_named_counts_without_her(world) {
        three_sessions(&world);
        name(&world, (world.almaty, world.women[1].0), world.aigul);
        // Without Алия: 14 − 1 + 12 + 12 + 13 there, and of the four absences only that of Айгерим.
        let path = format!("/groups/{}/attendance", world.tuesday);
        assert_eq!(figures(&world.visit(world.aigul).get(&path).await), ["98 %", "50 of 51", "4"]);
        assert_eq!(figures(&world.visit(world.bota).get(&path).await)[1], "51 of 55");
        let rows = take_out(&world, &[]).await;
        assert_eq!((sum(&rows).there, sum(&rows).expected(), rows.len()), (50, 51, 13));
        assert!(world.visit(world.aigul).get("/attendance").await.says("50 of 51"));
    }

    async fn outside_ones_reach_nothing_exists(world) {
        three_sessions(&world);
        let path = format!("/groups/{}/attendance", world.tuesday);
        for user in [world.carmen, world.dina, world.elena, world.lucia] {
            let page = world.visit(user).get(&path).await;
            let nothing = "/groups/0199a1b0-0000-7000-8000-000000000000/attendance";
            let none = world.visit(user).get(nothing).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            assert_eq!(page.text().replace(&path, ""), none.text().replace(nothing, ""));
        }
        for user in [world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get("/attendance").await.status, StatusCode::NOT_FOUND);
        }
        let lima = world.visit(world.lucia).get("/attendance").await;
        assert!(lima.says("Las Flores") && !lima.says("Тюльпан") && lima.says("not measured"), "{}", lima.text());
        // Who leads a group sees that group, and no way to take a table out.
        let hers = world.visit(world.bota).get("/attendance").await;
        assert!(hers.says("Тюльпан") && hers.says("51 of 55") && !hers.text().contains(TABLE), "{}", hers.text());
        assert!(world.visit(world.aigul).get("/attendance").await.text().contains("/people/export?table=attendance"));
        assert_eq!(world.stranger().get("/attendance").await.status, StatusCode::SEE_OTHER);
    }

    async fn the_table_asks_for_its_days_and_refuses_what_is_none(world) {
        three_sessions(&world);
        let mut aigul = world.visit(world.aigul);
        let asked = aigul.get("/people/export?table=attendance&from-day=20&from-month=10&from-year=2026&until-day=3&until-month=11&until-year=2026").await;
        assert!(asked.text().contains("value=\"attendance\" checked") && asked.text().contains("value=\"20\""), "{}", asked.text());
        let entries = world.count("select count(*) from audit_entry");
        let days = [("from-day", "3"), ("from-month", "11"), ("from-year", "2026"), ("until-day", "1"), ("until-month", "11"), ("until-year", "2026")];
        let told = [&[("table", "attendance"), ("kind", "csv"), ("reason", "report")], &days[..]].concat();
        let refused = aigul.fill(TABLE, TABLE, &told).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("The last day is before the first."));
        let refused = aigul.fill(TABLE, TABLE, &[("table", "names"), ("kind", "csv"), ("reason", "report")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose a table"));
        assert_eq!(world.count("select count(*) from audit_entry"), entries, "nothing left, and nothing is written of it");
    }

    async fn a_workbook_holds_numbers_and_no_formula(world) {
        use calamine::{Data, Reader};
        three_sessions(&world);
        world.change(By::Program, |change| {
            change.execute("update weekly_group set name = '=HYPERLINK(1)' where name = 'Тюльпан'", &[])?;
            change.commit(Entry::event("test.formula"), ())
        });
        let told = [("table", "attendance"), ("kind", "xlsx"), ("reason", "report")];
        let taken = world.visit(world.aigul).fill(TABLE, TABLE, &told).await;
        assert_eq!(taken.headers["content-disposition"], "attachment; filename=\"attendance.xlsx\"");
        let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(taken.bytes)).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
        assert_eq!(sheet.height(), 16, "a head, fourteen women, and the row that is nobody's");
        let there: f64 = sheet.rows().skip(1).map(|row| match row[5] { Data::Float(number) => number, ref other => panic!("{other:?}") }).sum();
        assert!((there - 51.0).abs() < 0.1, "{there}");
        assert!(sheet.rows().skip(1).all(|row| row[1] == Data::String("'=HYPERLINK(1)".to_owned())));
        assert!(book.worksheet_formula("Sheet1").expect("readable").is_empty());
    }

    /// Sealed for somebody else it holds whoever agrees to be counted: here nobody has been asked.
    async fn a_table_for_somebody_else_holds_only_whom_may_be_counted(world) {
        three_sessions(&world);
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let told = [("table", "attendance"), ("kind", "csv"), ("reason", "report"), ("recipient", public.as_str())];
        let taken = world.visit(world.aigul).fill(TABLE, TABLE, &told).await;
        assert_eq!(taken.headers["content-disposition"], "attachment; filename=\"attendance.csv.age\"");
        let text = String::from_utf8(age::decrypt(&identity, &taken.bytes).expect("it opens")).expect("text");
        assert_eq!(text.lines().count(), 2, "a head and the row that is nobody's: {text}");
    }

    async fn a_site_with_many_groups_comes_in_pages_as_people_count(world) {
        let (site, thursday) = (world.lima, world.thursday);
        world.change(By::Program, move |change| {
            let known = groups::get_group(change, thursday)?;
            for number in 1..=60 {
                let id = minka::foundation::ids::GroupId::new(change.clock());
                groups::add_group(change, &groups::Group { id, site, name: format!("Grupo {number}"), ..known.clone() })?;
            }
            change.commit(Entry::event("test.groups"), ())
        });
        let mut lucia = world.visit(world.lucia);
        let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let row = Regex::new("m-table__first[^>]*><a[^>]*>(Grupo [0-9]+)<").expect("a pattern");
        let more = Regex::new("href=\"([^\"]*after=[^\"]*)\"").expect("a pattern");
        for list in ["/groups", "/attendance"] {
            let mut path = list.to_owned();
            loop {
                let page = lucia.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                let text = page.text();
                found.entry(list).or_default().extend(row.captures_iter(&text).map(|found| found[1].to_owned()));
                match more.captures(&text) {
                    Some(next) => path = next[1].replace("&#38;", "&").replace("&amp;", "&"),
                    None => break,
                }
            }
        }
        let counted: Vec<String> = (1..=60).map(|number| format!("Grupo {number}")).collect();
        assert_eq!((&found["/groups"], &found["/attendance"]), (&counted, &counted));
    }

    async fn pages_are_said_in_all_four_languages(world) {
        three_sessions(&world);
        hold(&world, date(2026, 11, 24), None, &[], &[3]);
        for language in ["en", "ru", "kk", "es"] {
            world.change(By::Program, move |change| {
                change.execute("update staff_user set language = $1 where sign_in_name = 'aigul'", minka::binds![language])?;
                change.commit(Entry::event("test.language"), ())
            });
            let mut aigul = world.visit(world.aigul);
            for path in [format!("/groups/{}/attendance", world.tuesday), "/attendance".to_owned(), TABLE.to_owned()] {
                let page = aigul.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{language} {path}");
                assert!(page.text().contains(&format!("<html lang=\"{language}\"")), "{language} {path}");
                assert_eq!(page.text().matches("<h1").count(), 1, "{language} {path}");
            }
        }
    }
}
