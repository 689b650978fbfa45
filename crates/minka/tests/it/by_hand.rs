//! What is left out of the daily run stands in `docs/testing.md`, beside the smaller test of the same rule that is not.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use regex::Regex;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn whatever_runs_by_hand_is_named_beside_what_runs_each_time() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    rust_files(&crates, &mut files);
    let name = Regex::new(r"(?m)^\s*(?:async )?fn ([a-z_0-9]+)\(").expect("a pattern");
    // Written in two parts, or this file would be one that leaves a test out.
    let (mut by_hand, mut all) = (BTreeSet::new(), BTreeSet::new());
    for file in files {
        let text = fs::read_to_string(&file).expect("text");
        for after in text.split(concat!("\n#[ign", "ore")).skip(1) {
            by_hand.insert(name.captures(after).expect("a test")[1].to_owned());
        }
        all.extend(name.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let table = fs::read_to_string(crates.join("../docs/testing.md")).expect("the document");
    let quoted = Regex::new("`([a-z_0-9]+)`").expect("a pattern");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut named = BTreeSet::new();
    for row in rows {
        let tests: Vec<String> = quoted.captures_iter(row).map(|found| found[1].to_owned()).collect();
        let [daily, large, ..] = tests.as_slice() else { panic!("a test each time and one by hand: {row}") };
        assert!(all.contains(daily) && !by_hand.contains(daily), "{daily} runs each time");
        named.insert(large.clone());
    }
    assert_eq!(named, by_hand, "docs/testing.md names each test that runs by hand");
}
