//! Women and mentors on CSV: the least cost of all, whoever is left over, and what cannot be read.

use std::process::Output;

use serde_json::Value;

use super::{
    super::{Desk, words},
    answered,
};

/// The room of each mentor lies in a file beside the pairs.
fn assign(desk: &Desk, room: &str, more: &[&str], pairs: &str) -> Output {
    let file = desk.0.path().join("mentors.csv");
    std::fs::write(&file, format!("mentor,capacity\n{room}")).expect("written");
    let file = file.to_str().expect("UTF-8").to_owned();
    desk.rules(&[&["assign", "--capacity", &file], more].concat(), pairs)
}

/// Three women, two mentors: Ana takes one, Rosa two. Whoever stands first is not simply given what is best for her: L2 with Rosa
/// costs 90, so all together cost 10 + 20 + 5 with L2 beside Ana, and 10 + 90 + 5 the other way.
#[test]
fn women_are_assigned_at_the_least_cost_of_all() {
    let desk = Desk::new();
    let (room, input) =
        ("Ana,1\nRosa,2\n", "woman,mentor,cost\nL1,Ana,10\nL1,Rosa,20\nL2,Ana,10\nL2,Rosa,90\nL3,Rosa,5\nL3,Ana,kin\n");
    let output = assign(&desk, room, &[], input);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "woman,mentor,cost\nL1,Rosa,20\nL2,Ana,10\nL3,Rosa,5\n");
    assert!(words(&output).contains("all pairs together cost 35; nothing costs less"), "{}", words(&output));
    let output = assign(&desk, room, &["--json"], input);
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        (&said["total"], &said["proven"], &said["blocked"]),
        (&Value::from(35), &Value::from(true), &serde_json::json!([]))
    );
    // With Ana, L1 would pay ten less herself, and L2 eighty more.
    let next = serde_json::json!({ "mentor": "Ana", "more_for_her": -10, "more_for_all": 70, "others_move": 1 });
    assert_eq!(said["pairs"][0], serde_json::json!({ "woman": "L1", "mentor": "Rosa", "cost": 20, "next": next }));
}

/// The first three may go to Ana alone, who takes two: the third is left over, the fourth is not. A heavy need is more than anybody has.
/// Where a pair is simply not in the table, that is the reason.
#[test]
fn who_is_left_over_is_told_with_the_smallest_set_and_the_rules() {
    let desk = Desk::new();
    let room = "Ana,2\nRosa,2\n";
    let input = "woman,mentor,cost\nL1,Ana,1\nL1,Rosa,kin\nL2,Ana,2\nL2,Rosa,excluded\nL3,Ana,3\nL4,Ana,1\nL4,Rosa,1\n";
    let output = assign(&desk, room, &[], input);
    let mentors: Vec<String> = answered(&output, 1).iter().map(|row| row["mentor"].clone()).collect();
    assert_eq!(mentors, ["Ana", "Ana", "", "Rosa"]);
    let why = "L3 is left over: L1;L2;L3 may go to nobody but Ana, with room for 2 where 3 is needed; kept from all others by \
               kin;excluded;not_listed";
    assert!(words(&output).contains(why), "{}", words(&output));
    assert!(words(&output).contains("1 woman is left without a mentor"), "{}", words(&output));
    let said: Value = serde_json::from_slice(&assign(&desk, room, &["--json"], input).stdout).expect("JSON");
    assert_eq!(said["blocked"][0]["rules"], serde_json::json!(["kin", "excluded", "not_listed"]));
    let heavy = "woman,need,mentor,cost\nL1,3,Ana,1\nL1,3,Rosa,1\nL2,2,Ana,1\nL2,2,Rosa,5\nL9,1,,\n";
    let output = assign(&desk, room, &[], heavy);
    let mentors: Vec<String> = answered(&output, 1).iter().map(|row| row["mentor"].clone()).collect();
    assert_eq!(mentors, ["", "Ana", ""]);
    for why in
        ["L1 may go to nobody, with room for 0 where 3 is needed; kept from all others by too_heavy", "by not_listed"]
    {
        assert!(words(&output).contains(why), "{}", words(&output));
    }
}

#[test]
fn pairs_and_capacities_that_cannot_be_read_are_named_by_row_and_column() {
    let desk = Desk::new();
    let pairs = "woman,need,mentor,cost\nL1,9,Ana,1\nL2,1,Ana,\nL2,1,Ana,1\nL2,2,Ana,1\nL4,1,Eva,1\nL4,1\n";
    let output = assign(&desk, "Ana,2\nRosa,x\n", &[], pairs);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty(), "half a table has no answer");
    for place in [
        "capacities, row 3, column capacity: is no room",
        "row 2, column need: is no need",
        "row 3, column cost: is neither a cost",
        "row 5, column need: differs from her first row",
        "row 6, column mentor: is nobody in the file of capacities",
        "row 7: has not as many cells",
    ] {
        assert!(words(&output).contains(place), "{place}: {}", words(&output));
    }
    let large = assign(&desk, "Ana,4\n", &[], "woman,mentor,cost\nL1,Ana,4000000\nL2,Ana,4000000000\n");
    assert!(words(&large).contains("row 3, column cost: is too large a cost"), "{}", words(&large));
    let none = assign(&desk, "Ana,1\n", &[], "who,mentor,cost\nL1,Ana,1\n");
    assert!(words(&none).contains("the header has no column woman"), "{}", words(&none));
    let absent = desk.rules(&["assign", "--capacity", "/nowhere/mentors.csv"], "woman,mentor,cost\n");
    assert!(words(&absent).contains("--capacity /nowhere/mentors.csv:"), "{}", words(&absent));
    assert_eq!(desk.rules(&["assign"], "woman,mentor,cost\n").status.code(), Some(2));
}
