//! Tests of goals that leave as a table, and of how far they were attained: as her pages say it, as of any day, without a word of hers.

use std::{collections::BTreeMap, fs, path::Path};

use http::StatusCode;
use jiff::civil::{Date, date};
use minka::{
    consents::Said,
    exports::{self, Kind, Mark, Register, Span, What},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
        text::Language,
    },
    goals::{self, CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme, Told, Words},
    journeys,
};
use serde_json::Value;

use crate::{
    exclusions::name,
    exports::count,
    goals::{reading, set_goal, typed},
    leader_wall::link,
    memberships::approve,
    on_both,
    world::{NAMES, Page, TUESDAY, World},
};

const TABLE: &str = "/people/export";

/// A row by its columns.
pub type Cells = BTreeMap<String, String>;

fn cell<'a>(row: &'a Cells, column: &str) -> &'a str {
    row.get(column).unwrap_or_else(|| panic!("no column {column}: {row:?}"))
}

/// Some columns of a row.
pub fn cells<'a, const N: usize>(row: &'a Cells, columns: [&str; N]) -> [&'a str; N] {
    columns.map(|column| cell(row, column))
}

/// All rows of a table; without the one that is nobody's, which has to be there once and says nothing.
fn read_table(text: &str, nobody: &str, export: &str) -> Vec<Cells> {
    let mut csv = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = csv.headers().expect("a head").clone();
    let mut rows: Vec<Cells> = Vec::new();
    for record in csv.records() {
        let record = record.expect("a row");
        rows.push(head.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect());
    }
    assert!(rows.iter().all(|row| cell(row, "export") == export), "{text}");
    let (nobodys, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| cell(row, "code") == nobody);
    assert_eq!(nobodys.len(), usize::from(!nobody.is_empty()), "{text}");
    for row in nobodys {
        let unread = ["reading", "level", "progress", "t_score"].into_iter().filter_map(|column| row.get(column));
        assert!(unread.clone().count() > 0 && unread.into_iter().all(String::is_empty), "it changes no mean: {row:?}");
    }
    rows
}

async fn ask(world: &World, user: UserId, told: &[(&str, &str)]) -> Page {
    let told = [&[("kind", "csv"), ("reason", "report")], told].concat();
    world.visit(user).fill(TABLE, TABLE, &told).await
}

/// Takes a table out on the page.
async fn take_out(world: &World, user: UserId, table: &str, days: &[(&str, &str)]) -> Vec<Cells> {
    let page = ask(world, user, &[&[("table", table)], days].concat()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.headers["content-disposition"], format!("attachment; filename=\"{table}.csv\""));
    let (by, action, subject) = world.newest_audit();
    assert_eq!((by, action.as_str()), (user.to_string(), "export.codes"), "written down before it left");
    let (mark, nobody) = subject.strip_prefix("register ").and_then(|rest| rest.split_once(' ')).expect("a mark");
    read_table(&page.text(), nobody, mark)
}

/// The same as the command writes it: with nobody's eyes. And how many women it says are written, batch by batch.
pub fn as_the_command(world: &World, sites: &[SiteId], what: What) -> (Vec<Cells>, Vec<u64>) {
    let (store, at, sites) = (world.app.store().clone(), world.clock.now(), sites.to_vec());
    let mark = Mark { export: "m".to_owned(), canary: String::new() };
    let register = Register { what, sites, names: false, eyes: None, recipients: 0, at, mark };
    let (out, told) = std::thread::spawn(move || {
        let (mut out, mut told) = (Vec::new(), Vec::new());
        exports::export_register(&store, Kind::Csv, &register, &mut out, &mut |women| told.push(women))
            .expect("written");
        (out, told)
    })
    .join()
    .expect("no panic");
    (read_table(&String::from_utf8(out).expect("text"), "", "m"), told)
}

/// The same rows without what tells one export from another.
fn bare(rows: &[Cells]) -> Vec<Cells> {
    let without =
        |row: &Cells| row.iter().filter(|(name, _)| *name != "export").map(|(a, b)| (a.clone(), b.clone())).collect();
    rows.iter().map(without).collect()
}

