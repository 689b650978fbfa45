//! Change of one woman: `rci_cases`, `cutoff_cases` and `dataset_change_cases`.

use measure::{
    Better,
    change::{Change, Group, Outcome, Reliable, USUAL_LIMIT, by_anchor, by_share, cutoffs},
    group::{Paired, mean_sd},
};
use serde_json::Value;

use crate::{
    pair_cases::{pair_holds, pairs},
    world::{Sheet, close, list},
};

fn better(case: &Value) -> Better {
    let lower = case["better"] == "lower" || case["lower_is_better"] == true;
    if lower { Better::Lower } else { Better::Higher }
}

pub(crate) fn number(case: &Value, name: &str) -> f64 {
    case[name].as_f64().unwrap_or_else(|| panic!("{name} in {case}"))
}

#[test]
fn reliable_change_cases() {
    let all = list("rci_cases");
    assert_eq!(all.len(), 8);
    for case in &all {
        let what = case["name"].as_str().expect("a name");
        let rule = Reliable::new(number(case, "sd"), number(case, "reliability"), better(case)).expect("constants");
        close(rule.measurement_error, &case["sem"], what);
        close(rule.difference_error, &case["s_diff"], what);
        close(rule.threshold(1.96), &case["threshold_1_96"], what);
        close(rule.threshold(1.645), &case["threshold_1_645"], what);
        if !case["smallest_whole_change"].is_null() {
            close(rule.smallest_whole(USUAL_LIMIT), &case["smallest_whole_change"], what);
        }
        for example in case["examples"].as_array().expect("examples") {
            let change = number(example, "change");
            close(rule.index(change), &example["rci"], what);
            let class = match rule.state(change, USUAL_LIMIT) {
                Change::Up => "improved",
                Change::NoClearChange => "unchanged",
                Change::Down => "deteriorated",
            };
            assert_eq!(Some(class), example["class"].as_str(), "{what}, {change}");
        }
    }
}

#[test]
fn cutoff_cases() {
    let all = list("cutoff_cases");
    assert_eq!(all.len(), 4);
    for case in all.iter().filter(|case| case.get("note").is_none()) {
        let help_seeking = Group { mean: number(case, "clinical_mean"), sd: number(case, "clinical_sd") };
        let others = Group { mean: number(case, "functional_mean"), sd: number(case, "functional_sd") };
        let found = cutoffs(help_seeking, others, better(case));
        for (letter, found) in [("a", found.a), ("b", found.b), ("c", found.c)] {
            close(found, &case[letter], &format!("{}, {letter}", case["name"]));
        }
    }
}

/// Files whose licence keeps them out of the repository are read from `MINKA_MEASURES_DATA`. Without them a case is held to what it says
/// itself: its constants, its sums, its standard error.
#[test]
fn dataset_change_cases() {
    let all = list("dataset_change_cases");
    assert_eq!(all.len(), 8);
    for case in &all {
        let what = case["name"].as_str().expect("a name");
        match Sheet::find(case["file"].as_str().expect("a file")) {
            Some(sheet) if what.starts_with("thp") => trial_change(case, &sheet, what),
            Some(sheet) => claus_change(case, &claus_pairs(&sheet, what), what),
            None => change_by_itself(case, what),
        }
    }
}

fn trial_change(case: &Value, sheet: &Sheet, what: &str) {
    let mut words = what.split(' ').skip(1);
    let after = words.next().expect("a column");
    let arm = what.chars().last().and_then(|digit| digit.to_digit(10)).map(f64::from);
    let in_arm: Vec<bool> = sheet.numbers("arm").iter().map(|one| *one == arm).collect();
    let keep = |column: Vec<Option<f64>>| {
        column.into_iter().zip(&in_arm).filter(|(_, arm)| **arm).map(|(value, _)| value).collect::<Vec<_>>()
    };
    let pairs = pairs(&keep(sheet.numbers("hamd_baseline")), &keep(sheet.numbers(after)));
    let found = Paired::of(&pairs).expect("pairs");
    let expect = case["expect"].as_object().expect("what is expected");
    for (key, value) in expect {
        pair_holds(&found, named(key), value, what);
    }
}

