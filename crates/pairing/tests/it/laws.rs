//! What holds on every evening, whoever comes.

use std::collections::BTreeSet;

use pairing::circles::{Finding, Tonight, Wish, check, explain, split};
use proptest::prelude::*;

use crate::world::{Dice, Recipe, invented, sizes};

fn evenings() -> impl Strategy<Value = (Recipe, u64)> {
    let counts = (1..=24_usize, 0..=6_usize, 0..=8_usize, 0..=14_usize, 0..=4_usize, any::<bool>());
    (counts, any::<u64>()).prop_map(|((women, facilitators, weeks, apart, together, languages), seed)| {
        (Recipe { women, facilitators, weeks, apart, together, languages }, seed)
    })
}

fn wishes() -> impl Strategy<Value = Wish> {
    prop_oneof![(1..=9_usize).prop_map(Wish::Circles), (1..=9_usize).prop_map(Wish::Size)]
}

/// The same evening told in another order.
fn retold(mut tonight: Tonight<u32>, seed: u64) -> Tonight<u32> {
    let mut dice = Dice(seed | 1);
    dice.shuffle(&mut tonight.women);
    dice.shuffle(&mut tonight.facilitators);
    dice.shuffle(&mut tonight.apart);
    dice.shuffle(&mut tonight.together);
    for pair in tonight.apart.iter_mut().chain(&mut tonight.together) {
        if dice.below(2) == 0 {
            *pair = (pair.1, pair.0);
        }
    }
    for session in &mut tonight.earlier {
        dice.shuffle(&mut session.circles);
    }
    tonight
}

/// Enough cases for every day; `PROPTEST_CASES=5000` in a release build looks harder.
fn config() -> ProptestConfig {
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 64 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_woman_sits_once_and_no_hard_rule_is_broken((recipe, seed) in evenings(), wish in wishes()) {
        let tonight = invented(recipe, seed);
        let Ok(split) = split(&tonight, wish, seed) else { return Ok(()) };

        let mut seated: Vec<u32> = split.circles.iter().flat_map(|circle| circle.members.clone()).collect();
        seated.sort_unstable();
        let present: Vec<u32> = tonight.women.iter().map(|woman| woman.id).collect();
        prop_assert_eq!(seated, present);

        let mut leaders: Vec<u32> = split.circles.iter().filter_map(|circle| circle.facilitator).collect();
        prop_assert_eq!(leaders.len(), recipe.facilitators.min(split.circles.len()));
        leaders.extend(&split.spare_facilitators);
        prop_assert_eq!(leaders.iter().collect::<BTreeSet<_>>().len(), recipe.facilitators);

        let broken: Vec<_> = check(&split.circles, &tonight).into_iter().filter(Finding::is_hard).collect();
        prop_assert_eq!(broken, vec![]);
        if let Wish::Circles(circles) = wish {
            prop_assert_eq!(split.circles.len(), circles);
        }
        prop_assert_eq!(explain(&split.circles, &tonight), split.explanation);
    }

    #[test]
    fn without_pairs_nothing_is_refused_and_sizes_differ_by_at_most_one((recipe, seed) in evenings(), wish in wishes()) {
        let tonight = invented(Recipe { apart: 0, together: 0, ..recipe }, seed);
        if let Wish::Circles(circles) = wish {
            prop_assume!(circles <= recipe.women);
        }
        let split = split(&tonight, wish, seed).expect("no rule stands in the way");
        prop_assert!(split.explanation.is_even());
    }

    #[test]
    fn sizes_are_even_or_one_woman_off_and_nobody_is_left_alone((recipe, seed) in evenings(), wish in wishes()) {
        let Ok(split) = split(&invented(recipe, seed), wish, seed) else { return Ok(()) };
        let (circles, sizes) = (split.circles.len(), sizes(&split.circles));
        let (low, high) = (recipe.women / circles, recipe.women.div_ceil(circles));
        prop_assert!(sizes.iter().all(|&size| size + 1 >= low && size <= high + 1), "{:?}", sizes);
        prop_assert!(low < 2 || sizes[0] >= 2, "{:?}", sizes);
    }

    #[test]
    fn the_same_seed_gives_the_same_circles_in_whatever_order_all_is_told((recipe, seed) in evenings(), wish in wishes()) {
        let tonight = invented(recipe, seed);
        let told_again = retold(tonight.clone(), seed);
        prop_assert_eq!(split(&told_again, wish, 7), split(&tonight, wish, 7));
    }

    #[test]
    fn whether_circles_can_be_made_does_not_hang_on_the_seed((recipe, seed) in evenings(), wish in wishes()) {
        let tonight = invented(recipe, seed);
        match (split(&tonight, wish, 1), split(&tonight, wish, 2)) {
            (Ok(one), Ok(other)) => prop_assert_eq!(one.circles.len(), other.circles.len()),
            (one, other) => prop_assert_eq!(one, other),
        }
    }
}

#[test]
fn another_seed_gives_other_circles_where_there_is_a_choice() {
    let recipe = Recipe { women: 15, facilitators: 3, weeks: 0, apart: 2, together: 1, languages: false };
    let tonight = invented(recipe, 3);
    let different: BTreeSet<_> = (0..20)
        .map(|seed| split(&tonight, Wish::Circles(3), seed).expect("few rules").circles)
        .map(|circles| circles.into_iter().map(|circle| circle.members).collect::<Vec<_>>())
        .collect();
    assert!(different.len() >= 15, "{} different of 20", different.len());
}
