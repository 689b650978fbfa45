//! Every command explains itself: what it does, an example, how it ends.

use super::{Desk, words};

#[test]
fn every_command_says_what_it_does_with_an_example_and_how_it_ends() {
    let desk = Desk::new();
    let all = words(&desk.minka(&["--help"]));
    let commands: Vec<String> = all
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .map_while(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert_eq!(
        commands,
        [
            "demo",
            "init",
            "serve",
            "user",
            "course",
            "import",
            "export",
            "check",
            "country",
            "records",
            "key",
            "backup",
            "restore",
            "drill",
            "restraints",
            "seal",
            "unseal",
            "rules",
            "help"
        ]
    );
    let commands: Vec<String> = commands.into_iter().filter(|command| command != "help").collect();
    let mut lines: Vec<Vec<&str>> = commands.iter().map(|command| vec![command.as_str()]).collect();
    lines.extend(["list", "add", "link", "disable", "sign-out", "reset"].map(|act| vec!["user", act]));
    lines.extend(["list", "install", "export"].map(|act| vec!["course", act]));
    lines.extend(["parts", "join"].map(|act| vec!["key", act]));
    lines.extend(
        ["score", "change", "paired", "attrition", "attainment", "duplicates", "assign"]
            .map(|rule| vec!["rules", rule]),
    );
    for line in lines {
        let output = desk.minka(&[&line[..], &["--help"]].concat());
        let said = words(&output);
        assert_eq!(output.status.code(), Some(0), "{line:?}");
        assert!(said.contains("Examples:") && said.contains(&format!("minka {}", line[0])), "{line:?}: {said}");
        assert!(said.contains("Exit status: 0"), "{line:?}: {said}");
        // Decision 21: what becomes of half an answer is said where somebody scores.
        assert_eq!(said.contains("half an answer"), line == ["rules", "score"], "{line:?}");
    }
}
