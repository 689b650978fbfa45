//! Scoring: every case of `scoring_cases`, and the structure of every shipped instrument.

use measure::{NOT_ASKED, Raised, Refused, Scored, Scorer};
use serde_json::Value;

use crate::world::{cases, close, close_or_none, instrument, list, scorer};

/// The sections of the file and which crate tests each, all of its cases. A section that is in neither list is a mistake.
#[test]
fn every_section_has_a_test() {
    let here = [
        "instruments",
        "scoring_cases",
        "composite_cases",
        "goal_progress_cases",
        "rci_cases",
        "cutoff_cases",
        "dataset_change_cases",
        "gas_cases",
        "paired_effect_cases",
        "effect_size_published",
        "alpha_cases",
        "dataset_score_cases",
        "proportion_cases",
        "mcnemar_exact_cases",
        "power_cases",
        "attrition_cases",
        "before_after_trap",
        "mpi_cases",
        "weai_cases",
        "ppi_cases",
        "form_probe_case",
    ];
    // Tested beside an evaluator of XForms, a reader of XLSForm and the words of OpenRosa.
    let in_crate_forms = ["openrosa_cases", "form_probe_case", "form_expression_cases", "xlsform_error_cases"];
    let cases = cases();
    let sections = cases.as_object().expect("sections").keys().filter(|name| *name != "meta");
    let tested = |name: &str| here.contains(&name) || in_crate_forms.contains(&name);
    let unknown: Vec<&String> = sections.filter(|name| !tested(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// What a form on a telephone computes from the same answers: a courtesy there, and the same figures here.
#[test]
fn form_probe_case() {
    let (case, who5) = (&cases()["form_probe_case"], scorer("who5"));
    let given: Vec<String> = (1..=5).map(|number| case["answers"][format!("w{number}")].to_string()).collect();
    let sum = |answers: usize| {
        let given = given.iter().enumerate().map(|(at, answer)| (at < answers).then_some(answer.as_str()));
        who5.in_order(&given.collect::<Vec<_>>()).expect("answers").scale("total").expect("a total").score
    };
    assert_eq!(sum(4), None, "blank while one is missing: {}", case["after_four_answers"]);
    let expected = &case["after_five_answers"];
    let number = |key: &str| expected[key].as_str().and_then(|text| text.parse::<f64>().ok()).expect("a number");
    assert_eq!(sum(5), Some(number("pct")));
    assert_eq!(sum(5), Some(number("raw") * 4.0));
    let low = who5.definition().scales[0].band_sets[0].bands.iter().find(|band| band.id == "low").expect("a band");
    assert_eq!(expected["low_relevant"].as_bool(), sum(5).map(|sum| sum <= low.to));
}

fn for_case(case: &Value) -> Scorer {
    let id = case["instrument"].as_str().expect("an instrument");
    match case["order"].as_str() {
        None | Some("umd") => scorer(id),
        Some(other) => scorer(&format!("{id}-{other}")),
    }
}

pub(crate) fn given(case: &Value) -> Vec<Option<String>> {
    let word = |answer: &Value| match answer {
        Value::Null => None,
        Value::String(word) => Some(word.clone()),
        other => Some(other.to_string()),
    };
    case["answers"].as_array().expect("answers").iter().map(word).collect()
}

pub(crate) fn score(scorer: &Scorer, case: &Value) -> Result<Scored, Vec<Refused>> {
    let answers = given(case);
    let answers: Vec<Option<&str>> = answers.iter().map(Option::as_deref).collect();
    scorer.in_order(&answers)
}

#[test]
fn scoring_cases() {
    let all = list("scoring_cases");
    assert_eq!(all.len(), 82);
    for case in &all {
        let (scorer, what) = (for_case(case), case["id"].as_str().expect("an id"));
        let expect = case["expect"].as_object().expect("what is expected");
        if let Some(most) = case["max_missing"].as_u64() {
            let rule = scorer.definition().scales[0].missing.as_ref().map_or(0, |rule| rule.most);
            assert_eq!(rule as u64, most, "{what}: the rule for missing answers");
        }
        match score(&scorer, case) {
            Ok(scored) => expect.iter().for_each(|(key, value)| holds(&scored, key, value, what)),
            Err(refused) => {
                let codes: Vec<&str> = refused.iter().map(Refused::code).collect();
                assert_eq!(codes, [expect["error"].as_str().unwrap_or("a score")], "{what}");
            }
        }
    }
}

fn holds(scored: &Scored, key: &str, value: &Value, what: &str) {
    let what = &format!("{what}, {key}");
    let total = scored.scale("total").expect("a total");
    let cut = |id: &str| total.cuts.iter().find(|(cut, _)| cut == id).expect("a cut").1;
    match key {
        "n_missing" => assert_eq!(u64::from(total.missing), value.as_u64().expect("a count"), "{what}"),
        "score" => close_or_none(total.score, value, what),
        "band" => assert_eq!(total.band(), value.as_str(), "{what}"),
        "prorated" => assert_eq!(Some(total.prorated), value.as_bool(), "{what}"),
        "bounds" => {
            close(total.lowest, &value[0], what);
            close(total.highest, &value[1], what);
        }
        "item9_flag" => {
            let raised = scored.flags.iter().find(|(flag, _)| flag == "item9").expect("a flag").1;
            let expected = value.as_bool().map_or(Raised::Unknown, |yes| if yes { Raised::Yes } else { Raised::No });
            assert_eq!(raised, expected, "{what}");
        }
        "algorithm" => assert_eq!(class(scored, "diagnostic"), value.as_str(), "{what}"),
        "old_rule" => {
            let expected = if value == &Value::Bool(true) { "flagged" } else { "not-flagged" };
            assert_eq!(class(scored, "old-rule"), Some(expected), "{what}");
        }
        "cut10" | "nhs_case" | "cut6" | "cut8" => assert_eq!(cut(key), value.as_bool(), "{what}"),
        "helplessness" | "self_efficacy" => {
            close_or_none(scored.scale(key).expect("a sub-scale").score, value, what);
        }
        other => panic!("{what}: nothing tests {other}"),
    }
}

pub(crate) fn class<'s>(scored: &'s Scored, set: &str) -> Option<&'s str> {
    scored.classes.iter().find(|(id, _)| id == set).and_then(|(_, class)| class.as_deref())
}

/// Structure: how many items, which answers, which are reversed, how far the score goes, its bands and cuts.
#[test]
fn instruments_have_the_published_structure() {
    let all = cases();
    for (id, facts) in all["instruments"].as_object().expect("instruments") {
        if ["gbo", "gas"].contains(&id.as_str()) {
            continue; // Goals are hers and have no items: `composite_cases` and `gas_cases` test them.
        }
        let instrument = instrument(id);
        let definition = instrument.definition();
        let scored: Vec<_> = definition.items.iter().filter(|item| !item.unscored).collect();
        for (key, value) in facts.as_object().expect("facts") {
            let what = &format!("{id}, {key}");
            match key.as_str() {
                "items" | "groups" | "strategies" => assert_eq!(Some(scored.len() as u64), value.as_u64(), "{what}"),
                "range" => {
                    let (low, high) = instrument.range().expect("a total");
                    close(low, &value[0], what);
                    close(high, &value[1], what);
                }
                "min" | "max" => {
                    let (low, high) = definition.option_sets[0].reach();
                    close(if key == "min" { low } else { high }, value, what);
                }
                "better" => {
                    let higher = definition.better == measure::Better::Higher;
                    assert_eq!(Some(if higher { "higher" } else { "lower" }), value.as_str(), "{what}");
                }
                "reversed" => assert_eq!(reversed(definition), numbers(value), "{what}"),
                "bands" if value.is_array() => bands(definition, 0, value, what),
                "bands_21_35" => bands(definition, 0, value, what),
                "bands_28_42" => bands(definition, 1, value, what),
                "bands" if value.is_null() => assert!(definition.scales[0].band_sets.is_empty(), "{what}"),
                "cut" => {
                    assert!(definition.scales[0].cuts.iter().any(|cut| Some(cut.from) == value.as_f64()), "{what}");
                }
                "weights" if value.is_array() => {
                    let weights: Vec<f64> = scored.iter().map(|item| item.weight.unwrap_or(1.0)).collect();
                    assert_eq!(
                        weights,
                        value.as_array().expect("weights").iter().filter_map(Value::as_f64).collect::<Vec<_>>(),
                        "{what}"
                    );
                }
                _ => {} // Rules and sources, which the cases themselves test.
            }
        }
    }
    assert_eq!(reversed(instrument("rses").definition()), [2, 5, 6, 8, 9]);
    assert_eq!(reversed(instrument("rses-1965").definition()), [3, 5, 8, 9, 10]);
}

fn reversed(definition: &measure::Definition) -> Vec<u64> {
    (1..).zip(&definition.items).filter(|(_, item)| item.reversed).map(|(number, _)| number).collect()
}

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().expect("numbers").iter().filter_map(Value::as_u64).collect()
}

