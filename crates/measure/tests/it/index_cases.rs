//! Indices: every case of `mpi_cases`, `weai_cases` and `ppi_cases`.

use measure::indices::{
    Counted, Deprivations, Household, Likelihoods, Line, NoLikelihoods, disempowerment, equal_indicators, poverty_of,
    weai, weighed_deprivation,
};
use serde_json::Value;

use crate::world::{cases, close, close_or_none, near};

/// A fraction such as 7/18, in eighteenths.
fn eighteenths(text: &Value) -> u32 {
    let (above, below) = text.as_str().and_then(|text| text.split_once('/')).expect("a fraction");
    above.parse::<u32>().expect("a number") * 18 / below.parse::<u32>().expect("a number")
}

#[test]
fn poverty_cases() {
    let all = cases();
    let individual = all["mpi_cases"]["individual"].as_array().expect("cases");
    assert_eq!(individual.len(), 8);
    for case in individual {
        let mut lacks = [false; 10];
        for (place, one) in lacks.iter_mut().zip(case["deprived"].as_array().expect("indicators")) {
            *place = one.as_u64() == Some(1);
        }
        let (found, expect) = (Deprivations(lacks), &case["expect"]);
        assert_eq!(found.eighteenths(), eighteenths(&expect["score"]), "{case}");
        close(f64::from(found.eighteenths()) / 18.0, &expect["score_decimal"], "score");
        let classes = [Some(found.poor()), Some(found.vulnerable()), Some(found.severe())];
        assert_eq!(classes, ["poor", "vulnerable", "severe"].map(|name| expect[name].as_bool()), "{case}");
    }
    let group = &all["mpi_cases"]["group"];
    let households: Vec<Household> = group["households_size_and_score"]
        .as_array()
        .expect("households")
        .iter()
        .map(|one| Household {
            size: u32::try_from(one[0].as_u64().expect("a size")).expect("a size"),
            eighteenths: eighteenths(&one[1]),
        })
        .collect();
    let found = poverty_of(&households).expect("an index");
    close(found.headcount, &group["H"], "H");
    close(found.intensity, &group["A"], "A");
    close(found.index, &group["MPI"], "MPI");
    assert_eq!(poverty_of(&[]), None);
}

/// All 1,024 patterns: whole numbers agree with exact fractions.
#[test]
fn poverty_of_every_pattern() {
    for pattern in 0..1024u32 {
        let mut lacks = [false; 10];
        lacks.iter_mut().enumerate().for_each(|(place, one)| *one = pattern >> place & 1 == 1);
        let found = Deprivations(lacks);
        let large = lacks[..4].iter().filter(|lacks| **lacks).count() as u32;
        let small = lacks[4..].iter().filter(|lacks| **lacks).count() as u32;
        assert_eq!(found.poor(), 3 * large + small >= 6);
        assert_eq!(found.vulnerable(), 10 * (3 * large + small) >= 36 && 3 * large + small < 6);
    }
}

#[test]
fn empowerment_cases() {
    let all = cases();
    let section = &all["weai_cases"];
    let list = section["cases"].as_array().expect("cases");
    assert_eq!(list.len(), 5);
    for case in list {
        if let Some(indicators) = case["indicators"].as_array() {
            let known: Vec<Option<bool>> = indicators.iter().map(|one| one.as_u64().map(|one| one == 1)).collect();
            let found = equal_indicators(&known);
            assert_eq!(
                found.map(|found| format!("{}/{}", found.adequate, found.all)).as_deref(),
                case["score"].as_str(),
                "{case}"
            );
            assert_eq!(found.map(|found| found.reaches(80)), case["empowered"].as_bool(), "{case}");
        } else if case["weights"].is_array() {
            let weights: Vec<f64> =
                case["weights"].as_array().expect("weights").iter().filter_map(Value::as_f64).collect();
            let adequate: Vec<bool> = case["adequate"].as_array().expect("flags").iter().map(|one| one == 1).collect();
            close_or_none(weighed_deprivation(&weights, &adequate), &case["deprivation"], "deprivation");
        } else {
            let scores: Vec<f64> =
                case["scores_of_disempowered"].as_array().expect("scores").iter().filter_map(Value::as_f64).collect();
            let all = usize::try_from(case["n_total"].as_u64().expect("a count")).expect("a count");
            let lacking = disempowerment(&scores, all).expect("a share");
            close(lacking, &case["M0"], "M0");
            close(1.0 - lacking, &case["DE"], "DE");
        }
    }
    let example = &section["example"];
    close(weai(example["DE"].as_f64().expect("DE"), example["GPI"].as_f64().expect("GPI")), &example["WEAI"], "WEAI");
    assert!(Counted { adequate: 8, all: 10 }.reaches(80));
    assert_eq!(weighed_deprivation(&[0.5, 0.3], &[true, false]), None);
}

fn lines(rows: &Value) -> Vec<Line> {
    let numbers =
        |name: &str| rows[name].as_array().expect("numbers").iter().filter_map(Value::as_f64).collect::<Vec<f64>>();
    let scores = numbers("score");
    let line = |name: &str| Line {
        name: name.to_owned(),
        likelihoods: scores.iter().map(|score| *score as u8).zip(numbers(name)).collect(),
    };
    vec![line("nl100"), line("nl150"), line("nl200")]
}

#[test]
fn likelihood_cases() {
    let all = cases();
    let section = &all["ppi_cases"];
    for (name, rows) in section["lookup_rows"].as_object().expect("tables") {
        let table = Likelihoods::new(lines(rows)).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        close_or_none(table.of("nl100", 25), &rows["nl100"][1], name);
        assert_eq!(table.of("nl100", 26), None);
        assert_eq!(table.mean("nl100", &[]), None);
    }
    let group = &section["group_mean_PER2018"];
    let likelihoods: Vec<f64> =
        group["likelihoods"].as_array().expect("numbers").iter().filter_map(Value::as_f64).collect();
    let scores: Vec<u8> =
        group["scores"].as_array().expect("numbers").iter().map(|one| one.as_u64().expect("a score") as u8).collect();
    let mut known: Vec<(u8, f64)> = scores.iter().copied().zip(likelihoods).collect();
    known.dedup();
    let table = Likelihoods::new(vec![Line { name: "nl100".into(), likelihoods: known }]).expect("a table");
    close_or_none(table.mean("nl100", &scores), &group["nl100_percent"], "mean");
}

#[test]
fn swapped_lines_are_refused() {
    let all = cases();
    let suspect = &all["ppi_cases"]["suspect"];
    let line =
        |name: &str| Line { name: name.into(), likelihoods: vec![(0, suspect[name].as_f64().expect("a likelihood"))] };
    let found = Likelihoods::new(vec![line("nlFood"), line("nl100"), line("nl150"), line("nl200")]);
    assert_eq!(found, Err(NoLikelihoods::Swapped { lower: "nlFood".into(), higher: "nl100".into(), score: 0 }));
    let one = |likelihoods: Vec<(u8, f64)>| Likelihoods::new(vec![Line { name: "l".into(), likelihoods }]);
    assert!(matches!(one(vec![(0, 50.0), (1, 60.0)]), Err(NoLikelihoods::Rises { .. })));
    assert!(matches!(one(vec![(0, 150.0)]), Err(NoLikelihoods::OutOfReach { .. })));
    assert!(matches!(one(vec![(5, 50.0), (5, 50.0)]), Err(NoLikelihoods::OutOfReach { .. })));
    assert_eq!(one(vec![]), Err(NoLikelihoods::Empty));
    near(weai(1.0, 1.0), 1.0, "all empowered");
}
