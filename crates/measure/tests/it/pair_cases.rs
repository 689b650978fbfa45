//! Pairs of scores and other effect sizes: `paired_effect_cases` and `effect_size_published`.

use measure::group::Paired;
use serde_json::Value;

use crate::{
    change_cases::number,
    world::{Sheet, close, close_interval, close_or_none, list},
};

pub(crate) fn pairs(before: &[Option<f64>], after: &[Option<f64>]) -> Vec<(f64, f64)> {
    before.iter().zip(after).filter_map(|(before, after)| Some(((*before)?, (*after)?))).collect()
}

pub(crate) fn floats(value: &Value) -> Vec<Option<f64>> {
    value.as_array().expect("numbers").iter().map(Value::as_f64).collect()
}

#[test]
fn paired_effect_cases() {
    let all = list("paired_effect_cases");
    assert_eq!(all.len(), 6);
    for case in &all {
        let what = case["name"].as_str().expect("a name");
        let pairs = if case["file"].is_null() {
            pairs(&floats(&case["pre"]), &floats(&case["post"]))
        } else {
            let sheet = Sheet::open(case["file"].as_str().expect("a file"));
            pairs(&sheet.numbers("hamd_baseline"), &sheet.numbers("hamd_6m"))
        };
        let found = Paired::of(&pairs).expect("pairs");
        for (key, value) in case["expect"].as_object().expect("what is expected") {
            pair_holds(&found, key, value, &format!("{what}, {key}"));
        }
    }
}

pub(crate) fn pair_holds(found: &Paired, key: &str, value: &Value, what: &str) {
    let intervals = [
        ("ci95_mean_change", Some(found.mean_change_interval)),
        ("dz_ci95_noncentral", found.dz_interval()),
        ("dz_ci95_normal", found.dz_interval_normal()),
    ];
    if let Some((_, interval)) = intervals.into_iter().find(|(name, _)| *name == key) {
        return close_interval(interval.expect("an interval"), value, what);
    }
    let number = match key {
        "n" => Some(found.n as f64),
        "mean_pre" => Some(found.mean_before),
        "mean_post" => Some(found.mean_after),
        "sd_pre" => Some(found.sd_before),
        "sd_post" => Some(found.sd_after),
        "r" => found.correlation,
        "mean_change" => Some(found.mean_change),
        "sd_change" => Some(found.sd_change),
        "t" => found.t,
        "df" => Some(found.freedom()),
        "p_t" => return tail(found.p, value, what),
        "p_wilcoxon_approx" => return tail(found.ranks.p_normal, value, what),
        "p_wilcoxon_exact" => found.ranks.p_exact,
        "dz" => found.dz,
        "gz" => found.gz(),
        "d_av_rms" => found.d_av,
        "d_av_mean_sd" => found.d_av_mean,
        "g_av_rms_exactJ_df_n1" => found.g_av,
        "g_av_rms_approxJ_df_n1" => found.g_av_approximate(),
        "d_rm" => found.d_rm,
        "d_pre_sd" => found.d_before,
        "J_exact" => Some(measure::mathematics::hedges(found.freedom())),
        "J_approx" => Some(measure::mathematics::hedges_approximate(found.freedom())),
        "n_nonzero" => Some(found.ranks.changed as f64),
        "w_plus" => Some(found.ranks.up),
        "w_minus" => Some(found.ranks.down),
        "wilcoxon_z_no_correction" => found.ranks.z,
        "rank_biserial" => found.ranks.rank_biserial(),
        other => panic!("{what}: nothing tests {other}"),
    };
    close(number.expect("a number"), value, what);
}

/// A chance may be tiny: then only its size against the expected one says anything.
#[track_caller]
fn tail(found: Option<f64>, expected: &Value, what: &str) {
    let (found, expected) = (found.expect("a chance"), expected.as_f64().expect("a chance"));
    assert!((found / expected - 1.0).abs() < 1e-5, "{what}: {found:e} instead of {expected:e}");
}

#[test]
fn published_effect_sizes() {
    use measure::group::{dominance, mean_difference, mean_difference_corrected, one_sample, rank_biserial};
    let all = list("effect_size_published");
    assert_eq!(all.len(), 4);
    for case in &all {
        let what = case["what"].as_str().expect("what");
        let values = |name: &str| floats(&case[name]).into_iter().flatten().collect::<Vec<f64>>();
        match what {
            "one-sample d against 1" => {
                let found = one_sample(&values("x"), number(case, "mu")).expect("an effect");
                assert!((found.d - number(case, "d")).abs() < 5e-4, "{what}: printed to three places");
                close_interval(found.interval, &case["ci95_noncentral"], what);
            }
            "independent d and g" => {
                close_or_none(mean_difference(&values("a"), &values("b")), &case["d"], what);
                close_or_none(mean_difference_corrected(&values("a"), &values("b")), &case["g"], what);
            }
            "Cliff delta" => close_or_none(dominance(&values("a"), &values("b")), &case["delta"], what),
            "rank biserial independent" => close_or_none(rank_biserial(&values("a"), &values("b")), &case["rbc"], what),
            other => panic!("nothing tests {other}"),
        }
    }
}
