//! A leader moves a woman by hand, and is told what that breaks.

use pairing::circles::{Circle, Finding, Tonight, Wish, check, explain};

use crate::world::{FOURTEEN, circle, done, person, place, sat, tonight};

fn evening() -> Tonight<&'static str> {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina", "Elvira", "Fatima"]);
    evening.facilitators = vec![person("Rosa", &[]), person("Saule", &[])];
    evening.apart = vec![("Dina", "Aigul"), ("Rosa", "Elvira")];
    evening.together = vec![("Bota", "Carmen")];
    evening
}

fn led(members: &[&'static str], facilitator: &'static str) -> Circle<&'static str> {
    Circle { facilitator: Some(facilitator), ..circle(members) }
}

#[test]
fn what_the_program_made_has_nothing_to_find() {
    let evening = evening();
    assert_eq!(check(&done(&evening, Wish::Circles(2)).circles, &evening), []);
}

#[test]
fn each_thing_that_a_change_breaks_is_found_and_named() {
    type Case = (&'static str, Vec<Circle<&'static str>>, Vec<Finding<&'static str>>);
    let cases: [Case; 8] = [
        (
            "as it should be",
            vec![led(&["Aigul", "Bota", "Carmen"], "Rosa"), led(&["Dina", "Elvira", "Fatima"], "Saule")],
            vec![],
        ),
        (
            "Dina moved to Aigul",
            vec![led(&["Aigul", "Bota", "Carmen", "Dina"], "Rosa"), led(&["Elvira", "Fatima"], "Saule")],
            vec![
                Finding::KeptApart { circle: 0, pair: ("Aigul", "Dina") },
                Finding::Uneven { smallest: 2, largest: 4 },
            ],
        ),
        (
            "Carmen and Fatima swapped",
            vec![led(&["Aigul", "Bota", "Fatima"], "Rosa"), led(&["Dina", "Elvira", "Carmen"], "Saule")],
            vec![Finding::NotTogether { pair: ("Bota", "Carmen") }],
        ),
        (
            "the facilitators swapped",
            vec![led(&["Aigul", "Bota", "Carmen"], "Saule"), led(&["Dina", "Elvira", "Fatima"], "Rosa")],
            vec![Finding::KeptApart { circle: 1, pair: ("Elvira", "Rosa") }],
        ),
        (
            "Fatima forgotten and Aigul twice",
            vec![led(&["Aigul", "Bota", "Carmen"], "Rosa"), led(&["Aigul", "Elvira"], "Saule")],
            vec![
                Finding::NotSeated { woman: "Dina" },
                Finding::NotSeated { woman: "Fatima" },
                Finding::SeatedTwice { person: "Aigul" },
            ],
        ),
        (
            "somebody who is not here, and a woman leading unasked",
            vec![led(&["Aigul", "Bota", "Carmen"], "Zarina"), led(&["Dina", "Elvira", "Fatima"], "Saule")],
            vec![Finding::NotPresent { person: "Zarina" }],
        ),
        (
            "one facilitator went home",
            vec![circle(&["Aigul", "Bota", "Carmen"]), led(&["Dina", "Elvira", "Fatima"], "Saule")],
            vec![Finding::NoFacilitator { circle: 0 }],
        ),
        ("no circles at all", vec![], FOURTEEN[..6].iter().map(|&woman| Finding::NotSeated { woman }).collect()),
    ];
    for (what, circles, expected) in cases {
        assert_eq!(check(&circles, &evening()), expected, "{what}");
    }
}

#[test]
fn hints_leave_the_decision_to_the_leader() {
    let mut evening = tonight(&[]);
    evening.women.extend(["Aigul", "Bota", "Dina"].map(|name| person(name, &["kk"])));
    evening.women.extend(["Carmen", "Lucia"].map(|name| person(name, &["es"])));
    let circles = [circle(&["Aigul", "Bota", "Dina", "Lucia"]), circle(&["Carmen"])];
    let found = check(&circles, &evening);
    let expected = [
        Finding::Uneven { smallest: 1, largest: 4 },
        Finding::AloneInLanguage { circle: 0, woman: "Lucia" },
        Finding::AloneInLanguage { circle: 1, woman: "Carmen" },
    ];
    assert_eq!(found, expected);
    assert!(found.iter().all(|finding| !finding.is_hard()));
}

#[test]
fn the_explanation_follows_the_change() {
    let mut evening = tonight(&["Aigul", "Bota", "Carmen", "Dina"]);
    evening.earlier = vec![sat(&[&["Aigul", "Bota"], &["Carmen", "Dina"]])];
    let mut circles = done(&evening, Wish::Circles(2)).circles;
    assert_eq!(explain(&circles, &evening).pairs_again(), 0);

    circles = vec![circle(&["Aigul", "Bota"]), circle(&["Carmen", "Dina"])];
    assert_ne!(place(&circles, "Aigul"), place(&circles, "Carmen"));
    let explanation = explain(&circles, &evening);
    assert_eq!((explanation.first_time_pairs(), explanation.pairs_again()), (0, 2));
    assert_eq!(explanation.circles[1].pairs_from_last_time, 1);
    assert_eq!(explanation.total_cost, 240);
}
