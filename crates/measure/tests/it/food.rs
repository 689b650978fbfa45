//! Food security against files with known results (`testdata/SOURCES.md`).

use measure::{Answers, NOT_ASKED, ScaleResult, Scored, Scorer};

use crate::{
    cases::class,
    world::{Sheet, near, scorer},
};

/// The columns of a table by what others call them, in the order of the instrument.
fn by_name(scorer: &Scorer) -> Vec<String> {
    scorer.definition().items.iter().map(|item| item.also.first().expect("another name").clone()).collect()
}

fn scored(id: &str, sheet: &Sheet) -> Vec<Scored> {
    let scorer = scorer(id);
    let columns = by_name(&scorer);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let scores = scorer.score(&sheet.answers(&scorer, &columns));
    (0..sheet.len()).map(|row| scorer.row(&scores, row)).collect()
}

fn total(scored: &Scored) -> &ScaleResult {
    scored.scale("total").expect("a total")
}

fn sum(rows: &[Scored]) -> f64 {
    rows.iter().filter_map(|row| total(row).score).sum()
}

fn counts(rows: &[Scored], set: usize, bands: [&str; 3]) -> [usize; 3] {
    bands.map(|band| rows.iter().filter(|row| total(row).bands[set].1.as_deref() == Some(band)).count())
}

const FCS: [&str; 3] = ["poor", "borderline", "acceptable"];

#[test]
fn food_consumption_of_the_wfp_sample() {
    let rows = scored("fcs", &Sheet::open("wfp_fcs_sample.csv"));
    near(sum(&rows), 1288.5, "sum");
    let finished = Sheet::open("wfp_cari_sample.csv");
    let expected = finished.numbers("FCS");
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(total(row).score, *expected);
    }
    assert_eq!((rows.len(), finished.len()), (26, 30));
    let set = |place: usize| scorer("fcs").definition().scales[0].band_sets[place].clone();
    for (place, column) in [(0, "FCSCat21"), (1, "FCSCat28")] {
        for (score, class) in expected.iter().zip(finished.numbers(column)) {
            let band = set(place).place(score.expect("a score"));
            assert_eq!(band.map(|band| band as f64 + 1.0), class, "{column}");
        }
    }
}

#[test]
fn food_consumption_of_the_impact_rows() {
    let sheet = Sheet::open("impact_fcs_expected.csv");
    let rows = scored("fcs", &sheet);
    let found: Vec<Option<f64>> = rows.iter().map(|row| total(row).score).collect();
    assert_eq!(found, sheet.numbers("expected_fcs"));
    assert_eq!(found.last(), Some(&None), "a missing group is not zero");
}

#[test]
fn coping_of_the_wfp_sample_and_the_impact_rows() {
    let rows = scored("rcsi", &Sheet::open("wfp_rcsi_sample.csv"));
    near(sum(&rows), 652.0, "sum");
    assert_eq!(counts(&rows, 0, ["low", "medium", "high"]), [16, 37, 9]);
    let first: Vec<f64> = rows.iter().take(10).filter_map(|row| total(row).score).collect();
    assert_eq!(first, [9.0, 6.0, 18.0, 0.0, 3.0, 13.0, 6.0, 10.0, 2.0, 12.0]);

    let sheet = Sheet::open("impact_rcsi_expected.csv");
    let rows = scored("rcsi", &sheet);
    assert_eq!(rows.iter().map(|row| total(row).score).collect::<Vec<_>>(), sheet.numbers("expected_rcsi"));
    let bands: Vec<String> = rows.iter().map(|row| total(row).band().unwrap_or_default().to_owned()).collect();
    let expected =
        sheet.text("expected_cat").into_iter().map(|class| class.trim_start_matches("No to ").to_lowercase());
    assert_eq!(bands, expected.collect::<Vec<String>>());
}

#[test]
fn food_of_the_lebanese_households() {
    let sheet = Sheet::open("lebanon_households_food_security.csv");
    let rows = scored("fcs", &sheet);
    assert_eq!(rows.len(), 2682);
    near(sum(&rows), 161_304.0, "sum");
    assert_eq!(counts(&rows, 0, FCS), [82, 304, 2296]);
    assert_eq!(counts(&rows, 1, FCS), [209, 411, 2062]);
    assert!(scored("rcsi", &sheet).iter().all(|row| total(row).score.is_some()), "no missing values");
}

