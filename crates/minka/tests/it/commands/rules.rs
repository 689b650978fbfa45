//! The pure rules on CSV: published answers in, published figures out.

use std::{
    collections::BTreeMap,
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

use super::{Desk, words};

mod assigning;

const TESTDATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/");

fn testdata(name: &str) -> String {
    std::fs::read_to_string(format!("{TESTDATA}{name}")).expect("a file")
}

impl Desk {
    fn rules(&self, line: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minka"));
        command.arg("rules").args(line).current_dir(self.0.path());
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        let input = input.to_owned();
        // From another thread: an answer that fills its pipe must not wait for the rest of the question.
        let writing = std::thread::spawn(move || drop(pipe.write_all(input.as_bytes())));
        let output = child.wait_with_output().expect("it ends");
        writing.join().expect("written");
        output
    }
}

/// Rows by the names of their columns.
fn rows(output: &Output) -> Vec<BTreeMap<String, String>> {
    table(&output.stdout)
}

fn table(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().expect("a header").clone();
    let named = |row: csv::StringRecord| header.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|row| named(row.expect("a row"))).collect()
}

fn answered(output: &Output, status: i32) -> Vec<BTreeMap<String, String>> {
    assert_eq!(output.status.code(), Some(status), "{}", words(output));
    rows(output)
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column}: {row:?}"))
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-5 * expected.abs().max(1.0), "{found} instead of {expected}");
}

/// The files as they are published, which have no column that tells rows apart: their own figures come out. The hunger scale's file counts
/// a yes without how often as a no, which somebody has to ask for (decision 21).
#[test]
fn published_files_come_to_their_own_figures_as_they_stand() {
    let desk = Desk::new();
    for (instrument, file, expected) in [
        ("fcs", "impact_fcs_expected.csv", "expected_fcs"),
        ("rcsi", "impact_rcsi_expected.csv", "expected_rcsi"),
        ("hhs", "impact_hhs_100_expected.csv", "expected_hhs_score"),
    ] {
        let text = testdata(file);
        let published = table(text.as_bytes());
        let of_hunger = ["score", instrument, "--columns", HUNGER, "--half-as-no"];
        let line = if instrument == "hhs" { &of_hunger[..] } else { &of_hunger[..2] };
        let output = desk.rules(line, &text);
        let found = answered(&output, 0);
        assert_eq!(found.len(), published.len(), "{file}");
        for (row, (found, published)) in (2..).zip(found.iter().zip(&published)) {
            assert_eq!(found["id"], row.to_string());
            let same = found["score"].parse::<f64>().ok() == published[expected].parse::<f64>().ok();
            assert!(same, "{file}, row {row}: {found:?} and {published:?}");
        }
        assert_eq!(words(&output).contains("42 rows say yes without how often"), instrument == "hhs");
    }
    let strict = rows(&desk.rules(&["score", "hhs", "--columns", HUNGER], &testdata("impact_hhs_100_expected.csv")));
    assert_eq!(strict.iter().filter(|row| row["score"].is_empty()).count(), 42, "half an answer has no score");
    let refused = desk.rules(&["score", "phq2", "--half-as-no"], "id,a,b\n1,0,0\n");
    assert!(
        refused.status.code() == Some(1) && words(&refused).contains("nothing in two halves"),
        "{}",
        words(&refused)
    );
}

const HUNGER: &str = "fs_hhs_nofood_yn,fs_hhs_nofood_freq,fs_hhs_sleephungry_yn,fs_hhs_sleephungry_freq,fs_hhs_daynoteating_yn,fs_hhs_daynoteating_freq";

