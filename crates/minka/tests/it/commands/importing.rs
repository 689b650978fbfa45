//! Lists of women through the program itself: the published list, a broken row, other sites, and what is said of it.

use std::path::Path;

use super::{Desk, done, refused, words};

/// 903 women of a real programme in 40 clusters: see testdata/SOURCES.md.
const THP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/thp_women_903.csv");

impl Desk {
    /// How many rows a statement counts.
    fn count(&self, sql: &'static str) -> i64 {
        let (_, store) = self.open("asar");
        store.read_now(move |db| db.get(sql, &[], |row| row.get(0))).expect("a number")
    }

    fn import(&self, file: &str, more: &[&str]) -> std::process::Output {
        self.minka(&[&["import", file, "--folder", "asar"], more].concat())
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("it is written");
    }

    fn traces(&self) -> [i64; 4] {
        [
            "select count(*) from participant",
            "select count(*) from weekly_group",
            "select count(*) from membership",
            // The comparison that follows has entries of its own.
            "select count(*) from audit_entry where action <> 'duplicate.review'",
        ]
        .map(|sql| self.count(sql))
    }
}

fn json(output: &std::process::Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|cause| panic!("{cause}: {}", words(output)))
}

#[test]
fn the_published_list_makes_903_women_in_40_groups_once() {
    let desk = Desk::with_programme();
    let before = desk.traces();
    // Nothing is told: `row` and `cluster` are understood by themselves.
    let looked = desk.import(THP, &["--create-groups", "--dry-run"]);
    done(&looked, "Nothing was changed");
    assert_eq!(desk.traces(), before);
    let first = desk.import(THP, &["--create-groups"]);
    for said in [
        "row → Your own number for her",
        "cluster → Group",
        "903 rows were read.",
        "903  women registered",
        "40   groups made",
        "Everything was saved in one go.",
    ] {
        done(&first, said);
    }
    assert_eq!(desk.count("select count(*) from participant"), 903);
    assert_eq!(desk.count("select count(*) from weekly_group"), 40);
    assert_eq!(desk.count("select count(*) from membership"), 903);
    assert_eq!(desk.count("select count(distinct group_id) from membership"), 40);
    let after = desk.traces();
    assert_eq!(after[3], before[3] + 1, "one entry");
    // Again: without --update every row is a problem; with it nothing changes.
    let again = desk.import(THP, &["--create-groups", "--json"]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(json(&again)["problem_count"], 903);
    let update = desk.import(THP, &["--create-groups", "--update", "--json"]);
    assert_eq!(update.status.code(), Some(0), "{}", words(&update));
    let report = json(&update);
    assert_eq!((&report["made"], &report["updated"], &report["unchanged"]), (&0.into(), &0.into(), &903.into()));
    assert_eq!((&report["applied"], &report["groups"]), (&false.into(), &serde_json::json!([])));
    assert_eq!(report["columns"][1], serde_json::json!({ "heading": "cluster", "field": "group" }));
    assert_eq!(report["columns"][2], serde_json::json!({ "heading": "arm", "field": null }));
    assert_eq!(desk.traces(), after);
}

#[test]
fn one_broken_row_is_named_and_nothing_is_changed() {
    let desk = Desk::with_programme();
    let before = desk.traces();
    let whole = std::fs::read_to_string(THP).expect("the list");
    let broken: Vec<String> = whole
        .lines()
        .enumerate()
        .map(
            |(at, line)| {
                if at == 500 { line.split(',').take(7).collect::<Vec<_>>().join(",") } else { line.to_owned() }
            },
        )
        .collect();
    desk.write("broken.csv", &broken.join("\n"));
    let tried = desk.import("broken.csv", &["--create-groups"]);
    refused(&tried, "This row is not complete: it has 7 of 22 cells.");
    refused(&tried, "Nothing was saved.");
    let line = words(&tried).lines().find(|line| line.contains("not complete")).expect("a line").to_owned();
    assert!(line.trim_start().starts_with("501 "), "{line}");
    assert_eq!(desk.traces(), before);
    let told = json(&desk.import("broken.csv", &["--create-groups", "--json"]));
    assert_eq!((&told["problems"][0]["row"], &told["problem_count"]), (&"501".into(), &1.into()));
    assert_eq!(desk.traces(), before);
}

#[test]
fn a_list_is_read_as_it_is_told_and_long_answers_are_cut_on_the_screen_only() {
    let desk = Desk::with_programme();
    let mut list = "Список\nКто;Где;Прим.\n".to_owned();
    for number in 0..40 {
        list.push_str(&format!("Айнур {number};Тюльпан;x\n"));
    }
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&list);
    std::fs::write(desk.path("list.csv"), &bytes).expect("written");
    let reading = [
        "--header-row",
        "2",
        "--encoding",
        "windows-1251",
        "--delimiter",
        ";",
        "--map",
        "Кто=chosen_name",
        "--map",
        "Где=group",
    ];
    let tried = desk.import("list.csv", &[&reading[..], &["--language", "ru"]].concat());
    refused(&tried, "Группы «Тюльпан» нет");
    refused(&tried, "Ещё 10 ошибок покажет --json.");
    assert_eq!(words(&tried).matches("Группы «Тюльпан» нет").count(), 30);
    let all = json(&desk.import("list.csv", &[&reading[..], &["--json"]].concat()));
    assert_eq!(all["problems"].as_array().map(Vec::len), Some(40));
    let made = [&reading[..], &["--create-groups", "--meets", "среда 19:30", "--match-names"]].concat();
    done(&desk.import("list.csv", &made), "40  women registered");
    let meets = "select count(*) from weekly_group where name = 'Тюльпан' and weekday = 3 and starts_at like '19:30%'";
    assert_eq!(desk.count(meets), 1);
    done(&desk.import("list.csv", &[&made[..], &["--update"]].concat()), "Everything in this file is here already.");
    for (more, because) in [
        (&["--map", "Кто"][..], "HEADING=FIELD"),
        (&["--map", "Нет=group"], "no column “Нет”"),
        (&[&reading[..6], &["--map", "Кто=age"]].concat(), "cannot be “age”"),
        (&["--meets", "someday"], "a weekday and an hour"),
        (&["--delimiter", "comma"], "one sign"),
        (&["--encoding", "EBCDIC"], "cannot be read as “EBCDIC”"),
        (&["--sheet", "Нет"], ""),
        (&["--language", "de"], "none of en, ru, kk, es"),
    ] {
        refused(&desk.import("list.csv", more), because);
    }
    refused(&desk.import("gone.csv", &[]), "The file cannot be opened.");
    assert_eq!(desk.import("list.csv", &["--header-row", "0"]).status.code(), Some(2));
}