fn bands(definition: &measure::Definition, set: usize, value: &Value, what: &str) {
    let bands = &definition.scales[0].band_sets[set].bands;
    let expected = value.as_array().expect("bands");
    assert_eq!(bands.len(), expected.len(), "{what}");
    for (band, expected) in bands.iter().zip(expected) {
        assert_eq!(Some(band.id.as_str()), expected[0].as_str(), "{what}");
        close(band.from, &expected[1], what);
        close(band.to, &expected[2], what);
    }
}

#[test]
fn an_answer_is_read_in_every_way_it_is_written() {
    let scorer = scorer("hhs");
    let column = &scorer.columns()[0];
    for (cell, option) in [
        ("rarely", "rarely"),
        ("1", "rarely"),
        ("1.0", "rarely"),
        (" 3 ", "often"),
        ("rarely_1_2", "rarely"),
        ("0", "no"),
    ] {
        assert_eq!(column.read(cell.as_bytes()).ok().and_then(|code| column.name(code)), Some(option), "{cell}");
    }
    for cell in ["", " "] {
        assert_eq!(column.read(cell.as_bytes()), Ok(NOT_ASKED));
    }
    for cell in ["4", "-1", "1.5", "maybe", "NaN", "inf", "1e0", "999"] {
        assert!(column.read(cell.as_bytes()).is_err(), "{cell}");
    }
    assert!(column.read(b"\xff\xfe").is_err());
}