/// `testdata/SOURCES.md`: bands 61/82/43/18/19, 65 positive answers to the last question, 15 of them below the cut.
#[test]
fn students_get_the_published_bands_and_flags() {
    let desk = Desk::new();
    let file = testdata("ukm_phq9_gad7_pss10.csv");
    let columns = |letter: &str, count: u8| (1..=count).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(",");
    let phq9 = answered(&desk.rules(&["score", "phq9", "--columns", &columns("D", 9)], &file), 0);
    let count = |rows: &[BTreeMap<String, String>], band: &str| rows.iter().filter(|row| row["band"] == band).count();
    let severe = ["minimal", "mild", "moderate", "moderately_severe", "severe"];
    assert_eq!(severe.map(|band| count(&phq9, band)), [61, 82, 43, 18, 19]);
    let flagged: Vec<_> = phq9.iter().filter(|row| row["flags"] == "item9").collect();
    let below = flagged.iter().filter(|row| number(row, "score") < 10.0).count();
    assert_eq!((phq9.len(), flagged.len(), below), (223, 65, 15));
    let gad7 = answered(&desk.rules(&["score", "gad7", "--id", "row", "--columns", &columns("A", 7)], &file), 0);
    assert_eq!(["minimal", "mild", "moderate", "severe"].map(|band| count(&gad7, band)), [115, 64, 26, 18]);
    let pss10 = answered(&desk.rules(&["score", "pss10", "--columns", &columns("S", 10)], &file), 0);
    let sum = |rows: &[BTreeMap<String, String>]| rows.iter().map(|row| number(row, "score")).sum::<f64>();
    assert_eq!([sum(&phq9), sum(&gad7), sum(&pss10)], [1968.0, 1282.0, 3434.0]);
    assert_eq!(pss10[0]["id"], "1");
}

/// Every published scoring case, through the program: one table for each instrument.
#[test]
fn published_cases_score_as_published() {
    let desk = Desk::new();
    let cases: Value = serde_json::from_str(&testdata("measures-cases.json")).expect("JSON");
    let mut tables: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for case in cases["scoring_cases"].as_array().expect("cases") {
        let id = case["instrument"].as_str().expect("an instrument");
        let name = if case["order"] == "1965" { format!("{id}-1965") } else { id.to_owned() };
        tables.entry(name).or_default().push(case);
    }
    for (instrument, cases) in tables {
        let widest = cases.iter().map(|case| case["answers"].as_array().expect("answers").len()).max().unwrap_or(0);
        let header = (1..=widest).map(|n| format!("q{n}")).collect::<Vec<_>>().join(",");
        let line = |case: &&Value| {
            let cell = |answer: &Value| answer.as_i64().map_or_else(String::new, |answer| answer.to_string());
            let answers: Vec<String> = case["answers"].as_array().expect("answers").iter().map(cell).collect();
            format!("{},{}\n", case["id"].as_str().expect("an id"), answers.join(","))
        };
        let input = format!("id,{header}\n{}", cases.iter().map(line).collect::<String>());
        let wrong = cases.iter().any(|case| case["expect"]["error"].is_string());
        let found = answered(&desk.rules(&["score", &instrument], &input), i32::from(wrong));
        assert_eq!(found.len(), cases.len(), "{instrument}: every row has its line");
        for (row, case) in found.iter().zip(&cases) {
            as_published(row, &case["expect"]);
        }
    }
}

fn as_published(row: &BTreeMap<String, String>, expect: &Value) {
    for (key, value) in expect.as_object().expect("what is expected") {
        match (key.as_str(), value) {
            ("score", Value::Null) => assert_eq!(row["score"], "", "{row:?}"),
            ("score" | "n_missing" | "helplessness" | "self_efficacy", _) => {
                close(number(row, key), value.as_f64().expect("a number"));
            }
            ("band" | "error", _) => assert_eq!(Some(row[key].as_str()), value.as_str(), "{row:?}"),
            ("bounds", _) => {
                close(number(row, "lowest"), value[0].as_f64().expect("a number"));
                close(number(row, "highest"), value[1].as_f64().expect("a number"));
            }
            ("item9_flag", _) => {
                let flags: Vec<&str> = row["flags"].split(';').collect();
                assert_eq!(flags.contains(&"item9"), *value == Value::Bool(true), "{row:?}");
                assert_eq!(flags.contains(&"safety-unknown"), value.is_null(), "{row:?}");
            }
            _ => {} // Cuts and rules for comparison: the crate's own tests hold them.
        }
    }
}

