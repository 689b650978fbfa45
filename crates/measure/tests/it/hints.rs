//! What the answers of real people say beside their totals.

use measure::{Raised, Scored, Scorer, group::Alpha};

use crate::world::{Sheet, cases, close, numbered, scorer};

fn students(id: &str, letter: &str) -> (Scorer, Vec<Scored>) {
    let scorer = scorer(id);
    let sheet = Sheet::open("ukm_phq9_gad7_pss10.csv");
    let names = numbered(letter, scorer.definition().items.iter().filter(|item| !item.unscored).count());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scores = scorer.score(&sheet.answers(&scorer, &names));
    let rows = (0..sheet.len()).map(|row| scorer.row(&scores, row)).collect();
    (scorer, rows)
}

fn sum(rows: &[Scored]) -> f64 {
    rows.iter().filter_map(|row| row.scales[0].score).sum()
}

fn in_band(rows: &[Scored], band: &str) -> u64 {
    rows.iter().filter(|row| row.scales[0].band() == Some(band)).count() as u64
}

/// 15 of 65 positive answers to the last question lie below the cut: a total never replaces the flag.
#[test]
fn totals_bands_and_flags_of_223_students() {
    let all = cases();
    let facts = &all["dataset_score_cases"][0];
    let (_, phq9) = students("phq9", "D");
    let (_, gad7) = students("gad7", "A");
    let (_, pss10) = students("pss10", "S");
    for (rows, bands) in [(&phq9, "phq9_bands"), (&gad7, "gad7_bands")] {
        for (band, count) in facts[bands].as_object().expect("bands") {
            assert_eq!(Some(in_band(rows, band)), count.as_u64(), "{bands} {band}");
        }
    }
    let flagged: Vec<&Scored> = phq9.iter().filter(|row| row.raised().any(|flag| flag == "item9")).collect();
    let below = flagged.iter().filter(|row| row.scales[0].cuts[0].1 == Some(false)).count() as u64;
    assert_eq!(
        (Some(flagged.len() as u64), Some(below)),
        (facts["phq9_item9_positive"].as_u64(), facts["item9_positive_and_phq9_below_10"].as_u64())
    );
    assert_eq!((flagged.len(), below), (65, 15));
    for (rows, key) in [(&phq9, "phq9_ge_10"), (&gad7, "gad7_ge_10")] {
        let reached = rows.iter().filter(|row| row.scales[0].cuts[0].1 == Some(true)).count() as u64;
        assert_eq!(Some(reached), facts[key].as_u64(), "{key}");
    }
    for (rows, key, column) in
        [(&phq9, "sum_phq9", "phq9"), (&gad7, "sum_gad7", "gad7"), (&pss10, "sum_pss10", "pss10")]
    {
        close(sum(rows), &facts[key], key);
        let sheet = Sheet::open("ukm_phq9_gad7_pss10.csv");
        assert_eq!(rows.iter().map(|row| row.scales[0].score).collect::<Vec<_>>(), sheet.numbers(column), "{column}");
    }
    let pairs: Vec<(f64, f64)> = phq9
        .iter()
        .zip(&gad7)
        .filter_map(|(one, other)| Some((one.scales[0].score?, other.scales[0].score?)))
        .collect();
    close(measure::group::correlation(&pairs).expect("a correlation"), &facts["pearson_phq9_gad7"], "correlation");
}

/// The open Rosenberg sample has no formal licence and is not in the repository; what the cases say of it has to hold together.
#[test]
fn what_is_said_of_the_rosenberg_sample_holds_together() {
    let all = cases();
    let facts = &all["dataset_score_cases"][1];
    let count = |name: &str| facts[name].as_u64().expect("a count");
    let bands: u64 =
        facts["bands_low_middle_high"].as_array().expect("bands").iter().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(bands, count("complete"));
    assert_eq!(count("complete") + count("missing_1_or_2") + count("missing_3_or_more"), count("rows"));
    let alpha = all["alpha_cases"]
        .as_array()
        .expect("cases")
        .iter()
        .find(|case| case["name"] == "RSES sample")
        .expect("the sample");
    let mean_of_codes = alpha["mean"].as_f64().expect("a mean");
    // Coded 1 to 4, so 10 more than the score.
    close(mean_of_codes - 10.0, &serde_json::json!(count("sum_score") as f64 / count("complete") as f64), "mean");
}

