//! Accounts, looked after at the machine.

use super::{Desk, done, refused, words};

#[test]
fn accounts_are_looked_after_at_the_machine() {
    let desk = Desk::with_programme();
    done(&desk.minka(&["user", "add", "bota", "Bota A.", "--language", "kk", "--folder", "asar"]), "/welcome/");
    refused(&desk.minka(&["user", "add", "bota", "Bota B.", "--folder", "asar"]), "");
    done(&desk.minka(&["user", "disable", "bota", "--folder", "asar"]), "can no longer sign in");
    refused(&desk.minka(&["user", "disable", "nobody", "--folder", "asar"]), "nobody signs in as nobody");
    let listed = desk.minka(&["user", "list", "--json", "--folder", "asar"]);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let names: Vec<(&str, bool)> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (line["sign_in_name"].as_str().unwrap_or_default(), line["disabled"].as_bool().unwrap_or_default()))
        .collect();
    assert_eq!(names, [("aigul", false), ("bota", true)]);
}

#[test]
fn a_programme_begun_without_an_administrator_gets_one() {
    let desk = Desk::new();
    done(&desk.init("asar", &[]), "--role administrator --folder asar");
    let add =
        |name: &str, role: &str| desk.minka(&["user", "add", name, "Elena K.", "--role", role, "--folder", "asar"]);
    done(&add("elena", "administrator"), "/welcome/");
    refused(&add("tamara", "administrator"), "There is an administrator already");
    assert_eq!(add("tamara", "manager").status.code(), Some(2), "other roles take two people");
    done(&desk.minka(&["user", "link", "aigul", "--folder", "asar"]), "She stays manager");
    done(&desk.minka(&["user", "link", "elena", "--folder", "asar"]), "1 of her roles wait");
    let listed = desk.minka(&["user", "list", "--folder", "asar"]);
    assert!(words(&listed).contains("manager at Alatau") && !words(&listed).contains("administrator at"));
    done(&desk.init("again", &["--administrator", "elena"]), "is ready");
}