#[test]
fn the_order_of_the_questions_matters_and_their_names_do_not() {
    let desk = Desk::new();
    let answers = "id,a,b,c,d,e,f,g,h,i,j\nx,3,2,2,2,1,2,2,0,0,3\n";
    for (instrument, score) in [("rses", "22"), ("rses-1965", "20")] {
        assert_eq!(answered(&desk.rules(&["score", instrument], answers), 0)[0]["score"], score);
    }
    // Known names win over their places: meal number and adults change places in this file.
    let named = "row,rCSILessQlty,rCSIBorrow,rCSIMealSize,rCSIMealAdult,rCSIMealNb\n1,1,0,4,4,2\n";
    let found = answered(&desk.rules(&["score", "rcsi"], named), 0);
    assert_eq!((found[0]["score"].as_str(), found[0]["band"].as_str()), ("19", "high"));
}

/// Answers that were turned round before they came here, so that turning them again mixes the directions.
#[test]
fn forgotten_or_doubled_mirroring_is_said() {
    let desk = Desk::new();
    // One column for each question in the instrument's order: somebody content, as her questionnaire says it, and as it was turned round.
    let definition = minka::instruments::find_shipped("rses").expect("shipped");
    let reversed: Vec<bool> = definition.definition().items.iter().map(|item| item.reversed).collect();
    let table = |turned: bool| {
        let mut table = String::from("id,a,b,c,d,e,f,g,h,i,j\n");
        for row in 0..40 {
            // The first question goes its own way, so that not all sums are one.
            let content = |at: usize| if at == 0 { row / 4 % 4 } else { row % 4 };
            let said = reversed
                .iter()
                .enumerate()
                .map(|(at, mirrored)| if *mirrored && !turned { 3 - content(at) } else { content(at) });
            let cells: Vec<String> = said.map(|answer| answer.to_string()).collect();
            table.push_str(&format!("{row},{}\n", cells.join(",")));
        }
        table
    };
    let right = desk.rules(&["score", "rses"], &table(false));
    assert!(!words(&right).contains("hang together"), "{}", words(&right));
    let turned = desk.rules(&["score", "rses"], &table(true));
    assert_eq!(answered(&turned, 0).len(), 40, "they are scored all the same");
    assert!(words(&turned).contains("do not hang together"), "{}", words(&turned));
}

#[test]
fn sub_scales_bands_and_classes_follow() {
    let desk = Desk::new();
    let row = |count: usize, answer: &str| {
        let header: String = (1..=count).map(|question| format!(",q{question}")).collect();
        format!("id{header}\nx{}\n", format!(",{answer}").repeat(count))
    };
    let dass = answered(&desk.rules(&["score", "dass21"], &row(21, "3")), 0);
    let cells = ["score", "depression", "anxiety", "stress", "stress_band"].map(|column| dass[0][column].as_str());
    assert_eq!(cells, ["", "42", "42", "42", "extremely_severe"]);
    let mhcsf = answered(&desk.rules(&["score", "mhcsf"], &row(14, "0")), 0);
    assert_eq!(["score", "band", "emotional"].map(|column| mhcsf[0][column].as_str()), ["0", "languishing", "0"]);
    let fcs = answered(&desk.rules(&["score", "fcs"], "id,a,b,c,d,e,f,g,h\nx,7,2,1,1,4,1,3,3\ny,0,0,0,0,0,0,0,0\n"), 0);
    assert_eq!(
        ["score", "band", "band_high_sugar_oil"].map(|column| fcs[0][column].as_str()),
        ["36", "acceptable", "borderline"]
    );
    assert_eq!(fcs[1]["flags"], "unlikely");
    let hhs =
        answered(&desk.rules(&["score", "hhs"], "id,a,b,c\nx,often,rarely,no\ny,yes_without_frequency,no,no\n"), 0);
    assert_eq!([hhs[0]["score"].as_str(), hhs[0]["band"].as_str(), hhs[1]["score"].as_str()], ["3", "moderate", ""]);
    assert_eq!((hhs[1]["n_missing"].as_str(), hhs[1]["lowest"].as_str(), hhs[1]["highest"].as_str()), ("1", "1", "2"));
}