/// What stands in a form for a day.
fn on(name: &str, day: Date) -> [(String, String); 3] {
    [("day", i32::from(day.day())), ("month", i32::from(day.month())), ("year", i32::from(day.year()))]
        .map(|(part, value)| (format!("{name}-{part}"), value.to_string()))
}

/// Takes goals out from a day, if there is one, until another.
async fn of_days(world: &World, table: &str, from: Option<Date>, until: Date) -> Vec<Cells> {
    let days: Vec<(String, String)> =
        from.map(|from| on("from", from)).into_iter().flatten().chain(on("until", until)).collect();
    let days: Vec<(&str, &str)> = days.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    take_out(world, world.lucia, table, &days).await
}

/// A goal with five levels that was set on the first of September; every word is a canary.
fn five_levels(woman: ParticipantId, id: GoalId, importance: Option<i64>) -> Goal {
    let words = |what: &str| format!("Canary{what}");
    Goal {
        id,
        woman,
        theme: Theme::Coping,
        measure: Measure::Levels,
        start: Some(-1),
        target: Some(0),
        importance,
        confidence: None,
        set_on: date(2026, 9, 1),
        by: None,
        state: State::Open,
        ended_on: None,
        successor: None,
        words: Words {
            said: words("said"),
            language: "es".to_owned(),
            second_line: words("second"),
            why: words("why"),
            not_yet: words("notyet"),
            first_step: words("step"),
            helper: words("helper"),
            sign: words("sign"),
            unit: words("unit"),
            steps: vec![words("steps")],
            levels: ["a", "b", "c", "d", "e"].map(|level| words(&format!("level{level}"))).to_vec(),
            at_the_end: words("end"),
        },
    }
}

/// Sets goals of a woman, each with its readings.
fn set_goals(world: &World, (site, woman): (SiteId, ParticipantId), goals: Vec<(Goal, Vec<(Date, i64)>)>) {
    let keyring = world.app.keyring().clone();
    world.change(By::Program, move |change| {
        for (goal, readings) in goals {
            goals::add_goal(change, &keyring, site, &goal)?;
            for (on, reading) in readings {
                let told = Told { how: "Canaryhow".to_owned(), helped: "Canaryhelped".to_owned() };
                let (id, recorded_at) = (CheckInId::new(change.clock()), change.at());
                let check_in = CheckIn { id, on, reading, told, recorded_at, set_aside: false };
                goals::add_check_in(change, &keyring, (goal.id, woman), &check_in)?;
            }
        }
        change.commit(Entry::event("test.goals"), ())
    });
}

/// Levels of one woman, none where nobody read it; each with what it weighs.
fn rate(world: &World, (site, woman): (SiteId, ParticipantId), levels: &[(Option<i64>, Option<i64>)]) {
    let goal = |(level, importance): &(Option<i64>, Option<i64>)| {
        let readings = level.map(|level| (date(2026, 10, 1), level)).into_iter().collect();
        (five_levels(woman, GoalId::new(&world.clock), *importance), readings)
    };
    set_goals(world, (site, woman), levels.iter().map(goal).collect());
}

/// A case of the method: levels, weights, T.
type Case = (Vec<Option<i64>>, Option<Vec<i64>>, f64);

/// The figures of measures.md 3.1, and the cases of the file of cases that compute as it does.
fn cases() -> Vec<Case> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/measures-cases.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(file).expect("the file of cases")).expect("cases");
    let numbers = |value: &Value| value.as_array().map(|all| all.iter().map(Value::as_i64).collect::<Vec<_>>());
    let mut cases: Vec<Case> = Vec::new();
    for case in all["gas_cases"].as_array().expect("cases").iter().filter(|case| case["rho"].as_f64() == Some(0.3)) {
        let weights = numbers(&case["weights"]).map(|weights| weights.into_iter().flatten().collect());
        cases.push((numbers(&case["levels"]).expect("levels"), weights, case["t"].as_f64().expect("T")));
    }
    assert_eq!(cases.len(), 20);
    let alike = |levels: &[i64], t| (levels.iter().copied().map(Some).collect(), None, t);
    cases.extend([
        alike(&[1], 60.0),
        alike(&[1, 1], 62.40),
        alike(&[1, 1, 1], 63.69),
        alike(&[-1, -1, -1], 36.31),
        alike(&[-2, -2, -2, -2], 20.98),
        (vec![Some(1), Some(0), Some(-1)], Some(vec![9, 4, 1]), 57.09),
        // Scaling all weights changes nothing.
        (vec![Some(1), Some(0), Some(-1)], Some(vec![90, 40, 10]), 57.09),
        (vec![Some(0), Some(0)], Some(vec![3, 1]), 50.0),
    ]);
    cases
}

