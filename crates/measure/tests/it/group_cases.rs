//! Groups: how answers hang together, shares, power, who left.

use measure::{
    Better,
    change::{Reliable, USUAL_LIMIT},
    group::{
        Alpha, Balance, Interval, Paired, Proportion, States, balance, departures, pairs_needed,
        share_without_programme, sign_test,
    },
};
use serde_json::Value;

use crate::{
    change_cases::number,
    pair_cases::floats,
    world::{Sheet, cases, close, close_interval, close_or_none, list, near, numbered, scorer},
};

#[test]
fn alpha_cases() {
    let all = list("alpha_cases");
    assert_eq!(all.len(), 8);
    for case in &all {
        let what = case["name"].as_str().expect("a name");
        let answers = match case["file"].as_str() {
            None => {
                case["matrix"].as_array().map(|rows| rows.iter().map(|row| floats(row).into_iter().collect()).collect())
            }
            Some("ukm_phq9_gad7_pss10.csv") => Some(alpha_answers(&Sheet::open("ukm_phq9_gad7_pss10.csv"), what)),
            Some(_) => None,
        };
        let Some(answers): Option<Vec<Option<Vec<f64>>>> = answers else {
            let error = number(case, "sd") * (1.0 - number(case, "alpha")).sqrt();
            close(error, &case["sem"], what);
            continue;
        };
        let found = Alpha::of(&answers).expect("an alpha");
        assert_eq!(
            (Some(found.n as u64), Some(found.items as u64)),
            (case["n"].as_u64(), case["k"].as_u64()),
            "{what}"
        );
        close(found.alpha, &case["alpha"], what);
        close_interval(found.interval, &case["ci95"], what);
        close(found.mean, &case["mean"], what);
        close(found.sd, &case["sd"], what);
        close(found.measurement_error(), &case["sem"], what);
    }
}

