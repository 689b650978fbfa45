//! What may be linked, as `deny.toml` says: licences, crates that are refused, and where crates come from. Known weaknesses change from
//! day to day and need the net: `cargo deny check advisories` asks for those.

use std::{
    collections::BTreeSet,
    process::{Command, Output},
};

use serde_json::Value;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The platforms that Minka is made for.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

fn rules() -> toml::Table {
    std::fs::read_to_string("../../deny.toml").expect("deny.toml").parse().expect("TOML")
}

fn words(list: Option<&toml::Value>) -> BTreeSet<String> {
    let list = list.and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let read = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
    read.is_ok_and(|read| read.evaluate(|asked| allowed.contains(&asked.to_string())))
}

fn metadata(more: &[&str]) -> Output {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    Command::new(cargo)
        .args(["metadata", "--locked", "--format-version", "1", "--filter-platform", PLATFORM])
        .args(more)
        .output()
        .expect("cargo metadata")
}

#[test]
fn every_crate_may_be_linked() {
    // What was built is here already; where something is not, it is asked for.
    let told = metadata(&["--offline"]);
    let told = if told.status.success() { told } else { metadata(&[]) };
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let rules = rules();
    let allowed = words(rules["licenses"].get("allow"));
    let exceptions = rules["licenses"]["exceptions"].as_array().expect("exceptions");
    let refused: BTreeSet<&str> =
        rules["bans"]["deny"].as_array().expect("bans").iter().filter_map(|ban| ban["crate"].as_str()).collect();
    let packages = told["packages"].as_array().expect("packages");
    assert!(packages.len() > 300, "{} crates", packages.len());
    let mut problems = Vec::new();
    for package in packages {
        let (name, licence) =
            (package["name"].as_str().unwrap_or_default(), package["license"].as_str().unwrap_or_default());
        let mut here = allowed.clone();
        for exception in exceptions.iter().filter(|exception| exception["crate"].as_str() == Some(name)) {
            here.extend(words(exception.get("allow")));
        }
        if !is_allowed(licence, &here) {
            problems.push(format!("{name}: the licence {licence:?} is not allowed"));
        }
        if refused.contains(name) {
            problems.push(format!("{name} is refused"));
        }
        if package["source"].as_str().is_some_and(|source| source != REGISTRY) {
            problems.push(format!("{name} comes from {}", package["source"]));
        }
    }
    super::all_well(&problems);
}

#[test]
fn licences_are_read_as_they_are_written() {
    let allowed = ["MIT", "Apache-2.0"].map(str::to_owned).into();
    for (licence, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("MIT AND GPL-2.0-only", false),
        ("MIT/Apache-2.0", true),
        ("", false),
        ("Our own", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), expected, "{licence}");
    }
}