fn named(key: &str) -> &str {
    match key {
        "pre_mean" => "mean_pre",
        "pre_sd" => "sd_pre",
        "post_mean" => "mean_post",
        "post_sd" => "sd_post",
        other => other,
    }
}

fn claus_pairs(sheet: &Sheet, what: &str) -> Vec<(f64, f64)> {
    let column = ["hamd", "who", "bdi"].into_iter().find(|name| what.contains(name)).expect("a column");
    let (ids, times, values) = (sheet.text("id"), sheet.numbers("time"), sheet.numbers(column));
    let at = |id: &str, time: f64| {
        (0..sheet.len()).find(|row| ids[*row] == id && times[*row] == Some(time)).and_then(|row| values[row])
    };
    let mut people = ids.clone();
    people.dedup();
    assert_eq!(people.len(), 43, "enrolled");
    people.iter().filter_map(|id| Some((at(id, 1.0)?, at(id, 4.0)?))).collect()
}

fn claus_change(case: &Value, pairs: &[(f64, f64)], what: &str) {
    assert_eq!(pairs.len(), 40, "{what}");
    let expect = &case["expect"];
    let count = |is: &dyn Fn(f64, f64) -> bool| pairs.iter().filter(|(before, after)| is(*before, *after)).count();
    let better = if what.contains("who") { Better::Higher } else { Better::Lower };
    if what.contains("percent") {
        for (name, share, state) in
            [("improved_50", 0.5, Change::Up), ("improved_30", 0.3, Change::Up), ("worse_20", 0.2, Change::Down)]
        {
            let found = count(&|before, after| by_share(before, after, share, better) == Some(state));
            assert_eq!(Some(found as u64), expect[name].as_u64(), "{what}, {name}");
        }
        return;
    }
    let (_, sd) = mean_sd(&pairs.iter().map(|(before, _)| *before).collect::<Vec<_>>()).expect("a deviation");
    let rule = case["reliability"].as_f64().and_then(|r| Reliable::new(sd, r, better));
    let state = |before: f64, after: f64| match &rule {
        Some(rule) => rule.state(after - before, USUAL_LIMIT),
        None => by_anchor(after - before, 7.0, better),
    };
    for (name, class) in
        [("improved", Change::Up), ("unchanged", Change::NoClearChange), ("deteriorated", Change::Down)]
    {
        assert_eq!(
            Some(count(&|before, after| state(before, after) == class) as u64),
            expect[name].as_u64(),
            "{what}, {name}"
        );
    }
    if let (Some(rule), Some(combined)) = (rule, expect.get("combined")) {
        let cutoff = number(combined, "cutoff_c");
        for (name, outcome) in outcomes() {
            let found = count(&|before, after| rule.outcome(before, after, cutoff, USUAL_LIMIT) == outcome);
            assert_eq!(Some(found as u64), combined[name].as_u64(), "{what}, {name}");
        }
    }
}

fn outcomes() -> [(&'static str, Outcome); 5] {
    [
        ("recovered", Outcome::Recovered),
        ("improved", Outcome::Improved),
        ("unchanged", Outcome::Unchanged),
        ("deteriorated", Outcome::Deteriorated),
        ("harmed", Outcome::Harmed),
    ]
}

fn change_by_itself(case: &Value, what: &str) {
    let expect = &case["expect"];
    if let Some(reliability) = case["reliability"].as_f64() {
        let rule = Reliable::new(number(expect, "pre_sd"), reliability, better(case)).expect("constants");
        close(rule.difference_error, &expect["s_diff"], what);
        let sum: u64 = ["improved", "unchanged", "deteriorated"].iter().filter_map(|name| expect[name].as_u64()).sum();
        assert_eq!(Some(sum), expect["n"].as_u64(), "{what}");
    }
    if let (Some(combined), Some(mean), Some(sd)) =
        (expect.get("combined"), case["functional"][0].as_f64(), case["functional"][1].as_f64())
    {
        let entry = Group { mean: number(expect, "pre_mean"), sd: number(expect, "pre_sd") };
        close(cutoffs(entry, Group { mean, sd }, better(case)).c, &combined["cutoff_c"], what);
        let sum: u64 = outcomes().iter().filter_map(|(name, _)| combined[name].as_u64()).sum();
        assert_eq!(Some(sum), expect["n"].as_u64(), "{what}");
    }
}
