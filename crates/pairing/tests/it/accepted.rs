//! Evenings on which circles are made.

use pairing::circles::{Tonight, Wish, check, split};

use crate::world::{FOURTEEN, done, person, place, sat, sizes, tonight};

#[test]
fn sizes_differ_by_at_most_one() {
    let expected: [(usize, Wish, &[usize]); 13] = [
        (14, Wish::default(), &[4, 5, 5]),
        (14, Wish::Circles(3), &[4, 5, 5]),
        (14, Wish::Circles(4), &[3, 3, 4, 4]),
        (14, Wish::Circles(1), &[14]),
        (14, Wish::Circles(14), &[1; 14]),
        (14, Wish::Size(3), &[2, 3, 3, 3, 3]),
        (14, Wish::Size(4), &[3, 3, 4, 4]),
        (14, Wish::Size(8), &[7, 7]),
        (7, Wish::default(), &[3, 4]),
        // Two circles of six and three of four are as near to five: in the smaller each woman speaks more.
        (12, Wish::default(), &[4, 4, 4]),
        (3, Wish::default(), &[3]),
        (2, Wish::Size(1), &[2]),
        (1, Wish::default(), &[1]),
    ];
    for (women, wish, expected) in expected {
        let split = done(&tonight(&FOURTEEN[..women]), wish);
        assert_eq!(sizes(&split.circles), expected, "{women} women, {wish:?}");
        assert!(split.explanation.is_even());
        assert_eq!(wish.circles_for(women), expected.len());
    }
}

#[test]
fn women_who_sat_together_last_week_are_mixed_first() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina"]);
    evening.earlier =
        vec![sat(&[&["Aigul", "Bota"], &["Carmen", "Dina"]]), sat(&[&["Aigul", "Carmen"], &["Bota", "Dina"]])];
    let split = done(&evening, Wish::Circles(2));
    assert_eq!(split.circles[0].members, ["Aigul", "Dina"]);
    assert_eq!(split.circles[1].members, ["Bota", "Carmen"]);
    assert_eq!((split.explanation.first_time_pairs(), split.explanation.pairs_again()), (2, 0));
    assert_eq!(split.explanation.total_cost, 0);
}

#[test]
fn when_all_have_met_those_who_met_longest_ago_meet_again() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina"]);
    evening.earlier = vec![
        sat(&[&["Aigul", "Bota"], &["Carmen", "Dina"]]),
        sat(&[&["Aigul", "Carmen"], &["Bota", "Dina"]]),
        sat(&[&["Aigul", "Dina"], &["Bota", "Carmen"]]),
    ];
    let split = done(&evening, Wish::Circles(2));
    assert_eq!(split.circles[0].members, ["Aigul", "Dina"]);
    let facts = &split.explanation.circles[0];
    assert_eq!((facts.first_time_pairs, facts.pairs_again, facts.pairs_from_last_time), (0, 1, 0));
    // Met before (60) and three sessions ago (60 / 3).
    assert_eq!(facts.cost, 80);
}

#[test]
fn women_kept_apart_never_share_a_circle() {
    let mut evening = tonight(&FOURTEEN);
    evening.apart = vec![("Aigul", "Bota"), ("Bota", "Carmen"), ("Carmen", "Aigul"), ("Aigul", "Dina")];
    for seed in 0..50 {
        let split = split(&evening, Wish::Circles(3), seed).expect("three circles keep three women apart");
        for &(one, other) in &evening.apart {
            assert_ne!(place(&split.circles, one), place(&split.circles, other), "{one}, {other}, seed {seed}");
        }
        assert_eq!(sizes(&split.circles), [4, 5, 5]);
    }
}

#[test]
fn her_interpreter_sits_with_her() {
    let mut evening = tonight(&FOURTEEN);
    evening.together = vec![("Carmen", "Dina"), ("Dina", "Nazgul")];
    let split = done(&evening, Wish::Circles(3));
    assert_eq!(place(&split.circles, "Carmen"), place(&split.circles, "Dina"));
    assert_eq!(place(&split.circles, "Dina"), place(&split.circles, "Nazgul"));
    assert_eq!(sizes(&split.circles), [4, 5, 5]);
}

#[test]
fn a_rule_about_somebody_who_stayed_at_home_binds_nobody() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina"]);
    evening.apart = vec![("Aigul", "Zarina")];
    // Bota and Dina were tied only through Zarina, and may now be kept apart.
    evening.together = vec![("Bota", "Zarina"), ("Zarina", "Dina")];
    evening.apart.push(("Bota", "Dina"));
    let split = done(&evening, Wish::Circles(2));
    assert_ne!(place(&split.circles, "Bota"), place(&split.circles, "Dina"));
}

#[test]
fn nobody_is_the_only_one_of_her_language() {
    let mut evening = tonight(&[]);
    let kazakh = ["Aigul", "Bota", "Madina", "Nazgul"];
    evening.women.extend(kazakh.map(|name| person(name, &["kk"])));
    evening.women.extend(["Elvira", "Fatima", "Indira", "Jamila", "Karla"].map(|name| person(name, &["ru"])));
    evening.women.extend(["Carmen", "Lucia"].map(|name| person(name, &["es"])));
    // Last week the two from Lima sat together; they still do tonight, because nobody else speaks with them.
    evening.earlier = vec![sat(&[&["Carmen", "Lucia"]])];
    let split = done(&evening, Wish::Circles(3));
    assert_eq!(place(&split.circles, "Carmen"), place(&split.circles, "Lucia"));
    assert!(split.explanation.circles.iter().all(|circle| circle.alone_in_language.is_empty()));
}

