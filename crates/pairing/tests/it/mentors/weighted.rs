//! Needs of different weight: what is said to be proven is, and the least is never more than the optimum.

use pairing::mentors::{Costs, propose};
use proptest::prelude::*;

use super::{Invented, Recipe, case, config, every_way};
use crate::world::Dice;

fn needs(women: usize, seed: u64) -> Vec<u32> {
    let mut dice = Dice(seed | 1);
    (0..women).map(|_| [1, 1, 2, 3][dice.below(4)]).collect()
}

fn cases(women: usize, mentors: usize) -> impl Strategy<Value = (Recipe, u64)> {
    let counts = (2..=women, 1..=mentors, 1..=9_usize, prop_oneof![Just(5), Just(300)], 0..=4_usize);
    let recipe = |(women, mentors, most_room, highest, forbidden_in_ten)| Recipe {
        women,
        mentors,
        most_room,
        highest,
        forbidden_in_ten,
    };
    (counts.prop_map(recipe), any::<u64>())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn in_small_cases_it_is_the_optimum_and_says_so((recipe, seed) in cases(7, 3)) {
        let invented = Invented::new(recipe, seed);
        let needs = needs(recipe.women, seed);
        let least = every_way(&invented.costs(), &needs, &invented.room).into_iter().map(|(cost, _)| cost).min();
        let proposal = propose(invented.case(needs));
        prop_assert_eq!(proposal.blocked.is_empty(), least.is_some());
        for (load, room) in proposal.loads().iter().zip(&invented.room) {
            prop_assert!(load <= room);
        }
        if let Some(least) = least {
            prop_assert!(proposal.is_proven());
            prop_assert_eq!(proposal.total, least);
        }
        let paid: u64 = (0..recipe.women)
            .filter_map(|woman| proposal.mentor_of[woman].map(|mentor| u64::from(invented.rows[woman][mentor].expect("allowed"))))
            .sum();
        prop_assert_eq!(paid, proposal.total);
    }

    #[test]
    fn who_is_left_over_shares_too_little_room_or_finds_none_in_one_piece((recipe, seed) in cases(30, 6)) {
        let invented = Invented::new(recipe, seed);
        let needs = needs(recipe.women, seed);
        let proposal = propose(invented.case(needs.clone()));
        let left: Vec<usize> = (0..recipe.women).filter(|woman| proposal.mentor_of[*woman].is_none()).collect();
        let mut told: Vec<usize> = proposal.blocked.iter().map(|blocked| blocked.woman).collect();
        told.sort_unstable();
        prop_assert_eq!(left, told);
        for blocked in &proposal.blocked {
            prop_assert!(blocked.room < blocked.needed);
            prop_assert_eq!(blocked.needed, blocked.women.iter().map(|woman| needs[*woman]).sum::<u32>());
        }
        if let Some(least) = proposal.least {
            prop_assert!(least <= proposal.total);
        }
    }

    /// Whom the seats do not suffice for even in parts is told first: each in turn stays out if hers do not fit beside those of
    /// all before her.
    #[test]
    fn who_stands_earlier_in_the_list_comes_first((recipe, seed) in cases(12, 4)) {
        let invented = Invented::new(recipe, seed);
        let needs = needs(recipe.women, seed);
        let mut seats: Vec<usize> = Vec::new();
        let mut expected = Vec::new();
        for woman in 0..recipe.women {
            let beside = [seats.clone(), vec![woman; needs[woman] as usize]].concat();
            if all_sit(&invented, &needs, &beside) {
                seats = beside;
            } else {
                expected.push(woman);
            }
        }
        let proposal = propose(invented.case(needs));
        let told: Vec<usize> = proposal.blocked.iter().map(|blocked| blocked.woman).take(expected.len()).collect();
        prop_assert_eq!(told, expected);
    }
}