#[test]
fn the_site_is_asked_for_only_where_there_are_several() {
    let desk = Desk::with_programme();
    desk.write("list.csv", "имя\nАйнур\n");
    refused(&desk.import("list.csv", &["--site", "Comas"]), "there is no site Comas; known are: Asar/Alatau");
    {
        let (_, store) = desk.open("asar");
        let added = store.change_now(minka::foundation::change::By::CommandLine, |change| {
            change.execute(
                "insert into site (id, programme_id, name, created_at) select 'x-' || id, programme_id, 'Medeu', '' from site",
                &[],
            )?;
            // Ids have one shape; only the first sign may differ from the site that stands there.
            change.execute(
                "update site set id = replace(substr(id, 3), '0', '1') where id like 'x-%'",
                &[],
            )?;
            change.commit(minka::foundation::audit::Entry::event("test.site"), ())
        });
        added.expect("a second site");
    }
    refused(&desk.import("list.csv", &[]), "name it with --site: Asar/Alatau, Asar/Medeu");
    done(&desk.import("list.csv", &["--site", "medeu"]), "Everything was saved");
    assert_eq!(
        desk.count("select count(*) from participant p join site s on s.id = p.site_id where s.name = 'Medeu'"),
        1
    );
    done(&desk.minka(&["demo", "--folder", "play", "--no-serve"]), "password");
    let demo = desk.minka(&["import", "list.csv", "--folder", "play"]);
    refused(&demo, "holds the demonstration");
}

/// Words that stand nowhere else: names, a number, and what is sealed.
const CANARIES: [&str; 5] = ["Канарейка", "Canarito", "+7 700 555 01 99", "Canary-Street 7", "KEY-CANARY"];

#[test]
fn the_log_holds_nothing_that_a_list_held() {
    let desk = Desk::with_programme();
    let row = format!(
        "номер,имя,группа,фио,телефон,адрес\n{},{},Canarito,{} {},{},{}\n",
        CANARIES[4], CANARIES[0], CANARIES[0], CANARIES[1], CANARIES[2], CANARIES[3]
    );
    desk.write("list.csv", &row);
    desk.write("broken.csv", &row.replace("имя", "язык"));
    let run = |file: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_minka"));
        command
            .args(["import", file, "--folder", "asar", "--create-groups", "--reason", "the list of 2026"])
            .env("RUST_LOG", "trace");
        command.current_dir(desk.0.path()).stdin(std::process::Stdio::null()).output().expect("it runs")
    };
    done(&run("list.csv"), "1  woman registered");
    let stderr = String::from_utf8_lossy(&run("list.csv").stderr).into_owned();
    let broken = run("broken.csv");
    assert_eq!(broken.status.code(), Some(1));
    let running = super::Running::start(&desk, &["serve", "--folder", "asar"]);
    for path in ["/people", "/people/import", "/people?q=Canarito", "/sign-in"] {
        running.get(path, "");
    }
    let (code, log) = running.stop();
    assert_eq!(code, Some(0));
    assert!(log.contains("\"route\":\"/people\""), "{log}");
    for canary in CANARIES {
        assert!(!log.contains(canary) && !stderr.contains(canary), "{canary}: {log} {stderr}");
    }
    assert!(Path::new(THP).exists());
}