#[test]
fn answers_that_run_against_each_other_raise_the_alarm() {
    let (scorer, sheet) = (scorer("pss10"), Sheet::open("ukm_phq9_gad7_pss10.csv"));
    let names = numbered("S", 10);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let answers = sheet.answers(&scorer, &names);
    let right = Alpha::of(&scorer.values(&answers, 0)).expect("an alpha");
    close(right.alpha, &serde_json::json!(0.83395), "alpha with reversing");
    assert!(!right.suspect(true));
    // Each answer and its mirror image by turns: nothing hangs together.
    let turned: Vec<Option<Vec<f64>>> = scorer
        .values(&answers, 0)
        .into_iter()
        .map(|row| {
            row.map(|row| {
                row.iter().enumerate().map(|(place, value)| if place % 2 == 0 { *value } else { 4.0 - value }).collect()
            })
        })
        .collect();
    let wrong = Alpha::of(&turned).expect("an alpha");
    assert!(wrong.alpha < 0.5 && wrong.suspect(true), "{wrong:?}");
    assert!(!wrong.suspect(false), "a scale without reversed items has nothing to forget");
    assert!(!Alpha::of(&turned[..29]).expect("an alpha").suspect(true), "too few");
}

#[test]
fn the_same_answer_to_all() {
    let hint = |id: &str, answers: &[&str]| {
        let answers: Vec<Option<&str>> = answers.iter().map(|answer| (!answer.is_empty()).then_some(*answer)).collect();
        scorer(id).in_order(&answers).expect("scored").same_answer
    };
    assert!(hint("rses", &["3"; 10]));
    assert!(hint("rses-1965", &["0"; 10]));
    assert!(hint("pss10", &["4"; 10]));
    assert!(
        !hint("rses", &["3", "0", "3", "3", "0", "0", "3", "0", "0", "3"]),
        "the same opinion, so different answers"
    );
    assert!(!hint("rses", &[""; 10]), "nothing was answered");
    assert!(!hint("phq9", &["0"; 9]), "worded one way: no trouble at all is an answer");
    assert!(!hint("rses", &["3", "3", "3", "3", "3", "3", "3", "3", "3", ""]), "one is missing");
}

#[test]
fn the_three_kinds_of_none_are_kept_apart() {
    use measure::Given::{Answer, Declined, Lost, NotAsked};
    let scorer = scorer("phq9");
    let scored = scorer
        .one(&[
            ("interest", Answer("1")),
            ("mood", Declined),
            ("sleep", Lost),
            ("energy", NotAsked),
            ("self-harm", Answer("several-days")),
        ])
        .expect("scored");
    let total = scored.scale("total").expect("a total");
    assert_eq!((total.score, total.missing, total.lowest, total.highest), (None, 7, 2.0, 23.0));
    assert_eq!(scored.raised().collect::<Vec<_>>(), ["item9"], "the flag does not wait for a total");
    let unknown = scorer.one(&[("self-harm", Declined)]).expect("scored");
    assert_eq!(unknown.flags, [("item9".to_owned(), Raised::Unknown)], "not answered is not no");
    let words = ["", "declined", "lost"].map(|word| scorer.columns()[0].read(word.as_bytes()));
    assert_eq!(words, [measure::NOT_ASKED, measure::DECLINED, measure::LOST].map(Ok));
}

#[test]
fn bounds_may_already_lie_in_one_band() {
    use measure::Given::Answer;
    let scorer = scorer("who5");
    let answers = ["cheerful", "calm", "active", "rested"].map(|item| (item, Answer("5")));
    let scored = scorer.one(&answers).expect("scored");
    let total = scored.scale("total").expect("a total");
    assert_eq!((total.score, total.lowest, total.highest), (None, 80.0, 100.0));
    assert_eq!(total.certain_bands, [("usual".to_owned(), Some("adequate".to_owned()))]);
}

#[test]
fn answers_that_are_not_taken() {
    use measure::{Given::Answer, Refused};
    let scorer = scorer("phq9");
    let refused = scorer
        .one(&[("interest", Answer("4")), ("mood", Answer("-1")), ("moood", Answer("1")), ("mood", Answer("1"))])
        .expect_err("refused");
    assert_eq!(
        refused,
        [
            Refused::OutsideOptions { item: "interest".into() },
            Refused::OutsideOptions { item: "mood".into() },
            Refused::UnknownItem { item: "moood".into() },
            Refused::Twice { item: "mood".into() },
        ]
    );
}
