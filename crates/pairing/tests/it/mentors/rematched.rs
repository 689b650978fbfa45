//! A woman comes, a mentor goes: the optimum again, by as few moves as any optimum needs.

use pairing::mentors::{Matching, Rematched, Rule, propose};
use proptest::prelude::*;

use super::{Invented, Recipe, config, every_way, other_way};

fn recipes(women: usize, mentors: usize) -> impl Strategy<Value = (Recipe, u64)> {
    let counts = (
        2..=women,
        2..=mentors,
        1..=4_usize,
        prop_oneof![Just(1), Just(3), Just(40), Just(30_000), Just(500_000)],
        0..=4_usize,
    );
    let recipe = |(women, mentors, most_room, highest, forbidden_in_ten)| Recipe {
        women,
        mentors,
        most_room,
        highest,
        forbidden_in_ten,
    };
    (counts.prop_map(recipe), any::<u64>())
}

fn who(matching: &Matching, women: usize) -> Vec<Option<usize>> {
    (0..women).map(|woman| matching.mentor_of(woman)).collect()
}

/// The moves said are the moves made.
fn check_moves(before: &[Option<usize>], after: &[Option<usize>], told: &Rematched) {
    let changed =
        before.iter().zip(after).enumerate().filter(|(_, (before, after))| before != after && after.is_some());
    let changed: Vec<_> = changed.map(|(woman, (before, after))| (woman, *before, after.expect("some"))).collect();
    let told: Vec<_> = told.moves.iter().map(|one| (one.woman, one.from, one.to)).collect();
    assert_eq!(told, changed);
}

/// The fewest women, of all cheapest ways, who are not where they were.
fn fewest(ways: &[(u64, Vec<usize>)], before: &[Option<usize>]) -> Option<(u64, usize)> {
    let moved = |way: &Vec<usize>| way.iter().zip(before).filter(|(now, before)| Some(**now) != **before).count();
    ways.iter().map(|(cost, way)| (*cost, moved(way))).min()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_woman_more_is_placed_at_the_least_cost_and_by_the_fewest_moves((recipe, seed) in recipes(7, 4)) {
        let invented = Invented::new(recipe, seed);
        let (last, first) = invented.rows.split_last().expect("two women");
        let known = Invented { rows: first.to_vec(), room: invented.room.clone() };
        let proposal = propose(known.case(vec![1; first.len()]));
        prop_assume!(proposal.blocked.is_empty());
        let mut before = proposal.mentor_of.clone();
        before.push(None);
        let mut matching = proposal.into_matching().expect("alike");
        let told = matching.add(last.iter().copied()).expect("a row");
        prop_assert!(matching.certify());
        let after = who(&matching, recipe.women);
        check_moves(&before, &after, &told);
        let ways = every_way(&invented.costs(), &vec![1; recipe.women], &invented.room);
        match fewest(&ways, &before) {
            None => prop_assert_eq!(told.left, vec![recipe.women - 1]),
            Some((cost, moves)) => {
                prop_assert_eq!(u64::try_from(matching.total()).ok(), Some(cost));
                prop_assert_eq!(told.moves.len(), moves);
            }
        }
    }

    #[test]
    fn a_mentor_lost_costs_as_little_and_moves_as_few_as_can_be((recipe, seed) in recipes(7, 4)) {
        let invented = Invented::new(recipe, seed);
        let proposal = propose(invented.case(vec![1; recipe.women]));
        prop_assume!(proposal.blocked.is_empty());
        let before = proposal.mentor_of.clone();
        let mut matching = proposal.into_matching().expect("alike");
        let lost = before[0].expect("placed");
        let told = matching.lose(lost);
        prop_assert!(matching.certify());
        let after = who(&matching, recipe.women);
        check_moves(&before, &after, &told);
        let mut room = invented.room.clone();
        room[lost] = 0;
        let ways = every_way(&invented.costs(), &vec![1; recipe.women], &room);
        match fewest(&ways, &before) {
            None => prop_assert!(!told.left.is_empty()),
            Some((cost, moves)) => {
                prop_assert_eq!(u64::try_from(matching.total()).ok(), Some(cost));
                prop_assert_eq!(told.moves.len(), moves);
            }
        }
    }

    #[test]
    fn after_many_changes_it_costs_what_all_anew_costs((recipe, seed) in recipes(50, 10)) {
        let mut invented = Invented::new(Recipe { most_room: recipe.most_room + 4, ..recipe }, seed);
        let half = invented.rows.len() / 2;
        let late = invented.rows.split_off(half);
        let mut matching = propose(invented.case(vec![1; half])).into_matching().expect("alike");
        for (place, row) in late.into_iter().enumerate() {
            if place % 7 == 3 {
                let lost = place % invented.room.len();
                matching.lose(lost);
                invented.room[lost] = 0;
                invented.rows.iter_mut().for_each(|row| row[lost] = Err(Rule::Gone));
            }
            matching.add(row.iter().copied()).expect("a row");
            prop_assert!(matching.certify());
            invented.rows.push(row);
        }
        let everybody = who(&matching, recipe.women);
        if everybody.iter().all(Option::is_some) {
            prop_assert_eq!(other_way::least(&invented.costs(), &invented.room), Some(matching.total()));
        }
    }
}