/// Whether stands in one block and how often in another; where how often is missing there is no score, and it is not one point.
#[test]
fn hunger_is_read_wherever_how_often_stands() {
    let desk = Desk::new();
    let apart = "id,HHSNoFood,HHSBedHung,HHSNotEat,HHSNoFood_FR,HHSBedHung_FR,HHSNotEat_FR\na,1,1,1,3,3,3\n";
    let found = answered(&desk.rules(&["score", "hhs"], apart), 0);
    assert_eq!((found[0]["score"].as_str(), found[0]["band"].as_str()), ("6", "severe"));
    let halves = answered(&desk.rules(&["score", "hhs"], "id,HHSNoFood,HHSBedHung,HHSNotEat\na,1,1,1\nb,0,0,0\n"), 0);
    let of = |row: usize| ["score", "lowest", "highest"].map(|column| halves[row][column].as_str());
    assert_eq!((of(0), of(1)), (["", "3", "6"], ["0", "0", "0"]));
}

#[test]
fn households_of_the_survey_score_as_published() {
    let desk = Desk::new();
    let file = testdata("lebanon_households_food_security.csv");
    let fcs = answered(&desk.rules(&["score", "fcs"], &file), 0);
    let count = |band: &str| fcs.iter().filter(|row| row["band"] == band).count();
    assert_eq!(["poor", "borderline", "acceptable"].map(count), [82, 304, 2296]);
    close(fcs.iter().map(|row| number(row, "score")).sum(), 161_304.0);
    let hhs = answered(&desk.rules(&["score", "hhs"], &file), 0);
    assert!(hhs.iter().all(|row| row["n_missing"] == "0"), "whether and how often stand in two columns");
    assert_eq!(answered(&desk.rules(&["score", "rcsi"], &file), 0).len(), 2682);
}