fn alpha_answers(sheet: &Sheet, what: &str) -> Vec<Option<Vec<f64>>> {
    let raw = |names: Vec<String>| {
        let columns: Vec<Vec<Option<f64>>> = names.iter().map(|name| sheet.numbers(name)).collect();
        (0..sheet.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect()
    };
    let scored = |id: &str, names: Vec<String>| {
        let scorer = scorer(id);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        scorer.values(&sheet.answers(&scorer, &names), 0)
    };
    match what {
        "PHQ-9" => scored("phq9", numbered("D", 9)),
        "GAD-7" => scored("gad7", numbered("A", 7)),
        "PSS-10 without reversing (wrong)" => raw(numbered("S", 10)),
        other => panic!("nothing reads {other}"),
    }
}

#[test]
fn proportion_cases() {
    let all = list("proportion_cases");
    assert_eq!(all.len(), 6);
    for case in &all {
        let count = |name: &str| usize::try_from(case[name].as_u64().expect("a count")).expect("a count");
        let found = Proportion { k: count("k"), n: count("n") };
        close_or_none(found.share(), &case["p"], "share");
        close_interval(found.wilson().expect("an interval"), &case["wilson95"], &format!("{found:?}"));
        close_interval(found.exact().expect("an interval"), &case["clopper_pearson95"], &format!("{found:?}"));
    }
    assert_eq!(Proportion { k: 0, n: 0 }.wilson(), None);
    assert_eq!(Proportion { k: 2, n: 1 }.share(), None);
}

#[test]
fn sign_test_cases() {
    let all = list("mcnemar_exact_cases");
    assert_eq!(all.len(), 4);
    for case in &all {
        let count = |name: &str| u32::try_from(case[name].as_u64().expect("a count")).expect("a count");
        close(sign_test(count("b"), count("c")), &case["p"], &case.to_string());
    }
}

#[test]
fn power_cases() {
    let all = list("power_cases");
    assert_eq!(all.len(), 4);
    for case in &all {
        let found = pairs_needed(number(case, "dz"), number(case, "power"), number(case, "alpha"));
        assert_eq!(found.map(|n| n as u64), case["n"].as_u64(), "{case}");
    }
    assert_eq!(pairs_needed(0.0, 0.8, 0.05), None);
}

#[test]
fn attrition_cases() {
    let all = cases();
    let case = &all["attrition_cases"]["thp"];
    let sheet = Sheet::open("thp_women_903.csv");
    let lost: Vec<bool> = sheet.numbers("lost_by_7y").iter().map(|lost| *lost == Some(1.0)).collect();
    let count = |name: &str| usize::try_from(case[name].as_u64().expect("a count")).expect("a count");
    assert_eq!((sheet.len(), lost.iter().filter(|lost| **lost).count()), (count("n"), count("lost")));
    let rows = case["balance"].as_array().expect("rows");
    assert_eq!(rows.len(), 7);
    for row in rows {
        let name = row["variable"].as_str().expect("a variable");
        let Balance { stayed_mean, lost_mean, difference, p, .. } =
            balance(sheet.numbers(name).into_iter().zip(lost.iter().copied())).expect("a row");
        close(stayed_mean, &row["stayed_mean"], name);
        close(lost_mean, &row["lost_mean"], name);
        close(difference, &row["difference"], name);
        close(p, &row["p_t_equal_variance"], name);
    }
    let arms = sheet.numbers("arm");
    let lost_in = |arm: f64| arms.iter().zip(&lost).filter(|(one, lost)| **one == Some(arm) && **lost).count() as u64;
    assert_eq!(
        vec![Some(lost_in(0.0)), Some(lost_in(1.0))],
        case["lost_by_arm"].as_array().expect("arms").iter().map(Value::as_u64).collect::<Vec<_>>()
    );

    if let Some(sheet) = Sheet::find("btheb_bdi_waves.csv") {
        btheb(&all["attrition_cases"]["btheb"], &sheet);
    }
    let claus = &all["attrition_cases"]["claus"];
    let states = States { entered: 43, asked_again: 43, up: 29, no_clear_change: 10, down: 1 };
    assert_eq!(Some(states.pairs() as u64), claus["pairs_hamd_1_4"].as_u64());
    let shares = states.shares(states.up).expect("shares");
    near(shares.of_pairs, 29.0 / 40.0, "of those who answered again");
    near(shares.of_entered, 29.0 / 43.0, "of all who entered");
}

fn btheb(case: &Value, sheet: &Sheet) {
    let waves = ["bdi_pre", "bdi_2m", "bdi_4m", "bdi_6m", "bdi_8m"];
    let columns: Vec<Vec<Option<f64>>> = waves.iter().map(|name| sheet.numbers(name)).collect();
    let people: Vec<Vec<Option<f64>>> =
        (0..sheet.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
    let found = departures(&people).expect("figures");
    for (name, (n, mean)) in waves.iter().zip(&found.observed) {
        close(*n as f64, &case["observed_n_and_mean"][name][0], name);
        close(*mean, &case["observed_n_and_mean"][name][1], name);
    }
    assert_eq!(Some(found.monotone), case["monotone_missing"].as_bool());
    close_or_none(found.entry_of_stayers, &case["pre_mean_of_those_with_8m"], "entry of stayers");
    close_or_none(found.entry_of_lost, &case["pre_mean_of_those_without_8m"], "entry of lost");
    close(found.change_of_stayers, &case["change_complete_cases"], "stayers");
    close(found.change_carried, &case["change_last_value_carried"], "carried");
    close(found.change_lost_as_none, &case["change_lost_counted_as_no_change"], "lost as none");
}

#[test]
fn before_after_alone_flatters() {
    let all = cases();
    let case = &all["before_after_trap"];
    let sheet = Sheet::open("thp_women_903.csv");
    let (arms, before, after) = (sheet.numbers("arm"), sheet.numbers("hamd_baseline"), sheet.numbers("hamd_6m"));
    let change = |arm: f64| {
        let rows: Vec<usize> = (0..sheet.len()).filter(|row| arms[*row] == Some(arm)).collect();
        let pairs: Vec<(f64, f64)> = rows.iter().filter_map(|row| Some((before[*row]?, after[*row]?))).collect();
        Paired::of(&pairs).expect("pairs").mean_change
    };
    let (control, programme) = (change(0.0), change(1.0));
    close(control, &case["mean_change_control"], "control");
    close(programme, &case["mean_change_programme"], "programme");
    close(programme - control, &case["difference_of_changes"], "difference");
    close_or_none(
        share_without_programme(control, programme),
        &case["share_of_programme_change_seen_without_programme"],
        "share",
    );
    for name in ["depressed_6m", "depressed_1y", "empowered_6m"] {
        let values = sheet.numbers(name);
        for (label, arm) in [("control", 0.0), ("programme", 1.0)] {
            let known: Vec<f64> =
                (0..sheet.len()).filter(|row| arms[*row] == Some(arm)).filter_map(|row| values[row]).collect();
            let yes = known.iter().filter(|value| **value == 1.0).count();
            let found = vec![Some(yes as u64), Some(known.len() as u64)];
            assert_eq!(
                found,
                case[name][label].as_array().expect("counts").iter().map(Value::as_u64).collect::<Vec<_>>(),
                "{name} {label}"
            );
        }
    }
}

#[test]
fn small_groups_get_counts_and_no_shares() {
    let few = States { entered: 12, asked_again: 10, up: 5, no_clear_change: 3, down: 1 };
    assert_eq!(few.shares(few.up), None);
    let enough = States { entered: 12, asked_again: 11, up: 5, no_clear_change: 4, down: 1 };
    assert!(enough.shares(enough.up).is_some());
    let rule = Reliable::new(7.5, 0.8, Better::Higher).expect("constants");
    let counted = States::of(4, 3, &[(10.0, 30.0), (10.0, 12.0), (30.0, 10.0)], &rule, USUAL_LIMIT);
    assert_eq!((counted.up, counted.no_clear_change, counted.down), (1, 1, 1));
}

#[test]
fn nothing_is_said_of_nobody() {
    assert_eq!(Paired::of(&[(1.0, 2.0)]), None);
    let two = Paired::of(&[(1.0, 2.0), (3.0, 6.0)]).expect("pairs");
    assert!(
        two.d_av.is_some() && two.g_av.is_none() && two.g_av_interval.is_none(),
        "of two pairs there is no correction"
    );
    let same = Paired::of(&[(1.0, 1.0), (1.0, 1.0)]).expect("pairs");
    assert_eq!((same.dz, same.d_av, same.p, same.ranks.p()), (None, None, None, None));
    assert_eq!(same.mean_change_interval, Interval { low: 0.0, high: 0.0 });
    assert_eq!(balance([(Some(1.0), true), (Some(2.0), false)]), None);
    assert_eq!(departures(&[]), None);
    assert_eq!(Alpha::of(&[]), None);
    for (sd, r) in [(0.0, 0.8), (-1.0, 0.8), (5.0, 0.0), (5.0, 1.0), (f64::NAN, 0.5), (5.0, f64::NAN)] {
        assert_eq!(Reliable::new(sd, r, Better::Higher), None, "{sd} {r}");
    }
}