/// Whether each of these seats finds room, one looking after the other and those before giving way: no costs, no prices.
fn all_sit(invented: &Invented, needs: &[u32], seats: &[usize]) -> bool {
    fn sit(
        (invented, needs, seats): (&Invented, &[u32], &[usize]),
        seat: usize,
        held: &mut [Vec<usize>],
        asked: &mut [bool],
    ) -> bool {
        for mentor in 0..held.len() {
            let room = invented.room[mentor];
            let may = invented.rows[seats[seat]][mentor].is_ok() && needs[seats[seat]] <= room;
            if !may || std::mem::replace(&mut asked[mentor], true) {
                continue;
            }
            if held[mentor].len() < room as usize {
                held[mentor].push(seat);
                return true;
            }
            for place in 0..held[mentor].len() {
                if sit((invented, needs, seats), held[mentor][place], held, asked) {
                    held[mentor][place] = seat;
                    return true;
                }
            }
        }
        false
    }
    let mut held = vec![Vec::new(); invented.room.len()];
    (0..seats.len()).all(|seat| sit((invented, needs, seats), seat, &mut held, &mut vec![false; invented.room.len()]))
}

/// Thirty women and six mentors: what a site has.
#[test]
fn at_the_size_of_a_site_it_is_mostly_proven() {
    let recipe = Recipe { women: 30, mentors: 6, most_room: 0, highest: 500, forbidden_in_ten: 1 };
    let mut proven = 0;
    for seed in 1..=20 {
        let mut invented = Invented::new(recipe, seed);
        let needs = needs(30, seed);
        let each = needs.iter().sum::<u32>().div_ceil(6) + 1;
        invented.room = vec![each; 6];
        let proposal = propose(invented.case(needs));
        assert_eq!(proposal.blocked, vec![]);
        let least = proposal.least.expect("all are placed");
        assert!(proposal.total <= least + least / 50, "seed {seed}: {} of at least {least}", proposal.total);
        proven += usize::from(proposal.is_proven());
    }
    assert!(proven >= 16, "proven {proven} of 20");
}

#[test]
fn room_that_suffices_only_in_pieces_leaves_the_last_one_over_and_names_her_alone() {
    // Two mentors with three each, three women of two each: six and six, but nobody has a third place of two.
    let rows: [&[i32]; 4] = [&[1, 1], &[1, 1], &[1, 1], &[-1, -1]];
    let proposal = propose(case(&rows[..3], &[2, 2, 2], &[3, 3]));
    assert_eq!(proposal.mentor_of.iter().filter(|mentor| mentor.is_none()).count(), 1, "all alike: two each fit once");
    let mixed = propose(case(&rows, &[2, 2, 2, 1], &[3, 3]));
    assert_eq!(mixed.blocked.len(), 2);
    assert_eq!(mixed.blocked[0].woman, 3, "she may have nobody at all");
    assert_eq!((mixed.blocked[1].women.len(), mixed.blocked[1].room, mixed.blocked[1].needed), (1, 1, 2));
    assert_eq!(mixed.least, None, "nothing is proven of whom to leave over");
}

#[test]
fn a_need_heavier_than_any_room_names_the_rule() {
    use pairing::mentors::Rule;
    let proposal = propose(case(&[&[1, 1], &[5, 5]], &[3, 1], &[2, 2]));
    assert_eq!(proposal.mentor_of, vec![None, Some(0)]);
    assert_eq!(proposal.blocked[0].rules.iter().copied().collect::<Vec<_>>(), vec![Rule::TooHeavy]);
}

#[test]
fn an_empty_case_has_an_empty_answer() {
    let proposal = propose(pairing::mentors::Case::new(Costs::new(3), vec![], vec![1, 1, 1]).expect("a case"));
    assert_eq!((proposal.mentor_of.len(), proposal.total), (0, 0));
    for needs in [vec![1, 1], vec![1, 2]] {
        let mut nobody = Costs::new(0);
        nobody.add([]).expect("a row");
        nobody.add([]).expect("a row");
        let proposal = propose(pairing::mentors::Case::new(nobody, needs, vec![]).expect("a case"));
        assert_eq!(proposal.mentor_of, vec![None, None]);
        assert!(proposal.blocked.iter().all(|blocked| blocked.mentors.is_empty() && blocked.women.len() == 1));
    }
}
