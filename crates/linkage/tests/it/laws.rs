//! What holds for whatever people type.

use linkage::{BirthDate, Pair, Person, Register, Settings, clean, phone_line, same_first_name, words};
use proptest::prelude::*;

/// Names, half names, other scripts and rubbish.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "Айгерім", "Aigerim", "Жанар", "Janar", "Наталья", "Наташа", "Natal'ya", "Ахметова", "Akhmetova", "Ахметқызы", "María Rosa", "Rosa",
            "Quispe Mamani", "Quispe", "de la Cruz", "", "Ли", "Şolpan", "Күләш",
        ]).prop_map(str::to_owned),
        1 => "[а-яёәғқңөұүһі]{0,9}",
        1 => "[a-zñáéíóúğşäöü' -]{0,12}",
        1 => any::<String>(),
    ]
}

fn date() -> impl Strategy<Value = Option<BirthDate>> {
    prop::option::of(prop::sample::select(vec![
        "1987-03-09",
        "1987-09-03",
        "1987-01-01",
        "1987",
        "1988-03-09",
        "19871345",
        "1962-12-31",
    ]))
    .prop_map(|text| text.and_then(|text| BirthDate::read(text).ok()))
}

type Written = (String, String, String, Option<BirthDate>, String, String);

fn written() -> impl Strategy<Value = Written> {
    let phone =
        prop::sample::select(vec!["", "+77015551122", "87015551122", "+77015551123", "x"]).prop_map(str::to_owned);
    (text(), text(), text(), date(), phone, text())
}

fn pairs(people: &[Written], order: &[usize]) -> Vec<Pair> {
    let mut register = Register::new(Settings { least: 0.0, ..Settings::default() });
    for at in order {
        let (given_name, family_name, second_name, birth_date, phone, suburb) = &people[*at];
        register.add(&Person {
            given_name,
            family_name,
            second_name,
            birth_date: *birth_date,
            phone,
            suburb,
            ..Person::default()
        });
    }
    let (mut pairs, _) = register.pairs();
    for pair in &mut pairs {
        let (one, other) = (order[pair.one as usize] as u32, order[pair.other as usize] as u32);
        (pair.one, pair.other) = (one.min(other), one.max(other));
    }
    pairs.sort_by_key(|pair| (pair.one, pair.other));
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once);
    }

    #[test]
    fn every_word_has_sounds_and_no_text_stops_them(text in any::<String>()) {
        for word in clean(&text).split(' ') {
            let sounds = words::sounds(word);
            prop_assert_ne!(sounds.other.as_ref(), Some(&sounds.usual));
            prop_assert!(words::skeleton(&sounds.usual).len() <= sounds.usual.len());
        }
        let _ = (BirthDate::read(&text), phone_line(&text), words::latin(&text, words::Standard::Passport));
    }

    #[test]
    fn one_name_is_symmetric(one in text(), other in text()) {
        prop_assert_eq!(same_first_name(&one, &other), same_first_name(&other, &one));
        prop_assert!(same_first_name(&one, &one));
    }

    #[test]
    fn distances_are_symmetric_and_nothing_only_for_the_same(one in "[a-d]{0,7}", other in "[a-d]{0,7}") {
        let (a, b) = (one.as_bytes(), other.as_bytes());
        prop_assert_eq!(words::edits(a, b), words::edits(b, a));
        prop_assert_eq!(words::edits(a, b) == 0, a == b);
        let likeness = words::jaro_winkler(a, b);
        prop_assert!((0.0..=1.0).contains(&likeness));
        prop_assert_eq!(likeness, words::jaro_winkler(b, a));
    }

    #[test]
    fn the_order_of_the_register_is_no_matter(
        people in prop::collection::vec(written(), 2..9),
        turn in any::<prop::sample::Index>(),
    ) {
        let straight: Vec<usize> = (0..people.len()).collect();
        let mut turned: Vec<usize> = straight.iter().rev().copied().collect();
        turned.rotate_left(turn.index(people.len()));
        let (one, other) = (pairs(&people, &straight), pairs(&people, &turned));
        let met = |pairs: &[Pair]| pairs.iter().map(|pair| (pair.one, pair.other)).collect::<Vec<_>>();
        prop_assert_eq!(met(&one), met(&other));
        for (a, b) in one.iter().zip(&other) {
            prop_assert!((a.probability - b.probability).abs() < 1e-9, "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn nobody_is_paired_with_herself_and_no_pair_comes_twice(people in prop::collection::vec(written(), 0..12)) {
        let order: Vec<usize> = (0..people.len()).collect();
        let found = pairs(&people, &order);
        prop_assert!(found.iter().all(|pair| pair.one != pair.other));
        prop_assert!(found.windows(2).all(|two| (two[0].one, two[0].other) != (two[1].one, two[1].other)));
        prop_assert!(found.iter().all(|pair| (0.0..=1.0).contains(&pair.probability)));
    }

    #[test]
    fn a_register_and_its_index_say_the_same(people in prop::collection::vec(written(), 2..7)) {
        let asked = people[0].clone();
        let mut register = Register::new(Settings::default());
        for (given_name, family_name, second_name, birth_date, phone, suburb) in &people {
            register.add(&Person { given_name, family_name, second_name, birth_date: *birth_date, phone, suburb, ..Person::default() });
        }
        let mut index = register.into_index();
        let (given_name, family_name, second_name, birth_date, phone, suburb) = &asked;
        let asked = Person { given_name, family_name, second_name, birth_date: *birth_date, phone, suburb, ..Person::default() };
        let order: Vec<usize> = (0..people.len()).collect();
        let candidates = index.candidates(&asked, 0.0, 100);
        for pair in pairs(&people, &order).iter().filter(|pair| pair.one == 0) {
            let found = candidates.iter().find(|candidate| candidate.place == pair.other);
            prop_assert!(found.is_some_and(|found| (found.probability - pair.probability).abs() < 1e-9));
        }
    }
}
