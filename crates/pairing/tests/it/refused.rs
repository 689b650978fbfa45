//! Evenings on which no circles can be made, and who and what is named.

use pairing::circles::{Refusal, Tonight, Wish, split};

use crate::world::{FOURTEEN, person, tonight};

fn refused(tonight: &Tonight<&'static str>, wish: Wish) -> Refusal<&'static str> {
    split(tonight, wish, 1).expect_err("refused")
}

fn all_apart(women: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let pairs = women.iter().flat_map(|&one| women.iter().map(move |&other| (one, other)));
    pairs.filter(|(one, other)| one < other).collect()
}

#[test]
fn an_evening_without_women_and_a_wish_for_nothing() {
    let evening = tonight(&["Aigul", "Bota", "Carmen"]);
    let cases = [
        (tonight(&[]), Wish::default(), Refusal::NobodyPresent),
        (tonight(&[]), Wish::Circles(0), Refusal::NobodyPresent),
        (evening.clone(), Wish::Circles(0), Refusal::NoCirclesAskedFor),
        (evening.clone(), Wish::Size(0), Refusal::NoCirclesAskedFor),
        (evening, Wish::Circles(4), Refusal::MoreCirclesThanWomen { circles: 4, women: 3 }),
    ];
    for (evening, wish, expected) in cases {
        assert_eq!(refused(&evening, wish), expected);
    }
}

#[test]
fn somebody_listed_twice_or_paired_with_herself() {
    let doubled = tonight(&["Aigul", "Bota", "Aigul"]);
    let mut leads_and_sits = tonight(&["Aigul", "Bota"]);
    leads_and_sits.facilitators = vec![person("Bota", &[])];
    let mut apart_from_herself = tonight(&["Aigul", "Bota"]);
    apart_from_herself.apart = vec![("Bota", "Bota")];
    let mut together_with_herself = tonight(&["Aigul", "Bota"]);
    together_with_herself.together = vec![("Aigul", "Aigul")];
    let cases = [
        (doubled, Refusal::ListedTwice { person: "Aigul" }),
        (leads_and_sits, Refusal::ListedTwice { person: "Bota" }),
        (apart_from_herself, Refusal::PairedWithHerself { person: "Bota" }),
        (together_with_herself, Refusal::PairedWithHerself { person: "Aigul" }),
    ];
    for (evening, expected) in cases {
        assert_eq!(refused(&evening, Wish::Circles(1)), expected);
    }
}

#[test]
fn three_women_kept_apart_from_each_other_in_two_circles() {
    let mut evening = tonight(&FOURTEEN);
    evening.apart = all_apart(&["Aigul", "Dina", "Karla"]);
    // Rules that have nothing to do with it are not named.
    evening.apart.extend([("Bota", "Carmen"), ("Aigul", "Bota")]);
    evening.together = vec![("Lucia", "Nazgul")];
    let expected = Refusal::CannotKeepAll {
        people: vec!["Aigul", "Dina", "Karla"],
        apart: all_apart(&["Aigul", "Dina", "Karla"]),
        together: vec![],
        circles: 2,
        possible_with: Some(3),
    };
    assert_eq!(refused(&evening, Wish::Circles(2)), expected);
}

#[test]
fn thirteen_women_kept_apart_from_each_other_in_twelve_circles() {
    let mut evening = tonight(&FOURTEEN);
    evening.apart = all_apart(&FOURTEEN[..13]);
    let expected = Refusal::CannotKeepAll {
        people: FOURTEEN[..13].to_vec(),
        apart: all_apart(&FOURTEEN[..13]),
        together: vec![],
        circles: 12,
        possible_with: None,
    };
    assert_eq!(refused(&evening, Wish::Circles(12)), expected);
}

#[test]
fn two_women_kept_apart_in_one_circle() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen"]);
    evening.apart = vec![("Carmen", "Aigul")];
    let expected = Refusal::CannotKeepAll {
        people: vec!["Aigul", "Carmen"],
        apart: vec![("Aigul", "Carmen")],
        together: vec![],
        circles: 1,
        // Two circles of three women would leave one alone: not proposed.
        possible_with: None,
    };
    assert_eq!(refused(&evening, Wish::Circles(1)), expected);
}