/// Yes or no, and how often, in two columns.
fn hunger(scorer: &Scorer, sheet: &Sheet, columns: [(&str, &str); 3], blank_is_no: bool) -> Vec<Scored> {
    let cells = columns.map(|(whether, how_often)| (sheet.text(whether), sheet.text(how_often)));
    let mut answers = Answers::for_scorer(scorer, sheet.len());
    for row in 0..sheet.len() {
        let mut read = vec![NOT_ASKED; 3];
        for ((place, column), (whether, how_often)) in scorer.columns().iter().enumerate().zip(&cells) {
            let whether = if blank_is_no && how_often[row].is_empty() { "no" } else { whether[row] };
            read[place] = column.read_pair(whether.as_bytes(), how_often[row].as_bytes()).expect("an answer");
        }
        answers.push(&read).expect("a row");
    }
    let scores = scorer.score(&answers);
    (0..sheet.len()).map(|row| scorer.row(&scores, row)).collect()
}

/// Whether and how often, by the file's names.
fn impact_columns() -> [(String, String); 3] {
    ["nofood", "sleephungry", "daynoteating"].map(|name| (format!("fs_hhs_{name}_yn"), format!("fs_hhs_{name}_freq")))
}

fn named(columns: &[(String, String); 3]) -> [(&str, &str); 3] {
    [0, 1, 2].map(|place| (columns[place].0.as_str(), columns[place].1.as_str()))
}

/// The rows in which somebody said "yes" and not how often.
fn half_answered(sheet: &Sheet, columns: &[(String, String); 3]) -> Vec<bool> {
    let half = |row: usize, (whether, often): (&str, &str)| {
        sheet.text(whether)[row] == "yes" && sheet.text(often)[row].is_empty()
    };
    (0..sheet.len()).map(|row| named(columns).into_iter().any(|pair| half(row, pair))).collect()
}

/// Of the hundred rows of this file 58 come to the file's own score, and 42 have none: they say "yes" to a question
/// and leave out how often, which measures 1.2 refuses to take for nought (`docs/decisions/0021`).
#[test]
fn hunger_of_the_impact_rows_is_the_files_own_in_58_and_refused_in_42() {
    let (scorer, sheet) = (scorer("hhs"), Sheet::open("impact_hhs_100_expected.csv"));
    let columns = impact_columns();
    let strict = hunger(&scorer, &sheet, named(&columns), false);
    let expected = sheet.numbers("expected_hhs_score");
    let half = half_answered(&sheet, &columns);
    let (mut equal, mut refused) = (0, 0);
    for row in 0..sheet.len() {
        let found = total(&strict[row]);
        match found.score {
            Some(_) => {
                assert_eq!(found.score, expected[row], "row {row}");
                assert!(!half[row], "row {row}");
                equal += 1;
            }
            None => {
                assert!(half[row] && found.lowest < found.highest, "row {row}: what is still possible is said");
                refused += 1;
            }
        }
    }
    assert_eq!((sheet.len(), equal, refused), (100, 58, 42));
}

/// How the file's own column comes about: a "yes" without how often is counted as nothing there. Whoever has to print that column puts
/// "no" into such a row, knowing what she does; this program never does it.
#[test]
fn the_column_of_the_impact_rows_takes_half_an_answer_for_no() {
    let (scorer, sheet) = (scorer("hhs"), Sheet::open("impact_hhs_100_expected.csv"));
    let columns = impact_columns();
    let theirs = hunger(&scorer, &sheet, named(&columns), true);
    let expected = sheet.numbers("expected_hhs_score");
    for row in 0..sheet.len() {
        assert_eq!(total(&theirs[row]).score, expected[row], "row {row}");
        let low = |one: &str| one.to_lowercase().replace("no or little", "little_or_none").replace(' ', "_");
        for (set, column) in [(0, "expected_hhs_cat"), (1, "expected_hhs_cat_ipc")] {
            let class = low(sheet.text(column)[row]);
            assert_eq!(total(&theirs[row]).bands[set].1.as_deref(), Some(class.as_str()), "row {row}");
        }
    }
}

