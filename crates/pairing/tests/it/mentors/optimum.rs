//! Nothing is cheaper than what is proposed, and what is left over could not be placed.

use std::collections::BTreeSet;

use pairing::mentors::{Blocked, Costs, propose};
use proptest::prelude::*;

use super::{Invented, Recipe, config, every_way, other_way};

fn small() -> impl Strategy<Value = (Recipe, u64)> {
    let counts = (1..=6_usize, 1..=4_usize, 0..=4_usize, prop_oneof![Just(0), Just(3), Just(50)], 0..=6_usize);
    let recipe = |(women, mentors, most_room, highest, forbidden_in_ten)| Recipe {
        women,
        mentors,
        most_room,
        highest,
        forbidden_in_ten,
    };
    (counts.prop_map(recipe), any::<u64>())
}

fn larger() -> impl Strategy<Value = (Recipe, u64)> {
    let counts = (1..=60_usize, 1..=12_usize, 1..=12_usize, prop_oneof![Just(2), Just(30), Just(1_000)], 0..=5_usize);
    let recipe = |(women, mentors, most_room, highest, forbidden_in_ten)| Recipe {
        women,
        mentors,
        most_room,
        highest,
        forbidden_in_ten,
    };
    (counts.prop_map(recipe), any::<u64>())
}

/// Which women can be placed at all, those before others first, by trying everything.
fn placeable(invented: &Invented) -> Vec<usize> {
    let mut placed: Vec<usize> = Vec::new();
    for woman in 0..invented.rows.len() {
        let with: Vec<usize> = placed.iter().copied().chain([woman]).collect();
        if other_way::least(&of(invented, &with), &invented.room).is_some() {
            placed.push(woman);
        }
    }
    placed
}

fn of(invented: &Invented, women: &[usize]) -> Costs {
    let mut costs = Costs::new(invented.room.len());
    for woman in women {
        costs.add(invented.rows[*woman].iter().copied()).expect("a row");
    }
    costs
}

fn check_blocked(invented: &Invented, blocked: &Blocked) {
    let may: BTreeSet<usize> = (blocked.women.iter())
        .flat_map(|woman| (0..invented.room.len()).filter(|mentor| invented.rows[*woman][*mentor].is_ok()))
        .collect();
    assert_eq!(blocked.mentors, may.iter().copied().collect::<Vec<_>>(), "their mentors are all they may have");
    assert_eq!(blocked.room, may.iter().map(|mentor| invented.room[*mentor]).sum::<u32>());
    assert!(blocked.room < blocked.needed, "there is too little room");
    assert!(blocked.women.contains(&blocked.woman));
    for one in &blocked.women {
        let rest: Vec<usize> = blocked.women.iter().copied().filter(|woman| woman != one).collect();
        assert!(
            other_way::least(&of(invented, &rest), &invented.room).is_some(),
            "without any one of them there is room"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn in_small_cases_no_way_is_cheaper((recipe, seed) in small()) {
        let invented = Invented::new(recipe, seed);
        let needs = vec![1; recipe.women];
        let least = every_way(&invented.costs(), &needs, &invented.room).into_iter().map(|(cost, _)| cost).min();
        let proposal = propose(invented.case(needs));
        prop_assert_eq!(proposal.blocked.is_empty(), least.is_some());
        if let Some(least) = least {
            prop_assert_eq!(proposal.total, least);
            prop_assert!(proposal.is_proven());
        }
    }

    #[test]
    fn in_larger_cases_another_algorithm_finds_the_same_cost_and_the_prices_prove_it((recipe, seed) in larger()) {
        let invented = Invented::new(recipe, seed);
        let proposal = propose(invented.case(vec![1; recipe.women]));
        let placed: Vec<usize> =
            (0..recipe.women).filter(|woman| proposal.mentor_of[*woman].is_some()).collect();
        let least = other_way::least(&of(&invented, &placed), &invented.room);
        prop_assert_eq!(least, i64::try_from(proposal.total).ok());
        prop_assert_eq!(placed, placeable(&invented));
        for blocked in &proposal.blocked {
            check_blocked(&invented, blocked);
        }
        let matching = proposal.into_matching().expect("needs are alike");
        prop_assert!(matching.certify());
    }

    #[test]
    fn the_next_best_is_what_the_case_costs_without_the_pair((recipe, seed) in larger()) {
        let invented = Invented::new(Recipe { women: recipe.women.min(14), ..recipe }, seed);
        let needs = vec![1; invented.rows.len()];
        let proposal = propose(invented.case(needs));
        prop_assume!(proposal.blocked.is_empty());
        for woman in 0..invented.rows.len() {
            let own = proposal.mentor_of[woman].expect("placed");
            let mut without = invented.costs();
            without.forbid(woman, own, pairing::mentors::Rule::Declined);
            let least = other_way::least(&without, &invented.room);
            let next = proposal.next_best(woman);
            let total = i64::try_from(proposal.total).expect("small");
            prop_assert_eq!(next.map(|next| total + next.more_for_all), least);
            if let Some(next) = next {
                // With exactly this mentor it costs that much and no less.
                for other in (0..invented.room.len()).filter(|other| *other != next.mentor) {
                    without.forbid(woman, other, pairing::mentors::Rule::Declined);
                }
                prop_assert_eq!(other_way::least(&without, &invented.room), least);
                let cost = |mentor: usize| i64::from(invented.rows[woman][mentor].expect("allowed"));
                prop_assert_eq!(next.more_for_her, cost(next.mentor) - cost(own));
            }
        }
    }
}