on_both! {
    async fn the_figures_of_the_method_leave_as_they_are(world) {
        let cases = cases();
        let (site, many) = (world.lima, cases.len());
        let women: Vec<(ParticipantId, String)> = world.change(By::Program, move |change| {
            let mut women = Vec::new();
            for number in 0..many {
                let woman = journeys::register_visitor(change, site, &format!("Ana {number}"), Language::Es)?;
                women.push((woman.id, woman.code));
            }
            change.commit(Entry::event("test.women"), women)
        });
        for ((woman, _), (levels, weights, _)) in women.iter().zip(&cases) {
            let weight = |at: usize| weights.as_ref().map(|weights| weights[at]);
            let goals: Vec<_> = levels.iter().enumerate().map(|(at, level)| (*level, weight(at))).collect();
            rate(&world, (site, *woman), &goals);
        }
        // Nobody has read a goal of hers, and of another woman there is none with levels: neither has a T, whatever the others come to.
        let (unread, number) = (world.lima_women[0].clone(), world.lima_women[1].clone());
        rate(&world, (site, unread.0), &[(None, Some(3)), (None, None)]);
        let debt = Goal { measure: Measure::Number, start: Some(200_000), target: Some(50_000), ..five_levels(number.0, GoalId::new(&world.clock), Some(3)) };
        set_goals(&world, (site, number.0), vec![(debt, vec![(date(2026, 10, 1), 50_000)])]);
        // Importance that was never asked is no weight: then all count alike. By hand: 50 + 10 × (1 + 0) / √(.7 × 2 + .3 × 4).
        let unasked = world.lima_women[2].clone();
        rate(&world, (site, unasked.0), &[(Some(1), None), (Some(0), Some(3))]);

        let rows = take_out(&world, world.lucia, "attainment", &[]).await;
        assert_eq!(rows.len(), many + 3, "whoever has no goal stands in no table of goals");
        let of = |code: &str| rows.iter().find(|row| cell(row, "code") == code).unwrap_or_else(|| panic!("{code}"));
        for ((_, code), (levels, weights, t)) in women.iter().zip(&cases) {
            let found: f64 = cell(of(code), "t_score").parse().expect("a number");
            assert!((found - (t * 100.0).round() / 100.0).abs() < 1e-9, "{levels:?} {weights:?}: {found} and not {t}");
            let rated = levels.iter().flatten().count().to_string();
            assert_eq!(cells(of(code), ["goals", "rated"]), [levels.len().to_string().as_str(), &rated]);
            let weighed = weights.as_ref().is_some_and(|weights| weights.iter().any(|weight| *weight > 0));
            assert_eq!(cell(of(code), "weights"), if weighed { "importance" } else { "alike" }, "{levels:?} {weights:?}");
        }
        assert_eq!(cells(of(&unread.1), ["goals", "rated", "weights", "t_score"]), ["2", "0", "", ""], "neither nought nor 50");
        assert_eq!(cells(of(&number.1), ["goals", "rated", "weights", "t_score"]), ["1", "0", "", ""]);
        assert_eq!(cells(of(&unasked.1), ["goals", "rated", "weights", "t_score"]), ["2", "2", "alike", "56.2"]);
        assert_eq!(bare(&rows), bare(&as_the_command(&world, &[site], What::Attainment(Span { from: None, until: TUESDAY })).0));
        // T stands nowhere else: not beside her goals, and on no page of hers.
        assert!(take_out(&world, world.lucia, "goals", &[]).await.iter().all(|row| !row.contains_key("t_score")));
        let page = world.visit(world.lucia).get(&format!("/people/{}/goals", women[0].1)).await;
        assert!(page.says("More than agreed") || page.says("Somewhat less than agreed"), "words and level: {}", page.text());
        assert!(!page.says(">55<") && !page.says("T-score"));
    }

    /// What her mentor's page, the manager's page, the table of the page and that of the command say of a goal is one thing.
    async fn a_goal_leaves_as_her_pages_say_it(world) {
        let rosa = world.lima_women[4].1.clone();
        let levels = [("measure", "levels"), ("theme", "coping"), ("importance", "2"), ("confidence", "0"), ("level-0", "Canarynada"), ("level-1", "Canaryuna"), ("level-2", "Canarycada"), ("level-3", "Canarydos"), ("level-4", "Canarytres")];
        let (mut carmen, five) = set_goal(&world, &levels).await;
        carmen.tap(&format!("{five}/check-ins"), &reading(&[("reading", "1"), ("how", "Canaryhow")])).await;
        assert!(carmen.get(&five).await.says("<strong>Canarydos</strong>"));
        let (mut carmen, debt) = set_goal(&world, &[("said", "Canarydebt"), ("unit", "Canaryunit"), ("start", "200,5"), ("target", "50")]).await;
        carmen.tap(&format!("{debt}/check-ins"), &reading(&[("reading", "125,25")])).await;
        let steps = [("measure", "steps"), ("steps", "Canaryone\nCanarytwo\nCanarythree"), ("importance", ""), ("confidence", "")];
        let (mut carmen, small) = set_goal(&world, &steps).await;
        carmen.tap(&format!("{small}/check-ins"), &reading(&[("step", "0"), ("step", "2")])).await;
        let (mut carmen, unread) = set_goal(&world, &[("measure", "yes_no"), ("theme", "learning"), ("by-day", ""), ("by-month", ""), ("by-year", "")]).await;
        assert!(carmen.get(&unread).await.says("Not looked at yet"));

        let rows = take_out(&world, world.lucia, "goals", &[]).await;
        assert!(rows.iter().all(|row| cells(row, ["code", "from", "until", "expressed_by"]) == [rosa.as_str(), "", "2026-11-24", "participant"]));
        let columns = ["goal", "theme", "measure", "direction", "importance", "confidence", "baseline", "target", "reading", "read_on", "level", "progress"];
        let said: Vec<_> = rows.iter().map(|row| cells(row, columns)).collect();
        assert_eq!(said, [
            ["1", "coping", "levels", "", "2", "0", "-1", "0", "1", "2026-11-24", "1", ""],
            ["2", "savings", "number", "down", "3", "6", "200.5", "50", "125.25", "2026-11-24", "", "0.5"],
            ["3", "savings", "steps", "", "", "", "", "", "2", "2026-11-24", "", ""],
            ["4", "learning", "yes_no", "", "3", "6", "", "", "", "", "", ""],
        ]);
        let stands: Vec<_> = rows.iter().map(|row| cells(row, ["state", "begun", "by", "ended", "became"])).collect();
        assert_eq!(stands[..3], [["open", "2026-11-24", "2027-06-01", "", ""]; 3]);
        assert_eq!(stands[3], ["open", "2026-11-24", "", "", ""]);
        // The manager reads the same level and the same share on her page.
        let page = world.visit(world.lucia).get(&format!("/people/{rosa}/goals")).await;
        for words in ["More than agreed", "50 % of the way", "Not looked at yet"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert_eq!(bare(&rows), bare(&as_the_command(&world, &[world.lima], What::Goals(Span { from: None, until: TUESDAY })).0));
        let attained = take_out(&world, world.lucia, "attainment", &[]).await;
        assert_eq!(cells(&attained[0], ["goals", "rated", "weights", "t_score"]), ["4", "1", "importance", "60"]);
        assert!(world.audit_text().contains("csv, sites 1 goals until 2026-11-24"), "{}", world.audit_text());
        assert!(world.audit_text().contains("csv, sites 1 attainment until 2026-11-24"));
    }

    /// What was put in other words, read, ended or changed after a day is told as it was on that day.
    async fn goals_are_told_as_of_any_day(world) {
        let day = |day| date(2026, 11, day);
        let (mut carmen, first) = set_goal(&world, &[]).await;
        carmen.tap(&format!("{first}/check-ins"), &reading(&[("reading", "170")])).await;
        let slip = reading(&[("reading", "9")]);
        carmen.tap(&format!("{first}/check-ins"), &slip).await;
        let wrong: String = world.read(|db| db.get("select id from goal_check_in where reading = 9000", &[], |row| row.get(0)));
        carmen.tap(&format!("{first}/check-ins/{wrong}/removal"), &[]).await;
        world.set_time("2026-11-25T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        let revised = carmen.tap(&format!("{first}/edit"), &typed(&[("target", "80"), ("importance", "1"), ("theme", "family"), ("by-year", "2028")])).await;
        assert_eq!(revised.status, StatusCode::SEE_OTHER, "{}", revised.text());
        world.set_time("2026-11-26T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        let second_reading = [("on-day", "26"), ("on-month", "11"), ("on-year", "2026"), ("reading", "140")];
        carmen.tap(&format!("{first}/check-ins"), &second_reading).await;
        world.set_time("2026-11-27T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        let (list, id) = first.rsplit_once('/').expect("a path");
        let next = carmen.tap(list, &[typed(&[("said", "Quiero ahorrar"), ("measure", "yes_no"), ("set-day", "27")]), vec![("after", id)]].concat()).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.text());
        world.set_time("2026-11-28T16:00:00Z");

        let columns = ["goal", "theme", "importance", "target", "reading", "read_on", "progress", "state", "by", "ended", "became"];
        let at_first = ["1", "savings", "3", "50", "170", "2026-11-24", "0.2", "open", "2027-06-01", "", ""];
        let revised = ["1", "family", "1", "80", "170", "2026-11-24", "0.25", "open", "2028-06-01", "", ""];
        let read = ["1", "family", "1", "80", "140", "2026-11-26", "0.5", "open", "2028-06-01", "", ""];
        let changed = ["1", "family", "1", "80", "140", "2026-11-26", "0.5", "changed", "2028-06-01", "2026-11-27", "2"];
        let became = ["2", "savings", "3", "", "", "", "", "open", "2027-06-01", "", ""];
        for (from, until, expected) in [
            (None, day(23), vec![]),
            (None, day(24), vec![at_first]),
            (None, day(25), vec![revised]),
            (None, day(26), vec![read]),
            (None, day(27), vec![changed, became]),
            (Some(day(27)), day(28), vec![changed, became]),
            (Some(day(28)), day(28), vec![became]),
            (Some(date(2020, 1, 1)), day(24), vec![at_first]),
        ] {
            let rows = of_days(&world, "goals", from, until).await;
            let found: Vec<_> = rows.iter().map(|row| cells(row, columns)).collect();
            assert_eq!(found, expected, "{from:?} {until}");
            let days = [from.map(|from| from.to_string()).unwrap_or_default(), until.to_string()];
            assert!(rows.iter().all(|row| cells(row, ["from", "until"]) == [&days[0], &days[1]]));
        }
        // T too: before a goal was read there is none, and a later reading changes no earlier day.
        let (quiet, lima) = (world.lima_women[3].clone(), world.lima);
        let goal = five_levels(quiet.0, GoalId::new(&world.clock), Some(2));
        set_goals(&world, (lima, quiet.0), vec![(goal, vec![(date(2026, 10, 1), -1), (date(2026, 11, 2), 2)])]);
        for (until, t) in [(date(2026, 9, 1), ""), (date(2026, 9, 30), ""), (date(2026, 10, 1), "40"), (day(1), "40"), (day(2), "70")] {
            let rows = of_days(&world, "attainment", None, until).await;
            assert_eq!(cells(&rows[0], ["code", "t_score"]), [quiet.1.as_str(), t], "{until}");
        }
        assert!(of_days(&world, "attainment", None, date(2026, 8, 31)).await.is_empty(), "it was not set yet");
    }

    async fn the_page_asks_for_days_and_refuses_what_are_none(world) {
        let mut lucia = world.visit(world.lucia);
        let asked = lucia.get("/people/export?table=goals").await;
        assert!(asked.text().contains("value=\"goals\" checked") && asked.says("Her words stay here"), "{}", asked.text());
        assert!(asked.says("Neither its sum nor its mean over women measures a programme."), "T says what it is not");
        let entries = world.count("select count(*) from audit_entry where action = 'export.codes'");
        let none = ("from-day", "");
        for (table, days, words) in [
            ("goals", vec![("from-day", "24"), ("from-month", "11"), ("from-year", "2026"), ("until-day", "23"), ("until-month", "11"), ("until-year", "2026")], "The last day is before the first."),
            ("attainment", vec![none, ("until-day", "31"), ("until-month", "11"), ("until-year", "2026")], "There is no such day"),
            ("goals", vec![none, ("until-day", "25"), ("until-month", "11"), ("until-year", "2026")], "That day is still to come"),
            ("attainment", vec![("from-day", "1"), ("from-month", "11"), ("from-year", "2026")], "Write"),
        ] {
            let refused = ask(&world, world.lucia, &[&[("table", table)], &days[..]].concat()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{days:?}");
            assert!(refused.says(words) && refused.text().contains(&format!("value=\"{table}\" checked")), "{words}: {}", refused.text());
            assert!(refused.text().contains("value=\"report\"") && refused.text().contains("value=\"11\""), "what was typed stays");
        }
        assert_eq!(world.count("select count(*) from audit_entry where action = 'export.codes'"), entries, "nothing left, and nothing is written of it");
    }

    /// Nobody but a manager takes it out, of her own site, without whoever named her, is shut to her or is forgotten.
    async fn it_holds_whom_the_manager_may_read_and_nobody_else(world) {
        for (site, (woman, _)) in [(world.almaty, &world.women[0]), (world.almaty, &world.women[1]), (world.lima, &world.lima_women[4])] {
            rate(&world, (site, *woman), &[(Some(1), Some(3))]);
        }
        let codes = |rows: Vec<Cells>| rows.iter().map(|row| cell(row, "code").to_owned()).collect::<Vec<_>>();
        for table in ["goals", "attainment"] {
            for user in [world.bota, world.carmen, world.dina, world.elena] {
                let mut visit = world.visit(user);
                let path = format!("{TABLE}?table={table}");
                assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND);
                let sent = visit.post(TABLE, &[("table", table), ("kind", "csv"), ("reason", "x")]).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND);
            }
            assert_eq!(codes(take_out(&world, world.aigul, table, &[]).await), [&world.women[0].1, &world.women[1].1].map(Clone::clone));
            assert_eq!(codes(take_out(&world, world.lucia, table, &[]).await), [world.lima_women[4].1.clone()]);
        }
        // Dina manages the site too, and sat in the group herself: as the pages of goals, hers and those of her circle stay shut to her.
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        assert_eq!(take_out(&world, world.dina, "goals", &[]).await.len(), 2);
        link(&world, (world.almaty, world.women[0].0), world.dina);
        for table in ["goals", "attainment"] {
            assert!(take_out(&world, world.dina, table, &[]).await.is_empty(), "{table}");
            assert_eq!(take_out(&world, world.aigul, table, &[]).await.len(), 2, "{table}");
        }
        assert_eq!(world.visit(world.dina).get(&format!("/people/{}/goals", world.women[1].1)).await.status, StatusCode::NOT_FOUND);
        name(&world, (world.almaty, world.women[1].0), world.aigul);
        for table in ["goals", "attainment"] {
            assert_eq!(codes(take_out(&world, world.aigul, table, &[]).await), [world.women[0].1.clone()], "{table}");
        }
        let (gone, keyring) = (world.women[0].0, world.app.keyring().clone());
        world.change(By::Program, move |change| {
            let woman = minka::people::find_by_id(change, gone)?.expect("she");
            minka::forgetting::forget(change, &keyring, &woman, TUESDAY)?;
            change.commit(Entry::event("test.forget"), ())
        });
        for table in ["goals", "attainment"] {
            assert!(take_out(&world, world.aigul, table, &[]).await.is_empty(), "{table}: who is forgotten has no goals");
        }
    }

    /// Sealed for somebody else it holds whoever agrees to be counted, as she says at that moment.
    async fn a_table_for_somebody_else_holds_only_whom_may_be_counted(world) {
        let (first, second) = (world.women[0].clone(), world.women[1].clone());
        for (woman, _) in [&first, &second] {
            rate(&world, (world.almaty, *woman), &[(Some(1), Some(3))]);
        }
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        for (said, counted) in [(None, 0), (Some(Said::Agreed), 1), (Some(Said::Withdrawn), 0)] {
            if let Some(said) = said {
                count(&world, first.0, said);
            }
            for table in ["goals", "attainment"] {
                let taken = ask(&world, world.aigul, &[("table", table), ("recipient", &public)]).await;
                assert_eq!(taken.headers["content-disposition"], format!("attachment; filename=\"{table}.csv.age\""));
                let text = String::from_utf8(age::decrypt(&identity, &taken.bytes).expect("it opens")).expect("text");
                assert_eq!(text.lines().count(), 2 + counted, "a head, the row that is nobody's, and whom may be counted: {text}");
                assert!(text.contains(&first.1) == (counted == 1) && !text.contains(&second.1), "{said:?}: {text}");
            }
        }
    }

    /// Every word of a goal and of a reading is a canary here: none of them leaves, by any kind of file, nor a name.
    async fn no_word_of_hers_leaves(world) {
        use calamine::{Data, Reader};
        for (woman, _) in &world.women[..3] {
            rate(&world, (world.almaty, *woman), &[(Some(-2), Some(3)), (Some(1), Some(1)), (None, None)]);
        }
        for (table, rows) in [("goals", 11), ("attainment", 5)] {
            let text = ask(&world, world.aigul, &[("table", table)]).await.text();
            assert!(!text.contains("Canary") && NAMES.iter().all(|name| !text.contains(name)), "{text}");
            assert!(!text.contains('='), "nothing that calculates: {text}");
            let told = [("table", table), ("kind", "xlsx"), ("reason", "report")];
            let taken = world.visit(world.aigul).fill(TABLE, TABLE, &told).await;
            assert_eq!(taken.headers["content-disposition"], format!("attachment; filename=\"{table}.xlsx\""));
            let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(taken.bytes)).expect("a workbook");
            let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
            assert_eq!(sheet.height(), rows, "a head, hers, and what is nobody's");
            let shows = |cell: &Data| cell.to_string().contains("Canary") || NAMES.iter().any(|name| cell.to_string().contains(name));
            assert!(!sheet.rows().flatten().any(shows));
            assert!(book.worksheet_formula("Sheet1").expect("readable").is_empty());
            let head: Vec<String> = sheet.rows().next().expect("a head").iter().map(ToString::to_string).collect();
            let column = |name: &str| head.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}: {head:?}"));
            let numbers: Vec<f64> = sheet.rows().skip(1).filter_map(|row| match row[column(if table == "goals" { "level" } else { "t_score" })] {
                Data::Float(number) => Some(number),
                Data::Empty => None,
                ref other => panic!("{other:?}"),
            }).collect();
            // By hand: 50 + 10 × (3 × −2 + 1 × 1) / √(.7 × 10 + .3 × 16) = 35.44.
            let expected: &[f64] = if table == "goals" { &[-2.0, 1.0, -2.0, 1.0, -2.0, 1.0] } else { &[35.44, 35.44, 35.44] };
            assert_eq!(numbers.len(), expected.len(), "{numbers:?}");
            assert!(numbers.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9), "{numbers:?}");
        }
        assert!(!world.audit_text().contains("Canary"));
    }

    async fn the_page_is_said_in_all_four_languages(world) {
        for (language, words) in [("en", "as one number (T)"), ("ru", "одним числом (T)"), ("kk", "бір санмен (T)"), ("es", "en un número (T)")] {
            world.change(By::Program, move |change| {
                change.execute("update staff_user set language = $1 where sign_in_name = 'lucia'", minka::binds![language])?;
                change.commit(Entry::event("test.language"), ())
            });
            let page = world.visit(world.lucia).get(&format!("{TABLE}?table=attainment")).await;
            assert!(page.status == StatusCode::OK && page.says(words), "{language}: {}", page.text());
            assert!(page.text().contains("value=\"attainment\" checked"), "{language}");
        }
    }
}