#[test]
fn a_friend_kept_together_can_be_what_makes_three_apart() {
    // Carmen is apart from Aigul; Dina, who interprets for Carmen, from Bota; Aigul from Bota: two circles do not do.
    let mut evening = tonight(&FOURTEEN);
    evening.apart = vec![("Aigul", "Bota"), ("Aigul", "Carmen"), ("Bota", "Dina")];
    evening.together = vec![("Carmen", "Dina")];
    let expected = Refusal::CannotKeepAll {
        people: vec!["Aigul", "Bota", "Carmen", "Dina"],
        apart: vec![("Aigul", "Bota"), ("Aigul", "Carmen"), ("Bota", "Dina")],
        together: vec![("Carmen", "Dina")],
        circles: 2,
        possible_with: Some(3),
    };
    assert_eq!(refused(&evening, Wish::Circles(2)), expected);
}

#[test]
fn a_woman_kept_apart_from_everybody_else() {
    let mut evening = tonight(&FOURTEEN[..8]);
    evening.apart = FOURTEEN[1..8].iter().map(|&other| ("Aigul", other)).collect();
    let Refusal::CannotKeepAll { people, circles, possible_with, .. } = refused(&evening, Wish::Size(4)) else {
        panic!("she would sit alone");
    };
    assert!(people.contains(&"Aigul"));
    assert_eq!((circles, possible_with), (2, None));
}

#[test]
fn a_chain_that_holds_two_who_are_kept_apart() {
    let mut evening = tonight(&FOURTEEN);
    evening.together = vec![("Aigul", "Bota"), ("Bota", "Carmen"), ("Carmen", "Dina"), ("Bota", "Karla")];
    evening.apart = vec![("Dina", "Aigul")];
    let expected =
        Refusal::TogetherAndApart { chain: vec!["Aigul", "Bota", "Carmen", "Dina"], apart: ("Aigul", "Dina") };
    assert_eq!(refused(&evening, Wish::default()), expected);
}

#[test]
fn a_chain_larger_than_a_circle() {
    let mut evening = tonight(&FOURTEEN[..9]);
    evening.together = FOURTEEN[..5].windows(2).map(|pair| (pair[0], pair[1])).collect();
    let expected =
        Refusal::ChainTooLong { chain: FOURTEEN[..5].to_vec(), capacity: 4, circles: 3, possible_with: Some(2) };
    assert_eq!(refused(&evening, Wish::Circles(3)), expected);
}

#[test]
fn a_facilitator_kept_apart_from_all() {
    let mut evening = tonight(&FOURTEEN[..6]);
    evening.facilitators = vec![person("Rosa", &[]), person("Saule", &[])];
    evening.apart = FOURTEEN[..6].iter().map(|&woman| (woman, "Rosa")).collect();
    assert_eq!(refused(&evening, Wish::Circles(2)), Refusal::FacilitatorApartFromAll { facilitator: "Rosa" });
}

#[test]
fn a_facilitator_kept_apart_from_too_many_to_lead_any_circle() {
    let mut evening = tonight(&FOURTEEN[..6]);
    evening.facilitators = vec![person("Rosa", &[])];
    evening.apart = FOURTEEN[..5].iter().map(|&woman| (woman, "Rosa")).collect();
    let Refusal::CannotKeepAll { people, circles: 2, .. } = refused(&evening, Wish::Circles(2)) else {
        panic!("a circle of one is no circle");
    };
    assert!(people.contains(&"Rosa"));
}

#[test]
fn two_facilitators_tied_to_the_same_woman() {
    let mut evening = tonight(&FOURTEEN);
    evening.facilitators = vec![person("Rosa", &[]), person("Saule", &[])];
    evening.together = vec![("Aigul", "Rosa"), ("Aigul", "Bota"), ("Bota", "Saule")];
    let expected = Refusal::TwoFacilitatorsTogether { chain: vec!["Rosa", "Aigul", "Bota", "Saule"] };
    assert_eq!(refused(&evening, Wish::default()), expected);
}

#[test]
fn the_same_refusal_for_every_seed() {
    let mut evening = tonight(&FOURTEEN);
    evening.apart = all_apart(&["Aigul", "Bota", "Carmen", "Dina", "Elvira"]);
    let first = split(&evening, Wish::Circles(3), 0);
    assert!(first.is_err());
    for seed in 1..20 {
        assert_eq!(split(&evening, Wish::Circles(3), seed), first);
    }
}

#[test]
fn a_wish_beyond_all_measure_is_one_circle_or_refused() {
    let evening = tonight(&["Aigul", "Bota", "Carmen"]);
    let one = split(&evening, Wish::Size(usize::MAX), 1).map(|split| split.circles.len());
    assert_eq!(one, Ok(1));
    let expected = Refusal::MoreCirclesThanWomen { circles: usize::MAX, women: 3 };
    assert_eq!(refused(&evening, Wish::Circles(usize::MAX)), expected);
}