#[test]
fn hunger_of_the_lebanese_households() {
    let (scorer, sheet) = (scorer("hhs"), Sheet::open("lebanon_households_food_security.csv"));
    let columns = [("HHSNoFood", "HHSNoFood_FR"), ("HHSBedHung", "HHSBedHung_FR"), ("HHSNotEat", "HHSNotEat_FR")];
    let rows = hunger(&scorer, &sheet, columns, false);
    // Computed from the file by its own words: yes times {rarely 1, sometimes 1, often 2}.
    for (row, found) in rows.iter().enumerate() {
        let points =
            columns.map(|(whether, how_often)| match (sheet.text_at(whether, row), sheet.text_at(how_often, row)) {
                ("0", "") => 0.0,
                ("1", "1" | "2") => 1.0,
                ("1", "3") => 2.0,
                other => panic!("row {row}: {other:?}"),
            });
        assert_eq!(total(found).score, Some(points.iter().sum()), "row {row}");
    }
}

#[test]
fn yes_or_no_beside_how_often() {
    let scorer = scorer("hhs");
    let column = &scorer.columns()[0];
    for (whether, how_often, option) in [
        ("no", "", Some("no")),
        ("no", "often", Some("no")),
        ("0", "3", Some("no")),
        ("yes", "2", Some("sometimes")),
        ("1", "", Some("yes")),
        ("", "", None),
    ] {
        let read = column.read_pair(whether.as_bytes(), how_often.as_bytes()).expect("an answer");
        assert_eq!(column.name(read), option, "{whether} {how_often}");
    }
    // Why nothing was said may stand in the first cell.
    for (whether, missing) in [("declined", measure::DECLINED), ("lost", measure::LOST)] {
        assert_eq!(column.read_pair(whether.as_bytes(), b"").ok(), Some(missing), "{whether}");
        assert!(column.read_pair(whether.as_bytes(), b"2").is_err(), "{whether}, and yet how often");
    }
    for (whether, how_often) in [("", "often"), ("yes", "no"), ("maybe", "1"), ("2", ""), ("yes", "7")] {
        assert!(column.read_pair(whether.as_bytes(), how_often.as_bytes()).is_err(), "{whether} {how_often}");
    }
}

#[test]
fn livelihood_of_the_impact_rows() {
    let sheet = Sheet::open("impact_lcs_expected.csv");
    let scorer = scorer("lcs");
    let columns: Vec<String> = scorer.columns().iter().map(|column| column.item().replace('-', "")).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let scores = scorer.score(&sheet.answers(&scorer, &columns));
    for row in 0..sheet.len() {
        let found = scorer.row(&scores, row);
        for (set, column) in [
            ("severity", "expected_cat"),
            ("done-only", "expected_cat_yes_only"),
            ("exhausted-only", "expected_cat_exhausted_only"),
        ] {
            assert_eq!(
                class(&found, set),
                Some(sheet.text(column)[row].to_lowercase().as_str()),
                "row {row}, {column}"
            );
        }
    }
}

#[test]
fn livelihood_of_the_wfp_sample_and_its_bad_code() {
    let (scorer, sheet) = (scorer("lcs"), Sheet::open("wfp_lcs_fs_sample.csv"));
    let columns = by_name(&scorer);
    let mut bad = Vec::new();
    let mut classes = Vec::new();
    for row in 0..sheet.len() {
        let mut answers = Answers::for_scorer(&scorer, 1);
        let read = columns.iter().zip(scorer.columns()).map(|(name, column)| {
            let cell = sheet.text_at(name, row);
            column.read(cell.as_bytes()).unwrap_or_else(|_| {
                bad.push((row + 1, name.clone(), cell.to_owned()));
                column.read(b"9999").expect("not applicable")
            })
        });
        let read: Vec<u8> = read.collect();
        answers.push(&read).expect("a row");
        classes.push(class(&scorer.row(&scorer.score(&answers), 0), "severity").map(str::to_owned));
    }
    assert_eq!(bad, [(17, "Lcs_stress_Utilities".to_owned(), "999".to_owned())], "the one bad code is named");
    let count = |class: &str| classes.iter().filter(|one| one.as_deref() == Some(class)).count();
    assert_eq!(["none", "stress", "crisis", "emergency"].map(count), [2, 1, 1, 16]);
}

#[test]
fn resilience_of_the_wfp_sample() {
    let sheet = Sheet::open("wfp_resilience_capacity_sample.csv");
    let rows = scored("rcs", &sheet);
    let found: Vec<String> = rows.iter().map(|row| format!("{:.2}", total(row).score.expect("a score"))).collect();
    assert_eq!(found, ["100.00", "77.78", "27.78", "0.00"]);
}