#[test]
fn what_cannot_be_used_is_named_and_never_shown() {
    let desk = Desk::new();
    let output = desk.rules(&["score", "phq2"], "id,a,b\nw1,1,7\n,1,1\nw3,1\nw4,2,2\nw5,Aigul,2\n");
    let found = answered(&output, 1);
    let errors: Vec<&str> = found.iter().map(|row| row["error"].as_str()).collect();
    assert_eq!(errors, ["range", "id", "length", "", "range"]);
    assert!(found.iter().all(|row| row["error"].is_empty() != row["score"].is_empty()));
    let said = String::from_utf8_lossy(&output.stderr);
    for place in ["row 2, column b:", "row 3, column id:", "row 4:", "row 6, column a:", "4 rows or cells"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(!words(&output).contains("Aigul"), "it may be somebody's name");
    for (line, input, because) in [
        (&["score", "phq99"][..], "id,a\n", "there is no instrument phq99; there are brs"),
        (&["score", "phq9"], "id,a\n", "phq9 has 9 questions, and there are 1 columns"),
        (&["score", "phq9"], "", "standard input is empty"),
        (&["score", "nowhere.toml"], "id,a\n", "nowhere.toml"),
        (&["change", "srq20"], "id,before,after\n", "no deviation and reliability are known"),
        (&["paired"], "id,before\n", "no column after"),
        (&["attainment"], "goal,level\na,3\n", "is none of -2"),
        (&["attainment"], "goal,level\na,\n", "no goal has a level"),
    ] {
        let output = desk.rules(line, input);
        assert_eq!(output.status.code(), Some(1), "{line:?}");
        assert!(words(&output).contains(because), "{line:?}: {}", words(&output));
    }
    assert_eq!(desk.rules(&["score"], "").status.code(), Some(2));
}

#[test]
fn json_says_what_csv_has_no_column_for() {
    let desk = Desk::new();
    let output = desk.rules(&["score", "who5", "--json"], "id,a,b,c,d,e\nx,5,5,5,5,\ny,9,1,1,1,1\n");
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let total = &lines[0]["scales"]["total"];
    assert_eq!((&total["score"], &total["certain_band"]["usual"]), (&Value::Null, &Value::from("adequate")));
    assert_eq!(lines[1], serde_json::json!({ "id": "y", "error": "range" }));
}

#[test]
fn an_instrument_of_the_programmes_own() {
    let desk = Desk::new();
    let shipped = std::fs::read_to_string(format!("{TESTDATA}../packs/instruments/phq2.toml")).expect("a file");
    std::fs::write(desk.path("ours.toml"), shipped.replacen("id = \"phq2\"", "id = \"ours\"", 1)).expect("written");
    assert_eq!(answered(&desk.rules(&["score", "ours.toml"], "id,a,b\nx,1,2\n"), 0)[0]["score"], "3");
    std::fs::write(desk.path("bad.toml"), shipped.replacen("value = 1", "vale = 1", 1)).expect("written");
    let refused = words(&desk.rules(&["score", "bad.toml"], "id,a,b\n"));
    assert!(refused.contains("bad.toml: Line ") && refused.contains("vale"), "{refused}");
}

/// The trial of 903 women: 818 were asked again at six months (`paired_effect_cases`, "thp all women 6 months").
#[test]
fn pairs_of_the_trial_have_the_published_figures() {
    let desk = Desk::new();
    let cases: Value = serde_json::from_str(&testdata("measures-cases.json")).expect("JSON");
    let cases = cases["paired_effect_cases"].as_array().expect("cases");
    let case = |name: &str| &cases.iter().find(|case| case["name"] == name).expect("a case")["expect"];
    let line = ["paired", "--columns", "id=row,before=hamd_baseline,after=hamd_6m"];
    let trial = answered(&desk.rules(&line, &testdata("thp_women_903.csv")), 0);
    assert_eq!((trial.len(), trial[0]["n_incomplete"].as_str()), (1, "85"));
    paired_as(&trial[0], case("thp all women 6 months"));
    let hollander = cases.iter().find(|case| case["name"] == "hollander wolfe").expect("a case");
    let pairs = hollander["pre"].as_array().expect("before").iter().zip(hollander["post"].as_array().expect("after"));
    let input: String = pairs.enumerate().map(|(id, (before, after))| format!("{id},{before},{after}\n")).collect();
    let found = answered(&desk.rules(&["paired"], &format!("id,before,after\n{input}")), 0);
    paired_as(&found[0], &hollander["expect"]);
    close(number(&found[0], "wilcoxon_p"), 0.039_062_5);
    let json = desk.rules(&["paired", "--json"], &format!("id,before,after\n{input}"));
    let json: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    close(json["t"].as_f64().expect("t"), hollander["expect"]["t"].as_f64().expect("t"));
    assert_eq!(json["wilcoxon_counted_out"], true);
}

/// The published attrition table of the same trial (`attrition_cases`, Baranov et al. 2020): seven pairs of means.
#[test]
fn those_who_left_stand_beside_those_who_stayed_as_published() {
    let desk = Desk::new();
    let cases: Value = serde_json::from_str(&testdata("measures-cases.json")).expect("cases");
    let published = &cases["attrition_cases"]["thp"];
    let balance = published["balance"].as_array().expect("a table");
    let variables: Vec<&str> = balance.iter().filter_map(|line| line["variable"].as_str()).collect();
    let entry = variables.join(",");
    let line = ["attrition", "--at-entry", &entry, "--by", "arm", "--columns", "id=row,lost=lost_by_7y"];
    let found = answered(&desk.rules(&line, &testdata("thp_women_903.csv")), 0);
    let named = |name: &str| found.iter().find(|row| row["variable"] == name).expect("a line");
    let count = |row: &BTreeMap<String, String>, column: &str| number(row, column) as u64;
    let everybody = named("everybody");
    assert_eq!(count(everybody, "n_stayed"), published["stayed"].as_u64().expect("a count"));
    assert_eq!(count(everybody, "n_lost"), published["lost"].as_u64().expect("a count"));
    let by_arm: Vec<u64> = ["arm=0", "arm=1"].map(|arm| count(named(arm), "n_lost")).to_vec();
    assert_eq!(serde_json::json!(by_arm), published["lost_by_arm"]);
    for expect in balance {
        let row = named(expect["variable"].as_str().expect("a name"));
        let columns = [
            ("mean_stayed", "stayed_mean"),
            ("mean_lost", "lost_mean"),
            ("difference", "difference"),
            ("p", "p_t_equal_variance"),
        ];
        for (column, key) in columns {
            close(number(row, column), expect[key].as_f64().expect("a number"));
        }
    }
    let bad = desk.rules(&["attrition", "--at-entry", "age"], "id,lost,age\n1,0,20\n1,1,30\n2,yes,30\n3,1,old\n4,1,\n");
    assert_eq!(bad.status.code(), Some(1));
    let said = words(&bad);
    for problem in ["row 3, column id", "row 4, column lost: is neither 1 nor 0", "row 5, column age: is no number"] {
        assert!(said.contains(problem), "{problem}: {said}");
    }
}

/// The 500 people of Febrl 1 as one list and their second rows as another: each row has one in the other list.
#[test]
fn rows_of_two_lists_are_paired_with_each_other_alone() {
    let desk = Desk::new();
    let file = testdata("febrl1_people_with_duplicates.csv");
    let mut lines = file.lines();
    let header = lines.next().expect("a header");
    let list = |line: &str| if line.contains("-org") { "first" } else { "second" };
    let both = lines.map(|line| format!("{},{line}\n", list(line))).collect::<String>();
    let line = ["duplicates", "--between", "list", "--columns"];
    let columns = "id=rec_id,family_name=surname,birth_date=date_of_birth,address_line=address_1,region=state";
    let found = answered(&desk.rules(&[&line[..], &[columns]].concat(), &format!("list,{header}\n{both}")), 0);
    let person = |id: &str| id.split('-').nth(1).map(str::to_owned);
    let right = found.iter().filter(|row| person(&row["id_a"]) == person(&row["id_b"])).count();
    assert!(right >= 490 && found.len() - right <= 5, "{right} of {}", found.len());
    assert!(
        found.iter().all(|row| row["id_a"].contains("-org") != row["id_b"].contains("-org")),
        "never within a list"
    );
    for (table, why) in [
        ("list,id,phone\na,1,\na,2,\n", "does not tell two lists"),
        ("list,id,phone\na,1,\nb,2,\nc,3,\n", "more than two"),
    ] {
        let refused = desk.rules(&["duplicates", "--between", "list"], table);
        assert!(refused.status.code() != Some(0) && words(&refused).contains(why), "{}", words(&refused));
    }
}

fn paired_as(row: &BTreeMap<String, String>, expect: &Value) {
    for (column, key) in [
        ("n", "n"),
        ("mean_before", "mean_pre"),
        ("mean_after", "mean_post"),
        ("sd_before", "sd_pre"),
        ("sd_after", "sd_post"),
        ("mean_change", "mean_change"),
        ("dz", "dz"),
        ("d_av", "d_av_rms"),
        ("g_av", "g_av_rms_exactJ_df_n1"),
        ("wilcoxon_w", "w_plus"),
    ] {
        close(number(row, column), expect[key].as_f64().expect("a number"));
    }
    close(number(row, "mean_change_low"), expect["ci95_mean_change"][0].as_f64().expect("a number"));
    close(number(row, "mean_change_high"), expect["ci95_mean_change"][1].as_f64().expect("a number"));
    assert!(number(row, "g_av_low") < number(row, "g_av") && number(row, "g_av") < number(row, "g_av_high"));
    let p = number(row, "wilcoxon_p");
    let expected = expect.get("p_wilcoxon_exact").unwrap_or(&expect["p_wilcoxon_approx"]).as_f64().expect("a chance");
    assert!((p / expected - 1.0).abs() < 1e-5, "{p:e} instead of {expected:e}");
}

#[test]
fn change_and_attainment() {
    let desk = Desk::new();
    let found = answered(&desk.rules(&["change", "gad7"], "id,before,after\na,12,8\nb,12,9\nc,8,12\nd,8,\n"), 0);
    let classes: Vec<&str> = found.iter().map(|row| row["class"].as_str()).collect();
    assert_eq!(classes, ["up", "no clear change", "down", ""]);
    let score = desk.rules(&["attainment"], "goal,level,weight\na,-2,3\nb,0,5\nc,-1,1\nd,2,4\ne,0,2\nf,1,6\n");
    assert_eq!(String::from_utf8_lossy(&score.stdout), "t_score\n55\n");
}
