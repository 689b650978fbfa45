//! Cases small enough to work out on paper.

use pairing::mentors::fit::{Bond, Known, Part, cost, fit};
use pairing::mentors::{Case, Costs, Refusal, Rule, propose};

use super::{case, costs};

#[test]
fn the_second_best_of_one_lets_another_have_her_only_good_one() {
    // Aigul and Bota both fit Saule best; for Bota everybody else is far worse.
    let proposal = propose(case(&[&[10, 20], &[10, 90]], &[1, 1], &[1, 1]));
    assert_eq!(proposal.mentor_of, vec![Some(1), Some(0)]);
    assert_eq!((proposal.total, proposal.least), (30, Some(30)));
    let next = proposal.next_best(0).expect("there is another");
    assert_eq!((next.mentor, next.more_for_her, next.more_for_all, next.others_move), (0, -10, 70, 1));
    let matching = proposal.into_matching().expect("needs are alike");
    assert_eq!((matching.price(0), matching.price(1)), (10, 0), "one more place with Saule would save ten");
    assert!(matching.certify());
}

#[test]
fn needs_that_weigh_the_same_fill_room_by_their_weight() {
    let proposal = propose(case(&[&[1, 5], &[1, 5], &[1, 5]], &[2, 2, 2], &[5, 4]));
    assert_eq!(proposal.loads(), vec![4, 2]);
    assert_eq!(proposal.total, 7);
}

#[test]
fn who_is_left_over_is_told_with_those_she_shares_room_with_and_the_rules() {
    // The first three speak only with the first mentor, who takes two; the fourth may have anybody.
    let proposal = propose(case(&[&[1, -1], &[2, -1], &[3, -1], &[1, 1]], &[1, 1, 1, 1], &[2, 2]));
    assert_eq!(proposal.mentor_of, vec![Some(0), Some(0), None, Some(1)]);
    let blocked = &proposal.blocked[0];
    assert_eq!((blocked.woman, &blocked.women[..], &blocked.mentors[..]), (2, &[0, 1, 2][..], &[0][..]));
    assert_eq!((blocked.room, blocked.needed), (2, 3));
    assert_eq!(blocked.rules.iter().copied().collect::<Vec<_>>(), vec![Rule::Kin]);
}

#[test]
fn those_earlier_in_the_list_come_first_though_a_later_one_would_cost_less() {
    let proposal = propose(case(&[&[100], &[1]], &[1, 1], &[1]));
    assert_eq!(proposal.mentor_of, vec![Some(0), None]);
}

#[test]
fn what_cannot_be_read_is_refused_and_adds_nothing() {
    let mut table = Costs::new(2);
    assert_eq!(table.add([Ok(1)]), Err(Refusal::RowOfAnotherLength { woman: 0, mentors: 2, found: 1 }));
    assert!(matches!(table.add([Ok(1), Ok(u32::MAX)]), Err(Refusal::CostTooLarge { woman: 0, mentor: 1, .. })));
    assert_eq!(table.women(), 0);
    assert_eq!(table.add([Ok(1), Err(Rule::Excluded)]), Ok(0));
    assert_eq!((table.pair(0, 0), table.pair(0, 1)), (Ok(1), Err(Rule::Excluded)));
    assert_eq!(Case::new(costs(&[&[1]]), vec![1, 1], vec![1]).err(), Some(Refusal::ListsDiffer));
    let large = [&[2_000_000, 1][..], &[1, 1]];
    assert!(Case::new(costs(&large), vec![1, 1], vec![1, 1]).is_ok());
    let in_parts = Case::new(costs(&large), vec![1, 2], vec![1, 2]).err();
    assert!(matches!(in_parts, Some(Refusal::CostTooLarge { woman: 0, mentor: 0, .. })), "{in_parts:?}");
    for need in [0, 7] {
        assert_eq!(Case::new(costs(&[&[1]]), vec![need], vec![1]).err(), Some(Refusal::NeedOutside { woman: 0 }));
    }
}

fn known(languages: &[&str], district: Option<u8>, days: &[u8]) -> Known<u8> {
    Known {
        languages: languages.iter().map(|language| (*language).to_owned()).collect(),
        district,
        days: days.iter().copied().collect(),
    }
}

#[test]
fn a_pair_costs_what_its_parts_cost_and_what_was_not_asked_costs_half() {
    let her = known(&["kk", "ru"], Some(1), &[0, 2, 4]);
    for (mentor, bond, parts, sum) in [
        (
            known(&["ru", "kk"], Some(1), &[2, 4, 6]),
            Bond::None,
            vec![Part::HerLanguage("kk".into()), Part::SameDistrict, Part::SharedDays(vec![2, 4])],
            0,
        ),
        (
            known(&["ru"], Some(2), &[0]),
            Bond::This,
            vec![Part::OtherLanguage("ru".into()), Part::AnotherDistrict, Part::SharedDays(vec![0]), Part::Together],
            280,
        ),
        (
            known(&["kk"], Some(1), &[1]),
            Bond::Another,
            vec![Part::HerLanguage("kk".into()), Part::SameDistrict, Part::SharedDays(vec![]), Part::LeavesHerMentor],
            430,
        ),
        (
            known(&[], None, &[]),
            Bond::None,
            vec![Part::LanguageNotAsked, Part::DistrictNotAsked, Part::DaysNotAsked],
            200,
        ),
    ] {
        let found = fit(&her, &mentor, bond).expect("allowed");
        assert_eq!((cost(&found), found), (sum, parts));
    }
    assert_eq!(fit(&her, &known(&["es"], Some(1), &[0]), Bond::None), Err(Rule::NoSharedLanguage));
}