#[test]
fn a_woman_nobody_can_talk_with_is_named_and_seated_all_the_same() {
    let mut evening = tonight(&[]);
    evening.women.extend(["Aigul", "Bota", "Dina"].map(|name| person(name, &["kk"])));
    evening.women.push(person("Carmen", &["es"]));
    let split = done(&evening, Wish::Circles(2));
    let alone: Vec<_> = split.explanation.circles.iter().flat_map(|circle| circle.alone_in_language.clone()).collect();
    assert_eq!(alone.len(), 2, "Carmen, and whoever sits with her: {alone:?}");
    assert!(alone.contains(&"Carmen"));
}

#[test]
fn each_circle_has_a_facilitator_who_speaks_with_its_women() {
    let mut evening = tonight(&[]);
    evening.women.extend(["Aigul", "Bota", "Dina"].map(|name| person(name, &["kk"])));
    evening.women.extend(["Carmen", "Karla", "Lucia"].map(|name| person(name, &["es"])));
    evening.facilitators = vec![person("Rosa", &["es"]), person("Saule", &["kk", "ru"])];
    let split = done(&evening, Wish::Circles(2));
    assert_eq!(place(&split.circles, "Rosa"), place(&split.circles, "Carmen"));
    assert_eq!(place(&split.circles, "Saule"), place(&split.circles, "Aigul"));
    assert_eq!(split.explanation.total_cost, 0);
}

#[test]
fn facilitators_beyond_the_circles_are_spare_and_missing_ones_leave_a_circle_to_itself() {
    let mut evening = tonight(&FOURTEEN);
    evening.facilitators = ["Rosa", "Saule", "Tamara"].map(|name| person(name, &[])).to_vec();
    for (circles, spare, leaderless) in [(2, 1, 0), (3, 0, 0), (4, 0, 1)] {
        let split = done(&evening, Wish::Circles(circles));
        assert_eq!(split.spare_facilitators.len(), spare);
        assert_eq!(split.circles.iter().filter(|circle| circle.facilitator.is_none()).count(), leaderless);
    }
}

#[test]
fn a_facilitator_is_kept_apart_from_her_former_mother_in_law() {
    let mut evening = tonight(&FOURTEEN);
    evening.facilitators = ["Rosa", "Saule"].map(|name| person(name, &[])).to_vec();
    evening.apart = vec![("Rosa", "Aigul"), ("Bota", "Saule")];
    let split = done(&evening, Wish::Circles(2));
    assert_eq!(place(&split.circles, "Rosa"), place(&split.circles, "Bota"));
    assert_eq!(place(&split.circles, "Saule"), place(&split.circles, "Aigul"));
}

#[test]
fn the_spare_facilitator_is_the_one_who_may_sit_with_nobody() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina"]);
    evening.facilitators = ["Rosa", "Saule"].map(|name| person(name, &[])).to_vec();
    evening.apart = ["Aigul", "Bota", "Carmen", "Dina"].map(|woman| (woman, "Rosa")).to_vec();
    let split = done(&evening, Wish::Circles(1));
    assert_eq!(split.circles[0].facilitator, Some("Saule"));
    assert_eq!(split.spare_facilitators, ["Rosa"]);
}

#[test]
fn a_helper_who_interprets_leads_the_circle_of_her_woman() {
    let mut evening = tonight(&FOURTEEN);
    evening.facilitators = ["Rosa", "Saule", "Tamara"].map(|name| person(name, &[])).to_vec();
    evening.together = vec![("Karla", "Tamara")];
    let split = done(&evening, Wish::Circles(2));
    assert_eq!(place(&split.circles, "Karla"), place(&split.circles, "Tamara"));
}

#[test]
fn rules_that_forbid_even_sizes_make_them_uneven_by_no_more_than_they_must() {
    let mut three_couples = tonight(&FOURTEEN[..6]);
    three_couples.together = vec![("Aigul", "Bota"), ("Carmen", "Dina"), ("Elvira", "Fatima")];
    let mut kept_from_three = tonight(&FOURTEEN[..6]);
    kept_from_three.apart = ["Bota", "Carmen", "Dina", "Elvira"].map(|other| ("Aigul", other)).to_vec();
    let mut four_in_a_row = tonight(&FOURTEEN[..9]);
    four_in_a_row.together = vec![("Aigul", "Bota"), ("Bota", "Carmen"), ("Carmen", "Dina")];
    let cases: [(Tonight<_>, usize, &[usize]); 3] =
        [(three_couples, 2, &[2, 4]), (kept_from_three, 2, &[2, 4]), (four_in_a_row, 3, &[2, 3, 4])];
    for (evening, circles, expected) in cases {
        let split = done(&evening, Wish::Circles(circles));
        assert_eq!(sizes(&split.circles), expected);
        assert!(!split.explanation.is_even());
        assert!(check(&split.circles, &evening).iter().all(|finding| !finding.is_hard()));
    }
}

#[test]
fn a_wished_size_gives_way_to_the_number_of_circles_that_the_rules_need() {
    let mut evening = tonight(&FOURTEEN);
    let four = ["Aigul", "Bota", "Carmen", "Dina"];
    evening.apart =
        four.iter().flat_map(|&one| four.map(|other| (one, other))).filter(|(one, other)| one < other).collect();
    assert_eq!(Wish::Size(5).circles_for(14), 3);
    assert_eq!(sizes(&done(&evening, Wish::Size(5)).circles), [3, 3, 4, 4]);
}
