//! Scores with sub-scales, weights, classes and goals: every case of `composite_cases`, `gas_cases` and `goal_progress_cases`.

use measure::{
    Instrument, Scored, Scorer,
    goals::{self, Attained},
};
use serde_json::Value;

use crate::{
    cases::{class, score},
    world::{close, close_or_none, list, scorer},
};

#[test]
fn composite_cases() {
    let all = list("composite_cases");
    assert_eq!(all.len(), 34);
    for (number, case) in all.iter().enumerate() {
        let id = case["instrument"].as_str().expect("an instrument");
        let what = format!("case {number}, {id}: {}", case["why"]);
        if id == "gbo" {
            goal_changes(case, &what);
            continue;
        }
        let scorer = if id == "generic 0-100" { rescaled(case) } else { scorer(id) };
        let scored = score(&scorer, case).unwrap_or_else(|refused| panic!("{what}: {refused:?}"));
        for (key, value) in case["expect"].as_object().expect("what is expected") {
            holds(&scored, key, value, &format!("{what}, {key}"));
        }
    }
}

fn holds(scored: &Scored, key: &str, value: &Value, what: &str) {
    let of = |scale: &str| scored.scale(scale).unwrap_or_else(|| panic!("{what}: no scale {scale}"));
    let band = |scale: &str, set: usize| of(scale).bands[set].1.as_deref();
    match key {
        "score" | "total" | "four_questions_0_20" => close_or_none(of("total").score, value, what),
        "three_domains_0_15" => close_or_none(of("three_domains").score, value, what),
        "depression" | "anxiety" | "stress" | "emotional" | "social" | "psychological" => {
            close_or_none(of(key).score, value, what);
        }
        "depression_band" | "anxiety_band" | "stress_band" => {
            assert_eq!(band(key.trim_end_matches("_band"), 0), value.as_str(), "{what}");
        }
        "band" | "class" | "class_21_35" => assert_eq!(band("total", 0), value.as_str(), "{what}"),
        "class_28_42" => assert_eq!(band("total", 1), value.as_str(), "{what}"),
        "category" => assert_eq!(class(scored, "category"), value.as_str(), "{what}"),
        "quality_flag" => assert_eq!(Some(of("total").unlikely), value.as_bool(), "{what}"),
        other => panic!("{what}: nothing tests {other}"),
    }
}

/// An instrument of so many questions whose mean is stretched to 0 and 100.
fn rescaled(case: &Value) -> Scorer {
    let answers = case["answers"].as_array().expect("answers").len();
    let most = answers as u64 - case["min_answered"].as_u64().expect("a count");
    let items =
        (1..=answers).map(|n| format!("[[item]]\nid = \"q{n}\"\noptions = \"o\"\nreversed = {}\n", case["flip"]));
    let text = format!(
        "id = \"generic\"\nversion = \"1\"\nname = \"G\"\nconstruct = \"c\"\nbetter = \"higher\"\n\
         [licence]\nname = \"free\"\ntext = \"free\"\nsource = \"none\"\n\
         [[option_set]]\nid = \"o\"\nrange = {{ from = {}, to = {} }}\n{}\
         [[scale]]\nid = \"total\"\naggregate = \"rescaled\"\nmissing = {{ most = {most}, status = \"author\", source = \"case\" }}\n",
        case["item_min"],
        case["item_max"],
        items.collect::<String>()
    );
    Scorer::new(&Instrument::read(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}")))
}

fn ratings(value: &Value) -> Vec<Option<f64>> {
    value.as_array().expect("ratings").iter().map(Value::as_f64).collect()
}

fn goal_changes(case: &Value, what: &str) {
    let found = goals::goal_changes(&ratings(&case["pre"]), &ratings(&case["post"]));
    let expect = &case["expect"];
    assert_eq!(found.each, ratings(&expect["change_each"]), "{what}");
    close_or_none(found.mean, &expect["mean_change"], what);
    assert_eq!(Some(found.rated_twice as u64), expect["n_rated"].as_u64(), "{what}");
}

#[test]
fn goal_attainment_cases() {
    let all = list("gas_cases");
    assert_eq!(all.len(), 22);
    for (number, case) in all.iter().enumerate() {
        let levels = case["levels"].as_array().expect("levels");
        let weight = |place: usize| case["weights"].get(place).and_then(Value::as_f64).unwrap_or(1.0);
        let level = |level: &Value| level.as_i64().map(|level| i8::try_from(level).expect("a level"));
        let goals: Vec<Attained> = levels
            .iter()
            .enumerate()
            .map(|(place, one)| Attained { level: level(one), weight: weight(place) })
            .collect();
        let found = goals::attainment(&goals, case["rho"].as_f64().expect("rho")).expect("a score");
        close(found, &case["t"], &format!("case {number}"));
    }
}

#[test]
fn attainment_refuses_what_has_no_meaning() {
    let goal = |level, weight| Attained { level, weight };
    for (goals, rho) in [
        (vec![], 0.3),
        (vec![goal(None, 1.0)], 0.3),
        (vec![goal(Some(3), 1.0)], 0.3),
        (vec![goal(Some(1), -1.0)], 0.3),
        (vec![goal(Some(1), f64::NAN)], 0.3),
        (vec![goal(Some(1), 1.0)], 1.1),
    ] {
        assert!(goals::attainment(&goals, rho).is_err(), "{goals:?}");
    }
}

#[test]
fn goal_progress_cases() {
    let all = list("goal_progress_cases");
    assert_eq!(all.len(), 6);
    for case in &all {
        let number = |name: &str| case[name].as_f64().expect("a number");
        let what = case["why"].to_string();
        let found = goals::progress(number("baseline"), number("target"), number("now"));
        close_or_none(found.map(|progress| progress.share), &case["progress"], &what);
        assert_eq!(found.map(|progress| progress.reached), case["reached"].as_bool(), "{what}");
        assert_eq!(found.map(|progress| progress.worse_than_start), case["worse_than_start"].as_bool(), "{what}");
    }
}
